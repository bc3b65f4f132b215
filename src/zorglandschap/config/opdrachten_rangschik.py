"""The command ‘rangschik’: rank offers for one youth from a file, with every reason; nothing is written."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Annotated

import typer
from django.core.exceptions import ImproperlyConfigured

from zorglandschap.config import opstart
from zorglandschap.config.jsonbestand import lees_json, stop
from zorglandschap.config.regio import lees_regio
from zorglandschap.config.wekken import maak_wakker
from zorglandschap.core.matching.kaderbestand import lees_kader
from zorglandschap.core.matching.profiel import HULPVORMEN, Aanbiedingen
from zorglandschap.core.matching.rangorde import rank
from zorglandschap.core.matching.ranguitvoer import Uitvoer, als_json_tabel, als_tekst
from zorglandschap.core.matching.vraagbestand import Vraag, VraagFout, lees_vraag
from zorglandschap.core.matching.zoekbeleid import lees_zoekregels

Bestand = Annotated[str, typer.Argument(help="JSON-bestand met één jeugdige en aanbod; - leest van de invoer")]
Dag = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"],
        help="neem het aanbod uit de database van deze dag; niet wat er vrij is",
        show_default=False,
    ),
]
Regio = Annotated[str, typer.Option(help="map onder regios/: afwegingskader en gewichten")]
Hoogstens = Annotated[int, typer.Option(help="zoveel passende plekken uitleggen", min=1)]
Json = Annotated[bool, typer.Option("--json", help="antwoord voor een machine")]


def rangschik(
    bestand: Bestand, dag: Dag = None, regio: Regio = "flevoland", hoogstens: Hoogstens = 20, *, als_json: Json = False
) -> None:
    """Rangschik aanbod voor één jeugdige, met alle redenen. Afsluitcode 2: er is iets mis met de invoer."""
    try:
        gelezen = lees_regio(regio, opstart.WORTEL / "regios")
    except ImproperlyConfigured as fout:
        stop([str(fout)])
    try:
        vraag = lees_vraag(lees_json(bestand))
    except VraagFout as fout:
        stop(fout.fouten)
    kader = lees_kader(gelezen.afwegingskader)
    niveaus = kader.niveaus(vraag.advies)
    aanbiedingen, namen = _aanbod(vraag, dag.date() if dag else None)
    uitslag = rank(
        vraag.profiel,
        aanbiedingen,
        niveaus=niveaus,
        regels=lees_zoekregels(gelezen.beleid, vraag.profiel.gewenste_start),
        hoogstens=hoogstens,
    )
    vormen = {int(a): HULPVORMEN[int(v)] for a, v in zip(aanbiedingen.id, aanbiedingen.hulpvorm, strict=True)}
    uitvoer = Uitvoer(uitslag, vraag.advies, kader.versie, namen, vormen, is_vrij_bekend=dag is None)
    typer.echo(json.dumps(als_json_tabel(uitvoer), ensure_ascii=False) if als_json else als_tekst(uitvoer))


def _aanbod(vraag: Vraag, dag: date | None) -> tuple[Aanbiedingen, dict[int, str]]:
    """The offers of the file, or those of the database on a day; stops when neither or both are asked."""
    if dag is None and vraag.aanbiedingen is not None:
        return vraag.aanbiedingen, dict(vraag.namen)
    if dag is None:
        stop(["‘aanbod’ ontbreekt in het bestand: zet het erin, of kies met --dag het aanbod uit de database."])
    if vraag.aanbiedingen is not None:
        stop(["‘aanbod’ staat in het bestand en --dag vraagt het uit de database: kies een van de twee."])
    return _uit_database(dag)


def _uit_database(dag: date) -> tuple[Aanbiedingen, dict[int, str]]:
    try:
        maak_wakker()
    except opstart.StartFout as fout:
        stop([str(fout)])
    from zorglandschap.apps.aanbod.queries.landschap import list_landschap

    beeld = list_landschap(dag)
    return beeld.aanbiedingen, beeld.namen
