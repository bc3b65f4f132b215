"""The command ‘verdeel’: the joint assignment of the region with proof, chains and reasons; nothing is carried out."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Annotated

import typer
from django.core.exceptions import ImproperlyConfigured
from rich.console import Console
from rich.table import Table

from zorglandschap.config import opstart
from zorglandschap.config.jsonbestand import lees_json, stop
from zorglandschap.config.regio import lees_regio
from zorglandschap.config.wekken import maak_wakker
from zorglandschap.core.matching.kaderbestand import lees_kader
from zorglandschap.core.matching.verdeling.bestand import lees_verdeelvraag
from zorglandschap.core.matching.verdeling.daling import maak_model
from zorglandschap.core.matching.verdeling.doelorde import Doelorde
from zorglandschap.core.matching.verdeling.doelordebestand import lees_doelorde, regelversie
from zorglandschap.core.matching.verdeling.invoer import InvoerFout
from zorglandschap.core.matching.verdeling.opgave import Opgave
from zorglandschap.core.matching.verdeling.plan import maak_plan
from zorglandschap.core.matching.verdeling.randen import maak_opgave
from zorglandschap.core.matching.verdeling.schrijven import als_tekst, invoerafdruk
from zorglandschap.core.matching.verdeling.trappen import los_trappen_op
from zorglandschap.core.matching.verdeling.uitvoer import (
    NIVEAUS,
    Verdeeluitvoer,
    als_json_tabel,
    json_zonder_jeugdigen,
    leg_allen_uit,
    uitkomst_van,
)
from zorglandschap.core.matching.zoekbeleid import lees_zoekregels

BREEDTE = 120
NIEMAND = "Er is niemand om een plek voor te zoeken: niemand wacht met een vastgelegd advies, of wil verder."

Invoer = Annotated[
    str | None,
    typer.Option(
        help="JSON-bestand met jeugdigen en aanbod; - leest van de invoer. Zonder: de database", metavar="FILE"
    ),
]
Regio = Annotated[str, typer.Option(help="map onder regios/: afwegingskader en gewichten, bij --invoer")]
Alternatieven = Annotated[int, typer.Option(help="zoveel andere passende plekken per jeugdige uitleggen", min=0)]
Grondig = Annotated[bool, typer.Option("--grondig", help="neem de tijd om elke trap te bewijzen")]
Jaloezie = Annotated[bool, typer.Option("--jaloezie", help="noem ook wie terecht jaloers is")]
Json = Annotated[bool, typer.Option("--json", help="antwoord voor een machine")]


@dataclass(frozen=True, slots=True)
class _Vraag:
    opgave: Opgave
    orde: Doelorde
    regelversie: str
    invoer_hash: str
    aanvulling: dict[str, object] = field(default_factory=dict)


def verdeel(
    invoer: Invoer = None,
    regio: Regio = "flevoland",
    alternatieven: Alternatieven = 3,
    *,
    grondig: Grondig = False,
    jaloezie: Jaloezie = False,
    als_json: Json = False,
) -> None:
    """Verdeel plekken over iedereen die wacht of verder kan: een advies, met bewijs en redenen.

    Er wordt niets uitgevoerd. Afsluitcode 2: er is iets mis met de invoer.
    """
    vraag = _uit_database() if invoer is None else _uit_bestand(invoer, regio)
    if not vraag.opgave.aantal_jeugdigen:
        leeg = json_zonder_jeugdigen(vraag.regelversie, vraag.invoer_hash, vraag.aanvulling)
        typer.echo(json.dumps(leeg, ensure_ascii=False) if als_json else NIEMAND)
        return
    uitslag = los_trappen_op(maak_model(vraag.opgave, vraag.orde, grondig=grondig))
    plan = maak_plan(uitslag)
    uitleg = leg_allen_uit(uitslag, plan, hoogstens=alternatieven)
    uitvoer = Verdeeluitvoer(uitslag, plan, uitleg, vraag.regelversie, vraag.invoer_hash, vraag.aanvulling)
    if als_json:
        typer.echo(json.dumps(als_json_tabel(uitvoer), ensure_ascii=False))
    else:
        _toon(uitvoer, jaloezie=jaloezie)


def _uit_bestand(bestand: str, regio: str) -> _Vraag:
    try:
        gelezen = lees_regio(regio, opstart.WORTEL / "regios")
    except ImproperlyConfigured as fout:
        stop([str(fout)])
    kader, orde = lees_kader(gelezen.afwegingskader), lees_doelorde(gelezen.doelorde)
    try:
        vraag = lees_verdeelvraag(lees_json(bestand), kader.niveaus)
    except InvoerFout as fout:
        stop(fout.fouten)
    op = min(j.profiel.gewenste_start for j in vraag.invoer.jeugdigen)
    regels = vraag.regels or lees_zoekregels(gelezen.beleid, op)
    afdruk = invoerafdruk(als_tekst(vraag.invoer, regels))
    return _Vraag(maak_opgave(vraag.invoer, regels), orde, regelversie(kader.versie, orde), afdruk)


def _uit_database() -> _Vraag:
    """Today's question; that somebody asked it on the server goes into the log."""
    try:
        maak_wakker()
    except opstart.StartFout as fout:
        stop([str(fout)])
    from django.utils import timezone

    from zorglandschap.apps.logboek.actions import schrijf
    from zorglandschap.apps.matching.queries import opgave_van_vandaag
    from zorglandschap.core.begrippen.codelijsten import Doel, Handeling
    from zorglandschap.core.matching.crisisreserve import tekorten

    schrijf(
        kijker=None,
        handeling=Handeling.TAFEL_BEKIJKEN,
        doel=Doel.PLAATSING,
        actie="R",
        soort="verdeling",
        reden="opdrachtregel",
    )
    vraag = opgave_van_vandaag(timezone.now())
    aanvulling: dict[str, object] = {
        "aanbod_id": {str(nummer): pk for nummer, pk in vraag.aanbod_van.items()},
        "kan_verder_zonder_wens": vraag.zonder_wens,
        "crisisplekken_tekort": tekorten(vraag.reserve),
    }
    return _Vraag(vraag.opgave, vraag.orde, vraag.regelversie, vraag.invoer_hash, aanvulling)


def _toon(u: Verdeeluitvoer, *, jaloezie: bool) -> None:
    """What a person reads: the stages with their proof, who goes where and why, and in which order."""
    scherm = Console(width=BREEDTE, highlight=False)
    tabel = Table("trap", "waarde", "grens", "bewezen", title="Wat telt, in deze volgorde")
    zinnen = {trap.sleutel: str(trap.zin) for trap in u.uitslag.model.orde.trappen}
    for trap in u.plan.trappen:
        bewezen = "ja" if trap.bewezen else "nee"
        tabel.add_row(zinnen[trap.sleutel], f"{trap.waarde}", f"{trap.grens}", bewezen)
    scherm.print(tabel)
    tabel = Table("jeugdige", "uitkomst", "aanbod", "van", "niveau", "waarom", title="Advies per jeugdige")
    for rij in u.uitleg:
        p = rij.plaatsing
        plek = (str(p.aanbod), str(p.van or ""), NIVEAUS[p.niveau].value) if p else ("", "", "")
        tabel.add_row(str(rij.jeugdige), uitkomst_van(rij, u.plan), *plek, str(rij.waarom))
    scherm.print(tabel)
    for keten in (k for k in u.plan.ketens if len(k) > 1):
        scherm.print("Na elkaar: " + ", dan ".join(f"{p.jeugdige} naar {p.aanbod}" for p in keten) + ".")
    if u.plan.gesplitst:
        scherm.print(f"Broers en zussen die niet samen kunnen: {_groepen(u.plan.gesplitst)}.")
    scherm.print(f"Terecht jaloers: {u.plan.jaloers}.")
    if jaloezie and u.plan.jaloers:
        scherm.print("Dat zijn: " + ", ".join(str(r.jeugdige) for r in u.uitleg if r.had_liever) + ".")
    scherm.print(f"Regels: {u.regelversie}. Invoer: {u.invoer_hash[:12]}. Dit is een advies: een mens beslist.")


def _groepen(groepen: Iterable[tuple[int, ...]]) -> str:
    return "; ".join(", ".join(map(str, groep)) for groep in groepen)
