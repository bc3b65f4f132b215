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
from zorglandschap.apps.aanbod.queries.capaciteit import Capaciteit, list_capaciteit
from zorglandschap.apps.aanbod.queries.contractblad import (
    Contractblad,
    Contractenblad,
    Gevolg,
    get_contractblad,
    get_contractenblad,
)
from zorglandschap.apps.aanbod.queries.contracten import list_zonder_contract
from zorglandschap.apps.aanbod.queries.crisiscontact import get_crisiscontact
from zorglandschap.apps.aanbod.queries.locaties import (
    Locatiebeeld,
    Locatienaam,
    get_locatie,
    list_eigen_locaties,
    list_locatienamen,
    list_locatierijen,
)
from zorglandschap.apps.aanbod.queries.plaatsen import Plaats, list_plaatsen
from zorglandschap.apps.aanbod.queries.plekrijen import list_plekrijen
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
    "Capaciteit",
    "Contractblad",
    "Contractenblad",
    "Dagbeeld",
    "EigenAanbod",
    "Gevolg",
    "Locatiebeeld",
    "Locatienaam",
    "Oordeel",
    "Plaats",
    "Versieregel",
    "Weekregel",
    "actief",
    "gemeentenummer",
    "get_blad",
    "get_contractblad",
    "get_contractenblad",
    "get_crisiscontact",
    "get_locatie",
    "is_planner",
    "laatst_gewijzigd",
    "list_beelden",
    "list_capaciteit",
    "list_eigen_aanbod",
    "list_eigen_locaties",
    "list_kwaliteit",
    "list_locatienamen",
    "list_locatierijen",
    "list_locaties",
    "list_plaatsen",
    "list_plekrijen",
    "list_rijen",
    "list_vrij",
    "list_week",
    "list_zonder_contract",
    "loopt_na",
    "maandagen",
    "tel_niet_bevestigd",
    "vergrendel_aanbod",
]
