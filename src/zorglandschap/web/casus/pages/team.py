"""The work of the team, for when somebody is away: who has which terms due, and what nobody has the regie of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zorglandschap.apps.casus.queries import Teamlid, list_teamleden, list_teamwerk, mag_overnemen
from zorglandschap.apps.matching.queries import list_elders
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.casus.pages.werk import METEEN, Regel
from zorglandschap.web.casus.wegwijzer import adres_van
from zorglandschap.web.vormgeving.deur import met_kijker

CASUSSEN = 40  # as many cases as can be looked at on one page, also in a large team


@dataclass(frozen=True, slots=True)
class Blok:
    """One colleague: the first lines of work, and the rest."""

    lid: Teamlid
    ben_ik: bool
    eerst: tuple[Regel, ...]
    rest: tuple[Regel, ...]


@dataclass(frozen=True, slots=True)
class Naam:
    """One colleague in the menu: how many open cases, and on which page their work stands."""

    naam: str
    casussen: int
    pagina: int


@require_http_methods(["GET", "HEAD"])
@met_kijker
def team(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """Everybody of the team with open cases; of a large team a few colleagues at a time."""
    vandaag = timezone.localdate()
    paginas = verdeel(list_teamleden(kijker, vandaag=vandaag))
    hier = _pagina(request.GET.get("pagina", ""), len(paginas))
    van = [pk for pk, _, _ in paginas[hier]] if paginas else []
    leden = list_teamwerk(kijker, vandaag=vandaag, elders=list_elders, van=van)
    blokken = []
    for lid in leden:
        regels = tuple(Regel(r, adres_van("casus:detail", r.sleutel), r.staat(vandaag)) for r in lid.regels)
        blokken.append(Blok(lid, lid.medewerker_id == kijker.medewerker_id, regels[:METEEN], regels[METEEN:]))
    gegevens = {
        "vandaag": vandaag,
        "blokken": blokken,
        "namen": [Naam(naam, aantal, nr) for nr, leden in enumerate(paginas) for _, naam, aantal in leden],
        "hier": hier,
        "meer_paginas": len(paginas) > 1,
        "team": kijker.organisatie_naam,
        "mag_overnemen": mag_overnemen(kijker),
    }
    return render(request, "casus/team.html", gegevens)


Lid = tuple[int | None, str, int]


def verdeel(leden: Sequence[Lid]) -> list[list[Lid]]:
    """The colleagues over pages of about ``CASUSSEN`` cases; nobody is cut in two."""
    paginas: list[list[Lid]] = []
    over = 0
    for lid in leden:
        if not paginas or lid[2] > over:
            paginas.append([])
            over = CASUSSEN
        paginas[-1].append(lid)
        over -= lid[2]
    return paginas


def _pagina(gevraagd: str, aantal: int) -> int:
    """The page that was asked for, or the first."""
    return int(gevraagd) if gevraagd.isdecimal() and int(gevraagd) < aantal else 0
