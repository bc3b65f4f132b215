"""A page with one short form about a casus: fill in, do one thing, back to where one came from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from zorglandschap.apps.casus.queries import Casus
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.codelijsten import CasusStatus
from zorglandschap.web.vormgeving.woorden import vertaal

ONGELDIG, GEWEIGERD = 400, 409


@dataclass(frozen=True, slots=True)
class Blad:
    """The words of the page; ``terug`` is the name of the address one comes back to, ``verder`` where one goes on."""

    kop: str
    uitleg: str
    knop: str
    gelukt: str | Promise
    terug: str = "casus:hulp"
    gevaar: bool = False
    ook_gesloten: bool = False
    verder: str = ""


def toon_kort(
    request: HttpRequest,
    casus: Casus,
    formulier: forms.Form,
    blad: Blad,
    doe: Callable[[], object],
    *,
    sjabloon: str = "casus/hulp/formulier.html",
    **meer: object,
) -> HttpResponse:
    """Show the form, or do what it asks; what was typed stays on the page after an error or a refusal."""
    if casus.status == CasusStatus.AFGESLOTEN and not blad.ook_gesloten:
        messages.info(request, _("Deze casus is afgesloten. Er verandert niets meer in."))
        return redirect(blad.terug, casus.sleutel)
    weigering, status = None, 200
    if formulier.is_bound:
        status = ONGELDIG
        if formulier.is_valid():
            try:
                doe()
            except Geweigerd as fout:
                formulier.add_error(None, vertaal(fout.reden))
                weigering, status = fout, GEWEIGERD
            else:
                messages.success(request, str(blad.gelukt))
                return redirect(blad.verder or blad.terug, casus.sleutel)
    gegevens = {
        "blad": blad,
        "casus": casus,
        "jeugdige": casus.jeugdige,
        "formulier": formulier,
        "weigering": weigering,
        **meer,
    }
    return render(request, sjabloon, gegevens, status=status)


def verwerk(
    request: HttpRequest,
    casus: Casus,
    formulier: forms.Form,
    doe: Callable[[], str],
    *,
    toon: Callable[[Geweigerd | None, int], HttpResponse],
    terug: str,
) -> HttpResponse:
    """Do it and go back; what is wrong or refused comes back with everything that was typed.

    For a page with more than one form: ``toon`` shows it again with this one, after a refusal (or None) and a status.
    """
    if not formulier.is_valid():
        return toon(None, ONGELDIG)
    try:
        gelukt = doe()
    except Geweigerd as fout:
        formulier.add_error(None, vertaal(fout.reden))
        return toon(fout, GEWEIGERD)
    messages.success(request, gelukt)
    return redirect(terug, casus.sleutel)
