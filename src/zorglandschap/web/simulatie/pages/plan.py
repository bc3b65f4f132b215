"""From targets to a plan: ask for it, follow it, read it in plain sentences, and make a scenario of it."""

from __future__ import annotations

from uuid import UUID, uuid4, uuid5

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.simulatie.actions import maak_scenario_van_plan, stop_doorrekening, vraag_plan
from zorglandschap.apps.simulatie.planblad import Planblad, get_plan, list_plannen
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.simulatiewoorden import OPEN
from zorglandschap.web.simulatie.basis import GeenBasis, lees_basis
from zorglandschap.web.simulatie.beeld.lijn import teken_lijn
from zorglandschap.web.simulatie.beeld.maten import euro
from zorglandschap.web.simulatie.forms.plan import NAAM_LENGTE, PlanFormulier
from zorglandschap.web.simulatie.pages.scenarios import mag_maken
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.woorden import vertaal

ONGELDIG, GEWEIGERD = 400, 409


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def plannen(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """The plans there are, and for who makes scenarios the form to ask for one."""
    eerder = list_plannen(kijker)
    gegevens: dict[str, object] = {"eerder": [(rij, rij.stand in OPEN) for rij in eerder]}
    if not mag_maken(kijker):
        return render(request, "simulatie/plannen.html", gegevens)
    try:
        basis = lees_basis(kijker, nu=timezone.now())
    except GeenBasis as fout:
        return render(request, "simulatie/plannen.html", gegevens | {"geen_basis": fout.reden})
    formulier, status = PlanFormulier(initial={"herhaalsleutel": uuid4()}, basis=basis), 200
    if request.method == "POST":
        formulier, status = PlanFormulier(request.POST, basis=basis), ONGELDIG
        if formulier.is_valid():
            try:
                schoon = formulier.cleaned_data
                rij = vraag_plan(
                    kijker, formulier.keuze(), naam=schoon["naam"], herhaalsleutel=schoon["herhaalsleutel"],
                    nu=timezone.now(),
                )  # fmt: skip
            except Geweigerd as fout:
                formulier.add_error(None, vertaal(fout.reden))
                status = GEWEIGERD
            else:
                return redirect("simulatie:plan", rij.sleutel)
    return render(request, "simulatie/plannen.html", gegevens | {"formulier": formulier}, status=status)


@require_safe
@met_kijker
def plan(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Progress that refreshes itself, then the plan."""
    blad = get_plan(kijker, sleutel, vandaag=timezone.localdate())
    return _toon(request, kijker, blad)


@require_POST
@met_kijker
def stop(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Ask the search to stop; once more changes nothing."""
    get_plan(kijker, sleutel, vandaag=timezone.localdate())
    if stop_doorrekening(kijker, sleutel, nu=timezone.now()).stand in OPEN:
        messages.info(request, _("Het zoeken stopt bij de volgende stap."))
    return redirect("simulatie:plan", sleutel)


@require_POST
@met_kijker
def scenario(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Make a scenario of the plan; the same click again gives the same scenario."""
    nu = timezone.now()
    blad = get_plan(kijker, sleutel, vandaag=timezone.localdate(nu))
    staart = f" ({timezone.localtime(blad.rij.aangevraagd_om):%d-%m-%Y %H.%M})"
    naam = blad.rij.naam[: NAAM_LENGTE - len(staart)] + staart
    herhaal = uuid5(blad.rij.sleutel, f"scenario van {kijker.gebruiker_id}")
    try:
        versie = maak_scenario_van_plan(kijker, sleutel, naam=naam, herhaalsleutel=herhaal, nu=nu)
    except Geweigerd as fout:
        return _toon(request, kijker, blad, fout=vertaal(fout.reden), status=GEWEIGERD)
    messages.success(request, _("Van dit plan is een scenario gemaakt. U kunt het wijzigen en laten doorrekenen."))
    return redirect("simulatie:scenario", str(versie.scenario.sleutel))


def _toon(request: HttpRequest, kijker: Kijker, blad: Planblad, *, fout: str = "", status: int = 200) -> HttpResponse:
    gegevens = {
        "blad": blad, "rij": blad.rij, "uit": blad.uit, "is_open": blad.rij.stand in OPEN,
        "mag_maken": mag_maken(kijker), "fout": fout,
    }  # fmt: skip
    if blad.uit is not None:
        nu, straks = blad.uit["kosten_nu"], blad.uit["kosten"]
        gegevens |= {
            "lijn": teken_lijn(blad.uit) if blad.toont_jeugdigen else None, "duurder": straks > nu,
            "kosten": euro(straks), "kosten_nu": euro(nu), "scheelt": euro(abs(straks - nu)),
        }  # fmt: skip
    return render(request, "simulatie/plan.html", gegevens, status=status)
