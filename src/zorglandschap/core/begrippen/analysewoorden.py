"""Words inside a verklarende analyse: how factors hang together, what earlier help did, and what is supposed."""

from __future__ import annotations

from enum import StrEnum

from zorglandschap.core.begrippen.codelijsten import AnalyseVeld

# The adjacent domains of regiovisie §3.2, and all parts of life a factor can belong to.
AANPALENDE: tuple[AnalyseVeld, ...] = (
    AnalyseVeld.ONDERWIJS,
    AnalyseVeld.GEZONDHEID,
    AnalyseVeld.WONEN,
    AnalyseVeld.INKOMEN,
    AnalyseVeld.AANPALEND,
)
DOMEINEN: tuple[AnalyseVeld, ...] = (
    AnalyseVeld.KIND,
    AnalyseVeld.OUDERS,
    AnalyseVeld.GEZIN,
    AnalyseVeld.OMGEVING,
    *AANPALENDE,
)
# What one press writes down; kept in Dutch, as every other text of a case.
SPEELT_NIET = "Hierover is gesproken. Dit speelt niet."
GEEN_EERDERE_HULP = "Er was nog geen eerdere hulp."


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
