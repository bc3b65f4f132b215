"""Periods of help as arrays of one length: what stays and help at home have in common."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Self

import numpy as np

from zorglandschap.core.synthetisch.dagen import Dagen, Reeks, Vlaggen


@dataclass(frozen=True, slots=True)
class Periodes:
    """Youth, form (index in HULPVORMEN) and days ``[van, tot)`` per period."""

    jeugdige: Reeks
    vorm: Reeks
    van: Dagen
    tot: Dagen

    @property
    def aantal(self) -> int:
        """Number of periods."""
        return int(self.van.size)

    def loopt(self, van: int, tot: int) -> Vlaggen:
        """True for periods with at least one day in ``[van, tot)``."""
        return np.asarray((self.van < tot) & (self.tot > van))

    def erbij(self, ander: Self) -> Self:
        """These periods and then the others."""
        return type(self)(*(np.concatenate((getattr(self, f.name), getattr(ander, f.name))) for f in fields(self)))
