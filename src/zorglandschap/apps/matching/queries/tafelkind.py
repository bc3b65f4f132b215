"""One youth at the placement table: why this, why not that, who benefits, and what differing would cost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import numpy as np

from zorglandschap.apps.aanbod.queries import AanbodBeeld, list_beelden
from zorglandschap.apps.casus.queries import get_tafelcasus, list_niet_voor, log_tafelkinderen
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.matching.queries.tafel import (
    Bron,
    Kaart,
    Planbeeld,
    get_plan,
    is_nieuwste,
    maak_bron,
    planbeeld,
)
from zorglandschap.apps.matching.queries.tafelstand import beloofd_aan
from zorglandschap.apps.matching.tafelrekening import Rekening, rekening_van
from zorglandschap.apps.matching.tafelresultaat import Resultaat, lees_resultaat
from zorglandschap.core.begrippen.codelijsten import Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import Tekst
from zorglandschap.core.matching.tafel import Kostenregel, groepzin, kosten, oordeel
from zorglandschap.core.matching.verdeling.uitleg import WaaromNiet
from zorglandschap.core.matching.verdeling.watals import Verschil

OPTIES = 30  # offers to choose from, the best for this youth first
BLIJFT = 0  # the choice ‘keeps waiting, or stays’, beside the numbers of offers


@dataclass(frozen=True, slots=True)
class Optie:
    """An offer that fits this youth, with its level and how many points of wishes are met.

    ``punten`` is None when the address is secret: they say how far away it is.
    """

    nummer: int
    beeld: AanbodBeeld
    niveau: int
    punten: int | None
    is_advies: bool


@dataclass(frozen=True, slots=True)
class Nietregel:
    """Why this offer was not given."""

    beeld: AanbodBeeld
    niveau: int
    zin: Tekst


@dataclass(frozen=True, slots=True)
class WatAlsBlad:
    """What differing would cost; ``naar`` None: keeps waiting or stays. ``geraakt``: whose place changes.

    ``past``: the offer fits this youth. ``kan`` is False when the small calculation cannot say what it costs, such as
    for a place that must still come free: that may be decided all the same. ``voor_collega``: this viewer may not
    decide on it. ``groep``: what happens to brothers and sisters.
    """

    nummer: int
    keuze: int
    naar: AanbodBeeld | None
    is_advies: bool
    past: bool
    kan: bool
    regels: tuple[Kostenregel, ...]
    oordeel: Tekst
    geraakt: tuple[Kaart, ...]
    voor_collega: bool = False
    groep: Tekst | None = None


@dataclass(frozen=True, slots=True)
class Tafelkindblad:
    """The page of one youth; only the newest plan is explained, and only in that one can be chosen."""

    plan: Planbeeld
    is_nieuwste: bool
    kaart: Kaart
    keten: tuple[Kaart, ...]
    waarom: Tekst | None
    waarom_niet: tuple[Nietregel, ...]
    opties: tuple[Optie, ...]
    watals: WatAlsBlad | None


def get_tafelkind(
    kijker: Kijker, sleutel: UUID, nummer: int, *, nu: datetime, keuze: int | None = None
) -> Tafelkindblad:
    """One youth of a plan, with the answer to ‘what if’ when ``keuze`` (an offer, or BLIJFT) is asked.

    Raises NietGevonden for who does not sit at the table, and for a youth or offer that is not in this plan.
    """
    bron = _bron(kijker, sleutel, nummer, nu)
    res, nieuwste = bron.resultaat, is_nieuwste(bron.plan)
    leden = res.keten(nummer)
    rekening = rekening_van(bron.plan) if nieuwste and nummer not in res.vast else None
    uitleg = None if rekening is None else rekening.leg_uit(nummer)
    rijen = [] if rekening is None else _rijen(bron, rekening, nummer)
    mee = [bron.resultaat.aanbod[n] for n, _, _ in rijen]
    for wie in {nummer, *(p.jeugdige for p in leden)}:
        mee += filter(None, (bron.aanbod_van(wie), bron.woont_bij(wie)))
    woorden = list_beelden(mee)
    kaarten = tuple(bron.kaart(p.jeugdige, res.kolom(p.jeugdige), p, woorden) for p in leden)
    eigen = next((k for k in kaarten if k.nummer == nummer), None)
    niet = {} if uitleg is None else {w.aanbod: w for w in uitleg.waarom_niet}
    watals = None if keuze is None or not nieuwste else _watals(kijker, bron, nummer, keuze, nu)
    _log(kijker, nummer, (*kaarten, *(watals.geraakt if watals else ())))
    return Tafelkindblad(
        plan=planbeeld(kijker, bron.plan, res, nu),
        is_nieuwste=nieuwste,
        kaart=eigen or bron.kaart(nummer, res.kolom(nummer), None, woorden),
        keten=kaarten,
        waarom=None if uitleg is None else uitleg.waarom,
        waarom_niet=tuple(_nietregel(niet[n], woorden[res.aanbod[n]]) for n, _, _ in rijen if n in niet),
        opties=_opties(bron, nummer, rijen, woorden),
        watals=watals,
    )


def get_watals(kijker: Kijker, sleutel: UUID, nummer: int, keuze: int, *, nu: datetime) -> WatAlsBlad:
    """Only what differing would cost, for a card that was dragged; only of the newest plan."""
    bron = _bron(kijker, sleutel, nummer, nu)
    if not is_nieuwste(bron.plan):
        raise NietGevonden
    watals = _watals(kijker, bron, nummer, keuze, nu)
    _log(kijker, nummer, watals.geraakt)
    return watals


def vraag_verschil(rekening: Rekening, resultaat: Resultaat, nummer: int, keuze: int) -> Verschil:
    """What this choice costs; the advice itself costs nothing, and is not an approximation."""
    if nummer in resultaat.vast:
        return Verschil(kan=False, trappen=(), geraakt=())
    advies = resultaat.plaatsing(nummer)
    if keuze == (BLIJFT if advies is None else advies.aanbod):
        return Verschil(kan=True, trappen=(), geraakt=(), is_benadering=False)
    if keuze != BLIJFT and keuze not in resultaat.aanbod:
        raise NietGevonden
    return rekening.wat_als(nummer, None if keuze == BLIJFT else keuze)


def raakt_eigen(kijker: Kijker, heel: Resultaat, verschil: Verschil, nummer: int, keuze: int, *, nu: datetime) -> bool:
    """True when this choice touches a family from which the viewer is excluded: then a colleague decides.

    That family changes place by it, is in the same chain, or has to do with the same offer: lives there, is advised
    there, or was promised a place there.
    """
    sleutels = list_niet_voor(kijker, list(heel.casussen.values()))
    eigen = (heel.aanbod.get(keuze), heel.geadviseerd(nummer), heel.aanbod.get(heel.huidig.get(nummer, 0)))
    aanbod = {pk for pk in eigen if pk is not None}
    for ander in (n for n, sleutel in heel.casussen.items() if sleutel in sleutels):
        plekken = {heel.geadviseerd(ander), heel.aanbod.get(heel.huidig.get(ander, 0))}
        if ander in verschil.geraakt or heel.keten(ander) == (heel.keten(nummer) or None) or plekken & aanbod:
            return True
    return bool(list_niet_voor(kijker, beloofd_aan(aanbod, nu)))


def _bron(kijker: Kijker, sleutel: UUID, nummer: int, nu: datetime) -> Bron:
    """The plan for this viewer; raises NietGevonden for a youth that is not in it, or not to be seen."""
    plan = get_plan(kijker, sleutel, nu=nu, met_opgave=True)
    casussen = lees_resultaat(plan.resultaat).casussen
    if nummer not in casussen:
        raise NietGevonden
    get_tafelcasus(kijker, casussen[nummer], Handeling.TAFEL_BEKIJKEN)
    bron = maak_bron(kijker, plan, nu)
    bron.kind(nummer)
    return bron


def _log(kijker: Kijker, nummer: int, kaarten: Iterable[Kaart]) -> None:
    """A line for each youth that was shown beside the one that was asked for."""
    log_tafelkinderen(kijker, {k.nummer: k.kind for k in kaarten if k.nummer != nummer}.values())


def _watals(kijker: Kijker, bron: Bron, nummer: int, keuze: int, nu: datetime) -> WatAlsBlad:
    res, heel = bron.resultaat, lees_resultaat(bron.plan.resultaat)
    naar = None if keuze == BLIJFT else res.aanbod.get(keuze)
    if keuze != BLIJFT and naar is None:
        raise NietGevonden
    rekening = rekening_van(bron.plan)
    verschil = vraag_verschil(rekening, heel, nummer, keuze)
    regels = kosten(verschil, rekening.orde)
    anderen = [n for n in verschil.geraakt if n != nummer and n in res.casussen]
    return WatAlsBlad(
        nummer=nummer,
        keuze=keuze,
        naar=None if naar is None else list_beelden([naar]).get(naar),
        is_advies=naar == res.geadviseerd(nummer),
        past=past(rekening, heel, nummer, keuze),
        kan=verschil.kan,
        regels=regels,
        oordeel=oordeel(regels),
        geraakt=tuple(bron.kaart(n, res.kolom(n), res.plaatsing(n), {}) for n in anderen),
        voor_collega=raakt_eigen(kijker, heel, verschil, nummer, keuze, nu=nu),
        groep=groepzin(verschil) if res.casussen.keys() & set(verschil.groep) else None,
    )


def past(rekening: Rekening, heel: Resultaat, nummer: int, keuze: int) -> bool:
    """True when this can be chosen; of who was decided on before the plan, only that it is taken back."""
    return keuze == BLIJFT if nummer in heel.vast else rekening.past(nummer, keuze or None)


def _nietregel(niet: WaaromNiet, beeld: AanbodBeeld) -> Nietregel:
    return Nietregel(beeld, niet.niveau, niet.zin)


def _opties(
    bron: Bron, nummer: int, rijen: list[tuple[int, int, int]], woorden: Mapping[int, AanbodBeeld]
) -> tuple[Optie, ...]:
    """The offers to choose from; with a secret address in order of level and name, not of how near they are."""
    geheim, advies = bron.kind(nummer).is_geheim, bron.resultaat.plaatsing(nummer)
    opties = [
        Optie(n, woorden[pk], niveau, None if geheim else 1000 - gemis, advies is not None and advies.aanbod == n)
        for n, niveau, gemis in rijen
        if (pk := bron.resultaat.aanbod[n]) in woorden
    ]
    return tuple(sorted(opties, key=lambda o: (o.niveau, o.beeld.naam, o.nummer)) if geheim else opties)


def _rijen(bron: Bron, rekening: Rekening, nummer: int) -> list[tuple[int, int, int]]:
    """Offers (number, level, missed points) that fit this youth, the best first; the advice is always among them."""
    o, geheim = rekening.opgave, bron.kind(nummer).is_geheim
    rij = int(np.searchsorted(o.jeugdige_id, nummer))
    randen = np.flatnonzero(o.randen.jeugdige == rij)
    alle = sorted(
        (int(o.randen.niveau[r]), 0 if geheim else int(o.randen.gemis[r]), int(o.aanbod_id[o.randen.aanbod[r]]))
        for r in randen
    )
    advies = next((p.aanbod for p in rekening.plan.plaatsingen if p.jeugdige == nummer), None)
    beste = alle[:OPTIES] + [a for a in alle[OPTIES:] if a[2] == advies]
    return [(aanbod, niveau, gemis) for niveau, gemis, aanbod in beste]
