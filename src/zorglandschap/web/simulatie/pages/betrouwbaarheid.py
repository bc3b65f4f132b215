"""‘How well does this forecast?’: earlier forecasts held against what came, in plain words."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zorglandschap.apps.simulatie.queries.terugblik import get_terugblik
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.simulatie.beeld.betrouwbaarheid import dekking, openbare_reeksen, pit, tabel, vormen, zinnen
from zorglandschap.web.vormgeving.deur import met_kijker


@require_safe
@met_kijker
def betrouwbaarheid(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """The last look back, and the public series; before the first one: how it is made."""
    blad = get_terugblik(kijker)
    gegevens: dict[str, object] = {"blad": blad, "openbaar": openbare_reeksen()}
    if blad is not None:
        verslag = blad.verslag
        gegevens |= {
            "zinnen": zinnen(verslag), "dekking": dekking(verslag), "pit": pit(verslag), "tabel": tabel(verslag),
            "vormen": vormen(verslag),
        }  # fmt: skip
    return render(request, "simulatie/betrouwbaarheid.html", gegevens)
