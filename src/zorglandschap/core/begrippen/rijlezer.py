"""Cells of a row of words as values, and what must be mended when one cannot be read; for every file of the offers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from zorglandschap.core.begrippen.aanbodgegevens import Bezwaar
from zorglandschap.core.begrippen.tekst import zin

S = TypeVar("S", bound=StrEnum)
T = TypeVar("T")
Kolommen = Mapping[str, tuple[bool, str]]  # column: (must be filled in, what it is)
TUSSEN = "|"  # between the words of a set
LANG_GENOEG = 300
GEVAARLIJK = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would take a text that starts so for a formula
JA, NEE = "ja", "nee"


@dataclass(slots=True)
class Lezer:
    """Reads the cells of one row and gathers what is wrong with them."""

    cellen: Mapping[str, str]
    kolommen: Kolommen
    langste: Mapping[str, int] = field(default_factory=dict)
    bezwaren: list[Bezwaar] = field(default_factory=list)

    def cel(self, naam: str) -> str:
        """The text of a cell, without the sign that keeps a spreadsheet from counting."""
        ruw = (self.cellen.get(naam) or "").strip()
        tekst = ruw[1:] if ruw.startswith("'") and _lijkt_formule(ruw) else ruw
        langste = self.langste.get(naam, LANG_GENOEG)
        if len(tekst) > langste:
            self.bezwaren.append(Bezwaar(naam, zin("Maak dit korter: hoogstens %(n)s tekens.", n=langste)))
        return tekst

    def lees(self, naam: str, maak: Callable[[str], T], leeg: T) -> T:
        """A cell as a value; empty gives ``leeg``, and a complaint when it must be filled in."""
        tekst = self.cel(naam)
        verplicht, hoe = self.kolommen[naam]
        if not tekst:
            if verplicht:
                self.bezwaren.append(Bezwaar(naam, zin("Vul dit in: %(hoe)s.", hoe=hoe)))
            return leeg
        try:
            return maak(tekst)
        except ValueError:
            self.bezwaren.append(
                Bezwaar(naam, zin("‘%(cel)s’ kan hier niet staan. Schrijf: %(hoe)s.", cel=tekst[:60], hoe=hoe))
            )
            return leeg


def vreemde_kolommen(cellen: Mapping[str, str], kolommen: Kolommen) -> tuple[Bezwaar, ...]:
    """A complaint for every column that the layout does not know."""
    vreemd = [naam for naam in cellen if naam not in kolommen]
    return tuple(Bezwaar(naam[:60], zin("Deze kolom kennen we niet. Haal de kolom weg.")) for naam in vreemd)


def veilig(tekst: str) -> str:
    """A text as a spreadsheet may get it: never a formula."""
    return f"'{tekst}" if _lijkt_formule(tekst) else tekst


def _lijkt_formule(tekst: str) -> bool:
    return tekst.lstrip("'").startswith(GEVAARLIJK)


def als_cel(waarde: object) -> str:
    """A value as the cell that reads back as the same value."""
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return JA if waarde else NEE
    if isinstance(waarde, frozenset):
        return f" {TUSSEN} ".join(sorted(str(w) for w in waarde))
    return waarde.isoformat() if isinstance(waarde, date) else str(waarde)


def getal(tekst: str) -> int:
    """A small whole number; raises ValueError."""
    if not (tekst.isascii() and tekst.isdecimal() and len(tekst) <= 4):
        raise ValueError(tekst)
    return int(tekst)


def getal_of_niets(tekst: str) -> int | None:
    """The same for a cell that may stay empty."""
    return getal(tekst)


def dag(tekst: str) -> date:
    """A day as 2026-01-31, or as a Dutch spreadsheet writes it: 31-1-2026; raises ValueError."""
    delen = tekst.split("-")
    if len(delen) == 3 and len(delen[2]) == 4:
        return date(getal(delen[2]), getal(delen[1]), getal(delen[0]))
    return date.fromisoformat(tekst)


def dag_of_niets(tekst: str) -> date | None:
    """The same for a cell that may stay empty."""
    return dag(tekst)


def janee(tekst: str) -> bool:
    """Yes or no in Dutch; raises ValueError."""
    if tekst.lower() not in (JA, NEE):
        raise ValueError(tekst)
    return tekst.lower() == JA


def woord(lijst: type[S]) -> Callable[[str], S]:
    """A reader of one word of a list."""
    return lambda tekst: lijst(tekst.lower())


def woorden(lijst: type[S]) -> Callable[[str], frozenset[S]]:
    """A reader of more words of a list."""
    return lambda tekst: frozenset(lijst(deel.strip().lower()) for deel in tekst.split(TUSSEN) if deel.strip())
