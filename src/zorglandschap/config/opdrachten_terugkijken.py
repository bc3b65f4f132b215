"""The command ‘terugkijken’: what earlier forecasts would have said, held against what came."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from zorglandschap.config.jsonbestand import stop
from zorglandschap.config.wekken import wek

if TYPE_CHECKING:
    from zorglandschap.apps.simulatie.models import Terugblik

Zaad = Annotated[int, typer.Option(help="zelfde gegevens en zaad, zelfde uitkomst", min=0)]
Json = Annotated[bool, typer.Option("--json", help="antwoord voor een machine")]


def terugkijken(zaad: Zaad = 2026, *, als_json: Json = False) -> None:
    """Kijk vanaf eerdere dagen vooruit met wat toen bekend was, en leg dat naast wat er kwam. Wordt bewaard.

    Afsluitcode 2: er is nog geen schatting, of te weinig geschiedenis.
    """
    wek(afsluitcode=1)
    from django.utils import timezone

    from zorglandschap.apps.fouten import Geweigerd
    from zorglandschap.apps.simulatie.actions import kijk_terug
    from zorglandschap.apps.simulatie.queries import GeenRegels

    try:
        rij = kijk_terug(
            nu=timezone.now(), zaad=zaad,
            meld=None if als_json else lambda op: typer.echo(f"  vanaf {op:%d-%m-%Y} …", err=True),
        )  # fmt: skip
    except (Geweigerd, GeenRegels) as fout:
        stop([str(fout)])
    typer.echo(json.dumps(_als_tabel(rij), ensure_ascii=False)) if als_json else _toon(rij)


def _als_tabel(rij: Terugblik) -> dict[str, object]:
    from zorglandschap.core.simulatie.terugblik import van_json

    return {
        "terugblik": rij.pk, "schatting": rij.schatting_id, "tot": rij.tot.isoformat(), "zaad": rij.zaad,
        "gegevens": rij.gegevens, "kernversie": rij.kernversie, "oordeel": van_json(rij.uitkomst).oordeel(),
        **rij.uitkomst,
    }  # fmt: skip


def _toon(rij: Terugblik) -> None:
    from rich.console import Console
    from rich.table import Table

    from zorglandschap.core.simulatie.backtest import KANSEN
    from zorglandschap.core.simulatie.terugblik import van_json

    verslag = van_json(rij.uitkomst)
    tabel = Table(
        title=f"Teruggekeken vanaf {len(verslag.oorsprongen)} dagen, met gegevens tot en met {rij.tot:%d-%m-%Y}"
    )
    for kop in ("methode", "maanden", "CRPS", *(f"band {kans:.0%}" for kans in KANSEN)):
        tabel.add_column(kop, justify="left" if kop == "methode" else "right")
    for score in verslag.scores:
        for h, maand in enumerate(verslag.maanden):
            dekt = (f"{rij_[h]:.0%}" for rij_ in score.dekking)
            tabel.add_row(score.naam, str(maand), f"{score.crps[h]:.2f}", *dekt)
    Console().print(tabel)
    typer.echo(f"De marges van de simulatie zijn: {verslag.oordeel()}.")
