"""Which places are worth building, with how sure that is: the prices of several draws beside each other.

Method: ``bouwkansen`` for every draw of profiles; the median is the price, the lowest and the highest are its spread
(docs/methode/prijzen.md, section 4). A place that costs nothing in one draw counts as zero there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

import numpy as np

from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.matching.bouwkansen import list_bouwkansen, met_bouwplekken
from zorglandschap.core.matching.prijzen import Aankomst, Landschap, Prijsregels, bereken
from zorglandschap.core.matching.profiel import Zoekregels

WEKEN_PER_JAAR = 52


@dataclass(frozen=True, slots=True)
class Bouwband:
    """What one more place of a form in a gemeente (CBS number) would add, in points a week, with its spread."""

    hulpvorm: Hulpvorm
    gemeente: int
    plekken: int
    prijs: float
    laag: float
    hoog: float


def meet_bouwkansen(
    aankomsten: Sequence[Aankomst],
    landschap: Landschap,
    gemeenten: Mapping[int, tuple[float, float]],
    *,
    per_week: float,
    steekproef: int,
    dobbels: Sequence[np.random.Generator],
    regels: Prijsregels,
    zoekregels: Zoekregels,
    op: date,
) -> tuple[Bouwband, ...]:
    """The places worth building, dearest first; one draw of ``steekproef`` profiles per dice in ``dobbels``."""
    land = met_bouwplekken(landschap, gemeenten)
    prijzen: dict[tuple[Hulpvorm, int], list[float]] = {}
    plekken: dict[tuple[Hulpvorm, int], int] = {}
    for dobbel in dobbels:
        lijst = bereken(
            aankomsten, land, per_week=per_week, steekproef=steekproef, dobbel=dobbel, regels=regels,
            zoekregels=zoekregels, op=op,
        )  # fmt: skip
        for kans in list_bouwkansen(lijst, land):
            waar = kans.hulpvorm, kans.gemeente
            prijzen.setdefault(waar, []).append(kans.prijs)
            plekken[waar] = kans.plekken
    banden = [_band(*waar, plekken[waar], rij, len(dobbels)) for waar, rij in prijzen.items()]
    volgorde = list(Hulpvorm)
    return tuple(sorted(banden, key=lambda b: (-b.prijs, -b.hoog, volgorde.index(b.hulpvorm), b.gemeente)))


def _band(hulpvorm: Hulpvorm, gemeente: int, plekken: int, prijzen: list[float], keren: int) -> Bouwband:
    alle = [*prijzen, *[0.0] * (keren - len(prijzen))]
    prijs, laag, hoog = (round(p, 1) for p in (median(alle), min(alle), max(alle)))
    return Bouwband(hulpvorm, gemeente, plekken, prijs, laag, hoog)


def beter_per_jaar(prijs: float, stap: int) -> float:
    """A price in points a week as youths a year who get help one level better; ``stap`` is that level in points."""
    return prijs * WEKEN_PER_JAAR / stap
