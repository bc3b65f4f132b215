"""What a child more at home costs: plans that cannot be better on one side without losing on the other."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from zorglandschap.core.simulatie.draaien import Voortgang
from zorglandschap.core.simulatie.invoer import Ints
from zorglandschap.core.simulatie.planning.doelen import UitHuis
from zorglandschap.core.simulatie.planning.meten import Meter, Meting, Stop
from zorglandschap.core.simulatie.planning.opgave import Opgave
from zorglandschap.core.simulatie.planning.plannen import REPLICATIES, begin_van, kijk_na
from zorglandschap.core.simulatie.planning.zoeken import gewoon, zoek

STAPPEN_VERDER = (4, 2, 1)


@dataclass(frozen=True, slots=True, eq=False)
class Punt:
    """One plan on the front: on fresh dice, euros a year and youths out of home on average."""

    plan: Ints
    kosten: float
    uit_huis: float
    meting: Meting


def pareto(
    opgave: Opgave,
    *,
    zaad: int,
    punten: int = 8,
    replicaties: int = REPLICATIES,
    vers: int = 200,
    pogingen: int = 200,
    draden: int = 1,
    voortgang: Voortgang | None = None,
    stop: Stop | None = None,
) -> tuple[Punt, ...]:
    """Plans that meet the targets, from cheap to many children at home; ``pogingen`` is for each point.

    First the cheapest plan and the one with the fewest out of home; then in between, each time the cheapest plan with
    at most so many out of home (epsilon constraint). What another point beats on both sides is left out.
    ``voortgang(points ready, all)``. Empty when the targets cannot be met.
    """
    begin = begin_van(opgave, zaad)
    met = replace(opgave, doelen=(*opgave.doelen, UitHuis(1e9)))

    def vanaf(start: Ints, grens: float, *, minst: bool = False) -> Meting:
        vraag = replace(met, doelen=(*opgave.doelen, UitHuis(grens)))
        meter = Meter(vraag, zaad=zaad, replicaties=replicaties, pogingen=pogingen, draden=draden, stop=stop)
        stappen = STAPPEN_VERDER if grens < 1e9 else (16, 8, *STAPPEN_VERDER)
        return zoek(meter, start, stappen=stappen, sleutel=_thuis if minst else gewoon).meting

    def meld(klaar: int) -> None:
        if voortgang is not None:
            voortgang(klaar, punten)

    goedkoop = vanaf(begin, 1e9)
    meld(1)
    thuis = vanaf(goedkoop.plan, 1e9, minst=True)
    meld(2)
    gevonden, plan = [goedkoop], goedkoop.plan
    for k, grens in enumerate(np.linspace(goedkoop.uit_huis, thuis.uit_huis, punten)[1:-1].tolist()):
        meting = vanaf(plan, grens)
        gevonden.append(meting)
        plan = meting.plan
        meld(k + 3)
    gevonden.append(thuis)
    echt = [kijk_na(opgave, m.plan, zaad, vers, draden, stop) for m in gevonden if m.is_gehaald]
    return _beste(echt)


def _thuis(meting: Meting) -> tuple[float, ...]:
    """Targets first, then children at home, then euros."""
    return round(meting.tekort, 9), meting.uit_huis, meting.kosten


def _beste(metingen: list[Meting]) -> tuple[Punt, ...]:
    """Without what another beats on both sides, cheapest first."""
    over: list[Meting] = []
    for m in sorted(metingen, key=lambda m: (m.kosten, m.uit_huis)):
        if not over or m.uit_huis < over[-1].uit_huis:
            over.append(m)
    return tuple(Punt(m.plan, m.kosten, m.uit_huis, m) for m in over)
