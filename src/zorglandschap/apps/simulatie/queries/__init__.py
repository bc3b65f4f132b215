"""Questions of the room ‘simulatie’: the region as it is on a day, with what was estimated from its history."""

from zorglandschap.apps.simulatie.queries.geschiedenis import GeenRegels, get_geschiedenis, get_regels
from zorglandschap.apps.simulatie.queries.scenarios import (
    Beschikbaar,
    get_scenario,
    list_meegeleverd,
    list_scenarios,
    list_versies,
    vind_scenario,
)
from zorglandschap.apps.simulatie.queries.toegang import mag_vooruitkijken
from zorglandschap.apps.simulatie.queries.uitgangspunt import (
    NogGeenSchatting,
    Uitgangspunt,
    get_schatting,
    get_uitgangspunt,
)

__all__ = [
    "Beschikbaar",
    "GeenRegels",
    "NogGeenSchatting",
    "Uitgangspunt",
    "get_geschiedenis",
    "get_regels",
    "get_scenario",
    "get_schatting",
    "get_uitgangspunt",
    "list_meegeleverd",
    "list_scenarios",
    "list_versies",
    "mag_vooruitkijken",
    "vind_scenario",
]
