"""Small numbers stay hidden, and so does what would give them away by subtraction.

A table of counts is published with its totals. Cells below the threshold are hidden (primary); then
more cells are hidden (secondary) until nobody who knows the rest of the table can tell a small number.
What such a reader can work out about one cell is an interval; its ends are two maximum flows in the
graph whose nodes are the rows and columns with a published total and whose edges are the hidden cells.
Cells to hide beside it are found as a shortest path, cheapest cells first.

Method: cell suppression as network flow, see Willenborg and De Waal, Elements of Statistical Disclosure
Control (2001), ch. 4, and Castro, Quantitative methods for cell suppression (2012).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Aantallen = NDArray[np.int64]
Masker = NDArray[np.bool_]
ONBEPERKT = 10**12  # more than any count: a cell without known upper bound


@dataclass(frozen=True, slots=True)
class Telling:
    """One count per cell, totals included as last row and/or column (whole numbers, not negative).

    ``geheel``, when given, is the whole that the count is part of, and that a reader may know from
    elsewhere: then the remainder is protected as well. A cell whose whole is 0 holds nobody: there is
    nothing to hide, it reads ‘geen gegevens’.
    """

    aantal: Aantallen
    geheel: Aantallen | None = None

    @property
    def leeg(self) -> Masker:
        """True where nobody was counted at all."""
        leeg: Masker = (self.aantal if self.geheel is None else self.geheel) == 0
        return leeg

    @property
    def omhoog(self) -> Aantallen:
        """How far a cell could be higher than it is, for all a reader knows."""
        meer = np.full_like(self.aantal, ONBEPERKT) if self.geheel is None else self.geheel - self.aantal
        return np.where(self.leeg, 0, meer)

    def klein(self, drempel: int) -> Masker:
        """True where the count, or its remainder, is below the threshold."""
        klein = self.aantal < drempel
        if self.geheel is not None:
            klein = klein | (self.geheel - self.aantal < drempel)
        return klein & ~self.leeg


def is_klein(teller: int, noemer: int, drempel: int) -> bool:
    """True when ‘teller of noemer’ or its remainder concerns fewer than ``drempel`` children."""
    return min(teller, noemer - teller) < drempel


def verberg(
    tellingen: Sequence[Telling],
    drempel: int,
    *,
    rijtotalen: bool = False,
    kolomtotalen: bool = True,
    alvast: Masker | None = None,
) -> Masker:
    """True where a cell must stay hidden, the same for every count in ``tellingen``.

    ``rijtotalen``: the last column holds published row totals; ``kolomtotalen``: the last row holds
    published column totals. ``alvast`` marks cells that are hidden already. Each small cell keeps an
    interval of at least ``drempel`` (or of its whole, when that is smaller) to whoever reads the rest.
    """
    masker: Masker = np.logical_or.reduce([t.klein(drempel) for t in tellingen])
    if alvast is not None:
        masker = masker | alvast
    for telling in tellingen:  # one round is enough: hiding more never makes an interval narrower
        netwerk = _Netwerk(telling, rijtotalen=rijtotalen, kolomtotalen=kolomtotalen)
        for rij, kolom in np.argwhere(telling.klein(drempel)):
            _bescherm(netwerk, masker, (int(rij), int(kolom)), drempel)
    return masker


def _bescherm(netwerk: _Netwerk, masker: Masker, cel: tuple[int, int], drempel: int) -> None:
    """Hide more cells, in place, until the interval of ``cel`` is wide enough or nothing is left to hide."""
    nodig = min(drempel, int(netwerk.omhoog[cel] + netwerk.omlaag[cel]))
    while True:
        hoger, rest_hoger = netwerk.speling(masker, cel, omhoog=True)
        lager, rest_lager = netwerk.speling(masker, cel, omhoog=False)
        if hoger + lager >= nodig:
            return
        begrensd = hoger < netwerk.omhoog[cel]  # else the cell itself is at its top: look for room below
        pad = netwerk.goedkoopste_pad(masker, rest_hoger if begrensd else rest_lager, cel, omhoog=begrensd)
        if not pad:
            return
        for rij, kolom in pad:
            masker[rij, kolom] = True


@dataclass(slots=True)
class _Netwerk:
    """The table as a graph. Cells count with a sign, so that every line with its total adds to zero."""

    telling: Telling
    rijtotalen: bool
    kolomtotalen: bool
    omhoog: Aantallen = field(init=False)
    omlaag: Aantallen = field(init=False)
    kosten: NDArray[np.float64] = field(init=False)
    rijknoop: NDArray[np.int64] = field(init=False)
    kolomknoop: NDArray[np.int64] = field(init=False)

    def __post_init__(self) -> None:
        aantal = self.telling.aantal
        rijen, kolommen = aantal.shape
        min_teken = np.zeros(aantal.shape, dtype=bool)
        if self.kolomtotalen:
            min_teken[-1, :] ^= True
        if self.rijtotalen:
            min_teken[:, -1] ^= True
        self.omhoog = np.where(min_teken, aantal, self.telling.omhoog)
        self.omlaag = np.where(min_teken, self.telling.omhoog, aantal)
        self.kosten = np.asarray(1.0 + aantal, dtype=np.float64)
        self.kosten[min_teken] += float(aantal.sum())  # totals go last: they tell the reader most
        los = rijen + kolommen  # one node for all lines whose total is not published
        self.rijknoop = np.arange(rijen) if self.rijtotalen else np.full(rijen, los)
        self.kolomknoop = rijen + np.arange(kolommen) if self.kolomtotalen else np.full(kolommen, los)

    def _begin_einde(self, cel: tuple[int, int], *, omhoog: bool) -> tuple[int, int]:
        rij, kolom = int(self.rijknoop[cel[0]]), int(self.kolomknoop[cel[1]])
        return (kolom, rij) if omhoog else (rij, kolom)

    def _capaciteit(self, masker: Masker, cel: tuple[int, int]) -> Aantallen:
        """Room in the hidden cells other than ``cel``: column → row to go down, row → column to go up."""
        knopen = sum(self.telling.aantal.shape) + 1
        ruimte = np.zeros((knopen, knopen), dtype=np.int64)
        mee = masker.copy()
        mee[cel] = False
        rijen, kolommen = np.nonzero(mee)
        np.add.at(ruimte, (self.kolomknoop[kolommen], self.rijknoop[rijen]), self.omlaag[mee])
        np.add.at(ruimte, (self.rijknoop[rijen], self.kolomknoop[kolommen]), self.omhoog[mee])
        return ruimte

    def speling(self, masker: Masker, cel: tuple[int, int], *, omhoog: bool) -> tuple[int, Aantallen]:
        """How far ``cel`` can move while the other hidden cells make up for it, and the room then left."""
        grens = int((self.omhoog if omhoog else self.omlaag)[cel])
        begin, einde = self._begin_einde(cel, omhoog=omhoog)
        ruimte = self._capaciteit(masker, cel)
        if begin == einde:
            return grens, ruimte
        stroom = 0
        while stroom < grens and (pad := _kortste_pad(ruimte > 0, begin, einde)):
            stap = min(grens - stroom, *(int(ruimte[a, b]) for a, b in pad))
            for a, b in pad:
                ruimte[a, b] -= stap
                ruimte[b, a] += stap
            stroom += stap
        return stroom, ruimte

    def goedkoopste_pad(
        self, masker: Masker, ruimte: Aantallen, cel: tuple[int, int], *, omhoog: bool
    ) -> list[tuple[int, int]]:
        """The visible cells that together give ``cel`` more room at least cost; empty when there are none."""
        knopen = ruimte.shape[0]
        kosten = np.where(ruimte > 0, 0.0, np.inf)
        via: dict[tuple[int, int], tuple[int, int]] = {}
        for rij, kolom in np.argwhere(~masker):
            plek = (int(rij), int(kolom))
            r, k = int(self.rijknoop[plek[0]]), int(self.kolomknoop[plek[1]])
            for (a, b), ruim in (((k, r), self.omlaag[plek]), ((r, k), self.omhoog[plek])):
                if ruim > 0 and self.kosten[plek] < kosten[a, b]:
                    kosten[a, b], via[a, b] = self.kosten[plek], plek
        pad = _goedkoopste_route(kosten, *self._begin_einde(cel, omhoog=omhoog), knopen)
        return [via[a, b] for a, b in pad if (a, b) in via]


def _kortste_pad(open_: Masker, begin: int, einde: int) -> list[tuple[int, int]]:
    """Arcs of a path with the fewest steps (breadth first), or nothing."""
    return _goedkoopste_route(np.where(open_, 1.0, np.inf), begin, einde, open_.shape[0])


def _goedkoopste_route(kosten: NDArray[np.float64], begin: int, einde: int, knopen: int) -> list[tuple[int, int]]:
    """Arcs of the cheapest path (Dijkstra on a dense matrix), or nothing when there is none."""
    afstand = np.full(knopen, np.inf)
    afstand[begin] = 0.0
    vorige = np.full(knopen, -1)
    klaar = np.zeros(knopen, dtype=bool)
    while True:
        knoop = int(np.argmin(np.where(klaar, np.inf, afstand)))
        if klaar[knoop] or np.isinf(afstand[knoop]):
            return []
        if knoop == einde:
            break
        klaar[knoop] = True
        beter = afstand[knoop] + kosten[knoop] < afstand
        afstand[beter] = afstand[knoop] + kosten[knoop][beter]
        vorige[beter] = knoop
    pad: list[tuple[int, int]] = []
    while knoop != begin:
        pad.append((int(vorige[knoop]), knoop))
        knoop = int(vorige[knoop])
    return pad[::-1]
