"""Solves the stages in strict order and says of each whether its value is proven.

Without brothers and sisters the answer comes out whole by itself, and every stage is proven. Where it does not, the
choices of the groups are settled first (see ``broers``), stage by stage, and the stages are gone down once more.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from zorglandschap.core.matching.profiel import Ints, Reals
from zorglandschap.core.matching.verdeling.broers import kies_groepen
from zorglandschap.core.matching.verdeling.daling import Model, begin, daal


class Onoplosbaar(RuntimeError):
    """Nothing fits at all; waiting and staying always should."""


@dataclass(frozen=True, slots=True)
class Trapuitslag:
    """Value of a stage, what it can at best be, and whether that is proven to be the same."""

    sleutel: str
    waarde: int
    grens: int

    @property
    def bewezen(self) -> bool:
        """True when no assignment is better in this stage, given the stages before it."""
        return self.waarde == self.grens


@dataclass(frozen=True, slots=True, eq=False)
class Uitslag:
    """The chosen columns (whole numbers), the stages, and the prices of the rows per bundle."""

    model: Model
    x: Ints
    trappen: tuple[Trapuitslag, ...]
    prijzen: list[Reals]


def los_trappen_op(model: Model) -> Uitslag:
    """The best assignment, stage after stage."""
    afdaling = daal(model, begin(model))
    if afdaling is None:
        raise Onoplosbaar("Wachten en blijven passen niet bij de plekken: de invoer spreekt zichzelf tegen.")
    grenzen = afdaling.grenzen
    if not afdaling.is_heel:
        afdaling, grenzen = kies_groepen(model, afdaling)
    x = np.rint(afdaling.x).astype(np.int64)
    vector = (x @ model.kolommen.kosten).tolist()
    trappen = []
    for bundel, grens in zip(model.bundels[:-1], grenzen, strict=False):
        waarden = vector[bundel.van : bundel.tot]
        som = sum(w * g for w, g in zip(waarden, bundel.gewichten, strict=True))
        trappen += list(zip(waarden, waarden if grens >= som else bundel.splits(grens), strict=True))
    namen = [trap.sleutel for trap in model.orde.trappen]
    uitslagen = (Trapuitslag(s, w, g) for s, (w, g) in zip(namen, _eerlijk(trappen), strict=True))
    return Uitslag(model, x, tuple(uitslagen), afdaling.prijzen)


def _eerlijk(trappen: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """After a stage that is not proven, a later bound only holds as far as zero."""
    uit, open_ = [], False
    for waarde, grens in trappen:
        uit.append((waarde, 0 if open_ else min(waarde, grens)))
        open_ = open_ or waarde != grens
    return uit
