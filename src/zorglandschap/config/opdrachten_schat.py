"""The command ‘schat’: learn from the history how youths move through the landscape, for the simulation."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zorglandschap.config.jsonbestand import stop
from zorglandschap.config.wekken import wek

if TYPE_CHECKING:
    from zorglandschap.apps.simulatie.actions import Geschat

EERSTE = 20  # faults that are shown; --json gives all
Csv = Annotated[
    Path | None,
    typer.Option(
        "--csv",
        help="bestand met episodes (indeling: docs/methode/schatting.md); zonder: de eigen registratie",
        exists=True,
        dir_okay=False,
        show_default=False,
    ),
]
Tot = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="laatste dag van de gegevens; standaard vandaag", show_default=False),
]
Zaad = Annotated[int, typer.Option(help="zelfde gegevens en zaad, zelfde schatting", min=0)]
Momenten = Annotated[
    bool,
    typer.Option(
        "--momenten", help="zoek ook geduld, tweede keus en crisis die het wachten van het laatste jaar geven"
    ),
]
Json = Annotated[bool, typer.Option("--json", help="antwoord voor een machine")]


def schat(
    bestand: Csv = None, tot: Tot = None, zaad: Zaad = 2026, *, momenten: Momenten = False, als_json: Json = False
) -> None:
    """Schat uit de geschiedenis hoe jeugdigen komen, verblijven en verdergaan. Eerdere schattingen blijven staan.

    Afsluitcode 2: er is iets mis met het bestand of de dag.
    """
    wek(afsluitcode=1)
    from django.utils import timezone

    from zorglandschap.apps.fouten import Geweigerd
    from zorglandschap.apps.simulatie.actions import schat_opnieuw
    from zorglandschap.apps.simulatie.queries import GeenRegels

    try:
        tekst = bestand.read_text(encoding="utf-8") if bestand else None
        dag: date | None = tot.date() if tot else None
        uit = schat_opnieuw(nu=timezone.now(), op=dag, bestand=tekst, zaad=zaad, met_momenten=momenten)
    except UnicodeDecodeError:
        stop(["Het bestand is niet te lezen: bewaar het als CSV in UTF-8."])
    except (Geweigerd, GeenRegels) as fout:
        stop([str(fout)])
    typer.echo(json.dumps(_als_tabel(uit), ensure_ascii=False)) if als_json else _toon(uit)


def _als_tabel(uit: Geschat) -> dict[str, object]:
    from zorglandschap.apps.simulatie.queries.uitgangspunt import lees_zinnen

    s = uit.schatting
    return {
        "schatting": s.pk,
        "bron": s.bron,
        "vanaf": s.vanaf.isoformat(),
        "tot": s.tot.isoformat(),
        "episodes": s.episodes,
        "geweigerd": s.geweigerd,
        "gegevens": s.gegevens,
        "versie": s.versie,
        "waarschuwingen": [str(tekst) for tekst in lees_zinnen(s.waarschuwingen)],
        "fouten": [{"regel": fout.regel, "fout": str(fout.tekst)} for fout in uit.fouten],
    }


def _toon(uit: Geschat) -> None:
    from zorglandschap.apps.simulatie.queries.uitgangspunt import lees_zinnen

    s = uit.schatting
    typer.echo(f"✓ Geschat uit {s.episodes} episodes van {s.vanaf} tot en met {s.tot} ({s.bron}).")
    if s.geweigerd:
        typer.secho(f"! {s.geweigerd} rijen zijn niet gebruikt:", fg="yellow")
    for fout in uit.fouten[:EERSTE]:
        typer.echo(f"  regel {fout.regel}: {fout.tekst}")
    if len(uit.fouten) > EERSTE:
        typer.echo(f"  en nog {len(uit.fouten) - EERSTE}: zie --json.")
    for tekst in lees_zinnen(s.waarschuwingen):
        typer.echo(f"  Let op: {tekst}")
