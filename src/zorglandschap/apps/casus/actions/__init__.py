"""Every change of a casus: one verb, one transaction, and a line in the log."""

from zorglandschap.apps.casus.actions.analyse import (
    Bewaard,
    Getypt,
    Keuzes,
    bewaar_analyse,
    bewaar_kladje,
    gooi_kladje_weg,
    schrap_factor,
    start_analyse,
    stel_analyse_vast,
    voeg_factor_toe,
)
from zorglandschap.apps.casus.actions.openen import AlBekend, AlOpen, NieuweVraag, NieuwGezin, open_casus
from zorglandschap.apps.casus.actions.stappen import zet_stap
from zorglandschap.apps.casus.actions.stem import bewaar_eigen_kladje, schrijf_eigen_stem
from zorglandschap.apps.casus.actions.verwijzen import kies_jim, meld_crisis, sluit_casus, verwijs

__all__ = [
    "AlBekend",
    "AlOpen",
    "Bewaard",
    "Getypt",
    "Keuzes",
    "NieuwGezin",
    "NieuweVraag",
    "bewaar_analyse",
    "bewaar_eigen_kladje",
    "bewaar_kladje",
    "gooi_kladje_weg",
    "kies_jim",
    "meld_crisis",
    "open_casus",
    "schrap_factor",
    "schrijf_eigen_stem",
    "sluit_casus",
    "start_analyse",
    "stel_analyse_vast",
    "verwijs",
    "voeg_factor_toe",
    "zet_stap",
]
