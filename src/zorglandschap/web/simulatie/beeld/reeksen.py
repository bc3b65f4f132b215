"""The series of a figure as a drawing needs them: mean and the bounds of the three intervals, per month."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zorglandschap.core.simulatie.kleine_aantallen import Zicht
from zorglandschap.core.simulatie.samenvatting import EERSTE_KANS, FOUT, GEMIDDELDE, KANSEN, REGIO

Rij = NDArray[np.float32]
BREED, MIDDEL, SMAL = 95, 80, 50
GRENZEN = {95: (0.025, 0.975), 80: (0.1, 0.9), 50: (0.25, 0.75)}


@dataclass(frozen=True, slots=True, eq=False)
class Verloop:
    """One figure of one scenario in one place; ``vanaf``: the first month that is shown."""

    naam: str
    rij: Rij  # [period, column]
    vanaf: int = 0

    @property
    def midden(self) -> Rij:
        """The mean."""
        return np.asarray(self.rij[:, GEMIDDELDE])

    def band(self, kans: int) -> tuple[Rij, Rij]:
        """Lower and upper bound of the 50, 80 or 95% interval."""
        onder, boven = (EERSTE_KANS + KANSEN.index(kant) for kant in GRENZEN[kans])
        return np.asarray(self.rij[:, onder]), np.asarray(self.rij[:, boven])

    def op(self, maand: int) -> Rij:
        """All columns at the end of a month."""
        return np.asarray(self.rij[maand])

    def bereik(self, maand: int, kans: int = MIDDEL) -> tuple[float, float]:
        """The interval in a month."""
        laag, hoog = self.band(kans)
        return float(laag[maand]), float(hoog[maand])

    def fout(self, maand: int) -> float:
        """The standard error of the mean in a month; 0 when there was one draw only."""
        fout = float(self.rij[maand, FOUT])
        return 0.0 if np.isnan(fout) else fout


def verloop(zicht: Zicht, scenario: int, cijfer: str, cel: str = REGIO, *, verschil: bool = False) -> Verloop | None:
    """The series, or None when it may not be shown."""
    if not zicht.toont(cijfer, cel):
        return None
    uit = zicht.uit
    return Verloop(
        uit.scenarios[scenario], uit.reeks(scenario, cijfer, cel, verschil=verschil), zicht.vanaf(cijfer, cel)
    )
