"""The command ‘herinner-aanbod’: one mail a day to planners whose places are not confirmed; run it each morning."""

from __future__ import annotations

from typing import Annotated

import typer

from zorglandschap.config import opstart
from zorglandschap.config.opdrachten_herinner import Op

Uren = Annotated[float | None, typer.Option(help="na zo veel uur; standaard de norm van de regio", min=0)]


def herinner_aanbod(op: Op = None, uren: Uren = None) -> None:
    """Mail planners van wie de plekken niet bevestigd zijn: alleen een aantal en een link."""
    try:
        opstart.django_klaar()
        opstart.controleer_versie()
    except opstart.StartFout as fout:
        typer.secho(f"✗ {fout}", fg="red", err=True)
        raise typer.Exit(1) from fout
    from django.conf import settings
    from django.urls import reverse
    from django.utils import timezone

    from zorglandschap.apps.aanbod.actions import herinner_planners
    from zorglandschap.core.begrippen.werkdagen import is_werkdag

    if settings.EMAIL_BACKEND.endswith("dummy.EmailBackend"):
        typer.secho("✗ Er is geen mail ingesteld: zet ZORGLANDSCHAP_MAIL, bijvoorbeeld op console:", fg="red", err=True)
        raise typer.Exit(1)
    nu = timezone.now()
    dag = op.date() if op else timezone.localdate(nu)
    if not is_werkdag(dag):
        typer.echo("Vandaag is een vrije dag: er gaat geen mail uit.")
        return
    vers = settings.BELEID.getal("aanbod_vers_uren", dag) if uren is None else uren
    adres = settings.ADRES.rstrip("/") + reverse("aanbod:week")
    verslag = herinner_planners(op=dag, nu=nu, vers_uren=vers, adres=adres)
    typer.echo(f"✓ {verslag.verzonden} herinneringen verzonden; {verslag.eerder} gingen vandaag al uit.")
    if verslag.mislukt:
        typer.secho(f"✗ {verslag.mislukt} konden niet weg: probeer het later opnieuw.", fg="red", err=True)
        raise typer.Exit(1)
