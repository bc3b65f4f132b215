"""Makes the examples of the public page with rules, from the case tables: ``python -m zorglandschap.config.regelboek``.

The tables stand with the tests, where the rules are held to them. The page may not need the tests, so what it
shows is copied into one data file; a test keeps both in step.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

from zorglandschap.core.regels.register import REGELS

WORTEL = Path(__file__).resolve().parents[3]
TABELLEN = WORTEL / "tests" / "voorbeelden"
REGELBOEK = Path(__file__).resolve().parents[1] / "web" / "openbaar" / "regelvoorbeelden.json"

Voorbeeld = dict[str, str]


def maak(tabellen: Path = TABELLEN) -> dict[str, list[Voorbeeld]]:
    """Per rule its examples: the case in words, and what the rule says of it."""
    ruw: dict[str, dict[str, list[dict[str, Any]]]] = {}
    uit: dict[str, list[Voorbeeld]] = {}
    for regel in REGELS:
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


def main(doel: Path = REGELBOEK) -> None:
    """Write the data file."""
    doel.write_text(als_tekst(maak()), encoding="utf-8")
    print(f"{doel.name}: {len(REGELS)} regels")


if __name__ == "__main__":
    main()
