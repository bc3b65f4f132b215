"""Who may let the house calculate with an own file, by API; every time is logged, and nothing of it is stored."""

from __future__ import annotations

from zorglandschap.apps.casus.queries import eis_tafel
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.logboek.actions import Afloop, schrijf
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling, Relatie
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.regels.inzage import besluit
from zorglandschap.core.regels.inzage_tabel import Omstandigheden

WAARMEE = "per api, met een eigen bestand"
WIE = ((Relatie.REGISSEUR, Handeling.PLEK_VRAGEN), (Relatie.GEEN, Handeling.TAFEL_BEKIJKEN))


def eis_rangschikken(kijker: Kijker) -> None:
    """For who looks for places as regisseur, or sits at the table; raises NietGevonden for others, and logs both."""
    grond = Omstandigheden(is_actief=kijker.is_actief)
    mag = any(besluit(kijker.rol, wie, Doel.PLAATSING, wat, grond).toegestaan for wie, wat in WIE)
    _log(kijker, Handeling.PLEK_VRAGEN, "rangschikking", Afloop.GELUKT if mag else Afloop.GEWEIGERD)
    if not mag:
        raise NietGevonden


def eis_verdelen(kijker: Kijker) -> None:
    """For who sits at the placement table; raises NietGevonden for others, and logs both."""
    eis_tafel(kijker, Handeling.TAFEL_BEKIJKEN)
    _log(kijker, Handeling.TAFEL_BEKIJKEN, "verdeling", Afloop.GELUKT)


def _log(kijker: Kijker, handeling: Handeling, soort: str, uitkomst: Afloop) -> None:
    schrijf(
        kijker=kijker,
        handeling=handeling,
        doel=Doel.PLAATSING,
        actie="R",
        soort=soort,
        uitkomst=uitkomst,
        reden=WAARMEE,
    )
