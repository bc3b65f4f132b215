"""A base case and scenarios side by side, for the same youths: what differs, how sure that is, and tables of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np

from zorglandschap.core.simulatie.cijfers import ALLE, KOSTEN, UIT_HUIS, Cijfer, Getal
from zorglandschap.core.simulatie.uitkomst import INTERVALLEN, Reeks, Uitkomst


@dataclass(frozen=True, slots=True, eq=False)
class Rij:
    """One figure of a scenario beside the base case, over a span of periods."""

    scenario: str
    cijfer: Cijfer
    basis: Getal
    straks: Getal
    verschil: Getal

    @property
    def is_zeker(self) -> bool:
        """True when 95 of 100 possible futures agree on more or less, not just the mean."""
        onder, boven = self.verschil.interval(INTERVALLEN[-1])
        return onder > 0 or boven < 0


class LangeRij(NamedTuple):
    """One row of the long table; the field names are the columns of the CSV and Parquet file.

    ``soort`` is ‘stand’ or ‘verschil’ (with the base case); the bounds are those of 50, 80 and 95 percent.
    """

    scenario: str
    soort: str
    periode: date
    maat: str
    gemeente: str
    vorm: str
    gemiddelde: float
    fout: float
    onder_50: float
    boven_50: float
    onder_80: float
    boven_80: float
    onder_95: float
    boven_95: float


@dataclass(frozen=True, slots=True, eq=False)
class Vergelijking:
    """The outcomes by name, run with one seed and the same number of replications. Raises ValueError otherwise."""

    basis: Uitkomst
    scenarios: Mapping[str, Uitkomst]
    basisnaam: str = "ongewijzigd beleid"

    def __post_init__(self) -> None:
        for naam, uitkomst in self.scenarios.items():
            if _soort(uitkomst) != _soort(self.basis):
                raise ValueError(
                    f"‘{naam}’ is niet te vergelijken: zaad, herhalingen, trekkingen en periodes moeten gelijk zijn."
                )

    def cijfers(
        self, maten: Iterable[str] = ALLE, *, per_gemeente: bool = False, per_vorm: bool = False
    ) -> list[Cijfer]:
        """The figures of the region, and of every gemeente and form when asked."""
        gemeenten = (None, *self.basis.invoer.gemeenten) if per_gemeente else (None,)
        vormen = (None, *(v.naam for v in self.basis.invoer.vormen)) if per_vorm else (None,)
        return [
            Cijfer(maat, gemeente, vorm)
            for maat in maten for gemeente in gemeenten for vorm in vormen
            if vorm is None or maat not in (UIT_HUIS, KOSTEN)
        ]  # fmt: skip

    def rijen(self, cijfers: Sequence[Cijfer] | None = None, periodes: slice = slice(-12, None)) -> list[Rij]:
        """Every figure beside the base case, over a span of periods (the last twelve): per figure all scenarios."""
        uit = []
        for cijfer in self.cijfers() if cijfers is None else cijfers:
            basis = cijfer.over(self.basis, periodes)
            for naam, uitkomst in self.scenarios.items():
                straks = cijfer.over(uitkomst, periodes)
                uit.append(Rij(naam, cijfer, basis, straks, straks - basis))
        return uit

    def verschil(self, scenario: str, cijfer: Cijfer) -> Reeks:
        """The difference per period, for a chart."""
        return cijfer.reeks(self.scenarios[scenario]) - cijfer.reeks(self.basis)

    def lange_rijen(self, cijfers: Sequence[Cijfer] | None = None) -> Iterator[LangeRij]:
        """The long table: per scenario, figure and period the value and the difference; empty text means all."""
        for cijfer in self.cijfers(per_gemeente=True) if cijfers is None else cijfers:
            nu = cijfer.reeks(self.basis)
            yield from _lang(self.basisnaam, "stand", cijfer, nu)
            for naam, uitkomst in self.scenarios.items():
                straks = cijfer.reeks(uitkomst)
                yield from _lang(naam, "stand", cijfer, straks)
                yield from _lang(naam, "verschil", cijfer, straks - nu)


def _soort(uitkomst: Uitkomst) -> tuple[object, ...]:
    """What must be the same to compare youth by youth."""
    invoer = uitkomst.invoer
    return (
        uitkomst.zaad, uitkomst.replicaties, uitkomst.trekkingen, len(uitkomst.bewaard), invoer.periodes(),
        invoer.gemeenten, tuple(v.naam for v in invoer.vormen),
    )  # fmt: skip


def _lang(scenario: str, soort: str, cijfer: Cijfer, reeks: Reeks) -> Iterator[LangeRij]:
    grenzen = np.array([kant for kans in INTERVALLEN for kant in reeks.interval(kans)])
    fout = reeks.fout() if len(reeks.waarden) > 1 else np.full(len(reeks.periodes), np.inf)
    for k, periode in enumerate(reeks.periodes):
        yield LangeRij(
            scenario, soort, periode, cijfer.maat, cijfer.gemeente or "", cijfer.vorm or "",
            float(reeks.gemiddelde[k]), float(fout[k]), *grenzen[:, k].tolist(),
        )  # fmt: skip
