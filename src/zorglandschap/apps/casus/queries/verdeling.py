"""What the placement table may know of running help: rows without names, for many youths at once.

For inside the house: the room that asks shows it only to who sits at that table.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from zorglandschap.apps.casus.models import Afschaalmoment, Casus, Hulpplan, Traject
from zorglandschap.apps.casus.queries.beweging import loopt
from zorglandschap.apps.casus.queries.machtigingen import geldende_maatregelen
from zorglandschap.core.begrippen.codelijsten import CasusStatus, JuridischKader
from zorglandschap.core.begrippen.hulpvormen import AMBULANT, CRISIS, VERBLIJF, Hulpvorm
from zorglandschap.core.begrippen.periode import leeftijd
from zorglandschap.core.begrippen.planwoorden import Planstatus
from zorglandschap.core.matching.crisisreserve import Crisisverblijf


@dataclass(frozen=True, slots=True)
class Hulprij:
    """Help that runs on a day, at home or away; ``heeft_claim``: a place is taken for it."""

    jeugdige_id: int
    aanbod_id: int | None
    hulpvorm: Hulpvorm
    van: date
    tot: date | None
    heeft_claim: bool

    @property
    def is_verblijf(self) -> bool:
        """True when the youth sleeps there."""
        return self.hulpvorm in VERBLIJF


@dataclass(frozen=True, slots=True)
class Stapomlaag:
    """A step to lighter help that the plan has agreed on, with the youth, and that is due."""

    casus: Casus
    naar: Hulpvorm
    gepland_op: date


def list_lopende_hulp(jeugdigen: Collection[int], *, op: date) -> list[Hulprij]:
    """Help of these youths that runs on a day, the oldest first, in one query."""
    rijen = Traject.objects.filter(
        loopt(op), jeugdige_id__in=list(jeugdigen), van__lte=op, hulpvorm__in=VERBLIJF | AMBULANT
    ).order_by("van", "pk")
    velden = ("jeugdige_id", "aanbod_id", "hulpvorm", "van", "tot", "bezetting_id")
    return [
        Hulprij(jeugdige, aanbod, Hulpvorm(vorm), van, tot, claim is not None)
        for jeugdige, aanbod, vorm, van, tot, claim in rijen.values_list(*velden)
    ]


def list_stappen_omlaag(*, uiterlijk: date) -> list[Stapomlaag]:
    """Agreed steps to lighter help that are due by a day and not decided on, where help runs by a fixed plan.

    The plan that holds was made with the youth. Whether a move is wanted is asked apart: ``list_instemmingen``.
    """
    plan = Hulpplan.objects.filter(
        casus_id=OuterRef("casus_id"), status=Planstatus.VASTGESTELD, met_jeugdige_op__isnull=False
    )
    rijen = Afschaalmoment.objects.filter(
        ~Q(naar=""),
        Exists(plan),
        besluit="",
        gepland_op__lte=uiterlijk,
        casus__status=CasusStatus.GEPLAATST,
        casus__jeugdige__gemeente__in_regio=True,
    ).select_related("casus__jeugdige__gemeente", "casus__jeugdige__school")
    return [Stapomlaag(r.casus, Hulpvorm(r.naar), r.gepland_op) for r in rijen.order_by("gepland_op", "pk")]


def list_met_machtiging(jeugdigen: Collection[int], *, op: date) -> frozenset[int]:
    """Youths (ids) with an authorisation for closed youth help that holds on a day."""
    rijen = geldende_maatregelen(op).filter(jeugdige_id__in=list(jeugdigen), kader=JuridischKader.GESLOTEN)
    return frozenset(rijen.values_list("jeugdige_id", flat=True))


def list_crisisverblijf(van: date, tot: date) -> list[Crisisverblijf]:
    """Stays in crisis that touch ``[van, tot)``: where the child lives, how long and how old, nothing else."""
    rijen = Traject.objects.filter(
        loopt(van), Q(is_crisis=True) | Q(hulpvorm__in=CRISIS), hulpvorm__in=VERBLIJF, van__lt=tot
    ).filter(gemeente__in_regio=True)
    velden = ("gemeente_id", "van", "tot", "jeugdige__geboren_op")
    return [
        Crisisverblijf(int(gemeente.removeprefix("GM")), begin, einde, max(0, leeftijd(geboren, begin)))
        for gemeente, begin, einde, geboren in rijen.order_by("pk").values_list(*velden)
    ]
