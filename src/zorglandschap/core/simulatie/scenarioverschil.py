"""What changed between two versions of a scenario, in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.simulatie.scenariobestand import schrijf_scenario
from zorglandschap.core.simulatie.scenariogegevens import Scenario

OMSCHRIJVING = zin("De omschrijving is veranderd.")
BRONNEN = zin("De bronnen zijn veranderd.")
VERZONNEN = zin("De lijst met eigen schattingen is veranderd.")


def verschil(oud: Scenario, nieuw: Scenario) -> tuple[tuple[str, Tekst], ...]:
    """Every change: ``anders`` (texts), ``eraf`` or ``erbij`` (a measure), with its sentence; another measure is both.

    The order of measures means nothing, so moving one is no change.
    """
    return (
        *(("anders", zin_) for zin_ in _teksten(oud, nieuw)),
        *(("eraf", zin_) for zin_ in _alleen_in(oud, nieuw)),
        *(("erbij", zin_) for zin_ in _alleen_in(nieuw, oud)),
    )


def _teksten(oud: Scenario, nieuw: Scenario) -> Iterator[Tekst]:
    if oud.naam != nieuw.naam:
        yield zin("De naam was ‘%(oud)s’ en is nu ‘%(nieuw)s’.", oud=oud.naam, nieuw=nieuw.naam)
    if oud.omschrijving != nieuw.omschrijving:
        yield OMSCHRIJVING
    if oud.bronnen != nieuw.bronnen:
        yield BRONNEN
    if oud.verzonnen != nieuw.verzonnen:
        yield VERZONNEN


def _alleen_in(een: Scenario, ander: Scenario) -> list[Tekst]:
    rest = Counter(_sleutels(ander))
    uit = []
    for maatregel, sleutel in zip(een.maatregelen, _sleutels(een), strict=True):
        if rest[sleutel]:
            rest[sleutel] -= 1
        else:
            uit.append(maatregel.zin())
    return uit


def _sleutels(scenario: Scenario) -> list[str]:
    """Each measure as it stands in a file: equal measures have equal text, also with a mapping in them."""
    return [schrijf_scenario(Scenario("x", maatregelen=(m,))) for m in scenario.maatregelen]
