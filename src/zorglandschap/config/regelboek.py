"""Makes the book of rules from the rules and their case tables: ``python -m zorglandschap.config.regelboek``.

The tables stand with the tests, where the rules are held to them. Two things are made of them, and a test keeps all in
step: a data file for the public page (which may not need the tests), and docs/regels.md for who reads the repository.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from zorglandschap.core.regels.register import Regel, per_thema

WORTEL = Path(__file__).resolve().parents[3]
TABELLEN = WORTEL / "tests" / "voorbeelden"
REGELBOEK = Path(__file__).resolve().parents[1] / "web" / "openbaar" / "regelvoorbeelden.json"
DOCUMENT = WORTEL / "docs" / "regels.md"
INLEIDING = """# Regels

Elke regel van de regiovisie en de wet die het systeem bewaakt: wat de regel vraagt, waar dat staat, en voorbeelden.
Een **harde** regel houdt een stap tegen tot iemand iets doet; een **bewaakte** regel vraagt alleen aandacht. In een
crisis houdt geen enkele regel het handelen tegen. Dit bestand is gemaakt uit de regels zelf en hun voorbeeldtabellen
(`python -m zorglandschap.config.regelboek`); op de bladzijde *Regels* staat hetzelfde.
"""

Voorbeeld = dict[str, str]


def maak(tabellen: Path = TABELLEN) -> dict[str, list[Voorbeeld]]:
    """Per rule its examples: the case in words, and what the rule says of it."""
    ruw: dict[str, dict[str, list[dict[str, Any]]]] = {}
    uit: dict[str, list[Voorbeeld]] = {}
    for regel in (regel for _, regels in per_thema() for regel in regels):
        bestand, functie = regel.sleutel.split(".")
        if bestand not in ruw:
            ruw[bestand] = yaml.safe_load((tabellen / f"{bestand}.yaml").read_text(encoding="utf-8"))
        uit[regel.sleutel] = [
            {"voorbeeld": str(rij["geval"]), "oordeel": str(rij["oordeel"])} for rij in ruw[bestand][functie]
        ]
    return uit


def als_tekst(voorbeelden: dict[str, list[Voorbeeld]]) -> str:
    """The data file as it stands in the repository."""
    return json.dumps(voorbeelden, ensure_ascii=False, indent=1) + "\n"


def als_document(voorbeelden: dict[str, list[Voorbeeld]]) -> str:
    """docs/regels.md as it stands in the repository."""
    return "\n".join([INLEIDING, *(regel for regel in _regels(voorbeelden))])


def _regels(voorbeelden: dict[str, list[Voorbeeld]]) -> Iterator[str]:
    for thema, regels in per_thema():
        if regels:
            yield f"## {thema.value}\n"
        for regel in regels:
            yield from _regel(regel, voorbeelden[regel.sleutel])


def _regel(regel: Regel, voorbeelden: list[Voorbeeld]) -> Iterator[str]:
    yield f"### {regel.naam}\n"
    yield f"{regel.zin} *({'hard' if regel.is_hard else 'bewaakt'}, `{regel.sleutel}`)*\n"
    for bron in regel.bronnen:
        yield f"Bron: {bron}: {bron.wat.rstrip('.')}.\n"
    yield "| voorbeeld | oordeel |\n|---|---|"
    for rij in voorbeelden:
        yield f"| {rij['voorbeeld']} | {rij['oordeel']} |"
    yield ""


def main(doel: Path = REGELBOEK, document: Path = DOCUMENT) -> None:
    """Write both files."""
    voorbeelden = maak()
    doel.write_text(als_tekst(voorbeelden), encoding="utf-8")
    document.write_text(als_document(voorbeelden), encoding="utf-8")
    print(f"{len(voorbeelden)} regels in {doel.name} en {document.name}")


if __name__ == "__main__":
    main()
