"""How many: a search over whole numbers with the kernel as judge, from large steps to small ones.

While a target is missed: steps, first all places of a form together, spread as they are now, then one knop at a time. A
change goes on from a moment, or is for one moment; a step that helps is taken again. Once all targets are met: drawn
moves of several places at once (``wisselen``), since cutting one form as far as it goes leaves no room for cutting
others. With what is left of the tries the smallest steps, one by one, and one place more here for one fewer there. Best
is what the key says: first as few targets missed as can be, then cheap. The same seed gives the same plan.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from zorglandschap.core.simulatie.invoer import Ints
from zorglandschap.core.simulatie.planning.meten import Meter, Meting
from zorglandschap.core.simulatie.planning.opgave import Opgave
from zorglandschap.core.simulatie.planning.wisselen import Sleutel, vorm_zet, wissel

STAPPEN = (16, 8, 4, 2, 1)
LATER = 4  # from this step down a change may also begin at a later moment
KLEIN = 2  # from this step down a place more is tried too when all targets are met
WISSELEND = 0.75  # the share of the tries for drawn moves


def gewoon(meting: Meting) -> tuple[float, ...]:
    """Targets first, then euros."""
    return round(meting.tekort, 9), meting.kosten


@dataclass(frozen=True, slots=True, eq=False)
class Gezocht:
    """The best plan found; ``afgebroken``: the number of tries was spent before the search was done."""

    meting: Meting
    afgebroken: bool


def zoek(meter: Meter, begin: Ints, *, stappen: tuple[int, ...] = STAPPEN, sleutel: Sleutel = gewoon) -> Gezocht:
    """The best plan near ``begin`` by ``sleutel``."""
    beste = meter.meet(begin)
    if not beste.is_gehaald:
        beste = _stappen(meter, beste, stappen, sleutel)
    if beste.is_gehaald:
        over = round(WISSELEND * (meter.pogingen - meter.gespeeld))
        beste = wissel(meter, beste, sleutel=sleutel, pogingen=over, om_geld=sleutel is gewoon)
        beste = _stappen(meter, beste, tuple(s for s in stappen if s <= KLEIN), sleutel)
    return Gezocht(beste, meter.op)


def _stappen(meter: Meter, beste: Meting, stappen: tuple[int, ...], sleutel: Sleutel) -> Meting:
    """Every step from large to small, the last as long as it helps."""
    for stap in stappen:
        verder = True
        while verder and not meter.op:
            nieuw = _ronde(meter, beste, stap, sleutel)
            verder = stap == 1 and sleutel(nieuw) < sleutel(beste)
            beste = nieuw
    return beste


def _ronde(meter: Meter, beste: Meting, stap: int, sleutel: Sleutel) -> Meting:
    """Every change of this size once, as far as it helps."""
    for zet in _zetten(meter.opgave, beste, stap):
        while not meter.op:
            plan = beste.plan + zet
            if not meter.opgave.past(plan) or sleutel(nieuw := meter.meet(plan)) >= sleutel(beste):
                break
            beste = nieuw
    return beste


def _zetten(opgave: Opgave, meting: Meting, stap: int) -> Iterator[Ints]:
    """The changes in the order in which they are likely to help."""
    knoppen, momenten = meting.plan.shape
    gemist = {getattr(s.doel, "vorm", None) for s in meting.standen if not s.is_gehaald}
    tarief = opgave.tarieven()
    volgorde = sorted(range(knoppen), key=lambda k: (opgave.knoppen[k].vorm not in gemist, -tarief[k], k))
    erbij = [1, -1] if gemist else [-1, 1]
    kanten = erbij if gemist or stap <= KLEIN else erbij[:1]
    tellen = range(momenten if stap <= LATER else 1)
    waar = [slice(j, None) for j in tellen] + [slice(j, j + 1) for j in range(momenten - 1)]
    vormen = list(dict.fromkeys(opgave.knoppen[k].vorm for k in volgorde))
    los = volgorde if gemist or stap <= KLEIN else []
    for kant in kanten:
        for vorm in vormen:
            yield from (vorm_zet(opgave, meting.plan, vorm, kant * stap, w) for w in waar)
        for k in los:
            yield from (_zet(meting.plan, [(k, kant * stap)], slice(j, None)) for j in tellen)
    if stap == 1:
        yield from _kleine(opgave, meting.plan, volgorde)


def _kleine(opgave: Opgave, plan: Ints, volgorde: list[int]) -> Iterator[Ints]:
    """One place at one moment only, and one place fewer of what is dear or elsewhere, for one more."""
    momenten = plan.shape[1]
    for k in volgorde:
        for j in range(momenten - 1):
            yield from (_zet(plan, [(k, d)], slice(j, j + 1)) for d in (-1, 1))
    tarief = opgave.tarieven()
    for weg in volgorde:
        for bij in volgorde:
            zelfde = opgave.knoppen[weg].vorm == opgave.knoppen[bij].vorm
            if weg != bij and (zelfde or tarief[weg] > tarief[bij]):
                yield from (_zet(plan, [(weg, -1), (bij, 1)], slice(j, None)) for j in range(momenten))


def _zet(plan: Ints, delen: list[tuple[int, int]], waar: slice) -> Ints:
    uit = np.zeros_like(plan)
    for k, hoeveel in delen:
        uit[k, waar] += hoeveel
    return uit
