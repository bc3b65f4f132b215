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


def meld_gedaan(
    casus: Casus, *, door: Kijker, nu: datetime, soort: Termijnsoort, uiterlijk: date, op: date | None = None
) -> Extrastap:
    """Close one round of a clock; a second press changes nothing. ``op``: the day it was done, today unless said.

    Refused when that round does not run, and for a day that cannot be.
    """
    vandaag = timezone.localdate(nu)
    with een_stap(casus, door, Handeling.CASUS_SCHRIJVEN) as rij:
        sleutel = melding(soort, uiterlijk)
        eerder = Extrastap.objects.filter(casus=rij, sleutel=sleutel).first()
        if eerder is not None:
            return eerder
        loopt = get_termijnen(rij, vandaag=vandaag, soorten=[soort])
        if not any(t.zelf_melden and t.uiterlijk == uiterlijk for t in loopt):
            raise Geweigerd(zin("Deze termijn loopt niet meer, of wordt vanzelf bijgehouden."))
        dag = op or vandaag
        if dag > vandaag:
            raise Geweigerd(zin("Deze dag is nog niet geweest. Leg het vast op de dag zelf of daarna."))
        if dag < rij.jeugdige.geboren_op:
            raise Geweigerd(zin("Toen was de jeugdige nog niet geboren. Kijk de datum na."))
        gedaan = Extrastap.objects.create(
            casus=rij, sleutel=sleutel, gedaan_op=dag, toelichting=soort.value, door_id=door.medewerker_id
        )
        zet_stap(casus, stap=Stap.TERMIJN, door=door, nu=nu, toelichting=f"{soort.value}, op {dag:%d-%m-%Y}")
        return gedaan
