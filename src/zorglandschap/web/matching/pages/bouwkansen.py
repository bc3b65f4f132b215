"""Which places are worth building, in plain words and as a file; figures of the region, never of a youth."""

from __future__ import annotations

import csv
import io

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zorglandschap.apps.matching.queries import Bouwblad, get_bouwblad
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.vormgeving.deur import met_kijker

GETOOND = 30
KOLOMMEN = (
    "hulpvorm", "gemeente", "plekken nu", "punten per week", "jeugdigen per jaar", "laagste", "hoogste",
    "berekend voor", "dagen", "drempel",
)  # fmt: skip


@require_safe
@met_kijker
def bouwkansen(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """The last calculation: where one more place would help most, how sure that is, and what it rests on."""
    vandaag = timezone.localdate()
    blad = get_bouwblad(kijker, vandaag=vandaag)
    gegevens = {"blad": blad, "regels": blad.regels[:GETOOND], "meer": len(blad.regels) - GETOOND, "vandaag": vandaag}
    return render(request, "matching/bouwkansen.html", gegevens)


@require_safe
@met_kijker
def bouwkansen_csv(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """Every line that may be shown, as a file."""
    vandaag = timezone.localdate()
    antwoord = HttpResponse(maak_csv(get_bouwblad(kijker, vandaag=vandaag)), content_type="text/csv; charset=utf-8")
    antwoord["Content-Disposition"] = f'attachment; filename="bouwkansen-{vandaag:%Y-%m-%d}.csv"'
    return antwoord


def maak_csv(blad: Bouwblad) -> str:
    """Semicolons and decimal commas, as a Dutch spreadsheet reads them."""
    buffer = io.StringIO()
    schrijver = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(KOLOMMEN)
    if blad.meting:
        vast = [blad.meting.op.isoformat(), str(blad.meting.dagen), str(blad.drempel)]
        for r in blad.regels:
            getallen = [f"{g:.1f}".replace(".", ",") for g in (r.prijs, r.per_jaar, r.laag, r.hoog)]
            schrijver.writerow([r.hulpvorm.value, r.gemeente, str(r.plekken), *getallen, *vast])
    return "\ufeff" + buffer.getvalue()
