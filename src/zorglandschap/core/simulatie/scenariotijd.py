"""The days of a measure: at once, or month by month in equal steps."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from zorglandschap.core.simulatie.invoer import Verandering


class Gedateerd(Protocol):
    """A measure with a first day, and perhaps a day on which all of it is reached."""

    @property
    def vanaf(self) -> date: ...
    @property
    def tot(self) -> date | None: ...


def stapdagen(maatregel: Gedateerd) -> tuple[date, ...]:
    """The days on which something changes: the first day, or every month after it and the last day."""
    if maatregel.tot is None:
        return (maatregel.vanaf,)
    uit, k = [], 1
    while (op := _maand_later(maatregel.vanaf, k)) < maatregel.tot:
        uit.append(op)
        k += 1
    return (*uit, maatregel.tot)


def voortgang(maatregel: Gedateerd, op: date) -> float:
    """The part of the measure that is reached on a day: 0 to 1."""
    if maatregel.tot is None:
        return float(op >= maatregel.vanaf)
    dagen = (maatregel.tot - maatregel.vanaf).days
    gezet = [stap for stap in stapdagen(maatregel) if stap <= op]
    return (gezet[-1] - maatregel.vanaf).days / dagen if gezet else 0.0


def op_dag(begin: int, veranderingen: tuple[Verandering, ...], op: date) -> int:
    """How many there are on a day."""
    eerder = [v for v in veranderingen if v.op <= op]
    return max(eerder, key=lambda v: v.op).aantal if eerder else begin


def _maand_later(dag: date, maanden: int) -> date:
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    return date(jaar, maand + 1, min(dag.day, 28))
