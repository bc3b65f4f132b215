"""One youth at the placement table: why this, why not that, who benefits, and what differing would cost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import numpy as np

from zorglandschap.apps.aanbod.queries import AanbodBeeld, list_beelden
from zorglandschap.apps.casus.queries import get_tafelcasus
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.matching.models import Verdelingsplan
from zorglandschap.apps.matching.queries.tafel import Bron, Kaart, Planbeeld, get_plan, maak_bron, planbeeld
from zorglandschap.apps.matching.tafelrekening import Rekening, rekening_van
from zorglandschap.apps.matching.tafelresultaat import Resultaat, lees_resultaat
from zorglandschap.core.begrippen.codelijsten import Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import Tekst
from zorglandschap.core.matching.tafel import Kostenregel, kosten, oordeel
from zorglandschap.core.matching.verdeling.doelorde import VERZONNEN
from zorglandschap.core.matching.verdeling.uitleg import WaaromNiet
from zorglandschap.core.matching.verdeling.watals import Verschil

OPTIES = 30  # offers to choose from, the best for this youth first
BLIJFT = 0  # the choice ‘keeps waiting, or stays’, beside the numbers of offers


@dataclass(frozen=True, slots=True)
class Optie:
    """An offer that fits this youth, with its level and how many points of wishes are met."""

    nummer: int
    beeld: AanbodBeeld
    niveau: int
    punten: int
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
    for brothers and sisters: that may be decided all the same.
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


@dataclass(frozen=True, slots=True)
class Tafelkindblad:
    """The page of one youth."""

    plan: Planbeeld
    is_nieuwste: bool
    kaart: Kaart
    keten: tuple[Kaart, ...]
    waarom: Tekst
    waarom_niet: tuple[Nietregel, ...]
    opties: tuple[Optie, ...]
    watals: WatAlsBlad | None


def get_tafelkind(
    kijker: Kijker, sleutel: UUID, nummer: int, *, nu: datetime, keuze: int | None = None
) -> Tafelkindblad:
    """One youth of a plan, with the answer to ‘what if’ when ``keuze`` (an offer, or BLIJFT) is asked.

    Raises NietGevonden for who does not sit at the table, and for a youth or offer that is not in this plan.
    """
    plan, resultaat = _plan(kijker, sleutel, nummer)
    rekening = rekening_van(plan)
    leden = resultaat.keten(nummer)
    bron = maak_bron(kijker, plan, nu, {nummer, *(p.jeugdige for p in leden)})
    uitleg = rekening.leg_uit(nummer)
    opties = _opties(rekening, nummer)
    mee = [resultaat.aanbod[n] for n, _, _ in opties]
    mee += [resultaat.aanbod[n] for p in leden for n in (p.aanbod, p.van) if n is not None]
    mee += [resultaat.aanbod[n] for n in (resultaat.huidig.get(nummer),) if n is not None]
    woorden = list_beelden(mee)
    kaarten = tuple(bron.kaart(p.jeugdige, resultaat.kolom(p.jeugdige), p, woorden) for p in leden)
    eigen = next((k for k in kaarten if k.nummer == nummer), None)
    advies = resultaat.plaatsing(nummer)
    niet = {w.aanbod: w for w in uitleg.waarom_niet}
    return Tafelkindblad(
        plan=planbeeld(plan, resultaat, nu),
        is_nieuwste=not Verdelingsplan.objects.filter(om__gt=plan.om).exists(),
        kaart=eigen or bron.kaart(nummer, resultaat.kolom(nummer), None, woorden),
        keten=kaarten,
        waarom=uitleg.waarom,
        waarom_niet=tuple(_nietregel(niet[n], woorden[resultaat.aanbod[n]]) for n, _, _ in opties if n in niet),
        opties=tuple(
            Optie(n, woorden[resultaat.aanbod[n]], niveau, 1000 - gemis, advies is not None and advies.aanbod == n)
            for n, niveau, gemis in opties
        ),
        watals=None if keuze is None else _watals(kijker, bron, rekening, nummer, keuze, nu),
    )


def get_watals(kijker: Kijker, sleutel: UUID, nummer: int, keuze: int, *, nu: datetime) -> WatAlsBlad:
    """Only what differing would cost, for a card that was dragged."""
    plan, _ = _plan(kijker, sleutel, nummer)
    bron = maak_bron(kijker, plan, nu, [nummer])
    return _watals(kijker, bron, rekening_van(plan), nummer, keuze, nu)


def vraag_verschil(rekening: Rekening, resultaat: Resultaat, nummer: int, keuze: int) -> Verschil:
    """What this choice costs; the advice itself costs nothing, and is not an approximation."""
    advies = resultaat.plaatsing(nummer)
    if keuze == (BLIJFT if advies is None else advies.aanbod):
        return Verschil(kan=True, trappen=(), geraakt=(), is_benadering=False)
    if keuze != BLIJFT and keuze not in resultaat.aanbod:
        raise NietGevonden
    return rekening.wat_als(nummer, None if keuze == BLIJFT else keuze)


def _plan(kijker: Kijker, sleutel: UUID, nummer: int) -> tuple[Verdelingsplan, Resultaat]:
    plan = get_plan(kijker, sleutel, met_opgave=True)
    resultaat = lees_resultaat(plan.resultaat)
    if nummer not in resultaat.casussen:
        raise NietGevonden
    get_tafelcasus(kijker, resultaat.casussen[nummer], Handeling.TAFEL_BEKIJKEN)
    return plan, resultaat


def _watals(kijker: Kijker, bron: Bron, rekening: Rekening, nummer: int, keuze: int, nu: datetime) -> WatAlsBlad:
    res = bron.resultaat
    verschil = vraag_verschil(rekening, res, nummer, keuze)
    anderen = [n for n in verschil.geraakt if n != nummer]
    geraakt = maak_bron(kijker, bron.plan, nu, anderen) if anderen else bron
    naar = None if keuze == BLIJFT else res.aanbod[keuze]
    regels = kosten(verschil, VERZONNEN)
    return WatAlsBlad(
        nummer=nummer,
        keuze=keuze,
        naar=None if naar is None else list_beelden([naar]).get(naar),
        is_advies=naar == res.geadviseerd(nummer),
        past=rekening.past(nummer, keuze or None),
        kan=verschil.kan,
        regels=regels,
        oordeel=oordeel(regels),
        geraakt=tuple(geraakt.kaart(n, res.kolom(n), res.plaatsing(n), {}) for n in anderen),
    )


def _nietregel(niet: WaaromNiet, beeld: AanbodBeeld) -> Nietregel:
    return Nietregel(beeld, niet.niveau, niet.zin)


def _opties(rekening: Rekening, nummer: int) -> list[tuple[int, int, int]]:
    """Offers (number, level, missed points) that fit this youth, the best first; the advice is always among them."""
    o = rekening.opgave
    rij = int(np.searchsorted(o.jeugdige_id, nummer))
    randen = np.flatnonzero(o.randen.jeugdige == rij)
    alle = sorted(
        (int(o.randen.niveau[r]), int(o.randen.gemis[r]), int(o.aanbod_id[o.randen.aanbod[r]])) for r in randen
    )
    advies = next((p.aanbod for p in rekening.plan.plaatsingen if p.jeugdige == nummer), None)
    beste = alle[:OPTIES] + [a for a in alle[OPTIES:] if a[2] == advies]
    return [(aanbod, niveau, gemis) for niveau, gemis, aanbod in beste]
