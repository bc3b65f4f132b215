"""The report of rows from a file or another system: a line per row, and nothing written for one that cannot be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction

from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.aanbodgegevens import Bezwaar
from zorglandschap.core.begrippen.tekst import zin

Rijen = Sequence[tuple[int, Mapping[str, str]]]  # the line in the file and its cells
HOOGSTENS_RIJEN = 2000


class Uitkomst(StrEnum):
    """What came of a row."""

    NIEUW = "nieuw"
    GEWIJZIGD = "gewijzigd"
    GELIJK = "gelijk"
    BEVESTIGD = "bevestigd"
    FOUT = "niet verwerkt"


@dataclass(frozen=True, slots=True)
class Rijverslag:
    """A row of the report: the line in the file, what came of it, and per field what to do."""

    regel: int
    kenmerk: str
    uitkomst: Uitkomst
    bezwaren: tuple[Bezwaar, ...] = ()


@dataclass(frozen=True, slots=True)
class Verslag:
    """The whole report; ``geschreven`` is False when nothing at all was written."""

    rijen: tuple[Rijverslag, ...]
    geschreven: bool

    def aantal(self, uitkomst: Uitkomst) -> int:
        """How many rows had this outcome."""
        return Counter(rij.uitkomst for rij in self.rijen)[uitkomst]

    @property
    def fouten(self) -> int:
        """How many rows could not be processed."""
        return self.aantal(Uitkomst.FOUT)


class _TochNiet(Exception):
    """Everything back: the planner chose all or nothing, and one row could not be."""


def alles_of_rest(rijen: Rijen, verwerk: Callable[[], Sequence[Rijverslag]], *, alles: bool) -> Verslag:
    """Process rows in one transaction; ``alles`` means: when one row cannot be, none is written.

    Raises Geweigerd for a delivery that is empty or too long.
    """
    if not 1 <= len(rijen) <= HOOGSTENS_RIJEN:
        raise Geweigerd(zin("Geef minstens 1 en hoogstens %(n)s rijen.", n=HOOGSTENS_RIJEN))
    try:
        with transaction.atomic():
            uit = tuple(verwerk())
            verslag = Verslag(uit, geschreven=any(rij.uitkomst is not Uitkomst.FOUT for rij in uit))
            if alles and verslag.fouten:
                raise _TochNiet
            return verslag
    except _TochNiet:
        return Verslag(uit, geschreven=False)
