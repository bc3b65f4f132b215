"""What the assignment finds more important than what: the stages in strict order, as data of the region."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from zorglandschap.core.begrippen.tekst import Tekst, sjabloon, zin
from zorglandschap.core.matching.profiel import HOOGSTE_TOTAAL

HOOGSTE_URGENTIE = 4
GROOTSTE_GROEP = 8  # larger groups make more columns than a region can weigh
GEEN_PASSENDE_PLEK = 3  # level of who has no place, or one that is not suitable: after the three levels of the advice


class Doel(StrEnum):
    """What a stage counts; less is always better."""

    ONGEPLAATST = "ongeplaatst"
    NIVEAU = "niveau"
    GESPLITST = "gesplitst"
    GEMIS_BOVEN = "gemis boven"
    GEMIS = "gemis"
    VERHUIZINGEN = "verhuizingen"
    KETENPLAATSEN = "ketenplaatsen"


ZINNEN: dict[Doel, str] = {
    Doel.ONGEPLAATST: sjabloon("jeugdigen met urgentie %(drempel)s zonder plek"),
    Doel.NIVEAU: sjabloon(
        "jeugdigen op niveau %(drempel)s van 3 (0 is de best passende hulp, 3 is geen passende plek)"
    ),
    Doel.GESPLITST: sjabloon("broers en zussen die niet samen wonen"),
    Doel.GEMIS_BOVEN: sjabloon("jeugdigen die meer dan %(drempel)s van 1000 punten aan wensen missen"),
    Doel.GEMIS: sjabloon("gemiste punten van iedereen samen, zwaarder naarmate iemand langer wacht"),
    Doel.VERHUIZINGEN: sjabloon("verhuizingen"),
    Doel.KETENPLAATSEN: sjabloon("plekken die pas na een verhuizing vrijkomen"),
}
ZONDER_DREMPEL = frozenset({Doel.GESPLITST, Doel.GEMIS, Doel.VERHUIZINGEN, Doel.KETENPLAATSEN})


@dataclass(frozen=True, slots=True)
class Trap:
    """One stage: what is counted, and from which threshold (urgency, level, or missed points)."""

    doel: Doel
    drempel: int = 0

    def __post_init__(self) -> None:
        hoogst = {Doel.ONGEPLAATST: HOOGSTE_URGENTIE, Doel.NIVEAU: GEEN_PASSENDE_PLEK}.get(self.doel, HOOGSTE_TOTAAL)
        if not 0 <= self.drempel <= (0 if self.doel in ZONDER_DREMPEL else hoogst):
            raise ValueError(f"Trap ‘{self.doel.value}’: drempel {self.drempel} kan niet.")

    @property
    def sleutel(self) -> str:
        """Name of this stage, stable over versions."""
        return self.doel.value if self.doel in ZONDER_DREMPEL else f"{self.doel.value} {self.drempel}"

    @property
    def zin(self) -> Tekst:
        """What the stage counts, in plain words."""
        waarden = {} if self.doel in ZONDER_DREMPEL else {"drempel": self.drempel}
        return zin(ZINNEN[self.doel], **waarden)


@dataclass(frozen=True, slots=True)
class Grond:
    """Why a stage or number is there, on what it rests, who owns it and since when; ``eenheid`` only of a number."""

    waarom: str
    bron: str
    eigenaar: str
    sinds: date
    is_verzonnen: bool = False
    eenheid: str = ""


@dataclass(frozen=True, slots=True)
class Doelorde:
    """The order of the stages, and the choices of policy inside them; the region gives it (``doelordebestand``).

    ``keten`` is the most moves that may hang on one free place, that of the waiting youth included.
    ``wacht_dagen`` is how many days of waiting make every missed point count once more. ``groep`` is how many
    brothers and sisters are one choice. An ordinary offer only helps the crisis reserve with what it has free above
    ``reserve_houdt_over``. ``gronden`` has the justification of each, by key.
    """

    trappen: tuple[Trap, ...]
    keten: int
    wacht_dagen: int
    groep: int = GROOTSTE_GROEP
    reserve_houdt_over: int = 0
    versie: str = ""
    gronden: Mapping[str, Grond] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        if not self.trappen or len(set(self.trappen)) != len(self.trappen):
            raise ValueError("De doelorde heeft minstens één trap, en elke trap één keer.")
        if not 1 <= self.keten <= 5:
            raise ValueError(f"Een keten is 1 tot en met 5 lang, niet {self.keten}.")
        if self.wacht_dagen < 1:
            raise ValueError(f"‘wacht_dagen’ is minstens 1, niet {self.wacht_dagen}.")
