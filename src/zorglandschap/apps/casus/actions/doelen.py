"""Goals: set by the family with the local team or the GI, worked on by the provider, measured, and closed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from zorglandschap.apps.casus.actions.samen_schrijven import moet_geweest_zijn, moet_nog_komen, neem_over, schoon
from zorglandschap.apps.casus.actions.stappen import een_stap, log, zet_stap
from zorglandschap.apps.casus.models import Casus, Doel, Doelmeting, Doelzorg, Planuitzondering
from zorglandschap.apps.casus.queries.planfeiten import toets_wie_stelt
from zorglandschap.apps.casus.queries.toegang import VAN_AANBIEDER, zichtbaar
from zorglandschap.apps.casus.queries.zorgen import list_zorgen
from zorglandschap.apps.eenmalig import eenmalig
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.core.begrippen.codelijsten import Doel as Leesdoel
from zorglandschap.core.begrippen.codelijsten import Handeling, Stap
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.planwoorden import SCORES, Doelstatus, Doelsteller, Leefdomein
from zorglandschap.core.begrippen.tekst import zin

PLAN = Handeling.PLAN_SCHRIJVEN
GESLOTEN = (Doelstatus.BEHAALD, Doelstatus.GESTOPT)


@dataclass(frozen=True, slots=True)
class NieuwDoel:
    """What must be different, and when everybody sees that it is; ``zorgen`` are roots of factors of the analysis."""

    domein: Leefdomein
    wat: str
    klaar_als: str
    gesteld_door: Doelsteller
    gesteld_op: date
    termijn_op: date
    is_gezinsdoel: bool = False
    zorgen: frozenset[UUID] = frozenset()


def stel_doel(casus: Casus, *, door: Kijker, nu: datetime, doel: NieuwDoel, herhaalsleutel: UUID) -> Doel:
    """Set a goal; sending the form twice sets one."""
    with een_stap(casus, door, PLAN) as rij:
        vandaag = timezone.localdate(nu)
        alleen_wie_stelt(rij, door, vandaag)
        eerder = rij.doelen.filter(herhaalsleutel=herhaalsleutel).first()
        if eerder is not None:
            return eerder
        wat, klaar_als = schoon(doel.wat), schoon(doel.klaar_als)
        if not (wat and klaar_als):
            raise Geweigerd(zin("Schrijf op wat er anders moet, en waaraan iedereen ziet dat het klaar is."))
        moet_geweest_zijn(doel.gesteld_op, rij.jeugdige, vandaag=vandaag)
        moet_nog_komen(doel.termijn_op, vandaag=vandaag)
        with eenmalig():
            nieuw = Doel.objects.create(
                casus=rij,
                domein=doel.domein,
                wat=wat,
                klaar_als=klaar_als,
                gesteld_door=doel.gesteld_door,
                is_gezinsdoel=doel.is_gezinsdoel,
                gesteld_op=doel.gesteld_op,
                termijn_op=doel.termijn_op,
                vastgelegd_door_id=door.medewerker_id,
                herhaalsleutel=herhaalsleutel,
            )
        bekend = {z.wortel for z in list_zorgen(rij)} & doel.zorgen
        Doelzorg.objects.bulk_create([Doelzorg(doel=nieuw, wortel=wortel) for wortel in sorted(bekend)])
        _schrap_uitzonderingen(rij, bekend, nu)
        zet_stap(casus, stap=Stap.DOEL, door=door, nu=nu, toelichting=wat)
        return nieuw


def alleen_wie_stelt(casus: Casus, door: Kijker, vandaag: date) -> None:
    """The provider does not say what must be different; raises Geweigerd with the rule."""
    uitkomst = toets_wie_stelt(casus, door, VAN_AANBIEDER, vandaag=vandaag)
    if uitkomst.blokkeert:
        raise Geweigerd.door_regels([uitkomst])


def _vind(casus: Casus, sleutel: UUID, *, open_: bool = True) -> Doel:
    doel = casus.doelen.select_for_update(of=("self",)).filter(sleutel=sleutel).first()
    if doel is None:
        raise NietGevonden
    if open_ and doel.status != Doelstatus.OPEN:
        raise Geweigerd(zin("Dit doel is afgesloten. Stel een nieuw doel als er weer iets nodig is."))
    return doel


def wijzig_doel(
    casus: Casus,
    sleutel: UUID,
    *,
    door: Kijker,
    nu: datetime,
    nieuw: Mapping[str, object],
    gezien: Mapping[str, object],
) -> tuple[str, ...]:
    """Say it better, or agree on another term; the answer names what somebody else changed meanwhile."""
    with een_stap(casus, door, PLAN) as rij:
        vandaag = timezone.localdate(nu)
        alleen_wie_stelt(rij, door, vandaag)
        doel = _vind(rij, sleutel)
        termijn = doel.termijn_op
        botsingen = neem_over(doel, nieuw, gezien)
        if not (doel.wat and doel.klaar_als):
            raise Geweigerd(zin("Schrijf op wat er anders moet, en waaraan iedereen ziet dat het klaar is."))
        if doel.termijn_op != termijn:
            moet_nog_komen(doel.termijn_op, vandaag=vandaag)
        doel.save(update_fields=["wat", "klaar_als", "termijn_op", "is_gezinsdoel"])
        log(casus, door, PLAN, actie="U", reden="doel aangepast")
        return botsingen


def schrijf_hoe(casus: Casus, sleutel: UUID, *, door: Kijker, nu: datetime, hoe: str, gezien: str) -> bool:
    """How the help goes about it, mostly written by the provider; False when somebody else wrote meanwhile."""
    with een_stap(casus, door, PLAN) as rij:
        doel = _vind(rij, sleutel)
        if neem_over(doel, {"hoe": schoon(hoe)}, {"hoe": schoon(gezien)}):
            return False
        doel.hoe_door_id = door.organisatie_id
        doel.save(update_fields=["hoe", "hoe_door"])
        log(casus, door, PLAN, actie="U", reden=f"aanpak van een doel, {timezone.localdate(nu):%d-%m-%Y}")
        return True


def meet_doel(
    casus: Casus, sleutel: UUID, *, door: Kijker, nu: datetime, score: int, op: date, toelichting: str = ""
) -> Doelmeting:
    """How far the goal is on a day, from −2 to +2; sending the form twice measures once."""
    with een_stap(casus, door, PLAN) as rij:
        doel, toelichting = _vind(rij, sleutel), schoon(toelichting)
        if score not in SCORES:
            raise Geweigerd(zin("Kies een cijfer van −2 tot +2."))
        moet_geweest_zijn(op, rij.jeugdige, vandaag=timezone.localdate(nu))
        if op < doel.gesteld_op:
            raise Geweigerd(zin("Dit doel is pas later gesteld. Kies een dag daarna."))
        zelfde = doel.metingen.filter(op=op, score=score, toelichting=toelichting, door_id=door.gebruiker_id).first()
        if zelfde is not None:
            return zelfde
        meting = Doelmeting.objects.create(
            doel=doel, score=score, op=op, toelichting=toelichting, door_id=door.gebruiker_id, om=nu
        )
        log(casus, door, PLAN, actie="U", reden="doel gemeten")
        return meting


def sluit_doel(casus: Casus, sleutel: UUID, *, door: Kijker, nu: datetime, status: Doelstatus, reden: str) -> None:
    """The goal was reached, or one stops with it; with the reason."""
    with een_stap(casus, door, PLAN) as rij:
        vandaag, reden = timezone.localdate(nu), schoon(reden)
        alleen_wie_stelt(rij, door, vandaag)
        doel = _vind(rij, sleutel, open_=False)
        if doel.status == status:
            return
        if doel.status in GESLOTEN:
            raise Geweigerd(zin("Dit doel is al afgesloten."))
        if status not in GESLOTEN or not reden:
            raise Geweigerd(zin("Schrijf op waarom het doel klaar is of stopt."))
        doel.status, doel.gesloten_op, doel.gesloten_reden = status, vandaag, reden
        doel.save(update_fields=["status", "gesloten_op", "gesloten_reden"])
        tekst = f"{doel.wat}: {status.value}. {reden}"
        zet_stap(casus, stap=Stap.DOEL_GESLOTEN, door=door, nu=nu, toelichting=tekst)


def beantwoord_zorg(
    casus: Casus, wortel: UUID, *, door: Kijker, nu: datetime, doelen: Collection[UUID], reden: str = ""
) -> None:
    """Which goals answer a concern of the analysis, or why none does; what was chosen before is replaced."""
    with een_stap(casus, door, PLAN) as rij:
        vandaag, reden = timezone.localdate(nu), schoon(reden)
        alleen_wie_stelt(rij, door, vandaag)
        if wortel not in {z.wortel for z in list_zorgen(rij)}:
            raise Geweigerd(zin("Deze zorg staat niet meer in de vastgestelde analyse. Kijk opnieuw."))
        if doelen and reden:
            raise Geweigerd(zin("Kies een doel, of schrijf op waarom er geen doel bij hoort. Niet allebei."))
        kiesbaar = _kiesbaar(rij, door, vandaag)
        gekozen = list(kiesbaar.filter(sleutel__in=doelen))
        if len(gekozen) != len(set(doelen)):
            raise Geweigerd(zin("Dit doel is er niet meer. Kies een ander doel."))
        Doelzorg.objects.filter(wortel=wortel, doel__in=kiesbaar).exclude(doel__in=gekozen).delete()
        for doel in gekozen:
            Doelzorg.objects.get_or_create(doel=doel, wortel=wortel)
        blijft = rij.planuitzonderingen.filter(wortel=wortel, vervallen_om__isnull=True, reden=reden).first()
        if blijft is None or not reden:
            _schrap_uitzonderingen(rij, {wortel}, nu)
        if reden and blijft is None:
            Planuitzondering.objects.create(casus=rij, wortel=wortel, reden=reden, door_id=door.medewerker_id, om=nu)
        log(casus, door, PLAN, actie="U", reden="zorg beantwoord")


def _kiesbaar(casus: Casus, door: Kijker, vandaag: date) -> QuerySet[Doel]:
    """Own goals, and goals for the whole family in a casus of a brother or sister that the writer may see."""
    familie = zichtbaar(door, Handeling.PLAN_LEZEN, doel=Leesdoel.HULP, vandaag=vandaag)
    familie = familie.filter(jeugdige__gezin_id=casus.jeugdige.gezin_id).exclude(pk=casus.pk)
    van_gezin = Q(is_gezinsdoel=True, casus_id__in=familie.values("pk"))
    return Doel.objects.filter(Q(casus=casus) | van_gezin).exclude(status=Doelstatus.GESTOPT)


def _schrap_uitzonderingen(casus: Casus, wortels: Collection[UUID], nu: datetime) -> None:
    casus.planuitzonderingen.filter(wortel__in=wortels, vervallen_om__isnull=True).update(vervallen_om=nu)
