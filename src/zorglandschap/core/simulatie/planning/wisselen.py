"""Moves of several places at once, drawn with a seed: fewer here for more there, which no single step can find.

A move is one to three parts; a part is a form as a whole (spread as its places are now) or one knop, from a moment on
or for some moments. How large they are follows how they go: larger after a move that helps, a little smaller after one
that does not. Where only money is left to win, a move that by tariff alone costs more is not played.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from zorglandschap.core.simulatie.invoer import Ints, Reals
from zorglandschap.core.simulatie.planning.meten import Meter, Meting
from zorglandschap.core.simulatie.planning.opgave import Opgave

Sleutel = Callable[[Meting], tuple[float, ...]]
GROOTST, GROEI, KRIMP = 16.0, 1.5, 0.9
DELEN = 3  # most parts of a move
KEER = 30  # draws for one move that may be played
RUST = 40  # tries in a row without gain: enough


@dataclass(slots=True, eq=False)
class _Dobbel:
    """The draws, and how large a move may be now."""

    opgave: Opgave
    rng: np.random.Generator
    prijs: Reals
    om_geld: bool
    grootte: float = GROOTST / 2

    def zet(self, meting: Meting) -> Ints | None:
        """A plan to try; None when draw after draw falls outside the bounds or cannot be cheaper."""
        for _ in range(KEER):
            anders = self._trek(meting.plan)
            goedkoper = not (self.om_geld and meting.is_gehaald) or float((anders * self.prijs).sum()) < 0.0
            if goedkoper and anders.any() and self.opgave.past(meting.plan + anders):
                return anders
        return None

    def _trek(self, plan: Ints) -> Ints:
        uit = np.zeros_like(plan)
        for _ in range(int(self.rng.integers(1, DELEN + 1))):
            knop = int(self.rng.integers(plan.shape[0]))
            van = int(self.rng.integers(plan.shape[1]))
            tot = int(self.rng.integers(van + 1, plan.shape[1] + 1))
            waar = slice(van, tot if self.rng.random() < 0.5 else None)
            hoeveel = round(float(self.rng.uniform(-self.grootte, self.grootte)))
            if self.rng.random() < 0.5:
                uit[knop, waar] += hoeveel
            else:
                uit += vorm_zet(self.opgave, plan, self.opgave.knoppen[knop].vorm, hoeveel, waar)
        return uit

    def hielp(self, *, wel: bool) -> None:
        """Larger after a move that helps, a little smaller after one that does not."""
        self.grootte = min(GROOTST, max(1.0, self.grootte * (GROEI if wel else KRIMP)))


def wissel(meter: Meter, beste: Meting, *, sleutel: Sleutel, pogingen: int, om_geld: bool) -> Meting:
    """The best plan after ``pogingen`` more tries, or after ``RUST`` in a row that did not help.

    ``om_geld``: by ``sleutel`` only money counts once all targets are met.
    """
    opgave = meter.opgave
    prijs = opgave.tarieven()[:, None] * opgave.blokdagen()
    dobbel = _Dobbel(opgave, np.random.default_rng(meter.zaad), prijs, om_geld)
    einde, mis = min(meter.pogingen, meter.gespeeld + pogingen), 0
    while mis < RUST and meter.gespeeld < einde:
        zet = dobbel.zet(beste)
        nieuw = None if zet is None else meter.meet(beste.plan + zet)
        wel = nieuw is not None and sleutel(nieuw) < sleutel(beste)
        dobbel.hielp(wel=wel)
        mis = 0 if wel else mis + 1
        if wel and nieuw is not None:
            beste = nieuw
    return beste


def vorm_zet(opgave: Opgave, plan: Ints, vorm: str, hoeveel: int, waar: slice) -> Ints:
    """So many places of a form, spread over its knoppen as the places are now; the sum is exact."""
    uit, rijen = np.zeros_like(plan), opgave.rijen(vorm)
    nu = plan[rijen, waar.start]
    nu = nu if nu.any() else nu + 1
    tot_en_met = np.rint(np.cumsum(nu) * abs(hoeveel) / nu.sum()).astype(np.int64)
    uit[rijen, waar] = (np.diff(tot_en_met, prepend=0) * (1 if hoeveel > 0 else -1))[:, None]
    return uit
