"""The plan for later: begin, write each of the five parts together, and fix it with a day to look again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from zorglandschap.apps.casus.actions.doelen import PLAN, alleen_wie_stelt
from zorglandschap.apps.casus.actions.samen_schrijven import moet_nog_komen, schoon
from zorglandschap.apps.casus.actions.stappen import een_stap, log, zet_stap
from zorglandschap.apps.casus.models import Casus, Toekomstonderdeel, Toekomstplan
from zorglandschap.apps.casus.queries.toekomst import toets_toekomst
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.codelijsten import Stap
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.periode import leeftijd, plus_maanden
from zorglandschap.core.begrippen.planwoorden import BigFive
from zorglandschap.core.begrippen.tekst import zin

VELDEN = ("nu", "wens", "afspraak", "wie", "klaar_op", "is_geregeld")


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """One part as it was typed, over which saved version."""

    versie: int
    nu: str = ""
    wens: str = ""
    afspraak: str = ""
    wie: str = ""
    klaar_op: date | None = None
    is_geregeld: bool = False


def begin_toekomstplan(casus: Casus, *, door: Kijker, nu: datetime) -> Toekomstplan:
    """Begin the plan with its five empty parts; one that is there goes on."""
    with een_stap(casus, door, PLAN) as rij:
        vandaag = timezone.localdate(nu)
        alleen_wie_stelt(rij, door, vandaag)
        bestaand = Toekomstplan.objects.filter(casus=rij).first()
        if bestaand is not None:
            return bestaand
        vanaf = settings.BELEID.aantal("toekomstplan_voorbereiden_vanaf_leeftijd", vandaag, rij.jeugdige.gemeente_id)
        if leeftijd(rij.jeugdige.geboren_op, vandaag) < vanaf:
            raise Geweigerd(
                zin("Een plan voor later begint vanaf %(leeftijd)s jaar. Stel tot die tijd een doel.", leeftijd=vanaf)
            )
        plan = Toekomstplan.objects.create(casus=rij, begonnen_op=vandaag)
        Toekomstonderdeel.objects.bulk_create([Toekomstonderdeel(plan=plan, onderdeel=deel) for deel in BigFive])
        log(casus, door, PLAN, actie="U", reden="plan voor later begonnen")
        return plan


def _plan(casus: Casus) -> Toekomstplan:
    plan = Toekomstplan.objects.select_for_update(of=("self",)).filter(casus=casus).first()
    if plan is None:
        raise Geweigerd(zin("Er is nog geen plan voor later. Begin het eerst."))
    return plan


def bewaar_onderdeel(casus: Casus, deel: BigFive, *, door: Kijker, nu: datetime, onderdeel: Onderdeel) -> bool:
    """Save one part; False when somebody else saved it meanwhile: then nothing changes and the writer chooses."""
    with een_stap(casus, door, PLAN) as rij:
        alleen_wie_stelt(rij, door, timezone.localdate(nu))
        staat = _plan(rij).onderdelen.get(onderdeel=deel)
        nieuw = {
            "nu": schoon(onderdeel.nu),
            "wens": schoon(onderdeel.wens),
            "afspraak": schoon(onderdeel.afspraak),
            "wie": schoon(onderdeel.wie),
            "klaar_op": onderdeel.klaar_op,
            "is_geregeld": onderdeel.is_geregeld,
        }
        if all(getattr(staat, naam) == waarde for naam, waarde in nieuw.items()):
            return True
        if onderdeel.versie != staat.versie:
            return False
        if nieuw["is_geregeld"] and not nieuw["afspraak"]:
            raise Geweigerd(zin("Schrijf op wat er geregeld is en wie dat deed."))
        if onderdeel.klaar_op is not None and onderdeel.klaar_op < rij.jeugdige.geboren_op:
            raise Geweigerd(zin("Deze dag ligt voor de geboorte van de jeugdige. Controleer de datum."))
        for naam, waarde in nieuw.items():
            setattr(staat, naam, waarde)
        staat.versie += 1
        staat.save()
        log(casus, door, PLAN, actie="U", reden="plan voor later bewaard")
        return True


def stel_toekomstplan_vast(casus: Casus, *, door: Kijker, nu: datetime, herzien_op: date | None = None) -> Toekomstplan:
    """Fix the plan for later, with a day to look at it again; refused while a rule says that something is missing."""
    with een_stap(casus, door, PLAN) as rij:
        vandaag = timezone.localdate(nu)
        alleen_wie_stelt(rij, door, vandaag)
        plan = _plan(rij)
        moet_nog_komen(herzien_op, vandaag=vandaag)
        over = settings.BELEID.aantal("toekomstplan_herzien_maanden", vandaag, rij.jeugdige.gemeente_id)
        dag = herzien_op or plus_maanden(vandaag, over)
        if plan.vastgesteld_op == vandaag and plan.herzien_op == dag:
            return plan
        uitkomsten = toets_toekomst(rij, plan, vandaag=vandaag)
        if any(u.blokkeert for u in uitkomsten):
            raise Geweigerd.door_regels(uitkomsten)
        plan.vastgesteld_op, plan.herzien_op = vandaag, dag
        plan.save(update_fields=["vastgesteld_op", "herzien_op"])
        zet_stap(casus, stap=Stap.TOEKOMSTPLAN, door=door, nu=nu, uitkomsten=uitkomsten)
        return plan
