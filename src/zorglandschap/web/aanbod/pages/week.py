"""The Monday page: all own places in half a minute."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from zorglandschap.apps.aanbod.actions import WeekGeweigerd, werk_week_bij
from zorglandschap.apps.aanbod.queries import Weekregel, list_week, maandagen
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.aanbod.forms.week import Weekvak, keuzes, lees, vakken
from zorglandschap.web.aanbod.pages.blad import GEWEIGERD, GOED, ONGELDIG, grenzen
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.woorden import vertaal


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def week(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """Free places now and the coming weeks; one button changes what differs and confirms the rest."""
    nu = timezone.now()
    vandaag = timezone.localdate(nu)
    weken = settings.BELEID.aantal("aanbod_weken_vooruit", vandaag)
    dagen = maandagen(vandaag, weken)
    regels = _regels(kijker, vandaag, nu, weken)
    if request.method != "POST":
        return _toon(request, regels, dagen)
    standen, fouten = lees(regels, request.POST, dagen)
    if fouten:
        return _toon(request, regels, dagen, data=request.POST, fouten=fouten, status=ONGELDIG)
    try:
        anders, bevestigd = werk_week_bij(kijker, standen, nu=nu, hoogstens=grenzen(vandaag).hoogstens_plekken)
    except WeekGeweigerd as fout:
        regels = _regels(kijker, vandaag, nu, weken)
        fouten = {fout.aanbod_id: vertaal(fout.reden)}
        return _toon(request, regels, dagen, data=request.POST, fouten=fouten, status=GEWEIGERD)
    messages.success(request, _zeg(anders, bevestigd))
    return redirect("aanbod:week")


def _regels(kijker: Kijker, vandaag: date, nu: datetime, weken: int) -> list[Weekregel]:
    uren = settings.BELEID.getal("aanbod_vers_uren", vandaag)
    return list_week(kijker, vandaag=vandaag, nu=nu, weken=weken, vers_uren=uren)


def _zeg(anders: int, bevestigd: int) -> str:
    klaar = ngettext("Bevestigd: %(n)s aanbod.", "Bevestigd: %(n)s keer aanbod.", bevestigd) % {"n": bevestigd}
    if not anders:
        return klaar + " " + _("Er veranderde niets.")
    return klaar + " " + ngettext("Gewijzigd: %(n)s aanbod.", "Gewijzigd: %(n)s keer aanbod.", anders) % {"n": anders}


def _toon(
    request: HttpRequest,
    regels: Sequence[Weekregel],
    dagen: Sequence[date],
    *,
    data: Mapping[str, str] | None = None,
    fouten: Mapping[int, str] | None = None,
    status: int = GOED,
) -> HttpResponse:
    locaties: dict[str, list[Weekvak]] = {}
    for vak in vakken(regels, data or {}, fouten or {}):
        locaties.setdefault(vak.regel.locatie, []).append(vak)
    gegevens = {
        "locaties": list(locaties.items()),
        "dagen": dagen,
        "keuzes": keuzes(dagen),
        "niet_vers": sum(not r.is_vers for r in regels),
        "vers_uren": int(settings.BELEID.getal("aanbod_vers_uren", timezone.localdate())),
        "laatst": min((r.bijgewerkt_om for r in regels), default=None),
        "fouten": fouten,
        "kop": _("Uw plekken deze week"),
    }
    return render(request, "aanbod/week.html", gegevens, status=status)
