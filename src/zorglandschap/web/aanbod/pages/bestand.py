"""Offers as a file: take it home, and send it back with a report per row."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zorglandschap.apps.aanbod.actions import Verslag, verwerk_rijen
from zorglandschap.apps.aanbod.queries import list_rijen
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.aanbodrij import KOLOMMEN
from zorglandschap.core.begrippen.aanbodwoorden import Ritme
from zorglandschap.core.begrippen.codelijsten import Specialisme
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.aanbod.forms.bestand import BestandFormulier, schrijf_csv
from zorglandschap.web.aanbod.pages.blad import GEWEIGERD, GOED, ONGELDIG, grenzen
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.woorden import vertaal

WOORDEN = {"hulpvorm": list(Hulpvorm), "specialismen": list(Specialisme), "ritme": list(Ritme)}


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def bestand(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """The layout, the form, and after sending the report (sending the same file again changes nothing)."""
    nu = timezone.now()
    vandaag = timezone.localdate(nu)
    list_rijen(kijker, vandaag=vandaag)  # only a planner comes further
    formulier, verslag, status = BestandFormulier(), None, GOED
    if request.method == "POST":
        formulier, status = BestandFormulier(request.POST, request.FILES), ONGELDIG
        if formulier.is_valid():
            schoon = formulier.cleaned_data
            try:
                verslag = verwerk_rijen(
                    kijker, schoon["rijen"], alles=schoon["alles"] == "alles", grenzen=grenzen(vandaag), nu=nu
                )
                status = ONGELDIG if verslag.fouten else GOED
            except Geweigerd as fout:
                formulier.add_error(None, vertaal(fout.reden))
                status = GEWEIGERD
    return _toon(request, formulier, verslag, status)


def _toon(request: HttpRequest, formulier: BestandFormulier, verslag: Verslag | None, status: int) -> HttpResponse:
    kolommen = [(naam, verplicht, uitleg, WOORDEN.get(naam, [])) for naam, (verplicht, uitleg) in KOLOMMEN.items()]
    gegevens = {"formulier": formulier, "verslag": verslag, "kolommen": kolommen}
    return render(request, "aanbod/bestand.html", gegevens, status=status)


@require_http_methods(["GET", "HEAD"])
@met_kijker
def csv(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """The own offers in the layout that can be sent back."""
    vandaag = timezone.localdate()
    antwoord = HttpResponse(schrijf_csv(list_rijen(kijker, vandaag=vandaag)), content_type="text/csv; charset=utf-8")
    antwoord["Content-Disposition"] = f'attachment; filename="aanbod-{vandaag:%Y-%m-%d}.csv"'
    return antwoord
