"""The command ‘meet’: measure the figures of the region and add them to what was measured before."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, time
from typing import Annotated

import typer

from zorglandschap.config.wekken import wek

JAREN = re.compile(r"(\d{4})(?:-(\d{4}))?")
Jaar = Annotated[
    list[str] | None,
    typer.Option(help="jaar of jaren, zoals 2025 of 2016-2026; standaard dit jaar en het vorige", show_default=False),
]
Op = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"], help="tel zoals het er op deze dag voor stond; standaard nu", show_default=False
    ),
]


def lees_jaren(jaar: list[str] | None, dit_jaar: int) -> list[int]:
    """The years that were asked for; raises typer.BadParameter with a sentence that helps."""
    if not jaar:
        return [dit_jaar - 1, dit_jaar]
    jaren: set[int] = set()
    for deel in jaar:
        gevonden = JAREN.fullmatch(deel.strip())
        if gevonden is None:
            raise typer.BadParameter(f"‘{deel}’ is geen jaar: schrijf 2025 of 2016-2026.")
        begin = int(gevonden[1])
        jaren |= set(range(begin, int(gevonden[2] or begin) + 1))
    if not jaren or max(jaren) > dit_jaar:
        raise typer.BadParameter(f"Kies jaren tot en met {dit_jaar}, van vroeg naar laat.")
    return sorted(jaren)


def meet(
    jaar: Jaar = None,
    op: Op = None,
    *,
    als_json: Annotated[bool, typer.Option("--json", help="antwoord voor een machine")] = False,
) -> None:
    """Meet de cijfers van de regio. Eerdere metingen blijven staan."""
    wek(afsluitcode=1)
    from django.utils import timezone

    from zorglandschap.apps.monitor.actions import meet as meet_nu

    nu = timezone.now()
    if op is not None:
        einde = timezone.make_aware(datetime.combine(op, time(23, 59, 59))).astimezone(UTC)
        if timezone.localdate(einde) > timezone.localdate(nu):
            raise typer.BadParameter("Kies voor --op een dag die al geweest is, of vandaag.")
        nu = min(nu, einde)
    jaren = lees_jaren(jaar, timezone.localdate(nu).year)
    aantal = meet_nu(jaren=jaren, nu=nu)
    if als_json:
        typer.echo(json.dumps({"jaren": jaren, "metingen": aantal, "gemeten_om": nu.isoformat()}))
        return
    typer.echo(f"✓ {aantal} metingen toegevoegd: {jaren[0]} tot en met {jaren[-1]}.")
