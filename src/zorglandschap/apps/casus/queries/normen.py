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
VAN_WERK = frozenset({"stem_jeugdige_vanaf_leeftijd", "beslist_zelf_vanaf_leeftijd", "toestemming_mede_vanaf_leeftijd"})


@lru_cache(maxsize=64)
def get_normen(op: date) -> Normen:
    """Every number that holds on a day."""
    sleutels = NORMSLEUTELS | VAN_STAGNATIE | VAN_WERK
    return Normen({sleutel: settings.BELEID.aantal(sleutel, op) for sleutel in sleutels})
