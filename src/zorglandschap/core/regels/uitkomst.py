"""What a rule says: a verdict with its reason and its source."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from zorglandschap.core.begrippen.bron import Bron
from zorglandschap.core.begrippen.tekst import Tekst


class Oordeel(StrEnum):
    """The verdict of a rule."""

    VOLDAAN = "voldaan"
    NIET_VOLDAAN = "niet voldaan"
    LET_OP = "let op"
    NIET_VAN_TOEPASSING = "niet van toepassing"


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """Outcome of one rule: its key, verdict, reason in plain Dutch and source.

    ``ontbreekt`` names what a person still has to do, one sentence each. ``is_hard`` says whether
    ‘niet voldaan’ stops the step (a gate) or only asks attention (a duty that is watched).
    """

    regel: str
    oordeel: Oordeel
    reden: Tekst
    bron: Bron
    ontbreekt: tuple[Tekst, ...] = ()
    is_hard: bool = True

    @property
    def blokkeert(self) -> bool:
        """True when the step may not be taken."""
        return self.is_hard and self.oordeel is Oordeel.NIET_VOLDAAN
