"""The waiting list of the region, and waiting in one casus: where, why there, what bridges it, what it costs."""

from __future__ import annotations

from itertools import groupby
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.matching import actions
from zorglandschap.apps.matching.queries import Wachtblad, get_wachtblad, get_wachtlijst
from zorglandschap.core.begrippen.codelijsten import Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.matchwoorden import Urgentie, Wachtsoort
from zorglandschap.web.matching.wachtforms import FORMULIEREN, VERTELT
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.woorden import vertaal

ONGELDIG, GEWEIGERD = 400, 409


@require_safe
@met_kijker
def wachtlijst(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """Who waits for which help: own cases with their reasons, the rest as numbers."""
    lijst = get_wachtlijst(kijker, vandaag=timezone.localdate(), pagina=request.GET.get("pagina"))
    groepen = [(vorm, list(regels)) for vorm, regels in groupby(lijst.regels, key=lambda r: r.wacht.hulpvorm)]
    return render(request, "matching/wachtlijst.html", {"lijst": lijst, "groepen": groepen, "pagina": lijst.pagina})


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def wachten(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Waiting in one casus (GET), and telling what changes (POST, ‘doe’ says which form)."""
    nu = timezone.now()
    if request.method != "POST":
        actions.werk_wachtlijst_bij(nu=nu, sleutel=sleutel)
        return _toon(request, get_wachtblad(kijker, sleutel, vandaag=timezone.localdate(nu)))
    doe = request.POST.get("doe", "")
    soort = FORMULIEREN.get(doe)
    if soort is None:
        return redirect("matching:wachten", sleutel)
    formulier = soort(request.POST, prefix=doe)
    status = ONGELDIG
    if formulier.is_valid():
        try:
            _leg_vast(kijker, sleutel, doe, formulier)
        except Geweigerd as fout:
            formulier.add_error(None, vertaal(fout.reden))
            status = GEWEIGERD
        else:
            messages.success(request, _("Vastgelegd."))
            return redirect("matching:wachten", sleutel)
    blad = get_wachtblad(kijker, sleutel, vandaag=timezone.localdate(nu))
    return _toon(request, blad, fout=(doe, formulier), status=status)


def _leg_vast(kijker: Kijker, sleutel: UUID, doe: str, formulier: forms.Form) -> None:
    schoon, nu = formulier.cleaned_data, timezone.now()
    tekst = schoon["toelichting"]
    if doe == "urgentie":
        actions.wijzig_urgentie(kijker, sleutel, urgentie=Urgentie(schoon["urgentie"]), toelichting=tekst, nu=nu)
    elif doe == "belofte":
        actions.beloof_start(kijker, sleutel, op=schoon["op"], toelichting=tekst, nu=nu)
    else:
        actions.vertel_over_wachten(
            kijker, sleutel, soort=VERTELT[doe], sinds=schoon["sinds"], toelichting=tekst, nu=nu
        )


def _toon(
    request: HttpRequest, blad: Wachtblad, *, fout: tuple[str, forms.Form] | None = None, status: int = 200
) -> HttpResponse:
    formulieren = {naam: soort(prefix=naam, initial=_begin(blad, naam)) for naam, soort in FORMULIEREN.items()}
    if fout:
        formulieren[fout[0]] = fout[1]
    soorten = (Wachtsoort.OVERBRUGGING, Wachtsoort.SCHADE)
    gegevens = {
        "blad": blad,
        "casus": blad.casus,
        "jeugdige": blad.casus.jeugdige,
        "formulieren": formulieren,
        "formulier": fout[1] if fout else None,
        "open": fout[0] if fout else "",
        "verteld": [g for g in blad.gebeurtenissen if g.soort in soorten],
        "verslag": [g for g in blad.gebeurtenissen if g.soort not in soorten],
        "is_crisis": blad.wachtende is not None and blad.wachtende.urgentie == Urgentie.CRISIS,
        "mag": Handeling.CASUS_SCHRIJVEN if blad.mag_schrijven else None,
    }
    return render(request, "matching/wachten.html", gegevens, status=status)


def _begin(blad: Wachtblad, naam: str) -> dict[str, object]:
    if blad.wachtende is None:
        return {}
    if naam == "urgentie":
        return {"urgentie": blad.wachtende.urgentie}
    return {"op": blad.wachtende.beloofd_op} if naam == "belofte" else {"sinds": timezone.localdate()}
