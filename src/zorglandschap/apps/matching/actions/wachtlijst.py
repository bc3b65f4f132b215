"""The waiting list: on with the advice, off with the help, and everything between as one appended event."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from zorglandschap.apps.casus.actions.stappen import een_stap, log
from zorglandschap.apps.casus.models import Casus
from zorglandschap.apps.casus.queries import get_casus
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.matching.models import Advies, Wachtende, Wachtgebeurtenis
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Handeling, Stap
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.matchwoorden import Urgentie, Wachtsoort
from zorglandschap.core.begrippen.tekst import zin

VANZELF = "automatisch"
BELOFTE_VOORUIT = timedelta(days=366)
NIET_OP_LIJST = zin("Deze jeugdige staat niet op de wachtlijst. Leg eerst het advies vast.")
WAAROM = zin("Schrijf in een paar woorden op wat er aan de hand is.")
BEGIN_VAN_ZOEKEN = (Stap.VERWEZEN, Stap.VERVOLG)


def zet_op_lijst(casus: Casus, advies: Advies, *, door: Kijker, nu: datetime) -> Wachtende | None:
    """A part of recording an advice: from now on this youth waits for the advised form; the caller holds the lock.

    Who already waits keeps the waiting time, also when another form is advised now. Nobody waits while help runs
    that stays.
    """
    if casus.status == CasusStatus.GEPLAATST:
        return None
    wachtende = casus.wachtend.filter(tot__isnull=True).first()
    if wachtende is None:
        wachtende = casus.wachtend.create(
            jeugdige_id=casus.jeugdige_id,
            gemeente_id=casus.jeugdige.gemeente_id,
            hulpvorm=advies.hulpvorm,
            sinds=_wacht_sinds(casus, advies.hulpvorm, timezone.localdate(nu)),
            urgentie=Urgentie.CRISIS if casus.is_crisis else Urgentie.GEWOON,
        )
        _schrijf(wachtende, Wachtsoort.ERBIJ, door=door, nu=nu)
    elif wachtende.hulpvorm != advies.hulpvorm:
        wachtende.hulpvorm = advies.hulpvorm
        wachtende.save(update_fields=["hulpvorm"])
        _schrijf(wachtende, Wachtsoort.HULPVORM, door=door, nu=nu)
    return wachtende


def _wacht_sinds(casus: Casus, hulpvorm: str, vandaag: date) -> date:
    """The toewijzing of this form that no help came of yet; without one the day of the referral."""
    toegewezen = casus.beschikkingen.filter(
        toewijzingen__hulpvorm=hulpvorm, toewijzingen__traject__isnull=True, toewijzingen__beeindigd_per__isnull=True
    )
    verwezen = casus.stappen.filter(stap__in=BEGIN_VAN_ZOEKEN).order_by("-om").values_list("op", flat=True).first()
    dagen = [*toegewezen.values_list("genomen_op", flat=True), *([verwezen] if verwezen else [])]
    return min([dag for dag in dagen if dag <= vandaag], default=vandaag)


def haal_van_lijst(casus: Casus, *, door: Kijker | None, nu: datetime, waarom: str) -> None:
    """Help begins, or nobody waits any more; the caller holds the lock."""
    for wachtende in casus.wachtend.filter(tot__isnull=True):
        wachtende.tot = timezone.localdate(nu)
        wachtende.save(update_fields=["tot"])
        _schrijf(wachtende, Wachtsoort.ERAF, door=door, nu=nu, toelichting=waarom)


def wijzig_urgentie(
    kijker: Kijker, sleutel: UUID, *, urgentie: Urgentie, toelichting: str, nu: datetime
) -> Wachtgebeurtenis | None:
    """More or less haste, with the reason; the same again is harmless (None). Raises Geweigerd for a crisis.

    A crisis is reported on its own page, so that everything else that a crisis asks begins too.
    """
    casus = get_casus(kijker, sleutel, Handeling.CASUS_SCHRIJVEN)
    with een_stap(casus, kijker, Handeling.CASUS_SCHRIJVEN) as rij:
        wachtende = _op_lijst(rij)
        if wachtende.urgentie == urgentie:
            return None
        if Urgentie.CRISIS in (urgentie, wachtende.urgentie):
            raise Geweigerd(
                zin("Meld een crisis, of dat die voorbij is, op de pagina ‘Crisis’. Dan verandert dit mee.")
            )
        _eis_tekst(toelichting)
        wachtende.urgentie = urgentie
        wachtende.save(update_fields=["urgentie"])
        return _leg_vast(casus, wachtende, Wachtsoort.URGENTIE, kijker, nu, toelichting)


def beloof_start(kijker: Kijker, sleutel: UUID, *, op: date, toelichting: str, nu: datetime) -> Wachtgebeurtenis | None:
    """The day on which help was promised to begin; the same again is harmless (None).

    Raises Geweigerd for a day that is past or too far ahead, and for a new day without a reason.
    """
    casus = get_casus(kijker, sleutel, Handeling.CASUS_SCHRIJVEN)
    with een_stap(casus, kijker, Handeling.CASUS_SCHRIJVEN) as rij:
        wachtende = _op_lijst(rij)
        if wachtende.beloofd_op == op:
            return None
        vandaag = timezone.localdate(nu)
        if not vandaag <= op <= vandaag + BELOFTE_VOORUIT:
            raise Geweigerd(zin("Kies een dag vanaf vandaag, hoogstens een jaar vooruit."))
        _eis_tekst(toelichting)
        wachtende.beloofd_op = op
        wachtende.save(update_fields=["beloofd_op"])
        return _leg_vast(casus, wachtende, Wachtsoort.BELOFTE, kijker, nu, toelichting)


def vertel_over_wachten(
    kijker: Kijker, sleutel: UUID, *, soort: Wachtsoort, sinds: date, toelichting: str, nu: datetime
) -> Wachtgebeurtenis:
    """Help that bridges the time, or what the waiting does to the child; the same again gives the row back."""
    if soort not in (Wachtsoort.OVERBRUGGING, Wachtsoort.SCHADE):
        raise ValueError(f"‘{soort}’ is niets om over te vertellen")
    casus = get_casus(kijker, sleutel, Handeling.CASUS_SCHRIJVEN)
    with een_stap(casus, kijker, Handeling.CASUS_SCHRIJVEN) as rij:
        wachtende = _op_lijst(rij)
        tekst = toelichting.strip()
        eerder = wachtende.gebeurtenissen.filter(soort=soort, sinds_wanneer=sinds, toelichting=tekst).first()
        if eerder is not None:
            return eerder
        _eis_tekst(tekst)
        if not rij.jeugdige.geboren_op <= sinds <= timezone.localdate(nu):
            raise Geweigerd(zin("Kies de dag waarop dit begon: vandaag of een eerdere dag."))
        return _leg_vast(casus, wachtende, soort, kijker, nu, tekst, sinds_wanneer=sinds)


def werk_wachtlijst_bij(*, nu: datetime, sleutel: UUID | None = None) -> int:
    """Follow what happened in the cases: who needs no other help any more goes off, a crisis gives haste.

    Done by the house itself, each with its own event; returns how many changed. Now and then for all, and for one
    casus (``sleutel``) when somebody looks at its waiting.
    """
    open_ = Wachtende.objects.filter(tot__isnull=True, casus__isnull=False)
    if sleutel is not None:
        open_ = open_.filter(casus__sleutel=sleutel)
    stappen = ((_klaar(), _haal_eraf), (_andere_haast(), _volg_haast))
    return sum(_volg(open_, filter_, doe, nu) for filter_, doe in stappen)


def _klaar() -> Q:
    """The casus was closed, or the regisseur took back that other help is needed: the help that runs stays."""
    terug = Wachtende.objects.filter(
        pk=OuterRef("pk"), casus__stappen__stap=Stap.VERVOLG_INGETROKKEN, casus__stappen__op__gte=F("sinds")
    )
    return Q(casus__status=CasusStatus.AFGESLOTEN) | Q(Exists(terug), casus__status=CasusStatus.GEPLAATST)


def _andere_haast() -> Q:
    in_crisis = Q(casus__is_crisis=True) & ~Q(urgentie=Urgentie.CRISIS)
    return in_crisis | Q(casus__is_crisis=False, urgentie=Urgentie.CRISIS)


def _volg(
    open_: QuerySet[Wachtende], filter_: Q, doe: Callable[[Wachtende, Casus, datetime], None], nu: datetime
) -> int:
    aantal = 0
    for pk in list(open_.filter(filter_).values_list("pk", flat=True)):
        with transaction.atomic():
            wachtende = open_.select_for_update(of=("self",)).select_related("casus").filter(pk=pk).first()
            if wachtende is None or wachtende.casus is None:
                continue  # somebody else took this youth off a moment ago
            doe(wachtende, wachtende.casus, nu)
            aantal += 1
    return aantal


def _haal_eraf(_wachtende: Wachtende, casus: Casus, nu: datetime) -> None:
    haal_van_lijst(casus, door=None, nu=nu, waarom="")


def _volg_haast(wachtende: Wachtende, casus: Casus, nu: datetime) -> None:
    """After a crisis there is still haste, until the regisseur says otherwise."""
    haast = Urgentie.CRISIS if casus.is_crisis else Urgentie.DRINGEND
    if wachtende.urgentie != haast:
        wachtende.urgentie = haast
        wachtende.save(update_fields=["urgentie"])
        _schrijf(wachtende, Wachtsoort.URGENTIE, door=None, nu=nu)


def _op_lijst(casus: Casus) -> Wachtende:
    wachtende = casus.wachtend.filter(tot__isnull=True).first()
    if wachtende is None:
        raise Geweigerd(NIET_OP_LIJST)
    return wachtende


def _eis_tekst(tekst: str) -> None:
    if not tekst.strip():
        raise Geweigerd(WAAROM)


def _leg_vast(
    casus: Casus,
    wachtende: Wachtende,
    soort: Wachtsoort,
    kijker: Kijker,
    nu: datetime,
    toelichting: str,
    *,
    sinds_wanneer: date | None = None,
) -> Wachtgebeurtenis:
    rij = _schrijf(wachtende, soort, door=kijker, nu=nu, toelichting=toelichting, sinds_wanneer=sinds_wanneer)
    log(casus, kijker, Handeling.CASUS_SCHRIJVEN, actie="U", reden=soort.value)
    return rij


def _schrijf(
    wachtende: Wachtende,
    soort: Wachtsoort,
    *,
    door: Kijker | None,
    nu: datetime,
    toelichting: str = "",
    sinds_wanneer: date | None = None,
) -> Wachtgebeurtenis:
    return wachtende.gebeurtenissen.create(
        soort=soort,
        op=timezone.localdate(nu),
        om=nu,
        door_id=door.medewerker_id if door else None,
        door_naam=door.naam if door else VANZELF,
        toelichting=toelichting.strip(),
        sinds_wanneer=sinds_wanneer,
        wacht=wachtende.tot is None,
        hulpvorm=wachtende.hulpvorm,
        urgentie=wachtende.urgentie,
        sinds=wachtende.sinds,
        beloofd_op=wachtende.beloofd_op,
    )
