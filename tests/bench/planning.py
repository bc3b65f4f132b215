"""Planning a region: CPU seconds and replications, and random search with as many tries on the same dice.

``python -m tests.bench.planning``. Five years, two forms at six places and two moments; invented tariffs.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from datetime import date

import numpy as np

from tests.bench.poorten import Poort, toon_poorten
from tests.core.simulatie.regio import AMB, BHG, GEMEENTEN, GRP, GZH, NAMEN, vol
from zorglandschap.core.simulatie.gevoeligheid import ingangen, tornado
from zorglandschap.core.simulatie.planning.doelen import Wachttijd
from zorglandschap.core.simulatie.planning.meten import Meter, Meting
from zorglandschap.core.simulatie.planning.nodig import lasten
from zorglandschap.core.simulatie.planning.opgave import Knop, Opgave, Plafond, ongewijzigd
from zorglandschap.core.simulatie.planning.plannen import Gepland, kijk_na, maak_plan
from zorglandschap.core.simulatie.planning.waar import begin_plan
from zorglandschap.core.simulatie.planning.zoeken import gewoon

TARIEF = dict(zip(NAMEN, (60.0, 90.0, 220.0, 260.0, 380.0, 600.0, 400.0, 550.0), strict=True))
ZAAD, POGINGEN, VERS = 1, 150, 400
VANAF = date(2027, 1, 1)


def regio() -> Opgave:
    """The region of the other measurements: places of four forms may change, fewer treatment groups by policy."""
    basis = vol(60)
    vormen = tuple(replace(v, tarief=TARIEF[v.naam], tarief_buiten=2 * TARIEF[v.naam]) for v in basis.vormen)
    doelen = tuple(Wachttijd(vorm, dagen, VANAF) for vorm, dagen in ((AMB, 14), (GZH, 30), (GRP, 30), (BHG, 42)))
    knoppen = tuple(
        Knop(vorm, gemeente, 200, openen=5_000.0, sluiten=2_000.0)
        for vorm in (AMB, GZH, GRP, BHG)
        for gemeente in GEMEENTEN
    )
    return Opgave(
        invoer=replace(basis, vormen=vormen), doelen=doelen, knoppen=knoppen,
        momenten=(date(2027, 1, 1), date(2028, 1, 1)), plafonds=(Plafond(BHG, 150, date(2028, 1, 1)),),
    )  # fmt: skip


def _loten(opgave: Opgave, begin: Meting, pogingen: int) -> Meting:
    """Random search around the same start, in places and time: as many tries, the same dice."""
    dobbel = np.random.default_rng(ZAAD)
    meter = Meter(opgave, zaad=ZAAD, replicaties=40, pogingen=pogingen)
    beste = begin
    while not meter.op:
        plan = beste.plan.copy()
        for k in dobbel.choice(plan.shape[0], dobbel.integers(1, 4), replace=False):
            van = int(dobbel.integers(0, plan.shape[1]))
            plan[k, van : van + int(dobbel.integers(1, 3))] += dobbel.integers(-16, 17)
        if opgave.past(plan) and gewoon(nieuw := meter.meet(plan)) < gewoon(beste):
            beste = nieuw
    return beste


def _cpu(begin: float) -> float:
    return time.process_time() - begin


def _plan(opgave: Opgave) -> tuple[Gepland, float]:
    begin = time.process_time()
    return maak_plan(opgave, zaad=ZAAD, vers=VERS, pogingen=POGINGEN), _cpu(begin)


def meet_planning() -> list[Poort]:
    """A regional plan beside random search; and all bars of the sensitivity of that region."""
    opgave = regio()
    meter = Meter(opgave, zaad=ZAAD, replicaties=40, pogingen=9)
    nu = meter.meet(ongewijzigd(opgave))
    last = lasten(opgave, ZAAD)
    begin = time.process_time()
    start = meter.meet(begin_plan(opgave, last))
    programma = _cpu(begin)
    plan, tijd = _plan(opgave)
    lot = _loten(opgave, start, plan.pogingen)
    vers = kijk_na(opgave, lot.plan, ZAAD, VERS)
    print(f"## Planning: 24 knoppen, 2 momenten, {plan.pogingen} pogingen, {plan.replicaties} herhalingen\n")
    print(f"ongewijzigd: € {nu.kosten / 1e6:.2f} mln per jaar, doelen gehaald: {nu.is_gehaald}")
    print(f"begin uit het programma: € {start.kosten / 1e6:.2f} mln, gehaald: {start.is_gehaald}")
    print(f"plan, nieuwe herhalingen: € {plan.vers.kosten / 1e6:.2f} mln, gehaald: {plan.vers.is_gehaald}")
    print(f"loten, nieuwe herhalingen: € {vers.kosten / 1e6:.2f} mln, gehaald: {vers.is_gehaald}\n")
    begin = time.process_time()
    balken = tornado(opgave.invoer, lambda u: u.reeks("wachtend"), zaad=ZAAD, breedte=0.1, replicaties=20)
    tornado_tijd = _cpu(begin)
    aantal = 2 * len(ingangen(opgave.invoer)) + 1
    print(f"gevoeligheid: {aantal} × 20 herhalingen in {tornado_tijd:.1f} s; meest: {balken[0].naam}\n")
    return [
        Poort("planning: programma en één meting", programma, 2.0, "s"),
        Poort("planning: een regionaal plan", tijd, 60.0, "s"),
        Poort("planning: doelen gemist op nieuwe herhalingen", sum(not s.lijkt_gehaald for s in plan.vers.standen), 1),
        Poort(
            "planning: goedkoper dan loten met evenveel pogingen", lot.kosten / plan.gezocht.kosten, 1.0, minstens=True
        ),
        Poort("gevoeligheid: alle balken van de regio", tornado_tijd, 30.0, "s"),
    ]


if __name__ == "__main__":
    sys.exit(0 if toon_poorten(meet_planning()) else 1)
