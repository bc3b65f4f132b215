"""The plan in versions: begin, write together, the lines per part of life, and fix it when it is complete."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from zorglandschap.apps.casus.actions.doelen import PLAN
from zorglandschap.apps.casus.actions.evaluatie import zet_evaluatie_klaar
from zorglandschap.apps.casus.actions.samen_schrijven import moet_geweest_zijn, moet_nog_komen, neem_over, schoon
from zorglandschap.apps.casus.actions.stappen import een_stap, log, zet_stap
from zorglandschap.apps.casus.models import Casus, Hulpplan, Inzet
from zorglandschap.apps.casus.queries.planfeiten import lees_planrijen, toets_plan
from zorglandschap.apps.casus.queries.toegang import VAN_AANBIEDER
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.codelijsten import Stap
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.planwoorden import Leefdomein, Planstatus
from zorglandschap.core.begrippen.tekst import zin

TEKSTEN = ("terugkeer_toelichting", "contactafspraken", "rol_ouders")
GEWEEST = (
    "familiegroepsplan_aangeboden_op",
    "familiegroepsplan_afgezien_op",
    "op_schrift_gevraagd_op",
    "op_schrift_gegeven_op",
    "met_jeugdige_op",
    "met_ouders_op",
)
VELDEN = ("soort", "terugkeer", "terugkeer_streef_op", *TEKSTEN, *GEWEEST)
AANBOD = ("familiegroepsplan_aangeboden_op", "familiegroepsplan_afgezien_op")
BLIJFT = ("soort", "terugkeer", "terugkeer_streef_op", *AANBOD, *TEKSTEN)  # in a new version


@dataclass(frozen=True, slots=True)
class NieuweInzet:
    """In which part of life who does what, and since when that party has been involved."""

    domein: Leefdomein
    wat: str
    wie: str
    betrokken_op: date | None = None


def start_plan(casus: Casus, *, door: Kijker, nu: datetime) -> Hulpplan:
    """Begin the plan, or a new version of one that is fixed; a version that is being written goes on."""
    with een_stap(casus, door, PLAN) as rij:
        _alleen_regie(door)
        vorige = rij.plannen.order_by("-versie").first()
        if vorige is not None and vorige.status == Planstatus.CONCEPT:
            return vorige
        over = {naam: getattr(vorige, naam) for naam in BLIJFT} if vorige else {}
        plan = Hulpplan.objects.create(
            casus=rij, versie=vorige.versie + 1 if vorige else 1, gestart_op=timezone.localdate(nu), **over
        )
        if vorige is not None:
            regels = vorige.inzetten.filter(vervallen_om__isnull=True).order_by("om", "pk")
            Inzet.objects.bulk_create([_overgenomen(regel, plan) for regel in regels])
        log(casus, door, PLAN, actie="U", reden=f"plan begonnen, versie {plan.versie}")
        return plan


def _overgenomen(regel: Inzet, plan: Hulpplan) -> Inzet:
    return Inzet(
        plan=plan,
        domein=regel.domein,
        wat=regel.wat,
        wie=regel.wie,
        betrokken_op=regel.betrokken_op,
        door_id=regel.door_id,
        om=regel.om,
    )


def _alleen_regie(door: Kijker) -> None:
    if door.rol in VAN_AANBIEDER:
        raise Geweigerd(
            zin("De regisseur schrijft dit samen met het gezin. U schrijft op hoe u werkt, en wie wat doet.")
        )


def _concept(casus: Casus) -> Hulpplan:
    plan = casus.plannen.select_for_update(of=("self",)).order_by("-versie").first()
    if plan is None:
        raise Geweigerd(zin("Er is nog geen plan. Begin eerst het plan."))
    if plan.status != Planstatus.CONCEPT:
        raise Geweigerd(zin("Dit plan is al vastgesteld. Begin een nieuwe versie om iets te veranderen."))
    return plan


def bewaar_plan(
    casus: Casus, *, door: Kijker, nu: datetime, nieuw: Mapping[str, object], gezien: Mapping[str, object]
) -> tuple[str, ...]:
    """Save what the writer changed; the answer names the fields that somebody else changed meanwhile."""
    with een_stap(casus, door, PLAN) as rij:
        _alleen_regie(door)
        plan, vandaag = _concept(rij), timezone.localdate(nu)
        streefdag = plan.terugkeer_streef_op
        botsingen = neem_over(plan, {naam: nieuw[naam] for naam in VELDEN if naam in nieuw}, gezien)
        for naam in GEWEEST:
            moet_geweest_zijn(getattr(plan, naam), rij.jeugdige, vandaag=vandaag)
        if plan.terugkeer_streef_op != streefdag:
            moet_nog_komen(plan.terugkeer_streef_op, vandaag=vandaag)
        _dagen_kloppen(plan)
        plan.save(update_fields=VELDEN)
        log(casus, door, PLAN, actie="U", reden="plan bewaard")
        return botsingen


def _dagen_kloppen(plan: Hulpplan) -> None:
    aangeboden, afgezien = plan.familiegroepsplan_aangeboden_op, plan.familiegroepsplan_afgezien_op
    if afgezien is not None and (aangeboden is None or afgezien < aangeboden):
        raise Geweigerd(zin("Het gezin kan pas van een eigen plan afzien nadat het die kans kreeg. Kijk de dagen na."))
    gevraagd, gegeven = plan.op_schrift_gevraagd_op, plan.op_schrift_gegeven_op
    if gevraagd is not None and gegeven is not None and gegeven < gevraagd:
        raise Geweigerd(zin("Het plan kan niet op papier gegeven zijn voordat het gezin erom vroeg."))


def voeg_inzet_toe(casus: Casus, *, door: Kijker, nu: datetime, inzet: NieuweInzet) -> Inzet:
    """Add a line to the plan; the same one twice stays one."""
    with een_stap(casus, door, PLAN) as rij:
        plan, wat, wie = _concept(rij), schoon(inzet.wat), schoon(inzet.wie)
        if not (wat and wie):
            raise Geweigerd(zin("Schrijf op wat er gebeurt en wie dat doet."))
        moet_geweest_zijn(inzet.betrokken_op, rij.jeugdige, vandaag=timezone.localdate(nu))
        lopend = plan.inzetten.filter(vervallen_om__isnull=True)
        zelfde = lopend.filter(domein=inzet.domein, wat=wat, wie=wie, betrokken_op=inzet.betrokken_op).first()
        if zelfde is not None:
            return zelfde
        lopend.filter(domein=inzet.domein, wat=wat, wie=wie).update(vervallen_om=nu)  # only the day is new
        nieuw = Inzet.objects.create(
            plan=plan,
            domein=inzet.domein,
            wat=wat,
            wie=wie,
            betrokken_op=inzet.betrokken_op,
            door_id=door.gebruiker_id,
            om=nu,
        )
        log(casus, door, PLAN, actie="U", reden="inzet toegevoegd")
        return nieuw


def schrap_inzet(casus: Casus, *, door: Kijker, nu: datetime, inzet_id: int) -> None:
    """Strike a line of the plan; its row stays."""
    with een_stap(casus, door, PLAN) as rij:
        if _concept(rij).inzetten.filter(pk=inzet_id, vervallen_om__isnull=True).update(vervallen_om=nu):
            log(casus, door, PLAN, actie="U", reden="inzet geschrapt")


def stel_plan_vast(casus: Casus, *, door: Kijker, nu: datetime) -> Hulpplan:
    """Fix the plan; refused while a rule says that something is missing. The next evaluation is planned at once."""
    with een_stap(casus, door, PLAN) as rij:
        _alleen_regie(door)
        vandaag = timezone.localdate(nu)
        rijen = lees_planrijen(rij, vandaag=vandaag)
        if rijen.plan is not None and rijen.plan.status == Planstatus.VASTGESTELD:
            return rijen.plan
        plan = _concept(rij)
        uitkomsten = toets_plan(rij, vandaag=vandaag, rijen=rijen)
        if any(u.blokkeert for u in uitkomsten):
            raise Geweigerd.door_regels(uitkomsten)
        rij.plannen.filter(status=Planstatus.VASTGESTELD).update(status=Planstatus.VERVANGEN)
        plan.status, plan.vastgesteld_op = Planstatus.VASTGESTELD, vandaag
        plan.vastgesteld_door_id = door.medewerker_id
        plan.save(update_fields=["status", "vastgesteld_op", "vastgesteld_door"])
        zet_stap(casus, stap=Stap.PLAN_VASTGESTELD, door=door, nu=nu, uitkomsten=uitkomsten)
        zet_evaluatie_klaar(rij, rijen, vanaf=vandaag)
        return plan
