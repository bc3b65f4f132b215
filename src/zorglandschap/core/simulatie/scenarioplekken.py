"""Places through time: factors on the calendar of the base case, then numbers, new places and the even spread.

Whole places come last: each voorziening has a rounding point of its own, so that parts of places even out over the
region and a number that only goes down never goes up for a month.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from zorglandschap.core.simulatie.invoer import Invoer, Locatie, Reals, Verandering, Voorziening
from zorglandschap.core.simulatie.maatregelen import Capaciteit, Maatregel, NieuweVoorzieningen
from zorglandschap.core.simulatie.scenariotijd import op_dag, stapdagen, voortgang

GULDEN = (math.sqrt(5) - 1) / 2  # the sequence of its multiples lies evenly between 0 and 1


@dataclass(frozen=True, slots=True, eq=False)
class Tekort:
    """A day on which a voorziening would have fewer places than none."""

    voorziening: Voorziening
    op: date
    aantal: float


def bouw_plekken(
    basis: Invoer, maatregelen: Sequence[Maatregel]
) -> tuple[tuple[Locatie, ...], tuple[Voorziening, ...]]:
    """Locations and voorzieningen with the measures in them; those of the base case keep their number."""
    locaties, voorzieningen = _met_nieuwe(basis, maatregelen)
    uit = list(voorzieningen)
    for vorm in _geraakt(basis, maatregelen):
        rij = [i for i, v in enumerate(voorzieningen) if v.vorm == vorm]
        dagen, plekken = _verloop(basis, locaties, [voorzieningen[i] for i in rij], maatregelen)
        punten = (0.5 + GULDEN * np.arange(len(rij))) % 1.0
        heel = np.floor(np.maximum(plekken, 0.0) + punten + 1e-9).astype(int)
        for k, i in enumerate(rij):
            uit[i] = replace(uit[i], veranderingen=_zuinig(uit[i].plekken, dagen, heel[:, k].tolist()))
    return locaties, tuple(uit)


def tekorten(basis: Invoer, maatregelen: Sequence[Maatregel]) -> list[Tekort]:
    """The voorzieningen that would have fewer places than none, each on the first such day."""
    locaties, voorzieningen = _met_nieuwe(basis, maatregelen)
    uit = []
    for vorm in _geraakt(basis, maatregelen):
        eigen = [v for v in voorzieningen if v.vorm == vorm]
        dagen, plekken = _verloop(basis, locaties, eigen, maatregelen)
        for k, v in enumerate(eigen):
            mis = np.flatnonzero(plekken[:, k] < -1e-9)
            uit += [Tekort(v, dagen[mis[0]], float(plekken[mis[0], k]))] if mis.size else []
    return uit


def gekozen(maatregel: Capaciteit, voorzieningen: Sequence[Voorziening], locaties: Sequence[Locatie]) -> list[bool]:
    """Which voorzieningen the measure is about."""
    waar = {plek.naam: plek.gemeente for plek in locaties}
    return [
        v.vorm == maatregel.vorm
        and maatregel.locatie in (None, v.locatie)
        and maatregel.gemeente in (None, waar[v.locatie])
        for v in voorzieningen
    ]


def _geraakt(basis: Invoer, maatregelen: Sequence[Maatregel]) -> list[str]:
    namen = {m.vorm for m in maatregelen if isinstance(m, Capaciteit | NieuweVoorzieningen)}
    return [vorm.naam for vorm in basis.vormen if vorm.naam in namen]


# --- new voorzieningen ----------------------------------------------------------------------------------------


def _met_nieuwe(basis: Invoer, maatregelen: Sequence[Maatregel]) -> tuple[tuple[Locatie, ...], tuple[Voorziening, ...]]:
    """A voorziening without places wherever a measure will bring the first ones of a form in a gemeente."""
    waar = {plek.naam: plek.gemeente for plek in basis.locaties}
    bestaat = {(v.vorm, waar[v.locatie]) for v in basis.voorzieningen}
    nodig = {paar for m in maatregelen for paar in _nodig(basis, m)} - bestaat
    locaties, voorzieningen = list(basis.locaties), list(basis.voorzieningen)
    voorzieningen += [
        Voorziening(vorm.naam, _locatie(locaties, gemeente, basis.gemeenten), 0)
        for gemeente in basis.gemeenten for vorm in basis.vormen if (vorm.naam, gemeente) in nodig
    ]  # fmt: skip
    return tuple(locaties), tuple(voorzieningen)


def _nodig(basis: Invoer, m: Maatregel) -> list[tuple[str, str]]:
    if isinstance(m, NieuweVoorzieningen):
        return [(m.vorm, g) for g in basis.gemeenten if m.gemeente in (None, g)]
    if isinstance(m, Capaciteit) and m.spreiding:
        return [(m.vorm, g) for g in basis.gemeenten]
    return []


def _locatie(locaties: list[Locatie], gemeente: str, gemeenten: Sequence[str]) -> str:
    """The location in the gemeente nearest to its youths; a new one if none, its distances by way of others."""
    eigen = [plek for plek in locaties if plek.gemeente == gemeente]
    if not eigen:
        km = {
            ander: 0.0 if ander == gemeente else min((p.km[gemeente] + p.km[ander] for p in locaties), default=0.0)
            for ander in gemeenten
        }
        eigen = [Locatie(f"nieuw in {gemeente}", gemeente, km)]
        locaties += eigen
    return min(eigen, key=lambda plek: plek.km[gemeente]).naam


# --- the course of one form -----------------------------------------------------------------------------------


def _verloop(
    basis: Invoer, locaties: Sequence[Locatie], eigen: Sequence[Voorziening], maatregelen: Sequence[Maatregel]
) -> tuple[list[date], Reals]:
    """The days on which something changes, and the places [day, voorziening] of one form, not yet whole."""
    vorm = eigen[0].vorm
    capaciteit = [m for m in maatregelen if isinstance(m, Capaciteit) and m.vorm == vorm]
    nieuw = [m for m in maatregelen if isinstance(m, NieuweVoorzieningen) and m.vorm == vorm]
    alle: list[Capaciteit | NieuweVoorzieningen] = [*capaciteit, *nieuw]
    dagen = sorted({v.op for e in eigen for v in e.veranderingen}.union(*(stapdagen(m) for m in alle)))
    factoren = [
        (m, np.where(gekozen(m, eigen, locaties), m.factor - 1.0, 0.0)) for m in capaciteit if m.factor is not None
    ]
    waar = {plek.naam: plek.gemeente for plek in locaties}
    gemeenten = [waar[e.locatie] for e in eigen]
    erbij = [(m, _aandeel(m, eigen, locaties) * m.erbij) for m in capaciteit if m.erbij is not None]
    bouwt = [(m, _eerste(m, gemeenten) * m.plekken) for m in nieuw]
    uit = np.zeros((len(dagen), len(eigen)))
    for d, op in enumerate(dagen):
        nu = np.array([op_dag(e.plekken, e.veranderingen, op) for e in eigen], dtype=float)
        delen = [1.0 + f * voortgang(m, op) for m, f in factoren]
        meer = [a * voortgang(m, op) for m, a in erbij] + [
            a * math.floor(m.aantal * voortgang(m, op) + 0.5) for m, a in bouwt
        ]
        uit[d] = nu * _vermenigvuldig(delen, len(eigen)) + _tel_op(meer, len(eigen))
        spreid = max((voortgang(m, op) for m in capaciteit if m.spreiding), default=0.0)
        if spreid > 0:
            uit[d] = (1 - spreid) * uit[d] + spreid * _gespreid(uit[d], gemeenten, basis)
    return dagen, uit


def _vermenigvuldig(delen: list[Reals], n: int) -> Reals:
    """The product, the same to the last digit in any order."""
    return np.array([math.prod(sorted(float(deel[k]) for deel in delen)) for k in range(n)])


def _tel_op(delen: list[Reals], n: int) -> Reals:
    """The sum, exactly rounded, so the same in any order."""
    return np.array([math.fsum(float(deel[k]) for deel in delen) for k in range(n)])


def _aandeel(m: Capaciteit, eigen: Sequence[Voorziening], locaties: Sequence[Locatie]) -> Reals:
    """Which part of the number goes to each voorziening: after its places of today, or evenly when there are none."""
    wel = np.array(gekozen(m, eigen, locaties), dtype=float)
    plekken = wel * np.array([e.plekken for e in eigen])
    gewicht = plekken if plekken.sum() > 0 else wel
    return np.asarray(gewicht / max(1.0, gewicht.sum()))


def _eerste(m: NieuweVoorzieningen, gemeenten: Sequence[str]) -> Reals:
    """1 at the first voorziening of every gemeente that the measure is about."""
    return np.array([float(m.gemeente in (None, g) and gemeenten.index(g) == k) for k, g in enumerate(gemeenten)])


def _gespreid(plekken: Reals, gemeenten: Sequence[str], basis: Invoer) -> Reals:
    """As many places in all, in each gemeente its share of the demand."""
    vraag = basis.instroom.sum(axis=1)
    deel = vraag / vraag.sum() if vraag.sum() > 0 else np.full(vraag.size, 1 / vraag.size)
    uit = np.zeros_like(plekken)
    for m, gemeente in enumerate(basis.gemeenten):
        rij = [k for k, naam in enumerate(gemeenten) if naam == gemeente]
        binnen = plekken[rij] / plekken[rij].sum() if plekken[rij].sum() > 0 else np.eye(1, len(rij))[0]
        uit[rij] = plekken.sum() * deel[m] * binnen
    return uit


def _zuinig(begin: int, dagen: Sequence[date], aantallen: Sequence[int]) -> tuple[Verandering, ...]:
    """Only the days on which the number of places changes."""
    uit = []
    for op, aantal in zip(dagen, aantallen, strict=True):
        if aantal != begin:
            uit.append(Verandering(op, aantal))
            begin = aantal
    return tuple(uit)
