"""One goal: set it, measure it, say how one works on it, change it, and close it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zorglandschap.apps.casus import actions
from zorglandschap.apps.casus.queries import Casus, Doelblad, get_casus, get_doel, get_plan, list_zorgen
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.codelijsten import Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.periode import plus_maanden
from zorglandschap.core.begrippen.planwoorden import SCORES, Doelstatus
from zorglandschap.web.casus.forms.plan import (
    DoelForm,
    HoeForm,
    MeetForm,
    SluitDoelForm,
    WijzigDoelForm,
    begin_doel,
    teken,
)
from zorglandschap.web.casus.gaslijn import in_woorden, maak_gaslijn, woord
from zorglandschap.web.casus.kladjes import Kladjes
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.woorden import vertaal

ONGELDIG, GEWEIGERD = 400, 409
SOORTEN = {"meet": MeetForm, "hoe": HoeForm, "wijzig": WijzigDoelForm, "sluit": SluitDoelForm}
Formulier = MeetForm | HoeForm | WijzigDoelForm | SluitDoelForm


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def nieuw(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Set a new goal with the family."""
    casus = get_casus(kijker, sleutel, Handeling.PLAN_SCHRIJVEN)
    vandaag = timezone.localdate()
    maanden = settings.BELEID.aantal("doel_termijn_maanden", vandaag, casus.jeugdige.gemeente_id)
    termijn = plus_maanden(vandaag, maanden)
    begin = begin_doel(vandaag, termijn, request.GET.get("zorg", ""))
    formulier = DoelForm(request.POST or None, zorgen=list_zorgen(casus), initial=begin)
    status, kladjes = 200, Kladjes(kijker, casus)
    if formulier.is_bound:
        status = ONGELDIG
        if formulier.is_valid():
            herhaal = formulier.cleaned_data["herhaalsleutel"]
            try:
                actions.stel_doel(
                    casus, door=kijker, nu=timezone.now(), doel=formulier.waarde(), herhaalsleutel=herhaal
                )
            except Geweigerd as fout:
                formulier.add_error(None, vertaal(fout.reden))
                status = GEWEIGERD
            else:
                kladjes.klaar("doel_nieuw")
                messages.success(request, _("Het doel is gesteld."))
                return redirect("casus:plan", sleutel)
    gegevens = {"casus": casus, "jeugdige": casus.jeugdige, "formulier": kladjes.vul(formulier, "doel_nieuw")}
    return render(request, "casus/plan/doel_nieuw.html", gegevens, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def doel(request: HttpRequest, kijker: Kijker, sleutel: UUID, doel: UUID) -> HttpResponse:
    """One goal with its line, and what can be done with it."""
    if request.method != "POST":
        casus = get_casus(kijker, sleutel, Handeling.PLAN_LEZEN)
        return _toon(request, kijker, casus, get_doel(casus, doel), {})
    casus = get_casus(kijker, sleutel, Handeling.PLAN_SCHRIJVEN)
    blad, doe = get_doel(casus, doel), request.POST.get("doe", "")
    if doe not in SOORTEN:
        return redirect("casus:doel", sleutel, doel)
    formulier = _maak(doe, blad, request.POST)
    if not formulier.is_valid():
        return _toon(request, kijker, casus, blad, {doe: formulier}, status=ONGELDIG)
    try:
        botst = _doe(kijker, casus, blad, formulier)
    except Geweigerd as fout:
        formulier.add_error(None, vertaal(fout.reden))
        return _toon(request, kijker, casus, blad, {doe: formulier}, status=GEWEIGERD)
    if botst and isinstance(formulier, HoeForm | WijzigDoelForm):
        nu = get_doel(casus, doel)
        return _toon(request, kijker, casus, nu, {doe: formulier.na_botsing(nu.doel, botst)}, status=GEWEIGERD)
    Kladjes(kijker, casus).klaar(_klad(blad, doe))
    messages.success(request, _("Bewaard."))
    return redirect("casus:doel", sleutel, doel)


def _klad(blad: Doelblad, doe: str) -> str:
    return f"doel_{blad.doel.sleutel}_{doe}"


def _maak(doe: str, blad: Doelblad, data: Mapping[str, Any] | None = None) -> Formulier:
    if doe == "hoe":
        return HoeForm(data, rij=blad.doel)
    if doe == "wijzig":
        return WijzigDoelForm(data, rij=blad.doel)
    return MeetForm(data, initial={"op": timezone.localdate()}) if doe == "meet" else SluitDoelForm(data)


def _doe(kijker: Kijker, casus: Casus, blad: Doelblad, formulier: Formulier) -> tuple[str, ...]:
    """Do what the form asks; the answer names the fields that clash with what somebody else saved."""
    sleutel, nu, schoon = blad.doel.sleutel, timezone.now(), formulier.cleaned_data
    if isinstance(formulier, MeetForm):
        actions.meet_doel(
            casus,
            sleutel,
            door=kijker,
            nu=nu,
            score=schoon["score"],
            op=schoon["op"],
            toelichting=schoon["toelichting"],
        )
    elif isinstance(formulier, SluitDoelForm):
        status = Doelstatus(schoon["status"])
        actions.sluit_doel(casus, sleutel, door=kijker, nu=nu, status=status, reden=schoon["reden"])
    elif isinstance(formulier, HoeForm):
        gezien = str(formulier.gezien()["hoe"] or "")
        if not actions.schrijf_hoe(casus, sleutel, door=kijker, nu=nu, hoe=schoon["hoe"], gezien=gezien):
            return ("hoe",)
    else:
        return actions.wijzig_doel(
            casus, sleutel, door=kijker, nu=nu, nieuw=formulier.nieuw(), gezien=formulier.gezien()
        )
    return ()


def _toon(
    request: HttpRequest,
    kijker: Kijker,
    casus: Casus,
    blad: Doelblad,
    getypt: dict[str, Formulier],
    *,
    status: int = 200,
) -> HttpResponse:
    kladjes = Kladjes(kijker, casus)
    plan = get_plan(casus, kijker, vandaag=timezone.localdate())
    zorgen = [z.tekst for z in plan.zorgen if any(d.pk == blad.doel.pk for d in z.doelen)]
    gegevens = {
        "casus": casus,
        "jeugdige": casus.jeugdige,
        "blad": blad,
        "lijn": maak_gaslijn(blad),
        "woorden": in_woorden(blad),
        "metingen": [(m, teken(m.score), woord(m.score)) for m in reversed(blad.metingen)],
        "scores": [(teken(score), naam) for score, naam in reversed(SCORES.items())],
        "zorgen": zorgen,
        "mag_schrijven": plan.mag_schrijven and blad.is_open,
        "mag_stellen": plan.mag_stellen and blad.is_open,
        "formulieren": {doe: kladjes.vul(getypt.get(doe) or _maak(doe, blad), _klad(blad, doe)) for doe in SOORTEN},
        "getypt": next(iter(getypt), ""),
        "fouten": next(iter(getypt.values()), None),
    }
    return render(request, "casus/plan/doel.html", gegevens, status=status)
