"""What each measure of a scenario adds, as it is kept with a run: sentences and numbers, for a few figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from zorglandschap.apps.simulatie.queries.uitgangspunt import Uitgangspunt
from zorglandschap.apps.simulatie.rekenwerk import MAANDEN, Vraag
from zorglandschap.core.simulatie.bijdragen import EXACT, Verdeling, verdeel
from zorglandschap.core.simulatie.cijfers import KOSTEN, UIT_HUIS, Cijfer, Getal
from zorglandschap.core.simulatie.draaien import draai
from zorglandschap.core.simulatie.invoer import Invoer
from zorglandschap.core.simulatie.scenario import Scenario
from zorglandschap.core.simulatie.uitkomst import Uitkomst

HERHALINGEN = 100  # of each set of measures
KANS = 0.8
# The figures that are divided, by the key under which people know them.
VERDEELD = {
    "uit-huis": Cijfer(UIT_HUIS), "wachtend": Cijfer("wachtend"), "verdrongen": Cijfer("verdrongen"),
    "kosten": Cijfer(KOSTEN),
}  # fmt: skip
Melding = Callable[[int], None]


def verdeelbaar(scenario: Scenario) -> bool:
    """True when there is something to divide, and little enough to play every set of measures."""
    return 2 <= len(scenario.maatregelen) <= EXACT


def werk(vraag: Vraag) -> int:
    """Replications that dividing costs, over all scenarios."""
    if not vraag.met_bijdragen:
        return 0
    return sum(HERHALINGEN * 2 ** len(s.maatregelen) for s in vraag.scenarios if verdeelbaar(s))


def reken_aandelen(
    uitgangspunt: Uitgangspunt, vraag: Vraag, *, meld: Melding, stop: Callable[[], bool]
) -> list[dict[str, Any]]:
    """Per scenario the contributions over the last twelve months, with the middle estimate.

    ``meld(n)``: so many replications are ready. Raises Gestopt.
    """
    if not vraag.met_bijdragen:
        return []
    basis = replace(uitgangspunt.invoer, maanden=vraag.jaren * MAANDEN)

    def speel(invoer: Invoer) -> Uitkomst:
        uit = draai(invoer, zaad=vraag.zaad, replicaties=HERHALINGEN, stop=stop)
        meld(HERHALINGEN)
        return uit

    def delen(scenario: Scenario) -> list[Verdeling]:
        return verdeel(basis, scenario, tuple(VERDEELD.values()), speel=speel, rng=np.random.default_rng(vraag.zaad))

    return [
        {"scenario": nummer, "cijfers": dict(zip(VERDEELD, map(_als_tabel, delen(s)), strict=True))}
        for nummer, s in enumerate(vraag.scenarios)
        if verdeelbaar(s)
    ]


def _als_tabel(verdeling: Verdeling) -> dict[str, Any]:
    return {
        "verschil": _getal(verdeling.verschil),
        "maatregelen": [
            {"zin": [tekst.sjabloon, [list(paar) for paar in tekst.waarden]], **_getal(b.getal)}
            for b in verdeling.bijdragen
            for tekst in (b.maatregel.zin(),)
        ],
    }


def _getal(getal: Getal) -> dict[str, float]:
    onder, boven = getal.interval(KANS)
    return {"gemiddelde": getal.gemiddelde, "onder": onder, "boven": boven}
