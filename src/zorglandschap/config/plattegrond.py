"""Prints the tree of the house (`make map`) and keeps the copy in docs/architectuur.md true."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

WORTEL = Path(__file__).resolve().parents[3]
BEGIN, EINDE = "<!-- plattegrond: begin -->", "<!-- plattegrond: einde -->"
BREEDTE = 40


def plattegrond() -> str:
    """The floors, rooms and files of ``src/zorglandschap`` with the first line of each."""
    regels: list[str] = []
    _teken(WORTEL / "src" / "zorglandschap", "", regels)
    return "\n".join(regels)


def _teken(map_: Path, inspringen: str, regels: list[str]) -> None:
    for kind in sorted(map_.iterdir(), key=lambda p: (p.is_file(), p.name)):
        if kind.is_dir() and (kind / "__init__.py").is_file() and kind.name != "migrations":
            regels.append(_regel(f"{inspringen}{kind.name}/", _eerste_zin(kind / "__init__.py")))
            _teken(kind, inspringen + "  ", regels)
        elif kind.suffix == ".py" and kind.name not in {"__init__.py", "apps.py"}:
            regels.append(_regel(f"{inspringen}{kind.name}", _eerste_zin(kind)))


def _regel(naam: str, wat: str) -> str:
    return f"{naam:<{BREEDTE}}{wat}".rstrip()


def _eerste_zin(bestand: Path) -> str:
    tekst = ast.get_docstring(ast.parse(bestand.read_text(encoding="utf-8"))) or ""
    return tekst.splitlines()[0] if tekst else ""


def in_document(document: str, boom: str) -> str:
    """The document with the tree between its marks replaced."""
    kop, _, rest = document.partition(BEGIN)
    _, _, staart = rest.partition(EINDE)
    return f"{kop}{BEGIN}\n```\n{boom}\n```\n{EINDE}{staart}"


def main() -> None:
    """Print the tree; with ``--schrijf`` also put it in docs/architectuur.md."""
    boom = plattegrond()
    print(boom)
    if "--schrijf" in sys.argv:
        document = WORTEL / "docs" / "architectuur.md"
        document.write_text(in_document(document.read_text(encoding="utf-8"), boom), encoding="utf-8")


if __name__ == "__main__":
    main()
