"""The plan for later of a youth who turns sixteen: five parts, the birthdays that matter, and a home afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from zorglandschap.apps.casus import actions
from zorglandschap.apps.casus.actions import Onderdeel
from zorglandschap.apps.casus.queries import Casus, Toekomstblad, get_casus, get_toekomst
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.codelijsten import Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.planwoorden import BigFive
from zorglandschap.web.casus.forms.evaluatie import OnderdeelForm, VastForm
from zorglandschap.web.casus.kladjes import Kladjes
from zorglandschap.web.casus.planweg import herstel_plan
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.woorden import vertaal

ONGELDIG, GEWEIGERD = 400, 409
VRAAG: dict[BigFive, tuple[str | Promise, str | Promise]] = {
    BigFive.STEUN: (
        gettext_lazy("Wie blijft er voor je?"),
        gettext_lazy("Ten minste één volwassene die blijft, ook als de hulp stopt."),
    ),
    BigFive.WONEN: (
        gettext_lazy("Waar ga je wonen als de jeugdhulp stopt?"),
        gettext_lazy("Een kamer, een woning met begeleiding, terug naar familie. Wie regelt het, en wanneer?"),
    ),
    BigFive.SCHOOL_EN_WERK: (
        gettext_lazy("Wat ga je leren of doen?"),
        gettext_lazy("School, een opleiding, werk of dagbesteding, en wie daarbij helpt."),
    ),
    BigFive.INKOMEN: (
        gettext_lazy("Waar leef je van?"),
        gettext_lazy("Loon, studiefinanciering of uitkering, een zorgverzekering, en geen schulden."),
    ),
    BigFive.WELZIJN: (
        gettext_lazy("Hoe blijf je gezond en gaat het goed met je?"),
        gettext_lazy("Een huisarts, hulp na je achttiende als dat nodig is, vrienden en vrije tijd."),
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def toekomst(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Read or write the plan for later."""
    if request.method != "POST":
        return _toon(request, kijker, get_casus(kijker, sleutel, Handeling.PLAN_LEZEN))
    casus = get_casus(kijker, sleutel, Handeling.PLAN_SCHRIJVEN)
    doe, delen = request.POST.get("doe", ""), {deel.name.lower(): deel for deel in BigFive}
    if doe in delen:
        return _bewaar(request, kijker, casus, delen[doe])
    if doe == "vaststellen":
        return _stel_vast(request, kijker, casus)
    try:
        actions.begin_toekomstplan(casus, door=kijker, nu=timezone.now())
    except Geweigerd as fout:
        return _toon(request, kijker, casus, weigering=fout, status=GEWEIGERD)
    return redirect("casus:toekomst", sleutel)


def _bewaar(request: HttpRequest, kijker: Kijker, casus: Casus, deel: BigFive) -> HttpResponse:
    formulier = _formulier(deel, request.POST)
    if not formulier.is_valid():
        return _toon(request, kijker, casus, getypt={deel: formulier}, status=ONGELDIG)
    try:
        onderdeel = Onderdeel(**formulier.cleaned_data)
        bewaard = actions.bewaar_onderdeel(casus, deel, door=kijker, nu=timezone.now(), onderdeel=onderdeel)
    except Geweigerd as fout:
        formulier.add_error(None, vertaal(fout.reden))
        return _toon(request, kijker, casus, getypt={deel: formulier}, status=GEWEIGERD)
    if not bewaard:
        return _toon(request, kijker, casus, getypt={deel: formulier}, botst=deel, status=GEWEIGERD)
    Kladjes(kijker, casus).klaar(_klad(deel))
    messages.success(request, _("Bewaard."))
    return redirect(f"{reverse('casus:toekomst', args=[casus.sleutel])}#deel-{deel.name.lower()}")


def _stel_vast(request: HttpRequest, kijker: Kijker, casus: Casus) -> HttpResponse:
    formulier = VastForm(request.POST)
    if not formulier.is_valid():
        return _toon(request, kijker, casus, vast=formulier, status=ONGELDIG)
    try:
        actions.stel_toekomstplan_vast(
            casus, door=kijker, nu=timezone.now(), herzien_op=formulier.cleaned_data["herzien_op"]
        )
    except Geweigerd as fout:
        return _toon(request, kijker, casus, vast=formulier, weigering=fout, status=GEWEIGERD)
    messages.success(request, _("Het plan voor later is vastgesteld."))
    return redirect("casus:toekomst", casus.sleutel)


def _klad(deel: BigFive) -> str:
    return f"toekomst_{deel.name.lower()}"


def _formulier(
    deel: BigFive, data: Mapping[str, Any] | None = None, begin: dict[str, object] | None = None
) -> OnderdeelForm:
    formulier = OnderdeelForm(data, initial=begin, auto_id=f"id_{deel.name.lower()}_%s")
    formulier.use_required_attribute = False
    return formulier


def _toon(
    request: HttpRequest,
    kijker: Kijker,
    casus: Casus,
    *,
    getypt: dict[BigFive, OnderdeelForm] | None = None,
    botst: BigFive | None = None,
    vast: VastForm | None = None,
    weigering: Geweigerd | None = None,
    status: int = 200,
) -> HttpResponse:
    blad = get_toekomst(casus, kijker, vandaag=timezone.localdate())
    gegevens = {
        "casus": casus,
        "jeugdige": casus.jeugdige,
        "blad": blad,
        "delen": _delen(blad, getypt or {}, botst, Kladjes(kijker, casus)),
        "vast": vast or VastForm(initial={"herzien_op": blad.herzien_voorstel}),
        "fouten": next(iter((getypt or {}).values()), vast),
        "botst": botst,
        "weigering": weigering,
        "herstel": herstel_plan(blad.uitkomsten, casus.sleutel, mag=blad.mag_schrijven),
        "hard": herstel_plan(blad.uitkomsten, casus.sleutel, alleen_hard=True),
        "grenzen": [(grens, grens.is_voorbij(timezone.localdate())) for grens in blad.grenzen],
    }
    return render(request, "casus/plan/toekomst.html", gegevens, status=status)


def _delen(
    blad: Toekomstblad, getypt: dict[BigFive, OnderdeelForm], botst: BigFive | None, kladjes: Kladjes
) -> list[dict[str, object]]:
    """Each part with its question and form; what clashed keeps the typed words, over what is saved now."""
    rijen: list[dict[str, object]] = []
    for rij in blad.onderdelen:
        deel = BigFive(rij.onderdeel)
        formulier = getypt.get(deel)
        if formulier is not None and deel is botst:
            data = {**{naam: formulier.data.get(naam) for naam in formulier.data}, "versie": str(rij.versie)}
            formulier = _formulier(deel, data)
        if formulier is None:
            velden = ("nu", "wens", "afspraak", "wie", "klaar_op", "is_geregeld", "versie")
            formulier = _formulier(deel, begin={naam: getattr(rij, naam) for naam in velden})
        kladjes.vul(formulier, _klad(deel))
        vraag, hulp = VRAAG[deel]
        rijen.append({"rij": rij, "naam": deel.name.lower(), "vraag": vraag, "hulp": hulp, "formulier": formulier})
    return rijen
