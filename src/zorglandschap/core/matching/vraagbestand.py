"""Reads one question for the ranking from a parsed file; every mistake is named with its field and its value.

A field that is not known is refused, so that nothing can be weighed that the ranking may not know. The shape of the
file stands in docs/handleiding/rangschik.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from zorglandschap.core.begrippen.codelijsten import Specialisme
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.matching.profiel import Aanbiedingen, Profiel
from zorglandschap.core.matching.verdeling.invoer import Aanbod, als_aanbiedingen

S = TypeVar("S", bound=StrEnum)
T = TypeVar("T")
Punt = tuple[float, float]

VRAAG = frozenset({"jeugdige", "aanbod"})
JEUGDIGE = frozenset(
    {
        "leeftijd", "maanden", "thuis", "school", "gemeente", "advies", "behoeften", "crisis", "samen",
        "machtiging_gesloten", "gewenste_start", "uiterste_start",
    }
)  # fmt: skip
AANBOD = frozenset(
    {
        "id", "naam", "hulpvorm", "locatie", "leeftijd_van", "leeftijd_tot", "specialismen", "neemt_lvb", "neemt_samen",
        "vrij", "vrij_vanaf",
    }
)  # fmt: skip
PUNT = frozenset({"breedte", "lengte"})
LOCATIE = PUNT | {"nummer", "gemeente"}
OUDSTE = 22  # jeugdhulp can last until 23 (Jeugdwet art. 1.1)
HOOGSTE_NUMMER = 2**62
GEMEENTE = re.compile(r"GM(\d{4})")
NERGENS: Punt = (0.0, 0.0)
GEEN_DAG = date.min


class VraagFout(ValueError):
    """The question cannot be answered; ``fouten`` are sentences that name the field and its value."""

    def __init__(self, fouten: list[str]) -> None:
        self.fouten = tuple(fouten)
        super().__init__("\n".join(fouten))


@dataclass(frozen=True, slots=True, eq=False)
class Vraag:
    """One youth with the advised form; ``aanbiedingen`` is None when the file leaves the offers to the database."""

    profiel: Profiel
    advies: Hulpvorm
    aanbiedingen: Aanbiedingen | None
    namen: Mapping[int, str]


def lees_vraag(ruw: object) -> Vraag:
    """The question in a parsed JSON file; raises VraagFout with every mistake in it."""
    fouten: list[str] = []
    vraag = _Tabel(ruw, "het bestand", VRAAG, fouten)
    jeugdige = _Tabel(vraag.rij.get("jeugdige"), "de jeugdige", JEUGDIGE, fouten)
    lees = _profiel(jeugdige)
    advies = jeugdige.code("advies", Hulpvorm)
    aanbod, namen = _lees_aanbod(vraag) if "aanbod" in vraag.rij else (None, {})
    if fouten:
        raise VraagFout(fouten)
    return Vraag(lees(), advies, None if aanbod is None else als_aanbiedingen(aanbod), namen)


def _profiel(t: _Tabel) -> Callable[[], Profiel]:
    """Reads all fields; the profile itself is made when nothing is wrong."""
    maanden = t.geheel("leeftijd", 0, OUDSTE) * 12 + t.geheel("maanden", 0, 11, standaard=0)
    thuis, gemeente = t.punt("thuis", PUNT), t.gemeente("gemeente")
    school = t.punt("school", PUNT) if t.rij.get("school") is not None else None
    gewenst, uiterst = t.dag("gewenste_start"), t.dag("uiterste_start")
    if GEEN_DAG not in (gewenst, uiterst) and uiterst < gewenst:
        t.mis("uiterste_start", f"dat is voor ‘gewenste_start’ ({gewenst}).")
    behoeften = t.codes("behoeften", Specialisme)
    crisis, samen, machtiging = (t.ja_nee(veld) for veld in ("crisis", "samen", "machtiging_gesloten"))
    return lambda: Profiel(
        leeftijd_maanden=maanden,
        breedte=thuis[0],
        lengte=thuis[1],
        gemeente=gemeente,
        gewenste_start=gewenst,
        uiterste_start=uiterst,
        school=school,
        behoeften=behoeften,
        crisis=crisis,
        samen=samen,
        machtiging_gesloten=machtiging,
    )


def _lees_aanbod(vraag: _Tabel) -> tuple[list[Aanbod], dict[int, str]]:
    rijen = vraag.rij["aanbod"]
    if not isinstance(rijen, list) or not rijen:
        vraag.mis("aanbod", "dat is een lijst met minstens één aanbod.")
        return [], {}
    aanbod: list[Aanbod] = []
    namen: dict[int, str] = {}
    for nummer, rij in enumerate(rijen, 1):
        wie = (
            f"aanbod {rij['id']}"
            if isinstance(rij, dict) and isinstance(rij.get("id"), int)
            else f"aanbod nr. {nummer}"
        )
        tabel = _Tabel(rij, wie, AANBOD, vraag.fouten)
        een = _een_aanbod(tabel)
        if een.id in namen and tabel.rij.get("id") == een.id:
            tabel.mis("id", "dat nummer staat er al.")
        namen[een.id] = tabel.tekst("naam", standaard=f"aanbod {een.id}")
        aanbod.append(een)
    return aanbod, namen


def _een_aanbod(t: _Tabel) -> Aanbod:
    nummer, vrij = t.geheel("id", 1, HOOGSTE_NUMMER), t.geheel("vrij", 0, HOOGSTE_NUMMER)
    van, tot = t.geheel("leeftijd_van", 0, OUDSTE), t.geheel("leeftijd_tot", 0, OUDSTE)
    if tot < van:
        t.mis("leeftijd_tot", f"dat is lager dan ‘leeftijd_van’ ({van}).")
    vrij_vanaf = t.dag("vrij_vanaf") if t.rij.get("vrij_vanaf") is not None or vrij else None
    breedte, lengte = t.punt("locatie", LOCATIE)
    plaats = t.rij.get("locatie")
    waar = _Tabel(plaats, f"‘locatie’ van {t.wie}", LOCATIE, t.fouten if isinstance(plaats, dict) else [], stil=True)
    return Aanbod(
        id=nummer,
        hulpvorm=t.code("hulpvorm", Hulpvorm),
        vrij=vrij,
        locatie=waar.geheel("nummer", 1, HOOGSTE_NUMMER, standaard=nummer),
        breedte=breedte,
        lengte=lengte,
        gemeente=waar.gemeente("gemeente"),
        leeftijd_van=van,
        leeftijd_tot=tot,
        specialismen=t.codes("specialismen", Specialisme),
        neemt_lvb=t.ja_nee("neemt_lvb"),
        neemt_samen=t.ja_nee("neemt_samen"),
        vrij_vanaf=vrij_vanaf,
    )


class _Tabel:
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
        wat = f"is {_toon(self.rij[veld])}" if veld in self.rij else "ontbreekt"
        self.fouten.append(f"‘{veld}’ van {self.wie} {wat}: {uitleg}")

    def geheel(self, veld: str, laag: int, hoog: int, standaard: int | None = None) -> int:
        """A whole number within bounds."""
        waarde = self.rij.get(veld, standaard)
        if isinstance(waarde, int) and not isinstance(waarde, bool) and laag <= waarde <= hoog:
            return waarde
        grens = f"{laag} of meer" if hoog == HOOGSTE_NUMMER else f"{laag} tot en met {hoog}"
        self.mis(veld, f"dat is een heel getal van {grens}.")
        return laag

    def ja_nee(self, veld: str) -> bool:
        """True or false; false when the file does not say."""
        waarde = self.rij.get(veld, False)
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
            self.fouten.append(f"‘{veld}’ van {self.wie} bevat {_toon(waarde)}: kies uit {keuze}.")
        else:
            self.mis(veld, f"kies uit {keuze}.")
        return next(iter(soort))

    def punt(self, veld: str, bekend: frozenset[str]) -> Punt:
        """A point on the map in degrees."""
        if not isinstance(self.rij.get(veld), dict):
            self.mis(veld, "zonder plaats op de kaart (breedte en lengte) is niet te zeggen of het dichtbij is.")
            return NERGENS
        plaats = _Tabel(self.rij[veld], f"‘{veld}’ van {self.wie}", bekend, self.fouten)
        return plaats.graden("breedte", 90), plaats.graden("lengte", 180)

    def graden(self, veld: str, hoogste: int) -> float:
        """Degrees between minus and plus the highest."""
        waarde = self.rij.get(veld)
        if isinstance(waarde, int | float) and not isinstance(waarde, bool) and -hoogste <= waarde <= hoogste:
            return float(waarde)
        self.mis(veld, f"dat is een aantal graden van -{hoogste} tot en met {hoogste}.")
        return 0.0


def _toon(waarde: object) -> str:
    """A value as it stands in the file, short."""
    if isinstance(waarde, bool) or waarde is None:
        return {True: "true", False: "false", None: "leeg"}[waarde]
    tekst = str(waarde)
    tekst = tekst if len(tekst) <= 60 else f"{tekst[:60]}…"
    return f"‘{tekst}’" if isinstance(waarde, str) else tekst
