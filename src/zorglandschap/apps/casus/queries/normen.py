"""The policy numbers that the clocks and the rules of standing still count with, read once for a day and a gemeente."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django.conf import settings

from zorglandschap.core.casus.termijnen import NORMSLEUTELS, Normen

VAN_STAGNATIE = frozenset(
    {
        "stagnatie_doelen_maanden",
        "stagnatie_wachten_dagen",
        "stagnatie_overbruggen_dagen",
        "stagnatie_perspectief_maanden",
    }
)
VAN_WERK = frozenset({"jim_vanaf_leeftijd", "beslist_zelf_vanaf_leeftijd", "toestemming_mede_vanaf_leeftijd"})


def get_normen(op: date, gemeente: str) -> Normen:
    """Every number that holds on a day in this gemeente (its CBS code)."""
    return _lees(op, gemeente if settings.BELEID.lokaal.get(gemeente) else None)


@lru_cache(maxsize=256)
def _lees(op: date, gemeente: str | None) -> Normen:
    """One reading for all gemeenten without an own number."""
    sleutels = NORMSLEUTELS | VAN_STAGNATIE | VAN_WERK
    return Normen({sleutel: settings.BELEID.aantal(sleutel, op, gemeente) for sleutel in sleutels})
