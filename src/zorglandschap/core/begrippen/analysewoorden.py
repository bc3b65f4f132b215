"""Words inside a verklarende analyse: how factors hang together, what earlier help did, and what is supposed."""

from __future__ import annotations

from enum import StrEnum


class Verband(StrEnum):
    """What one factor does to another: the arrow in the picture."""

    VEROORZAAKT = "veroorzaakt"
    HOUDT_IN_STAND = "houdt in stand"
    VERERGERT = "maakt erger"
    BESCHERMT = "beschermt tegen"


class Hulpeffect(StrEnum):
    """What earlier help did, as youth and parents see it."""

    GOED = "hielp goed"
    BEETJE = "hielp een beetje"
    NIET = "hielp niet"
    ERGER = "maakte het erger"
    ONBEKEND = "weten we niet"


class Hypothesestand(StrEnum):
    """Where a supposition stands."""

    OPEN = "nog open"
    BEVESTIGD = "klopt"
    VERWORPEN = "klopt niet"
