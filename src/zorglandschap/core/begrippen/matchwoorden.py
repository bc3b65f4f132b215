"""Words of waiting, asking for a place and getting to know each other; every value can be shown on a screen."""

from __future__ import annotations

from enum import StrEnum


class Urgentie(StrEnum):
    """How much haste there is; order of definition is order of haste."""

    CRISIS = "crisis"
    DRINGEND = "dringend"
    GEWOON = "gewoon"


class Wachtsoort(StrEnum):
    """What happened on the waiting list; each is one appended row."""

    ERBIJ = "op de wachtlijst gezet"
    URGENTIE = "urgentie veranderd"
    BELOFTE = "start van de hulp beloofd"
    HULPVORM = "andere hulpvorm geadviseerd"
    OVERBRUGGING = "hulp tijdens het wachten"
    SCHADE = "nadeel door het wachten"
    ERAF = "van de wachtlijst af"


class Weigergevolg(StrEnum):
    """What follows on a no, so that a no is never the end (who said it, and why, decides)."""

    PARKEREN = "later opnieuw vragen"
    AANBOD_BIJWERKEN = "aanbieder werkt het aanbod bij"
    TWEEDE_BLIK = "tweede blik op de vraag"
    OPSCHALEN = "voorleggen aan de regionale experttafel"


class Matchfase(StrEnum):
    """The steps of Methodisch Matchen between a request and a child that feels at home (parts A to C)."""

    WENSEN = "wensen verzameld"
    BESPROKEN_GEZIN = "besproken met jeugdige en ouders"
    BESPROKEN_OPVANG = "besproken met de opvangouders of de groep"
    KENNISMAKING = "kennismaking geweest"
    MATCH = "samen voor elkaar gekozen"
    GEEN_KLIK = "niet voor elkaar gekozen"
    WENNEN = "wennen besproken"


class Kloofeinde(StrEnum):
    """Why a gap is no longer open; only the first is what everybody wants."""

    BEREIKT = "de best passende hulp is er"
    ANDERE_HULP = "er is nu weer andere hulp"
    NIEUW_ADVIES = "de gegeven hulp is nu de best passende"
    HULP_GESTOPT = "de hulp is gestopt"
    AFGESLOTEN = "de casus is afgesloten"


class Kloofkop(StrEnum):
    """Under which headings the gap is added up."""

    HULPVORM = "geadviseerde hulp"
    GEMEENTE = "gemeente"
    REDEN = "reden"
