"""Vooruitkijken: scenarios beside each other and sliders to turn, computed while the reader waits."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.simulatie.actions import vraag_doorrekening
from zorglandschap.apps.simulatie.queries.toegang import mag
from zorglandschap.apps.simulatie.rekenblad import list_doorrekeningen
from zorglandschap.core.begrippen.codelijsten import Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.simulatie.kerncijfers import KERNCIJFERS
from zorglandschap.web.simulatie.beeld.blad import Blad
from zorglandschap.web.simulatie.bestand import als_bestand
from zorglandschap.web.simulatie.keuze import HORIZONNEN, MEESTE, knoppen
from zorglandschap.web.simulatie.rekenvraag import ONBEREKENBAAR, kies, reden_van, reken
from zorglandschap.web.vormgeving.deur import met_kijker

HERHALINGEN = (500, 1000, 2000)  # of a run in the background
NAAM_LENGTE = 120
LAATSTE = 5


@require_safe
@met_kijker
def vooruit(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """The landscape in the coming years, with up to three scenarios beside the base case."""
    try:
        gekozen, verkenning = reken(kijker, request.GET, nu=timezone.now())
    except ONBEREKENBAAR as fout:
        return render(request, "simulatie/nog_niet.html", {"reden": reden_van(fout)})
    keuze = gekozen.keuze
    blad = Blad(
        zicht=verkenning.zicht, cijfer=keuze.cijfer, gekozen=keuze.maand,
        beeld=min(1, len(gekozen.vraag.scenarios) - 1),
        gemeenten=settings.REGIO.gemeenten, nu=verkenning.nu, doel=keuze.doel, vorm=keuze.waarom,
    )  # fmt: skip
    gegevens = {
        "gekozen": gekozen, "keuze": keuze, "blad": blad, "knoppen": knoppen(keuze), "adres": request.GET.urlencode(),
        "csv": reverse("simulatie:vooruit_csv"),
    }  # fmt: skip
    if request.headers.get("HX-Request"):
        return render(request, "simulatie/onderdelen/antwoord.html", gegevens)
    kiesbaar = [b for b in gekozen.beschikbaar if b.scenario.maatregelen]
    gegevens |= {
        "cijfers": KERNCIJFERS, "horizonnen": HORIZONNEN, "herhalingen": HERHALINGEN, "herhaalsleutel": uuid4(),
        "vakken": [(n, (*keuze.scenarios, *[""] * MEESTE)[n]) for n in range(MEESTE)], "kiesbaar": kiesbaar,
        "uitgangspunt": verkenning.uitgangspunt, "mag_rekenen": mag(kijker, Handeling.SCENARIO_MAKEN),
        "doorrekeningen": list_doorrekeningen(kijker, LAATSTE), "maandnaam": blad.wanneer,
        "aantal_maanden": len(verkenning.uit.periodes),
        "doeltekst": request.GET.get("doel", "") if keuze.doel is not None else "",
    }  # fmt: skip
    return render(request, "simulatie/vooruit.html", gegevens)


@require_safe
@met_kijker
def vooruit_csv(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """The chosen figure, or with ``?alles=1`` every figure, as a file."""
    try:
        gekozen, verkenning = reken(kijker, request.GET, nu=timezone.now())
    except ONBEREKENBAAR as fout:
        return render(request, "simulatie/nog_niet.html", {"reden": reden_van(fout)})
    cijfers = None if request.GET.get("alles") else frozenset({gekozen.keuze.cijfer.sleutel})
    return als_bestand(verkenning.zicht, cijfers=cijfers, soort="vooruitkijken")


@require_POST
@met_kijker
def vraag_aan(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """Ask for a run with many replications of what is on the page; it goes on in the background."""
    if not mag(kijker, Handeling.SCENARIO_MAKEN):
        raise NietGevonden
    try:
        gekozen = kies(kijker, request.GET, nu=timezone.now())
        aantal = request.POST.get("herhalingen", "")
        replicaties = next((n for n in HERHALINGEN if str(n) == aantal), HERHALINGEN[0])
        namen = [s.naam for s in gekozen.vraag.scenarios]
        rij = vraag_doorrekening(
            kijker, replace(gekozen.vraag, replicaties=replicaties, met_bijdragen=True),
            naam=" · ".join(namen[1:] or namen)[:NAAM_LENGTE],
            herhaalsleutel=_sleutel(request.POST.get("herhaalsleutel", "")), nu=timezone.now(),
        )  # fmt: skip
    except (*ONBEREKENBAAR, Geweigerd) as fout:
        messages.error(request, reden_van(fout))
        return redirect(f"{reverse('simulatie:vooruit')}?{request.GET.urlencode()}")
    return redirect("simulatie:doorrekening", sleutel=rij.sleutel)


def _sleutel(tekst: str) -> UUID:
    try:
        return UUID(tekst)
    except ValueError:
        return uuid4()
