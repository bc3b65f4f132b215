"""One plan through the kernel: what it costs, and per target what is measured, with a bound that holds for chance.

The bound is that of 95 in 100: a target is met when even the unfavourable side of the measurement is within its limit.
Every plan meets the same youths (common random numbers), so plans differ by their places and not by luck.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.stats import t as student

from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.simulatie.draaien import Gestopt, Voortgang, draai
from zorglandschap.core.simulatie.invoer import Ints, Reals
from zorglandschap.core.simulatie.planning.doelen import Doel, Gespeeld
from zorglandschap.core.simulatie.planning.opgave import Opgave, kosten, pas_toe, plaatsdagen

ZEKERHEID = 0.95
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Stand:
    """Where one target is: the value measured and its unfavourable bound."""

    doel: Doel
    waarde: float
    rand: float

    @property
    def over(self) -> float:
        """How far the bound is beyond the limit, in the unit of the target; negative: room to spare."""
        return self.doel.grens - self.rand if self.doel.minstens else self.rand - self.doel.grens

    @property
    def tekort(self) -> float:
        """How far beyond, so that targets can be added up: 0 when it is met, growing ever slower."""
        schaal = abs(self.doel.grens) if self.doel.grens else 1.0
        return math.log1p(max(0.0, self.over) / schaal)

    @property
    def is_gehaald(self) -> bool:
        """True when even the unfavourable bound is within the limit."""
        return self.over <= 0.0

    @property
    def lijkt_gehaald(self) -> bool:
        """True when at least the value measured is within the limit."""
        doel = self.doel
        return self.waarde >= doel.grens if doel.minstens else self.waarde <= doel.grens

    def zin(self) -> Tekst:
        """The target and what is measured, as two sentences."""
        doel = self.doel
        return zin("%(doel)s Gemeten: %(waarde)s, met 95%% zekerheid %(kant)s %(rand)s.",
                   doel=str(doel.omschrijving()), waarde=doel.toon(self.waarde),
                   kant="minstens" if doel.minstens else "hoogstens", rand=doel.toon(self.rand))  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Meting:
    """A plan with its mean cost in euros a year, the standard error of that, and where every target is."""

    plan: Ints
    kosten: float
    kosten_fout: float
    standen: tuple[Stand, ...]
    uit_huis: float

    @property
    def tekort(self) -> float:
        """Nothing when all targets are met."""
        return sum(s.tekort for s in self.standen)

    @property
    def is_gehaald(self) -> bool:
        """True when every target is met, on its unfavourable bound."""
        return all(s.is_gehaald for s in self.standen)


def _stand(doel: Doel, teller: Reals, noemer: Reals) -> Stand:
    """The ratio of sums, and its one-sided bound (delta method, Student)."""
    n = teller.size
    midden = max(float(noemer.mean()), 0.5 / n)  # who never starts has waited very long, not for ever
    waarde = float(teller.mean()) / midden
    fout = float(np.std(teller - waarde * noemer, ddof=1)) / midden / math.sqrt(n)
    marge = float(student.ppf(ZEKERHEID, n - 1)) * fout
    return Stand(doel, waarde, waarde - marge if doel.minstens else waarde + marge)


class Meter:
    """Plays plans with one seed; a plan seen before is not played again. ``gespeeld``: plans really played."""

    def __init__(
        self,
        opgave: Opgave,
        *,
        zaad: int,
        replicaties: int,
        pogingen: int,
        draden: int = 1,
        voortgang: Voortgang | None = None,
        stop: Stop | None = None,
    ) -> None:
        self.opgave, self.zaad, self.replicaties = opgave, zaad, replicaties
        self.pogingen, self.gespeeld = pogingen, 0
        self._draden, self._voortgang, self._stop = draden, voortgang, stop
        self._bekend: dict[bytes, Meting] = {}

    @property
    def op(self) -> bool:
        """True when no plan may be played any more."""
        return self.gespeeld >= self.pogingen

    def meet(self, plan: Ints) -> Meting:
        """Play ``plan``. Raises Gestopt when somebody asked to stop."""
        sleutel = plan.tobytes()
        if sleutel not in self._bekend:
            if self._stop is not None and self._stop():
                raise Gestopt("Het plannen is gestopt.")
            self._bekend[sleutel] = self._speel(plan)
            self.gespeeld += 1
            if self._voortgang is not None:
                self._voortgang(min(self.gespeeld, self.pogingen), self.pogingen)
        return self._bekend[sleutel]

    def _speel(self, plan: Ints) -> Meting:
        opgave, n = self.opgave, self.replicaties
        invoer = pas_toe(opgave, plan)
        uitkomst = draai(invoer, zaad=self.zaad, replicaties=n, draden=self._draden, bewaar=n)
        ruimte = plaatsdagen(invoer)
        euros = kosten(opgave, plan, uitkomst, ruimte)
        gespeeld = Gespeeld(uitkomst, ruimte, euros)
        standen = tuple(_stand(doel, *doel.meet(gespeeld)) for doel in opgave.doelen)
        fout = float(euros.std(ddof=1) / math.sqrt(n))
        return Meting(plan.copy(), float(euros.mean()), fout, standen, float(uitkomst.uit_huis().gemiddelde.mean()))
