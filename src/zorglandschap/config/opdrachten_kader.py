"""The command ‘kaders’: let the frame of every open casus follow the measures of today; run it each night."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from zorglandschap.config.wekken import wek

Op = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="alsof het deze dag is; standaard vandaag", show_default=False),
]


def kaders(op: Op = None) -> None:
    """Laat het juridisch kader van elke open casus de maatregelen van vandaag volgen."""
    wek(afsluitcode=1)
    from django.utils import timezone

    from zorglandschap.apps.casus.actions import volg_kaders

    aantal = volg_kaders(vandaag=op.date() if op else timezone.localdate())
    typer.echo(f"✓ {aantal} casussen staan nu in een ander kader.")
