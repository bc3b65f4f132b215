"""The quality framework of one own offer: a checklist with who answered when."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zorglandschap.apps.aanbod.actions import beantwoord_kader
from zorglandschap.apps.aanbod.queries import get_blad, list_kwaliteit
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.aanbod.forms.kwaliteit import KwaliteitFormulier
from zorglandschap.web.aanbod.pages.blad import GOED, ONGELDIG
from zorglandschap.web.vormgeving.deur import met_kijker


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def kwaliteit(request: HttpRequest, kijker: Kijker, aanbod: int) -> HttpResponse:
    """Answer the criteria; what was answered before stays in the history."""
    nu = timezone.now()
    blad = get_blad(kijker, aanbod, vandaag=timezone.localdate(nu), nu=nu)
    kader = settings.REGIO.kwaliteitskader
    if not kader.geldt_voor(blad.gegevens.hulpvorm):
        raise NietGevonden
    formulier = KwaliteitFormulier(
        request.POST if request.method == "POST" else None, kader=kader, al=list_kwaliteit(kijker, aanbod)
    )
    status = GOED
    if request.method == "POST":
        status = ONGELDIG
        if formulier.is_valid():
            beantwoord_kader(kijker, aanbod, formulier.antwoorden(), kader=kader, nu=nu)
            messages.success(request, _("De antwoorden zijn bewaard."))
            return redirect("aanbod:blad", aanbod)
    gegevens = {"blad": blad, "kader": kader, "formulier": formulier}
    return render(request, "aanbod/kwaliteit.html", gegevens, status=status)
