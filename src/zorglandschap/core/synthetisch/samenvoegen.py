"""Puts rows side by side: joins on a number, chains of rows that follow each other, and selections without gaps."""

from __future__ import annotations

import numpy as np

from zorglandschap.core.synthetisch.dagen import GEEN, Reeks, Vlaggen


def waar(vlaggen: Vlaggen) -> Reeks:
    """The rows for which something holds."""
    return np.flatnonzero(vlaggen).astype(np.int32)


def koppel(links: Reeks, rechts: Reeks) -> tuple[Reeks, Reeks]:
    """All pairs (i, j) with ``links[i] == rechts[j]``, by i and then by j."""
    volgorde = np.argsort(rechts, kind="stable")
    gesorteerd = rechts[volgorde]
    begin = np.searchsorted(gesorteerd, links, side="left")
    aantal = np.searchsorted(gesorteerd, links, side="right") - begin
    i = np.repeat(np.arange(links.size), aantal)
    binnen = np.arange(i.size) - np.repeat(np.cumsum(aantal) - aantal, aantal)
    return i.astype(np.int32), volgorde[np.repeat(begin, aantal) + binnen].astype(np.int32)


def wortels(vorige: Reeks) -> Reeks:
    """For each row the first row of its chain; ``vorige`` points back, -1 at the first."""
    wortel = np.where(vorige == GEEN, np.arange(vorige.size), vorige).astype(np.int32)
    while True:
        verder = wortel[wortel]
        if np.array_equal(verder, wortel):
            return wortel
        wortel = verder


def nieuwe_nummers(houd: Vlaggen) -> Reeks:
    """New number of each kept row, -1 for the others."""
    return np.where(houd, np.cumsum(houd) - 1, GEEN).astype(np.int32)


def vertaal(verwijzing: Reeks, nummers: Reeks) -> Reeks:
    """References in new numbers; -1 stays -1."""
    return np.where(verwijzing == GEEN, GEEN, nummers[verwijzing]).astype(np.int32)


def volgnummers(groep: Reeks) -> Reeks:
    """For each row its place (0, 1, 2 …) among the rows of the same group, in the order given."""
    volgorde = np.argsort(groep, kind="stable")
    gesorteerd = groep[volgorde]
    begin = np.searchsorted(gesorteerd, gesorteerd, side="left")
    uit = np.empty(groep.size, dtype=np.int32)
    uit[volgorde] = np.arange(groep.size) - begin
    return uit
