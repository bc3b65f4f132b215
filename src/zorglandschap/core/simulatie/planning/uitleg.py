"""Why a plan changes what it changes: every change is undone in turn, and the kernel says what is lost."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.simulatie.planning.doelen import dag, getal
from zorglandschap.core.simulatie.planning.meten import Meter, Meting, Stand
from zorglandschap.core.simulatie.planning.opgave import Opgave, verandering


def leg_uit(meter: Meter, meting: Meting) -> Iterator[Tekst]:
    """A sentence per change of the plan: what it serves, with the same dice (common random numbers)."""
    opgave = meter.opgave
    delta = verandering(opgave, meting.plan)
    for k, j in np.argwhere(delta != 0).tolist():
        zonder = meting.plan.copy()
        zonder[k, j:] = np.maximum(0, zonder[k, j:] - delta[k, j])  # what closes again later was never more than open
        yield _zin(opgave, k, j, int(delta[k, j]), meting, meter.meet(zonder))


def _zin(opgave: Opgave, k: int, j: int, delta: int, met: Meting, zonder: Meting) -> Tekst:
    knop, op = opgave.knoppen[k].naam, dag(opgave.momenten[j])
    aantal, kant = _plekken(abs(delta)), "erbij" if delta > 0 else "dicht"
    wat = zin("%(knop)s: %(aantal)s %(kant)s op %(op)s.", knop=knop, aantal=aantal, kant=kant, op=op)
    paren = zip(met.standen, zonder.standen, strict=True)
    stand, anders = max(paren, key=lambda paar: paar[1].tekort - paar[0].tekort)
    if anders.tekort > stand.tekort:
        return _voor_doel(wat, stand, anders)
    if zonder.kosten > met.kosten:
        return zin("%(wat)s Dat spaart € %(euro)s per jaar; alle doelen blijven even goed gehaald.",
                   wat=str(wat), euro=getal(zonder.kosten - met.kosten))  # fmt: skip
    return zin("%(wat)s Los van de andere veranderingen is dit niet nodig; het kost € %(euro)s per jaar.",
               wat=str(wat), euro=getal(met.kosten - zonder.kosten))  # fmt: skip


def _voor_doel(wat: Tekst, stand: Stand, anders: Stand) -> Tekst:
    return zin("%(wat)s Zonder dat wordt dit doel niet gehaald: %(doel)s Het zou %(zonder)s worden, nu %(met)s.",
               wat=str(wat), doel=str(stand.doel.omschrijving()),
               zonder=stand.doel.toon(anders.waarde), met=stand.doel.toon(stand.waarde))  # fmt: skip


def _plekken(aantal: int) -> str:
    return "1 plek" if aantal == 1 else f"{aantal} plekken"
