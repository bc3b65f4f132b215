"""Report that what a clock asks was done, where no other fact of the case shows it."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from zorglandschap.apps.casus.actions.stappen import een_stap, zet_stap
from zorglandschap.apps.casus.models import Casus, Extrastap
from zorglandschap.apps.casus.queries.stand import melding
from zorglandschap.apps.casus.queries.termijnen import get_termijnen
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.codelijsten import Handeling, Stap
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.casus.termijnen import Termijnsoort


def meld_gedaan(casus: Casus, *, door: Kijker, nu: datetime, soort: Termijnsoort, uiterlijk: date) -> Extrastap:
    """Close one round of a clock; a second press changes nothing. Refused when that round does not run."""
    vandaag = timezone.localdate(nu)
    with een_stap(casus, door, Handeling.CASUS_SCHRIJVEN) as rij:
        sleutel = melding(soort, uiterlijk)
        eerder = Extrastap.objects.filter(casus=rij, sleutel=sleutel).first()
        if eerder is not None:
            return eerder
        loopt = get_termijnen(rij, vandaag=vandaag, soorten=[soort])
        if not any(t.zelf_melden and t.uiterlijk == uiterlijk for t in loopt):
            raise Geweigerd(zin("Deze termijn loopt niet meer, of wordt vanzelf bijgehouden."))
        gedaan = Extrastap.objects.create(
            casus=rij, sleutel=sleutel, gedaan_op=vandaag, toelichting=soort.value, door_id=door.medewerker_id
        )
        zet_stap(casus, stap=Stap.EXTRA, door=door, nu=nu, toelichting=soort.value)
        return gedaan
