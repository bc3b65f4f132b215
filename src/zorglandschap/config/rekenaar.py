"""The process beside the website that computes the runs people asked for, politely: the website goes first."""

from __future__ import annotations

import os
import signal
import socket
import time
from types import FrameType
from typing import Annotated

import typer

from zorglandschap.config.wekken import wek

RUST = 1.0  # seconds between two looks for work
BELEEFD = 10  # niceness
NAAM = 40  # characters of the name of the machine

Eenmalig = Annotated[bool, typer.Option("--eenmalig", help="stop als er niets meer wacht")]


def rekenaar(*, eenmalig: Eenmalig = False) -> None:
    """Reken de doorrekeningen uit die op een pagina zijn aangevraagd; naast ‘start’ en ‘serve’ draait er al een."""
    wek(afsluitcode=1)
    from django.db import DatabaseError, close_old_connections
    from django.utils import timezone

    from zorglandschap.apps.simulatie.actions import reken_volgende
    from zorglandschap.core.simulatie.draaien import maak_klaar

    for nummer in (signal.SIGTERM, signal.SIGINT):
        signal.signal(nummer, _stop)
    os.nice(BELEEFD)
    ouder, wie = os.getppid(), f"{socket.gethostname()[:NAAM]}-{os.getpid()}"
    maak_klaar(lambda _melding: None)
    while eenmalig or os.getppid() == ouder:  # who started it is gone: nobody would stop it
        close_old_connections()
        try:
            klaar = reken_volgende(wie, klok=timezone.now)
        except DatabaseError as fout:  # away for a moment: the next turn tries again
            typer.echo(f"! de database antwoordt niet ({type(fout).__name__}), straks opnieuw", err=True)
            klaar = None
        if klaar is None:
            if eenmalig:
                return
            time.sleep(RUST)


def _stop(_nummer: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


if __name__ == "__main__":
    typer.run(rekenaar)
