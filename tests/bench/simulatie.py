"""The kernel of the simulation beside SimPy and Ciw, on the same invented region, in CPU time of one run.

``python -m tests.bench.simulatie``. The full region has every feature on; Ciw knows no patience, second best, ages or
teams, so it plays the bare region: gemeenten as classes, blocking after service, the nearest free place by priority
of servers.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace

import ciw
import numpy as np

from tests.bench.klok import tabel
from tests.bench.poorten import Poort, toon_poorten
from tests.core.simulatie.regio import AANDEEL, BLIJFT, DOOR, DUUR, GEMEENTEN, KM, NAMEN, PLEKKEN, VRAAG, kaal, vol
from tests.core.simulatie.simpy_tweeling import Tweeling
from zorglandschap.core.simulatie.draaien import speel
from zorglandschap.core.simulatie.invoer import Invoer
from zorglandschap.core.simulatie.pakken import pak

HERHALINGEN, RONDES = 100, 5
KLAAR = "from zorglandschap.core.simulatie.draaien import maak_klaar; maak_klaar(str)"


def _cpu(werk: Callable[[], object]) -> float:
    begin = time.process_time()
    werk()
    return time.process_time() - begin


def _onze(invoer: Invoer, herhalingen: int, draden: int = 1) -> tuple[float, int]:
    """CPU seconds and events of so many replications."""
    par, gebeurd = pak(invoer), 0
    begin = time.process_time()
    for blok in speel(par, 1, herhalingen, draden):
        gebeurd += int(blok.gebeurd.sum())
    return time.process_time() - begin, gebeurd


def _simpy(invoer: Invoer) -> float:
    dagen = np.nan_to_num(invoer.bewoners.dagen, nan=10.0)
    zelfde = replace(invoer, bewoners=replace(invoer.bewoners, dagen=dagen))
    return _cpu(lambda: Tweeling(zelfde, 1).draai())


def _dichtstbij(naam: str) -> Callable[[object, object], float]:
    """The kilometres to a place of a form, for Ciw: who is served takes the free server with the lowest number."""
    waar = np.repeat(np.arange(len(GEMEENTEN)), PLEKKEN[naam])

    def afstand(plek: object, jeugdige: object) -> float:
        m = GEMEENTEN.index(jeugdige.customer_class)  # type: ignore[attr-defined]
        return float(KM[m, waar[plek.id_number - 1]])  # type: ignore[attr-defined]

    return afstand


def _ciw(jaren: float) -> float:
    """CPU seconds of one replication of the bare region in Ciw: a queue without end before each form.

    Who comes from home, or need not stay, waits in the queue; who stays until there is room is blocked in the form.
    """
    n = len(NAMEN)

    def duur(naam: str) -> ciw.dists.Lognormal:
        gemiddelde, spreiding = DUUR[naam]
        s2 = float(np.log1p(spreiding**2))
        return ciw.dists.Lognormal(float(np.log(gemiddelde) - s2 / 2), float(np.sqrt(s2)))

    komst = {
        g: [*(ciw.dists.Exponential(VRAAG[v] * float(deel) / 365.25) for v in NAMEN), *[None] * n]
        for g, deel in zip(GEMEENTEN, AANDEEL, strict=True)
    }
    route = np.zeros((2 * n, 2 * n))
    route[range(n), range(n, 2 * n)] = 1.0
    for i, van in enumerate(NAMEN):
        for naar, kans in DOOR.get(van, {}).items():
            route[n + i, NAMEN.index(naar) + n * ((van, naar) in BLIJFT)] = kans
    net = ciw.create_network(
        arrival_distributions=komst,
        service_distributions={g: [ciw.dists.Deterministic(0.0)] * n + [duur(v) for v in NAMEN] for g in GEMEENTEN},
        number_of_servers=[float("inf")] * n + [sum(PLEKKEN[v]) for v in NAMEN],
        routing=dict.fromkeys(GEMEENTEN, route.tolist()),
        queue_capacities=[float("inf")] * n + [0] * n,
        server_priority_functions=[None] * n + [_dichtstbij(v) for v in NAMEN],
    )

    def draai() -> None:
        ciw.seed(1)
        ciw.Simulation(net).simulate_until_max_time(jaren * 365.25)

    return _cpu(draai)


def _start(map_: str) -> float:
    """CPU seconds of a new process that makes the kernel ready; Python may keep the bytecode of the libraries."""
    omgeving = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | {"NUMBA_CACHE_DIR": map_}
    voor = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", KLAAR], check=True, env=omgeving)
    na = resource.getrusage(resource.RUSAGE_CHILDREN)
    return na.ru_utime + na.ru_stime - voor.ru_utime - voor.ru_stime


def _draden(invoer: Invoer) -> float:
    """How many times faster two threads are by the clock on the wall (only on a machine that is not busy)."""
    tijden = []
    for draden in (1, 2):
        begin = time.perf_counter()
        _onze(invoer, 4 * HERHALINGEN, draden)
        tijden.append(time.perf_counter() - begin)
    return tijden[0] / tijden[1]


def meet_simulatie() -> list[Poort]:
    """All gates of the kernel, each with what was measured; one that is missed is not loosened but told."""
    vol_, kaal_ = vol(), kaal()
    _onze(vol_, 2)
    rondes = [(_onze(vol_, HERHALINGEN), _onze(kaal_, HERHALINGEN), _simpy(vol_), _ciw(10.0)) for _ in range(RONDES)]
    ons = float(np.median([r[0][0] for r in rondes]))
    bare = float(np.median([r[1][0] for r in rondes]))
    gebeurd, gebeurd_kaal = rondes[0][0][1], rondes[0][1][1]
    keer_simpy = np.median([r[2] * HERHALINGEN / r[0][0] for r in rondes])
    keer_ciw = np.median([r[3] * HERHALINGEN / r[1][0] for r in rondes])
    land = _cpu(lambda: [_onze(vol_, 1) for _ in range(42)])
    geheugen = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    with tempfile.TemporaryDirectory() as map_:
        koud, warm = _start(map_), _start(map_)
    print(f"## Simulatie: {HERHALINGEN} herhalingen van 10 jaar, alles aan, mediaan van {RONDES} rondes\n")
    poorten = [
        Poort("gebeurtenissen per seconde, alles aan", gebeurd / ons / 1e6, 12.0, "M", minstens=True),
        Poort("gebeurtenissen per seconde, kale regio", gebeurd_kaal / bare / 1e6, 12.0, "M", minstens=True),
        Poort("100 herhalingen van 10 jaar", ons, 0.5, "s"),
        Poort("× SimPy, alles aan", float(keer_simpy), 150.0, minstens=True),
        Poort("× Ciw, kale regio met locaties", float(keer_ciw), 1500.0, minstens=True),
        Poort("42 regio's, een herhaling", land, 1.0, "s"),
        Poort("twee draden, × sneller op de klok", _draden(vol_), 1.8, minstens=True),
        Poort("eerste keer (compileren en laden)", koud, 25.0, "s"),
        Poort("volgende start", warm, 1.0, "s"),
        Poort("geheugen van deze meting (met SimPy en Ciw)", geheugen, 300.0, "MB"),
    ]
    kop = ["wat", "gemeten", "grens", "gehaald"]
    tabel(kop, [p.rij for p in poorten])
    return poorten


if __name__ == "__main__":
    sys.exit(0 if toon_poorten(meet_simulatie()) else 1)
