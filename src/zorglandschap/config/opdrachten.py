"""The command `zorglandschap`: start, demo, serve and the jobs of the functional manager."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from zorglandschap.config import (
    opdrachten_aanbod,
    opdrachten_contracten,
    opdrachten_effecttoets,
    opdrachten_gevoelig,
    opdrachten_herhaal,
    opdrachten_herinner,
    opdrachten_inrichten,
    opdrachten_kader,
    opdrachten_logboek,
    opdrachten_monitor,
    opdrachten_plan,
    opdrachten_prijzen,
    opdrachten_rangschik,
    opdrachten_schat,
    opdrachten_simuleer,
    opdrachten_terugkijken,
    opdrachten_verdeel,
    opdrachten_verzoeken,
    opstart,
    rekenaar,
)

app = typer.Typer(
    help="Zorglandschap: samen en dichtbij naar nul uithuisplaatsingen.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

app.add_typer(opdrachten_logboek.app, name="logboek")
app.command("meet")(opdrachten_monitor.meet)
app.command("herinner")(opdrachten_herinner.herinner)
app.command("herinner-aanbod")(opdrachten_aanbod.herinner_aanbod)
app.command("herinner-verzoeken")(opdrachten_verzoeken.herinner_verzoeken)
app.command("contracten")(opdrachten_contracten.contracten)
app.command("effecttoets")(opdrachten_effecttoets.effecttoets)
app.command("kaders")(opdrachten_kader.kaders)
app.command("herhaal-adviezen")(opdrachten_herhaal.herhaal_adviezen)
app.command("herhaal-plannen")(opdrachten_herhaal.herhaal_plannen)
app.command("herhaal-rangschikkingen")(opdrachten_herhaal.herhaal_rangschikkingen)
app.command("prijzen")(opdrachten_prijzen.prijzen)
app.command("rangschik")(opdrachten_rangschik.rangschik)
app.command("schat")(opdrachten_schat.schat)
app.command("terugkijken")(opdrachten_terugkijken.terugkijken)
app.command("plan")(opdrachten_plan.plan)
app.command("gevoelig")(opdrachten_gevoelig.gevoelig)
app.command("simuleer")(opdrachten_simuleer.simuleer)
app.command("rekenaar")(rekenaar.rekenaar)
app.command("verdeel")(opdrachten_verdeel.verdeel)
app.command("regio")(opdrachten_inrichten.regio)
app.command("account")(opdrachten_inrichten.account)

Poort = Annotated[int, typer.Option(help="poort op 127.0.0.1", min=1, max=65535)]
Regio = Annotated[str, typer.Option(help="map onder regios/")]
Schaal = Annotated[float, typer.Option(help="1 = de regio op ware grootte; 42 = zo groot als Nederland", min=0.01)]
Zaad = Annotated[int, typer.Option(help="zelfde zaad, zelfde regio", min=0)]


def _stop(bericht: str, code: int = 1) -> None:
    typer.secho(f"✗ {bericht}", fg="red", err=True)
    raise typer.Exit(code)


@app.command()
def start(poort: Poort = 8000, regio: Regio = "flevoland", schaal: Schaal = 1.0, zaad: Zaad = 2026) -> None:
    """Maak alles klaar en draai de demo: database, verzonnen regio, website."""
    try:
        opstart.controleer_poort(poort)
        opstart.zet_demo_omgeving(regio)
        with opstart.slot():
            opstart.django_klaar()
            opstart.maak_database(meld=typer.echo)
            opstart.laad_demo(schaal=schaal, zaad=zaad, opnieuw=False, meld=typer.echo)
            opstart.verzamel_bestanden()
    except opstart.StartFout as fout:
        _stop(str(fout))
    opstart.toon_welkom(poort, meld=typer.echo)
    raise typer.Exit(opstart.bedien(poort))


@app.command()
def demo(
    regio: Regio = "flevoland",
    schaal: Schaal = 1.0,
    zaad: Zaad = 2026,
    *,
    opnieuw: Annotated[bool, typer.Option("--opnieuw", help="gooi de verzonnen regio weg en maak haar nieuw")] = False,
    als_json: Annotated[bool, typer.Option("--json", help="antwoord voor een machine")] = False,
) -> None:
    """Laad de verzonnen regio in de database."""
    meld = (lambda _: None) if als_json else typer.echo
    try:
        opstart.zet_demo_omgeving(regio)
        with opstart.slot():
            opstart.django_klaar()
            opstart.maak_database(meld=meld)
            verslag = opstart.laad_demo(schaal=schaal, zaad=zaad, opnieuw=opnieuw, meld=meld)
    except opstart.StartFout as fout:
        _stop(str(fout))
    if als_json:
        typer.echo(json.dumps(verslag, ensure_ascii=False))


@app.command()
def serve(poort: Poort = 8000) -> None:
    """Bedien de website met de instellingen uit de omgeving (productie of demo)."""
    try:
        opstart.controleer_poort(poort)
        opstart.django_klaar()
        opstart.controleer_versie()
        opstart.verzamel_bestanden()
    except opstart.StartFout as fout:
        _stop(str(fout))
    raise typer.Exit(opstart.bedien(poort))


@app.command()
def migreer() -> None:
    """Breng de database op de versie van de software (bij elke nieuwe versie een keer)."""
    try:
        opstart.django_klaar()
        opstart.maak_database(meld=typer.echo)
    except opstart.StartFout as fout:
        _stop(str(fout))


@app.command()
def herversleutel() -> None:
    """Versleutel alle BSN's opnieuw met de nieuwste sleutel (na het wisselen van ZORGLANDSCHAP_GEGEVENSSLEUTEL)."""
    try:
        opstart.django_klaar()
        opstart.controleer_versie()
    except opstart.StartFout as fout:
        _stop(str(fout))
    from zorglandschap.apps.casus.bsn import herversleutel_alles

    typer.echo(f"✓ {herversleutel_alles()} burgerservicenummers opnieuw versleuteld.")


def main() -> None:
    """Run the command; used by ``python -m zorglandschap.config.opdrachten``."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zorglandschap.config.settings")
    sys.argv[0] = Path(sys.argv[0]).name
    app()


if __name__ == "__main__":
    main()
