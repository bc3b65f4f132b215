"""The scenarios there are: what is in each in plain sentences, its versions, its file, and taking one away."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.simulatie.actions import haal_scenario_weg
from zorglandschap.apps.simulatie.queries import get_scenario, list_scenarios, list_versies
from zorglandschap.apps.simulatie.queries.toegang import mag
from zorglandschap.core.begrippen.codelijsten import Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.simulatie.scenario import schrijf_scenario
from zorglandschap.core.simulatie.scenarioschema import schematekst
from zorglandschap.core.simulatie.scenarioverschil import verschil
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.invoer import getal


@require_safe
@met_kijker
def lijst(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """Those of the region and those that people made, to read, copy, change and choose for a run."""
    alle = list_scenarios(kijker)
    groepen = [
        ("eigen", _("Gemaakt door collega's en uzelf"), [b for b in alle if not b.van_regio]),
        ("regio", _("Klaargezet voor de regio"), [b for b in alle if b.van_regio]),
    ]
    return render(request, "simulatie/scenarios.html", {"groepen": groepen, "mag_maken": mag_maken(kijker)})


@require_safe
@met_kijker
def bekijk(request: HttpRequest, kijker: Kijker, scenario: str) -> HttpResponse:
    """One scenario, or an earlier version of it, with what changed from version to version."""
    versie = getal(request.GET.get("versie"))
    gevonden = get_scenario(kijker, scenario, versie=versie)
    versies = list_versies(kijker, scenario)
    oudere = {v.versie: v.scenario for v in versies}
    geschiedenis = [(v, verschil(oudere[v.versie - 1], v.scenario) if v.versie - 1 in oudere else ()) for v in versies]
    gegevens = {
        "gevonden": gevonden,
        "geschiedenis": geschiedenis,
        "is_oud": bool(versies) and versies[0].versie != gevonden.versie,
        "mag_maken": mag_maken(kijker),
    }
    return render(request, "simulatie/scenario.html", gegevens)


@require_safe
@met_kijker
def bestand(request: HttpRequest, kijker: Kijker, scenario: str) -> HttpResponse:
    """The scenario as a JSON file that can be read back, here or in another region."""
    gevonden = get_scenario(kijker, scenario, versie=getal(request.GET.get("versie")))
    naam = slugify(gevonden.scenario.naam) or "scenario"
    return _json(schrijf_scenario(gevonden.scenario), f"{naam}.json")


@require_safe
@met_kijker
def schema(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """The JSON Schema of such a file."""
    if not mag(kijker, Handeling.VOORUITKIJKEN):
        raise NietGevonden
    return _json(schematekst(), "scenario.schema.json")


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def weg(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Ask first, then take it away; once more changes nothing."""
    if not mag_maken(kijker):
        raise NietGevonden
    if request.method == "POST":
        haal_scenario_weg(kijker, sleutel, nu=timezone.now())
        messages.success(request, _("Het scenario is weg. Doorrekeningen die ermee gemaakt zijn, blijven staan."))
        return redirect("simulatie:scenarios")
    return render(request, "simulatie/scenario_weg.html", {"gevonden": get_scenario(kijker, str(sleutel))})


def mag_maken(kijker: Kijker) -> bool:
    """Who makes scenarios, and lets them be computed."""
    return mag(kijker, Handeling.SCENARIO_MAKEN)


def _json(tekst: str, naam: str) -> HttpResponse:
    antwoord = HttpResponse(tekst, content_type="application/json; charset=utf-8")
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}"'
    return antwoord
