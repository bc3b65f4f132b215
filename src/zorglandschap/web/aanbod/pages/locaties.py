"""The own locations: a list with where each is, one to change, and a new one."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from zorglandschap.apps.aanbod.actions import voeg_locatie_toe, wijzig_locatie
from zorglandschap.apps.aanbod.queries import (
    Locatiebeeld,
    get_locatie,
    list_eigen_locaties,
    list_locaties,
    list_plaatsen,
)
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.aanbod.forms.locatie import LocatieFormulier, begin
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.kaart import NOORD, OOST, WEST, ZUID
from zorglandschap.web.vormgeving.tekening import Kaart, Stip, maak_kaart

GOED, ONGELDIG, GEWEIGERD = 200, 400, 409


def hoogstens_km(op: date) -> float:
    """How far from its town the point of a location may lie."""
    return settings.BELEID.getal("locatie_punt_hoogstens_km", op)


@require_safe
@met_kijker
def lijst(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """Every own location, with its point on the map."""
    gevonden = list_eigen_locaties(kijker, list_plaatsen(settings.REGIO))
    gegevens = {"locaties": gevonden, "kaart": _kaart(gevonden), "is_verzonnen": settings.DEMO}
    return render(request, "aanbod/locaties.html", gegevens)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def wijzig(request: HttpRequest, kijker: Kijker, locatie: int) -> HttpResponse:
    """Change one own location."""
    plaatsen, km = list_plaatsen(settings.REGIO), hoogstens_km(timezone.localdate())
    gevonden = get_locatie(kijker, locatie, plaatsen)
    data = request.POST if request.method == "POST" else None
    formulier = LocatieFormulier(data, initial=begin(gevonden), plaatsen=plaatsen, hoogstens_km=km)
    status = GOED
    if request.method == "POST":
        status = ONGELDIG
        if formulier.is_valid():
            try:
                anders = wijzig_locatie(
                    kijker,
                    locatie,
                    naam=formulier.cleaned_data["naam"],
                    plaats=formulier.gekozen(),
                    gegevens=formulier.gegevens(),
                    hoogstens_km=km,
                )
            except Geweigerd as fout:
                formulier.meld(fout)
                status = GEWEIGERD
            else:
                messages.success(request, _("De locatie is bijgewerkt.") if anders else _("Er was niets veranderd."))
                return redirect("aanbod:locaties")
    gegevens = {"locatie": gevonden, "formulier": formulier, "kaart": _kaart([gevonden]), "is_verzonnen": settings.DEMO}
    return render(request, "aanbod/locatie_wijzig.html", gegevens, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def nieuw(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """Add a location in a place of the region."""
    list_locaties(kijker)  # only a planner comes further
    km = hoogstens_km(timezone.localdate())
    data = request.POST if request.method == "POST" else None
    formulier = LocatieFormulier(data, plaatsen=list_plaatsen(settings.REGIO), hoogstens_km=km)
    status = GOED
    if request.method == "POST":
        status = ONGELDIG
        if formulier.is_valid():
            naam, plaats = formulier.cleaned_data["naam"], formulier.gekozen()
            try:
                voeg_locatie_toe(kijker, naam=naam, plaats=plaats, gegevens=formulier.gegevens(), hoogstens_km=km)
            except Geweigerd as fout:
                formulier.meld(fout)
                status = GEWEIGERD
            else:
                messages.success(request, _("De locatie staat erbij. Voeg nu het aanbod toe."))
                return redirect("aanbod:nieuw")
    return render(request, "aanbod/locatie.html", {"formulier": formulier}, status=status)


def _kaart(locaties: list[Locatiebeeld]) -> Kaart | None:
    """The region with a dot per location that lies on it; None when none does."""
    stippen = [
        Stip(b.breedte, b.lengte, b.naam, "vrij" if b.gegevens.punt else "")
        for b in locaties
        if ZUID <= b.breedte <= NOORD and WEST <= b.lengte <= OOST
    ]
    if not stippen:
        return None
    return maak_kaart(
        titel=_("Uw locaties"),
        beschrijving=_("Vanaf deze punten telt de afstand naar huis en school."),
        namen={g.code: g.naam for g in settings.REGIO.gemeenten},
        stippen=stippen,
    )
