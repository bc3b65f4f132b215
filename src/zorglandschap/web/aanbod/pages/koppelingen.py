"""Keys with which a system of the provider keeps the own offers: seen, made (shown once) and withdrawn."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.organisaties.koppelsleutels import list_sleutels, maak_sleutel, trek_sleutel_in
from zorglandschap.apps.organisaties.queries import mag_aanbod
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.aanbod.forms.koppeling import KoppelingFormulier
from zorglandschap.web.vormgeving.aanmelden import is_opnieuw_aangemeld, meld_opnieuw_aan
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.woorden import vertaal

GOED, ONGELDIG, GEWEIGERD = 200, 400, 409
KLAD = "koppeling_klad"  # what was typed when signing in again came between


@require_safe
@met_kijker
def koppelingen(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """The own keys, without the keys themselves."""
    _eis_planner(kijker)
    gegevens = {"sleutels": list_sleutels(kijker, op=timezone.localdate()), "api": _adres(request)}
    return render(request, "aanbod/koppelingen.html", gegevens)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def nieuw(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """Make a key, after signing in again; the answer itself shows it, because it is kept nowhere."""
    _eis_planner(kijker)
    if not is_opnieuw_aangemeld(request):
        if request.method == "POST":
            request.session[KLAD] = {veld: request.POST.get(veld, "")[:200] for veld in ("naam", "geldig_tot")}
        return meld_opnieuw_aan(request)
    nu, dagen = timezone.now(), _dagen()
    if request.method != "POST":
        begin = {"geldig_tot": timezone.localdate(nu) + timedelta(days=dagen), "herhaalsleutel": uuid4()}
        klad = request.session.pop(KLAD, {})
        return _toon_formulier(request, KoppelingFormulier(initial={**begin, **klad}))
    formulier = KoppelingFormulier(request.POST)
    if not formulier.is_valid():
        return _toon_formulier(request, formulier, status=ONGELDIG)
    try:
        sleutel = maak_sleutel(kijker, **formulier.cleaned_data, hoogstens_dagen=dagen, opnieuw_aangemeld=True, nu=nu)
    except Geweigerd as fout:
        formulier.add_error(None, vertaal(fout.reden))
        return _toon_formulier(request, formulier, status=GEWEIGERD)
    if sleutel is None:
        messages.info(
            request, _("Deze sleutel is al gemaakt en één keer getoond. Kwijt? Trek hem in en maak een nieuwe.")
        )
        return redirect("aanbod:koppelingen")
    gegevens = {"sleutel": sleutel.tekst, "naam": formulier.cleaned_data["naam"], "api": _adres(request)}
    return render(request, "aanbod/koppeling_getoond.html", gegevens)


@require_POST
@met_kijker
def trek_in(request: HttpRequest, kijker: Kijker, koppeling: int) -> HttpResponse:
    """Withdraw a key."""
    _eis_planner(kijker)
    trek_sleutel_in(kijker, koppeling, nu=timezone.now())
    messages.success(request, _("De sleutel is ingetrokken en werkt niet meer."))
    return redirect("aanbod:koppelingen")


def _eis_planner(kijker: Kijker) -> None:
    if not mag_aanbod(kijker):
        raise NietGevonden


def _dagen() -> int:
    return settings.BELEID.aantal("koppelsleutel_geldig_dagen", timezone.localdate())


def _adres(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("api:lijst"))


def _toon_formulier(request: HttpRequest, formulier: KoppelingFormulier, *, status: int = GOED) -> HttpResponse:
    return render(request, "aanbod/koppeling_nieuw.html", {"formulier": formulier, "dagen": _dagen()}, status=status)
