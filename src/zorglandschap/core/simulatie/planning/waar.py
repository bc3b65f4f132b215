"""Where and when: a linear programme over form, location and moment that gives the search its start.

Youths flow from their gemeente to places; a place costs its tariff, opening and closing, and distance a little.
Waiting is in it as the places a form needs at the least (Erlang C on the load), so that only the kernel sees how forms
touch: blocking, second choices and growing up. Policy ceilings are hard; targets have a slack that is dear.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from zorglandschap.core.simulatie.invoer import Ints, Reals, Voorziening
from zorglandschap.core.simulatie.planning.doelen import Bezetting, Budget, Doel, Wachttijd
from zorglandschap.core.simulatie.planning.doelen_spreiding import EigenGemeente, Spreiding, vraagdeel
from zorglandschap.core.simulatie.planning.nodig import minste_plekken
from zorglandschap.core.simulatie.planning.opgave import Opgave, ongewijzigd, pas_toe, plaatsdagen, plekken_op, vooraf
from zorglandschap.core.simulatie.planning.programma import Programma, Term

PER_KM = 0.01  # euros a day per kilometre: only to choose between places that cost the same
DUUR_TEKORT = 100.0  # times the dearest tariff: a slack is the last resort


@dataclass(slots=True, eq=False)
class _Bouw:
    """The programme under construction: its columns per voorziening, gemeente, form and moment."""

    opgave: Opgave
    last: Reals
    dagen: Reals
    plekken: tuple[Voorziening, ...]
    duur: float
    p: Programma = field(default_factory=Programma)
    c: dict[tuple[int, int], int] = field(default_factory=dict)
    stroom: dict[tuple[int, int, int], int] = field(default_factory=dict)
    kosten: list[Term] = field(default_factory=list)

    def van_vorm(self, vorm: str) -> list[int]:
        """Numbers of the voorzieningen of a form."""
        return [i for i, v in enumerate(self.plekken) if v.vorm == vorm]

    def telt(self, doel: Doel) -> list[int]:
        """The moments a target speaks of."""
        return [j for j, (_, tot) in enumerate(self.opgave.blokken()) if doel.vanaf is None or tot > doel.vanaf]

    def betaald(self, kosten: float) -> int:
        """A column that is paid for, and counts in the budget."""
        kolom = self.p.kolom(kosten)
        self.kosten.append((kolom, kosten))
        return kolom

    def som(self, rijen: Iterable[int], j: int, keer: float = 1.0) -> list[Term]:
        """Places of voorzieningen at a moment."""
        return [(self.c[i, j], keer) for i in rijen]


def begin_plan(opgave: Opgave, last: Reals) -> Ints:
    """The rounded answer of the programme, which always has one: ceilings were checked, all else has a slack."""
    vormen = {k.vorm for k in opgave.knoppen}
    plekken = tuple(v for v in pas_toe(opgave, ongewijzigd(opgave)).voorzieningen if v.vorm in vormen)
    dagen = opgave.blokdagen()
    duurst = max((max(v.tarief, v.tarief_buiten) for v in opgave.invoer.vormen), default=0.0)
    b = _Bouw(opgave, last, dagen, plekken, DUUR_TEKORT * max(1.0, duurst))
    _plaatsen(b)
    for vorm in sorted(vormen):
        _stromen(b, vorm)
    _veranderen(b)
    _plafonds(b)
    for doel in opgave.doelen:
        _doel(b, doel)
    x = b.p.los_op()
    nummer = {(v.vorm, v.locatie): i for i, v in enumerate(plekken)}
    los = np.array([
        [x[b.c[nummer[k.vorm, k.locatie], j]] for j in range(dagen.size)] for k in opgave.knoppen
    ])  # fmt: skip
    return rond_af(opgave, los)


def _plaatsen(b: _Bouw) -> None:
    """A column per voorziening and moment; what is no knop keeps its number."""
    tarief = {v.naam: v.tarief for v in b.opgave.invoer.vormen}
    knoppen = {(k.vorm, k.locatie): k for k in b.opgave.knoppen}
    for i, v in enumerate(b.plekken):
        knop = knoppen.get((v.vorm, v.locatie))
        for j, op in enumerate(b.opgave.momenten):
            b.c[i, j] = b.betaald(b.opgave.leeg * tarief[v.vorm] * b.dagen[j])
            vast = plekken_op(v, op)
            onder, boven = (vast, vast) if knop is None else (knop.minst, knop.meest)
            b.p.rij([(b.c[i, j], 1.0)], onder=onder, boven=boven)


def _stromen(b: _Bouw, vorm: str) -> None:
    """Everyone flows to a place, or outside; no more than there are places."""
    invoer = b.opgave.invoer
    f = next(i for i, v in enumerate(invoer.vormen) if v.naam == vorm)
    zorg, waar = invoer.vormen[f], {p.naam: p for p in invoer.locaties}
    buiten = zorg.tarief_buiten + PER_KM * zorg.km_buiten if zorg.altijd_open else b.duur / 10.0
    rijen = b.van_vorm(vorm)
    for j, dagen in enumerate(b.dagen.tolist()):
        for g, gemeente in enumerate(invoer.gemeenten):
            for i in rijen:
                km = waar[b.plekken[i].locatie].km[gemeente]
                b.stroom[g, i, j] = b.betaald(((1.0 - b.opgave.leeg) * zorg.tarief + PER_KM * km) * dagen)
            weg = b.betaald(buiten * dagen) if zorg.altijd_open else b.p.kolom(buiten * dagen)
            last = float(b.last[g, f, j])
            b.p.rij([*((b.stroom[g, i, j], 1.0) for i in rijen), (weg, 1.0)], onder=last, boven=last)
        for i in rijen:
            b.p.rij([*((b.stroom[g, i, j], 1.0) for g in range(len(invoer.gemeenten))), (b.c[i, j], -1.0)], boven=0.0)


def _veranderen(b: _Bouw) -> None:
    """Places at a moment are those before, plus what opens, minus what closes."""
    nu = dict(zip([(k.vorm, k.locatie) for k in b.opgave.knoppen], vooraf(b.opgave).tolist(), strict=True))
    nummer = {(v.vorm, v.locatie): i for i, v in enumerate(b.plekken)}
    for knop in b.opgave.knoppen:
        i = nummer[knop.vorm, knop.locatie]
        for j in range(b.dagen.size):
            op, dicht = b.betaald(knop.openen), b.betaald(knop.sluiten)
            eerder = [] if j == 0 else [(b.c[i, j - 1], -1.0)]
            was = float(nu[knop.vorm, knop.locatie]) if j == 0 else 0.0
            b.p.rij([(b.c[i, j], 1.0), *eerder, (op, -1.0), (dicht, 1.0)], onder=was, boven=was)


def _plafonds(b: _Bouw) -> None:
    knoppen = {(k.vorm, k.locatie) for k in b.opgave.knoppen}
    for plafond in b.opgave.plafonds:
        rijen = [i for i in b.van_vorm(plafond.vorm) if (plafond.vorm, b.plekken[i].locatie) in knoppen]
        for j, (_, tot) in enumerate(b.opgave.blokken()):
            if tot > plafond.vanaf:
                b.p.rij(b.som(rijen, j), boven=plafond.hoogstens)


# --- targets --------------------------------------------------------------------------------------------------


def _doel(b: _Bouw, doel: Doel) -> None:
    """What a target asks of the places; how many live out of home is left to the kernel."""
    if isinstance(doel, Wachttijd | Bezetting):
        _genoeg(b, doel)
    elif isinstance(doel, EigenGemeente):
        _dichtbij(b, doel)
    elif isinstance(doel, Spreiding):
        _gespreid(b, doel)
    elif isinstance(doel, Budget):
        jaarlijks = [(kolom, kosten / b.opgave.jaren) for kolom, kosten in b.kosten]
        rest = _rest(b)
        b.p.rij([*jaarlijks, (b.p.kolom(b.duur), -1.0)], boven=doel.euro - rest)


def _rest(b: _Bouw) -> float:
    """Euros a year of the places that are not in the programme."""
    invoer = b.opgave.invoer
    tarief = {v.naam: v.tarief for v in invoer.vormen if v.naam not in {p.vorm for p in b.plekken}}
    per_plek = np.array([tarief.get(v.vorm, 0.0) for v in invoer.voorzieningen])
    return float(plaatsdagen(invoer).sum(axis=0) @ per_plek * b.opgave.leeg / b.opgave.jaren)


def _genoeg(b: _Bouw, doel: Wachttijd | Bezetting) -> None:
    """Places enough for the load with what chance asks on top, or for the occupancy."""
    invoer = b.opgave.invoer
    f = next(i for i, v in enumerate(invoer.vormen) if v.naam == doel.vorm)
    for j in b.telt(doel):
        last = float(b.last[:, f, j].sum())
        if isinstance(doel, Wachttijd):
            nodig = float(minste_plekken(last, invoer.vormen[f].duur, doel.dagen))
        else:
            nodig = last / doel.hoogstens
        rijen = b.van_vorm(doel.vorm)
        b.p.rij([*b.som(rijen, j), (b.p.kolom(b.duur * b.dagen[j]), 1.0)], onder=nodig)


def _dichtbij(b: _Bouw, doel: EigenGemeente) -> None:
    """The share of the load that flows within the own gemeente."""
    invoer, vormen = b.opgave.invoer, set(doel.vormen(b.opgave.invoer))
    waar = {p.naam: invoer.gemeenten.index(p.gemeente) for p in invoer.locaties}
    for j in b.telt(doel):
        termen = [
            (kolom, float(waar[b.plekken[i].locatie] == g) - doel.minste_deel)
            for (g, i, jj), kolom in b.stroom.items()
            if jj == j and b.plekken[i].vorm in vormen
        ]
        b.p.rij([*termen, (b.p.kolom(b.duur * b.dagen[j]), 1.0)], onder=0.0)


def _gespreid(b: _Bouw, doel: Spreiding) -> None:
    """Half the sum of how far each gemeente is from its share, against all places."""
    invoer, rijen = b.opgave.invoer, b.van_vorm(doel.vorm)
    waar = {p.naam: invoer.gemeenten.index(p.gemeente) for p in invoer.locaties}
    for j in b.telt(doel):
        scheef: list[Term] = []
        for g, deel in enumerate(vraagdeel(invoer, doel.vorm).tolist()):
            weg = b.p.kolom()
            scheef.append((weg, 0.5))
            for kant in (1.0, -1.0):
                termen = [(b.c[i, j], kant * (float(waar[b.plekken[i].locatie] == g) - deel)) for i in rijen]
                b.p.rij([*termen, (weg, -1.0)], boven=0.0)
        b.p.rij([*scheef, *b.som(rijen, j, -doel.hoogstens), (b.p.kolom(b.duur * b.dagen[j]), -1.0)], boven=0.0)


# --- whole numbers --------------------------------------------------------------------------------------------


def rond_af(opgave: Opgave, los: Reals) -> Ints:
    """Whole places: per form and moment the sum is rounded up, and the largest fractions get the places."""
    plan = np.floor(los + 1e-6).astype(np.int64)
    meest = np.array([k.meest for k in opgave.knoppen])
    for vorm in {k.vorm for k in opgave.knoppen}:
        rijen = np.array(opgave.rijen(vorm))
        for j in range(plan.shape[1]):
            over = math.ceil(los[rijen, j].sum() - 1e-6) - int(plan[rijen, j].sum())
            volgorde = rijen[np.argsort(plan[rijen, j] - los[rijen, j], kind="stable")]
            plan[[k for k in volgorde.tolist() if plan[k, j] < meest[k]][:over], j] += 1
    return plan
