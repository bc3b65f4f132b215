"""Doubles: look for them, propose that two registrations are one child, and confirm, reject or undo."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zorglandschap.apps.casus import actions
from zorglandschap.apps.casus.queries import (
    Treffer,
    get_voorstelblad,
    list_mogelijk_dubbel,
    list_samenvoegingen,
    mag_samenvoegen,
    zoek_jeugdigen,
)
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.casus.forms.casus import ZoekForm
from zorglandschap.web.casus.forms.inzage import SamenvoegForm, StopForm
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.woorden import vertaal

ONGELDIG, GEWEIGERD = 400, 409
ZOEK = ("achternaam", "geboren_op")


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def overzicht(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """Proposals of the own gemeente, and a search from which a new one is made."""
    if not mag_samenvoegen(kijker):
        raise NietGevonden
    if request.method != "POST":
        return _toon(request, kijker, ZoekForm(), None)
    zoekform = ZoekForm(request.POST)
    treffers = _zoek(kijker, zoekform)
    if request.POST.get("doe") != "voorstel":
        return _toon(request, kijker, zoekform, treffers, status=200 if treffers is not None else ONGELDIG)
    formulier = SamenvoegForm(request.POST)
    if not formulier.is_valid():
        return _toon(request, kijker, zoekform, treffers, formulier=formulier, status=ONGELDIG)
    schoon = formulier.cleaned_data
    try:
        voorstel = actions.stel_samenvoegen_voor(
            door=kijker,
            nu=timezone.now(),
            blijft=schoon["blijft"],
            dubbel=schoon["dubbel"],
            reden=schoon["reden"],
        )
    except Geweigerd as fout:
        formulier.add_error(None, vertaal(fout.reden))
        return _toon(request, kijker, zoekform, treffers, formulier=formulier, weigering=fout, status=GEWEIGERD)
    messages.success(request, _("Uw voorstel staat klaar. Een collega van uw gemeente kijkt mee en bevestigt."))
    return redirect("casus:samenvoegen", voorstel.sleutel)


def _zoek(kijker: Kijker, formulier: ZoekForm) -> list[Treffer] | None:
    """Who was found; None when the question is not good."""
    if not formulier.is_valid():
        return None
    schoon = formulier.cleaned_data
    try:
        return zoek_jeugdigen(
            kijker, achternaam=schoon["achternaam"], geboren_op=schoon["geboren_op"], vandaag=timezone.localdate()
        )
    except Geweigerd as fout:
        formulier.add_error("achternaam", vertaal(fout.reden))
        return None


def _toon(
    request: HttpRequest,
    kijker: Kijker,
    zoekform: ZoekForm,
    treffers: list[Treffer] | None,
    *,
    formulier: SamenvoegForm | None = None,
    weigering: Geweigerd | None = None,
    status: int = 200,
) -> HttpResponse:
    voorstellen = list_samenvoegingen(kijker)
    gegevens = {
        "zoekform": zoekform,
        "treffers": treffers,
        "mogelijk": list_mogelijk_dubbel(kijker),
        "wachtend": [v for v in voorstellen if not v.bevestigd_om and not v.gestopt_om],
        "eerder": [v for v in voorstellen if v.bevestigd_om or v.gestopt_om],
        "keuze": formulier or SamenvoegForm(),
        "formulier": formulier or (zoekform if zoekform.is_bound else None),
        "blijft": request.POST.get("blijft", ""),
        "dubbel": request.POST.get("dubbel", ""),
        "zoekwaarden": [(naam, request.POST.get(naam, "")) for naam in ZOEK],
        "weigering": weigering,
    }
    return render(request, "casus/samenvoegen/overzicht.html", gegevens, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def voorstel(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """The two registrations beside each other; confirm, reject or undo."""
    if request.method != "POST":
        return _toon_voorstel(request, kijker, sleutel)
    nu = timezone.now()
    if request.POST.get("doe") == "bevestig":
        try:
            actions.bevestig_samenvoegen(sleutel, door=kijker, nu=nu)
        except Geweigerd as fout:
            return _toon_voorstel(request, kijker, sleutel, weigering=fout, status=GEWEIGERD)
        messages.success(request, _("De twee registraties zijn nu één. Terugdraaien kan altijd."))
        return redirect("casus:samenvoegen", sleutel)
    formulier = StopForm(request.POST)
    if not formulier.is_valid():
        return _toon_voorstel(request, kijker, sleutel, formulier=formulier, status=ONGELDIG)
    try:
        gestopt = actions.stop_samenvoegen(sleutel, door=kijker, nu=nu, reden=formulier.cleaned_data["reden"])
    except Geweigerd as fout:
        return _toon_voorstel(request, kijker, sleutel, formulier=formulier, weigering=fout, status=GEWEIGERD)
    klaar = _("Alles staat weer waar het stond.") if gestopt.bevestigd_om else _("Het voorstel is afgewezen.")
    messages.success(request, klaar)
    return redirect("casus:samenvoegen", sleutel)


def _toon_voorstel(
    request: HttpRequest,
    kijker: Kijker,
    sleutel: UUID,
    *,
    formulier: StopForm | None = None,
    weigering: Geweigerd | None = None,
    status: int = 200,
) -> HttpResponse:
    gegevens = {
        "blad": get_voorstelblad(kijker, sleutel),
        "stop": formulier or StopForm(),
        "formulier": formulier,
        "weigering": weigering,
    }
    return render(request, "casus/samenvoegen/voorstel.html", gegevens, status=status)
