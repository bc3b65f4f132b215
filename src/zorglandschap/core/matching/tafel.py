"""The weekly placement table in plain words: in which column a youth stands, what differing costs, who differs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from zorglandschap.core.begrippen.tekst import Tekst, sjabloon, zin
from zorglandschap.core.matching.verdeling.doelorde import Doel, Doelorde
from zorglandschap.core.matching.verdeling.watals import Groepskeuze, Verschil

PERSONEN = frozenset({Doel.ONGEPLAATST, Doel.NIVEAU, Doel.GESPLITST, Doel.GEMIS_BOVEN})
NIVEAUWOORDEN = (
    sjabloon("jeugdigen met de best passende hulp"),
    sjabloon("jeugdigen met aanvaardbare hulp"),
    sjabloon("jeugdigen met een noodoplossing"),
    sjabloon("jeugdigen zonder passende plek"),
)
URGENTIEWOORDEN = {
    4: sjabloon("jeugdigen in crisis zonder plek"),
    3: sjabloon("jeugdigen met haast zonder plek"),
    2: sjabloon("jeugdigen die te lang wachten, zonder plek"),
    1: sjabloon("andere jeugdigen zonder plek"),
}


class Tafelkolom(StrEnum):
    """What the plan suggests for a youth, as the columns of the table."""

    PLEK = "plek geadviseerd"
    KETEN = "plek na een verhuizing"
    WACHT = "blijft wachten"
    BLIJFT = "blijft wonen"


@dataclass(frozen=True, slots=True)
class Kostenregel:
    """One stage that changes: by how much, and what is counted; ``in_mensen`` is False for points and moves."""

    sleutel: str
    slechter: bool
    aantal: int
    wat: Tekst
    in_mensen: bool


def trapzin(sleutel: str, orde: Doelorde) -> Tekst:
    """What a stage counts, in words without numbers of levels; an unknown stage of an older plan names itself."""
    trap = next((t for t in orde.trappen if t.sleutel == sleutel), None)
    if trap is None:
        return zin("trap ‘%(naam)s’ van een eerdere volgorde", naam=sleutel)
    if trap.doel is Doel.ONGEPLAATST and trap.drempel in URGENTIEWOORDEN:
        return zin(URGENTIEWOORDEN[trap.drempel])
    return zin(NIVEAUWOORDEN[trap.drempel]) if trap.doel is Doel.NIVEAU else trap.zin


def kosten(verschil: Verschil, orde: Doelorde) -> tuple[Kostenregel, ...]:
    """The stages that change, in order of weight: the first one decides whether it is better or worse."""
    doelen = {trap.sleutel: trap.doel for trap in orde.trappen}
    return tuple(
        Kostenregel(sleutel, waarde > 0, abs(waarde), trapzin(sleutel, orde), doelen[sleutel] in PERSONEN)
        for sleutel, waarde in verschil.trappen
        if waarde
    )


def oordeel(regels: Iterable[Kostenregel]) -> Tekst:
    """One sentence on top: what the first stage that changes says of the whole."""
    eerste = next(iter(regels), None)
    if eerste is None:
        return zin("Dit is voor iedereen samen even goed als het advies.")
    if not eerste.slechter:
        return zin("Volgens deze benadering is dit niet slechter. Maak een nieuw plan om het na te gaan.")
    if eerste.in_mensen:
        return zin("Dit kost iets: iemand krijgt geen plek, of hulp die minder past.")
    return zin("Dit kost iets, maar niemand krijgt er een minder passende plek door.")


GROEPZINNEN = {
    Groepskeuze.SAMEN_WONEN: zin("De broers en zussen gaan mee: zij komen samen op één locatie."),
    Groepskeuze.SAMEN_WACHTEN: zin("De broers en zussen wachten dan ook: zij blijven bij elkaar."),
    Groepskeuze.GESPLITST: zin("De broers en zussen komen zo niet bij elkaar. Bespreek eerst of dat kan."),
}


def groepzin(verschil: Verschil) -> Tekst | None:
    """What happens to the brothers and sisters of who is dragged; None for who has none that wait too."""
    return None if verschil.groepskeuze is None else GROEPZINNEN[verschil.groepskeuze]


def volgt_altijd(besloten: int, anders: int, minstens: int) -> bool:
    """True when the table never differed in enough decisions: then nobody may be looking any more."""
    return besloten >= minstens and anders == 0
