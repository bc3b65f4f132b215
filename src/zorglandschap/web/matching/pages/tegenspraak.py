"""A second gedragsdeskundige reads the analysis and the proposal, and writes what speaks against it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.matching.actions import geef_tegenspraak
from zorglandschap.apps.matching.queries import Tegenspraakblad, get_kader, get_tegenspraakblad
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.matchwoorden import Tegenspraakoordeel
from zorglandschap.web.matching.forms import TegenspraakFormulier
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.woorden import vertaal

ONGELDIG, GEWEIGERD = 400, 409


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def tegenspraak(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Read (GET) and write (POST); once written it is shown and stays."""
    blad = get_tegenspraakblad(kijker, sleutel, vandaag=timezone.localdate())
    if request.method != "POST":
        return _toon(request, blad, TegenspraakFormulier())
    formulier = TegenspraakFormulier(request.POST)
    if not formulier.is_valid():
        return _toon(request, blad, formulier, ONGELDIG)
    schoon = formulier.cleaned_data
    try:
        oordeel = Tegenspraakoordeel(schoon["oordeel"])
        geef_tegenspraak(kijker, sleutel, tekst=schoon["tekst"], oordeel=oordeel, nu=timezone.now())
    except Geweigerd as fout:
        formulier.add_error(None, vertaal(fout.reden))
        return _toon(request, blad, formulier, GEWEIGERD)
    messages.success(request, _("Uw tegenspraak staat bij het voorstel. Dank u wel."))
    return redirect("casus:werk")


def _toon(
    request: HttpRequest, blad: Tegenspraakblad, formulier: TegenspraakFormulier, status: int = 200
) -> HttpResponse:
    per_sleutel = {c.sleutel: c for c in get_kader().criteria}
    antwoorden = [
        (criterium.vraag, gekozen.tekst)
        for sleutel, antwoord in blad.vraag.antwoorden.items()
        if (criterium := per_sleutel.get(sleutel)) is not None
        for gekozen in criterium.antwoorden
        if gekozen.sleutel == antwoord
    ]
    teksten = [t for t in blad.analyse.teksten.values() if t.tekst.strip()] if blad.analyse else []
    gegevens = {
        "blad": blad,
        "vraag": blad.vraag,
        "formulier": formulier,
        "antwoorden": antwoorden,
        "teksten": teksten,
    }
    return render(request, "matching/tegenspraak.html", gegevens, status=status)
