"""Changes in the room ‘simulatie’."""

from zorglandschap.apps.simulatie.actions.doorrekenen import reken_volgende, stop_doorrekening, vraag_doorrekening
from zorglandschap.apps.simulatie.actions.scenarios import bewaar_scenario, haal_scenario_weg, wijzig_scenario
from zorglandschap.apps.simulatie.actions.schatten import Geschat, schat_opnieuw

__all__ = [
    "Geschat",
    "bewaar_scenario",
    "haal_scenario_weg",
    "reken_volgende",
    "schat_opnieuw",
    "stop_doorrekening",
    "vraag_doorrekening",
    "wijzig_scenario",
]
