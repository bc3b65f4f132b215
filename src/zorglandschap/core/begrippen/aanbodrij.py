"""An offer as one row of words, in files and in the API: how it is written, and what may be wrong when read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

from zorglandschap.core.begrippen.aanbodgegevens import Aanbodgegevens, Bezwaar
from zorglandschap.core.begrippen.aanbodwoorden import Ritme
from zorglandschap.core.begrippen.codelijsten import Specialisme
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.rijlezer import (
    Lezer,
    als_cel,
    dag,
    dag_of_niets,
    getal,
    getal_of_niets,
    janee,
    woord,
    woorden,
)

T = TypeVar("T")
LANGSTE = {"kenmerk": 40, "naam": 160, "school": 200, "groep": 2000, "voorwaarden": 2000}

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
    "eigen_kamer": (False, "ja of nee, of leeg: niet bekend"),
    "dieren": (False, "ja of nee, of leeg: niet bekend"),
}


def lees_rij(cellen: Mapping[str, str]) -> tuple[Aanbodgegevens, str, tuple[Bezwaar, ...]]:
    """The offer of a row, the name of its location, and everything that could not be read (empty: all could)."""
    lezer = Lezer(cellen, KOLOMMEN, LANGSTE)

    def uit(naam: str, maak: Callable[[str], T], leeg: T) -> T:
        return lezer.lees(naam, maak, leeg)

    gegevens = Aanbodgegevens(
        kenmerk=uit("kenmerk", str, ""),
        naam=uit("naam", str, ""),
        hulpvorm=uit("hulpvorm", woord(Hulpvorm), Hulpvorm.BEGELEIDING),
        leeftijd_van=uit("leeftijd_van", getal, 0),
        leeftijd_tot=uit("leeftijd_tot", getal, 0),
        plekken=uit("plekken", getal, 0),
        van=uit("van", dag, date(2000, 1, 1)),
        tot=uit("tot", dag_of_niets, None),
        specialismen=uit("specialismen", woorden(Specialisme), frozenset()),
        neemt_lvb=uit("neemt_lvb", janee, leeg=False),
        neemt_ggz=uit("neemt_ggz", janee, leeg=False),
        neemt_broers_zussen=uit("neemt_broers_zussen", janee, leeg=False),
        school=uit("school", str, ""),
        groep=uit("groep", str, ""),
        groep_grootte=uit("groep_grootte", getal_of_niets, None),
        groep_jongste=uit("groep_jongste", getal_of_niets, None),
        groep_oudste=uit("groep_oudste", getal_of_niets, None),
        voorwaarden=uit("voorwaarden", str, ""),
        ritme=uit("ritme", woorden(Ritme), frozenset()),
        eigen_kamer=uit("eigen_kamer", _janee_of_niets, None),
        dieren=uit("dieren", _janee_of_niets, None),
    )
    return gegevens, uit("locatie", str, ""), tuple(lezer.bezwaren)


def _janee_of_niets(tekst: str) -> bool | None:
    return janee(tekst)


def schrijf_rij(gegevens: Aanbodgegevens, locatie: str) -> dict[str, str]:
    """The same row in words, so that reading it gives the same offer."""
    return {naam: als_cel(locatie if naam == "locatie" else getattr(gegevens, naam)) for naam in KOLOMMEN}
