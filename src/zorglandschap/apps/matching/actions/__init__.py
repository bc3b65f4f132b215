"""Every change about advice, requests and placements: one verb, one transaction, and a line in the log."""

from zorglandschap.apps.matching.actions.advies import leg_advies_vast
from zorglandschap.apps.matching.actions.ambulant import koppel_ambulant
from zorglandschap.apps.matching.actions.antwoord import accepteer, weiger
from zorglandschap.apps.matching.actions.kladje import bewaar_advieskladje
from zorglandschap.apps.matching.actions.plekken import AFGEHANDELD, trek_in, verwerk_verlopen, vraag_plek

__all__ = [
    "AFGEHANDELD",
    "accepteer",
    "bewaar_advieskladje",
    "koppel_ambulant",
    "leg_advies_vast",
    "trek_in",
    "verwerk_verlopen",
    "vraag_plek",
    "weiger",
]
