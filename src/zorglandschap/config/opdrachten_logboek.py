"""The command `zorglandschap logboek`: check the chain of seals, and seal what waits."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from zorglandschap.config import opstart
from zorglandschap.config.wekken import maak_wakker

if TYPE_CHECKING:
    from zorglandschap.apps.logboek.verzegeling import Controle

app = typer.Typer(help="Het logboek: wie deed en las wat, verzegeld in een keten.", no_args_is_help=True)
Json = Annotated[bool, typer.Option("--json", help="antwoord voor een machine")]
Regio = Annotated[str, typer.Option(help="map onder regios/; alleen voor de demo")]
Anker = Annotated[str, typer.Option(help="hash van een zegel die buiten de database is bewaard")]


def _begin(regio: str) -> None:
    """Load the settings of the environment; without any, those of the demo of this region."""
    try:
        if "ZORGLANDSCHAP_GEHEIM" not in os.environ:
            opstart.zet_demo_omgeving(regio)
        maak_wakker()
    except opstart.StartFout as fout:
        typer.secho(f"✗ {fout}", fg="red", err=True)
        raise typer.Exit(2) from fout


@app.command()
def controleer(*, anker: Anker = "", regio: Regio = "flevoland", als_json: Json = False) -> None:
    """Controleer elke gebeurtenis en elk zegel. Afsluitcode 0: heel; 1: er klopt iets niet; 2: kan niet controleren."""
    _begin(regio)
    from zorglandschap.apps.logboek.queries import get_stand
    from zorglandschap.apps.logboek.verzegeling import controleer as controleer_keten

    with typer.progressbar(length=get_stand().verzegeld or 1, label="controleren", file=sys.stderr) as balk:
        uitslag = controleer_keten(anker=anker, meld=balk.update)
    if als_json:
        typer.echo(json.dumps({"is_goed": uitslag.is_goed, **asdict(uitslag)}, ensure_ascii=False))
    else:
        _vertel(uitslag)
    raise typer.Exit(0 if uitslag.is_goed else 1)


@app.command()
def verzegel(regio: Regio = "flevoland") -> None:
    """Verzegel alles wat nog wacht (de server doet dit zelf elke tien seconden)."""
    _begin(regio)
    from zorglandschap.apps.logboek.verzegeling import verzegel as verzegel_alles

    typer.echo(f"{verzegel_alles()} gebeurtenissen verzegeld.")


def _vertel(uitslag: Controle) -> None:
    typer.echo(
        f"{uitslag.gebeurtenissen} gebeurtenissen in {uitslag.zegels} zegels; {uitslag.onverzegeld} wachten nog."
    )
    if uitslag.bevinding is not None:
        waar = "zegel" if uitslag.bevinding.gaat_over_zegel else "gebeurtenis"
        typer.secho(f"✗ {waar} {uitslag.bevinding.nummer}: {uitslag.bevinding.wat}", fg="red", err=True)
    if not uitslag.is_gesloten:
        typer.secho("✗ de database weigert wijzigingen niet: de triggers ontbreken", fg="red", err=True)
    if uitslag.is_goed:
        typer.echo(f"✓ heel. Bewaar dit anker elders: {uitslag.laatste_hash}")
