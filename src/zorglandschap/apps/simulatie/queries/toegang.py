"""Who may look at forecasts, and who may make scenarios; nobody's child is in them, so a look is logged without one."""

from __future__ import annotations

from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.logboek.actions import schrijf
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling, Relatie
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.regels.inzage import Omstandigheden, besluit


def mag(kijker: Kijker, handeling: Handeling) -> bool:
    """True when this viewer may do this with the figures of the region."""
    grond = Omstandigheden(is_actief=kijker.is_actief)
    return besluit(kijker.rol, Relatie.GEEN, Doel.BELEID, handeling, grond).toegestaan


def mag_vooruitkijken(kijker: Kijker) -> bool:
    """True for who may see forecasts. Who advises may not: a forecast tells how full the forms are today."""
    return mag(kijker, Handeling.VOORUITKIJKEN)


def eis(kijker: Kijker, handeling: Handeling, *, soort: str, object_id: str = "", actie: str = "R") -> None:
    """Write down what is done; raises NietGevonden for who may not."""
    if not mag(kijker, handeling):
        raise NietGevonden
    schrijf(kijker=kijker, handeling=handeling, doel=Doel.BELEID, actie=actie, soort=soort, object_id=object_id)
