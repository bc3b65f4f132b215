"""Record a question to which the law gives a term, and its answer."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from zorglandschap.apps.casus.actions.stappen import een_stap, zet_stap
from zorglandschap.apps.casus.models import Casus, Verzoek
from zorglandschap.apps.casus.queries.verzoeken import get_verzoek
from zorglandschap.apps.eenmalig import eenmalig
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.core.begrippen.besluitwoorden import Verzoeksoort
from zorglandschap.core.begrippen.codelijsten import Handeling, Stap
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin


def leg_verzoek_vast(
    casus: Casus,
    *,
    door: Kijker,
    nu: datetime,
    soort: Verzoeksoort,
    op: date,
    van_wie: str,
    vraag: str,
    herhaalsleutel: UUID,
) -> Verzoek:
    """Record who asked what; its clock runs from that day. The same form sent twice records it once."""
    with een_stap(casus, door, Handeling.CASUS_SCHRIJVEN) as rij:
        eerder = Verzoek.objects.filter(herhaalsleutel=herhaalsleutel).first()
        if eerder is not None:
            if eerder.casus_id != rij.pk:
                raise NietGevonden
            return eerder
        if not van_wie.strip() or not vraag.strip():
            raise Geweigerd(zin("Schrijf op van wie het verzoek komt en wat er is gevraagd."))
        if op > timezone.localdate(nu):
            raise Geweigerd(zin("Deze dag is nog niet geweest. Leg het vast op de dag zelf of daarna."))
        if op < rij.jeugdige.geboren_op:
            raise Geweigerd(zin("Toen was de jeugdige nog niet geboren. Kijk de datum na."))
        with eenmalig():
            verzoek = Verzoek.objects.create(
                casus=rij,
                soort=soort,
                op=op,
                van_wie=van_wie.strip(),
                vraag=vraag.strip(),
                door_id=door.medewerker_id,
                herhaalsleutel=herhaalsleutel,
            )
        zet_stap(casus, stap=Stap.VERZOEK, door=door, nu=nu, toelichting=f"{soort.value}, van {op:%d-%m-%Y}")
        return verzoek


def beantwoord_verzoek(casus: Casus, nummer: int, *, door: Kijker, nu: datetime, op: date, antwoord: str) -> Verzoek:
    """Record the answer: the clock stops. Twice is harmless.

    Raises NietGevonden for a question of another casus, and Geweigerd for a day that cannot be or without words.
    """
    with een_stap(casus, door, Handeling.CASUS_SCHRIJVEN) as rij:
        verzoek = get_verzoek(rij, nummer)
        if verzoek.beantwoord_op is not None:
            return verzoek
        if not antwoord.strip():
            raise Geweigerd(zin("Schrijf op wat het antwoord was."))
        if op > timezone.localdate(nu):
            raise Geweigerd(zin("Deze dag is nog niet geweest. Leg het vast op de dag zelf of daarna."))
        if op < verzoek.op:
            raise Geweigerd(zin("Het antwoord kan niet eerder zijn dan de vraag. Kijk de datum na."))
        verzoek.beantwoord_op, verzoek.antwoord = op, antwoord.strip()
        verzoek.save(update_fields=["beantwoord_op", "antwoord"])
        zet_stap(casus, stap=Stap.TERMIJN, door=door, nu=nu, toelichting=f"{verzoek.soort}, beantwoord {op:%d-%m-%Y}")
        return verzoek
