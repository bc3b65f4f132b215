"""The whole story of one child on one page, to be narrowed by kind, period and person."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zorglandschap.apps.casus.queries import Tijdfilter, get_casus, get_tijdlijn
from zorglandschap.core.begrippen.codelijsten import Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.casus.forms.tijdlijn import TijdlijnForm
from zorglandschap.web.vormgeving.deur import met_kijker

PER_PAGINA = 25
ONGELDIG = 400


@require_http_methods(["GET", "HEAD"])
@met_kijker
def tijdlijn(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Every point of the story that the viewer may know, the newest first."""
    casus = get_casus(kijker, sleutel, Handeling.SAMENVATTING)
    verhaal = get_tijdlijn(casus, kijker, vandaag=timezone.localdate())
    vraag = {naam: waarden for naam, waarden in request.GET.lists() if naam != "pagina"}
    formulier = TijdlijnForm(request.GET if vraag else None, mensen=verhaal.mensen)
    filter_ = formulier.filter() if formulier.is_bound and formulier.is_valid() else Tijdfilter()
    punten = verhaal.kies(filter_)
    gegevens = {
        "casus": casus,
        "jeugdige": casus.jeugdige,
        "formulier": formulier,
        "aantal": len(verhaal.punten),
        "is_gefilterd": filter_ != Tijdfilter(),
        "pagina": Paginator(punten, PER_PAGINA).get_page(request.GET.get("pagina")),
    }
    status = ONGELDIG if formulier.is_bound and formulier.errors else 200
    return render(request, "casus/tijdlijn.html", gegevens, status=status)
