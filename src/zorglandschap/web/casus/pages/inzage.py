"""Who may see a case, and who looked in it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zorglandschap.apps.casus import actions
from zorglandschap.apps.casus.queries import Casus, get_casus, get_inzagen, list_collegas, list_uitsluitingen
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.codelijsten import Handeling, Rol
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.casus.forms.inzage import BeperkForm, UitsluitForm
from zorglandschap.web.casus.pages.kort import verwerk
from zorglandschap.web.vormgeving import invoer
from zorglandschap.web.vormgeving.aanmelden import is_opnieuw_aangemeld, meld_opnieuw_aan
from zorglandschap.web.vormgeving.deur import met_kijker


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def inzage(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Restrict the case to who is named in it, and exclude who knows the family."""
    casus = get_casus(kijker, sleutel, Handeling.INZAGE_REGELEN)
    if request.method != "POST":
        return _toon(request, kijker, casus)
    doe = request.POST.get("doe", "")
    if doe == "beperk":
        return _beperk(request, kijker, casus)
    if doe == "sluit_uit":
        return _sluit_uit(request, kijker, casus)
    if doe == "toelaten":
        nummer = invoer.getal(request.POST.get("uitsluiting")) or 0
        actions.laat_weer_toe(casus, door=kijker, nu=timezone.now(), uitsluiting_id=nummer)
        messages.success(request, _("Deze collega kan het gezin weer zien."))
    elif doe == "open":
        actions.hef_beperking_op(casus, door=kijker, nu=timezone.now())
        messages.success(request, _("Uw team ziet de casus weer."))
    return redirect("casus:inzage", sleutel)


def _beperk(request: HttpRequest, kijker: Kijker, casus: Casus) -> HttpResponse:
    formulier = BeperkForm(request.POST, prefix="beperk")

    def doe() -> str:
        actions.beperk_inzage(casus, door=kijker, nu=timezone.now(), reden=formulier.cleaned_data["reden"])
        return _("De casus is afgeschermd. Alleen wie erin is genoemd, ziet haar nog.")

    return _verwerk(request, kijker, casus, formulier, doe)


def _sluit_uit(request: HttpRequest, kijker: Kijker, casus: Casus) -> HttpResponse:
    formulier = UitsluitForm(request.POST, prefix="uit", collegas=_collegas(casus, kijker))

    def doe() -> str:
        schoon = formulier.cleaned_data
        actions.sluit_uit(casus, door=kijker, nu=timezone.now(), gebruiker_id=int(schoon["wie"]), reden=schoon["reden"])
        return _("Deze collega ziet het gezin nergens meer.")

    return _verwerk(request, kijker, casus, formulier, doe)


def _collegas(casus: Casus, kijker: Kijker) -> list[tuple[int, str]]:
    return list_collegas(casus, kijker, vandaag=timezone.localdate())


def _verwerk(
    request: HttpRequest, kijker: Kijker, casus: Casus, formulier: forms.Form, doe: Callable[[], str]
) -> HttpResponse:
    def toon(weigering: Geweigerd | None, status: int) -> HttpResponse:
        return _toon(request, kijker, casus, gebonden=formulier, weigering=weigering, status=status)

    return verwerk(request, casus, formulier, doe, toon=toon, terug="casus:inzage")


def _toon(
    request: HttpRequest,
    kijker: Kijker,
    casus: Casus,
    *,
    gebonden: forms.Form | None = None,
    weigering: Geweigerd | None = None,
    status: int = 200,
) -> HttpResponse:
    beperk, uit = BeperkForm(prefix="beperk"), UitsluitForm(prefix="uit", collegas=_collegas(casus, kijker))
    gegevens = {
        "casus": casus,
        "jeugdige": casus.jeugdige,
        "uitsluitingen": list_uitsluitingen(casus),
        "beperk": gebonden if gebonden and gebonden.prefix == "beperk" else beperk,
        "uit": gebonden if gebonden and gebonden.prefix == "uit" else uit,
        "formulier": gebonden,
        "weigering": weigering,
    }
    return render(request, "casus/inzage/inzage.html", gegevens, status=status)


@require_http_methods(["GET", "HEAD"])
@met_kijker
def inzagen(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Who read this file."""
    opnieuw = is_opnieuw_aangemeld(request)
    if kijker.rol is Rol.PRIVACYFUNCTIONARIS and not opnieuw:
        return meld_opnieuw_aan(request)
    blad = get_inzagen(kijker, sleutel, opnieuw_aangemeld=opnieuw)
    gegevens = {"blad": blad, "casus": blad.casus, "jeugdige": blad.casus.jeugdige if blad.casus else None}
    return render(request, "casus/inzage/inzagen.html", gegevens)
