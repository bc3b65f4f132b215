"""The command ‘contracten’: put the contracts of the gemeenten in the database, from a file of rows."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from zorglandschap.config.wekken import wek

Bestand = Annotated[Path, typer.Argument(help="CSV: aanbieder; gemeente; hulpvorm; van; tot", dir_okay=False)]


def contracten(bestand: Bestand) -> None:
    """Zet contracten van gemeenten in de database; klopt één rij niet, dan verandert er niets."""
    wek(afsluitcode=1)
    from zorglandschap.apps.aanbod.actions import CONTRACTKOLOMMEN, verwerk_contracten
    from zorglandschap.apps.fouten import Geweigerd
    from zorglandschap.web.aanbod.forms.bestand import lees_csv

    try:
        verslag = verwerk_contracten(lees_csv(bestand.read_text(encoding="utf-8-sig"), CONTRACTKOLOMMEN))
    except (OSError, ValueError, Geweigerd) as fout:
        _stop(str(fout))
    else:
        for rij in verslag.rijen:
            for bezwaar in rij.bezwaren:
                typer.secho(f"regel {rij.regel}, {bezwaar.veld}: {bezwaar.zin}", fg="red", err=True)
        if verslag.fouten:
            _stop(f"{verslag.fouten} rijen kloppen niet. Er is niets veranderd.")
        typer.echo(f"✓ {len(verslag.rijen)} contracten staan klaar.")


def _stop(bericht: str) -> None:
    typer.secho(f"✗ {bericht}", fg="red", err=True)
    raise typer.Exit(1)
