"""A new question: first look whether the youth is known, then a short form."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zorglandschap.apps.casus.actions import AlBekend, AlOpen, NieuwGezin, open_casus
from zorglandschap.apps.casus.queries import Treffer, get_jeugdige, get_open_casussen, mag_openen, zoek_jeugdigen
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.periode import leeftijd
from zorglandschap.web.casus.forms.casus import GezinForm, VraagForm, ZoekForm
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.woorden import vertaal

ONGELDIG = 400
GEWEIGERD = 409


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def zoek(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """Search by POST, so that no name stands in an address."""
    _alleen_toegang(kijker)
    formulier = ZoekForm(request.POST or None)
    treffers: list[Treffer] | None = None
    if formulier.is_bound and formulier.is_valid():
        schoon = formulier.cleaned_data
        try:
            treffers = zoek_jeugdigen(
                kijker,
                achternaam=schoon["achternaam"],
                geboren_op=schoon["geboren_op"],
                vandaag=timezone.localdate(),
            )
        except Geweigerd as fout:
            formulier.add_error("achternaam", vertaal(fout.reden))
    gegevens = {"formulier": formulier, "treffers": treffers}
    return render(request, "casus/zoek.html", gegevens, status=ONGELDIG if formulier.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def nieuwe_vraag(request: HttpRequest, kijker: Kijker, jeugdige: UUID) -> HttpResponse:
    """A question for a youth who is known."""
    vandaag = timezone.localdate()
    gevonden = get_jeugdige(kijker, jeugdige)
    formulier = VraagForm(request.POST or None)
    gegevens = {
        "formulier": formulier,
        "jeugdige": gevonden,
        "leeftijd": leeftijd(gevonden.geboren_op, vandaag),
        "open_casus": get_open_casussen(kijker, [gevonden.pk], vandaag=vandaag).get(gevonden.pk),
    }
    return _leg_vast(request, kijker, formulier, lambda: jeugdige, gegevens)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def nieuw_gezin(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """A question of a family that comes for the first time."""
    _alleen_toegang(kijker)
    formulier = GezinForm(request.POST or None)
    return _leg_vast(
        request, kijker, formulier, lambda: formulier.gezin(kijker.gemeente_code or ""), {"formulier": formulier}
    )


def _leg_vast(
    request: HttpRequest,
    kijker: Kijker,
    formulier: VraagForm,
    voor: Callable[[], UUID | NieuwGezin],
    gegevens: dict[str, object],
) -> HttpResponse:
    if not formulier.is_bound or not formulier.is_valid():
        return render(request, "casus/nieuw.html", gegevens, status=ONGELDIG if formulier.is_bound else 200)
    sleutel = formulier.cleaned_data["herhaalsleutel"]
    try:
        casus = open_casus(
            door=kijker, nu=timezone.now(), vraag=formulier.waarde(), voor=voor(), herhaalsleutel=sleutel
        )
    except Geweigerd as fout:
        formulier.add_error(None, vertaal(fout.reden))
        gegevens["open_casus"] = fout.casus if isinstance(fout, AlOpen) else None
        gegevens["bekend"] = fout.jeugdige if isinstance(fout, AlBekend) else None
        return render(request, "casus/nieuw.html", gegevens, status=GEWEIGERD)
    messages.success(request, _("De hulpvraag is vastgelegd. U bent de casusregisseur."))
    return redirect("casus:detail", casus.sleutel)


def _alleen_toegang(kijker: Kijker) -> None:
    if not mag_openen(kijker):
        raise NietGevonden
