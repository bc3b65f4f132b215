"""Where the own organisation is mailed when a request in a crisis waits too long."""

from __future__ import annotations

from zorglandschap.apps.aanbod.queries.vrij import is_planner
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.organisaties.models import Organisatie
from zorglandschap.core.begrippen.kijker import Kijker


def get_crisiscontact(kijker: Kijker) -> str:
    """The address, or empty; raises NietGevonden for who is not a planner."""
    if not is_planner(kijker) or kijker.organisatie_id is None:
        raise NietGevonden
    return Organisatie.objects.values_list("crisiscontact", flat=True).get(pk=kijker.organisatie_id)
