"""Where a child is not safe: the list for who may know, and the two short forms of the casusregisseur."""

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
from zorglandschap.apps.casus.queries import get_casus, get_onveiligblad, get_onveilige_locatie
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.codelijsten import Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.casus.forms.onveilig import OnveiligForm, WeerVeiligForm
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.woorden import vertaal

ONGELDIG, GEWEIGERD = 400, 409


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def onveilig(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """The unsafe locations, and the form to add one for who has the regie."""
    handeling = Handeling.INZAGE_REGELEN if request.method == "POST" else Handeling.IDENTITEIT
    casus = get_casus(kijker, sleutel, handeling)
    blad = get_onveiligblad(casus, kijker)
    formulier = OnveiligForm(request.POST or None, initial={"op": timezone.localdate()})

    def doe() -> None:
        actions.leg_onveilige_locatie_vast(casus, door=kijker, nu=timezone.now(), **formulier.cleaned_data)

    status = _probeer(request, formulier, doe)
    if status is None:
        messages.success(request, _("Vastgelegd. Plekken op deze locatie worden niet meer gevonden."))
        return redirect("casus:onveilig", sleutel)
    gegevens = {"blad": blad, "casus": casus, "jeugdige": casus.jeugdige, "formulier": formulier}
    return render(request, "casus/gezin/onveilig.html", gegevens, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def weer_veilig(request: HttpRequest, kijker: Kijker, sleutel: UUID, rij: int) -> HttpResponse:
    """A location may be chosen again."""
    casus = get_casus(kijker, sleutel, Handeling.INZAGE_REGELEN)
    onveilige = get_onveilige_locatie(casus, rij)
    if onveilige.ingetrokken_op is not None:
        messages.info(request, _("Dit is al ingetrokken."))
        return redirect("casus:onveilig", sleutel)
    formulier = WeerVeiligForm(request.POST or None, initial={"op": timezone.localdate()})

    def doe() -> None:
        actions.trek_onveilige_locatie_in(casus, rij, door=kijker, nu=timezone.now(), **formulier.cleaned_data)

    status = _probeer(request, formulier, doe)
    if status is None:
        messages.success(request, _("Ingetrokken. Plekken op deze locatie kunnen weer worden gevonden."))
        return redirect("casus:onveilig", sleutel)
    gegevens = {"onveilige": onveilige, "casus": casus, "jeugdige": casus.jeugdige, "formulier": formulier}
    return render(request, "casus/gezin/weer_veilig.html", gegevens, status=status)


def _probeer(request: HttpRequest, formulier: forms.Form, doe: Callable[[], None]) -> int | None:
    """Do it when the form is sent and right: None when that worked, else the status of the page that comes back."""
    if not formulier.is_bound:
        return ONGELDIG if request.method == "POST" else 200
    if not formulier.is_valid():
        return ONGELDIG
    try:
        doe()
    except Geweigerd as fout:
        formulier.add_error(None, vertaal(fout.reden))
        return GEWEIGERD
    return None
