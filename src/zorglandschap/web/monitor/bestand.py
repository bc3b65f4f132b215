"""The figures as a file: the same cells as on the page, each with definition, date and source."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from zorglandschap.apps.monitor.queries import Landschap
from zorglandschap.core.monitor.indicatoren import INDICATOREN, Indicator
from zorglandschap.core.monitor.publicatie import REGIO, Cel
from zorglandschap.web.vormgeving.woorden import datum, vertaal

KOLOMMEN = (
    *("cijfer", "gebied", "code", "jaar", "waarde", "eenheid", "teller", "noemer", "staat"),
    *("gemeten_op", "definitie", "definitieversie", "bron", "drempel", "herkomst"),
)
GEVAARLIJK = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would take a text that starts so for a formula


def maak_csv(landschap: Landschap, *, regio: str, herkomst: str) -> str:
    """All figures as text with semicolons and decimal commas, as a Dutch spreadsheet reads them."""
    buffer = io.StringIO()
    schrijver = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(KOLOMMEN)
    schrijver.writerows(_rijen(landschap, regio, herkomst))
    return "\ufeff" + buffer.getvalue()


def _rijen(landschap: Landschap, regio: str, herkomst: str) -> Iterator[list[str]]:
    for indicator in INDICATOREN:
        for code, naam in (*landschap.gemeenten, (REGIO, regio)):
            for jaar in landschap.publicatie.jaren:
                cel = landschap.publicatie.cel(indicator.sleutel, code, jaar)
                vast = [
                    datum(landschap.publicatie.gemeten_om),
                    vertaal(indicator.definitie),
                    str(indicator.versie),
                    str(indicator.bron),
                    str(landschap.drempel),
                    herkomst,
                ]
                kop = [indicator.sleutel, naam, code or "regio", str(jaar)]
                yield [_veilig(tekst) for tekst in (*kop, *_getallen(indicator, cel), *vast)]


def _getallen(indicator: Indicator, cel: Cel) -> list[str]:
    waarde = "" if cel.waarde is None else f"{cel.waarde:.2f}".replace(".", ",")
    teller, noemer = (str(cel.breuk.teller), str(cel.breuk.noemer)) if cel.breuk else ("", "")
    return [waarde, vertaal(indicator.eenheid), teller, noemer, cel.staat.value]


def _veilig(tekst: str) -> str:
    return f"'{tekst}" if tekst.startswith(GEVAARLIJK) else tekst
