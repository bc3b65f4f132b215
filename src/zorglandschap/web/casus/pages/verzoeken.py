"""Record a question to which the law gives a term, and the answer to it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zorglandschap.apps.casus import actions
from zorglandschap.apps.casus.queries import get_casus, get_verzoek
from zorglandschap.core.begrippen.codelijsten import Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.casus.forms.kader import AntwoordForm, VerzoekForm
from zorglandschap.web.casus.pages.kort import Blad, toon_kort
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.woorden import vertaal


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def verzoek(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Record who asked what; its term runs from that day."""
    casus = get_casus(kijker, sleutel, Handeling.CASUS_SCHRIJVEN)
    formulier = VerzoekForm(request.POST or None, initial={"op": timezone.localdate()})
    blad = Blad(
        kop=_("Verzoek met een wettelijke termijn"),
        uitleg=_("De wet zegt binnen hoeveel tijd er een antwoord is. U ziet de laatste dag daarna in de casus staan."),
        knop=_("Leg het verzoek vast"),
        gelukt=_("Het verzoek is vastgelegd. De termijn staat erbij."),
        terug="casus:besluiten",
    )

    def doe() -> None:
        actions.leg_verzoek_vast(casus, door=kijker, nu=timezone.now(), **formulier.waarde())

    return toon_kort(request, casus, formulier, blad, doe)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def antwoord(request: HttpRequest, kijker: Kijker, sleutel: UUID, verzoek: int) -> HttpResponse:
    """Record the answer: the term stops."""
    casus = get_casus(kijker, sleutel, Handeling.CASUS_SCHRIJVEN)
    gevraagd = get_verzoek(casus, verzoek)
    formulier = AntwoordForm(request.POST or None, initial={"op": timezone.localdate()})
    wat = {"soort": vertaal(gevraagd.soort), "wie": gevraagd.van_wie}
    blad = Blad(
        kop=_("Antwoord op een verzoek"),
        uitleg=_("Dit gaat over: %(soort)s, gevraagd door %(wie)s.") % wat,
        knop=_("Leg het antwoord vast"),
        gelukt=_("Het antwoord is vastgelegd. De termijn is klaar."),
        terug="casus:besluiten",
    )

    def doe() -> None:
        actions.beantwoord_verzoek(casus, verzoek, door=kijker, nu=timezone.now(), **formulier.cleaned_data)

    return toon_kort(request, casus, formulier, blad, doe)
