"""Shows the way: which page or button belongs to a next step, and where a missing thing is mended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from zorglandschap.core.begrippen.codelijsten import AnalyseVeld, Handeling
from zorglandschap.core.begrippen.tekst import Tekst
from zorglandschap.core.casus.werk import Taak
from zorglandschap.core.regels import afsluiten, beweging, jim, overdracht, stagnatie
from zorglandschap.core.regels.analysezinnen import WAAR, Plaats
from zorglandschap.core.regels.besluit import LEG_MAATREGEL_VAST, STEL_ANALYSE_VAST, STEL_DOEL
from zorglandschap.core.regels.kader import LEG_GESLOTEN_VAST, LEG_TOESTEMMING_VAST, REGEL_TOESTEMMING_NU, VRAAG_SPOED
from zorglandschap.core.regels.kader import LEG_MAATREGEL_VAST as UITHUISPLAATSING_VASTLEGGEN
from zorglandschap.core.regels.plaatsing import REGEL_VERVOLG
from zorglandschap.core.regels.uitkomst import Oordeel, Uitkomst
from zorglandschap.core.regels.verwijzing import BEGIN_ANALYSE, SCHRIJF_REDEN, STEL_VAST


@dataclass(frozen=True, slots=True)
class Wegwijzer:
    """The button of a next step: where it leads, what stands on it, why, and which right it asks."""

    adres_naam: str
    knop: str | Promise
    uitleg: str | Promise
    handeling: Handeling
    is_post: bool = False


_H = Handeling
WEG_VAN: dict[Taak, Wegwijzer] = {
    Taak.VERWIJS_NU: Wegwijzer(
        "casus:verwijs",
        _("Verwijs nu"),
        _("Er is een crisis gemeld. U mag direct verwijzen; de verklarende analyse maakt u daarna."),
        _H.VERWIJZEN,
        is_post=True,
    ),
    Taak.ANALYSE_BEGINNEN: Wegwijzer(
        "casus:analyse",
        _("Begin de analyse"),
        _("Zoek samen met jeugdige en ouders uit wat er speelt en waarom. Daarna past de hulp beter."),
        _H.ANALYSE_SCHRIJVEN,
    ),
    Taak.ANALYSE_AFMAKEN: Wegwijzer(
        "casus:analyse",
        _("Schrijf verder"),
        _("De verklarende analyse is nog niet vastgesteld. Op de bladzijde ziet u wat er nog moet."),
        _H.ANALYSE_SCHRIJVEN,
    ),
    Taak.ANALYSE_ALSNOG: Wegwijzer(
        "casus:analyse",
        _("Maak de analyse"),
        _("Door de crisis is er eerst gehandeld. De verklarende analyse moet nog volgen."),
        _H.ANALYSE_SCHRIJVEN,
    ),
    Taak.MEEKIJKEN: Wegwijzer(
        "casus:analyse",
        _("Lees en schrijf mee"),
        _("U bent gevraagd als gedragsdeskundige."),
        _H.ANALYSE_SCHRIJVEN,
    ),
    Taak.TWEEDE_BLIK: Wegwijzer(
        "matching:weigeringen",
        _("Kijk nog eens mee"),
        _("Een aanbieder zei nee. Kijk met de regisseur of de vraag goed is beschreven, en of het aanbod klopt."),
        _H.TEGENSPREKEN,
    ),
    Taak.VERWIJS: Wegwijzer(
        "casus:verwijs",
        _("Verwijs naar regionale hulp"),
        _("De analyse is vastgesteld en zegt dat jeugdhulp nodig is."),
        _H.VERWIJZEN,
        is_post=True,
    ),
    Taak.SLUIT: Wegwijzer(
        "casus:sluit",
        _("Rond de casus af"),
        _("De analyse laat zien dat regionale jeugdhulp niet nodig is. Dat is een goed resultaat."),
        _H.CASUS_SCHRIJVEN,
    ),
    Taak.ADVIES: Wegwijzer(
        "matching:advies",
        _("Leg het advies vast"),
        _("Bepaal welke hulp het best past, voordat u ziet waar plek is."),
        _H.ADVISEREN,
    ),
    Taak.PLEK: Wegwijzer(
        "matching:plekken",
        _("Bekijk de plekken"),
        _("Het advies staat vast. Zoek nu een plek die past, zo dicht mogelijk bij huis."),
        _H.PLEK_VRAGEN,
    ),
    Taak.PLEK_OPNIEUW: Wegwijzer(
        "matching:plekken",
        _("Kies een andere plek"),
        _("De aanbieder zei nee. In de tijdlijn staat waarom."),
        _H.PLEK_VRAGEN,
    ),
    Taak.PLEK_VERLOPEN: Wegwijzer(
        "matching:plekken",
        _("Kies opnieuw een plek"),
        _("De aanbieder gaf niet op tijd antwoord. De plek wordt niet meer vastgehouden."),
        _H.PLEK_VRAGEN,
    ),
    Taak.PLEK_KIEZEN: Wegwijzer(
        "matching:plekken",
        _("Bekijk wat is toegezegd"),
        _("Een aanbieder zei ja. Kies deze plek, of wacht nog even op het antwoord van de andere."),
        _H.PLEK_VRAGEN,
    ),
    Taak.AMBULANT: Wegwijzer(
        "matching:ambulant",
        _("Koppel ambulante hulp"),
        _("Bij verblijf hoort altijd ambulante hulp, zodat terugkeer naar huis in zicht blijft."),
        _H.PLEK_VRAGEN,
    ),
    Taak.JIM: Wegwijzer(
        "casus:jim",
        _("Leg de eigen mentor vast"),
        _("Vraag de jeugdige wie uit de eigen omgeving mag meedenken en meebeslissen."),
        _H.CASUS_SCHRIJVEN,
    ),
    Taak.PERSPECTIEF: Wegwijzer(
        "casus:plan",
        _("Leg vast waar het kind hierna woont"),
        _("Een crisisplek is kort. Spreek af: terug naar huis, naar het netwerk of een andere plek."),
        _H.PLAN_SCHRIJVEN,
    ),
    Taak.REGIE: Wegwijzer(
        "casus:hulp",
        _("Neem de regie of draag die over"),
        _("Deze casus heeft geen vaste regisseur. Iemand moet naast het gezin blijven staan."),
        _H.OVERDRAGEN,
    ),
    Taak.TOESTEMMING: Wegwijzer(
        "casus:toestemming",
        _("Leg de toestemming vast"),
        _("Voor deze hulp is toestemming nodig, en die is er niet of niet van iedereen."),
        _H.CASUS_SCHRIJVEN,
    ),
    Taak.DOELEN: Wegwijzer(
        "casus:plan",
        _("Stel een doel"),
        _("Spreek met ouders en jeugdige af wat er anders moet en wanneer de hulp klaar is."),
        _H.PLAN_SCHRIJVEN,
    ),
    Taak.HOE: Wegwijzer(
        "casus:plan",
        _("Schrijf hoe u helpt"),
        _("Het gezin en het lokale team zeggen wát er moet veranderen. U schrijft op hóé u dat aanpakt."),
        _H.PLAN_SCHRIJVEN,
    ),
    Taak.PLAN: Wegwijzer(
        "casus:plan",
        _("Maak het plan af"),
        _("Er loopt hulp. In het plan staat wie wat doet en waar het kind gaat wonen."),
        _H.PLAN_SCHRIJVEN,
    ),
    Taak.EVALUATIE: Wegwijzer(
        "casus:evaluatie",
        _("Leg de evaluatie vast"),
        _("Bekijk met het gezin of de hulp doet wat nodig is: doorgaan, bijstellen, lichter of zwaarder."),
        _H.PLAN_SCHRIJVEN,
    ),
    Taak.AFSCHALEN: Wegwijzer(
        "casus:plan",
        _("Beslis over lichtere hulp"),
        _("U heeft met het gezin een moment afgesproken om te kijken of lichtere hulp genoeg is."),
        _H.PLAN_SCHRIJVEN,
    ),
    Taak.JIM_GESPREK: Wegwijzer(
        "casus:jim",
        _("Leg het gesprek vast"),
        _("Elke twee maanden bekijkt u met jeugdige en JIM of het nog werkt."),
        _H.CASUS_SCHRIJVEN,
    ),
    Taak.AFSLUITEN: Wegwijzer(
        "casus:sluit",
        _("Rond de casus af"),
        _("Er loopt geen hulp meer. Kijk met het gezin terug, of leg vast dat er andere hulp nodig is."),
        _H.CASUS_SCHRIJVEN,
    ),
    Taak.NAZORG: Wegwijzer(
        "casus:nazorg",
        _("Leg het contact vast"),
        _("U heeft beloofd nog eens te vragen hoe het gaat."),
        _H.CASUS_SCHRIJVEN,
    ),
    Taak.WACHT: Wegwijzer(
        "casus:detail",
        _("Bekijk de casus"),
        _("U heeft een plek gevraagd. De aanbieder is aan zet."),
        _H.SAMENVATTING,
    ),
    Taak.GEEN: Wegwijzer("casus:detail", _("Bekijk de casus"), "", _H.SAMENVATTING),
}

ANKER: dict[AnalyseVeld | Plaats, str] = {
    **{veld: f"id_{veld.name.lower()}" for veld in AnalyseVeld},
    Plaats.FACTOREN: "factoren",
    Plaats.VERBANDEN: "verbanden",
    Plaats.EERDERE_HULP: "eerdere-hulp",
    Plaats.STEMMEN: "stemmen",
    Plaats.VERONDERSTELLINGEN: "veronderstellingen",
    Plaats.STAPPEN: "stappen",
    Plaats.CONCLUSIE: "id_keuze_groep",
    Plaats.MET_JEUGDIGE: "id_met_jeugdige_op",
    Plaats.MET_OUDERS: "id_met_ouders_op",
    Plaats.GEDRAGSDESKUNDIGE: "id_gedragsdeskundige_id",
}
OP_PAGINA: dict[Tekst, str] = {
    STEL_ANALYSE_VAST: "casus:analyse",
    STEL_DOEL: "casus:plan",
    LEG_MAATREGEL_VAST: "casus:maatregel",
    LEG_TOESTEMMING_VAST: "casus:toestemming",
    REGEL_TOESTEMMING_NU: "casus:toestemming",
    UITHUISPLAATSING_VASTLEGGEN: "casus:maatregel",
    LEG_GESLOTEN_VAST: "casus:maatregel",
    VRAAG_SPOED: "casus:maatregel",
    BEGIN_ANALYSE: "casus:analyse",
    STEL_VAST: "casus:analyse",
    SCHRIJF_REDEN: "casus:crisis",
    **dict.fromkeys(
        (stagnatie.BEKIJK_SAMEN, stagnatie.ZOEK_BREDER, stagnatie.REGEL_OVERBRUGGING, REGEL_VERVOLG), "casus:hulp"
    ),
    **dict.fromkeys((stagnatie.MEET, stagnatie.SPREEK_DAG_AF, stagnatie.KIES_PERSPECTIEF), "casus:plan"),
    stagnatie.HOUD_EVALUATIE: "casus:evaluatie",
    overdracht.WIJS_AAN: "casus:overdragen",
    **dict.fromkeys((jim.PLAN_JIMGESPREK, jim.VRAAG_OUDERS), "casus:jim"),
    afsluiten.STOP_HULP: "casus:hulp",
    afsluiten.RONDE_DOELEN_AF: "casus:plan",
    beweging.ZOEK_RUST: "casus:hulp",
}


RUSTIG = (Oordeel.VOLDAAN, Oordeel.NIET_VAN_TOEPASSING)


@dataclass(frozen=True, slots=True)
class Herstel:
    """Something that is still missing, and the address where it is mended (may be empty)."""

    tekst: Tekst
    adres: str


@dataclass(frozen=True, slots=True)
class Uitleg:
    """One outcome, with a link for everything that is missing."""

    uitkomst: Uitkomst
    herstel: tuple[Herstel, ...]


def adres_van(naam: str, sleutel: UUID) -> str:
    """The address of a page of this casus."""
    return reverse(naam, args=[sleutel])


def leg_uit(uitkomsten: Iterable[Uitkomst], sleutel: UUID) -> list[Uitleg]:
    """Each outcome with where its missing parts are mended; what stops the step first."""
    rij = [Uitleg(u, tuple(Herstel(t, _adres(t, sleutel)) for t in u.ontbreekt)) for u in uitkomsten]
    return sorted(rij, key=lambda u: (not u.uitkomst.blokkeert, u.uitkomst.oordeel in RUSTIG))


def herstel(uitkomsten: Iterable[Uitkomst], sleutel: UUID) -> list[Herstel]:
    """Everything that stops a step, in order, each with its place."""
    return [h for uitleg in leg_uit(uitkomsten, sleutel) if uitleg.uitkomst.blokkeert for h in uitleg.herstel]


def _adres(tekst: Tekst, sleutel: UUID) -> str:
    if tekst.sjabloon in WAAR:
        return f"{reverse('casus:analyse', args=[sleutel])}#{ANKER[WAAR[tekst.sjabloon]]}"
    naam = OP_PAGINA.get(tekst)
    return reverse(naam, args=[sleutel]) if naam else ""


def aandacht(uitkomsten: Iterable[Uitkomst]) -> tuple[list[Uitkomst], list[Uitkomst]]:
    """What asks attention, and what is in order or does not apply."""
    rij = list(uitkomsten)
    open_ = [u for u in rij if u.oordeel not in RUSTIG]
    return open_, [u for u in rij if u not in open_]
