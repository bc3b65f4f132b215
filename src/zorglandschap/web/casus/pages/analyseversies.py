"""Two versions of the analysis beside each other: what was added, what was struck, word by word."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zorglandschap.apps.casus.queries import (
    Tekstverschil,
    Vergelijking,
    Versie,
    get_casus,
    list_versies,
    vergelijk_versies,
)
from zorglandschap.core.begrippen.codelijsten import Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.casus.forms.analyse import LABELS, STEM_VAN_OUDER
from zorglandschap.web.vormgeving import invoer
from zorglandschap.web.vormgeving.deur import met_kijker


@require_safe
@met_kijker
def versies(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Compare the two versions that were chosen; without a choice the last two."""
    casus = get_casus(kijker, sleutel, Handeling.ANALYSE_LEZEN)
    lijst = list_versies(casus)
    oud, nieuw = _gekozen(request, lijst)
    vergelijking = vergelijk_versies(casus, oud=oud, nieuw=nieuw, vandaag=timezone.localdate())
    gegevens = {
        "casus": casus,
        "jeugdige": casus.jeugdige,
        "versies": lijst,
        "oud": oud,
        "nieuw": nieuw,
        "verschil": vergelijking,
        "teksten": _met_label(vergelijking) if vergelijking else [],
    }
    return render(request, "casus/analyse/versies.html", gegevens)


def _gekozen(request: HttpRequest, lijst: list[Versie]) -> tuple[int, int]:
    """The older and the newer version, whichever way round they were chosen; an unknown one is the nearest known."""
    nummers = [v.nummer for v in lijst] or [0]
    gekozen = [invoer.getal(request.GET.get(naam)) for naam in ("oud", "nieuw")]
    standaard = (nummers[min(1, len(nummers) - 1)], nummers[0])
    paar = [g if g in nummers else s for g, s in zip(gekozen, standaard, strict=True)]
    return min(paar), max(paar)


def _met_label(vergelijking: Vergelijking) -> list[tuple[object, Tekstverschil]]:
    """Every text that differs, and how it is called."""
    return [
        (STEM_VAN_OUDER % {"naam": t.wie} if t.wie else LABELS[t.veld][0], t)
        for t in vergelijking.teksten
        if t.is_anders
    ]
