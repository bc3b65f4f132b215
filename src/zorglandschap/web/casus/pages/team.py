"""The work of the team, for when somebody is away: who has which terms due, and what nobody has the regie of."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zorglandschap.apps.casus.queries import Teamlid, list_teamwerk, mag_overnemen
from zorglandschap.apps.matching.queries import list_elders
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.casus.pages.werk import METEEN, Regel
from zorglandschap.web.casus.wegwijzer import adres_van
from zorglandschap.web.vormgeving.deur import met_kijker


@dataclass(frozen=True, slots=True)
class Blok:
    """One colleague: the first lines of work, and the rest."""

    lid: Teamlid
    ben_ik: bool
    eerst: tuple[Regel, ...]
    rest: tuple[Regel, ...]


@require_http_methods(["GET", "HEAD"])
@met_kijker
def team(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """Everybody of the team with open cases."""
    vandaag = timezone.localdate()
    leden = list_teamwerk(kijker, vandaag=vandaag, elders=list_elders)
    blokken = []
    for lid in leden:
        regels = tuple(Regel(r, adres_van("casus:detail", r.sleutel), r.staat(vandaag)) for r in lid.regels)
        blokken.append(Blok(lid, lid.medewerker_id == kijker.medewerker_id, regels[:METEEN], regels[METEEN:]))
    gegevens = {
        "vandaag": vandaag,
        "blokken": blokken,
        "team": kijker.organisatie_naam,
        "mag_overnemen": mag_overnemen(kijker),
    }
    return render(request, "casus/team.html", gegevens)
