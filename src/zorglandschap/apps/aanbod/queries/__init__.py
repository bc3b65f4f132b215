"""Every question about offers and places; what is free for a case is asked in the room ‘matching’."""

from __future__ import annotations

from zorglandschap.apps.aanbod.queries.blad import (
    Blad,
    Buiten,
    Dagbeeld,
    Oordeel,
    Versieregel,
    get_blad,
    list_kwaliteit,
    list_locaties,
)
from zorglandschap.apps.aanbod.queries.crisiscontact import get_crisiscontact
from zorglandschap.apps.aanbod.queries.locaties import Locatienaam, list_locatienamen
from zorglandschap.apps.aanbod.queries.plaatsen import Plaats, list_plaatsen
from zorglandschap.apps.aanbod.queries.rijen import list_rijen
from zorglandschap.apps.aanbod.queries.vrij import (
    BEVESTIGD,
    BUITEN_GEBRUIK,
    VASTGEHOUDEN,
    AanbodBeeld,
    Beschikbaar,
    EigenAanbod,
    actief,
    gemeentenummer,
    is_planner,
    laatst_gewijzigd,
    list_beelden,
    list_eigen_aanbod,
    list_vrij,
    loopt_na,
    tel_niet_bevestigd,
    vergrendel_aanbod,
)
from zorglandschap.apps.aanbod.queries.week import Weekregel, list_week, maandagen

__all__ = [
    "BEVESTIGD",
    "BUITEN_GEBRUIK",
    "VASTGEHOUDEN",
    "AanbodBeeld",
    "Beschikbaar",
    "Blad",
    "Buiten",
    "Dagbeeld",
    "EigenAanbod",
    "Locatienaam",
    "Oordeel",
    "Plaats",
    "Versieregel",
    "Weekregel",
    "actief",
    "gemeentenummer",
    "get_blad",
    "get_crisiscontact",
    "is_planner",
    "laatst_gewijzigd",
    "list_beelden",
    "list_eigen_aanbod",
    "list_kwaliteit",
    "list_locatienamen",
    "list_locaties",
    "list_plaatsen",
    "list_rijen",
    "list_vrij",
    "list_week",
    "loopt_na",
    "maandagen",
    "tel_niet_bevestigd",
    "vergrendel_aanbod",
]
