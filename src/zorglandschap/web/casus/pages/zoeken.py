"""Look for a case by name or birth date: by POST, so that no name stands in an address."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zorglandschap.apps.casus.queries import (
    Zoekresultaat,
    mag_in_nood,
    mag_openen,
    mag_samenvoegen,
    mag_werken,
    zoek_casussen,
)
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.casus.forms.inzage import CasusZoekForm
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.woorden import vertaal

ONGELDIG = 400


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def zoek_casus(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """One box; finds only what the viewer may see."""
    if not mag_werken(kijker):
        raise NietGevonden
    formulier = CasusZoekForm(request.POST or None)
    resultaat: Zoekresultaat | None = None
    if formulier.is_bound and formulier.is_valid():
        try:
            resultaat = zoek_casussen(kijker, formulier.cleaned_data["zoek"], vandaag=timezone.localdate())
        except Geweigerd as fout:
            formulier.add_error("zoek", vertaal(fout.reden))
    gegevens = {
        "formulier": formulier,
        "resultaat": resultaat,
        "mag_openen": mag_openen(kijker),
        "mag_in_nood": mag_in_nood(kijker),
        "mag_samenvoegen": mag_samenvoegen(kijker),
    }
    return render(request, "casus/zoeken/zoeken.html", gegevens, status=ONGELDIG if formulier.errors else 200)
