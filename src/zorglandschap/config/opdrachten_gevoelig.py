"""The command ‘gevoelig’: which input of the simulation matters for a figure, one by one or all together."""

from __future__ import annotations

import json
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn
from rich.table import Table

from zorglandschap.config.jsonbestand import stop
from zorglandschap.config.wekken import wek

if TYPE_CHECKING:
    from zorglandschap.core.simulatie.draaien import Voortgang
    from zorglandschap.core.simulatie.gevoeligheid import Maat
    from zorglandschap.core.simulatie.invoer import Invoer


class Methode(StrEnum):
    """How the inputs are turned."""

    TORNADO = "tornado"
    MORRIS = "morris"
    SOBOL = "sobol"


# per method: the columns beside the name of the input, the first is what matters most
KOLOMMEN = {
    Methode.TORNADO: ("breedte", "omlaag", "omhoog", "fout_omlaag", "fout_omhoog"),
    Methode.MORRIS: ("grootte", "effect", "wisselend"),
    Methode.SOBOL: ("totaal", "fout_totaal", "eerste", "fout_eerste"),
}
Hoe = Annotated[Methode, typer.Option("--methode", help="tornado: een voor een; morris en sobol: alles samen")]
Cijfers = Annotated[str, typer.Option("--cijfer", help="wat er bekeken wordt, zoals ‘wachtend’ of ‘uit huis’")]
Jaren = Annotated[int, typer.Option(help="hoeveel jaar vooruit", min=1, max=20)]
Zaad = Annotated[int, typer.Option("--seed", "--zaad", help="zelfde zaad, zelfde antwoord", min=0)]
Breedte = Annotated[float, typer.Option(help="hoeveel elke invoer lager en hoger wordt", min=0.01, max=0.9)]
Replicaties = Annotated[int, typer.Option(help="herhalingen per stand van de knoppen", min=2, max=1_000)]
Paden = Annotated[int, typer.Option(help="morris: hoeveel paden", min=2, max=1_000)]
Macht = Annotated[int, typer.Option(help="sobol: 2 tot deze macht punten", min=2, max=12)]
Draden = Annotated[int, typer.Option(help="hoeveel er tegelijk gerekend wordt", min=1)]
Json = Annotated[bool, typer.Option("--json", help="antwoord voor een machine")]


def gevoelig(
    methode: Hoe = Methode.TORNADO,
    cijfer: Cijfers = "wachtend",
    jaren: Jaren = 5,
    zaad: Zaad = 2026,
    breedte: Breedte = 0.1,
    replicaties: Replicaties = 20,
    paden: Paden = 10,
    macht: Macht = 6,
    draden: Draden = 2,
    *,
    als_json: Json = False,
) -> None:
    """Zeg welke invoer er het meest toe doet voor een cijfer: gemiddeld over alle maanden.

    Afsluitcode 2: het cijfer bestaat niet, of er is geen schatting.
    """
    wek(afsluitcode=1)
    from zorglandschap.core.simulatie.cijfers import ALLE, Cijfer

    if cijfer not in ALLE:
        stop([f"Het cijfer ‘{cijfer}’ bestaat niet. Kies uit: {', '.join(ALLE)}."])
    invoer = replace(_invoer(jaren), maanden=jaren * 12)
    kolommen = (TextColumn("draaien"), BarColumn(), TextColumn("{task.completed}/{task.total}"))
    with Progress(*kolommen, console=Console(stderr=True), disable=als_json, transient=True) as balk:
        taak = balk.add_task("draaien", total=None)

        def meld(klaar: int, alles: int) -> None:
            balk.update(taak, completed=klaar, total=alles)

        gedeeld = {"zaad": zaad, "breedte": breedte, "replicaties": replicaties, "draden": draden}
        if methode is Methode.TORNADO:
            rijen = _tornado(invoer, Cijfer(cijfer).reeks, gedeeld, meld)
        else:
            maten = {"paden": paden} if methode is Methode.MORRIS else {"macht": macht}
            rijen = _samen(methode, invoer, Cijfer(cijfer).reeks, gedeeld, maten, meld)
    rijen.sort(key=lambda rij: -rij[KOLOMMEN[methode][0]])
    if als_json:
        antwoord = {"methode": methode.value, "cijfer": cijfer, "jaren": jaren, **gedeeld, "invoer": rijen}
        typer.echo(json.dumps({n: w for n, w in antwoord.items() if n != "draden"}, ensure_ascii=False))
    else:
        _toon(methode, cijfer, breedte, rijen)


def _invoer(jaren: int) -> Invoer:
    from zorglandschap.apps.simulatie.queries import GeenRegels, NogGeenSchatting, get_uitgangspunt
    from zorglandschap.core.simulatie.controle import OngeldigeInvoer

    try:
        return get_uitgangspunt(maanden=jaren * 12).invoer
    except OngeldigeInvoer as fout:
        stop([str(reden) for reden in fout.fouten])
    except (NogGeenSchatting, GeenRegels) as fout:
        stop([str(fout)])
    raise AssertionError  # pragma: no cover - stop() never comes back


def _tornado(invoer: Invoer, maat: Maat, gedeeld: dict[str, Any], meld: Voortgang) -> list[dict[str, Any]]:
    from zorglandschap.core.simulatie.gevoeligheid import tornado

    balken = tornado(invoer, maat, voortgang=meld, **gedeeld)
    return [{"naam": b.naam, **{k: getattr(b, k) for k in KOLOMMEN[Methode.TORNADO]}} for b in balken]


def _samen(
    methode: Methode, invoer: Invoer, maat: Maat, gedeeld: dict[str, Any], maten: dict[str, int], meld: Voortgang
) -> list[dict[str, Any]]:
    from zorglandschap.core.simulatie.gevoeligheid import ingangen, speelfunctie
    from zorglandschap.core.simulatie.gevoeligheid_maten import morris, sobol

    namen = [i.naam for i in ingangen(invoer)]
    functie = speelfunctie(invoer, maat, **gedeeld)
    hoe = morris if methode is Methode.MORRIS else sobol
    uit = hoe(functie, len(namen), zaad=gedeeld["zaad"], voortgang=meld, **maten)
    waarden = {kolom: getattr(uit, kolom).tolist() for kolom in KOLOMMEN[methode]}
    return [{"naam": naam, **{k: w[i] for k, w in waarden.items()}} for i, naam in enumerate(namen)]


def _toon(methode: Methode, cijfer: str, breedte: float, rijen: list[dict[str, Any]]) -> None:
    hoe = f"{methode.value}, elke invoer {breedte:.0%} lager en hoger"
    tabel = Table(title=f"Wat doet het meest voor ‘{cijfer}’ ({hoe})")
    tabel.add_column("invoer")
    for kolom in KOLOMMEN[methode]:
        tabel.add_column(kolom.replace("_", " "), justify="right")
    for rij in rijen:
        tabel.add_row(rij["naam"], *(f"{rij[kolom]:.3g}" for kolom in KOLOMMEN[methode]))
    Console().print(tabel)
