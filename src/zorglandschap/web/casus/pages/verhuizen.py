"""Does this youth want to move? Who answered what, the form for an answer, and taking one back."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from zorglandschap.apps.casus import actions
from zorglandschap.apps.casus.queries import (
    Casus,
    get_casus,
    get_verhuisblad,
    get_verhuisinstemming,
    gezagsdragers,
)
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.casus.forms.verhuizen import VerhuisForm, VerhuisIntrekForm
from zorglandschap.web.casus.pages.kort import Blad, toon_kort
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.woorden import vertaal

JEUGDIGE = "0"  # the number of nobody in the family


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def verhuizen(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """The answers so far, and the form for one person's answer."""
    casus = get_casus(kijker, sleutel, Handeling.CASUS_SCHRIJVEN)
    vandaag = timezone.localdate()
    eerste = {"op": vandaag, "gesproken_door": kijker.naam}
    formulier = VerhuisForm(request.POST or None, initial=eerste, gevers=_gevers(casus))
    blad = Blad(
        kop=_("Wil %(naam)s verhuizen?") % {"naam": casus.jeugdige.voornaam},
        uitleg=_(
            "Wie ergens woont, doet bij de plaatsingstafel alleen mee als verhuizer na een ja. Leg van elke persoon "
            "apart vast wat die zegt. Een nee is net zo goed: dan blijft de plek zoals zij is."
        ),
        knop=_("Leg het antwoord vast"),
        gelukt=gettext_lazy("Het antwoord is vastgelegd."),
        verder="casus:verhuizen",
    )

    def doe() -> None:
        actions.leg_verhuisantwoord_vast(casus, door=kijker, nu=timezone.now(), antwoord=formulier.waarde())

    return toon_kort(
        request,
        casus,
        formulier,
        blad,
        doe,
        sjabloon="casus/hulp/verhuizen.html",
        antwoorden=get_verhuisblad(casus, vandaag=vandaag),
        is_gesloten=casus.status == CasusStatus.AFGESLOTEN,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def trek_in(request: HttpRequest, kijker: Kijker, sleutel: UUID, antwoord: int) -> HttpResponse:
    """An answer was taken back."""
    casus = get_casus(kijker, sleutel, Handeling.CASUS_SCHRIJVEN)
    rij = get_verhuisinstemming(casus, antwoord)
    formulier = VerhuisIntrekForm(request.POST or None, initial={"op": timezone.localdate()})
    blad = Blad(
        kop=_("Antwoord over verhuizen intrekken"),
        uitleg=_("Vanaf de dag die u invult, telt dit antwoord niet meer. Wat er stond, blijft bewaard."),
        knop=_("Leg vast dat het is ingetrokken"),
        gelukt=gettext_lazy("Vastgelegd: het antwoord is ingetrokken."),
        ook_gesloten=True,
        verder="casus:hulp" if casus.status == CasusStatus.AFGESLOTEN else "casus:verhuizen",
    )

    def doe() -> None:
        actions.trek_verhuisantwoord_in(casus, rij.pk, door=kijker, nu=timezone.now(), **formulier.cleaned_data)

    return toon_kort(request, casus, formulier, blad, doe)


def _gevers(casus: Casus) -> list[tuple[str, str]]:
    dragers = gezagsdragers(casus.jeugdige, op=timezone.localdate())
    return [(JEUGDIGE, _("de jeugdige zelf")), *((str(lid.pk), f"{lid.naam} ({vertaal(lid.rol)})") for lid in dragers)]
