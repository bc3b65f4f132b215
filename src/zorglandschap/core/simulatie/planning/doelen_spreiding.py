"""Targets on where places are: near home for who is placed, and evenly over the gemeenten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.simulatie.invoer import Invoer, Reals
from zorglandschap.core.simulatie.planning.doelen import (
    Gespeeld,
    Paar,
    binnen,
    getal,
    tussen,
    vanaf_bekend,
    vorm_bekend,
)


@dataclass(frozen=True, slots=True)
class EigenGemeente:
    """At least this share of who lives out of home (or gets one form) has a place in the own gemeente."""

    minste_deel: float
    vorm: str | None = None
    vanaf: date | None = None
    minstens = True

    @property
    def grens(self) -> float:
        return self.minste_deel

    def omschrijving(self) -> Tekst:
        return zin("Van wie %(wat)s, heeft minstens %(grens)s een plek in de eigen gemeente.",
                   wat="uit huis woont" if self.vorm is None else f"{self.vorm} krijgt",
                   grens=self.toon(self.minste_deel))  # fmt: skip

    def toon(self, waarde: float) -> str:
        return f"{getal(100 * waarde, 1)}%"

    def vormen(self, invoer: Invoer) -> list[str]:
        """The forms that count."""
        return [v.naam for v in invoer.vormen if v.uit_huis] if self.vorm is None else [self.vorm]

    def meet(self, gespeeld: Gespeeld) -> Paar:
        u = gespeeld.uitkomst
        telt, vormen = binnen(u.invoer, self.vanaf), self.vormen(u.invoer)
        eigen, alle = (u.reeks(m, vormen=vormen).waarden[:, telt].sum(axis=1) for m in ("eigen gemeente", "aanwezig"))
        return eigen, alle

    def fouten(self, invoer: Invoer) -> Iterator[Tekst]:
        if self.vorm is not None:
            yield from vorm_bekend("Doel eigen gemeente", self.vorm, invoer)
        yield from tussen("Doel eigen gemeente", self.minste_deel, 0.0, 1.0)
        yield from vanaf_bekend("Doel eigen gemeente", self.vanaf, invoer)


@dataclass(frozen=True, slots=True)
class Spreiding:
    """The places of a form lie over the gemeenten as the requests do: at most this share would have to move."""

    vorm: str
    hoogstens: float
    vanaf: date | None = None
    minstens = False

    @property
    def grens(self) -> float:
        return self.hoogstens

    def omschrijving(self) -> Tekst:
        return zin("De plekken %(vorm)s liggen verdeeld zoals de vragen: hoogstens %(grens)s zou moeten verhuizen.",
                   vorm=self.vorm, grens=self.toon(self.hoogstens))  # fmt: skip

    def toon(self, waarde: float) -> str:
        return f"{getal(100 * waarde, 1)}%"

    def meet(self, gespeeld: Gespeeld) -> Paar:
        invoer = gespeeld.uitkomst.invoer
        waar = {p.naam: invoer.gemeenten.index(p.gemeente) for p in invoer.locaties}
        plekken = np.zeros(len(invoer.gemeenten))
        dagen = gespeeld.ruimte[binnen(invoer, self.vanaf)].sum(axis=0)
        for v, n in zip(invoer.voorzieningen, dagen, strict=True):
            plekken[waar[v.locatie]] += n * (v.vorm == self.vorm)
        scheef = np.abs(plekken / plekken.sum() - vraagdeel(invoer, self.vorm)).sum() / 2 if plekken.sum() else 1.0
        n = gespeeld.kosten.size
        return np.full(n, float(scheef)), np.ones(n)

    def fouten(self, invoer: Invoer) -> Iterator[Tekst]:
        yield from vorm_bekend("Doel spreiding", self.vorm, invoer)
        yield from tussen("Doel spreiding", self.hoogstens, 0.0, 1.0)
        yield from vanaf_bekend("Doel spreiding", self.vanaf, invoer)


def vraagdeel(invoer: Invoer, vorm: str) -> Reals:
    """The share of each gemeente in the requests for a form; for a form nobody asks first, in all requests."""
    gewicht = np.array([p.eerste_keus.get(vorm, 0.0) for p in invoer.profielen])
    vraag = invoer.instroom @ gewicht
    if not vraag.any():
        vraag = invoer.instroom.sum(axis=1)
    return np.asarray(vraag / vraag.sum() if vraag.any() else np.full(vraag.size, 1 / vraag.size))
