"""The command ‘prijzen’: calculate which places are worth building, and keep it for the page; places are not given."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Annotated

import typer

from zorglandschap.config.wekken import wek

Op = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="de dag waarvoor gerekend wordt; standaard vandaag", show_default=False),
]
GETOOND = 20


def prijzen(
    op: Op = None,
    *,
    als_json: Annotated[bool, typer.Option("--json", help="antwoord voor een machine")] = False,
) -> None:
    """Bereken welke plekken het waard zijn om te bouwen. Eerdere berekeningen blijven staan."""
    wek(afsluitcode=1)
    from django.utils import timezone

    from zorglandschap.apps.fouten import Geweigerd
    from zorglandschap.apps.matching.actions import meet_bouwplekken
    from zorglandschap.apps.matching.queries import get_bouwcijfers

    nu = timezone.now()
    dag = op.date() if op else timezone.localdate(nu)
    if dag > timezone.localdate(nu):
        raise typer.BadParameter("Kies voor --op een dag die al geweest is, of vandaag.")
    try:
        meting = meet_bouwplekken(op=dag, nu=nu)
    except Geweigerd as fout:
        typer.secho(f"✗ {fout.reden}", fg="red", err=True)
        raise typer.Exit(1) from fout
    blad = get_bouwcijfers(meting, vandaag=dag)
    if als_json:
        typer.echo(json.dumps(blad.als_tabel(), ensure_ascii=False))
        return
    typer.echo(f"✓ Berekend voor {dag:%d-%m-%Y}, over {meting.dagen} dagen.")
    for regel in blad.regels[:GETOOND]:
        typer.echo(
            f"  {regel.hulpvorm.value} in {regel.gemeente}: ongeveer {regel.per_jaar:.1f} jeugdigen per jaar "
            f"({regel.laag:.1f} tot {regel.hoog:.1f}); nu {regel.plekken} plekken"
        )
    if not blad.regels:
        typer.echo("  Geen plek komt er met genoeg zekerheid uit.")
