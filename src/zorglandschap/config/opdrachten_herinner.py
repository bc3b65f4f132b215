"""The command ‘herinner’: one mail a day to who has terms that are near or late; run it each morning."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from zorglandschap.config.wekken import wek

if TYPE_CHECKING:
    from zorglandschap.apps.organisaties.herinneren import Verslag

Op = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="alsof het deze dag is; standaard vandaag", show_default=False),
]


def herinner(op: Op = None) -> None:
    """Mail iedereen met termijnen die te laat zijn of deze week aflopen: alleen aantallen en een link."""
    nu, dag = begin_met_mailen(op)
    from zorglandschap.apps.casus.actions import ruim_kladjes_op
    from zorglandschap.apps.casus.actions.herinneren import herinner as herinner_nu
    from zorglandschap.apps.matching.queries import list_elders

    ruim_kladjes_op(nu)  # what nobody came back for: every day, also when no mail goes out
    if op_werkdag(dag):
        meld(herinner_nu(op=dag, nu=nu, adres=adres_van("casus:werk"), elders=list_elders))


def begin_met_mailen(op: datetime | None) -> tuple[datetime, date]:
    """Wake the house: now, and the day it is taken to be; ends the command where no mail can go out."""
    wek(afsluitcode=1)
    from django.conf import settings
    from django.utils import timezone

    if settings.EMAIL_BACKEND.endswith("dummy.EmailBackend"):
        typer.secho("✗ Er is geen mail ingesteld: zet ZORGLANDSCHAP_MAIL, bijvoorbeeld op console:", fg="red", err=True)
        raise typer.Exit(1)
    nu = timezone.now()
    return nu, op.date() if op else timezone.localdate(nu)


def op_werkdag(dag: date) -> bool:
    """True on a working day; on another it says that no mail goes out."""
    from zorglandschap.core.begrippen.werkdagen import is_werkdag

    if not is_werkdag(dag):
        typer.echo("Vandaag is een vrije dag: er gaat geen mail uit.")
        return False
    return True


def adres_van(naam: str) -> str:
    """The whole address of a page, for in a mail."""
    from django.conf import settings
    from django.urls import reverse

    return str(settings.ADRES.rstrip("/") + reverse(naam))


def meld(verslag: Verslag) -> None:
    """Say what went out; ends the command with 1 when something could not."""
    typer.echo(f"✓ {verslag.verzonden} herinneringen verzonden; {verslag.eerder} gingen vandaag al uit.")
    if verslag.mislukt:
        typer.secho(f"✗ {verslag.mislukt} konden niet weg: probeer het later opnieuw.", fg="red", err=True)
        raise typer.Exit(1)
