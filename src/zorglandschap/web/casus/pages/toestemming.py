"""Consent and shielding: say yes, take it back, share, keep an address secret, decide who looks in the portal."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zorglandschap.apps.casus import actions
from zorglandschap.apps.casus.queries import Casus, get_account, get_casus, get_toestemming, gezagsdragers
from zorglandschap.core.begrippen.codelijsten import Handeling
from zorglandschap.core.begrippen.gezinswoorden import Toestemmingsdoel
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.casus.forms.gezin import AccountForm, AfschermForm, DeelForm, IntrekForm, ToestemmingForm
from zorglandschap.web.casus.pages.gezin import Blad, toon_formulier
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.woorden import vertaal

JEUGDIGE = "0"  # the number of nobody in the family


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def toestemming(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Record one person's yes."""
    casus = get_casus(kijker, sleutel, Handeling.CASUS_SCHRIJVEN)
    formulier = ToestemmingForm(request.POST or None, initial=_voorstel(request), gevers=_gevers(casus))
    blad = Blad(
        kop=_("Toestemming vastleggen"),
        uitleg=_(
            "Leg van elke persoon apart vast wat die zegt. Tot %(mede)s jaar beslissen de mensen met gezag, daarna "
            "de jeugdige en zij samen, vanaf %(zelf)s jaar de jeugdige zelf. Een ja kan altijd worden ingetrokken."
        )
        % _leeftijden(),
        knop=_("Leg vast"),
        gelukt=_("De toestemming is vastgelegd."),
        anker="toestemming",
    )

    def doe() -> None:
        actions.leg_toestemming_vast(casus, door=kijker, nu=timezone.now(), nieuw=formulier.waarde())

    return toon_formulier(request, casus, formulier, blad, doe)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def intrekken(request: HttpRequest, kijker: Kijker, sleutel: UUID, toestemming: int) -> HttpResponse:
    """Record that a yes was taken back."""
    casus = get_casus(kijker, sleutel, Handeling.CASUS_SCHRIJVEN)
    gegeven = get_toestemming(casus, toestemming)
    formulier = IntrekForm(request.POST or None, initial={"op": timezone.localdate()})
    blad = Blad(
        kop=_("Toestemming intrekken"),
        uitleg=_(
            "Het gaat om: %(doel)s. Vanaf de dag die u invult, geldt het ja niet meer. Wat er was, blijft bewaard."
        )
        % {"doel": vertaal(gegeven.doel)},
        knop=_("Leg vast dat het is ingetrokken"),
        gelukt=_("Vastgelegd: de toestemming is ingetrokken."),
        anker="toestemming",
    )

    def doe() -> None:
        op = formulier.cleaned_data["op"]
        actions.trek_toestemming_in(casus, toestemming, door=kijker, nu=timezone.now(), op=op)

    return toon_formulier(request, casus, formulier, blad, doe, ook_afgesloten=True)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def delen(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Record that something is shared; the rule says whether that may."""
    casus = get_casus(kijker, sleutel, Handeling.CASUS_SCHRIJVEN)
    formulier = DeelForm(request.POST or None)
    blad = Blad(
        kop=_("Gegevens delen"),
        uitleg=_(
            "Leg vast met wie u deelt vóór u het doet. Zonder toestemming kan het niet. Deel alleen wat nodig is."
        ),
        knop=_("Leg vast dat u deelt"),
        gelukt=_("Vastgelegd. U mag dit nu delen: alleen wat nodig is."),
        anker="gedeeld",
    )

    def doe() -> None:
        schoon = formulier.cleaned_data
        doel = Toestemmingsdoel(schoon["doel"])
        actions.deel_gegevens(casus, door=kijker, nu=timezone.now(), doel=doel, met_wie=schoon["met_wie"])

    return toon_formulier(request, casus, formulier, blad, doe)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def afscherming(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Set or lift the secret address and ‘no messages’."""
    casus = get_casus(kijker, sleutel, Handeling.INZAGE_REGELEN)
    stand = {veld: getattr(casus.jeugdige, veld) for veld in ("adres_is_geheim", "geen_berichten")}
    formulier = AfschermForm(request.POST or None, initial=stand)
    blad = Blad(
        kop=_("Adres en berichten afschermen"),
        uitleg=_("Twijfelt u over de veiligheid? Scherm eerst af en overleg daarna. Terugdraaien kan altijd."),
        knop=_("Bewaar"),
        gelukt=_("De afscherming is bijgewerkt."),
        anker="afscherming",
    )

    def doe() -> None:
        actions.scherm_af(casus, door=kijker, nu=timezone.now(), **formulier.cleaned_data)

    return toon_formulier(request, casus, formulier, blad, doe, ook_afgesloten=True)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def account(request: HttpRequest, kijker: Kijker, sleutel: UUID, account: int) -> HttpResponse:
    """Block or open the portal for somebody around the youth."""
    casus = get_casus(kijker, sleutel, Handeling.INZAGE_REGELEN)
    toegang = get_account(casus, account)
    stand = {veld: getattr(toegang, veld) for veld in ("veiligheidsblokkade", "bezwaar")}
    formulier = AccountForm(request.POST or None, initial=stand)
    blad = Blad(
        kop=_("Meekijken in het portaal"),
        uitleg=_("Het account van %(naam)s. Bel bij acuut gevaar 112 of Veilig Thuis: 0800-2000.")
        % {"naam": toegang.gebruiker.naam},
        knop=_("Bewaar"),
        gelukt=_("Het meekijken is bijgewerkt."),
        anker="portaal",
    )

    def doe() -> None:
        actions.regel_account(casus, account, door=kijker, nu=timezone.now(), **formulier.cleaned_data)

    return toon_formulier(request, casus, formulier, blad, doe, ook_afgesloten=True)


def _leeftijden() -> dict[str, int]:
    vandaag = timezone.localdate()
    return {
        "mede": settings.BELEID.aantal("toestemming_mede_vanaf_leeftijd", vandaag),
        "zelf": settings.BELEID.aantal("beslist_zelf_vanaf_leeftijd", vandaag),
    }


def _voorstel(request: HttpRequest) -> dict[str, object]:
    """Today, and the purpose whose button was pressed."""
    namen = {doel.name.lower(): doel.value for doel in Toestemmingsdoel}
    return {"van": timezone.localdate(), "doel": namen.get(request.GET.get("doel", ""), "")}


def _gevers(casus: Casus) -> list[tuple[str, str]]:
    dragers = gezagsdragers(casus.jeugdige, op=timezone.localdate())
    jeugdige = _("de jeugdige zelf")
    return [(JEUGDIGE, jeugdige), *((str(lid.pk), f"{lid.naam} ({vertaal(lid.rol)})") for lid in dragers)]
