"""Two or three offers side by side, to choose between; behind the same door as the list of places."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.matching.actions import verwerk_verlopen
from zorglandschap.apps.matching.queries import get_vergelijking
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.matching.pages.plekken import gevraagde_start, terug_naar_lijst
from zorglandschap.web.matching.vergelijkbeeld import maak_delen
from zorglandschap.web.vormgeving.deur import met_kijker

LANGSTE_NUMMER = 18  # digits: longer is no number of an offer


@require_http_methods(["GET", "HEAD"])
@met_kijker
def vergelijken(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """What differs between the chosen places, what is the same, and what would have to change."""
    nu = timezone.now()
    verwerk_verlopen(nu=nu)
    start, _formulier = gevraagde_start(request, timezone.localdate(nu))
    gekozen = [int(n) for n in request.GET.getlist("aanbod") if n.isdecimal() and len(n) <= LANGSTE_NUMMER]
    try:
        vergelijking = get_vergelijking(kijker, sleutel, aanbod_ids=gekozen, start=start, nu=nu)
    except Geweigerd as fout:
        return terug_naar_lijst(request, sleutel, fout, start)
    gegevens = {
        "vergelijking": vergelijking,
        "casus": vergelijking.casus,
        "jeugdige": vergelijking.casus.jeugdige,
        "delen": maak_delen(vergelijking),
    }
    return render(request, "matching/vergelijken.html", gegevens)
