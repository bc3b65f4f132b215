"""Code lists of the offers: their rhythm, why a place is out of service, what changed, and the quality framework."""

from __future__ import annotations

from enum import StrEnum


class Ritme(StrEnum):
    """For how long and when a foster family, a gezinshuis or a group takes a youth."""

    CRISIS = "crisis"
    KORT = "kort"
    LANG = "lang"
    WEEKEND = "weekend en vakantie"


class RedenBuitenGebruik(StrEnum):
    """Why a place that exists cannot be given."""

    BEZET_ANDERS = "bezet door iemand die hier niet staat"
    PERSONEEL = "te weinig personeel"
    ONDERHOUD = "verbouwing of onderhoud"
    ZWARE_ZORG = "er is nu meer zorg nodig in de groep"
    RUST = "rust of vakantie van het gezin"
    ANDERS = "anders"


class Wijzigingssoort(StrEnum):
    """What was done to an offer."""

    NIEUW = "aanbod toegevoegd"
    GEWIJZIGD = "aanbod gewijzigd"
    VRIJ = "vrije plekken bijgewerkt"
    BUITEN = "plekken buiten gebruik"
    TERUG = "plek weer in gebruik"
    GESLOTEN = "aanbod gesloten"


class Kwaliteitsoordeel(StrEnum):
    """How a gezinshuis stands to one criterion of the quality framework (apply or explain)."""

    VOLDOET = "voldoet"
    DEELS = "voldoet deels"
    NIET = "voldoet niet"
    NVT = "niet van toepassing"
