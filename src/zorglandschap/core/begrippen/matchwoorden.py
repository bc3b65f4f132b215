"""Words of waiting, asking for a place and getting to know each other; every value can be shown on a screen."""

from __future__ import annotations

from enum import StrEnum


class Gezinswens(StrEnum):
    """What a youth and the parents can ask of a place; only what an offer or the map can answer."""

    SCHOOL = "op de eigen school blijven"
    GEMEENTE = "wonen in een gemeente die zij noemen"
    KLEIN = "een gezin of een kleine groep"
    EIGEN_KAMER = "een eigen kamer"
    DIEREN = "dieren in huis of op het terrein"


class Wensstand(StrEnum):
    """How a place stands to one wish of the family; what nobody told stays unknown."""

    JA = "komt uit"
    NEE = "komt niet uit"
    ONBEKEND = "niet bekend"


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


class Tegenspraakoordeel(StrEnum):
    """What a second gedragsdeskundige concludes about a proposed placement out of home."""

    EENS = "eens"
    VOORWAARDE = "eens onder voorwaarde"
    ONEENS = "niet eens"


class Matchfase(StrEnum):
    """The steps of Methodisch Matchen between a request and a child that feels at home (parts A to C)."""

    WENSEN = "wensen verzameld"
    BESPROKEN_GEZIN = "besproken met jeugdige en ouders"
    BESPROKEN_OPVANG = "besproken met de opvangouders of de groep"
    AFGESPROKEN = "kennismaking afgesproken"
    KENNISMAKING = "kennismaking geweest"
    MATCH = "samen voor elkaar gekozen"
    GEEN_KLIK = "niet voor elkaar gekozen"
    WENNEN = "wennen besproken"


class Kloofniveau(StrEnum):
    """How near the help that runs is to the advice: the levels of a placement, and no help at all."""

    FIRST_BEST = "first-best"
    ACCEPTABEL = "aanvaardbaar"
    NOODOPLOSSING = "noodoplossing"
    GEEN_HULP = "geen hulp"


class Kloofreden(StrEnum):
    """Why the help that runs is not what was advised: the reasons of a placement, and those of still looking."""

    GEEN_PLEK = "geen plek"
    WACHTTIJD = "wachttijd te lang"
    KEUZE_GEZIN = "keuze van jeugdige of ouders"
    RECHTER = "besluit van de rechter"
    VEILIGHEID = "veiligheid"
    AFSTAND = "afstand"
    ANDERS = "andere reden"
    WACHTLIJST = "staat op de wachtlijst"
    AFGEWEZEN = "aanbieder zei nee"
    GEEN_MATCH = "geen passende plek gevonden"


# Nothing was chosen yet: a place is still looked for.
ZOEKT = frozenset({Kloofreden.WACHTLIJST, Kloofreden.AFGEWEZEN, Kloofreden.GEEN_MATCH})


class Kloofeinde(StrEnum):
    """Why a gap is no longer open; only the first is what everybody wants."""

    BEREIKT = "de best passende hulp is er"
    ANDERE_HULP = "er is nu weer andere hulp"
    NIEUW_ADVIES = "de gegeven hulp is nu de best passende"
    ANDER_ADVIES = "er is een nieuw advies"
    HULP_GESTOPT = "de hulp is gestopt"
    AFGEZEGD = "de hulp ging niet door"
    AFGESLOTEN = "de casus is afgesloten"


class Kloofkop(StrEnum):
    """Under which headings the gap is added up."""

    HULPVORM = "geadviseerde hulp"
    GEMEENTE = "gemeente"
    REDEN = "reden"


class Expertstap(StrEnum):
    """What the table of experts did with a question."""

    OPGEPAKT = "opgepakt"
    ADVIES = "advies gegeven"


class Berichtsoort(StrEnum):
    """About which event of a request a mail went out."""

    NIEUW = "nieuwe vraag om een plek"
    HALVERWEGE = "vraag wacht nog op antwoord"
    CRISIS = "crisis: vraag wacht op antwoord"
    JA = "aanbieder zei ja"
    KIES = "toegezegde plek vervalt bijna"
    NEE = "aanbieder zei nee"
    VERLOPEN = "vraag verlopen zonder antwoord"
    EXPERTS = "vraag bij de experttafel"
    EXPERTADVIES = "advies van de experttafel"
