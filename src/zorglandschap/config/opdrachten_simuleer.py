"""The command ‘simuleer’: the future of the region as it is, with scenarios beside it, here or on a cluster."""

from __future__ import annotations

import json
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from zorglandschap.config.jsonbestand import stop
from zorglandschap.config.rekenploeg import PloegFout, rekenploeg
from zorglandschap.config.wekken import wek

if TYPE_CHECKING:
    from zorglandschap.apps.simulatie.rekenwerk import Vraag
    from zorglandschap.core.simulatie.rekenen import Rekenwerk
    from zorglandschap.core.simulatie.samenvatting import Samenvatting
    from zorglandschap.core.simulatie.scenario import Scenario

GETOOND = ("uit-huis", "wachtend", "wachttijd", "op-slot", "crisis-te-lang", "eigen-gemeente", "kosten")

Namen = Annotated[
    list[str] | None,
    typer.Option(
        "--scenario", show_default=False,
        help="naam bij de regio (regio-…), sleutel, of bestand; vaker kan. Zonder: ongewijzigd beleid",
    ),
]  # fmt: skip
Jaren = Annotated[int, typer.Option(help="hoeveel jaar vooruit", min=1, max=20)]
Replicaties = Annotated[int, typer.Option(help="hoe vaak de toekomst gespeeld wordt", min=2)]
Zaad = Annotated[int, typer.Option("--seed", "--zaad", help="zelfde zaad, zelfde uitkomst", min=0)]
Json = Annotated[bool, typer.Option("--json", help="antwoord voor een machine")]
Parquet = Annotated[
    Path | None, typer.Option("--parquet", help="schrijf alle cijfers naar dit bestand", dir_okay=False)
]
Cluster = Annotated[str | None, typer.Option("--cluster", help="adres van Dask: tls://machine:poort")]
Draden = Annotated[int, typer.Option(help="hoeveel er hier tegelijk gerekend wordt", min=1)]


def simuleer(
    scenario: Namen = None,
    jaren: Jaren = 10,
    replicaties: Replicaties = 100,
    zaad: Zaad = 2026,
    parquet: Parquet = None,
    cluster: Cluster = None,
    draden: Draden = 2,
    *,
    als_json: Json = False,
) -> None:
    """Speel de toekomst van de regio, zoals zij nu is en met scenario's ernaast.

    Afsluitcode 2: er is iets mis met een scenario, het cluster of het bestand.
    """
    wek(afsluitcode=1)
    from zorglandschap.apps.simulatie.rekenwerk import Vraag

    if parquet is not None:
        _eis_parquet(parquet)
    vraag = Vraag(scenarios=_scenarios(scenario or []), jaren=jaren, replicaties=replicaties, zaad=zaad)
    uit = _reken(vraag, cluster, draden, stil=als_json)
    if parquet is not None:
        _schrijf_parquet(uit, parquet)
    if als_json:
        from zorglandschap.core.simulatie.tabel import als_tabel

        typer.echo(json.dumps(als_tabel(uit), ensure_ascii=False))
    else:
        _toon(uit)


def _scenarios(namen: list[str]) -> tuple[Scenario, ...]:
    """The base case (nothing changes) first, then what was asked."""
    from zorglandschap.core.simulatie.scenario import OngeldigScenario, Scenario

    uit = [Scenario(naam="zoals het nu gaat")]
    for naam in namen:
        try:
            uit.append(_een_scenario(naam))
        except OngeldigScenario as fout:
            stop([f"{naam}: {reden}" for reden in fout.fouten])
    return tuple(uit)


def _een_scenario(naam: str) -> Scenario:
    from zorglandschap.apps.fouten import NietGevonden
    from zorglandschap.apps.simulatie.queries import list_meegeleverd, vind_scenario
    from zorglandschap.core.simulatie.scenario import lees_scenario

    bestand = Path(naam)
    if bestand.is_file():
        try:
            return lees_scenario(bestand.read_text(encoding="utf-8"))
        except UnicodeDecodeError:
            stop([f"{naam} is niet te lezen: bewaar het als JSON in UTF-8."])
    try:
        return vind_scenario(naam).scenario
    except NietGevonden:
        bekend = ", ".join(s.sleutel for s in list_meegeleverd())
        stop([f"Scenario ‘{naam}’ is geen bestand en geen bekende naam. Bij de regio horen: {bekend}."])
    raise AssertionError  # pragma: no cover - stop() never comes back


def _reken(vraag: Vraag, cluster: str | None, draden: int, *, stil: bool) -> Samenvatting:
    from zorglandschap.apps.simulatie.queries import GeenRegels, NogGeenSchatting, get_uitgangspunt
    from zorglandschap.apps.simulatie.rekenwerk import MAANDEN, maak_werk
    from zorglandschap.core.simulatie.controle import OngeldigeInvoer
    from zorglandschap.core.simulatie.draaien import TeVol
    from zorglandschap.core.simulatie.scenario import OngeldigScenario

    try:
        uitgangspunt = get_uitgangspunt(maanden=vraag.jaren * MAANDEN)
        return _speel(maak_werk(uitgangspunt, vraag), cluster, draden, stil=stil)
    except (OngeldigScenario, OngeldigeInvoer) as fout:
        stop([str(reden) for reden in fout.fouten])
    except (NogGeenSchatting, GeenRegels, TeVol, PloegFout) as fout:
        stop([str(fout)])
    raise AssertionError  # pragma: no cover - stop() never comes back


def _speel(werk: Rekenwerk, cluster: str | None, draden: int, *, stil: bool) -> Samenvatting:
    """Run with a bar that moves, unless a machine reads along."""
    from zorglandschap.core.simulatie.draaien import maak_klaar
    from zorglandschap.core.simulatie.rekenen import reken

    if not stil:
        maak_klaar(typer.echo)
    kolommen = (TextColumn("rekenen"), BarColumn(), TextColumn("{task.completed}/{task.total}"), TimeRemainingColumn())
    with ExitStack() as stapel:
        ploeg = stapel.enter_context(rekenploeg(cluster)) if cluster else None
        balk = stapel.enter_context(Progress(*kolommen, console=Console(stderr=True), disable=stil, transient=True))
        taak = balk.add_task("rekenen", total=werk.alles)
        return reken(
            werk, ploeg=ploeg, draden=draden, voortgang=lambda klaar, _alles: balk.update(taak, completed=klaar)
        )


def _eis_parquet(bestand: Path) -> None:
    """Before anything runs: the library must be there, and the folder."""
    try:
        import polars  # noqa: F401
    except ImportError:
        stop(["Voor --parquet is polars nodig: installeer zorglandschap met ‘[tabellen]’ erachter."])
    if not bestand.absolute().parent.is_dir():
        stop([f"De map van {bestand} bestaat niet."])


def _schrijf_parquet(uit: Samenvatting, bestand: Path) -> None:
    import polars

    from zorglandschap.core.simulatie.tabel import Regel, regels

    tabel = polars.DataFrame(list(regels(uit)), schema=list(Regel._fields), orient="row")
    try:
        tabel.write_parquet(bestand)
    except OSError as fout:
        stop([f"{bestand} kan niet geschreven worden: {fout.strerror or fout}."])


def _toon(uit: Samenvatting) -> None:
    """The last month per scenario: the mean and its 80% interval."""
    from zorglandschap.core.simulatie.kerncijfers import KERNCIJFERS

    tabel = Table(title=f"Stand op {uit.periodes[-1]:%d-%m-%Y}: gemiddeld, en waartussen 8 van de 10 toekomsten liggen")
    tabel.add_column("cijfer")
    for naam in uit.scenarios:
        tabel.add_column(naam, justify="right")
    for cijfer in KERNCIJFERS:
        if cijfer.sleutel in GETOOND:
            tabel.add_row(
                f"{cijfer.naam} ({cijfer.maat.value})",
                *(_cel(uit, s, cijfer.sleutel) for s in range(len(uit.scenarios))),
            )
    Console().print(tabel)
    typer.echo(f"{uit.replicaties} herhalingen, zaad {uit.zaad}, vingerafdruk {uit.vingerafdruk()[:16]}")


def _cel(uit: Samenvatting, scenario: int, cijfer: str) -> str:
    onder, boven = uit.interval(scenario, cijfer, 0.8)
    return f"{uit.reeks(scenario, cijfer)[-1, 0]:.4g} ({onder[-1]:.4g}-{boven[-1]:.4g})"
