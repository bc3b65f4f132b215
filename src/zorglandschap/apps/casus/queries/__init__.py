"""Questions about cases; every one takes who is looking."""

from zorglandschap.apps.casus.models import Casus, Jeugdige
from zorglandschap.apps.casus.queries.analyse import (
    Analyseblad,
    EigenStem,
    Veldstand,
    get_analyse,
    get_eigen_stem,
    list_gedragsdeskundigen,
)
from zorglandschap.apps.casus.queries.dossier import Dossier, Punt, get_dossier
from zorglandschap.apps.casus.queries.eigen import Mijn, get_mijn
from zorglandschap.apps.casus.queries.feiten import toets_analyse, toets_regie, toets_verwijzing
from zorglandschap.apps.casus.queries.lijsten import (
    Lijst,
    Treffer,
    Werkregel,
    get_jeugdige,
    get_open_casussen,
    list_casussen,
    list_werk,
    mag_openen,
    mag_werken,
    zoek_jeugdigen,
)
from zorglandschap.apps.casus.queries.toegang import (
    get_casus,
    get_eigen_casus,
    get_portaal_kijker,
    rechten,
    relatie_tot,
    zichtbaar,
)

__all__ = [
    "Analyseblad",
    "Casus",
    "Dossier",
    "EigenStem",
    "Jeugdige",
    "Lijst",
    "Mijn",
    "Punt",
    "Treffer",
    "Veldstand",
    "Werkregel",
    "get_analyse",
    "get_casus",
    "get_dossier",
    "get_eigen_casus",
    "get_eigen_stem",
    "get_jeugdige",
    "get_mijn",
    "get_open_casussen",
    "get_portaal_kijker",
    "list_casussen",
    "list_gedragsdeskundigen",
    "list_werk",
    "mag_openen",
    "mag_werken",
    "rechten",
    "relatie_tot",
    "toets_analyse",
    "toets_regie",
    "toets_verwijzing",
    "zichtbaar",
    "zoek_jeugdigen",
]
