"""Code lists of the simulation: what a run in the background is for, and where it stands."""

from __future__ import annotations

from enum import StrEnum


class Rekensoort(StrEnum):
    """What a run in the background is for."""

    SIMULATIE = "simulatie"
    PLAN = "plan"


class Rekenstand(StrEnum):
    """Where a run stands; the last three are final."""

    WACHT = "wacht"
    BEZIG = "bezig"
    KLAAR = "klaar"
    GESTOPT = "gestopt"
    MISLUKT = "mislukt"


OPEN = (Rekenstand.WACHT, Rekenstand.BEZIG)
EERSTE_VERSIE = 1
