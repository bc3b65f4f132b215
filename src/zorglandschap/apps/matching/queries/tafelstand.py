"""What the decisions of the placement table hold at a moment: who is spoken for, which places are promised or left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from zorglandschap.apps.casus.queries import list_lopende_hulp
from zorglandschap.apps.matching.models import Tafelbesluit, Voorstel
from zorglandschap.core.begrippen.codelijsten import CasusStatus, VoorstelStatus

STAAND = (VoorstelStatus.OPEN, VoorstelStatus.TOEGEZEGD)
GEEN_PLEK = 0  # decided: keeps waiting, or stays
NA_VERHUIZING = "na_verhuizing"  # in the kept costs: somebody has to move first
VAST = "vast"  # in the kept costs of a decision: it took back, or repeated, one that was made before the plan


def geldende_besluiten(nu: datetime) -> QuerySet[Tafelbesluit]:
    """The last decision of each casus, as long as it counts, while no request was made since."""
    dagen = settings.BELEID.aantal("tafelbesluit_geldig_dagen", timezone.localdate(nu))
    later = Tafelbesluit.objects.filter(
        Q(om__gt=OuterRef("om")) | Q(om=OuterRef("om"), pk__gt=OuterRef("pk")), casus=OuterRef("casus")
    )
    gevraagd = Voorstel.objects.filter(casus=OuterRef("casus"), gevraagd_om__gte=OuterRef("om"))
    rijen = Tafelbesluit.objects.filter(~Exists(later), ~Exists(gevraagd), om__gt=nu - timedelta(days=dagen))
    return rijen.exclude(casus__status=CasusStatus.AFGESLOTEN)


def vaste_besluiten(nu: datetime) -> dict[int, int]:
    """Per casus the offer (id) that was decided, or GEEN_PLEK: a next plan leaves these youths out, with their place.

    That somebody keeps waiting against the advice holds for the same day; after that the table looks again. Who only
    waited because there was nothing takes part in each plan, and so does who was taken back.
    """
    vandaag, vast = timezone.localdate(nu), {}
    for besluit in geldende_besluiten(nu).order_by("pk"):
        wacht = besluit.geadviseerd_id is not None and VAST not in besluit.kosten
        if besluit.besloten_id is not None:
            vast[besluit.casus_id] = besluit.besloten_id
        elif wacht and timezone.localdate(besluit.om) == vandaag:
            vast[besluit.casus_id] = GEEN_PLEK
    return vast


def vertrekkers(nu: datetime, *, behalve: int | None = None) -> Counter[int]:
    """How many places of each offer (id) come free: of residents with a decision or a request elsewhere.

    ``behalve`` is a casus that does not count.
    """
    besloten = geldende_besluiten(nu).filter(besloten__isnull=False)
    gevraagd = Voorstel.objects.filter(status__in=STAAND)
    naar: dict[int, set[int]] = {}
    for casus, jeugdige, aanbod in (
        *besloten.values_list("casus_id", "casus__jeugdige_id", "besloten_id"),
        *gevraagd.values_list("casus_id", "casus__jeugdige_id", "aanbod_id"),
    ):
        if casus != behalve and aanbod is not None:
            naar.setdefault(jeugdige, set()).add(aanbod)
    woont = woonplek(naar, nu)
    return Counter(aanbod for jeugdige, aanbod in woont.items() if aanbod not in naar[jeugdige])


def woonplek(jeugdigen: Mapping[int, object] | set[int], nu: datetime) -> dict[int, int]:
    """Per youth the offer (id) where a place is taken to live, in one query."""
    hulp = list_lopende_hulp(list(jeugdigen), op=timezone.localdate(nu))
    return {
        rij.jeugdige_id: rij.aanbod_id
        for rij in hulp
        if rij.is_verblijf and rij.aanbod_id is not None and rij.heeft_claim
    }


def beloofd(nu: datetime, *, behalve: int | None = None) -> Counter[int]:
    """How many places of each offer (id) the table promised, of which no request was made yet."""
    rijen = geldende_besluiten(nu).filter(besloten__isnull=False)
    if behalve is not None:
        rijen = rijen.exclude(casus_id=behalve)
    return Counter(rijen.values_list("besloten_id", flat=True))


def netto_beloofd(nu: datetime) -> dict[int, int]:
    """Per offer (id) how many places are promised more than come free; below zero: so many come free."""
    weg, vertrekt = beloofd(nu), vertrekkers(nu)
    return {aanbod: weg[aanbod] - vertrekt[aanbod] for aanbod in weg.keys() | vertrekt.keys()}


def beloofd_aan(aanbod: Collection[int], nu: datetime) -> list[UUID]:
    """To which cases (by key) the table promised a place of these offers."""
    rijen = geldende_besluiten(nu).filter(besloten_id__in=list(aanbod)).order_by("pk")
    return list(rijen.values_list("casus__sleutel", flat=True))
