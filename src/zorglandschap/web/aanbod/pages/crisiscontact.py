"""The planner says who is mailed when a request in a crisis waits too long for an answer."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zorglandschap.apps.aanbod.actions import zet_crisiscontact
from zorglandschap.apps.aanbod.queries import get_crisiscontact
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.aanbod.forms.crisiscontact import CrisiscontactFormulier
from zorglandschap.web.vormgeving.deur import met_kijker

GOED, ONGELDIG = 200, 400


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def crisiscontact(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """Show the address, and change it."""
    formulier = CrisiscontactFormulier(initial={"adres": get_crisiscontact(kijker)})
    status = GOED
    if request.method == "POST":
        formulier, status = CrisiscontactFormulier(request.POST), ONGELDIG
        if formulier.is_valid():
            zet_crisiscontact(kijker, formulier.cleaned_data["adres"])
            messages.success(request, _("Bewaard."))
            return redirect("aanbod:overzicht")
    return render(request, "aanbod/crisiscontact.html", {"formulier": formulier}, status=status)
