"""Name, version, licence and address of the program, as ``publiccode.yml`` says them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

REGEL = re.compile(r"^\s*(\w+):\s*\"?([^\"\n]+?)\"?\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Broncode:
    """What a reader needs to find the code."""

    naam: str = "Zorglandschap"
    versie: str = ""
    licentie: str = "EUPL-1.2"
    adres: str = "publiccode.yml"


def lees_broncode(wortel: Path) -> Broncode:
    """From the file beside the code; without it only what always holds."""
    try:
        velden = dict(reversed(REGEL.findall((wortel / "publiccode.yml").read_text(encoding="utf-8"))))
    except OSError:
        return Broncode()
    leeg = Broncode()
    return Broncode(
        velden.get("name", leeg.naam), velden.get("softwareVersion", ""), velden.get("license", leeg.licentie),
        velden.get("url", leeg.adres),
    )  # fmt: skip
