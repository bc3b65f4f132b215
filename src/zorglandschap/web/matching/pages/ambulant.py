"""Help at home beside a stay: what is needed, who can give it, and coupling it in one press."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.matching.actions import koppel_ambulant
from zorglandschap.apps.matching.queries import list_ambulant
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.matching.forms import KoppelFormulier
from zorglandschap.web.matching.pages.plekken import GEWEIGERD, gevraagde_start, lijst
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.woorden import vertaal


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def ambulant(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """The offers of help at home for this youth; POST couples one."""
    if request.method == "POST":
        return _koppel(request, kijker, sleutel)
    nu = timezone.now()
    start, formulier = gevraagde_start(request, timezone.localdate(nu))
    try:
        blad = list_ambulant(kijker, sleutel, start=start, nu=nu)
    except Geweigerd as fout:
        return render(request, "matching/nog_niet.html", {"fout": fout, "sleutel": sleutel}, status=GEWEIGERD)
    gegevens = {
        "blad": blad,
        "casus": blad.casus,
        "jeugdige": blad.casus.jeugdige,
        **lijst(blad.plekken),
        "startformulier": formulier,
    }
    return render(request, "matching/ambulant.html", gegevens)


def _koppel(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    formulier = KoppelFormulier(request.POST)
    if not formulier.is_valid():
        messages.error(request, _("Kies eerst een aanbod uit de lijst."))
        return redirect("matching:ambulant", sleutel)
    schoon = formulier.cleaned_data
    try:
        koppel_ambulant(kijker, sleutel, aanbod_id=schoon["aanbod"], start=schoon["start"], nu=timezone.now())
    except Geweigerd as fout:
        messages.error(request, vertaal(fout.reden))
        return redirect("matching:ambulant", sleutel)
    messages.success(request, _("De ambulante hulp is gekoppeld aan het verblijf."))
    return redirect("casus:detail", sleutel)
