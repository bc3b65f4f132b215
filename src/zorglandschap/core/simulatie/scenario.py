"""A scenario: a base case plus dated measures, checked before anything runs; the one door to read, write and apply it.

The order of the measures does not matter: factors multiply the base case, numbers come on top, then the spread.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from zorglandschap.core.simulatie.controle import OngeldigeInvoer, controleer
from zorglandschap.core.simulatie.invoer import Invoer
from zorglandschap.core.simulatie.maatregelen import Maatregel, Tariefwijziging
from zorglandschap.core.simulatie.scenariobestand import VERSIE, lees_scenario, schrijf_scenario
from zorglandschap.core.simulatie.scenariobouw import bouw
from zorglandschap.core.simulatie.scenariocontrole import fouten
from zorglandschap.core.simulatie.scenariogegevens import OngeldigScenario, Scenario

__all__ = [
    "VERSIE",
    "OngeldigScenario",
    "Scenario",
    "lees_scenario",
    "pas_scenario_toe",
    "schrijf_scenario",
    "schuif_op",
]


def pas_scenario_toe(basis: Invoer, scenario: Scenario) -> Invoer:
    """The base case with the measures in it, ready to run.

    Raises OngeldigeInvoer when the base case itself is wrong, OngeldigScenario with every fault of the scenario.
    """
    controleer(basis)
    fout = list(fouten(basis, scenario))
    if fout:
        raise OngeldigScenario(fout)
    uit = bouw(basis, scenario.maatregelen)
    try:
        controleer(uit)
    except OngeldigeInvoer as reden:
        raise OngeldigScenario(list(reden.fouten)) from reden
    return uit


def schuif_op(scenario: Scenario, start: date) -> Scenario:
    """The same plan with its first measure not before ``start``: every date as many days later, or none at all."""
    begin = [m.vanaf for m in scenario.maatregelen if not isinstance(m, Tariefwijziging)]
    later = start - min(begin, default=start)
    if later <= timedelta(0):
        return scenario
    return replace(scenario, maatregelen=tuple(_later(m, later) for m in scenario.maatregelen))


def _later(maatregel: Maatregel, later: timedelta) -> Maatregel:
    data = {naam: getattr(maatregel, naam, None) for naam in ("vanaf", "tot")}
    return replace(maatregel, **{naam: op + later for naam, op in data.items() if op is not None})
