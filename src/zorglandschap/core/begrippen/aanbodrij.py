"""An offer as one row of words, in files and in the API: how it is written, and what may be wrong when read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from zorglandschap.core.begrippen.aanbodgegevens import Aanbodgegevens, Bezwaar
from zorglandschap.core.begrippen.aanbodwoorden import Ritme
from zorglandschap.core.begrippen.codelijsten import Specialisme
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.tekst import zin

S = TypeVar("S", bound=StrEnum)
T = TypeVar("T")
TUSSEN = "|"  # between the words of a set
LANGSTE = {"kenmerk": 40, "naam": 160, "school": 200, "groep": 2000, "voorwaarden": 2000}
LANG_GENOEG = 300
GEVAARLIJK = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would take a text that starts so for a formula

# column: (must be filled in, what it is); the order is the order in the file
KOLOMMEN: dict[str, tuple[bool, str]] = {
    "kenmerk": (True, "uw eigen code, verandert nooit"),
    "locatie": (True, "naam van de locatie, precies zoals die bij ons staat"),
    "naam": (True, "naam van het aanbod"),
    "hulpvorm": (True, "woord uit de lijst van hulpvormen"),
    "leeftijd_van": (True, "heel getal"),
    "leeftijd_tot": (True, "heel getal, tot en met"),
    "plekken": (True, "heel getal: bedden, of plaatsen in de caseload"),
    "van": (True, "datum, zoals 2026-01-31"),
    "tot": (False, "datum, of leeg: zonder einde"),
    "specialismen": (False, "woorden uit de lijst, met | ertussen"),
    "neemt_lvb": (False, "ja of nee"),
    "neemt_ggz": (False, "ja of nee"),
    "neemt_broers_zussen": (False, "ja of nee"),
    "school": (False, "tekst"),
    "groep": (False, "tekst, zonder namen"),
    "groep_grootte": (False, "heel getal"),
    "groep_jongste": (False, "heel getal"),
    "groep_oudste": (False, "heel getal"),
    "voorwaarden": (False, "tekst"),
    "ritme": (False, "woorden uit de lijst, met | ertussen"),
}
JA, NEE = "ja", "nee"


@dataclass(slots=True)
class Lezer:
    """Reads the cells of one row and gathers what is wrong with them."""

    cellen: Mapping[str, str]
    bezwaren: list[Bezwaar] = field(default_factory=list)

    def cel(self, naam: str) -> str:
        """The text of a cell, without the sign that keeps a spreadsheet from counting."""
        ruw = (self.cellen.get(naam) or "").strip()
        tekst = ruw[1:] if ruw.startswith("'") and _lijkt_formule(ruw) else ruw
        langste = LANGSTE.get(naam, LANG_GENOEG)
        if len(tekst) > langste:
            self.bezwaren.append(Bezwaar(naam, zin("Maak dit korter: hoogstens %(n)s tekens.", n=langste)))
        return tekst

    def lees(self, naam: str, maak: Callable[[str], T], leeg: T, hoe: str) -> T:
        """A cell as a value; empty gives ``leeg``, and a complaint when it must be filled in."""
        tekst = self.cel(naam)
        if not tekst:
            if KOLOMMEN[naam][0]:
                self.bezwaren.append(Bezwaar(naam, zin("Vul dit in: %(hoe)s.", hoe=hoe)))
            return leeg
        try:
            return maak(tekst)
        except ValueError:
            self.bezwaren.append(
                Bezwaar(naam, zin("‘%(cel)s’ kan hier niet staan. Schrijf: %(hoe)s.", cel=tekst[:60], hoe=hoe))
            )
            return leeg


def lees_rij(cellen: Mapping[str, str]) -> tuple[Aanbodgegevens, str, tuple[Bezwaar, ...]]:
    """The offer of a row, the name of its location, and everything that could not be read (empty: all could)."""
    lezer = Lezer(cellen)

    def uit(naam: str, maak: Callable[[str], T], leeg: T) -> T:
        return lezer.lees(naam, maak, leeg, KOLOMMEN[naam][1])

    gegevens = Aanbodgegevens(
        kenmerk=uit("kenmerk", str, ""),
        naam=uit("naam", str, ""),
        hulpvorm=uit("hulpvorm", _woord(Hulpvorm), Hulpvorm.BEGELEIDING),
        leeftijd_van=uit("leeftijd_van", _getal, 0),
        leeftijd_tot=uit("leeftijd_tot", _getal, 0),
        plekken=uit("plekken", _getal, 0),
        van=uit("van", _dag, date(2000, 1, 1)),
        tot=uit("tot", _dag_of_niets, None),
        specialismen=uit("specialismen", _woorden(Specialisme), frozenset()),
        neemt_lvb=uit("neemt_lvb", _janee, leeg=False),
        neemt_ggz=uit("neemt_ggz", _janee, leeg=False),
        neemt_broers_zussen=uit("neemt_broers_zussen", _janee, leeg=False),
        school=uit("school", str, ""),
        groep=uit("groep", str, ""),
        groep_grootte=uit("groep_grootte", _getal_of_niets, None),
        groep_jongste=uit("groep_jongste", _getal_of_niets, None),
        groep_oudste=uit("groep_oudste", _getal_of_niets, None),
        voorwaarden=uit("voorwaarden", str, ""),
        ritme=uit("ritme", _woorden(Ritme), frozenset()),
    )
    return gegevens, uit("locatie", str, ""), tuple(lezer.bezwaren)


def schrijf_rij(gegevens: Aanbodgegevens, locatie: str) -> dict[str, str]:
    """The same row in words, so that reading it gives the same offer."""
    return {naam: _cel(locatie if naam == "locatie" else getattr(gegevens, naam)) for naam in KOLOMMEN}


def veilig(tekst: str) -> str:
    """A text as a spreadsheet may get it: never a formula."""
    return f"'{tekst}" if _lijkt_formule(tekst) else tekst


def _lijkt_formule(tekst: str) -> bool:
    return tekst.lstrip("'").startswith(GEVAARLIJK)


def _cel(waarde: object) -> str:
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return JA if waarde else NEE
    if isinstance(waarde, frozenset):
        return f" {TUSSEN} ".join(sorted(str(w) for w in waarde))
    return waarde.isoformat() if isinstance(waarde, date) else str(waarde)


def _getal(tekst: str) -> int:
    if not (tekst.isascii() and tekst.isdecimal() and len(tekst) <= 4):
        raise ValueError(tekst)
    return int(tekst)


def _getal_of_niets(tekst: str) -> int | None:
    return _getal(tekst)


def _dag(tekst: str) -> date:
    """A day as 2026-01-31, or as a Dutch spreadsheet writes it: 31-1-2026."""
    delen = tekst.split("-")
    if len(delen) == 3 and len(delen[2]) == 4:
        return date(_getal(delen[2]), _getal(delen[1]), _getal(delen[0]))
    return date.fromisoformat(tekst)


def _dag_of_niets(tekst: str) -> date | None:
    return _dag(tekst)


def _janee(tekst: str) -> bool:
    if tekst.lower() not in (JA, NEE):
        raise ValueError(tekst)
    return tekst.lower() == JA


def _woord(lijst: type[S]) -> Callable[[str], S]:
    return lambda tekst: lijst(tekst.lower())


def _woorden(lijst: type[S]) -> Callable[[str], frozenset[S]]:
    return lambda tekst: frozenset(lijst(deel.strip().lower()) for deel in tekst.split(TUSSEN) if deel.strip())
