"""Builds the arrays of an assignment: the hard conditions and points of the ranking, for all youths together.

The reasons come from ``passend.toets`` itself, one youth at a time over the offers that are near enough; the
points are those of ``rangorde``, computed for all pairs at once. Tests hold both against the ranking.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from zorglandschap.core.begrippen.afstand import AARDSTRAAL_KM, hemelsbreed_km
from zorglandschap.core.matching.gezinswens import BLIJFT_THUIS, deel_vervuld, weeg_wensen
from zorglandschap.core.matching.passend import GEEN_NIVEAU, Reden, Toets, toets
from zorglandschap.core.matching.profiel import (
    HOOGSTE_TOTAAL,
    Aanbiedingen,
    Bools,
    Ints,
    Profiel,
    Reals,
    Wens,
    Zoekregels,
    masker,
)
from zorglandschap.core.matching.samen import deel_samen, weeg_samen
from zorglandschap.core.matching.verdeling.doelorde import GEEN_PASSENDE_PLEK
from zorglandschap.core.matching.verdeling.invoer import Aanbod, Invoer, Jeugdige, als_aanbiedingen
from zorglandschap.core.matching.verdeling.opgave import GEEN, Opgave, Randen

_KM_PER_GRAAD = AARDSTRAAL_KM * np.pi / 180
_VAK_GRADEN = 0.25  # youths of one square share the offers that can be near
_TELT_NIET_BIJ_BLIJVEN = int(Reden.NIET_VRIJ | Reden.NIET_SAMEN | Reden.GEWEIGERD | Reden.TE_KORT | Reden.GEEN_CONTRACT)


def maak_opgave(invoer: Invoer, regels: Zoekregels) -> Opgave:
    """The arrays of this question; the same whatever the order in which it was asked."""
    jeugdigen = sorted(invoer.jeugdigen, key=lambda j: j.id)
    aanbod = sorted(invoer.aanbod, key=lambda a: a.id)
    teams = sorted(invoer.teams, key=lambda t: t.id)
    rij_van = {a.id: rij for rij, a in enumerate(aanbod)}
    team_van = {t.id: rij for rij, t in enumerate(teams)}
    huidig = _geheel([GEEN if j.huidig is None else rij_van[j.huidig] for j in jeugdigen])
    paren = _paren(jeugdigen, aanbod, huidig, regels)
    randen, blijven = _scheid(paren, jeugdigen, huidig, aanbod)
    return Opgave(
        jeugdige_id=_geheel([j.id for j in jeugdigen]),
        urgentie=_geheel([j.urgentie for j in jeugdigen]),
        wachtdagen=_geheel([j.wachtdagen for j in jeugdigen]),
        crisis=np.array([j.profiel.crisis for j in jeugdigen], dtype=np.bool_),
        groep=_groepnummers(jeugdigen),
        huidig=huidig,
        niveau_blijf=blijven[0],
        gemis_blijf=blijven[1],
        aanbod_id=_geheel([a.id for a in aanbod]),
        locatie=_geheel([a.locatie or 0 for a in aanbod]),
        vrij=_geheel([a.vrij for a in aanbod]),
        reserve=_geheel([a.reserve for a in aanbod]),
        team=_geheel([GEEN if a.team is None else team_van[a.team] for a in aanbod]),
        team_id=_geheel([t.id for t in teams]),
        ruimte=_geheel([t.ruimte for t in teams]),
        randen=randen,
        **_hulpgebieden(aanbod, team_van),
    )


def _hulpgebieden(aanbod: list[Aanbod], team_van: dict[int, int]) -> dict[str, Ints]:
    """Offers where the same teams work are one area, in the order of the first offer in it."""
    nummer: dict[tuple[int, ...], int] = {}
    rijen = [(rij, tuple(sorted(team_van[t] for t in a.teams))) for rij, a in enumerate(aanbod) if a.teams]
    gebied = [nummer.setdefault(werkers, len(nummer)) for _, werkers in rijen]
    paren = [(g, team) for werkers, g in nummer.items() for team in werkers]
    return {
        "hulp_aanbod": _geheel([rij for rij, _ in rijen]),
        "hulp_gebied": _geheel(gebied),
        "kan_gebied": _geheel([g for g, _ in paren]),
        "kan_team": _geheel([team for _, team in paren]),
    }


@dataclass(frozen=True, slots=True, eq=False)
class _Paren:
    """Pairs of youth and offer with their reasons, level and missed points."""

    jeugdige: Ints
    aanbod: Ints
    bits: Ints
    niveau: Ints
    gemis: Ints


def _paren(jeugdigen: list[Jeugdige], aanbod: list[Aanbod], huidig: Ints, regels: Zoekregels) -> _Paren:
    """All pairs that fit but for what a move or splitting up could solve, and each mover's own offer."""
    alle = als_aanbiedingen(aanbod)
    vertrek = np.bincount(huidig[huidig != GEEN], minlength=len(aanbod)) > 0
    gesloten = np.array([a.alleen_crisis for a in aanbod], dtype=np.bool_)
    delen: list[tuple[int, Ints, Ints, Ints, Reals, Reals]] = []
    for groep, rijen in _vakken(jeugdigen, alle, huidig, regels.zoekgebied_km):
        deel, vol = neem(alle, rijen), ~vertrek[rijen]
        for nummer in groep:
            jeugdige = jeugdigen[nummer]
            uitslag = toets(jeugdige.profiel, deel, niveaus=jeugdige.niveaus, regels=regels)
            bits = uitslag.bits | (gesloten[rijen] & (not jeugdige.profiel.crisis)) * int(Reden.ALLEEN_CRISIS)
            kan = _kan(jeugdige, bits, vol) | (rijen == huidig[nummer])
            hier = np.flatnonzero(kan)
            delen.append((nummer, rijen[hier], bits[hier], *_maten(jeugdige, deel, uitslag, hier)))
    return _samen(delen, jeugdigen, alle, huidig, regels)


def _kan(jeugdige: Jeugdige, bits: Ints, vol: Bools) -> Bools:
    """True where nothing stands in the way that this assignment cannot solve."""
    los = int(Reden.NIET_VRIJ) * ~vol | (int(Reden.NIET_SAMEN) if jeugdige.groep is not None else 0)
    return np.asarray((bits & ~los) == 0)


def _maten(jeugdige: Jeugdige, deel: Aanbiedingen, uitslag: Toets, hier: Ints) -> tuple[Ints, Reals, Reals]:
    school = jeugdige.profiel.school
    ver = np.zeros(hier.size) if school is None else hemelsbreed_km(*school, deel.breedte[hier], deel.lengte[hier])
    return uitslag.niveau[hier], uitslag.km[hier], ver


def _samen(
    delen: list[tuple[int, Ints, Ints, Ints, Reals, Reals]],
    jeugdigen: list[Jeugdige],
    alle: Aanbiedingen,
    huidig: Ints,
    regels: Zoekregels,
) -> _Paren:
    delen.sort(key=lambda deel: deel[0])
    i = np.repeat(_geheel([d[0] for d in delen]), _geheel([d[1].size for d in delen]))
    j, bits, niveau = (np.concatenate([_geheel([]), *(d[k] for d in delen)]) for k in (1, 2, 3))
    km, school = (np.concatenate([np.zeros(0), *(d[k] for d in delen)]) for k in (4, 5))
    punten = _punten(jeugdigen, alle, (i, j), (km, school), huidig, regels)
    return _Paren(i, j.astype(np.int64), bits.astype(np.int64), niveau.astype(np.int64), HOOGSTE_TOTAAL - punten)


def _punten(
    jeugdigen: list[Jeugdige],
    a: Aanbiedingen,
    paar: tuple[Ints, Ints],
    km: tuple[Reals, Reals],
    huidig: Ints,
    regels: Zoekregels,
) -> Ints:
    """Points of the ranking per pair; who stays has no waiting time, so the wish for a quick place is met."""
    i, j = paar
    profielen = [jeugdige.profiel for jeugdige in jeugdigen]
    gewenst = _geheel([p.gewenste_start.toordinal() for p in profielen])[i]
    ruimte = _geheel([max((p.uiterste_start - p.gewenste_start).days, 1) for p in profielen])[i]
    gemeente = _geheel([p.gemeente for p in profielen])[i]
    gevraagd = _geheel([masker(p.behoeften) for p in profielen])[i]
    aantal = _geheel([len(p.behoeften) for p in profielen])[i]
    raak = np.bitwise_count(gevraagd & a.specialismen[j])
    dagen = np.where(huidig[i] == j, 0, np.maximum(a.vrij_vanaf[j] - gewenst, 0))
    scores: dict[Wens, Reals] = {
        Wens.GEMEENTE: (a.gemeente[j] == gemeente).astype(np.float64),
        Wens.THUIS: 1.0 - np.minimum(km[0] / regels.zoekgebied_km, 1.0),
        Wens.SCHOOL: np.where(BLIJFT_THUIS[a.hulpvorm[j]], 1.0, 1.0 - np.minimum(km[1] / regels.school_km, 1.0)),
        Wens.DESKUNDIG: np.where(aantal == 0, 1.0, raak / np.maximum(aantal, 1)),
        Wens.SNEL: 1.0 - np.minimum(dagen / ruimte, 1.0),
        Wens.GEZIN: _gezinswensen(profielen, a, paar, km[1], regels),
        Wens.SAMEN: _bij_familie(profielen, a, paar),
    }
    totaal = np.zeros(i.size, dtype=np.int64)
    for wens in regels.wensen:
        totaal += np.rint(scores[wens] * regels.gewichten[wens]).astype(np.int64)
    return totaal


def _gezinswensen(
    profielen: list[Profiel], a: Aanbiedingen, paar: tuple[Ints, Ints], school: Reals, regels: Zoekregels
) -> Reals:
    """Share of the wishes of youth and parents that is met, per pair; the pairs stand in the order of the youths."""
    i, j = paar
    deel = np.ones(i.size)
    for nummer, profiel in enumerate(profielen):
        if profiel.wensen:
            hier = slice(*np.searchsorted(i, [nummer, nummer + 1]).tolist())
            deel[hier] = deel_vervuld(weeg_wensen(profiel, a, school[hier], regels, j[hier]))
    return deel


def _bij_familie(profielen: list[Profiel], a: Aanbiedingen, paar: tuple[Ints, Ints]) -> Reals:
    """Whether a brother or sister lives there already, per pair; 1 when there is nothing to meet."""
    i, j = paar
    deel = np.ones(i.size)
    for nummer, profiel in enumerate(profielen):
        if profiel.gezinslocaties:
            hier = slice(*np.searchsorted(i, [nummer, nummer + 1]).tolist())
            deel[hier] = deel_samen(weeg_samen(profiel, a, j[hier]))
    return deel


def _scheid(
    p: _Paren, jeugdigen: list[Jeugdige], huidig: Ints, aanbod: list[Aanbod]
) -> tuple[Randen, tuple[Ints, Ints]]:
    """Edges apart from staying; who moves only moves to a strictly better level, and only when willing."""
    eigen = huidig[p.jeugdige] == p.aanbod
    niveau_blijf = np.full(len(jeugdigen), GEEN_PASSENDE_PLEK, dtype=np.int64)
    gemis_blijf = np.full(len(jeugdigen), HOOGSTE_TOTAAL, dtype=np.int64)
    goed = eigen & ((p.bits & ~_TELT_NIET_BIJ_BLIJVEN) == 0) & (p.niveau != GEEN_NIVEAU)
    niveau_blijf[p.jeugdige[goed]], gemis_blijf[p.jeugdige[goed]] = p.niveau[goed], p.gemis[goed]
    wil = np.array([j.stemt_in for j in jeugdigen], dtype=np.bool_)[p.jeugdige]
    beter = (huidig[p.jeugdige] == GEEN) | (wil & (p.niveau < niveau_blijf[p.jeugdige]))
    na = (p.bits & int(Reden.NIET_VRIJ)) != 0
    blijft = np.flatnonzero(beter & ~eigen)
    orde = blijft[np.lexsort((p.aanbod[blijft], p.jeugdige[blijft]))]
    kan_samen = np.array([a.neemt_samen for a in aanbod], dtype=np.bool_)[p.aanbod]
    randen = Randen(p.jeugdige[orde], p.aanbod[orde], p.niveau[orde], p.gemis[orde], na[orde], kan_samen[orde])
    return randen, (niveau_blijf, gemis_blijf)


def neem(a: Aanbiedingen, rijen: Ints) -> Aanbiedingen:
    """Some of the offers."""
    return Aanbiedingen(*(getattr(a, veld.name)[rijen] for veld in fields(Aanbiedingen)))


def _vakken(jeugdigen: list[Jeugdige], a: Aanbiedingen, huidig: Ints, km: float) -> list[tuple[list[int], Ints]]:
    """Youths by square of the map, each with the rows of the offers that can be near one of them."""
    vakken: dict[tuple[int, int], list[int]] = {}
    for nummer, jeugdige in enumerate(jeugdigen):
        vak = (int(jeugdige.profiel.breedte // _VAK_GRADEN), int(jeugdige.profiel.lengte // _VAK_GRADEN))
        vakken.setdefault(vak, []).append(nummer)
    uit = []
    for (noord, oost), groep in sorted(vakken.items()):
        zuid, west = noord * _VAK_GRADEN, oost * _VAK_GRADEN
        marge = km / _KM_PER_GRAAD * 1.01
        krap = max(0.05, float(np.cos(np.radians(min(89.0, max(abs(zuid), abs(zuid + _VAK_GRADEN)) + marge)))))
        dichtbij = (a.breedte >= zuid - marge) & (a.breedte <= zuid + _VAK_GRADEN + marge)
        dichtbij &= (a.lengte >= west - marge / krap) & (a.lengte <= west + _VAK_GRADEN + marge / krap)
        eigen = huidig[groep]
        dichtbij[eigen[eigen != GEEN]] = True
        uit.append((groep, np.flatnonzero(dichtbij)))
    return uit


def _groepnummers(jeugdigen: list[Jeugdige]) -> Ints:
    namen = sorted({j.groep for j in jeugdigen if j.groep is not None})
    nummer = {naam: rij for rij, naam in enumerate(namen)}
    return _geheel([GEEN if j.groep is None else nummer[j.groep] for j in jeugdigen])


def _geheel(waarden: list[int]) -> Ints:
    return np.array(waarden, dtype=np.int64)
