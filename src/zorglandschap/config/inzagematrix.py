"""Writes docs/handleiding/inzage.md: the table of inzage as a chapter of the manual, printed from the rule itself."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from zorglandschap.core.begrippen.codelijsten import Doel, Handeling, Relatie, Rol
from zorglandschap.core.regels.inzage import Masker, Verlening, matrix

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "handleiding" / "inzage.md"
INLEIDING = """# Wie mag wat zien en doen?

Dit hoofdstuk is afgedrukt uit `core/regels/inzage_tabel.py` met `python -m zorglandschap.config.inzagematrix`.
Pas het niet met de hand aan: een toets vergelijkt het met de regel.

- **Wat hier niet staat, mag niet.** Er is geen superuser. Wie niets met een kind te maken heeft, krijgt
  hetzelfde antwoord als wanneer het dossier niet bestaat.
- De **relatie** volgt uit de casus: wie de regie heeft, welk team het is, of er een open
  verzoek ligt. Niemand kiest haar zelf.
- Het **doel** volgt uit de taak die is geopend.
- Elke keer lezen en schrijven komt in het logboek, ook een weigering.
- Deze tabel is een ontwerp. Laat een privacyjurist en mensen uit de praktijk haar bevestigen voor gebruik.
"""
KOP = "| Relatie tot het kind | Waarvoor | Mag | Alleen als | Blijft verborgen | Grond |\n|---|---|---|---|---|---|"
S = TypeVar("S", bound=StrEnum)


def markdown() -> str:
    """The chapter: one table per role, in the order of the code list."""
    delen = [INLEIDING]
    for rol in Rol:
        delen.append(f"## {rol.value.capitalize()}\n")
        regels = [_regel(verlening) for verlening in matrix() if rol in verlening.rollen]
        delen.append("\n".join([KOP, *regels]) + "\n")
    delen.append(
        "## Ouder zonder gezag\n\nEen ouder zonder gezag ziet niets in het portaal. "
        "Deze ouder kan informatie vragen aan de casusregisseur.\n"
    )
    return "\n".join(delen)


def schrijf() -> Path:
    """Write the chapter; returns where."""
    DOCUMENT.parent.mkdir(parents=True, exist_ok=True)
    DOCUMENT.write_text(markdown(), encoding="utf-8")
    return DOCUMENT


def _regel(verlening: Verlening) -> str:
    return " | ".join(
        (
            "| " + _opsomming(Relatie, verlening.relaties),
            _opsomming(Doel, verlening.doelen),
            _opsomming(Handeling, verlening.handelingen),
            "; ".join(v.value for v in verlening.voorwaarden) or "–",
            "alles van kinderen" if verlening.zonder == set(Masker) else _opsomming(Masker, verlening.zonder) or "–",
            f"{verlening.grond}: {verlening.grond.wat} |",
        )
    )


def _opsomming(lijst: type[S], waarden: Iterable[S]) -> str:
    gekozen = set(waarden)
    return ", ".join(waarde.value for waarde in lijst if waarde in gekozen)


if __name__ == "__main__":
    print(schrijf())
