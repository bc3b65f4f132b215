"""The policy of the ranking, read from the norms of a region: distances and the weight of each wish."""

from __future__ import annotations

from datetime import date

from zorglandschap.core.begrippen.beleid import Beleid
from zorglandschap.core.matching.profiel import Wens, Zoekregels

GEWICHTEN = {
    Wens.GEMEENTE: "gewicht_eigen_gemeente",
    Wens.THUIS: "gewicht_dicht_bij_huis",
    Wens.SCHOOL: "gewicht_dicht_bij_school",
    Wens.DESKUNDIG: "gewicht_deskundig",
    Wens.SNEL: "gewicht_snel",
    Wens.GEZIN: "gewicht_gezinswens",
    Wens.SAMEN: "gewicht_broers_zussen",
}


def lees_zoekregels(beleid: Beleid, op: date) -> Zoekregels:
    """The policy of the ranking on a day; raises BeleidFout when a norm is missing."""
    return Zoekregels(
        zoekgebied_km=beleid.getal("zoekgebied_km", op),
        school_km=beleid.getal("schoolafstand_km", op),
        gewichten={wens: beleid.aantal(sleutel, op) for wens, sleutel in GEWICHTEN.items()},
        klein_hoogstens=beleid.aantal("kleine_groep_hoogstens", op),
        bereik_km=beleid.getal("school_bereikbaar_km", op),
        kort_weken=beleid.aantal("kort_verblijf_hoogstens_weken", op),
    )
