"""A linear programme, row by row, for the one door to the solver."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from scipy.sparse import csc_array

from zorglandschap.core.matching.verdeling.oplosser import ONEINDIG, Groeiend
from zorglandschap.core.simulatie.invoer import Reals

Term = tuple[int, float]  # number of a column, and how often it counts


class PastNiet(ValueError):
    """The rows contradict each other."""


class Programma:
    """Columns at least zero with a cost, rows between bounds."""

    def __init__(self) -> None:
        self._kosten: list[float] = []
        self._termen: list[tuple[int, int, float]] = []
        self._onder: list[float] = []
        self._boven: list[float] = []

    def kolom(self, kosten: float = 0.0) -> int:
        """A new column; its number."""
        self._kosten.append(kosten)
        return len(self._kosten) - 1

    def rij(self, termen: Iterable[Term], *, onder: float = -ONEINDIG, boven: float = ONEINDIG) -> None:
        """A new row: the sum of ``termen`` between bounds."""
        nummer = len(self._onder)
        self._termen += [(nummer, kolom, keer) for kolom, keer in termen]
        self._onder.append(onder)
        self._boven.append(boven)

    def los_op(self) -> Reals:
        """The values of the columns at least cost. Raises PastNiet when no values keep all rows."""
        rij, kolom, keer = zip(*self._termen, strict=True)
        maten = (len(self._onder), len(self._kosten))
        matrix = csc_array((np.array(keer), (np.array(rij), np.array(kolom))), shape=maten)
        antwoord = Groeiend(matrix, np.array(self._onder), np.array(self._boven), np.array(self._kosten)).los_op()
        if antwoord is None:
            raise PastNiet("De grenzen spreken elkaar tegen: geen enkel plan past erin.")
        return antwoord.x
