"""The question to the planner: which places may change, between which bounds, on which days; and what a plan costs.

A plan is a table of whole numbers [knop, moment]: so many places from that day until the next. It replaces what was
planned for a knop from the first moment on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

import numpy as np

from zorglandschap.core.simulatie.invoer import Ints, Invoer, Reals, Verandering, Voorziening
from zorglandschap.core.simulatie.planning.doelen import Doel
from zorglandschap.core.simulatie.uitkomst import PLEKDAGEN, Uitkomst

DAGEN_JAAR = 365.25


@dataclass(frozen=True, slots=True)
class Knop:
    """Places of one form on one location that may change; opening and closing cost euros a place, once."""

    vorm: str
    locatie: str
    meest: int
    minst: int = 0
    openen: float = 0.0
    sluiten: float = 0.0

    @property
    def naam(self) -> str:
        """What it is called in sentences."""
        return f"{self.vorm} in {self.locatie}"


@dataclass(frozen=True, slots=True)
class Plafond:
    """Policy: together no more than so many places of a form in the plan, from a day on."""

    vorm: str
    hoogstens: int
    vanaf: date


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Opgave:
    """Targets and room to move. ``leeg``: the share of the tariff that an empty place costs."""

    invoer: Invoer
    doelen: tuple[Doel, ...]
    knoppen: tuple[Knop, ...]
    momenten: tuple[date, ...]
    plafonds: tuple[Plafond, ...] = ()
    leeg: float = 1.0

    @property
    def jaren(self) -> float:
        """The length of the horizon in years."""
        return (self.invoer.periodes()[-1] - self.invoer.start).days / DAGEN_JAAR

    def blokken(self) -> list[tuple[date, date]]:
        """From each moment until the next, the last until the end of the horizon."""
        return list(zip(self.momenten, (*self.momenten[1:], self.invoer.periodes()[-1]), strict=True))

    def blokdagen(self) -> Reals:
        """The length of each block in days."""
        return np.array([(tot - van).days for van, tot in self.blokken()], dtype=float)

    def past(self, plan: Ints) -> bool:
        """True when ``plan`` keeps within the bounds of every knop and every ceiling."""
        minst, meest = (np.array([getattr(k, wat) for k in self.knoppen])[:, None] for wat in ("minst", "meest"))
        if (plan < minst).any() or (plan > meest).any():
            return False
        return all(
            int(plan[rijen, j].sum()) <= p.hoogstens
            for p in self.plafonds
            for rijen in [self.rijen(p.vorm)]
            for j, (_, tot) in enumerate(self.blokken())
            if tot > p.vanaf
        )

    def rijen(self, vorm: str) -> list[int]:
        """The numbers of the knoppen of a form."""
        return [i for i, knop in enumerate(self.knoppen) if knop.vorm == vorm]

    def tarieven(self) -> Reals:
        """Euros a day per knop."""
        tarief = {v.naam: v.tarief for v in self.invoer.vormen}
        return np.array([tarief[k.vorm] for k in self.knoppen])


def plekken_op(voorziening: Voorziening | None, op: date) -> int:
    """How many places there are on a day (None: it does not exist yet)."""
    if voorziening is None:
        return 0
    laatste = max((v for v in voorziening.veranderingen if v.op <= op), key=lambda v: v.op, default=None)
    return voorziening.plekken if laatste is None else laatste.aantal


def _bestaand(opgave: Opgave) -> list[Voorziening | None]:
    bekend = {(v.vorm, v.locatie): v for v in opgave.invoer.voorzieningen}
    return [bekend.get((k.vorm, k.locatie)) for k in opgave.knoppen]


def ongewijzigd(opgave: Opgave) -> Ints:
    """The plan that changes nothing: what is there already, with what was decided already."""
    return np.array([[plekken_op(v, op) for op in opgave.momenten] for v in _bestaand(opgave)], dtype=np.int64)


def vooraf(opgave: Opgave) -> Ints:
    """The places per knop on the day before the first moment."""
    eerste = date.fromordinal(opgave.momenten[0].toordinal() - 1)
    return np.array([plekken_op(v, max(eerste, opgave.invoer.start)) for v in _bestaand(opgave)], dtype=np.int64)


def pas_toe(opgave: Opgave, plan: Ints) -> Invoer:
    """The question to the kernel with the places of ``plan``; rows of today's residents keep their numbers."""
    nieuw = {(k.vorm, k.locatie): rij for k, rij in zip(opgave.knoppen, plan.tolist(), strict=True)}
    uit = [_met(v, nieuw.pop((v.vorm, v.locatie), None), opgave.momenten) for v in opgave.invoer.voorzieningen]
    uit += [_met(Voorziening(vorm, locatie, 0), rij, opgave.momenten) for (vorm, locatie), rij in nieuw.items()]
    return replace(opgave.invoer, voorzieningen=tuple(uit))


def _met(v: Voorziening, rij: Sequence[int] | None, momenten: tuple[date, ...]) -> Voorziening:
    if rij is None:
        return v
    eerder = tuple(x for x in v.veranderingen if x.op < momenten[0])
    later = tuple(Verandering(op, n) for op, n in zip(momenten, rij, strict=True))
    return replace(v, veranderingen=(*eerder, *later))


def plaatsdagen(invoer: Invoer) -> Reals:
    """Days that places exist, by the calendar [period, voorziening]."""
    grenzen = [invoer.start.toordinal(), *(p.toordinal() for p in invoer.periodes())]
    return np.array([_plaatsdagen(v, grenzen) for v in invoer.voorzieningen]).T


def _plaatsdagen(v: Voorziening, grenzen: list[int]) -> list[float]:
    dagen = sorted({grenzen[0], grenzen[-1], *(x.op.toordinal() for x in v.veranderingen)})
    dagen = [d for d in dagen if d <= grenzen[-1]]
    tot_nu = [0.0]
    for van, tot in pairwise(dagen):
        tot_nu.append(tot_nu[-1] + (tot - van) * plekken_op(v, date.fromordinal(van)))
    return np.diff(np.interp(grenzen, dagen, tot_nu)).tolist()


def verandering(opgave: Opgave, plan: Ints) -> Ints:
    """Places more or fewer than just before, per knop and moment."""
    return np.diff(plan, axis=1, prepend=vooraf(opgave)[:, None])


def eenmalig(opgave: Opgave, plan: Ints) -> float:
    """What opening and closing costs, in euros."""
    delta = verandering(opgave, plan)
    openen, sluiten = (np.array([getattr(k, wat) for k in opgave.knoppen]) for wat in ("openen", "sluiten"))
    return float(openen @ np.maximum(delta, 0).sum(axis=1) + sluiten @ np.maximum(-delta, 0).sum(axis=1))


def kosten(opgave: Opgave, plan: Ints, uitkomst: Uitkomst, ruimte: Reals) -> Reals:
    """Euros a year per replication: places used, places empty, care outside the region, opening and closing."""
    invoer = uitkomst.invoer
    tarief = {v.naam: v.tarief for v in invoer.vormen}
    per_plek = np.array([tarief[v.vorm] for v in invoer.voorzieningen])
    gebruikt = uitkomst.bewaard_plekken[..., PLEKDAGEN].astype(np.float64)
    binnen, buiten = gebruikt[:, :, : per_plek.size], gebruikt[:, :, per_plek.size :]
    leeg = np.maximum(0.0, ruimte[None] - binnen)
    buiten_tarief = np.array([v.tarief_buiten for v in invoer.vormen if v.altijd_open])
    euros = ((binnen + opgave.leeg * leeg) @ per_plek).sum(axis=1) + (buiten @ buiten_tarief).sum(axis=1)
    return np.asarray((euros + eenmalig(opgave, plan)) / opgave.jaren)
