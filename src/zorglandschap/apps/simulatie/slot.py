"""The locks of the database on estimates, looks back and versions of scenarios: rows are only added."""

from __future__ import annotations

from zorglandschap.apps.slot import Slot, voer_uit, zinnen

__all__ = ["OPEN", "SCENARIO", "SCHATTING", "SLUIT", "TERUGBLIK", "voer_uit"]

SCHATTING = zinnen(Slot("simulatie", ("simulatie_schatting",), "een schatting wordt niet gewijzigd"))
SCENARIO = zinnen(
    Slot("simulatie_scenario", ("simulatie_scenarioversie",), "een versie van een scenario wordt niet gewijzigd")
)
TERUGBLIK = zinnen(Slot("simulatie_terugblik", ("simulatie_terugblik",), "een terugblik wordt niet gewijzigd"))
ALLE = (SCHATTING, SCENARIO, TERUGBLIK)
SLUIT, OPEN = ({soort: [z for slot in ALLE for z in slot[i][soort]] for soort in SCHATTING[i]} for i in (0, 1))
