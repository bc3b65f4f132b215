"""Claims on places, and the planner's word that the places are as they stand here.

The database refuses two claims on one place that overlap (migration 0003); the code only asks and listens.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from zorglandschap.apps.aanbod.models import Aanbod, Bezetting, BezettingStatus, Plek
from zorglandschap.apps.aanbod.queries import BEVESTIGD, VASTGEHOUDEN, actief, is_planner, loopt_na
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.actions import schrijf
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin

VERVALLEN = BezettingStatus.VERVALLEN


@transaction.atomic
def houd_vast(
    aanbod: Aanbod, *, van: date, verloopt_om: datetime | None, nu: datetime, tot: date | None = None
) -> Bezetting:
    """Hold one free place of the offer from ``van`` until the answer, or until the hold lapses.

    Raises Geweigerd when no place is free for the whole period, also when somebody was just ahead.
    """
    laat_verlopen(nu=nu, aanbod=aanbod)
    for plek in _vrije_plekken(aanbod, van, tot, nu):
        try:
            with transaction.atomic():
                # two at once: the second waits, and is then refused; so is who waited for a place that was closed
                vast = Plek.objects.select_for_update().filter(loopt_na(van), pk=plek.pk).first()
                if vast is None:
                    continue
                einde = min((dag for dag in (tot, vast.tot) if dag is not None), default=None)
                return Bezetting.objects.create(
                    plek=plek, van=van, tot=einde, status=VASTGEHOUDEN, verloopt_om=verloopt_om
                )
        except IntegrityError:
            continue  # somebody else was first on this place: try the next one
    raise Geweigerd(zin("Hier is geen plek meer vrij. Kies een andere plek."))


def _vrije_plekken(aanbod: Aanbod, van: date, tot: date | None, nu: datetime) -> QuerySet[Plek]:
    overlapt = Bezetting.objects.filter(actief(nu), loopt_na(van), plek=OuterRef("pk"))
    if tot is not None:
        overlapt = overlapt.filter(van__lt=tot)
    bestaat = loopt_na(van) & Q(van__lte=van)
    return Plek.objects.filter(bestaat, ~Exists(overlapt), aanbod=aanbod).order_by("nummer")


def bevestig(bezetting: Bezetting, *, nu: datetime) -> None:
    """Turn a hold into occupancy; raises Geweigerd when it lapsed or was let go."""
    rijen = Bezetting.objects.filter(actief(nu), pk=bezetting.pk, status=VASTGEHOUDEN)
    if not rijen.update(status=BEVESTIGD, verloopt_om=None):
        raise Geweigerd(zin("Deze reservering is verlopen. De plek wordt niet meer vastgehouden."))
    bezetting.status, bezetting.verloopt_om = BEVESTIGD, None


def laat_los(bezetting: Bezetting) -> None:
    """Let go of a hold; the place is free again. Letting go twice is harmless."""
    Bezetting.objects.filter(pk=bezetting.pk, status=VASTGEHOUDEN).update(status=VERVALLEN)
    bezetting.status = VERVALLEN


def beeindig(bezetting: Bezetting, op: date) -> None:
    """Give an occupied place back from this day on; one that already ends earlier stays as it is."""
    loopt_door = Q(tot__isnull=True) | Q(tot__gt=op)
    einde = max(op, bezetting.van)  # a place that was to begin later was taken no day at all
    if Bezetting.objects.filter(loopt_door, pk=bezetting.pk, status=BEVESTIGD).update(tot=einde):
        bezetting.tot = einde


def laat_verlopen(*, nu: datetime, aanbod: Aanbod | None = None) -> int:
    """Let go of every hold whose time is over (of one offer); returns how many."""
    verlopen = Bezetting.objects.filter(status=VASTGEHOUDEN, verloopt_om__lte=nu)
    if aanbod is not None:
        verlopen = verlopen.filter(plek__aanbod=aanbod)
    return verlopen.update(status=VERVALLEN)


@transaction.atomic
def bevestig_actueel(kijker: Kijker, *, nu: datetime, aanbod_id: int | None = None) -> int:
    """The planner says: the places of this offer (or of all own offers) are as they stand here; returns how many.

    Raises NietGevonden for another organisation's offer.
    """
    if not is_planner(kijker):
        raise NietGevonden
    eigen = Aanbod.objects.filter(loopt_na(timezone.localdate(nu)), locatie__aanbieder_id=kijker.organisatie_id)
    if aanbod_id is not None:
        eigen = eigen.filter(pk=aanbod_id)
    ids = list(eigen.values_list("pk", flat=True))
    if aanbod_id is not None and not ids:
        raise NietGevonden
    stempel(kijker, ids, nu=nu, object_id=aanbod_id or "")
    return len(ids)


def stempel(kijker: Kijker, ids: Collection[int], *, nu: datetime, object_id: int | str = "") -> None:
    """Mark own offers as confirmed now, with one line in the log; the caller asked whose they are."""
    Aanbod.objects.filter(pk__in=ids).update(bijgewerkt_om=nu)
    schrijf(
        kijker=kijker,
        handeling=Handeling.AANBOD_BIJWERKEN,
        doel=Doel.PLAATSING,
        actie="U",
        soort="aanbod",
        object_id=object_id,
        reden=f"{len(ids)} actueel bevestigd",
    )
