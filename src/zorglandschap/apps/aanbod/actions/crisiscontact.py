"""Where a provider wants to be mailed when a request in a crisis waits too long for an answer."""

from __future__ import annotations

from django.db import transaction

from zorglandschap.apps.aanbod.actions.eigen import eis_planner
from zorglandschap.apps.logboek.actions import schrijf
from zorglandschap.apps.organisaties.models import Organisatie
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling
from zorglandschap.core.begrippen.kijker import Kijker


def zet_crisiscontact(kijker: Kijker, adres: str) -> None:
    """Set the address of the own organisation, or take it away (empty); the same again changes nothing."""
    organisatie = eis_planner(kijker)
    with transaction.atomic():
        eigen = Organisatie.objects.select_for_update(of=("self",)).get(pk=organisatie)
        if eigen.crisiscontact == adres.strip():
            return
        eigen.crisiscontact = adres.strip()
        eigen.save(update_fields=["crisiscontact"])
        schrijf(
            kijker=kijker,
            handeling=Handeling.AANBOD_BIJWERKEN,
            doel=Doel.PLAATSING,
            actie="U",
            soort="crisiscontact",
            object_id=organisatie,
            reden="ingesteld" if eigen.crisiscontact else "weggehaald",
        )
