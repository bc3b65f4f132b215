"""Record that an extra step of the gemeente was taken."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from zorglandschap.apps.casus.actions.stappen import een_stap, zet_stap
from zorglandschap.apps.casus.models import Casus, Extrastap
from zorglandschap.apps.casus.queries.lokaal import list_extrastappen
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.core.begrippen.codelijsten import Handeling, Stap
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin


def zet_extrastap(
    casus: Casus, *, door: Kijker, nu: datetime, sleutel: str, op: date, toelichting: str = ""
) -> Extrastap:
    """Record an extra step of the gemeente; the same step twice keeps the first.

    Raises NietGevonden for a step that this gemeente does not ask, and Geweigerd for a day that cannot be.
    """
    with een_stap(casus, door, Handeling.CASUS_SCHRIJVEN) as rij:
        stand = next((s for s in list_extrastappen(rij) if s.stap.sleutel == sleutel), None)
        if stand is None:
            raise NietGevonden
        if stand.gedaan is not None:
            return stand.gedaan
        if not rij.geopend_op <= op <= timezone.localdate(nu):
            raise Geweigerd(zin("Kies een dag sinds het begin van de casus, en niet in de toekomst."))
        stap = Extrastap.objects.create(
            casus=rij, sleutel=sleutel, gedaan_op=op, toelichting=toelichting.strip(), door_id=door.medewerker_id
        )
        verhaal = f"{stand.stap.naam}. {toelichting.strip()}".strip()
        zet_stap(casus, stap=Stap.EXTRA, door=door, nu=nu, toelichting=verhaal)
        return stap
