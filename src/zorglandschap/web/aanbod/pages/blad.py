"""One own offer: look, change, add, close, take places out of service, and count who is there."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from zorglandschap.apps.aanbod.actions import (
    sluit_aanbod,
    tel_aanwezig,
    voeg_aanbod_toe,
    wijzig_aanbod,
    zet_buiten_gebruik,
    zet_terug,
)
from zorglandschap.apps.aanbod.queries import Blad, get_blad, list_kwaliteit, list_locaties
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.aanbodgegevens import Grenzen
from zorglandschap.core.begrippen.aanbodwoorden import RedenBuitenGebruik
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.aanbod.forms.aanbod import (
    AanbodFormulier,
    AanwezigFormulier,
    BuitenFormulier,
    NieuwAanbodFormulier,
    SluitFormulier,
    begin,
)
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.woorden import vertaal

GOED, ONGELDIG, GEWEIGERD = 200, 400, 409
Status = int


def grenzen(op: date) -> Grenzen:
    """What the policy of the region says about offers on a day."""
    beleid = settings.BELEID
    return Grenzen(beleid.aantal("aanbod_hoogste_leeftijd", op), beleid.aantal("aanbod_hoogstens_plekken", op))


def _data(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _weiger(formulier: forms.Form, fout: Geweigerd) -> Status:
    formulier.add_error(None, vertaal(fout.reden))
    return GEWEIGERD


@require_http_methods(["GET", "HEAD"])
@met_kijker
def blad(request: HttpRequest, kijker: Kijker, aanbod: int) -> HttpResponse:
    """Everything about one own offer."""
    return _toon_blad(request, kijker, aanbod)


def _toon_blad(
    request: HttpRequest, kijker: Kijker, aanbod: int, *, status: Status = GOED, **formulieren: forms.Form
) -> HttpResponse:
    nu = timezone.now()
    vandaag = timezone.localdate(nu)
    gevonden = get_blad(kijker, aanbod, vandaag=vandaag, nu=nu)
    gegevens = {
        "blad": gevonden,
        "vandaag": vandaag,
        "grens": nu - timedelta(hours=settings.BELEID.getal("aanbod_vers_uren", vandaag)),
        "buiten": BuitenFormulier(initial={"van": vandaag}, prefix="buiten"),
        "aanwezig": AanwezigFormulier(initial={"dag": vandaag}, prefix="aanwezig"),
        **_kwaliteit(kijker, gevonden),
        **formulieren,
    }
    return render(request, "aanbod/blad.html", gegevens, status=status)


def _kwaliteit(kijker: Kijker, gevonden: Blad) -> dict[str, Any]:
    kader = settings.REGIO.kwaliteitskader
    if not kader.geldt_voor(gevonden.gegevens.hulpvorm):
        return {}
    al = list_kwaliteit(kijker, gevonden.aanbod_id)
    return {"kader": kader, "criteria": [(c, al.get(c.sleutel)) for c in kader.criteria]}


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def wijzig(request: HttpRequest, kijker: Kijker, aanbod: int) -> HttpResponse:
    """Change an own offer."""
    nu = timezone.now()
    vandaag = timezone.localdate(nu)
    gevonden = get_blad(kijker, aanbod, vandaag=vandaag, nu=nu)
    vast = gevonden.gegevens.hulpvorm.value if gevonden.is_gebruikt else ""
    formulier = AanbodFormulier(
        _data(request),
        initial=begin(gevonden.gegevens, gevonden.versie),
        grenzen=grenzen(vandaag),
        vorm_vast=vast,
    )
    status = GOED
    if request.method == "POST":
        status = ONGELDIG
        if formulier.is_valid():
            try:
                versie = formulier.cleaned_data["versie"] or gevonden.versie
                anders = wijzig_aanbod(
                    kijker, aanbod, formulier.gegevens(), grenzen=grenzen(vandaag), nu=nu, versie=versie
                )
            except Geweigerd as fout:
                status = _weiger(formulier, fout)
            else:
                messages.success(request, _("Uw aanbod is bijgewerkt.") if anders else _("Er was niets veranderd."))
                return redirect("aanbod:blad", aanbod)
    return render(request, "aanbod/wijzig.html", {"blad": gevonden, "formulier": formulier}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def nieuw(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """Add an offer at an own location."""
    nu = timezone.now()
    vandaag = timezone.localdate(nu)
    locaties = list_locaties(kijker)
    formulier = NieuwAanbodFormulier(
        _data(request),
        initial={"van": vandaag, "locatie": request.GET.get("locatie", "")},
        locaties=locaties,
        grenzen=grenzen(vandaag),
    )
    status = GOED
    if request.method == "POST":
        status = ONGELDIG
        if formulier.is_valid():
            try:
                gemaakt = voeg_aanbod_toe(
                    kijker,
                    int(formulier.cleaned_data["locatie"]),
                    formulier.gegevens(),
                    grenzen=grenzen(vandaag),
                    nu=nu,
                )
            except Geweigerd as fout:
                status = _weiger(formulier, fout)
            else:
                messages.success(request, _("Uw aanbod staat erbij. Verwijzers kunnen het nu vinden."))
                return redirect("aanbod:blad", gemaakt.pk)
    return render(request, "aanbod/nieuw.html", {"formulier": formulier, "locaties": locaties}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def sluit(request: HttpRequest, kijker: Kijker, aanbod: int) -> HttpResponse:
    """Let an own offer end."""
    nu = timezone.now()
    gevonden = get_blad(kijker, aanbod, vandaag=timezone.localdate(nu), nu=nu)
    formulier = SluitFormulier(_data(request))
    status = GOED
    if request.method == "POST":
        status = ONGELDIG
        if formulier.is_valid():
            schoon = formulier.cleaned_data
            try:
                sluit_aanbod(kijker, aanbod, tot=schoon["tot"], reden=schoon["reden"], nu=nu)
            except Geweigerd as fout:
                status = _weiger(formulier, fout)
            else:
                messages.success(request, _("Het einde van dit aanbod staat vast."))
                return redirect("aanbod:blad", aanbod)
    return render(request, "aanbod/sluit.html", {"blad": gevonden, "formulier": formulier}, status=status)


@require_POST
@met_kijker
def buiten(request: HttpRequest, kijker: Kijker, aanbod: int) -> HttpResponse:
    """Take places out of service."""
    formulier = BuitenFormulier(request.POST, prefix="buiten")
    if not formulier.is_valid():
        return _toon_blad(request, kijker, aanbod, status=ONGELDIG, buiten=formulier)
    schoon = formulier.cleaned_data
    try:
        zet_buiten_gebruik(
            kijker,
            aanbod,
            aantal=schoon["aantal"],
            van=schoon["van"],
            tot=schoon["tot"],
            reden=RedenBuitenGebruik(schoon["reden"]),
            toelichting=schoon["toelichting"],
            nu=timezone.now(),
        )
    except Geweigerd as fout:
        return _toon_blad(request, kijker, aanbod, status=_weiger(formulier, fout), buiten=formulier)
    messages.success(request, _("Dit staat nu buiten gebruik. Niemand kan het toegewezen krijgen."))
    return redirect("aanbod:blad", aanbod)


@require_POST
@met_kijker
def terug(request: HttpRequest, kijker: Kijker, aanbod: int, uitval: int) -> HttpResponse:
    """Put a place back in service."""
    zet_terug(kijker, aanbod, uitval, nu=timezone.now())
    messages.success(request, _("De plek is weer in gebruik."))
    return redirect("aanbod:blad", aanbod)


@require_POST
@met_kijker
def aanwezig(request: HttpRequest, kijker: Kijker, aanbod: int) -> HttpResponse:
    """Record how many youths were really there."""
    nu = timezone.now()
    formulier = AanwezigFormulier(request.POST, prefix="aanwezig")
    if not formulier.is_valid():
        return _toon_blad(request, kijker, aanbod, status=ONGELDIG, aanwezig=formulier)
    terug_dagen = settings.BELEID.aantal("aanbod_dagstand_terug_dagen", timezone.localdate(nu))
    schoon = formulier.cleaned_data
    try:
        tel_aanwezig(kijker, aanbod, dag=schoon["dag"], aanwezig=schoon["aanwezig"], terug=terug_dagen, nu=nu)
    except Geweigerd as fout:
        return _toon_blad(request, kijker, aanbod, status=_weiger(formulier, fout), aanwezig=formulier)
    messages.success(request, _("Opgeschreven."))
    return redirect("aanbod:blad", aanbod)
