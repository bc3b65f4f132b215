"""Which figures of a forecast may be shown: it starts from real youths, and a small group could be recognised.

A figure of a gemeente or form is hidden, in every month, when fewer youths than the threshold are in it at the start,
in whichever scenario those are fewest: who chooses a scenario cannot choose what is shown.
a count that is small in the first month is hidden in that month only, since later months are chance, not people.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from zorglandschap.core.simulatie.cijfers import UIT_HUIS
from zorglandschap.core.simulatie.kerncijfers import KERNCIJFERS, Kerncijfer, Maat
from zorglandschap.core.simulatie.samenvatting import GEMIDDELDE, Samenvatting, cijfernummer

Vlaggen = NDArray[np.bool_]
IN_ZORG, UIT_HUIS_CIJFER = "in-zorg", "uit-huis"
DAGEN_VAN = {"verdrongen": "crisis-te-lang", "schadedagen": "wachtend"}  # days tell how many youths they are of


@dataclass(frozen=True, slots=True, eq=False)
class Zicht:
    """What may be shown of an outcome, with a threshold of ``drempel`` youths."""

    uit: Samenvatting
    drempel: int
    _dicht: Vlaggen = field(init=False, repr=False)  # [figure, cell]

    def __post_init__(self) -> None:
        object.__setattr__(self, "_dicht", np.stack([self._dichte_cellen(c) for c in KERNCIJFERS]))

    def toont(self, cijfer: str, cel: str) -> bool:
        """True when this figure of the region, a gemeente or a form may be shown."""
        return not self._dicht[cijfernummer(cijfer), self.uit.cellen.index(cel)]

    def vanaf(self, cijfer: str, cel: str) -> int:
        """The first period that may be shown: 1 instead of 0 when few youths are counted at the start."""
        soort = KERNCIJFERS[cijfernummer(cijfer)]
        telt = DAGEN_VAN.get(cijfer, cijfer if _is_telling(soort) else None)
        return int(telt is not None and self._begin(telt)[self.uit.cellen.index(cel)] < self.drempel)

    def _begin(self, cijfer: str) -> NDArray[np.float32]:
        """At the end of the first period, per cell, in the scenario that has fewest."""
        return np.asarray(self.uit.waarden[:, cijfernummer(cijfer), :, 0, GEMIDDELDE].min(axis=0))

    def _dichte_cellen(self, cijfer: Kerncijfer) -> Vlaggen:
        maatgevend = [IN_ZORG]
        if cijfer.noemer == UIT_HUIS:
            maatgevend.append(UIT_HUIS_CIJFER)
        elif _is_telling(cijfer):
            maatgevend.append(cijfer.sleutel)
        elif cijfer.sleutel in DAGEN_VAN:
            maatgevend.append(DAGEN_VAN[cijfer.sleutel])
        aantal = np.minimum.reduce([self._begin(sleutel) for sleutel in maatgevend])
        dicht = aantal < self.drempel
        dicht[0] = False
        gemeenten = slice(1, 1 + len(self.uit.gemeenten))
        for groep in (gemeenten, slice(gemeenten.stop, None)):
            dicht[groep] = _nooit_een(dicht[groep], aantal[groep])
        return np.asarray(dicht)


def _is_telling(cijfer: Kerncijfer) -> bool:
    """A count of people who are there, not of what happens to them."""
    return cijfer.stand and cijfer.maat is Maat.JEUGDIGEN


def _nooit_een(dicht: Vlaggen, aantal: NDArray[np.float32]) -> Vlaggen:
    """One that is hidden alone could be found by subtraction: the next smallest is hidden too."""
    if dicht.sum() != 1 or len(dicht) == 1:
        return dicht
    uit = dicht.copy()
    uit[np.where(dicht, np.inf, aantal).argmin()] = True
    return uit
