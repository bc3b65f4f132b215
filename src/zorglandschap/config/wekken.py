"""How every command that works on the database begins: wake Django, and stop with a sentence when that cannot be."""

from __future__ import annotations

import typer

from zorglandschap.config import opstart

LEEG = "De database is nog leeg of verouderd: draai eerst `zorglandschap migreer`."


def maak_wakker() -> None:
    """Set up Django on a database that is up to date; raises `StartFout` with what to do when it is not."""
    opstart.django_klaar()
    if opstart.controleer_versie():
        raise opstart.StartFout(LEEG)


def wek(*, afsluitcode: int) -> None:
    """Do `maak_wakker`; when it cannot be done, say why and end the command with this code."""
    try:
        maak_wakker()
    except opstart.StartFout as fout:
        typer.secho(f"✗ {fout}", fg="red", err=True)
        raise typer.Exit(afsluitcode) from fout
