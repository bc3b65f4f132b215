"""A plan from targets: a start from the programme, a search over the kernel, and a check with dice not seen before.

The best of many plans on one set of dice has also been lucky (winner's curse). So what is reported of a plan comes from
fresh replications, beside what the search itself saw.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.simulatie.draaien import Voortgang
from zorglandschap.core.simulatie.invoer import Ints
from zorglandschap.core.simulatie.planning.controle import controleer_opgave
from zorglandschap.core.simulatie.planning.doelen import getal
from zorglandschap.core.simulatie.planning.haalbaar import Onhaalbaar, wat_nodig
from zorglandschap.core.simulatie.planning.meten import Meter, Meting, Stand, Stop
from zorglandschap.core.simulatie.planning.nodig import lasten
from zorglandschap.core.simulatie.planning.opgave import Opgave
from zorglandschap.core.simulatie.planning.waar import begin_plan
from zorglandschap.core.simulatie.planning.zoeken import zoek

REPLICATIES, VERS, POGINGEN = 40, 400, 600


class Oordeel(Enum):
    """What fresh dice say of the targets."""

    GEHAALD = "gehaald"
    ONZEKER = "onzeker"
    NIET = "niet gehaald"


@dataclass(frozen=True, slots=True, eq=False)
class Gepland:
    """A plan: what the search saw (``gezocht``) and what fresh dice say (``vers``); ``begin`` is the start it had.

    ``onhaalbaar``: what would be needed, when the search met not all targets.
    """

    opgave: Opgave
    zaad: int
    begin: Ints
    gezocht: Meting
    vers: Meting
    pogingen: int
    replicaties: int
    afgebroken: bool
    onhaalbaar: Onhaalbaar | None = None

    @property
    def plan(self) -> Ints:
        """Places [knop, moment]."""
        return self.vers.plan

    @property
    def oordeel(self) -> Oordeel:
        """Met on the unfavourable bound; only by what is measured; or missed."""
        if self.vers.is_gehaald:
            return Oordeel.GEHAALD
        return Oordeel.ONZEKER if all(s.lijkt_gehaald for s in self.vers.standen) else Oordeel.NIET

    def zinnen(self) -> Iterator[Tekst]:
        """What came out, honestly, in sentences."""
        yield zin("Dit plan kost gemiddeld € %(euro)s per jaar (fout van de simulatie € %(fout)s).",
                  euro=getal(self.vers.kosten), fout=getal(self.vers.kosten_fout))  # fmt: skip
        for zoekend, vers in zip(self.gezocht.standen, self.vers.standen, strict=True):
            yield vers.zin()
            yield from _tegenvaller(zoekend, vers)
        yield _SLOT[self.oordeel]
        if self.onhaalbaar is not None:
            yield from self.onhaalbaar.zinnen()
        if self.afgebroken:
            yield zin("Na %(aantal)s pogingen is het zoeken gestopt: een goedkoper plan kan er nog zijn.",
                      aantal=self.pogingen)  # fmt: skip


_SLOT = {
    Oordeel.GEHAALD: zin("Op nieuwe herhalingen haalt het plan alle doelen."),
    Oordeel.ONZEKER: zin(
        "Op nieuwe herhalingen haalt het plan de doelen gemiddeld, maar niet zeker genoeg (95 procent)."
    ),
    Oordeel.NIET: zin("Op nieuwe herhalingen haalt het plan niet alle doelen."),
}


def _tegenvaller(zoekend: Stand, vers: Stand) -> Iterator[Tekst]:
    """When the search thought a target was met and fresh dice do not."""
    if zoekend.is_gehaald and not vers.is_gehaald:
        yield zin("Bij het zoeken leek dit gehaald (%(waarde)s): dat was deels geluk.",
                  waarde=vers.doel.toon(zoekend.waarde))  # fmt: skip


def begin_van(opgave: Opgave, zaad: int) -> Ints:
    """The start of the search. Raises OngeldigeInvoer when the question is not sound."""
    controleer_opgave(opgave)
    return begin_plan(opgave, lasten(opgave, zaad))


def maak_plan(
    opgave: Opgave,
    *,
    zaad: int,
    replicaties: int = REPLICATIES,
    vers: int = VERS,
    pogingen: int = POGINGEN,
    draden: int = 1,
    voortgang: Voortgang | None = None,
    stop: Stop | None = None,
) -> Gepland:
    """Places per knop and moment that meet the targets at the least cost found.

    ``voortgang(plans played, most)`` after each plan, ``stop()`` before. Raises OngeldigeInvoer, Gestopt, TeVol.
    """
    begin = begin_van(opgave, zaad)
    meter = Meter(
        opgave, zaad=zaad, replicaties=replicaties, pogingen=pogingen, draden=draden, voortgang=voortgang, stop=stop
    )
    gezocht = zoek(meter, begin)
    beste, onhaalbaar = gezocht.meting, None
    if not beste.is_gehaald:
        nodig = wat_nodig(meter, beste, max(1, pogingen // 2))
        beste, onhaalbaar = nodig.beste, (None if nodig.beste.is_gehaald else nodig)
    vers_gemeten = kijk_na(opgave, beste.plan, zaad, vers, draden, stop)
    aantal = meter.gespeeld
    return Gepland(
        opgave, zaad, begin, beste, vers_gemeten, aantal, aantal * replicaties, gezocht.afgebroken, onhaalbaar
    )


def kijk_na(
    opgave: Opgave, plan: Ints, zaad: int, replicaties: int, draden: int = 1, stop: Stop | None = None
) -> Meting:
    """``plan`` on fresh dice: another seed than the one it was found with."""
    meter = Meter(opgave, zaad=zaad + 1, replicaties=replicaties, pogingen=1, draden=draden, stop=stop)
    return meter.meet(plan)
