"""A forecast as a file for a spreadsheet: semicolons and decimal commas, and only what may be shown."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import cast

from django.conf import settings
from django.http import HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext as _

from zorglandschap.core.simulatie.kleine_aantallen import Zicht
from zorglandschap.core.simulatie.tabel import Regel, regels

GEVAARLIJK = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would take a text that starts so for a formula
CIJFERS = 6  # significant digits
WOORDEN = 6  # columns before the date; the numbers come after it


def als_bestand(zicht: Zicht, *, cijfers: frozenset[str] | None, soort: str) -> HttpResponse:
    """A file that is written while it is sent; its name says which outcome it is."""
    herkomst = _("verzonnen regio, geen echte kinderen") if settings.DEMO else _("gegevens van de regio")
    regels_ = schrijf_csv(zicht, cijfers=cijfers, herkomst=herkomst)
    antwoord = StreamingHttpResponse(regels_, content_type="text/csv; charset=utf-8")
    naam = f"{soort}-{zicht.uit.start:%Y-%m-%d}-{zicht.uit.vingerafdruk()[:8]}.csv"
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}"'
    return cast(HttpResponse, antwoord)  # the door of a page knows one kind of answer


def schrijf_csv(zicht: Zicht, *, cijfers: frozenset[str] | None, herkomst: str) -> Iterator[str]:
    """Line by line; a figure that is hidden has no numbers but the word ‘verborgen’."""
    yield "\ufeff" + _regel([*Regel._fields, "staat", "herkomst"])
    nummers = {tot: k for k, tot in enumerate(zicht.uit.periodes)}
    for regel in regels(zicht.uit, cijfers=cijfers):
        cel = regel.hulpvorm or regel.gebied
        toont = zicht.toont(regel.cijfer, cel) and nummers[regel.periode_tot] >= zicht.vanaf(regel.cijfer, cel)
        getallen = [_getal(getal) if toont else "" for getal in regel[WOORDEN + 1 :]]
        woorden = [_veilig(str(woord)) for woord in regel[:WOORDEN]]
        staat = "getoond" if toont else "verborgen"
        yield _regel([*woorden, regel.periode_tot.isoformat(), *getallen, staat, herkomst])


def _getal(waarde: object) -> str:
    return "" if waarde is None else f"{waarde:.{CIJFERS}g}".replace(".", ",")


def _regel(cellen: Sequence[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=";", lineterminator="\r\n").writerow(cellen)
    return buffer.getvalue()


def _veilig(tekst: str) -> str:
    return f"'{tekst}" if tekst.startswith(GEVAARLIJK) else tekst
