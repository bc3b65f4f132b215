"""Keep the draft of a form while somebody types, and throw it away when they ask."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zorglandschap.apps.casus import actions
from zorglandschap.apps.casus.queries import mag_openen
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.casus.kladjes import getypt
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.woorden import vertaal

ONGELDIG = 400


@require_POST
@met_kijker
def bewaar(request: HttpRequest, kijker: Kijker, sleutel: UUID, formulier: str) -> HttpResponse:
    """Everything that stands in one form of a case now."""
    nu = timezone.now()
    return _antwoord(
        lambda: actions.bewaar_formulierkladje(kijker, sleutel, formulier, velden=getypt(request.POST), nu=nu)
    )


@require_POST
@met_kijker
def bewaar_vraag(request: HttpRequest, kijker: Kijker, formulier: str) -> HttpResponse:
    """Everything that stands in the form of a new question now."""
    nu = timezone.now()
    return _antwoord(lambda: actions.bewaar_vraagkladje(kijker, formulier, velden=getypt(request.POST), nu=nu))


def _antwoord(bewaar: Callable[[], None]) -> HttpResponse:
    try:
        bewaar()
    except Geweigerd as fout:
        return JsonResponse({"melding": vertaal(fout.reden)}, status=ONGELDIG)
    tijd = timezone.localtime().strftime("%H:%M")
    return JsonResponse({"melding": _("Kladje bewaard om %(tijd)s.") % {"tijd": tijd}})


@require_POST
@met_kijker
def weg(request: HttpRequest, kijker: Kijker, sleutel: UUID, formulier: str) -> HttpResponse:
    """Throw the draft of one form away and show the page again, as it was saved."""
    actions.gooi_formulierkladje_weg(kijker, sleutel, formulier)
    return redirect(_terug(request, reverse("casus:detail", args=[sleutel])))


@require_POST
@met_kijker
def vraag_weg(request: HttpRequest, kijker: Kijker, formulier: str) -> HttpResponse:
    """Throw the draft of a new question away."""
    if not mag_openen(kijker):
        raise NietGevonden
    actions.vergeet_formulierkladje(kijker, None, formulier)
    return redirect(_terug(request, reverse("casus:nieuw")))


def _terug(request: HttpRequest, anders: str) -> str:
    """The page one came from, when it is one of ours."""
    terug = request.POST.get("terug", "")
    return terug if terug.startswith("/") and url_has_allowed_host_and_scheme(terug, None) else anders
