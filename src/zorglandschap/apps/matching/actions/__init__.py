"""Every change about advice, requests and placements: one verb, one transaction, and a line in the log."""

from zorglandschap.apps.matching.actions.advies import WELKE_GEMEENTE, leg_advies_vast
from zorglandschap.apps.matching.actions.ambulant import koppel_ambulant
from zorglandschap.apps.matching.actions.antwoord import accepteer, kies_plek, weiger
from zorglandschap.apps.matching.actions.berichten import stuur_berichten
from zorglandschap.apps.matching.actions.gevolg import geef_expertadvies, pak_expertvraag_op, rond_gevolg_af
from zorglandschap.apps.matching.actions.kladje import bewaar_advieskladje
from zorglandschap.apps.matching.actions.kloof import herzie_kloof, werk_kloven_bij
from zorglandschap.apps.matching.actions.matchen import Matchdeel, leg_geen_match_vast, leg_matchstap_vast
from zorglandschap.apps.matching.actions.plekken import AFGEHANDELD, trek_in, verwerk_verlopen, vraag_plek
from zorglandschap.apps.matching.actions.prijzen import meet_bouwplekken
from zorglandschap.apps.matching.actions.tafel import Onderbouwing, besluit_aan_tafel, maak_verdelingsplan
from zorglandschap.apps.matching.actions.tegenspraak import geef_tegenspraak, vraag_tegenspraak
from zorglandschap.apps.matching.actions.wachtlijst import (
    beloof_start,
    vertel_over_wachten,
    werk_wachtlijst_bij,
    wijzig_urgentie,
)

__all__ = [
    "AFGEHANDELD",
    "WELKE_GEMEENTE",
    "Matchdeel",
    "Onderbouwing",
    "accepteer",
    "beloof_start",
    "besluit_aan_tafel",
    "bewaar_advieskladje",
    "geef_expertadvies",
    "geef_tegenspraak",
    "herzie_kloof",
    "kies_plek",
    "koppel_ambulant",
    "leg_advies_vast",
    "leg_geen_match_vast",
    "leg_matchstap_vast",
    "maak_verdelingsplan",
    "meet_bouwplekken",
    "pak_expertvraag_op",
    "rond_gevolg_af",
    "stuur_berichten",
    "trek_in",
    "vertel_over_wachten",
    "verwerk_verlopen",
    "vraag_plek",
    "vraag_tegenspraak",
    "weiger",
    "werk_kloven_bij",
    "werk_wachtlijst_bij",
    "wijzig_urgentie",
]
