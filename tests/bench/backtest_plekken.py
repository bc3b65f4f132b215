"""The backtest where places are short: the truth has waiting lists and patience, the forecast is the simulation itself.

`python -m tests.bench.backtest_plekken [regions]`. The truth is a plain queue written here, not the kernel.
"""

from __future__ import annotations

import heapq
import sys
from collections import deque
from datetime import date

import numpy as np

from tests.bench.backtest import OORSPRONGEN, toon, wereld
from tests.core.simulatie.schatting_bron import (
    GEMEENTEN,
    GRP,
    KADER,
    MENSEN,
    PROFIELEN,
    VORMEN,
    Waarheid,
    register,
)
from zorglandschap.core.simulatie.backtest import Oordeel, Voorspeller, kijk_terug
from zorglandschap.core.simulatie.backtest_modellen import geschat, markov, naief, vloeibaar
from zorglandschap.core.simulatie.draaien import draai
from zorglandschap.core.simulatie.episodes import JAAR, LEEG, Episodes, Rij, maak
from zorglandschap.core.simulatie.invoer import (
    Bewoners,
    Ints,
    Invoer,
    Locatie,
    Profiel,
    Reals,
    Voorziening,
    Wachtenden,
    Zorgvorm,
    exponentieel,
)
from zorglandschap.core.simulatie.schatting import Keuzes, pas_toe, schat
from zorglandschap.core.simulatie.schatting_open import Bewoond

REGIOS = 30
GEDULD = 150.0  # days on average, exponential
KRAP = 0.97  # places per youth who would be there if there were always a place
KEUZES = Keuzes(maanden=36, aantal=150)


class Loket:
    """First come, first served, per form; who waits longer than the patience drawn gives up."""

    def __init__(self, rijen: list[Rij], plekken: Ints, tot: int, rng: np.random.Generator) -> None:
        self.paden: dict[str, list[Rij]] = {}
        for rij in sorted(rijen):
            self.paden.setdefault(rij.jeugdige, []).append(rij)
        self.agenda = [(pad[0].gevraagd, 1, naam, 0) for naam, pad in self.paden.items()]
        heapq.heapify(self.agenda)
        self.vrij, self.tot, self.rng = plekken.copy(), tot, rng
        self.wacht = [deque[tuple[str, int, int, float]]() for _ in plekken]
        self.uit: list[Rij] = []

    def speel(self) -> list[Rij]:
        """All events in order; then who still waits."""
        while self.agenda:
            dag, soort, naam, stap = heapq.heappop(self.agenda)
            if soort == 0:
                self.geef_vrij(self.paden[naam][stap].vorm, dag)
            self.vraag(naam, stap + (soort == 0), dag)
        for naam, stap, gevraagd, tot_dag in (wie for rij in self.wacht for wie in rij):
            self.geef_op(naam, stap, gevraagd, LEEG if tot_dag > self.tot else int(tot_dag))
        return self.uit

    def vraag(self, naam: str, stap: int, dag: int) -> None:
        """Help of the next step: at once, or after waiting."""
        if stap == len(self.paden[naam]):
            return
        f = self.paden[naam][stap].vorm
        if self.vrij[f] > 0:
            self.begin(naam, stap, dag, dag)
        else:
            self.wacht[f].append((naam, stap, dag, dag + 1 + self.rng.exponential(GEDULD)))

    def begin(self, naam: str, stap: int, gevraagd: int, dag: int) -> None:
        """A stay as long as it was where there was always a place."""
        bron = self.paden[naam][stap]
        self.vrij[bron.vorm] -= 1
        eind = dag + bron.eind - bron.start
        klaar = bron.eind != LEEG and eind <= self.tot
        reden = bron.reden if klaar else LEEG
        self.uit.append(
            bron._replace(gevraagd=gevraagd, start=dag, toegewezen=dag, eind=eind if klaar else LEEG, reden=reden)
        )
        if klaar:
            heapq.heappush(self.agenda, (eind, 0, naam, stap))

    def geef_vrij(self, f: int, dag: int) -> None:
        """A place comes free: for the first who still waits."""
        self.vrij[f] += 1
        while self.wacht[f] and self.vrij[f] > 0:
            naam, stap, gevraagd, tot_dag = self.wacht[f].popleft()
            if tot_dag > dag:
                self.begin(naam, stap, gevraagd, dag)
            else:
                self.geef_op(naam, stap, gevraagd, int(tot_dag))

    def geef_op(self, naam: str, stap: int, gevraagd: int, eind: int) -> None:
        """Somebody stopped waiting, or (without an end) waits still."""
        rij = self.paden[naam][stap]
        self.uit.append(rij._replace(gevraagd=gevraagd, start=LEEG, toegewezen=LEEG, eind=eind, reden=LEEG))


def met_wachtlijst(w: Waarheid, rijen: list[Rij], plekken: Ints, rng: np.random.Generator) -> list[Rij]:
    """The same youths, stays and routes, but with so many places."""
    vanaf = w.kader.vanaf.toordinal()
    rijen = Loket(rijen, plekken, w.kader.tot.toordinal(), rng).speel()
    return [rij for rij in rijen if rij.eind == LEEG or rij.eind >= vanaf]


def in_de_simulatie(plekken: Ints) -> Voorspeller:
    """The estimate in the kernel, from who is there and who waits, with the places there are."""

    def voorspel(ep: Episodes, dagen: tuple[date, ...], rng: np.random.Generator) -> Reals:
        uit = schat(ep, rng=rng, mensen=MENSEN, keuzes=KEUZES)
        basis = _basis(ep, plekken, dagen)
        uitkomsten = [
            draai(pas_toe(basis, uit, t), zaad=k, replicaties=1, draden=1) for k, t in enumerate(uit.trekkingen)
        ]
        return np.array([
            np.array([u.reeks("aanwezig", vormen=[v]).waarden[0] for v in VORMEN]).T for u in uitkomsten
        ])  # fmt: skip

    return voorspel


def _basis(ep: Episodes, plekken: Ints, dagen: tuple[date, ...]) -> Invoer:
    nu, tot = Bewoond.van(ep, KEUZES.overgang), ep.kader.tot.toordinal()
    wacht = np.flatnonzero((ep.start == LEEG) & (ep.eind == LEEG))
    return Invoer(
        start=ep.kader.tot, maanden=24, grenzen=dagen, te_lang=28.0, gemeenten=GEMEENTEN,
        vormen=tuple(Zorgvorm(naam=v, duur=exponentieel(9.0), oud_op=KADER.grens(v)) for v in VORMEN),
        locaties=(Locatie("huis", GEMEENTEN[0], dict.fromkeys(GEMEENTEN, 1.0)),),
        voorzieningen=tuple(Voorziening(v, "huis", int(n)) for v, n in zip(VORMEN, plekken, strict=True)),
        profielen=tuple(Profiel(naam=p, leeftijd=(0.0, 9.0), eerste_keus={GRP: 1.0}) for p in PROFIELEN),
        instroom=np.zeros((len(GEMEENTEN), len(PROFIELEN))),
        bewoners=Bewoners(
            voorziening=nu.vorm, gemeente=nu.vorm * 0, profiel=nu.profiel, dagen=nu.dagen,
            leeftijd=np.maximum(0.0, -nu.geboren / JAAR),
        ),
        wachtenden=Wachtenden(
            vorm=ep.vorm[wacht], gemeente=ep.gemeente[wacht], profiel=ep.profiel[wacht],
            dagen=(tot - ep.gevraagd[wacht]).astype(float), leeftijd=(tot - ep.geboren[wacht]) / JAAR,
            voorziening=np.full(wacht.size, -1),
        ),
    )  # fmt: skip


def meet(regios: int, zaad: int = 2) -> dict[str, list[Oordeel]]:
    """The scores per region of the simulation, of the estimate without places, and of the simple models."""
    uit: dict[str, list[Oordeel]] = {}
    for rng in np.random.default_rng(zaad).spawn(regios):
        w = wereld(rng)
        vrij = maak(ruim := register(w, rng), KADER)
        plekken = np.maximum(3, (KRAP * vrij.aanwezig(OORSPRONGEN[0]))).astype(np.int64)
        ep = maak(met_wachtlijst(w, ruim, plekken, rng), KADER)
        modellen = {
            "simulatie": in_de_simulatie(plekken), "zonder plekken": geschat(MENSEN, KEUZES), "naïef": naief,
            "Markov": markov(), "vloeibaar": vloeibaar(plekken),
        }  # fmt: skip
        for naam, oordeel in kijk_terug(ep, modellen, oorsprongen=OORSPRONGEN, rng=rng).items():
            uit.setdefault(naam, []).append(oordeel)
    return uit


if __name__ == "__main__":
    aantal = int(sys.argv[1]) if len(sys.argv) > 1 else REGIOS
    sys.exit(toon(meet(aantal), "simulatie", zonder=("zonder plekken",)))
