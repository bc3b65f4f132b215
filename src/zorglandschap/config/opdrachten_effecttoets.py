"""The command ‘effecttoets’: does one group of youths fare otherwise than all of them; for once a year, on a copy."""

from __future__ import annotations

import csv
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zorglandschap.config.jsonbestand import stop
from zorglandschap.config.wekken import wek

if TYPE_CHECKING:
    from zorglandschap.apps.matching.queries import Effectblad, Effectregel

KOLOMMEN = ("kenmerk", "groep", "maat", "jeugdigen", "waarde", "laag", "hoog", "kijk")
ALLEN, VERBORGEN = "alle jeugdigen", "verborgen"
Jaar = Annotated[int, typer.Option(help="het jaar dat getoetst wordt, zoals 2026")]
Csv = Annotated[Path | None, typer.Option("--csv", help="schrijf de tabel ook in dit bestand", dir_okay=False)]
Zaad = Annotated[int, typer.Option(help="zelfde gegevens en zaad, zelfde grenzen", min=0)]
Json = Annotated[bool, typer.Option("--json", help="antwoord voor een machine")]


def effecttoets(jaar: Jaar, bestand: Csv = None, zaad: Zaad = 2026, *, als_json: Json = False) -> None:
    """Vergelijk groepen jeugdigen met alle jeugdigen: wachten, best passende hulp, weken kloof en kilometers.

    Draai dit op een kopie van de database. In de uitkomst staan alleen groepen. Afsluitcode 2: het kan niet.
    """
    wek(afsluitcode=1)
    from django.utils import timezone

    from zorglandschap.apps.fouten import Geweigerd
    from zorglandschap.apps.matching.queries import get_effecttoets

    try:
        blad = get_effecttoets(jaar, vandaag=timezone.localdate(), zaad=zaad)
        if bestand is not None:
            _schrijf(bestand, blad)
    except Geweigerd as fout:
        stop([str(fout)])
    except OSError as fout:
        stop([f"Het bestand ‘{bestand}’ kan niet geschreven worden: {fout.strerror}."])
    typer.echo(json.dumps(_als_tabel(blad), ensure_ascii=False)) if als_json else _toon(blad)


def _schrijf(bestand: Path, blad: Effectblad) -> None:
    with bestand.open("w", encoding="utf-8", newline="") as uit:
        schrijver = csv.writer(uit, delimiter=";")
        schrijver.writerow(KOLOMMEN)
        schrijver.writerows(_cellen(regel) for regel in blad.regels)


def _cellen(regel: Effectregel) -> list[str]:
    kop = [regel.kenmerk.value if regel.kenmerk else ALLEN, regel.groep, regel.maat.value]
    if regel.getal is None:
        return [*kop, "", VERBORGEN, "", "", ""]
    g = regel.getal
    return [*kop, str(g.jeugdigen), *(f"{n:.1f}" for n in (g.waarde, g.laag, g.hoog)), "kijk" if g.kijk else ""]


def _als_tabel(blad: Effectblad) -> dict[str, object]:
    velden = ("jeugdigen", "waarde", "laag", "hoog", "kijk")
    return {
        "van": blad.van.isoformat(),
        "tot": blad.tot.isoformat(),
        "drempel": blad.drempel,
        "zekerheid_procent": blad.procent,
        "trekkingen": blad.keren,
        "zaad": blad.zaad,
        "door_toeval_verwacht": round(blad.door_toeval, 1),
        "regels": [
            {
                "kenmerk": regel.kenmerk.value if regel.kenmerk else None,
                "groep": regel.groep,
                "maat": regel.maat.value,
                "verborgen": regel.getal is None,
                **({k: v for k, v in asdict(regel.getal).items() if k in velden} if regel.getal else {}),
            }
            for regel in blad.regels
        ],
        "kijk_hier_naar": [str(zin) for zin in blad.kijk],
    }


def _toon(blad: Effectblad) -> None:
    typer.echo(f"Effecttoets van {blad.van} tot {blad.tot}; grenzen met {blad.procent} procent zekerheid.")
    typer.echo(f"Groepen van minder dan {blad.drempel} jeugdigen zijn verborgen, en wat hen zou verraden ook.")
    for regel in sorted(blad.regels, key=lambda r: (r.maat, r.kenmerk or "", r.groep)):
        kenmerk, groep, maat, aantal, waarde, laag, hoog, kijk = _cellen(regel)
        wie = f"{kenmerk}: {groep}" if groep else kenmerk
        getal = waarde if waarde == VERBORGEN else f"{waarde} (tussen {laag} en {hoog}; {aantal} jeugdigen)"
        typer.echo(f"  {maat} · {wie} · {getal}{' ←' if kijk else ''}")
    for zin in blad.kijk:
        typer.secho(f"! {zin}", fg="yellow")
    if not blad.kijk:
        typer.echo("Geen groep valt op. Dat bewijst niet dat alles gelijk is: kleine verschillen blijven onzichtbaar.")
    typer.echo(f"Ook zonder verschil vallen er naar verwachting {blad.door_toeval:.1f} op door toeval.")
