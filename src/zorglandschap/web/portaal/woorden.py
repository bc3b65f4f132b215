"""The chain and the forms of help in the words of the youth: short, plain, and about ‘je’."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from zorglandschap.core.begrippen.codelijsten import CasusStatus
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.casus.verloop import WEG

Woorden = str | Promise


@dataclass(frozen=True, slots=True)
class StapOpWeg:
    """One step of the road: its name, what happens there, and how far the youth is."""

    naam: Woorden
    uitleg: Woorden
    is_klaar: bool
    is_nu: bool


STAP: Mapping[CasusStatus, tuple[Woorden, Woorden]] = {
    CasusStatus.HULPVRAAG: (
        _("Je vraag"),
        _("Er is hulp gevraagd. Je regisseur praat eerst met jou en met je ouders."),
    ),
    CasusStatus.ANALYSE: (
        _("Samen begrijpen"),
        _("Samen zoeken jullie uit: waarom is het zo, en wat gaat goed? Jouw verhaal hoort daarbij."),
    ),
    CasusStatus.VERWEZEN: (
        _("Hulp erbij"),
        _("Er mag hulp uit de regio meedoen. Nu kijken jullie welke hulp het beste past."),
    ),
    CasusStatus.GEADVISEERD: (
        _("Welke hulp past?"),
        _("Er is opgeschreven welke hulp het beste past. Nu zoekt je regisseur wie die hulp kan geven."),
    ),
    CasusStatus.PLEK_GEVRAAGD: (
        _("Plek gevraagd"),
        _("Er is hulp voor je gevraagd. De organisatie antwoordt binnen een paar dagen."),
    ),
    CasusStatus.GEPLAATST: (
        _("Je krijgt hulp"),
        _("De hulp is begonnen. Je regisseur blijft naast je staan."),
    ),
}
STAP_LOKAAL: tuple[Woorden, Woorden] = (
    _("Hulp van het lokale team"),
    _("Het lokale team helpt je nu zelf. Is er meer nodig? Dan kijken jullie samen verder."),
)
NAAM_VOOR_OUDER: Mapping[CasusStatus, Woorden] = {
    CasusStatus.HULPVRAAG: _("De vraag"),
    CasusStatus.GEPLAATST: _("De hulp loopt"),
}
UITLEG_VOOR_OUDER: Mapping[CasusStatus, Woorden] = {
    CasusStatus.HULPVRAAG: _("Er is hulp gevraagd. De regisseur praat eerst met de jeugdige en de ouders."),
    CasusStatus.ANALYSE: _("Samen zoekt u uit waarom het zo is, en wat goed gaat. Ieders verhaal hoort daarbij."),
    CasusStatus.VERWEZEN: _("Er mag hulp uit de regio meedoen. Nu kijkt u samen welke hulp het beste past."),
    CasusStatus.GEADVISEERD: _(
        "Er is opgeschreven welke hulp het beste past. De regisseur zoekt wie die hulp kan geven."
    ),
    CasusStatus.PLEK_GEVRAAGD: _("Er is een plek gevraagd. De organisatie antwoordt binnen een paar dagen."),
    CasusStatus.GEPLAATST: _("De hulp is begonnen. De regisseur blijft naast het gezin staan."),
    CasusStatus.LOKALE_HULP: _("Het lokale team helpt nu zelf. Is er meer nodig? Dan kijkt u samen verder."),
}

HULP: Mapping[Hulpvorm, Woorden] = {
    Hulpvorm.BASISHULP: _("Praten met iemand van het lokale team."),
    Hulpvorm.BEGELEIDING: _("Iemand die bij jullie thuis komt om te helpen."),
    Hulpvorm.BEHANDELING: _("Gesprekken met een behandelaar. Je blijft thuis wonen."),
    Hulpvorm.DAGBEHANDELING: _("Overdag hulp op een vaste plek. ’s Avonds ben je thuis."),
    Hulpvorm.THUISBEHANDELING: _("Veel hulp bij jullie thuis, voor het hele gezin."),
    Hulpvorm.FACT: _("Een team dat naar je toe komt en met alles helpt: thuis, op school en in je hoofd."),
    Hulpvorm.TEAM_ANDERS: _("Team AnderS: mensen die bij jullie thuis doen wat nodig is."),
    Hulpvorm.CRISISTEAM: _("Mensen die meteen komen als het thuis misgaat."),
    Hulpvorm.LOGEREN: _("Af en toe ergens logeren. De rest van de tijd ben je thuis."),
    Hulpvorm.DEELTIJD: _("Een paar dagen in de week ergens anders wonen, en de andere dagen thuis."),
    Hulpvorm.GEZINSOPNAME: _("Met je hele gezin een tijd ergens wonen waar hulp is."),
    Hulpvorm.NETWERKPLEEGZORG: _("Wonen bij iemand die je al kent, zoals familie of vrienden."),
    Hulpvorm.PLEEGZORG: _("Wonen bij een pleeggezin."),
    Hulpvorm.CRISISPLEEGZORG: _("Voor korte tijd bij een pleeggezin wonen, omdat het snel moest."),
    Hulpvorm.GEZINSHUIS: _("Wonen in een gezinshuis: een gezin met ouders die dit als werk doen."),
    Hulpvorm.BEGELEID_WONEN: _("Wonen met andere jongeren, met begeleiding erbij."),
    Hulpvorm.BEHANDELGROEP: _("Een tijd wonen in een groep waar je behandeling krijgt."),
    Hulpvorm.CRISISGROEP: _("Voor korte tijd in een groep wonen, omdat het snel moest."),
    Hulpvorm.KLINISCHE_GGZ: _("Een tijd in een kliniek, om beter te worden."),
    Hulpvorm.GESLOTEN: _("Een tijd wonen waar je niet zomaar weg mag. Dat mag alleen als de rechter het goed vindt."),
}

HULP_VOOR_OUDER: Mapping[Hulpvorm, Woorden] = {
    Hulpvorm.BEGELEIDING: _("Iemand die thuis komt om te helpen."),
    Hulpvorm.BEHANDELING: _("Gesprekken met een behandelaar. Het kind blijft thuis wonen."),
    Hulpvorm.DAGBEHANDELING: _("Overdag hulp op een vaste plek. ’s Avonds is het kind thuis."),
    Hulpvorm.THUISBEHANDELING: _("Veel hulp thuis, voor het hele gezin."),
    Hulpvorm.FACT: _("Een team dat naar het kind toe komt en met alles helpt: thuis, op school en bij klachten."),
    Hulpvorm.TEAM_ANDERS: _("Team AnderS: mensen die thuis doen wat nodig is."),
    Hulpvorm.LOGEREN: _("Af en toe ergens logeren. De rest van de tijd is het kind thuis."),
    Hulpvorm.GEZINSOPNAME: _("Met het hele gezin een tijd ergens wonen waar hulp is."),
    Hulpvorm.NETWERKPLEEGZORG: _("Wonen bij iemand die het kind al kent, zoals familie of vrienden."),
    Hulpvorm.BEHANDELGROEP: _("Een tijd wonen in een groep waar het kind behandeling krijgt."),
    Hulpvorm.GESLOTEN: _("Een tijd wonen waar het kind niet zomaar weg mag. Dat mag alleen van de rechter."),
}

ZO_GAAT_HET: Mapping[int, Woorden] = {
    -2: _("Dit is nu nog moeilijk."),
    -1: _("Het gaat nog niet zoals we hoopten."),
    0: _("Het gaat zoals we hoopten."),
    1: _("Het gaat beter dan we hoopten."),
    2: _("Het gaat veel beter dan we hoopten!"),
}


def weg(status: CasusStatus, *, is_zelf: bool = True, met_analyse: bool = True) -> list[StapOpWeg]:
    """The road with the steps that are done and the one that is now; all are done when the casus is closed.

    Help by the local team itself ends a shorter road: nobody is referred, and not always an analysis was begun.
    """
    stappen: tuple[CasusStatus, ...] = WEG
    if status is CasusStatus.LOKALE_HULP:
        stappen = (CasusStatus.HULPVRAAG, *([CasusStatus.ANALYSE] if met_analyse else []), status)
    nu = stappen.index(status) if status in stappen else len(stappen)
    return [
        StapOpWeg(*_woorden(stap, is_zelf=is_zelf), is_klaar=nummer < nu, is_nu=nummer == nu)
        for nummer, stap in enumerate(stappen)
    ]


def _woorden(stap: CasusStatus, *, is_zelf: bool) -> tuple[Woorden, Woorden]:
    naam, uitleg = STAP.get(stap, STAP_LOKAAL)
    return (naam, uitleg) if is_zelf else (NAAM_VOOR_OUDER.get(stap, naam), UITLEG_VOOR_OUDER[stap])


def hulp_in_woorden(vorm: Hulpvorm, *, is_zelf: bool) -> Woorden:
    """What this help is: said to the youth, or to the parent or mentor."""
    return HULP[vorm] if is_zelf else HULP_VOOR_OUDER.get(vorm, HULP[vorm])
