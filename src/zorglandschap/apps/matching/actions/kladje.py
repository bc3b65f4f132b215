"""What is being typed in an advice, kept where only its writer sees it until the advice is recorded."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from zorglandschap.apps.casus.actions.stappen import een_stap
from zorglandschap.apps.casus.models import Kladje
from zorglandschap.apps.casus.queries import get_casus
from zorglandschap.apps.matching.queries.advies import klad_sleutel, kladjes
from zorglandschap.core.begrippen.codelijsten import Handeling
from zorglandschap.core.begrippen.kijker import Kijker


def bewaar_advieskladje(kijker: Kijker, sleutel: UUID, *, veld: str, tekst: str, nu: datetime) -> None:
    """Keep one text of the advice form as a draft; an empty one is forgotten."""
    casus = get_casus(kijker, sleutel, Handeling.ADVISEREN)
    with een_stap(casus, kijker, Handeling.ADVISEREN) as rij:
        eigen = kladjes(rij, kijker).filter(veld=veld)
        if not tekst.strip():
            eigen.delete()
        elif not eigen.update(tekst=tekst, om=nu):
            Kladje.objects.create(
                gebruiker_id=kijker.gebruiker_id, sleutel=klad_sleutel(rij), veld=veld, tekst=tekst, om=nu
            )
