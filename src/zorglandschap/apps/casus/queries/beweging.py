"""The help that runs and ran, how often a child moved, and what the rules of moving on may know."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db.models import OuterRef, Q, QuerySet

from zorglandschap.apps.casus.models import Casus, Traject
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.core.begrippen.besluitwoorden import RedenVerhuizing
from zorglandschap.core.begrippen.hulpvormen import AMBULANT, VERBLIJF
from zorglandschap.core.regels.beweging import BewegingFeiten


def loopt(op: date) -> Q:
    """Help that has not ended on this day; what begins later counts too."""
    return Q(tot__isnull=True) | Q(tot__gt=op)


def list_hulp(casus: Casus, *, op: date) -> QuerySet[Traject]:
    """The help of this casus that runs on a day or is about to begin, the stays first known."""
    return casus.trajecten.filter(loopt(op)).select_related("aanbieder", "aanbod").order_by("van", "pk")


def list_verblijf(casus: Casus, *, op: date) -> QuerySet[Traject]:
    """The stays of this casus that run on a day; mostly one."""
    return list_hulp(casus, op=op).filter(hulpvorm__in=VERBLIJF, van__lte=op)


def get_hulp(casus: Casus, traject_id: int) -> Traject:
    """One period of help of this casus; raises NietGevonden for any other."""
    traject = casus.trajecten.select_related("aanbieder").filter(pk=traject_id).first()
    if traject is None:
        raise NietGevonden
    return traject


def tel_verhuizingen(casus: Casus, *, vandaag: date) -> int:
    """How often this child moved from one place to another, in whatever casus."""
    verder = Traject.objects.filter(jeugdige_id=casus.jeugdige_id, vervolg_op__isnull=False, van__lte=vandaag)
    return verder.filter(hulpvorm__in=VERBLIJF).count()


def beweging_feiten(
    casus: Casus,
    *,
    vandaag: date,
    reden: RedenVerhuizing | None = None,
    toelichting: str = "",
    zonder_hulp_reden: str = "",
) -> BewegingFeiten:
    """What the rules may know when a child moves on or goes home."""
    gemeente = casus.jeugdige.gemeente_id
    return BewegingFeiten(
        reden=reden,
        toelichting=toelichting,
        verhuizingen=tel_verhuizingen(casus, vandaag=vandaag),
        verhuizingen_hoogstens=settings.BELEID.aantal("verhuizingen_hoogstens", vandaag, gemeente),
        ambulant_loopt=casus.jeugdige.trajecten.filter(loopt(vandaag), hulpvorm__in=AMBULANT).exists(),
        zonder_hulp_reden=zonder_hulp_reden,
        crisis=casus.is_crisis,
    )


def hulp_van_casus(buiten: OuterRef) -> QuerySet[Traject]:
    """The help in the casus of an outer question: only to ask whether there is any, never to read it."""
    return Traject.objects.filter(casus_id=buiten)
