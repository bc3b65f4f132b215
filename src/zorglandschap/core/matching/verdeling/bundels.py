"""Stages taken together: a few neighbours as one number, in which the first always outweighs all that follow."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from zorglandschap.core.matching.profiel import Ints, Reals
from zorglandschap.core.matching.verdeling.doelorde import Doel, Doelorde, Trap
from zorglandschap.core.matching.verdeling.kolommen import Kolommen
from zorglandschap.core.matching.verdeling.opgave import GEEN, Opgave

GROOTSTE_GEWICHT = 1_000_000  # above this the solver cannot tell one person from rounding


@dataclass(frozen=True, slots=True, eq=False)
class Bundel:
    """Some neighbouring stages (``van`` up to ``tot``) with weights that keep their strict order."""

    van: int
    tot: int
    gewichten: tuple[int, ...]
    kosten: Reals  # per column
    weegt_groepen: bool = True  # False: decided when the groups have been chosen

    def splits(self, waarde: int) -> list[int]:
        """The value of each stage again, from their weighted sum."""
        uit = []
        for gewicht in self.gewichten:
            uit.append(waarde // gewicht)
            waarde -= uit[-1] * gewicht
        return uit


def maak_bundels(o: Opgave, orde: Doelorde, k: Kolommen) -> list[Bundel]:
    """The stages in order, as few bundles as the solver can carry; the lot comes last, by itself."""
    uit: list[Bundel] = []
    van, hoogst = 0, [_hoogste(trap, o, orde) for trap in orde.trappen]
    while van < len(hoogst):
        tot = van + 1
        while tot < len(hoogst) and np.prod([h + 1.0 for h in hoogst[van + 1 : tot + 1]]) <= GROOTSTE_GEWICHT:
            tot += 1
        weegt = any(trap.doel is not Doel.KETENPLAATSEN for trap in orde.trappen[van:tot])
        uit.append(replace(_bundel(k.kosten, van, tot, hoogst), weegt_groepen=weegt or not uit))
        van = tot
    return [*uit, _bundel(k.kosten, van, van + 1, [*hoogst, 0])]


def _bundel(kosten: Ints, van: int, tot: int, hoogst: list[int]) -> Bundel:
    gewichten = [1]
    for trap in range(tot - 1, van, -1):
        gewichten.insert(0, gewichten[0] * (hoogst[trap] + 1))
    som = kosten[:, van:tot] @ np.array(gewichten, dtype=np.int64)
    return Bundel(van, tot, tuple(gewichten), som.astype(np.float64))


def _hoogste(trap: Trap, o: Opgave, orde: Doelorde) -> int:
    """The most that a stage can count: the radix of its place in a bundle."""
    n = o.aantal_jeugdigen
    if trap.doel is Doel.ONGEPLAATST:
        return int(np.count_nonzero(o.wacht & (o.urgentie == trap.drempel)))
    if trap.doel is Doel.GESPLITST:
        return int(np.count_nonzero(o.groep != GEEN))
    if trap.doel is Doel.GEMIS:
        return GROOTSTE_GEWICHT  # too large to share a bundle
    return n * max(1, orde.keten) if trap.doel is Doel.KETENPLAATSEN else n
