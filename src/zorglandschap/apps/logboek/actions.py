"""Write one event in the log; it stands or falls with the change it tells of."""

from __future__ import annotations

from enum import IntEnum

from django.utils import timezone

from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.apps.logboek.verzoek import huidig_verzoek
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling, Relatie
from zorglandschap.core.begrippen.kijker import Kijker

ACTIES = frozenset("CRUDE")  # EventActionCode of NEN 7513: create, read, update, delete, execute
NAAMLOOS = "niet aangemeld"


class Afloop(IntEnum):
    """EventOutcomeIndicator of NEN 7513."""

    GELUKT = 0
    GEWEIGERD = 4
    MISLUKT = 8


def schrijf(
    *,
    kijker: Kijker | None,
    handeling: Handeling,
    doel: Doel,
    actie: str,
    soort: str,
    object_id: str | int = "",
    jeugdige_id: int | None = None,
    relatie: Relatie | None = None,
    uitkomst: int = Afloop.GELUKT,
    reden: str = "",
) -> None:
    """Append one event, inside the caller's transaction if there is one.

    No exception is caught here: when the log cannot be written, the action itself fails.
    """
    if actie not in ACTIES:
        raise ValueError(f"actie is één van {', '.join(sorted(ACTIES))}, niet ‘{actie}’")
    Gebeurtenis.objects.create(
        om=timezone.now(),
        gebruiker_id=kijker.gebruiker_id if kijker else None,
        naam=kijker.naam if kijker else NAAMLOOS,
        rol=kijker.rol if kijker else "",
        organisatie=kijker.organisatie_naam if kijker else "",
        relatie=relatie or "",
        doel=doel,
        handeling=handeling,
        actie=actie,
        soort=soort,
        object_id=str(object_id)[:64],
        jeugdige_id=jeugdige_id,
        uitkomst=Afloop(uitkomst),
        reden=reden[:200],
        verzoek=huidig_verzoek(),
    )
