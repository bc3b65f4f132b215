"""The verklarende analyse on screen: read it, write it together, and see what is still missing."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zorglandschap.apps.casus import actions
from zorglandschap.apps.casus.queries import (
    Analyseblad,
    Casus,
    get_analyse,
    get_casus,
    list_versies,
    naam_van,
    rechten,
    vak_met_naam,
)
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.codelijsten import AnalyseVeld, Handeling, Rol
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.casus.analyseblad import Formulieren, gang, maak_formulieren, secties, wegingen
from zorglandschap.web.casus.analyseplaat import maak_plaat
from zorglandschap.web.casus.pages.analyseverwerken import verwerk
from zorglandschap.web.casus.wegwijzer import herstel
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.woorden import vertaal

ONGELDIG = 400
GEWEIGERD = 409
WEGGOOIEN = "weggooien:"
LOS_NAAM = "los"
TEKSTVAKKEN = tuple(naam_van(veld) for veld in AnalyseVeld)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def analyse(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Read or write the analysis."""
    if request.method == "POST":
        casus = get_casus(kijker, sleutel, Handeling.ANALYSE_SCHRIJVEN)
        return _start(request, kijker, casus) if request.POST.get("doe") == "start" else _bewaar(request, kijker, casus)
    casus = get_casus(kijker, sleutel, Handeling.ANALYSE_LEZEN)
    return _toon(request, kijker, casus)


def _start(request: HttpRequest, kijker: Kijker, casus: Casus) -> HttpResponse:
    try:
        actions.start_analyse(casus, door=kijker, nu=timezone.now())
    except Geweigerd as fout:
        messages.error(request, vertaal(fout.reden))
    return redirect("casus:analyse", casus.sleutel)


def _toon(
    request: HttpRequest,
    kijker: Kijker,
    casus: Casus,
    *,
    formulieren: Formulieren | None = None,
    weigering: Geweigerd | None = None,
    status: int = 200,
) -> HttpResponse:
    vandaag = timezone.localdate()
    blad = get_analyse(casus, kijker, vandaag=vandaag)
    mag = rechten(kijker, casus, vandaag=vandaag)
    schrijft = Handeling.ANALYSE_SCHRIJVEN in mag and not casus.gesloten_op
    bewerkbaar = blad is not None and schrijft and not blad.is_vastgesteld
    if blad is not None and bewerkbaar and blad.botsingen and formulieren is None:
        return redirect("casus:botsing", casus.sleutel)
    formulieren = formulieren or maak_formulieren(casus, blad)
    gegevens = {
        "casus": casus,
        "jeugdige": casus.jeugdige,
        "blad": blad,
        "mag_schrijven": schrijft,
        "mag_vaststellen": Handeling.ANALYSE_VASTSTELLEN in mag,
        "mag_tekenen": blad is not None and _mag_tekenen(kijker, casus, blad),
        "bewerkbaar": bewerkbaar,
        "secties": secties(blad, formulieren.teksten) if blad else [],
        "plaat": maak_plaat(blad) if blad else None,
        "wegingen": wegingen(blad, formulieren.weging) if blad else [],
        "gang": gang(blad) if blad else [],
        "meer_versies": blad is not None and len(list_versies(casus)) > 1,
        "formulieren": formulieren,
        "herstel": herstel(blad.uitkomsten, casus.sleutel) if blad else [],
        "weigering": weigering,
    }
    return render(request, "casus/analyse.html", gegevens, status=status)


def _mag_tekenen(kijker: Kijker, casus: Casus, blad: Analyseblad) -> bool:
    """True for the gedragsdeskundige of this casus who has not signed yet; the action decides again."""
    is_meekijker = kijker.rol is Rol.GEDRAGSDESKUNDIGE and casus.gedragsdeskundige_id == kijker.medewerker_id
    return is_meekijker and kijker.medewerker_id not in (casus.regisseur_id, blad.analyse.ondertekend_door_id)


def _bewaar(request: HttpRequest, kijker: Kijker, casus: Casus) -> HttpResponse:
    """Save everything that was typed; then do the one thing the pressed button asks for."""
    blad = get_analyse(casus, kijker, vandaag=timezone.localdate())
    doe = request.POST.get("doe", "")
    naam = doe.removeprefix(WEGGOOIEN) if doe.startswith(WEGGOOIEN) else ""
    weg = vak_met_naam(naam, blad.velden_van if blad else AnalyseVeld)
    if naam == LOS_NAAM:
        actions.gooi_los_kladje_weg(casus, door=kijker)
    if naam and not any(veld in request.POST for veld in TEKSTVAKKEN):  # from the page where nothing can be written
        if weg is not None:
            actions.gooi_kladje_weg(casus, door=kijker, veld=weg)
        return redirect("casus:analyse", casus.sleutel)
    formulieren = maak_formulieren(casus, blad, data=request.POST)
    if not formulieren.kloppen():
        return _toon(request, kijker, casus, formulieren=formulieren, status=ONGELDIG)
    uitkomst = verwerk(request, kijker, casus, formulieren, zonder=weg)
    if isinstance(uitkomst, HttpResponse):
        return uitkomst
    return _toon(
        request, kijker, casus, formulieren=uitkomst.formulieren, weigering=uitkomst.weigering, status=GEWEIGERD
    )
