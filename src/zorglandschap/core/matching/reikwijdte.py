"""Which gemeenten are near enough to share crisis places: clusters in which nobody is further off than the norm.

A cluster only grows while every two gemeenten in it are within reach of each other: a chain of neighbours is no
cluster, for a child at one end would not reach a bed at the other. A gemeente without such neighbours stands alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from zorglandschap.core.begrippen.afstand import hemelsbreed_km


@dataclass(frozen=True, slots=True, order=True)
class Gemeentepunt:
    """A gemeente (``nummer`` of its CBS code: GM0034 is 34) with its centre in degrees."""

    nummer: int
    breedte: float
    lengte: float


def afstand_km(van: Gemeentepunt, breedte: float, lengte: float) -> float:
    """Great-circle distance from the centre of a gemeente."""
    km = hemelsbreed_km(van.breedte, van.lengte, np.array([breedte]), np.array([lengte]))
    return float(km[0])


def maak_clusters(gemeenten: Iterable[Gemeentepunt], km: float) -> tuple[tuple[int, ...], ...]:
    """Gemeenten (numbers) by cluster, each in one; the nearest come together first, and equal ones by number."""
    if km < 0:
        raise ValueError(f"Het bereik ({km} km) is nul of meer.")
    groepen: list[tuple[Gemeentepunt, ...]] = [(g,) for g in sorted(gemeenten)]
    while paren := [(_verst(a, b), a, b) for a, b in combinations(groepen, 2)]:
        ver, a, b = min(paren)
        if ver > km:
            break
        groepen = sorted([*(g for g in groepen if g not in (a, b)), tuple(sorted((*a, *b)))])
    return tuple(tuple(g.nummer for g in groep) for groep in groepen)


def _verst(a: Sequence[Gemeentepunt], b: Sequence[Gemeentepunt]) -> float:
    return max(afstand_km(g, h.breedte, h.lengte) for g in a for h in b)
