"""Questions about advice, places, requests and duties; every one takes who is looking."""

from zorglandschap.apps.matching.models import Advies, Tegenspraakvraag
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
from zorglandschap.apps.matching.queries.bouwkansen import Bouwblad, get_bouwblad, get_bouwcijfers
from zorglandschap.apps.matching.queries.crisisstand import Reservebeeld, get_crisisstand
from zorglandschap.apps.matching.queries.effecttoets import Effectblad, Effectregel, get_effecttoets
from zorglandschap.apps.matching.queries.elders import list_elders
from zorglandschap.apps.matching.queries.kloof import (
    Casuskloof,
    Kloofblad,
    Plaatsingsregel,
    get_casuskloof,
    get_kloofblad,
    list_kloofrijen,
)
from zorglandschap.apps.matching.queries.matchen import Matchblad, get_matchblad, list_geen_match, tel_geen_match
from zorglandschap.apps.matching.queries.plekken import (
    Ambulantblad,
    Keuze,
    Plekkenblad,
    get_keuze,
    list_ambulant,
    list_plekken,
    uren_vast,
)
from zorglandschap.apps.matching.queries.plichten import list_plichten
from zorglandschap.apps.matching.queries.tafel import Eenheid, Kaart, Planbeeld, Tafelblad, get_tafel
from zorglandschap.apps.matching.queries.tafelkind import BLIJFT, Tafelkindblad, WatAlsBlad, get_tafelkind, get_watals
from zorglandschap.apps.matching.queries.tafelwerk import (
    Tafelcijfers,
    Tafelwerk,
    get_tafelcijfers,
    list_tafelwerk,
)
from zorglandschap.apps.matching.queries.tegenspraak import (
    Tegenspraakblad,
    Tegenspraakwerk,
    get_tegenspraakblad,
    list_tegenspraakwerk,
)
from zorglandschap.apps.matching.queries.verdeling import VerdelingsInvoer, opgave_van_vandaag
from zorglandschap.apps.matching.queries.vergelijken import Vergelekenplek, Vergelijking, get_vergelijking
from zorglandschap.apps.matching.queries.verzoeken import (
    Reservering,
    Verzoek,
    get_verzoek,
    list_reserveringen,
    list_toezeggingen,
    list_verzoeken,
    list_voorstellen,
    tel_open_verzoeken,
)
from zorglandschap.apps.matching.queries.wachtlijst import (
    EigenWachten,
    Wachtblad,
    Wachtlijst,
    get_eigen_wachten,
    get_wachtblad,
    get_wachtlijst,
    maak_wachtblad,
)
from zorglandschap.apps.matching.queries.wachtrijen import (
    Wachtrij,
    list_behoeften,
    list_gemiste_adviezen,
    list_wachtrijen,
)
from zorglandschap.apps.matching.queries.weigeringen import (
    Aanbodwerk,
    Expertregel,
    Weigerblad,
    get_expertvraag,
    get_weigerblad,
    list_aanbodwerk,
    list_expertvragen,
)
from zorglandschap.apps.matching.queries.zoeken import Bijnaplek, Plek, eis_start

__all__ = [
    "BLIJFT",
    "Aanbodwerk",
    "Advies",
    "AdviesInvoer",
    "Adviesblad",
    "Ambulantblad",
    "Bijnaplek",
    "Bouwblad",
    "Casuskloof",
    "Eenheid",
    "Effectblad",
    "Effectregel",
    "EigenWachten",
    "Expertregel",
    "Kaart",
    "Keuze",
    "Kloofblad",
    "Matchblad",
    "Plaatsingsregel",
    "Planbeeld",
    "Plek",
    "Plekkenblad",
    "Reservebeeld",
    "Reservering",
    "Tafelblad",
    "Tafelcijfers",
    "Tafelkindblad",
    "Tafelwerk",
    "Tegenspraakblad",
    "Tegenspraakvraag",
    "Tegenspraakwerk",
    "VerdelingsInvoer",
    "Vergelekenplek",
    "Vergelijking",
    "Verzoek",
    "Wachtblad",
    "Wachtlijst",
    "Wachtrij",
    "WatAlsBlad",
    "Weigerblad",
    "eis_start",
    "get_advies",
    "get_adviesblad",
    "get_bouwblad",
    "get_bouwcijfers",
    "get_casuskloof",
    "get_crisisstand",
    "get_effecttoets",
    "get_eigen_wachten",
    "get_expertvraag",
    "get_kader",
    "get_keuze",
    "get_kloofblad",
    "get_matchblad",
    "get_tafel",
    "get_tafelcijfers",
    "get_tafelkind",
    "get_tegenspraakblad",
    "get_vergelijking",
    "get_verzoek",
    "get_wachtblad",
    "get_wachtlijst",
    "get_watals",
    "get_weigerblad",
    "list_aanbodwerk",
    "list_ambulant",
    "list_behoeften",
    "list_elders",
    "list_expertvragen",
    "list_geen_match",
    "list_gemiste_adviezen",
    "list_kloofrijen",
    "list_plekken",
    "list_plichten",
    "list_reserveringen",
    "list_tafelwerk",
    "list_tegenspraakwerk",
    "list_tegensprekers",
    "list_toezeggingen",
    "list_verzoeken",
    "list_voorstellen",
    "list_wachtrijen",
    "maak_wachtblad",
    "opgave_van_vandaag",
    "tel_geen_match",
    "tel_open_verzoeken",
    "toets_advies",
    "uren_vast",
    "weeg",
]
