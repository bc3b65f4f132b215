"""Code list of the simulation: where a run in the background stands."""

from __future__ import annotations

from enum import StrEnum


class Rekenstand(StrEnum):
    """Where a run stands; the last three are final."""

    WACHT = "wacht"
    BEZIG = "bezig"
    KLAAR = "klaar"
    GESTOPT = "gestopt"
    MISLUKT = "mislukt"


OPEN = (Rekenstand.WACHT, Rekenstand.BEZIG)
EERSTE_VERSIE = 1
