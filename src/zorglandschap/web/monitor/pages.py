"""Landschap: the figures of the region, for policy and for the council."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zorglandschap.apps.monitor.queries import get_landschap
from zorglandschap.apps.simulatie.queries import mag_vooruitkijken
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.monitor.indicatoren import INDICATOREN, PER_SLEUTEL, VERBLIJFSAANDEEL
from zorglandschap.web.monitor.beeld import Beeld
from zorglandschap.web.monitor.bestand import maak_csv
from zorglandschap.web.vormgeving.deur import met_kijker


@require_safe
@met_kijker
def landschap(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """The landscape at a glance; ``?cijfer=`` chooses the figure, an unknown one is the first."""
    vandaag = timezone.localdate()
    gegevens = get_landschap(kijker, beleid=settings.BELEID, vandaag=vandaag)
    indicator = PER_SLEUTEL.get(request.GET.get("cijfer", ""), VERBLIJFSAANDEEL)
    beeld = Beeld(gegevens, indicator, regio=settings.REGIO.naam, dit_jaar=vandaag.year)
    context = {
        "landschap": gegevens,
        "kijkt_vooruit": mag_vooruitkijken(kijker),
        "beeld": beeld,
        "indicator": indicator,
        "indicatoren": INDICATOREN,
        "is_aandeel": indicator is VERBLIJFSAANDEEL,
        "jaar_loopt": vandaag.year in gegevens.publicatie.jaren,
    }
    if gegevens.publicatie.jaren:
        context |= {"kop": beeld.kop(), "lijn": beeld.lijn(), "kaart": beeld.kaart()}
    return render(request, "monitor/landschap.html", context)


@require_safe
@met_kijker
def cijfers_csv(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """The same figures as a file for a spreadsheet."""
    vandaag = timezone.localdate()
    gegevens = get_landschap(kijker, beleid=settings.BELEID, vandaag=vandaag)
    herkomst = _("verzonnen regio, geen echte kinderen") if settings.DEMO else _("gegevens van de regio")
    antwoord = HttpResponse(
        maak_csv(gegevens, regio=settings.REGIO.naam, herkomst=herkomst), content_type="text/csv; charset=utf-8"
    )
    antwoord["Content-Disposition"] = f'attachment; filename="landschap-{vandaag:%Y-%m-%d}.csv"'
    return antwoord
