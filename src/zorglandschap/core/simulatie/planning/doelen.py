"""Targets of a plan: what must hold, in a sentence, how it is measured, and what is wrong with it before any run.

Every target is a ratio over replications: a numerator and a denominator each, and a limit. The wait is the number of
days waited per youth who starts: Little's law when nobody gives up, and no plan looks good because people gave up.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.simulatie.invoer import Invoer, Reals
from zorglandschap.core.simulatie.uitkomst import PLEKDAGEN, Uitkomst

Bools = NDArray[np.bool_]
Paar = tuple[Reals, Reals]


@dataclass(frozen=True, slots=True, eq=False)
class Gespeeld:
    """A plan that was played: figures, days that places exist [period, voorziening], euros a year per replication."""

    uitkomst: Uitkomst
    ruimte: Reals
    kosten: Reals


class Doel(Protocol):
    """A limit on a ratio; ``minstens``: the limit is the least that is good."""

    @property
    def grens(self) -> float: ...
    @property
    def minstens(self) -> bool: ...
    @property
    def vanaf(self) -> date | None: ...
    def omschrijving(self) -> Tekst: ...
    def toon(self, waarde: float) -> str: ...
    def meet(self, gespeeld: Gespeeld) -> Paar: ...
    def fouten(self, invoer: Invoer) -> Iterator[Tekst]: ...


def getal(waarde: float, cijfers: int = 0) -> str:
    """A number as it is written in Dutch."""
    return f"{waarde:,.{cijfers}f}".translate(str.maketrans(",.", ".,"))


def dag(op: date) -> str:
    """A day as it is written in Dutch."""
    return f"{op.day}-{op.month}-{op.year}"


def binnen(invoer: Invoer, vanaf: date | None) -> Bools:
    """The periods that begin on or after ``vanaf`` (None: all)."""
    begin = np.array([invoer.start, *invoer.periodes()[:-1]])
    return np.ones(begin.size, dtype=bool) if vanaf is None else begin >= vanaf


def vorm_bekend(veld: str, naam: str, invoer: Invoer) -> Iterator[Tekst]:
    """A fault when the region has no such form."""
    if naam not in {v.naam for v in invoer.vormen}:
        yield zin("%(veld)s noemt de vorm ‘%(naam)s’: die bestaat niet.", veld=veld, naam=naam)


def tussen(veld: str, waarde: float, laagst: float, hoogst: float = math.inf) -> Iterator[Tekst]:
    """A fault when a number is no number, or outside its bounds."""
    if math.isfinite(waarde) and laagst <= waarde <= hoogst:
        return
    if math.isinf(hoogst):
        yield zin("%(veld)s is %(waarde)s: dat moet minstens %(laagst)s zijn.",
                  veld=veld, waarde=waarde, laagst=f"{laagst:g}")  # fmt: skip
    else:
        yield zin("%(veld)s is %(waarde)s: dat moet tussen %(laagst)s en %(hoogst)s liggen.",
                  veld=veld, waarde=waarde, laagst=f"{laagst:g}", hoogst=f"{hoogst:g}")  # fmt: skip


def vanaf_bekend(veld: str, vanaf: date | None, invoer: Invoer) -> Iterator[Tekst]:
    """A fault when no period begins on or after that day."""
    if vanaf is not None and not binnen(invoer, vanaf).any():
        yield zin("%(veld)s gaat in op %(dag)s: de simulatie stopt eerder.", veld=veld, dag=dag(vanaf))


@dataclass(frozen=True, slots=True)
class Wachttijd:
    """Who starts in this form has waited at most so many days on average."""

    vorm: str
    dagen: float
    vanaf: date | None = None
    minstens = False

    @property
    def grens(self) -> float:
        return self.dagen

    def omschrijving(self) -> Tekst:
        return zin("Wachten op %(vorm)s duurt gemiddeld hoogstens %(grens)s.",
                   vorm=self.vorm, grens=self.toon(self.dagen))  # fmt: skip

    def toon(self, waarde: float) -> str:
        return f"{getal(waarde, 1)} dagen"

    def meet(self, gespeeld: Gespeeld) -> Paar:
        u = gespeeld.uitkomst
        telt = binnen(u.invoer, self.vanaf)
        dagen, begonnen = (u.reeks(m, vormen=[self.vorm]).waarden[:, telt] for m in ("wachtdagen", "instroom"))
        return dagen.sum(axis=1), begonnen.sum(axis=1)

    def fouten(self, invoer: Invoer) -> Iterator[Tekst]:
        yield from vorm_bekend("Doel wachttijd", self.vorm, invoer)
        yield from tussen("Doel wachttijd: dagen", self.dagen, 0.1)
        yield from vanaf_bekend("Doel wachttijd", self.vanaf, invoer)


@dataclass(frozen=True, slots=True)
class UitHuis:
    """At most so many youths live out of home on average, from the region or from one gemeente."""

    hoogstens: float
    gemeente: str | None = None
    vanaf: date | None = None
    minstens = False

    @property
    def grens(self) -> float:
        return self.hoogstens

    def omschrijving(self) -> Tekst:
        return zin("Uit %(waar)s wonen gemiddeld hoogstens %(grens)s uit huis.",
                   waar=self.gemeente or "de regio", grens=self.toon(self.hoogstens))  # fmt: skip

    def toon(self, waarde: float) -> str:
        return f"{getal(waarde, 1)} jeugdigen"

    def meet(self, gespeeld: Gespeeld) -> Paar:
        u = gespeeld.uitkomst
        waarden = u.uit_huis(None if self.gemeente is None else [self.gemeente]).waarden
        aanwezig = waarden[:, binnen(u.invoer, self.vanaf)].mean(axis=1)
        return aanwezig, np.ones_like(aanwezig)

    def fouten(self, invoer: Invoer) -> Iterator[Tekst]:
        if self.gemeente is not None and self.gemeente not in invoer.gemeenten:
            yield zin("Doel uit huis noemt de gemeente ‘%(naam)s’: die bestaat niet.", naam=self.gemeente)
        yield from tussen("Doel uit huis", self.hoogstens, 0.0)
        yield from vanaf_bekend("Doel uit huis", self.vanaf, invoer)


@dataclass(frozen=True, slots=True)
class Bezetting:
    """At most this share of the places of a form is taken on average."""

    vorm: str
    hoogstens: float
    vanaf: date | None = None
    minstens = False

    @property
    def grens(self) -> float:
        return self.hoogstens

    def omschrijving(self) -> Tekst:
        return zin("Van de plekken %(vorm)s is gemiddeld hoogstens %(grens)s bezet.",
                   vorm=self.vorm, grens=self.toon(self.hoogstens))  # fmt: skip

    def toon(self, waarde: float) -> str:
        return f"{getal(100 * waarde, 1)}%"

    def meet(self, gespeeld: Gespeeld) -> Paar:
        u = gespeeld.uitkomst
        telt = np.flatnonzero(binnen(u.invoer, self.vanaf))
        welke = [i for i, v in enumerate(u.invoer.voorzieningen) if v.vorm == self.vorm]
        dagen = u.bewaard_plekken[:, telt][:, :, welke, PLEKDAGEN].sum(axis=(1, 2), dtype=np.float64)
        return dagen, np.full_like(dagen, gespeeld.ruimte[telt][:, welke].sum())

    def fouten(self, invoer: Invoer) -> Iterator[Tekst]:
        yield from vorm_bekend("Doel bezetting", self.vorm, invoer)
        yield from tussen("Doel bezetting", self.hoogstens, 0.01, 1.0)
        yield from vanaf_bekend("Doel bezetting", self.vanaf, invoer)


@dataclass(frozen=True, slots=True)
class Budget:
    """The care costs at most so many euros a year on average."""

    euro: float
    vanaf = None
    minstens = False

    @property
    def grens(self) -> float:
        return self.euro

    def omschrijving(self) -> Tekst:
        return zin("De hulp kost gemiddeld hoogstens %(grens)s per jaar.", grens=self.toon(self.euro))

    def toon(self, waarde: float) -> str:
        return f"€ {getal(waarde)}"

    def meet(self, gespeeld: Gespeeld) -> Paar:
        return gespeeld.kosten, np.ones_like(gespeeld.kosten)

    def fouten(self, invoer: Invoer) -> Iterator[Tekst]:
        yield from tussen("Doel budget", self.euro, 0.0)
