"""What each measure of a scenario adds to the difference: the Shapley value, by playing the sets of measures again.

A measure can work differently alone and after the others; its contribution is the mean over all orders in which the
measures could be taken. With up to ``EXACT`` measures every set is played; with more, orders are drawn and each
contribution has an error. Either way the contributions add up to the whole difference.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from zorglandschap.core.simulatie.cijfers import Cijfer, Getal, gewogen
from zorglandschap.core.simulatie.draaien import Gestopt, Voortgang
from zorglandschap.core.simulatie.invoer import Invoer
from zorglandschap.core.simulatie.maatregelen import Maatregel
from zorglandschap.core.simulatie.scenario import pas_scenario_toe
from zorglandschap.core.simulatie.scenariobouw import bouw
from zorglandschap.core.simulatie.scenariogegevens import Scenario
from zorglandschap.core.simulatie.uitkomst import Uitkomst

EXACT = 6  # measures: 64 runs
Groep = frozenset[int]


@dataclass(frozen=True, slots=True, eq=False)
class Bijdrage:
    """What one measure adds to a figure; ``fout_volgorde``: the error because not all orders were played (0: all)."""

    maatregel: Maatregel
    getal: Getal
    fout_volgorde: float


@dataclass(frozen=True, slots=True, eq=False)
class Verdeling:
    """The difference of one figure, and what every measure adds to it, in the order of the scenario."""

    cijfer: Cijfer
    verschil: Getal
    bijdragen: tuple[Bijdrage, ...]


def verdeel(
    basis: Invoer,
    scenario: Scenario,
    cijfers: Sequence[Cijfer],
    *,
    speel: Callable[[Invoer], Uitkomst],
    rng: np.random.Generator,
    periodes: slice = slice(-12, None),
    volgordes: int = 32,
    voortgang: Voortgang | None = None,
    stop: Callable[[], bool] | None = None,
) -> list[Verdeling]:
    """The contributions to each figure over a span of periods (the last twelve).

    ``speel`` runs an input, always with the same seed and replications. ``voortgang(ready, most)`` counts runs.
    Raises what ``pas_scenario_toe`` raises, and Gestopt.
    """
    pas_scenario_toe(basis, scenario)
    n = len(scenario.maatregelen)
    gewichten = list(_exact(n) if n <= EXACT else _getrokken(n, max(2, volgordes), rng))
    nodig = {groep for orde in gewichten for delen in orde for _, groep in delen} | {_geen(), _alle(n)}
    gespeeld: dict[Groep, list[Getal]] = {}
    for groep in sorted(nodig, key=lambda g: (len(g), sorted(g))):
        if stop is not None and stop():
            raise Gestopt("De berekening is gestopt.")
        uitkomst = speel(bouw(basis, [m for i, m in enumerate(scenario.maatregelen) if i in groep]))
        gespeeld[groep] = [cijfer.over(uitkomst, periodes) for cijfer in cijfers]
        if voortgang is not None:
            voortgang(len(gespeeld), len(nodig))
    return [_verdeling(scenario, cijfer, c, gewichten, gespeeld) for c, cijfer in enumerate(cijfers)]


# An order of taking measures, or all orders at once: per measure the weights of sets whose sum is what it adds.
Orde = list[list[tuple[float, Groep]]]


def _geen() -> Groep:
    return frozenset()


def _alle(n: int) -> Groep:
    return frozenset(range(n))


def _exact(n: int) -> Iterator[Orde]:
    """All orders in one: the weight of a set is the share of orders in which it comes just before the measure."""
    uit: Orde = []
    for i in range(n):
        delen = []
        for grootte in range(n):
            gewicht = math.factorial(grootte) * math.factorial(n - grootte - 1) / math.factorial(n)
            for groep in combinations([j for j in range(n) if j != i], grootte):
                delen += [(gewicht, frozenset(groep) | {i}), (-gewicht, frozenset(groep))]
        uit.append(delen)
    yield uit


def _getrokken(n: int, volgordes: int, rng: np.random.Generator) -> Iterator[Orde]:
    """Drawn orders, each averaged with its reverse: what came first there comes last here."""
    for _ in range(volgordes):
        heen = rng.permutation(n).tolist()
        uit: Orde = [[] for _ in range(n)]
        for volgorde in (heen, heen[::-1]):
            for plek, i in enumerate(volgorde):
                uit[i] += [(0.5, frozenset(volgorde[: plek + 1])), (-0.5, frozenset(volgorde[:plek]))]
        yield uit


def _verdeling(
    scenario: Scenario, cijfer: Cijfer, c: int, orden: list[Orde], gespeeld: dict[Groep, list[Getal]]
) -> Verdeling:
    alles, niets = gespeeld[_alle(len(scenario.maatregelen))][c], gespeeld[_geen()][c]
    uit = []
    for i, maatregel in enumerate(scenario.maatregelen):
        per_orde = [gewogen([(gewicht, gespeeld[groep][c]) for gewicht, groep in orde[i]]) for orde in orden]
        midden = gewogen([(1 / len(per_orde), getal) for getal in per_orde])
        spreiding = float(np.std([g.gemiddelde for g in per_orde], ddof=1)) if len(per_orde) > 1 else 0.0
        uit.append(Bijdrage(maatregel, midden, spreiding / math.sqrt(len(per_orde))))
    return Verdeling(cijfer, alles - niets, tuple(uit))
