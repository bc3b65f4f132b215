"""The command ‘plan’: from targets in a file to where, when and how many places, checked on fresh replications."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn
from rich.table import Table

from zorglandschap.config.jsonbestand import lees_json, stop
from zorglandschap.config.wekken import wek

if TYPE_CHECKING:
    from zorglandschap.apps.simulatie.planwerk import Plankeuze

Doelen = Annotated[
    str,
    typer.Option(
        "--doelen", metavar="FILE", show_default=False,
        help="JSON-bestand met doelen (indeling: docs/methode/planning.md); - leest van de invoer",
    ),
]  # fmt: skip
Jaren = Annotated[int, typer.Option(help="hoeveel jaar vooruit", min=1, max=20)]
Zaad = Annotated[int, typer.Option("--seed", "--zaad", help="zelfde zaad, zelfde plan", min=0)]
Pogingen = Annotated[int, typer.Option(help="hoeveel plannen er hoogstens gespeeld worden", min=10, max=5_000)]
Lijn = Annotated[bool, typer.Option("--lijn", help="ook: wat een kind meer thuis kost (duurt langer)")]
Draden = Annotated[int, typer.Option(help="hoeveel er tegelijk gerekend wordt", min=1)]
Json = Annotated[bool, typer.Option("--json", help="antwoord voor een machine")]


def plan(
    doelen: Doelen,
    jaren: Jaren = 5,
    zaad: Zaad = 2026,
    pogingen: Pogingen = 300,
    draden: Draden = 2,
    *,
    lijn: Lijn = False,
    als_json: Json = False,
) -> None:
    """Zoek waar, wanneer en hoeveel plekken er nodig zijn voor de doelen, voor zo weinig mogelijk geld.

    Afsluitcode 2: er is iets mis met de doelen, of er is geen schatting. Niets wordt uitgevoerd.
    """
    ruw = lees_json(doelen)
    wek(afsluitcode=1)
    from zorglandschap.apps.simulatie.planwerk import Plankeuze
    from zorglandschap.core.simulatie.controle import OngeldigeInvoer
    from zorglandschap.core.simulatie.planning.planvraag import lees_planvraag

    try:
        vraag = lees_planvraag(ruw)
    except OngeldigeInvoer as fout:
        stop([f"{doelen}: {reden}" for reden in fout.fouten])
    keuze = Plankeuze(vraag=vraag, jaren=jaren, zaad=zaad, pogingen=pogingen, met_lijn=lijn)
    uit = _reken(keuze, draden, stil=als_json)
    if als_json:
        typer.echo(json.dumps(uit, ensure_ascii=False))
    else:
        _toon(uit)


def _reken(keuze: Plankeuze, draden: int, *, stil: bool) -> dict[str, Any]:
    from zorglandschap.apps.simulatie.planwerk import reken_plan
    from zorglandschap.apps.simulatie.queries import GeenRegels, NogGeenSchatting, get_uitgangspunt
    from zorglandschap.core.simulatie.controle import OngeldigeInvoer
    from zorglandschap.core.simulatie.draaien import TeVol

    kolommen = (TextColumn("zoeken"), BarColumn(), TextColumn("{task.completed}/{task.total}"))
    try:
        uitgangspunt = get_uitgangspunt(maanden=keuze.jaren * 12)
        with Progress(*kolommen, console=Console(stderr=True), disable=stil, transient=True) as balk:
            taak = balk.add_task("zoeken", total=keuze.alles)
            return reken_plan(
                uitgangspunt, keuze, meld=lambda n: balk.update(taak, completed=n), stop=lambda: False, draden=draden
            )
    except OngeldigeInvoer as fout:
        stop([str(reden) for reden in fout.fouten])
    except (NogGeenSchatting, GeenRegels, TeVol) as fout:
        stop([str(fout)])
    raise AssertionError  # pragma: no cover - stop() never comes back


def _toon(uit: dict[str, Any]) -> None:
    """The changes in a table, then what came out in sentences."""
    from zorglandschap.apps.simulatie.queries.uitgangspunt import lees_zinnen

    tabel = Table(title="Wat er verandert", show_header=True)
    for kop in ("dag", "hulpvorm", "locatie", "erbij of eraf", "dan samen"):
        tabel.add_column(kop, justify="right" if kop in ("erbij of eraf", "dan samen") else "left")
    for v in sorted(uit["veranderingen"], key=lambda v: (v["op"], v["vorm"], v["locatie"])):
        tabel.add_row(v["op"], v["vorm"], v["locatie"], f"{v['erbij']:+d}", str(v["plekken"]))
    if uit["veranderingen"]:
        Console().print(tabel)
    else:
        typer.echo("Er hoeft niets te veranderen.")
    for tekst in lees_zinnen(uit["zinnen"]):
        typer.echo(str(tekst))
    for punt in uit["lijn"]:
        typer.echo(f"€ {punt['kosten']:,.0f} per jaar: gemiddeld {punt['uit_huis']:.1f} uit huis".replace(",", "."))
