"""The planner's desk: requests that wait for an answer first, then the own places and whether they still hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from zorglandschap.apps.aanbod.actions import bevestig_actueel
from zorglandschap.apps.aanbod.queries import EigenAanbod, list_eigen_aanbod
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.matching.actions import accepteer, verwerk_verlopen, weiger
from zorglandschap.apps.matching.queries import Verzoek, get_verzoek, list_aanbodwerk, list_toezeggingen, list_verzoeken
from zorglandschap.core.begrippen.codelijsten import RedenWeigering, VoorstelStatus
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.aanbod.forms.verzoek import NIETS_BEVESTIGD, BevestigFormulier, WeigerFormulier
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.woorden import vertaal

ONGELDIG, GEWEIGERD = 400, 409
DAG = 24
GEPLAATST = _lazy("U heeft ja gezegd. Hieronder ziet u om wie het gaat.")
TOEGEZEGD = _lazy("U heeft de plek toegezegd. De casusregisseur kiest nog; de plek blijft tot die tijd vastgehouden.")
HAAST_UREN = 12  # from here on the time left stands out on screen


@dataclass(frozen=True, slots=True)
class Verzoekregel:
    """A request in the list, with the time that is left in words."""

    verzoek: Verzoek
    over: str
    heeft_haast: bool


@dataclass(frozen=True, slots=True)
class Aanbodregel:
    """An offer in the table, with its bar in hundredths of the row."""

    aanbod: EigenAanbod
    bezet: str
    gepland_vanaf: str
    gepland: str
    vast_vanaf: str
    vast: str
    buiten_vanaf: str
    buiten: str


@require_http_methods(["GET", "HEAD"])
@met_kijker
def overzicht(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """Open requests, then the own offers with their occupancy."""
    nu = timezone.now()
    verwerk_verlopen(nu=nu)
    verzoeken = list_verzoeken(kijker, nu=nu)
    vandaag = timezone.localdate(nu)
    uren = settings.BELEID.getal("aanbod_vers_uren", vandaag)
    aanbod = list_eigen_aanbod(kijker, vandaag=vandaag, nu=nu, vers_uren=uren)
    gegevens = {
        "verzoeken": [_verzoekregel(v, nu) for v in verzoeken],
        "toezeggingen": [_verzoekregel(v, nu) for v in list_toezeggingen(kijker, nu=nu)],
        "aanbodwerk": list_aanbodwerk(kijker),
        "locaties": _per_locatie(aanbod),
        "getallen": _getallen(aanbod),
        "niet_vers": sum(not a.is_vers for a in aanbod),
        "vers_uren": int(uren),
    }
    return render(request, "aanbod/overzicht.html", gegevens)


def _verzoekregel(verzoek: Verzoek, nu: datetime) -> Verzoekregel:
    uren = max(0, int((verzoek.verloopt_om - nu).total_seconds() // 3600))
    dagen, rest = divmod(uren, DAG)
    over = ngettext("nog %(n)s uur", "nog %(n)s uur", uren) % {"n": uren}
    if dagen:
        tekst = ngettext("nog %(dagen)s dag en %(uren)s uur", "nog %(dagen)s dagen en %(uren)s uur", dagen)
        over = tekst % {"dagen": dagen, "uren": rest}
    return Verzoekregel(verzoek, over if uren else _("nog geen uur"), uren < HAAST_UREN)


def _per_locatie(aanbod: Iterable[EigenAanbod]) -> list[tuple[str, list[Aanbodregel]]]:
    locaties: dict[str, list[Aanbodregel]] = {}
    for rij in aanbod:
        deel = 100 / max(rij.plekken, 1)
        geplaatst = rij.bezet + rij.gepland
        vast_tot = geplaatst + rij.vastgehouden
        maten = (rij.bezet, rij.bezet, rij.gepland, geplaatst, rij.vastgehouden, vast_tot, rij.buiten)
        regel = Aanbodregel(rij, *(f"{deel * maat:.1f}" for maat in maten))
        locaties.setdefault(rij.locatie, []).append(regel)
    return list(locaties.items())


def _getallen(aanbod: Iterable[EigenAanbod]) -> list[tuple[str, int]]:
    rijen = list(aanbod)
    buiten = sum(a.buiten for a in rijen)
    return [
        (_("plekken"), sum(a.plekken for a in rijen)),
        (_("bevestigd: hulp begonnen"), sum(a.bezet for a in rijen)),
        (_("gepland: begint later"), sum(a.gepland for a in rijen)),
        (_("vraag of toezegging loopt"), sum(a.vastgehouden for a in rijen)),
        *([(_("buiten gebruik"), buiten)] if buiten else []),
        (_("vrij"), sum(a.vrij for a in rijen)),
    ]


@require_POST
@met_kijker
def bevestig(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """One press: the places of one offer, or of all, are as they stand here."""
    formulier = BevestigFormulier(request.POST)
    if not formulier.is_valid():
        messages.error(request, NIETS_BEVESTIGD)
        return redirect("aanbod:overzicht")
    aantal = bevestig_actueel(kijker, nu=timezone.now(), aanbod_id=formulier.cleaned_data["aanbod"])
    tekst = ngettext("Bevestigd: %(n)s aanbod klopt nog.", "Bevestigd: %(n)s keer aanbod klopt nog.", aantal)
    messages.success(request, tekst % {"n": aantal})
    return redirect("aanbod:overzicht")


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def verzoek(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """One request: what is needed, and yes or no."""
    nu = timezone.now()
    if request.method == "POST":
        return _antwoord(request, kijker, sleutel, nu)
    try:
        gevonden = get_verzoek(kijker, sleutel, nu=nu)
    except Geweigerd as fout:
        return _terug(request, fout)
    return _toon(request, gevonden, WeigerFormulier(), nu)


def _antwoord(request: HttpRequest, kijker: Kijker, sleutel: UUID, nu: datetime) -> HttpResponse:
    try:
        if request.POST.get("knop") == "accepteer":
            is_geplaatst = accepteer(kijker, sleutel, nu=nu).status == VoorstelStatus.GEACCEPTEERD
            messages.success(request, GEPLAATST if is_geplaatst else TOEGEZEGD)
            return redirect("aanbod:verzoek", sleutel)
        formulier = WeigerFormulier(request.POST)
        if not formulier.is_valid():
            return _toon(request, get_verzoek(kijker, sleutel, nu=nu), formulier, nu, status=ONGELDIG)
        reden = RedenWeigering(formulier.cleaned_data["reden"])
        weiger(kijker, sleutel, reden=reden, nu=nu, toelichting=formulier.cleaned_data["toelichting"])
    except Geweigerd as fout:
        return _terug(request, fout)
    messages.success(request, _("U heeft nee gezegd. De casusregisseur zoekt verder."))
    return redirect("aanbod:overzicht")


def _terug(request: HttpRequest, fout: Geweigerd) -> HttpResponse:
    """Somebody answered, withdrew, or the time was over: back to the desk with that news."""
    messages.info(request, vertaal(fout.reden))
    return redirect("aanbod:overzicht")


def _toon(
    request: HttpRequest, gevonden: Verzoek, formulier: WeigerFormulier, nu: datetime, *, status: int = 200
) -> HttpResponse:
    gegevens = {"regel": _verzoekregel(gevonden, nu), "verzoek": gevonden, "formulier": formulier}
    return render(request, "aanbod/verzoek.html", gegevens, status=status)
