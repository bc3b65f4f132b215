"""Ask for a run of chosen scenarios, and the list of runs with how far each is."""

from __future__ import annotations

from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.simulatie.actions import vraag_doorrekening
from zorglandschap.apps.simulatie.queries import list_scenarios
from zorglandschap.apps.simulatie.rekenblad import list_doorrekeningen
from zorglandschap.apps.simulatie.rekenwerk import MEESTE_SCENARIOS, Vraag
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.simulatiewoorden import OPEN, Rekenstand
from zorglandschap.web.simulatie.forms.scenario import DoorrekenFormulier
from zorglandschap.web.simulatie.pages.scenarios import mag_maken
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.woorden import vertaal

ONGELDIG, GEWEIGERD = 400, 409
GETOOND = 50
BASIS = "regio-ongewijzigd-beleid"  # what most people compare with
KLEUR = {
    Rekenstand.KLAAR: "goed", Rekenstand.MISLUKT: "fout", Rekenstand.GESTOPT: "rustig", Rekenstand.WACHT: "rustig",
}  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def reken(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """Choose what to play; ``?scenario=`` is chosen already."""
    if not mag_maken(kijker):
        raise NietGevonden
    alle = list_scenarios(kijker)
    begin = {"tegen": BASIS, "scenarios": request.GET.getlist("scenario"), "herhaalsleutel": uuid4()}
    formulier, status = DoorrekenFormulier(initial=begin, alle=alle, hoogstens=MEESTE_SCENARIOS), 200
    if request.method == "POST":
        formulier, status = DoorrekenFormulier(request.POST, alle=alle, hoogstens=MEESTE_SCENARIOS), ONGELDIG
        if formulier.is_valid():
            try:
                rij = _vraag(kijker, formulier)
            except Geweigerd as fout:
                formulier.add_error(None, vertaal(fout.reden))
                status = GEWEIGERD
            else:
                return redirect("simulatie:doorrekening", rij)
    return render(request, "simulatie/scenario_reken.html", {"formulier": formulier}, status=status)


def _vraag(kijker: Kijker, formulier: DoorrekenFormulier) -> str:
    schoon = formulier.cleaned_data
    vraag = Vraag(scenarios=formulier.gekozen(), jaren=schoon["jaren"], replicaties=schoon["replicaties"])
    rij = vraag_doorrekening(
        kijker, vraag, naam=formulier.titel(), herhaalsleutel=schoon["herhaalsleutel"], nu=timezone.now()
    )
    return str(rij.sleutel)


@require_safe
@met_kijker
def lijst(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """The last runs; while one is open the list asks for itself again."""
    rijen = list_doorrekeningen(kijker, GETOOND)
    gegevens = {
        "rijen": [(rij, KLEUR.get(Rekenstand(rij.stand), ""), rij.stand in OPEN) for rij in rijen],
        "loopt": any(rij.stand in OPEN for rij in rijen),
        "mag_maken": mag_maken(kijker),
    }
    return render(request, "simulatie/scenario_runs.html", gegevens)
