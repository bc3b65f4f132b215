"""Changes in the room ‘simulatie’."""

from zorglandschap.apps.simulatie.actions.doorrekenen import reken_volgende, stop_doorrekening, vraag_doorrekening
from zorglandschap.apps.simulatie.actions.plannen import maak_scenario_van_plan, vraag_plan
from zorglandschap.apps.simulatie.actions.scenarios import bewaar_scenario, haal_scenario_weg, wijzig_scenario
from zorglandschap.apps.simulatie.actions.schatten import Geschat, schat_opnieuw
from zorglandschap.apps.simulatie.actions.terugkijken import kijk_terug

__all__ = [
    "Geschat",
    "bewaar_scenario",
    "haal_scenario_weg",
    "kijk_terug",
    "maak_scenario_van_plan",
    "reken_volgende",
    "schat_opnieuw",
    "stop_doorrekening",
    "vraag_doorrekening",
    "vraag_plan",
    "wijzig_scenario",
]
