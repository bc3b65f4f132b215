"""When not all targets can be met: which are missed by how much, and what would be needed.

For each target: the mildest limit at which all others are met, by a search that puts the others first. And which places
are at their bound, since there more room would help.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.simulatie.planning.meten import Meter, Meting, Stand
from zorglandschap.core.simulatie.planning.opgave import Opgave
from zorglandschap.core.simulatie.planning.zoeken import zoek

STAPPEN_DAARNA = (8, 4, 2, 1)
MEESTE_KEER = 10.0  # a limit that would be more times as large is no relaxation: the target is given up


@dataclass(frozen=True, slots=True, eq=False)
class Versoepeling:
    """With this limit for one target all others are met, by the plan of ``meting``."""

    stand: Stand
    meting: Meting

    @property
    def nodig(self) -> float:
        """The limit that can be kept."""
        return self.stand.rand

    def zin(self) -> Tekst:
        """What would have to be given up."""
        doel = self.stand.doel
        return zin("Alles lukt wel als dit doel %(nodig)s wordt in plaats van %(grens)s: %(doel)s",
                   nodig=doel.toon(self.nodig), grens=doel.toon(doel.grens), doel=str(doel.omschrijving()))  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Onhaalbaar:
    """What is missed at the best plan found, what would make it possible, and which places have no more room."""

    beste: Meting
    gemist: tuple[Stand, ...]
    versoepelingen: tuple[Versoepeling, ...]
    aan_grens: tuple[Tekst, ...]

    def zinnen(self) -> Iterator[Tekst]:
        """In sentences: first that it does not work, then how far off, then what would."""
        yield zin("Deze doelen zijn samen niet gehaald. Bij het beste plan dat is gevonden:")
        for stand in self.gemist:
            yield stand.zin()
            yield zin("Dat is %(over)s te veel of te weinig.", over=stand.doel.toon(abs(stand.over)))
        yield from (v.zin() for v in self.versoepelingen)
        if not self.versoepelingen:
            yield zin("Een ander getal voor één doel is niet genoeg: er zijn er minstens twee die moeten wijken.")
        yield from self.aan_grens


def wat_nodig(meter: Meter, beste: Meting, pogingen: int) -> Onhaalbaar:
    """Search, per target, how far it must give way, each with so many tries more than were spent.

    A search that meets all targets after all ends it: its plan is then ``beste``, and nothing is missed.
    """
    gevonden = []
    for i in range(len(beste.standen)):
        meter.pogingen = meter.gespeeld + pogingen
        meting = _versoepel(meter, beste, i)
        if meting.is_gehaald:
            return Onhaalbaar(meting, (), (), ())
        mild = meting.standen[i].tekort <= math.log(MEESTE_KEER)
        if mild and all(s.is_gehaald for k, s in enumerate(meting.standen) if k != i):
            gevonden.append(Versoepeling(meting.standen[i], meting))
    gemist = tuple(s for s in beste.standen if not s.is_gehaald)
    return Onhaalbaar(beste, gemist, tuple(gevonden), tuple(_aan_grens(meter.opgave, beste)))


def _versoepel(meter: Meter, beste: Meting, i: int) -> Meting:
    """The plan that misses the targets other than ``i`` by the least, and then ``i`` by the least."""

    def sleutel(m: Meting) -> tuple[float, ...]:
        ander = sum(s.tekort for k, s in enumerate(m.standen) if k != i)
        return round(ander, 9), round(m.standen[i].tekort, 9), m.kosten

    return zoek(meter, beste.plan, stappen=STAPPEN_DAARNA, sleutel=sleutel).meting


def _aan_grens(opgave: Opgave, meting: Meting) -> Iterator[Tekst]:
    gemist = {getattr(s.doel, "vorm", None) for s in meting.standen if not s.is_gehaald}
    for k, knop in enumerate(opgave.knoppen):
        if knop.vorm in gemist and int(meting.plan[k].max()) == knop.meest:
            yield zin("%(knop)s zit aan de grens van %(meest)s plekken: meer ruimte daar kan helpen.",
                      knop=knop.naam, meest=knop.meest)  # fmt: skip
    for p in opgave.plafonds:
        if p.vorm in gemist and int(meting.plan[opgave.rijen(p.vorm), -1].sum()) == p.hoogstens:
            yield zin("Voor %(vorm)s geldt een plafond van %(hoogstens)s plekken, en dat is vol.",
                      vorm=p.vorm, hoogstens=p.hoogstens)  # fmt: skip
