"""Record where a child is not safe, and take it back with a day. The log tells that, never where or why."""

from __future__ import annotations

from datetime import date, datetime

from zorglandschap.apps.aanbod.queries import list_locatienamen
from zorglandschap.apps.casus.actions.beslissers import eis_dag
from zorglandschap.apps.casus.actions.stappen import een_stap, log
from zorglandschap.apps.casus.models import Casus, Jeugdige, OnveiligeLocatie
from zorglandschap.apps.casus.queries.onveilig import get_onveilige_locatie
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.codelijsten import Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin

IN_HET_LOGBOEK = "afscherming bijgewerkt"  # the youth and the parents read the log too


def leg_onveilige_locatie_vast(
    casus: Casus, *, door: Kijker, nu: datetime, locatie_id: int, op: date, reden: str
) -> OnveiligeLocatie:
    """From now on no place at this location is found for this youth; also in a closed casus. Twice is harmless.

    Raises Geweigerd without a reason, for a location or a day that cannot be, or when it was recorded differently.
    """
    with een_stap(casus, door, Handeling.INZAGE_REGELEN, ook_afgesloten=True) as rij:
        jeugdige = Jeugdige.objects.select_for_update(of=("self",)).get(pk=rij.jeugdige_id)
        waarom = _eis_reden(reden)
        if locatie_id not in {locatie.pk for locatie in list_locatienamen()}:
            raise Geweigerd(zin("Kies een locatie uit de lijst."))
        eis_dag(op, vanaf=jeugdige.geboren_op, nu=nu)
        bekend = jeugdige.onveilige_locaties.filter(locatie_id=locatie_id, ingetrokken_op__isnull=True).first()
        if bekend is not None and (bekend.reden, bekend.op) != (waarom, op):
            raise Geweigerd(zin("Deze locatie staat al in de lijst. Trek dat eerst in als er iets is veranderd."))
        if bekend is not None:
            return bekend
        nieuw = jeugdige.onveilige_locaties.create(
            locatie_id=locatie_id, reden=waarom, op=op, om=nu, door_id=door.medewerker_id, door_naam=door.naam
        )
        log(casus, door, Handeling.INZAGE_REGELEN, actie="C", reden=IN_HET_LOGBOEK)
        return nieuw


def trek_onveilige_locatie_in(
    casus: Casus, nummer: int, *, door: Kijker, nu: datetime, op: date, reden: str
) -> OnveiligeLocatie:
    """The location may be chosen again; the row stays, with the day and why. Twice is harmless."""
    with een_stap(casus, door, Handeling.INZAGE_REGELEN, ook_afgesloten=True) as rij:
        onveilig = get_onveilige_locatie(rij, nummer)
        if onveilig.ingetrokken_op is not None:
            return onveilig
        onveilig.ingetrokken_reden = _eis_reden(reden)
        eis_dag(op, vanaf=onveilig.op, nu=nu)
        onveilig.ingetrokken_op, onveilig.ingetrokken_door_naam = op, door.naam
        onveilig.save(update_fields=["ingetrokken_op", "ingetrokken_reden", "ingetrokken_door_naam"])
        log(casus, door, Handeling.INZAGE_REGELEN, actie="U", reden=IN_HET_LOGBOEK)
        return onveilig


def _eis_reden(reden: str) -> str:
    if not reden.strip():
        raise Geweigerd(zin("Schrijf op waarom. Alleen wie in de casus de veiligheid bewaakt, leest dat."))
    return reden.strip()
