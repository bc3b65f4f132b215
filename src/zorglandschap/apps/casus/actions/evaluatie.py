"""Look at the plan together with the family, on an agreed day; and agree beforehand when help becomes lighter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from zorglandschap.apps.casus.actions.samen_schrijven import moet_geweest_zijn, moet_nog_komen, schoon
from zorglandschap.apps.casus.actions.stappen import een_stap, log, zet_stap
from zorglandschap.apps.casus.models import Afschaalmoment, Casus, Evaluatie, Extrastap
from zorglandschap.apps.casus.queries.opvolging import lichter
from zorglandschap.apps.casus.queries.planfeiten import Planrijen, lees_planrijen, stel_evaluatie_voor
from zorglandschap.apps.casus.queries.toegang import VAN_AANBIEDER
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.core.begrippen.codelijsten import Handeling, Stap
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.planwoorden import Afschaalbesluit, Evaluatiebesluit
from zorglandschap.core.begrippen.tekst import zin

PLAN = Handeling.PLAN_SCHRIJVEN


@dataclass(frozen=True, slots=True)
class Verslag:
    """What came of an evaluation; ``volgende_op`` None means: as the norm says."""

    op: date
    verslag: str
    besluit: Evaluatiebesluit
    met_jeugdige: bool = False
    met_ouders: bool = False
    volgende_op: date | None = None


def zet_evaluatie_klaar(casus: Casus, rijen: Planrijen, *, vanaf: date) -> Evaluatie:
    """Plan the next evaluation as the norm says, unless one is planned already; part of a larger verb."""
    if rijen.volgende_evaluatie is not None:
        return rijen.volgende_evaluatie
    return Evaluatie.objects.create(casus=casus, gepland_op=stel_evaluatie_voor(casus, rijen, vanaf=vanaf))


def plan_evaluatie(casus: Casus, *, door: Kijker, nu: datetime, op: date) -> Evaluatie:
    """Agree on the day of the next evaluation; one that is planned already moves."""
    with een_stap(casus, door, PLAN) as rij:
        moet_nog_komen(op, vandaag=timezone.localdate(nu))
        gepland = rij.evaluaties.filter(gehouden_op__isnull=True).order_by("gepland_op", "pk").first()
        if gepland is not None and gepland.gepland_op == op:
            return gepland
        if gepland is None:
            gepland = Evaluatie(casus=rij)
        gepland.gepland_op = op
        gepland.save()
        log(casus, door, PLAN, actie="U", reden="evaluatie gepland")
        return gepland


def houd_evaluatie(casus: Casus, *, door: Kijker, nu: datetime, verslag: Verslag) -> Evaluatie:
    """Record an evaluation: who was there, what was said, what was decided; the next one is planned at once.

    Sending the form twice records one.
    """
    with een_stap(casus, door, PLAN) as rij:
        vandaag, tekst = timezone.localdate(nu), schoon(verslag.verslag)
        zelfde = rij.evaluaties.filter(gehouden_op=verslag.op, besluit=verslag.besluit, verslag=tekst).first()
        if zelfde is not None:
            return zelfde
        _controleer(rij, verslag, tekst, vandaag)
        gepland = rij.evaluaties.filter(gehouden_op__isnull=True).order_by("gepland_op", "pk").first()
        evaluatie = gepland or Evaluatie(casus=rij, gepland_op=verslag.op)
        evaluatie.gehouden_op, evaluatie.verslag, evaluatie.besluit = verslag.op, tekst, verslag.besluit
        evaluatie.met_jeugdige, evaluatie.met_ouders = verslag.met_jeugdige, verslag.met_ouders
        evaluatie.door_id = door.medewerker_id
        evaluatie.save()
        zet_stap(casus, stap=Stap.EVALUATIE, door=door, nu=nu, toelichting=f"{verslag.besluit.value}: {tekst}")
        if verslag.besluit is not Evaluatiebesluit.STOPPEN:
            _plan_volgende(rij, verslag, vandaag)
        return evaluatie


def _controleer(casus: Casus, verslag: Verslag, tekst: str, vandaag: date) -> None:
    if not tekst:
        raise Geweigerd(zin("Schrijf kort op wat er is besproken."))
    moet_geweest_zijn(verslag.op, casus.jeugdige, vandaag=vandaag)
    moet_nog_komen(verslag.volgende_op, vandaag=vandaag)


def _plan_volgende(casus: Casus, verslag: Verslag, vandaag: date) -> None:
    rijen = lees_planrijen(casus, vandaag=vandaag)
    if verslag.volgende_op is not None:
        Evaluatie.objects.create(casus=casus, gepland_op=verslag.volgende_op)
    else:
        zet_evaluatie_klaar(casus, rijen, vanaf=verslag.op)


def plan_afschaalmoment(
    casus: Casus, *, door: Kijker, nu: datetime, op: date, voorwaarde: str, naar: Hulpvorm | None = None
) -> Afschaalmoment:
    """Agree beforehand when lighter help is considered, and what must be true by then; the same twice stays one.

    Who gives the help may do this too; what is decided at that moment stays with the regisseur and the family.
    """
    with een_stap(casus, door, PLAN) as rij:
        voorwaarde = schoon(voorwaarde)
        if not voorwaarde:
            raise Geweigerd(zin("Schrijf op wat er dan moet lukken."))
        moet_nog_komen(op, vandaag=timezone.localdate(nu))
        zelfde = rij.afschaalmomenten.filter(gepland_op=op, voorwaarde=voorwaarde, naar=naar or "", besluit="").first()
        if zelfde is not None:
            return zelfde
        moment = Afschaalmoment.objects.create(casus=rij, gepland_op=op, voorwaarde=voorwaarde, naar=naar or "")
        log(casus, door, PLAN, actie="U", reden="afschaalmoment gepland")
        return moment


def meld_lichter(casus: Casus, sleutel: UUID, *, door: Kijker, nu: datetime, op: date, hoe: str) -> Extrastap:
    """Record since when the help is lighter, after the decision; who gives the help does. The first record stays."""
    with een_stap(casus, door, PLAN) as rij:
        moment = rij.afschaalmomenten.filter(sleutel=sleutel).first()
        if moment is None:
            raise NietGevonden
        gemeld = Extrastap.objects.filter(casus=rij, sleutel=lichter(sleutel)).first()
        if gemeld is not None:
            return gemeld
        if moment.besluit != Afschaalbesluit.GEDAAN:
            raise Geweigerd(zin("De regisseur besluit eerst met het gezin dat het lichter kan. Vraag om dat besluit."))
        hoe = schoon(hoe)
        if not hoe:
            raise Geweigerd(zin("Schrijf op hoe de hulp er nu uitziet."))
        moet_geweest_zijn(op, rij.jeugdige, vandaag=timezone.localdate(nu))
        gemeld = Extrastap.objects.create(
            casus=rij, sleutel=lichter(sleutel), gedaan_op=op, toelichting=hoe, door_id=door.medewerker_id
        )
        zet_stap(casus, stap=Stap.LICHTER, door=door, nu=nu, toelichting=hoe)
        return gemeld


def besluit_afschalen(
    casus: Casus, sleutel: UUID, *, door: Kijker, nu: datetime, besluit: Afschaalbesluit, reden: str
) -> Afschaalmoment:
    """Decide at a planned moment, with the reason; a decision stays as it is."""
    with een_stap(casus, door, PLAN) as rij:
        _alleen_regie(door)
        reden = schoon(reden)
        moment = rij.afschaalmomenten.select_for_update(of=("self",)).filter(sleutel=sleutel).first()
        if moment is None:
            raise NietGevonden
        if moment.besluit == besluit:
            return moment
        if moment.besluit:
            raise Geweigerd(zin("Over dit moment is al besloten. Spreek een nieuw moment af."))
        if not reden:
            raise Geweigerd(zin("Schrijf op waarom u dit samen besluit."))
        moment.besluit, moment.reden, moment.besloten_op = besluit, reden, timezone.localdate(nu)
        moment.door_id = door.medewerker_id
        moment.save(update_fields=["besluit", "reden", "besloten_op", "door"])
        zet_stap(casus, stap=Stap.AFSCHALEN, door=door, nu=nu, toelichting=f"{besluit.value}: {reden}")
        return moment


def _alleen_regie(door: Kijker) -> None:
    if door.rol in VAN_AANBIEDER:
        raise Geweigerd(
            zin("De regisseur besluit dit met het gezin. U kunt wel een moment afspreken en vastleggen hoe het ging.")
        )
