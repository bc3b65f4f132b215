"""What every subject of the synthetic region shares: the numbers, the people, the scale and the day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from zorglandschap.core.synthetisch.bevolking import Bevolking
from zorglandschap.core.synthetisch.dagen import dagnummer, jaarbegin
from zorglandschap.core.synthetisch.opgave import EERSTE_JAAR, Opgave


@dataclass(frozen=True, slots=True)
class Jaar:
    """A year of the history: its days ``[begin, einde)`` until today, and which part of the whole year that is."""

    jaar: int
    begin: int
    einde: int
    deel: float


@dataclass(frozen=True, slots=True)
class Wereld:
    """The region while it is being made."""

    opgave: Opgave
    bevolking: Bevolking
    schaal: float
    vandaag: date

    @property
    def nu(self) -> int:
        """Today as a number."""
        return dagnummer(self.vandaag)

    def jaren(self) -> Iterator[Jaar]:
        """Every year of the history; the last one stops after today."""
        for jaar in range(EERSTE_JAAR, self.vandaag.year + 1):
            begin, heel = jaarbegin(jaar), jaarbegin(jaar + 1)
            einde = min(heel, self.nu + 1)
            yield Jaar(jaar, begin, einde, (einde - begin) / (heel - begin))
