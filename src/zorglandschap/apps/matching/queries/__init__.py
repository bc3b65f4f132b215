"""Questions about advice, places, requests and duties; every one takes who is looking."""

from zorglandschap.apps.matching.queries.advies import (
    Adviesblad,
    AdviesInvoer,
    get_advies,
    get_adviesblad,
    get_kader,
    list_tegensprekers,
    toets_advies,
    weeg,
)
from zorglandschap.apps.matching.queries.elders import list_elders
from zorglandschap.apps.matching.queries.plekken import (
    Ambulantblad,
    Keuze,
    Plekkenblad,
    get_keuze,
    list_ambulant,
    list_plekken,
)
from zorglandschap.apps.matching.queries.plichten import list_plichten
from zorglandschap.apps.matching.queries.verzoeken import (
    Verzoek,
    get_verzoek,
    list_reserveringen,
    list_verzoeken,
    list_voorstellen,
    tel_open_verzoeken,
)
from zorglandschap.apps.matching.queries.zoeken import Bijnaplek, Plek, eis_start

__all__ = [
    "AdviesInvoer",
    "Adviesblad",
    "Ambulantblad",
    "Bijnaplek",
    "Keuze",
    "Plek",
    "Plekkenblad",
    "Verzoek",
    "eis_start",
    "get_advies",
    "get_adviesblad",
    "get_kader",
    "get_keuze",
    "get_verzoek",
    "list_ambulant",
    "list_elders",
    "list_plekken",
    "list_plichten",
    "list_reserveringen",
    "list_tegensprekers",
    "list_verzoeken",
    "list_voorstellen",
    "tel_open_verzoeken",
    "toets_advies",
    "weeg",
]
