"""The command ‘herinner’: one mail a day to who has terms that are near or late; run it each morning."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from zorglandschap.config import opstart

Op = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="alsof het deze dag is; standaard vandaag", show_default=False),
]


def herinner(op: Op = None) -> None:
    """Mail iedereen met termijnen die te laat zijn of deze week aflopen: alleen aantallen en een link."""
    try:
        opstart.django_klaar()
        opstart.controleer_versie()
    except opstart.StartFout as fout:
        typer.secho(f"✗ {fout}", fg="red", err=True)
        raise typer.Exit(1) from fout
    from django.conf import settings
    from django.urls import reverse
    from django.utils import timezone

    from zorglandschap.apps.casus.actions import ruim_kladjes_op
    from zorglandschap.apps.casus.actions.herinneren import herinner as herinner_nu
    from zorglandschap.apps.matching.queries import list_elders
    from zorglandschap.core.begrippen.werkdagen import is_werkdag

    if settings.EMAIL_BACKEND.endswith("dummy.EmailBackend"):
        typer.secho("✗ Er is geen mail ingesteld: zet ZORGLANDSCHAP_MAIL, bijvoorbeeld op console:", fg="red", err=True)
        raise typer.Exit(1)
    nu = timezone.now()
    ruim_kladjes_op(nu)  # what nobody came back for: every day, also when no mail goes out
    dag = op.date() if op else timezone.localdate(nu)
    if not is_werkdag(dag):
        typer.echo("Vandaag is een vrije dag: er gaat geen mail uit.")
        return
    adres = settings.ADRES.rstrip("/") + reverse("casus:werk")
    verslag = herinner_nu(op=dag, nu=nu, adres=adres, elders=list_elders)
    typer.echo(f"✓ {verslag.verzonden} herinneringen verzonden; {verslag.eerder} gingen vandaag al uit.")
    if verslag.mislukt:
        typer.secho(f"✗ {verslag.mislukt} konden niet weg: probeer het later opnieuw.", fg="red", err=True)
        raise typer.Exit(1)
