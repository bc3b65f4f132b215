"""Goals and plan on one page: what the family wants, which concerns have an answer, and what the plan still asks."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zorglandschap.apps.casus import actions
from zorglandschap.apps.casus.queries import (
    Casus,
    Planblad,
    get_casus,
    get_plan,
    get_planversie,
    get_termijnen,
    wordt_verhuizen_gevraagd,
)
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.codelijsten import Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.planwoorden import SCORES, Planstatus
from zorglandschap.core.casus.termijnen import Termijnsoort
from zorglandschap.web.casus.forms.plan import ZorgForm, teken
from zorglandschap.web.casus.gaslijn import rooster
from zorglandschap.web.casus.planpapier import maak_stuk
from zorglandschap.web.casus.planweg import herstel_plan
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.pdf import pdf_antwoord
from zorglandschap.web.vormgeving.woorden import vertaal

ONGELDIG, GEWEIGERD = 400, 409
VAN_HET_PLAN = (
    Termijnsoort.PLAN,
    Termijnsoort.PLAN_PLEEGZORG,
    Termijnsoort.PLAN_GESLOTEN,
    Termijnsoort.PLAN_OP_SCHRIFT,
    Termijnsoort.EVALUATIE_PLANNEN,
    Termijnsoort.EVALUATIE_GESLOTEN_EERST,
    Termijnsoort.EVALUATIE_GESLOTEN,
    Termijnsoort.TERUGKEER,
    Termijnsoort.PLAN_VOOR_LATER,
)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def plan(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Everything about goals and plan; begin a version, or fix it."""
    if request.method != "POST":
        return toon_plan(request, kijker, get_casus(kijker, sleutel, Handeling.PLAN_LEZEN))
    casus = get_casus(kijker, sleutel, Handeling.PLAN_SCHRIJVEN)
    try:
        return _doe(request, kijker, casus)
    except Geweigerd as fout:
        return toon_plan(request, kijker, casus, weigering=fout, status=GEWEIGERD)


def _doe(request: HttpRequest, kijker: Kijker, casus: Casus) -> HttpResponse:
    nu, doe = timezone.now(), request.POST.get("doe")
    if doe == "start":
        actions.start_plan(casus, door=kijker, nu=nu)
        return redirect("casus:plan_schrijf", casus.sleutel)
    if doe == "vaststellen":
        actions.stel_plan_vast(casus, door=kijker, nu=nu)
        messages.success(request, _("Het plan is vastgesteld. De volgende evaluatie staat gepland."))
    return redirect("casus:plan", casus.sleutel)


def toon_plan(
    request: HttpRequest,
    kijker: Kijker,
    casus: Casus,
    *,
    weigering: Geweigerd | None = None,
    zorgform: ZorgForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page, also after a refusal: with the reason, and what was typed."""
    blad = get_plan(casus, kijker, vandaag=timezone.localdate())
    gegevens = {
        "casus": casus,
        "jeugdige": casus.jeugdige,
        "blad": blad,
        "doelen": rooster(blad.open_doelen),
        "gezinsdoelen": rooster(blad.gezinsdoelen),
        "gesloten": rooster(blad.gesloten_doelen),
        "zorgen": _zorgen(blad, zorgform),
        "scores": [(teken(score), woord) for score, woord in reversed(SCORES.items())],
        "herstel": herstel_plan(blad.uitkomsten, casus.sleutel, mag=blad.mag_stellen),
        "hard": herstel_plan(blad.uitkomsten, casus.sleutel, alleen_hard=True),
        "weigering": weigering,
        "zorgform": zorgform,
        "termijnen": get_termijnen(casus, vandaag=timezone.localdate(), soorten=VAN_HET_PLAN),
        "vandaag": timezone.localdate(),
        "vraag_verhuizen": blad.mag_stellen and wordt_verhuizen_gevraagd(casus, vandaag=timezone.localdate()),
    }
    return render(request, "casus/plan/plan.html", gegevens, status=status)


def _zorgen(blad: Planblad, getypt: ZorgForm | None) -> list[dict[str, object]]:
    """Each concern with its form; the one that was sent keeps what was typed."""
    kiesbaar = [*blad.open_doelen, *blad.gezinsdoelen]
    zichtbaar = {d.doel.pk for d in [*blad.doelen, *blad.gezinsdoelen]}
    kiesbaar += [d for d in blad.gesloten_doelen if any(d.doel in z.doelen for z in blad.zorgen)]
    rijen: list[dict[str, object]] = []
    for zorg in blad.zorgen:
        eigen = getypt is not None and getypt.zorg.wortel == zorg.wortel
        formulier = getypt if eigen else ZorgForm(zorg=zorg, doelen=kiesbaar)
        doelen = [(d.wat, d.pk in zichtbaar) for d in zorg.doelen]
        rijen.append({"zorg": zorg, "formulier": formulier, "doelen": doelen, "open": eigen})
    return rijen


@require_POST
@met_kijker
def zorg(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Which goals answer one concern of the analysis, or why none does."""
    casus = get_casus(kijker, sleutel, Handeling.PLAN_SCHRIJVEN)
    blad = get_plan(casus, kijker, vandaag=timezone.localdate())
    bedoeld = next((z for z in blad.zorgen if str(z.wortel) == request.POST.get("wortel")), None)
    if bedoeld is None:
        messages.error(request, _("Deze zorg staat niet meer in de vastgestelde analyse. Kijk opnieuw."))
        return redirect("casus:plan", sleutel)
    formulier = ZorgForm(request.POST, zorg=bedoeld, doelen=[*blad.doelen, *blad.gezinsdoelen])
    if not formulier.is_valid():
        return toon_plan(request, kijker, casus, zorgform=formulier, status=ONGELDIG)
    try:
        actions.beantwoord_zorg(
            casus,
            bedoeld.wortel,
            door=kijker,
            nu=timezone.now(),
            doelen=formulier.gekozen(),
            reden=formulier.cleaned_data["reden"],
        )
    except Geweigerd as fout:
        formulier.add_error(None, vertaal(fout.reden))
        return toon_plan(request, kijker, casus, zorgform=formulier, status=GEWEIGERD)
    messages.success(request, _("Bewaard."))
    return redirect(f"{reverse('casus:plan', args=[sleutel])}#zorgen")


@require_safe
@met_kijker
def versie(request: HttpRequest, kijker: Kijker, sleutel: UUID, versie: int) -> HttpResponse:
    """One version of the plan as it stands or stood."""
    casus = get_casus(kijker, sleutel, Handeling.PLAN_LEZEN)
    gevonden, inzetten = get_planversie(casus, versie)
    gegevens = {
        "casus": casus,
        "jeugdige": casus.jeugdige,
        "plan": gevonden,
        "inzetten": inzetten,
        "is_oud": gevonden.status == Planstatus.VERVANGEN,
    }
    return render(request, "casus/plan/versie.html", gegevens)


@require_safe
@met_kijker
def papier(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """The plan as a PDF, for the family."""
    casus = get_casus(kijker, sleutel, Handeling.PLAN_LEZEN)
    blad = get_plan(casus, kijker, vandaag=timezone.localdate())
    return pdf_antwoord(maak_stuk(blad, vandaag=timezone.localdate()), "plan.pdf")
