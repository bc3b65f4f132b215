"""Offers, places per day and locations as a file: take it home, and send it back with a report per row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zorglandschap.apps.aanbod.actions import (
    Plekmaten,
    Rijen,
    Verslag,
    verwerk_locatierijen,
    verwerk_plekrijen,
    verwerk_rijen,
)
from zorglandschap.apps.aanbod.queries import list_locatierijen, list_plaatsen, list_plekrijen, list_rijen
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.aanbodrij import KOLOMMEN
from zorglandschap.core.begrippen.aanbodwoorden import RedenBuitenGebruik, Ritme
from zorglandschap.core.begrippen.codelijsten import Specialisme
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.locatiegegevens import LOCATIEKOLOMMEN
from zorglandschap.core.begrippen.plekrij import PLEKKOLOMMEN, VOORBEELD
from zorglandschap.core.begrippen.rijlezer import Kolommen
from zorglandschap.web.aanbod.forms.bestand import BestandFormulier, schrijf_csv
from zorglandschap.web.aanbod.pages.blad import GEWEIGERD, GOED, ONGELDIG, grenzen
from zorglandschap.web.aanbod.pages.locaties import hoogstens_km
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.woorden import vertaal

Woorden = Mapping[str, Sequence[str]]
Verwerk = Callable[[Rijen, bool], Verslag]


@dataclass(frozen=True, slots=True)
class Soort:
    """A kind of file: its name in the template, its columns, and the words that may stand in a column."""

    naam: str
    kolommen: Kolommen
    woorden: Woorden


def maten(op: date) -> Plekmaten:
    """What the policy of the region says about places in a file on a day."""
    beleid = settings.BELEID
    return Plekmaten(
        hoogstens=beleid.aantal("aanbod_hoogstens_plekken", op),
        vooruit=beleid.aantal("levering_dagen_vooruit", op),
        terug=beleid.aantal("aanbod_dagstand_terug_dagen", op),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def bestand(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """The offers: layout, form, and after sending the report (sending the same file again changes nothing)."""
    nu, vandaag = _nu()
    list_rijen(kijker, vandaag=vandaag)  # only a planner comes further
    woorden: Woorden = {"hulpvorm": list(Hulpvorm), "specialismen": list(Specialisme), "ritme": list(Ritme)}
    return _verwerk(
        request,
        Soort("aanbod", KOLOMMEN, woorden),
        lambda rijen, alles: verwerk_rijen(kijker, rijen, alles=alles, grenzen=grenzen(vandaag), nu=nu),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def plekken(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """The places per day; a row that says what we know already confirms the offer."""
    nu, vandaag = _nu()
    _plekrijen(kijker, nu)  # only a planner comes further
    return _verwerk(
        request,
        Soort("plekken", PLEKKOLOMMEN, {"reden": list(RedenBuitenGebruik)}),
        lambda rijen, alles: verwerk_plekrijen(kijker, rijen, alles=alles, maten=maten(vandaag), nu=nu),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def locaties(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """The locations with where they are."""
    plaatsen, km = list_plaatsen(settings.REGIO), hoogstens_km(timezone.localdate())
    list_locatierijen(kijker, plaatsen)  # only a planner comes further
    return _verwerk(
        request,
        Soort("locaties", LOCATIEKOLOMMEN, {"plaats": [p.naam for p in plaatsen]}),
        lambda rijen, alles: verwerk_locatierijen(kijker, rijen, alles=alles, plaatsen=plaatsen, hoogstens_km=km),
    )


@require_safe
@met_kijker
def csv(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """The own offers in the layout that can be sent back."""
    return _als_csv("aanbod", list_rijen(kijker, vandaag=timezone.localdate()), KOLOMMEN)


@require_safe
@met_kijker
def plekken_csv(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """The places of the own offers in the layout that can be sent back."""
    return _als_csv("plekken", _plekrijen(kijker, timezone.now()), PLEKKOLOMMEN)


@require_safe
@met_kijker
def voorbeeld_csv(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """A template for places: the columns with three rows of an example."""
    list_rijen(kijker, vandaag=timezone.localdate())  # only a planner comes further
    return _als_csv("plekken-voorbeeld", VOORBEELD, PLEKKOLOMMEN)


@require_safe
@met_kijker
def locaties_csv(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """The own locations in the layout that can be sent back."""
    return _als_csv("locaties", list_locatierijen(kijker, list_plaatsen(settings.REGIO)), LOCATIEKOLOMMEN)


def _nu() -> tuple[datetime, date]:
    nu = timezone.now()
    return nu, timezone.localdate(nu)


def _plekrijen(kijker: Kijker, nu: datetime) -> list[dict[str, str]]:
    vandaag = timezone.localdate(nu)
    weken = settings.BELEID.aantal("aanbod_weken_vooruit", vandaag)
    return list_plekrijen(kijker, vandaag=vandaag, nu=nu, weken=weken)


def _verwerk(request: HttpRequest, soort: Soort, verwerk: Verwerk) -> HttpResponse:
    formulier, verslag, status = BestandFormulier(kolommen=soort.kolommen), None, GOED
    if request.method == "POST":
        formulier, status = BestandFormulier(request.POST, request.FILES, kolommen=soort.kolommen), ONGELDIG
        if formulier.is_valid():
            schoon = formulier.cleaned_data
            try:
                verslag = verwerk(schoon["rijen"], schoon["alles"] == "alles")
                status = ONGELDIG if verslag.fouten else GOED
            except Geweigerd as fout:
                formulier.add_error(None, vertaal(fout.reden))
                status = GEWEIGERD
    kolommen = [
        (naam, verplicht, uitleg, soort.woorden.get(naam, [])) for naam, (verplicht, uitleg) in soort.kolommen.items()
    ]
    gegevens = {"soort": soort.naam, "formulier": formulier, "verslag": verslag, "kolommen": kolommen}
    return render(request, "aanbod/bestand.html", gegevens, status=status)


def _als_csv(naam: str, rijen: Sequence[Mapping[str, str]], kolommen: Kolommen) -> HttpResponse:
    antwoord = HttpResponse(schrijf_csv(rijen, kolommen), content_type="text/csv; charset=utf-8")
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}-{timezone.localdate():%Y-%m-%d}.csv"'
    return antwoord
