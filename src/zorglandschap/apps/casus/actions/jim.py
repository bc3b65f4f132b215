"""The mentor whom the youth chose: choose, agreement of the parents, and the two-monthly talk."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from zorglandschap.apps.casus.actions.stappen import een_stap, zet_stap
from zorglandschap.apps.casus.models import Casus, Jim, JimGesprek
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.codelijsten import Handeling, Stap
from zorglandschap.core.begrippen.gezinswoorden import OUDERROLLEN
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin

GEEN_JIM = zin("Er is nu geen eigen mentor. Vraag de jeugdige eerst wie dat mag zijn.")


def kies_jim(
    casus: Casus,
    *,
    door: Kijker,
    nu: datetime,
    naam: str,
    band: str,
    gekozen_op: date | None = None,
    ouders_akkoord_op: date | None = None,
) -> Jim:
    """Record the mentor whom the youth chose; an earlier one stops. The same one again keeps the row.

    The parents agree later: the same call with their day. Raises Geweigerd for a parent as mentor.
    """
    with een_stap(casus, door, Handeling.CASUS_SCHRIJVEN) as rij:
        naam, band, vandaag = naam.strip(), band.strip(), timezone.localdate(nu)
        dag = gekozen_op or vandaag
        _controleer(rij, naam, band, dag, ouders_akkoord_op, vandaag)
        huidig = rij.jims.filter(gestopt_op__isnull=True)
        zelfde = huidig.filter(naam=naam, band=band).first()
        if zelfde is not None:
            return _met_akkoord(casus, zelfde, ouders_akkoord_op, door=door, nu=nu)
        for oud in huidig:
            oud.gestopt_op = max(dag, oud.gekozen_op)
            oud.save(update_fields=["gestopt_op"])
        jim = Jim.objects.create(casus=rij, naam=naam, band=band, gekozen_op=dag, ouders_akkoord_op=ouders_akkoord_op)
        zet_stap(casus, stap=Stap.JIM, door=door, nu=nu, toelichting=f"{naam} ({band})")
        return jim


def _controleer(casus: Casus, naam: str, band: str, dag: date, akkoord: date | None, vandaag: date) -> None:
    if not (naam and band):
        raise Geweigerd(zin("Vul in wie de mentor is, en wat die voor de jeugdige betekent."))
    if dag > vandaag or (akkoord is not None and akkoord > vandaag):
        raise Geweigerd(zin("Deze dag is nog niet geweest. Controleer de datum."))
    if dag < casus.jeugdige.geboren_op or (akkoord is not None and akkoord < casus.jeugdige.geboren_op):
        raise Geweigerd(zin("Deze dag ligt voor de geboorte van de jeugdige. Controleer de datum."))
    if casus.jeugdige.gezin.leden.filter(naam__iexact=naam, rol__in=OUDERROLLEN).exists():
        raise Geweigerd(
            zin("Een JIM is iemand anders dan een ouder. Vraag de jeugdige wie er nog meer dichtbij staat.")
        )


def _met_akkoord(casus: Casus, jim: Jim, akkoord_op: date | None, *, door: Kijker, nu: datetime) -> Jim:
    if akkoord_op is not None and jim.ouders_akkoord_op is None:
        jim.ouders_akkoord_op = akkoord_op
        jim.save(update_fields=["ouders_akkoord_op"])
        zet_stap(casus, stap=Stap.JIM, door=door, nu=nu, toelichting=f"{jim.naam} ({jim.band}): ouders akkoord")
    return jim


def houd_jimgesprek(casus: Casus, *, door: Kijker, nu: datetime, op: date, verslag: str, gaat_door: bool) -> JimGesprek:
    """Record the talk with youth and mentor; when it does not go on, the mentor stops that day.

    The same talk twice is one row. Raises Geweigerd without a mentor, without words, or on a day that cannot be.
    """
    with een_stap(casus, door, Handeling.CASUS_SCHRIJVEN) as rij:
        verslag = verslag.strip()
        eerder = JimGesprek.objects.filter(jim__casus=rij, op=op, verslag=verslag, gaat_door=gaat_door).first()
        if eerder is not None:
            return eerder
        jim = rij.jims.filter(gestopt_op__isnull=True).order_by("-gekozen_op", "-pk").first()
        if jim is None:
            raise Geweigerd(GEEN_JIM)
        if not verslag:
            raise Geweigerd(zin("Schrijf kort op wat jeugdige en JIM vertelden."))
        if not jim.gekozen_op <= op <= timezone.localdate(nu):
            raise Geweigerd(zin("Kies de dag van het gesprek: na de keuze voor deze JIM en niet in de toekomst."))
        gesprek = JimGesprek.objects.create(
            jim=jim, op=op, verslag=verslag, gaat_door=gaat_door, door_id=door.medewerker_id
        )
        if not gaat_door:
            jim.gestopt_op = op
            jim.save(update_fields=["gestopt_op"])
        zet_stap(casus, stap=Stap.JIM_GESPREK, door=door, nu=nu, toelichting=verslag)
        return gesprek
