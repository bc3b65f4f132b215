"""Public yearly series of youth care, each number with its source, and how simple methods would have forecast them.

Three to five years are too few for the simulation: who comes, stays and leaves is not in them. What can be shown is how
far a forecast of one step is off, and whether a plain 80% interval holds.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from zorglandschap.core.begrippen.tekst import Tekst, zin

Jaarcijfer = tuple[int, float]
NJI_PLEEG = "NJi, cijfers over pleegzorg (factsheets Jeugdzorg Nederland)"
NJI_VERBLIJF = "NJi, cijfers over jeugdhulp met verblijf"
CBS_TRAJECTEN = "CBS, Jeugdhulp 2020, tabel trajecten (2020 voorlopig)"
CBS_JB22, CBS_JB23 = "CBS, Jeugdbescherming en jeugdreclassering 2022", "CBS 85095NED, stand 31-12-2023"
NJI_PLUS = "NJi, Minder jongeren in gesloten jeugdhulp"

NORMAAL_80 = 1.2816
DEMPING = 0.8  # a year later so much of a trend is left (as in docs/methode/schatting.md)
EIGEN_SPREIDING = 0.05  # of the level, while fewer than two changes were seen
MINSTENS = 2  # values before the first forecast


@dataclass(frozen=True, slots=True)
class Reeks:
    """A series: what it counts, the values by year, and the source of them all.

    ``erbij``: how many came in during the year, where that is published (for the method with flows).
    """

    naam: Tekst
    waarden: tuple[Jaarcijfer, ...]
    bron: str
    erbij: tuple[Jaarcijfer, ...] = field(default=())


REEKSEN: tuple[Reeks, ...] = (
    Reeks(
        zin("Pleegkinderen op 31 december, landelijk"),
        ((2015, 18934), (2016, 18275), (2017, 18273), (2018, 18486), (2019, 19042)),
        NJI_PLEEG,
        ((2016, 4839), (2017, 4857), (2018, 4635), (2019, 4356)),
    ),
    Reeks(
        zin("Jeugdigen met verblijf in een jaar, landelijk"),
        ((2015, 40505), (2016, 43790), (2017, 46185), (2018, 42770), (2019, 42975)),
        NJI_VERBLIJF,
    ),
    Reeks(
        zin("Aandeel verblijf van de trajecten, landelijk, procent"),
        ((2017, 100 * 57185 / 558350), (2018, 100 * 52155 / 570885), (2019, 100 * 52430 / 592860),
         (2020, 100 * 49725 / 567775)),
        CBS_TRAJECTEN,
    ),
    Reeks(
        zin("Kinderen onder voogdij op 31 december, landelijk"),
        ((2021, 9480), (2022, 9080), (2023, 8775)),
        f"{CBS_JB22}; {CBS_JB23}",
        ((2022, 925),),
    ),
)  # fmt: skip
# Too short to forecast even once: they are here so that nobody looks for them again.
TE_KORT: tuple[Reeks, ...] = (
    Reeks(zin("Kinderen onder toezicht op 31 december, landelijk"), ((2021, 21890), (2022, 19390)), CBS_JB22),
    Reeks(zin("Jeugdigen in gesloten jeugdhulp in een jaar, landelijk"), ((2017, 2254), (2018, 2112)), NJI_PLUS),
    Reeks(
        zin("Plaatsingen in gesloten jeugdhulp, landelijk (definitie wisselt)"),
        ((2019, 1707), (2022, 983), (2023, 891)),
        NJI_PLUS,
    ),
    Reeks(zin("Aandeel verblijf van de trajecten, Flevoland, procent"), ((2016, 19.0), (2020, 8.9)), "Regiovisie §3.5"),
)

# The values known, and the reeks for its flows → the next value.
Methode = Callable[[Sequence[float], Reeks, int], float | None]


@dataclass(frozen=True, slots=True)
class Proef:
    """One forecast of one year ahead, and what came."""

    reeks: Reeks
    jaar: int
    methode: str
    midden: float
    spreiding: float
    gekomen: float

    @property
    def band(self) -> tuple[float, float]:
        """The 80% interval of a normal law."""
        return self.midden - NORMAAL_80 * self.spreiding, self.midden + NORMAAL_80 * self.spreiding

    @property
    def is_gedekt(self) -> bool:
        """True when what came lies in the interval."""
        laag, hoog = self.band
        return laag <= self.gekomen <= hoog

    @property
    def crps(self) -> float:
        """Of the normal law, exact; lower is better."""
        z = (self.gekomen - self.midden) / self.spreiding
        onder = 0.5 * (1 + math.erf(z / math.sqrt(2)))
        dichtheid = math.exp(-z * z / 2) / math.sqrt(2 * math.pi)
        return self.spreiding * (z * (2 * onder - 1) + 2 * dichtheid - 1 / math.sqrt(math.pi))

    @property
    def fout(self) -> float:
        """How far the middle was off, as a share of what came."""
        return abs(self.midden - self.gekomen) / self.gekomen


def _naief(gezien: Sequence[float], _reeks: Reeks, _jaar: int) -> float:
    return gezien[-1]


def _trend(gezien: Sequence[float], _reeks: Reeks, _jaar: int) -> float:
    """The last value and the mean change, of which a part is left."""
    return gezien[-1] + DEMPING * float(np.mean(np.diff(gezien)))


def _stroom(gezien: Sequence[float], reeks: Reeks, jaar: int) -> float | None:
    """As the model counts: who was there times the share that stays, and who came in the year before.

    None where the inflow is not published. Only what was known before the year is used.
    """
    erbij = dict(reeks.erbij)
    jaren = [j for j, _ in reeks.waarden][: len(gezien)]
    stappen = list(pairwise(zip(jaren, gezien, strict=True)))
    if any(nu not in erbij for _, (nu, _w) in stappen):
        return None
    blijft = [(straks - erbij[j]) / eerst for (_, eerst), (j, straks) in stappen]
    return gezien[-1] * float(np.mean(blijft)) + erbij[jaar - 1]


METHODEN: tuple[tuple[str, Methode], ...] = (
    ("zoals het nu is", _naief), ("trend, gedempt", _trend), ("instroom en verblijf", _stroom),
)  # fmt: skip


def beproef(reeksen: Sequence[Reeks] = REEKSEN) -> Iterator[Proef]:
    """Every method on every year that has enough years before it."""
    for reeks in reeksen:
        for k in range(MINSTENS, len(reeks.waarden)):
            gezien = [waarde for _, waarde in reeks.waarden[:k]]
            jaar, gekomen = reeks.waarden[k]
            for naam, methode in METHODEN:
                midden = methode(gezien, reeks, jaar)
                if midden is not None:
                    yield Proef(reeks, jaar, naam, midden, _spreiding(gezien), gekomen)


def _spreiding(gezien: Sequence[float]) -> float:
    """From the changes seen; with one change only, at least a share of the level."""
    stappen = np.diff(gezien)
    if stappen.size < MINSTENS:
        return max(float(np.abs(stappen).max()), EIGEN_SPREIDING * gezien[-1])
    return float(np.sqrt((stappen**2).mean()))
