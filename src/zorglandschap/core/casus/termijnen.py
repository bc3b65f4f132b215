"""What is due when: one engine that derives every open due date of a case from its facts (table: ``klokken.py``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from zorglandschap.core.begrippen.bron import Bron
from zorglandschap.core.begrippen.codelijsten import CasusStatus
from zorglandschap.core.begrippen.periode import plus_maanden
from zorglandschap.core.begrippen.tekst import Tekst
from zorglandschap.core.begrippen.werkdagen import plus_werkdagen
from zorglandschap.core.casus.aanleidingen import Begin, is_gedaan
from zorglandschap.core.casus.klokken import KLOKKEN, NORMSLEUTELS, ZELF_MELDEN, Eenheid, Klok, Telling
from zorglandschap.core.casus.termijnfeiten import Elders, Normen, TermijnFeiten, Termijnsoort
from zorglandschap.core.casus.werk import Werkrol

__all__ = [
    "NORMSLEUTELS",
    "Elders",
    "Normen",
    "Termijn",
    "TermijnFeiten",
    "Termijnsoort",
    "Termijnstaat",
    "eerste_voor",
    "staat_op",
    "termijnen",
]
MAANDEN_PER_JAAR = 12
WEEK = timedelta(weeks=1)
DAG = timedelta(days=1)


class Termijnstaat(StrEnum):
    """How near a due date is."""

    TE_LAAT = "te laat"
    DEZE_WEEK = "deze week"
    OP_TIJD = "op tijd"


def staat_op(uiterlijk: date, vandaag: date) -> Termijnstaat:
    """Too late, within the next seven days (today included), or with time left."""
    if uiterlijk < vandaag:
        return Termijnstaat.TE_LAAT
    return Termijnstaat.DEZE_WEEK if uiterlijk < vandaag + WEEK else Termijnstaat.OP_TIJD


@dataclass(frozen=True, slots=True)
class Termijn:
    """One open due date: what must be done at the latest on ``uiterlijk``, since when that runs, and why.

    ``zelf_melden``: no other fact shows that it was done, so people report it.
    """

    soort: Termijnsoort
    sinds: date
    uiterlijk: date
    bron: Bron
    tekst: Tekst
    voor: frozenset[Werkrol] = frozenset()

    def staat(self, vandaag: date) -> Termijnstaat:
        """How near the due date is."""
        return staat_op(self.uiterlijk, vandaag)

    @property
    def zelf_melden(self) -> bool:
        """True when somebody must report that it was done."""
        return self.soort in ZELF_MELDEN


def termijnen(feiten: TermijnFeiten) -> tuple[Termijn, ...]:
    """Every open term, the first due date first; of each kind only the one that comes first."""
    dicht = feiten.status is CasusStatus.AFGESLOTEN
    eerst: dict[Termijnsoort, Termijn] = {}
    for klok in KLOKKEN:
        if klok.na_sluiten is not dicht:
            continue
        for termijn in _lopend(klok, feiten):
            if termijn.soort not in eerst or termijn.uiterlijk < eerst[termijn.soort].uiterlijk:
                eerst[termijn.soort] = termijn
    return tuple(sorted(eerst.values(), key=lambda t: (t.uiterlijk, t.soort)))


def eerste_voor(rol: Werkrol, rij: tuple[Termijn, ...]) -> Termijn | None:
    """The first due date that is work of this role, or None."""
    return next((t for t in rij if rol in t.voor), None)


def _lopend(klok: Klok, feiten: TermijnFeiten) -> Iterator[Termijn]:
    for begin in klok.feit(feiten):
        uiterlijk = _uiterlijk(klok, begin, feiten.normen)
        if begin.sinds <= feiten.vandaag and not is_gedaan(feiten, klok.soort, uiterlijk):
            yield Termijn(klok.soort, begin.sinds, uiterlijk, klok.bron, klok.wat, klok.voor)


def _uiterlijk(klok: Klok, begin: Begin, normen: Normen) -> date:
    if klok.telling is Telling.OP:
        return begin.anker
    aantal = normen[klok.norm]
    if klok.telling is Telling.VOORAF:
        return _verschuif(begin.anker, -aantal, klok.eenheid)
    dag = _verschuif(begin.anker, aantal, klok.eenheid)
    if klok.telling is Telling.BINNEN:
        return dag
    return (dag if begin.tot is None else min(dag, begin.tot)) - DAG


def _verschuif(dag: date, aantal: int, eenheid: Eenheid) -> date:
    match eenheid:
        case Eenheid.WERKDAG:
            return plus_werkdagen(dag, aantal)
        case Eenheid.DAG:
            return dag + timedelta(days=aantal)
        case Eenheid.WEEK:
            return dag + timedelta(weeks=aantal)
        case Eenheid.MAAND:
            return plus_maanden(dag, aantal)
        case _:
            return plus_maanden(dag, aantal * MAANDEN_PER_JAAR)
