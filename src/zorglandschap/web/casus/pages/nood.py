"""Looking in need: ask for it with a reason, and review every use."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zorglandschap.apps.casus import actions
from zorglandschap.apps.casus.queries import Noodregel, list_bewaartermijnen, list_noodinzagen, mag_in_nood
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.core.begrippen.besluitwoorden import Nooduitkomst
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.casus.forms.inzage import NoodForm, OordeelForm
from zorglandschap.web.vormgeving.aanmelden import is_opnieuw_aangemeld, meld_opnieuw_aan
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.woorden import vertaal

ONGELDIG, GEWEIGERD = 400, 409
KLAD = "noodinzage_klad"  # what was typed when signing in again came between
VELDEN = ("voornaam", "achternaam", "geboren_op", "reden")


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def open_dossier(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """Open one file in need; says nothing of any child before there is a reason."""
    if not mag_in_nood(kijker):
        raise NietGevonden
    if not is_opnieuw_aangemeld(request):
        if request.method == "POST":
            request.session[KLAD] = {veld: request.POST.get(veld, "")[:2000] for veld in VELDEN}
        return meld_opnieuw_aan(request)
    if request.method != "POST":
        return _toon(request, NoodForm(initial=request.session.pop(KLAD, None)))
    formulier = NoodForm(request.POST)
    if not formulier.is_valid():
        return _toon(request, formulier, status=ONGELDIG)
    try:
        casus = actions.open_in_nood(
            kijker,
            wie=formulier.wie(),
            reden=formulier.cleaned_data["reden"],
            nu=timezone.now(),
            opnieuw_aangemeld=True,
        )
    except Geweigerd as fout:
        formulier.add_error(None, vertaal(fout.reden))
        return _toon(request, formulier, weigering=fout, status=GEWEIGERD)
    messages.warning(
        request, _("U leest dit dossier in nood. De regisseur weet het, en de privacyfunctionaris kijkt het na.")
    )
    return redirect("casus:detail", casus.sleutel)


def _toon(
    request: HttpRequest, formulier: NoodForm, *, weigering: Geweigerd | None = None, status: int = 200
) -> HttpResponse:
    uren = settings.BELEID.aantal("noodinzage_uren", timezone.localdate())
    gegevens = {"formulier": formulier, "weigering": weigering, "uren": uren}
    return render(request, "casus/nood/open.html", gegevens, status=status)


@require_safe
@met_kijker
def nakijken(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """Every look in need, for the privacyfunctionaris."""
    return _lijst(request, kijker)


@require_POST
@met_kijker
def oordeel(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Judge one look in need."""
    formulier = OordeelForm(request.POST, prefix=str(sleutel))
    if not formulier.is_valid():
        return _lijst(request, kijker, gebonden=formulier, status=ONGELDIG)
    try:
        actions.kijk_noodinzage_na(
            kijker,
            sleutel,
            uitkomst=Nooduitkomst(formulier.cleaned_data["uitkomst"]),
            toelichting=formulier.cleaned_data["toelichting"],
            nu=timezone.now(),
        )
    except Geweigerd as fout:
        formulier.add_error(None, vertaal(fout.reden))
        return _lijst(request, kijker, gebonden=formulier, status=GEWEIGERD)
    messages.success(request, _("Uw oordeel is vastgelegd."))
    return redirect("casus:noodinzagen")


def _lijst(
    request: HttpRequest, kijker: Kijker, *, gebonden: OordeelForm | None = None, status: int = 200
) -> HttpResponse:
    regels = list_noodinzagen(kijker, vandaag=timezone.localdate())
    gegevens = {
        "open": [(regel, _formulier(regel, gebonden)) for regel in regels if regel.uitkomst in OPEN],
        "gedaan": [regel for regel in regels if regel.uitkomst not in OPEN],
        "formulier": gebonden,
        "bewaard": list_bewaartermijnen(kijker, vandaag=timezone.localdate()),
    }
    return render(request, "casus/nood/nakijken.html", gegevens, status=status)


OPEN = (None, Nooduitkomst.TWIJFEL)  # a doubt is talked about, and gets its judgement afterwards


def _formulier(regel: Noodregel, gebonden: OordeelForm | None) -> OordeelForm:
    eigen = str(regel.sleutel)
    return gebonden if gebonden is not None and gebonden.prefix == eigen else OordeelForm(prefix=eigen)
