"""A period of days: from (included) until (excluded), the end may be open."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

# what lies outside this cannot be a day in the life of a child or of who stands around it now
EERSTE_DAG, LAATSTE_DAG = date(1900, 1, 1), date(2100, 12, 31)


@dataclass(frozen=True, slots=True)
class Periode:
    """Half-open period ``[van, tot)`` in days; ``tot`` None means: still running."""

    van: date
    tot: date | None = None

    def __post_init__(self) -> None:
        if self.tot is not None and self.tot < self.van:
            raise ValueError("Het einde ligt voor het begin: kies een latere einddatum.")

    def bevat(self, dag: date) -> bool:
        """True when ``dag`` falls inside the period."""
        return self.van <= dag and (self.tot is None or dag < self.tot)

    def overlapt(self, ander: Periode) -> bool:
        """True when both periods share at least one day."""
        voor_einde = self.tot is None or ander.van < self.tot
        na_begin = ander.tot is None or self.van < ander.tot
        return voor_einde and na_begin and not self.is_leeg and not ander.is_leeg

    @property
    def is_leeg(self) -> bool:
        """True when the period holds no day at all."""
        return self.tot is not None and self.tot == self.van

    def dagen(self, vandaag: date) -> int:
        """Number of days until the end, or until ``vandaag`` when still running; never negative."""
        einde = self.tot if self.tot is not None and self.tot < vandaag else vandaag
        return max(0, (einde - self.van).days)


def leeftijd(geboren_op: date, op: date) -> int:
    """Age in whole years on a day; someone born on 29 February turns older on 1 March."""
    return op.year - geboren_op.year - ((op.month, op.day) < (geboren_op.month, geboren_op.day))


def plus_maanden(dag: date, aantal: int) -> date:
    """The same day of the month, ``aantal`` months later (or earlier); at the latest the last day of that month."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + aantal, 12)
    return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))


def verjaardag(geboren_op: date, jaren: int) -> date:
    """The day someone turns ``jaren``; for who was born on 29 February that is 1 March in other years."""
    jaar = geboren_op.year + jaren
    schrikkeldag = (geboren_op.month, geboren_op.day) == (2, 29) and monthrange(jaar, 2)[1] == 28
    return date(jaar, 3, 1) if schrikkeldag else geboren_op.replace(year=jaar)
