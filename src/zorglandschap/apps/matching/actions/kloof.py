"""The gap between advised and given: measured at a placement, looked at again, closed when first-best is reached."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from zorglandschap.apps.casus.actions.stappen import een_stap, log
from zorglandschap.apps.casus.models import Casus
from zorglandschap.apps.casus.queries import get_casus, hulp_van_casus
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.matching.models import Advies, Kloof, Kloofherziening, Voorstel
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Handeling, Niveau
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.matchwoorden import Kloofeinde
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.matching.kloof import volgende_blik

GEEN_KLOOF = zin("Er is geen verschil tussen advies en hulp dat nog openstaat.")


def meet_kloof(casus: Casus, voorstel: Voorstel, *, vandaag: date) -> Kloof:
    """A part of a placement: advised beside given; a first-best placement is a gap that is closed from the start.

    The gap of the help before it is over: by first-best it is reached, otherwise another gap follows.
    """
    first_best = voorstel.niveau == Niveau.FIRST_BEST
    einde = Kloofeinde.BEREIKT if first_best else Kloofeinde.ANDERE_HULP
    casus.kloven.filter(gesloten_op__isnull=True).update(gesloten_op=vandaag, einde=einde)
    return Kloof.objects.create(
        jeugdige_id=casus.jeugdige_id,
        casus=casus,
        gemeente_id=casus.jeugdige.gemeente_id,
        geadviseerd=voorstel.advies.hulpvorm,
        gegeven=voorstel.aanbod.hulpvorm,
        niveau=voorstel.niveau,
        reden=voorstel.reden_afwijking,
        toelichting=voorstel.toelichting,
        sinds=vandaag,
        herzien_op=None if first_best else volgende_blik(vandaag, _om_de(vandaag, casus)),
        gesloten_op=vandaag if first_best else None,
        einde=Kloofeinde.BEREIKT if first_best else "",
    )


def sluit_bij_advies(casus: Casus, advies: Advies, *, vandaag: date) -> None:
    """A part of recording an advice: when the help that runs is now advised, nothing is apart any more."""
    zelfde = casus.kloven.filter(gesloten_op__isnull=True, gegeven=advies.hulpvorm)
    zelfde.update(gesloten_op=vandaag, einde=Kloofeinde.NIEUW_ADVIES)


def herzie_kloof(kijker: Kijker, sleutel: UUID, *, toelichting: str, herzien_op: date, nu: datetime) -> Kloofherziening:
    """Look at the gap again: what was found, and when to look next; the same again gives the row back.

    Raises Geweigerd when nothing is open, without words, and for a day that is too far ahead.
    """
    casus = get_casus(kijker, sleutel, Handeling.PLAN_SCHRIJVEN)
    with een_stap(casus, kijker, Handeling.PLAN_SCHRIJVEN) as rij:
        kloof = rij.kloven.filter(gesloten_op__isnull=True).order_by("-sinds", "-pk").first()
        if kloof is None:
            raise Geweigerd(GEEN_KLOOF)
        vandaag, tekst = timezone.localdate(nu), toelichting.strip()
        eerder = kloof.herzieningen.filter(op=vandaag, toelichting=tekst, herzien_op=herzien_op).first()
        if eerder is not None:
            return eerder
        if not tekst:
            raise Geweigerd(zin("Schrijf op wat er nodig is om alsnog de best passende hulp te krijgen."))
        uiterlijk = volgende_blik(vandaag, _om_de(vandaag, rij))
        if not vandaag < herzien_op <= uiterlijk:
            dagen = (uiterlijk - vandaag).days
            raise Geweigerd(zin("Kijk opnieuw na vandaag, en binnen %(dagen)s dagen.", dagen=dagen))
        kloof.herzien_op = herzien_op
        kloof.save(update_fields=["herzien_op"])
        log(casus, kijker, Handeling.PLAN_SCHRIJVEN, actie="U", reden="kloof herzien")
        return kloof.herzieningen.create(
            op=vandaag,
            om=nu,
            door_id=kijker.medewerker_id,
            door_naam=kijker.naam,
            toelichting=tekst,
            herzien_op=herzien_op,
        )


def werk_kloven_bij(*, nu: datetime, sleutel: UUID | None = None) -> int:
    """Close gaps of which the help ended, the casus closed or the advised help began; returns how many.

    Done by the house itself, for those steps are taken in another room: now and then for all, and for one casus
    (``sleutel``) when somebody looks at its gap.
    """
    vandaag, aantal = timezone.localdate(nu), 0
    open_ = Kloof.objects.filter(gesloten_op__isnull=True, casus__isnull=False)
    if sleutel is not None:
        open_ = open_.filter(casus__sleutel=sleutel)
    for pk in list(open_.filter(_lijkt_klaar(vandaag)).values_list("pk", flat=True)):
        with transaction.atomic():
            kloof = open_.select_for_update(of=("self",)).select_related("casus").filter(pk=pk).first()
            einde = _einde(kloof, vandaag) if kloof is not None else None
            if kloof is None or einde is None:
                continue
            kloof.einde, kloof.gesloten_op = einde
            kloof.save(update_fields=["einde", "gesloten_op"])
            aantal += 1
    return aantal


def _lijkt_klaar(vandaag: date) -> Q:
    """Almost only the gaps that will be closed, so that looking costs one question, however many are open."""
    loopt = Q(tot__isnull=True) | Q(tot__gt=vandaag)
    hulp = hulp_van_casus(OuterRef("casus_id"))
    eigen = hulp.filter(hulpvorm=OuterRef("gegeven"))
    bereikt = hulp.filter(loopt, hulpvorm=OuterRef("geadviseerd"), van__lte=vandaag, van__gte=OuterRef("sinds"))
    gestopt = Q(Exists(eigen.filter(tot__lte=vandaag))) & ~Q(Exists(eigen.filter(loopt)))
    return Q(casus__status=CasusStatus.AFGESLOTEN) | Q(Exists(bereikt)) | gestopt


def _einde(kloof: Kloof, vandaag: date) -> tuple[Kloofeinde, date] | None:
    """Why and since when a gap is over; None while the other help still runs."""
    casus = kloof.casus
    if casus is None:  # pragma: no cover - asked only of gaps with a casus
        return None
    eigen = casus.trajecten.filter(hulpvorm=kloof.gegeven, van__gte=kloof.sinds - timedelta(days=1))
    loopt = Q(tot__isnull=True) | Q(tot__gt=vandaag)
    if (
        casus.trajecten.filter(loopt, hulpvorm=kloof.geadviseerd, van__lte=vandaag)
        .exclude(van__lt=kloof.sinds)
        .exists()
    ):
        return Kloofeinde.BEREIKT, vandaag
    if casus.status == CasusStatus.AFGESLOTEN:
        return Kloofeinde.AFGESLOTEN, vandaag
    gestopt = eigen.filter(tot__lte=vandaag).order_by("-tot").values_list("tot", flat=True).first()
    if gestopt is None or eigen.filter(loopt).exists():
        return None
    return Kloofeinde.HULP_GESTOPT, max(gestopt, kloof.sinds)


def _om_de(vandaag: date, casus: Casus) -> int:
    return settings.BELEID.aantal("kloof_herzien_dagen", vandaag, casus.jeugdige.gemeente_id)
