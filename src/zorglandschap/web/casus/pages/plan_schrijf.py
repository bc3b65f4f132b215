"""Write the plan together: its texts and days, and the lines that say who does what."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zorglandschap.apps.casus import actions
from zorglandschap.apps.casus.queries import Casus, Planblad, get_casus, get_plan
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.codelijsten import Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.casus.forms.plan import InzetForm, PlanForm
from zorglandschap.web.casus.kladjes import Kladjes
from zorglandschap.web.casus.planweg import herstel_plan
from zorglandschap.web.vormgeving import invoer
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.woorden import vertaal

ONGELDIG, GEWEIGERD = 400, 409


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def schrijf(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """The version of the plan that can be written in; without one: back to the page of the plan."""
    casus = get_casus(kijker, sleutel, Handeling.PLAN_SCHRIJVEN)
    blad = get_plan(casus, kijker, vandaag=timezone.localdate())
    if not (blad.is_concept and blad.mag_schrijven):
        if request.method == "POST":
            messages.warning(request, _("Het plan is intussen vastgesteld. Begin een nieuwe versie om te schrijven."))
        return redirect("casus:plan", sleutel)
    if request.method != "POST":
        return _toon(request, kijker, casus, blad)
    doe = request.POST.get("doe", "")
    if doe == "inzet":
        return _voeg_toe(request, kijker, casus, blad)
    if doe.startswith("schrap:"):
        return _schrap(request, kijker, casus, doe)
    return _bewaar(request, kijker, casus, blad)


def _bewaar(request: HttpRequest, kijker: Kijker, casus: Casus, blad: Planblad) -> HttpResponse:
    formulier = PlanForm(request.POST, rij=blad.plan)
    if not formulier.is_valid():
        return _toon(request, kijker, casus, blad, formulier=formulier, status=ONGELDIG)
    try:
        botsingen = actions.bewaar_plan(
            casus, door=kijker, nu=timezone.now(), nieuw=formulier.nieuw(), gezien=formulier.gezien()
        )
    except Geweigerd as fout:
        formulier.add_error(None, vertaal(fout.reden))
        return _toon(request, kijker, casus, blad, formulier=formulier, status=GEWEIGERD)
    if botsingen:
        nu = get_plan(casus, kijker, vandaag=timezone.localdate())
        return _toon(request, kijker, casus, nu, formulier=formulier.na_botsing(nu.plan, botsingen), status=GEWEIGERD)
    Kladjes(kijker, casus).klaar("plan")
    messages.success(request, _("Bewaard."))
    terug = "casus:plan" if request.POST.get("doe") == "klaar" else "casus:plan_schrijf"
    return redirect(terug, casus.sleutel)


def _voeg_toe(request: HttpRequest, kijker: Kijker, casus: Casus, blad: Planblad) -> HttpResponse:
    formulier = InzetForm(request.POST)
    if not formulier.is_valid():
        return _toon(request, kijker, casus, blad, inzet=formulier, status=ONGELDIG)
    try:
        actions.voeg_inzet_toe(casus, door=kijker, nu=timezone.now(), inzet=formulier.waarde())
    except Geweigerd as fout:
        formulier.add_error(None, vertaal(fout.reden))
        return _toon(request, kijker, casus, blad, inzet=formulier, status=GEWEIGERD)
    Kladjes(kijker, casus).klaar("inzet")
    return redirect(f"{reverse('casus:plan_schrijf', args=[casus.sleutel])}#inzet")


def _schrap(request: HttpRequest, kijker: Kijker, casus: Casus, doe: str) -> HttpResponse:
    nummer = invoer.getal(doe.removeprefix("schrap:"))
    if nummer is not None:
        try:
            actions.schrap_inzet(casus, door=kijker, nu=timezone.now(), inzet_id=nummer)
        except Geweigerd as fout:
            messages.error(request, vertaal(fout.reden))
    return redirect(f"{reverse('casus:plan_schrijf', args=[casus.sleutel])}#inzet")


def _toon(
    request: HttpRequest,
    kijker: Kijker,
    casus: Casus,
    blad: Planblad,
    *,
    formulier: PlanForm | None = None,
    inzet: InzetForm | None = None,
    status: int = 200,
) -> HttpResponse:
    kladjes = Kladjes(kijker, casus)
    gegevens = {
        "casus": casus,
        "jeugdige": casus.jeugdige,
        "blad": blad,
        "formulier": kladjes.vul(formulier or PlanForm(rij=blad.plan), "plan"),
        "inzetform": kladjes.vul(inzet or InzetForm(), "inzet"),
        "fouten": formulier or inzet,
        "herstel": herstel_plan(blad.uitkomsten, casus.sleutel, mag=blad.mag_stellen),
    }
    return render(request, "casus/plan/schrijf.html", gegevens, status=status)
