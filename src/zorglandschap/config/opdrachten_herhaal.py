"""The commands ‘herhaal-adviezen’, ‘-plannen’ and ‘-rangschikkingen’: does all come out the same when done again?"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from zorglandschap.config.wekken import wek

if TYPE_CHECKING:
    from zorglandschap.apps.matching.queries.herhaling import HerhaaldAdvies

Json = Annotated[bool, typer.Option("--json", help="antwoord voor een machine")]


def herhaal_adviezen(*, als_json: Json = False) -> None:
    """Reken elk advies na met de vastgelegde antwoorden en kaderversie. Afsluitcode 0: alles gelijk; 1: iets niet.

    Code 2: kan niet narekenen. Er wordt niets geschreven.
    """
    wek(afsluitcode=2)
    from zorglandschap.apps.matching.queries.herhaling import herhaal_adviezen as herhaal_alle
    from zorglandschap.core.matching.herhaling import Uitslag

    tellingen: Counter[Uitslag] = Counter()
    anders: list[HerhaaldAdvies] = []
    for rij in herhaal_alle():
        tellingen[rij.herhaling.uitslag] += 1
        if rij.herhaling.uitslag is not Uitslag.GELIJK:
            anders.append(rij)
    if als_json:
        verslag = {"aantallen": {u.value: tellingen[u] for u in Uitslag}, "niet_gelijk": [asdict(r) for r in anders]}
        typer.echo(json.dumps(verslag, ensure_ascii=False))
    else:
        _vertel(tellingen[Uitslag.GELIJK], anders)
    raise typer.Exit(1 if anders else 0)


def _vertel(gelijk: int, anders: list[HerhaaldAdvies]) -> None:
    for rij in anders:
        wat = f"✗ advies {rij.advies} (kader {rij.kaderversie}): {rij.herhaling.uitslag.value}"
        if rij.herhaling.opnieuw:
            wat += f"; vastgelegd ‘{rij.vastgelegd.value}’, nu ‘{rij.herhaling.opnieuw.value}’"
        typer.secho(wat, fg="red", err=True)
    if any(rij.herhaling.opnieuw is None for rij in anders):
        typer.secho(
            "  Een ouder kader is na te rekenen als het bestand ervan in de map eerdere_kaders/ van de regio staat.",
            err=True,
        )
    typer.echo(f"{'✗' if anders else '✓'} {gelijk} adviezen gelijk, {len(anders)} niet gelijk of niet na te rekenen.")


def herhaal_plannen(*, als_json: Json = False) -> None:
    """Reken elk plan van de tafel na met de eigen vraag en doelorde. Afsluitcode 0: alles gelijk; 1: iets niet.

    Code 2: kan niet narekenen. Een plan van een hele regio kost enkele seconden. Er wordt niets geschreven.
    """
    wek(afsluitcode=2)
    from zorglandschap.apps.matching.queries.herhaling import Planuitslag
    from zorglandschap.apps.matching.queries.herhaling import herhaal_plannen as herhaal_alle

    _meld("plannen", herhaal_alle(), Planuitslag, lambda rij: f"plan {rij.plan}", als_json=als_json)


def herhaal_rangschikkingen(*, als_json: Json = False) -> None:
    """Reken elke rangschikking bij een gevraagde plek na. Afsluitcode 0: alles gelijk; 1: iets niet.

    Code 2: kan niet narekenen. Gelijk is: tot op het teken dezelfde volgorde, niveaus en punten. Er wordt niets
    geschreven.
    """
    wek(afsluitcode=2)
    from zorglandschap.apps.matching.queries.rangherhaling import Ranguitslag
    from zorglandschap.apps.matching.queries.rangherhaling import herhaal_rangschikkingen as herhaal_alle

    _meld("rangschikkingen", herhaal_alle(), Ranguitslag, lambda rij: f"rangadvies {rij.rangadvies}", als_json=als_json)


def _meld(
    wat: str, rijen: Iterable[Any], uitslagen: type[StrEnum], noem: Callable[[Any], str], *, als_json: bool
) -> NoReturn:
    """Count what came out (the first of ``uitslagen`` is ‘the same’), name the others, and end the command."""
    gelijk, *_ = uitslagen
    tellingen: Counter[StrEnum] = Counter()
    anders = []
    for rij in rijen:
        tellingen[rij.uitslag] += 1
        if rij.uitslag is not gelijk:
            anders.append(rij)
    if als_json:
        aantallen = {u.value: tellingen[u] for u in uitslagen}
        typer.echo(json.dumps({"aantallen": aantallen, "niet_gelijk": [asdict(r) for r in anders]}, ensure_ascii=False))
    else:
        for rij in anders:
            typer.secho(f"✗ {noem(rij)} ({rij.regels_versie}): {rij.uitslag.value}", fg="red", err=True)
        teken = "✗" if anders else "✓"
        typer.echo(f"{teken} {tellingen[gelijk]} {wat} gelijk, {len(anders)} niet gelijk of niet na te rekenen.")
    raise typer.Exit(1 if anders else 0)
