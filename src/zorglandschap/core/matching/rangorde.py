"""Soft wishes: which fitting offer comes first for one youth, with points that add up exactly.

Method: the level (first-best, acceptable, emergency) goes before the points. Each wish gives a score between
0 and 1 times its weight, rounded to whole points; the total is their sum, 0..1000, and more is better. Equal
totals share a rank. Among those, and only those, the place that is less scarce for others comes first, when that
is known of all of them; else the id decides the order on screen, which is arbitrary and said to be.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from zorglandschap.core.begrippen.afstand import hemelsbreed_km
from zorglandschap.core.begrippen.codelijsten import Niveau
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.tekst import Tekst
from zorglandschap.core.matching.gezinswens import BLIJFT_THUIS, Wensuitslag, deel_vervuld, in_woorden, weeg_wensen
from zorglandschap.core.matching.passend import Reden, Toets, nodig, tel_redenen, toets
from zorglandschap.core.matching.profiel import (
    HOOGSTE_TOTAAL,
    SPECIALISMEN,
    Aanbiedingen,
    Ints,
    Profiel,
    Reals,
    Wens,
    Zoekregels,
    masker,
)
from zorglandschap.core.matching.samen import als_antwoord, deel_samen, weeg_samen

NIVEAUS: tuple[Niveau, ...] = tuple(Niveau)


@dataclass(frozen=True, slots=True)
class Bijdrage:
    """Points of one wish, and the most it could have given."""

    wens: Wens
    punten: int
    hoogstens: int


@dataclass(frozen=True, slots=True)
class Kandidaat:
    """An offer that fits: its rank (1 is first, equal points share it), level, points and distances in km.

    ``wensen`` are those of youth and parents, each met, not met or not known. ``bij_familie``: a brother or sister
    lives at this location, or only elsewhere; None when none lives anywhere.
    ``gelijken_op_schaarste``: the order among its equals is by scarcity; ``minder_schaars``: one of them is scarcer.
    """

    aanbod: int
    rang: int
    is_gedeeld: bool
    niveau: Niveau
    punten: int
    bijdragen: tuple[Bijdrage, ...]
    km_thuis: float
    km_school: float | None
    start: date
    gelijken_op_schaarste: bool = False
    minder_schaars: bool = False
    wensen: tuple[Wensuitslag, ...] = ()
    bij_familie: bool | None = None


@dataclass(frozen=True, slots=True)
class Bijna:
    """An offer that would fit if one thing changed."""

    aanbod: int
    reden: Reden
    nodig: Tekst
    niveau: Niveau
    km_thuis: float


@dataclass(frozen=True, slots=True)
class Rangschikking:
    """Everything the ranking says: fitting offers in order, why others are out, and the near misses."""

    kandidaten: tuple[Kandidaat, ...]
    uitgesloten: Mapping[Reden, int]
    bijna: tuple[Bijna, ...]
    aantal_bekeken: int
    aantal_passend: int
    aantal_bijna: int
    gewogen: tuple[Wens, ...] = ()


def rank(
    profiel: Profiel,
    aanbiedingen: Aanbiedingen,
    *,
    niveaus: Mapping[Hulpvorm, Niveau],
    regels: Zoekregels,
    hoogstens: int = 20,
    hoogstens_bijna: int = 5,
    schaarste: Reals | None = None,
) -> Rangschikking:
    """Rank n offers for one youth; ``hoogstens`` bounds how many are explained, never what is weighed.

    ``niveaus`` maps each form the advice allows to its level; other forms are excluded by reason. ``schaarste`` says
    per offer what one more place like it would add for others (NaN: not known); it orders equals and nothing else.
    The result does not depend on the order of the rows.
    """
    uitslag = toets(profiel, aanbiedingen, niveaus=niveaus, regels=regels)
    zoek = _Zoekvraag(profiel, aanbiedingen, uitslag, regels)
    passend, bijna = np.flatnonzero(uitslag.past), np.flatnonzero(uitslag.bijna)
    eerst, eerst_bijna = (_vooraan(uitslag, rijen, n) for rijen, n in ((passend, hoogstens), (bijna, hoogstens_bijna)))
    return Rangschikking(
        kandidaten=_kandidaten(zoek, _orde(zoek, eerst, schaarste), hoogstens),
        uitgesloten=tel_redenen(uitslag.bits),
        bijna=tuple(_bijna(zoek, int(rij)) for rij in _orde(zoek, eerst_bijna).rijen[:hoogstens_bijna]),
        aantal_bekeken=aanbiedingen.aantal,
        aantal_passend=int(passend.size),
        aantal_bijna=int(bijna.size),
        gewogen=regels.wensen,
    )


def _vooraan(uitslag: Toets, rijen: Ints, aantal: int) -> Ints:
    """The rows that could be among the first ``aantal``, with all their equals: the level goes before the points."""
    if aantal >= rijen.size:
        return rijen
    niveau, laatste = uitslag.niveau[rijen], max(aantal - 1, 0)
    vooraan: Ints = rijen[niveau <= np.partition(niveau, laatste)[laatste]]
    return vooraan


def tel_punten(profiel: Profiel, aanbiedingen: Aanbiedingen, uitslag: Toets, regels: Zoekregels, rijen: Ints) -> Ints:
    """Total points of the offers in ``rijen``, as the ranking would show them, without the words."""
    zoek = _Zoekvraag(profiel, aanbiedingen, uitslag, regels)
    return np.asarray(_punten(zoek, rijen, _km_school(zoek, rijen)).sum(axis=1))


def weeg_rij(
    profiel: Profiel, aanbiedingen: Aanbiedingen, uitslag: Toets, regels: Zoekregels, rij: int
) -> tuple[tuple[Bijdrage, ...], float | None]:
    """Points per wish of one offer, whether it fits or not, and its km to school (None without a known school)."""
    zoek, rijen = _Zoekvraag(profiel, aanbiedingen, uitslag, regels), np.array([rij])
    school = _km_school(zoek, rijen)
    bijdragen = _bijdragen(_punten(zoek, rijen, school)[0], _meest(regels))
    return bijdragen, float(school[0]) if profiel.school else None


def _meest(regels: Zoekregels) -> list[tuple[Wens, int]]:
    """The wishes that the policy weighs, each with the most it gives."""
    return [(wens, regels.gewichten[wens]) for wens in regels.wensen]


def _bijdragen(punten: Ints, meest: list[tuple[Wens, int]]) -> tuple[Bijdrage, ...]:
    return tuple(
        Bijdrage(wens, deel, hoogstens) for (wens, hoogstens), deel in zip(meest, punten.tolist(), strict=True)
    )


def gezinswensen(
    profiel: Profiel, aanbiedingen: Aanbiedingen, regels: Zoekregels, rij: int, km_school: float | None
) -> tuple[Wensuitslag, ...]:
    """What youth and parents asked, with how the offer in ``rij`` stands to it."""
    stand = weeg_wensen(profiel, aanbiedingen, np.array([km_school or 0.0]), regels, np.array([rij]))
    return in_woorden(profiel, stand)[0]


@dataclass(frozen=True, slots=True, eq=False)
class _Zoekvraag:
    profiel: Profiel
    a: Aanbiedingen
    uitslag: Toets
    regels: Zoekregels


@dataclass(frozen=True, slots=True, eq=False)
class _Orde:
    """Rows in order of level, points, scarcity and id; with points (rows x wishes) and km to school.

    ``sleutel`` is level and points in one number; ``schaars`` is zero where scarcity does not decide.
    """

    rijen: Ints
    punten: Ints
    school: Reals
    sleutel: Ints
    schaars: Reals


def _orde(zoek: _Zoekvraag, rijen: Ints, schaarste: Reals | None = None) -> _Orde:
    school = _km_school(zoek, rijen)
    punten = _punten(zoek, rijen, school)
    # equal level and points: equal key, equal rank
    sleutel = zoek.uitslag.niveau[rijen] * (HOOGSTE_TOTAAL + 1) - punten.sum(axis=1)
    schaars = weeg_schaarste(sleutel, None if schaarste is None else schaarste[rijen])
    orde = np.lexsort((zoek.a.id[rijen], schaars, sleutel))
    return _Orde(rijen[orde], punten[orde], school[orde], sleutel[orde], schaars[orde])


def weeg_schaarste(sleutel: Ints, schaarste: Reals | None) -> Reals:
    """What may order equals (rows with one ``sleutel``): nothing in a group of which one row is not known (NaN)."""
    if schaarste is None:
        return np.zeros(sleutel.size)
    onbekend = np.isnan(schaarste)
    return np.where(np.isin(sleutel, sleutel[onbekend]), 0.0, schaarste) if onbekend.any() else schaarste


def _kandidaten(zoek: _Zoekvraag, orde: _Orde, hoogstens: int) -> tuple[Kandidaat, ...]:
    totaal, niveau, schaars, sleutel = orde.punten.sum(axis=1), zoek.uitslag.niveau, orde.schaars, orde.sleutel
    eerste, na = (np.searchsorted(sleutel, sleutel[:hoogstens], side=kant).tolist() for kant in ("left", "right"))
    meest = _meest(zoek.regels)
    gewenst = zoek.profiel.gewenste_start.toordinal()
    stand = weeg_wensen(zoek.profiel, zoek.a, orde.school[:hoogstens], zoek.regels, orde.rijen[:hoogstens])
    wensen = in_woorden(zoek.profiel, stand)
    samen = weeg_samen(zoek.profiel, zoek.a, orde.rijen[:hoogstens]).tolist()
    return tuple(
        Kandidaat(
            aanbod=int(zoek.a.id[rij]),
            rang=eerste[plaats] + 1,
            is_gedeeld=na[plaats] - eerste[plaats] > 1,
            niveau=NIVEAUS[int(niveau[rij])],
            punten=int(totaal[plaats]),
            bijdragen=_bijdragen(orde.punten[plaats], meest),
            km_thuis=float(zoek.uitslag.km[rij]),
            km_school=float(orde.school[plaats]) if zoek.profiel.school else None,
            start=date.fromordinal(max(gewenst, int(zoek.a.vrij_vanaf[rij]))),
            gelijken_op_schaarste=bool(schaars[eerste[plaats]] < schaars[na[plaats] - 1]),
            minder_schaars=bool(schaars[plaats] < schaars[na[plaats] - 1]),
            wensen=wensen[plaats],
            bij_familie=als_antwoord(samen[plaats]),
        )
        for plaats, rij in enumerate(orde.rijen[:hoogstens])
    )


def _bijna(zoek: _Zoekvraag, rij: int) -> Bijna:
    reden, km = Reden(int(zoek.uitslag.bits[rij])), float(zoek.uitslag.km[rij])
    return Bijna(
        aanbod=int(zoek.a.id[rij]),
        reden=reden,
        nodig=nodig(reden, rij, profiel=zoek.profiel, aanbiedingen=zoek.a, km=km, regels=zoek.regels),
        niveau=NIVEAUS[int(zoek.uitslag.niveau[rij])],
        km_thuis=km,
    )


def _km_school(zoek: _Zoekvraag, rijen: Ints) -> Reals:
    if zoek.profiel.school is None:
        return np.zeros(rijen.size)
    return hemelsbreed_km(*zoek.profiel.school, zoek.a.breedte[rijen], zoek.a.lengte[rijen])


def _punten(zoek: _Zoekvraag, rijen: Ints, school: Reals) -> Ints:
    """Points per row and wish, whole numbers; the columns follow the order of the wishes that the policy weighs."""
    a, regels = zoek.a, zoek.regels
    scores = {
        Wens.GEMEENTE: (a.gemeente[rijen] == zoek.profiel.gemeente).astype(np.float64),
        Wens.THUIS: _dichtbij(zoek.uitslag.km[rijen], regels.zoekgebied_km),
        # who keeps sleeping at home keeps the own school: the wish is met
        Wens.SCHOOL: np.where(BLIJFT_THUIS[a.hulpvorm[rijen]], 1.0, _dichtbij(school, regels.school_km)),
        Wens.DESKUNDIG: _deskundig(zoek.profiel, a.specialismen[rijen]),
        Wens.SNEL: _snel(zoek.profiel, a.vrij_vanaf[rijen]),
        Wens.GEZIN: deel_vervuld(weeg_wensen(zoek.profiel, a, school, regels, rijen)),
        Wens.SAMEN: deel_samen(weeg_samen(zoek.profiel, a, rijen)),
    }
    kolommen = [np.rint(scores[wens] * regels.gewichten[wens]).astype(np.int64) for wens in regels.wensen]
    return np.stack(kolommen, axis=1)


def _dichtbij(km: Reals, hoogstens_km: float) -> Reals:
    return np.asarray(1.0 - np.minimum(km / hoogstens_km, 1.0))


def _deskundig(profiel: Profiel, specialismen: Ints) -> Reals:
    """Share of the needs that the offer is especially good at; 1 when nothing special is needed."""
    gevraagd = masker(profiel.behoeften)
    if not gevraagd:
        return np.ones(specialismen.size)
    raak = np.zeros(specialismen.size)
    for bit in range(len(SPECIALISMEN)):
        raak += ((specialismen & gevraagd) >> bit) & 1
    return raak / len(profiel.behoeften)


def _snel(profiel: Profiel, vrij_vanaf: Ints) -> Reals:
    """1 when free at the wished start, 0 at the latest start."""
    ruimte = (profiel.uiterste_start - profiel.gewenste_start).days
    dagen = np.maximum(vrij_vanaf - profiel.gewenste_start.toordinal(), 0)
    return np.asarray(1.0 - np.minimum(dagen / max(ruimte, 1), 1.0))
