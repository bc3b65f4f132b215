"""Which places are worth building: offers that do not exist yet get a price too, per form and gemeente.

Method: a place that could be built stands in the fluid programme with no places at all. Its price is then what the
first place there would add a week, given everything the region has (docs/methode/prijzen.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

import numpy as np

from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.matching.prijzen import DAG, Landschap, Prijslijst
from zorglandschap.core.matching.profiel import HULPVORMEN, SPECIALISMEN, Aanbiedingen, masker

OUDSTE = 120  # years: a place that could be built sets no limit of age


@dataclass(frozen=True, slots=True)
class Bouwkans:
    """What one more place of a form in a gemeente (CBS number) would add a week, beside the places there are."""

    hulpvorm: Hulpvorm
    gemeente: int
    plekken: int
    prijs: float


def met_bouwplekken(landschap: Landschap, gemeenten: Mapping[int, tuple[float, float]]) -> Landschap:
    """The landscape with, for each form and gemeente (CBS number to degrees), an offer that could be built there.

    It has no places yet, is open to everyone, and has a negative id, so that it gets a price and is never given.
    """
    vormen = [v for v in HULPVORMEN if v in landschap.verblijf_weken]
    paren = [(v, nummer, punt) for v in vormen for nummer, punt in sorted(gemeenten.items())]
    n = len(paren)
    plan = Aanbiedingen(
        id=-np.arange(1, n + 1, dtype=np.int64),
        locatie=-np.arange(1, n + 1, dtype=np.int64),
        hulpvorm=np.array([HULPVORMEN.index(v) for v, _, _ in paren], dtype=np.int64),
        leeftijd_van=np.zeros(n, dtype=np.int64),
        leeftijd_tot=np.full(n, OUDSTE, dtype=np.int64),
        breedte=np.array([punt[0] for _, _, punt in paren], dtype=np.float64),
        lengte=np.array([punt[1] for _, _, punt in paren], dtype=np.float64),
        gemeente=np.array([nummer for _, nummer, _ in paren], dtype=np.int64),
        specialismen=np.full(n, masker(SPECIALISMEN), dtype=np.int64),
        neemt_lvb=np.ones(n, dtype=np.bool_),
        neemt_samen=np.ones(n, dtype=np.bool_),
        vrij_vanaf=np.full(n, DAG.toordinal(), dtype=np.int64),
        neemt_ggz=np.ones(n, dtype=np.bool_),
        ritme=np.zeros(n, dtype=np.int64),
    )
    samen = [
        np.concatenate([getattr(landschap.aanbiedingen, v.name), getattr(plan, v.name)]) for v in fields(Aanbiedingen)
    ]
    capaciteit = np.concatenate([landschap.capaciteit, np.zeros(n, dtype=np.int64)])
    return Landschap(Aanbiedingen(*samen), capaciteit, landschap.verblijf_weken)


def list_bouwkansen(lijst: Prijslijst, landschap: Landschap) -> tuple[Bouwkans, ...]:
    """Which places are worth building: per form and gemeente the highest price of a place there, dearest first."""
    a = landschap.aanbiedingen
    plekken: dict[tuple[int, int], int] = {}
    prijzen: dict[tuple[int, int], float] = {}
    for aanbod, vorm, gemeente, aantal in zip(a.id, a.hulpvorm, a.gemeente, landschap.capaciteit, strict=True):
        waar = int(vorm), int(gemeente)
        plekken[waar] = plekken.get(waar, 0) + int(aantal)
        prijzen[waar] = max(prijzen.get(waar, 0.0), lijst.prijzen.get(int(aanbod), 0.0))
    orde = sorted((waar for waar, prijs in prijzen.items() if prijs > 0), key=lambda waar: (-prijzen[waar], *waar))
    return tuple(Bouwkans(HULPVORMEN[v], g, plekken[v, g], prijzen[v, g]) for v, g in orde)
