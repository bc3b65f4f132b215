"""Reads fields of one table of a parsed file; every mistake becomes a sentence with its field and its value.

A field that is not known is refused, so that nothing can be weighed that the rules may not know.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

S = TypeVar("S", bound=StrEnum)
Punt = tuple[float, float]

HOOGSTE_NUMMER = 2**62
GEMEENTE = re.compile(r"GM(\d{4})")
NERGENS: Punt = (0.0, 0.0)
GEEN_DAG = date.min


class Tabel:
    """One table of the file; what cannot be read is added to ``fouten`` and gets a harmless value."""

    def __init__(self, ruw: object, wie: str, bekend: frozenset[str], fouten: list[str], *, stil: bool = False) -> None:
        self.rij: Mapping[str, object] = ruw if isinstance(ruw, dict) else {}
        self.wie, self.fouten = wie, fouten
        if stil:
            return
        if not isinstance(ruw, dict):
            fouten.append(f"‘{wie}’ ontbreekt of is geen tabel met velden.")
            self.fouten = []  # one sentence is enough
        keuze = ", ".join(sorted(bekend))
        fouten += [f"‘{v}’ van {wie} is geen bekend veld. Kies uit: {keuze}." for v in sorted(set(self.rij) - bekend)]

    def mis(self, veld: str, uitleg: str) -> None:
        """Add a sentence about this field and its value."""
        wat = f"is {toon(self.rij[veld])}" if veld in self.rij else "ontbreekt"
        self.fouten.append(f"‘{veld}’ van {self.wie} {wat}: {uitleg}")

    def geheel(self, veld: str, laag: int, hoog: int, standaard: int | None = None) -> int:
        """A whole number within bounds."""
        waarde = self.rij.get(veld, standaard)
        if isinstance(waarde, int) and not isinstance(waarde, bool) and laag <= waarde <= hoog:
            return waarde
        grens = f"{laag} of meer" if hoog == HOOGSTE_NUMMER else f"{laag} tot en met {hoog}"
        self.mis(veld, f"dat is een heel getal van {grens}.")
        return laag

    def getal(self, veld: str) -> float:
        """A number above zero."""
        waarde = self.rij.get(veld)
        if isinstance(waarde, int | float) and not isinstance(waarde, bool) and 0 < waarde < HOOGSTE_NUMMER:
            return float(waarde)
        self.mis(veld, "dat is een getal groter dan nul.")
        return 1.0

    def misschien(self, veld: str, laag: int = 1) -> int | None:
        """A whole number, or None when the file does not say."""
        return None if self.rij.get(veld) is None else self.geheel(veld, laag, HOOGSTE_NUMMER)

    def getallen(self, veld: str) -> frozenset[int]:
        """A list of numbers; none when the file does not say."""
        waarden = self.rij.get(veld, [])
        if not isinstance(waarden, list) or not all(type(w) is int for w in waarden):
            self.mis(veld, "dat is een lijst van nummers.")
            return frozenset()
        return frozenset(waarden)

    def ja_nee(self, veld: str, *, standaard: bool = False) -> bool:
        """True or false; ``standaard`` when the file does not say."""
        waarde = self.rij.get(veld, standaard)
        if not isinstance(waarde, bool):
            self.mis(veld, "schrijf true of false.")
        return waarde is True

    def tekst(self, veld: str, standaard: str) -> str:
        """A text."""
        waarde = self.rij.get(veld, standaard)
        if not isinstance(waarde, str):
            self.mis(veld, "dat is een tekst.")
        return str(waarde)

    def dag(self, veld: str) -> date:
        """A day as jjjj-mm-dd."""
        waarde = self.rij.get(veld)
        try:
            return date.fromisoformat(waarde) if isinstance(waarde, str) else self._geen_dag(veld)
        except ValueError:
            return self._geen_dag(veld)

    def _geen_dag(self, veld: str) -> date:
        self.mis(veld, "dat is een datum, zoals 2026-12-01.")
        return GEEN_DAG

    def gemeente(self, veld: str) -> int:
        """The number of a gemeente from its CBS code."""
        waarde = self.rij.get(veld)
        gevonden = GEMEENTE.fullmatch(waarde) if isinstance(waarde, str) else None
        if gevonden is None:
            self.mis(veld, "dat is een CBS-code, zoals GM0184.")
            return 0
        return int(gevonden[1])

    def code(self, veld: str, soort: type[S]) -> S:
        """A word of a code list."""
        return self._woord(veld, self.rij.get(veld), soort)

    def codes(self, veld: str, soort: type[S]) -> frozenset[S]:
        """Words of a code list; none when the file does not say."""
        waarden = self.rij.get(veld, [])
        if not isinstance(waarden, list):
            self.mis(veld, "dat is een lijst.")
            return frozenset()
        return frozenset(self._woord(veld, waarde, soort) for waarde in waarden)

    def _woord(self, veld: str, waarde: object, soort: type[S]) -> S:
        for woord in soort:
            if woord.value == waarde:
                return woord
        keuze = ", ".join(woord.value for woord in soort)
        if veld in self.rij and isinstance(self.rij[veld], list):
            self.fouten.append(f"‘{veld}’ van {self.wie} bevat {toon(waarde)}: kies uit {keuze}.")
        else:
            self.mis(veld, f"kies uit {keuze}.")
        return next(iter(soort))

    def punt(self, veld: str, bekend: frozenset[str]) -> Punt:
        """A point on the map in degrees."""
        if not isinstance(self.rij.get(veld), dict):
            self.mis(veld, "zonder plaats op de kaart (breedte en lengte) is niet te zeggen of het dichtbij is.")
            return NERGENS
        plaats = Tabel(self.rij[veld], f"‘{veld}’ van {self.wie}", bekend, self.fouten)
        return plaats.graden("breedte", 90), plaats.graden("lengte", 180)

    def graden(self, veld: str, hoogste: int) -> float:
        """Degrees between minus and plus the highest."""
        waarde = self.rij.get(veld)
        if isinstance(waarde, int | float) and not isinstance(waarde, bool) and -hoogste <= waarde <= hoogste:
            return float(waarde)
        self.mis(veld, f"dat is een aantal graden van -{hoogste} tot en met {hoogste}.")
        return 0.0


def toon(waarde: object) -> str:
    """A value as it stands in the file, short."""
    if isinstance(waarde, bool) or waarde is None:
        return {True: "true", False: "false", None: "leeg"}[waarde]
    tekst = str(waarde)
    tekst = tekst if len(tekst) <= 60 else f"{tekst[:60]}…"
    return f"‘{tekst}’" if isinstance(waarde, str) else tekst
