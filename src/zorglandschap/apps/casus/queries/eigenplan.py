"""The goals and the plan as the youth or the parents see them in the portal: only what is theirs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zorglandschap.apps.casus.models import (
    Casus,
    Doelmeting,
    Evaluatie,
    Hulpplan,
    Inzet,
    Toekomstonderdeel,
    Toekomstplan,
)
from zorglandschap.apps.casus.queries.toegang import gezien_als, rechten
from zorglandschap.apps.casus.queries.toekomst import list_onderdelen
from zorglandschap.apps.logboek.actions import schrijf
from zorglandschap.core.begrippen.codelijsten import Doel as Leesdoel
from zorglandschap.core.begrippen.codelijsten import Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.planwoorden import Doelstatus, Doelsteller, Leefdomein, Planstatus


@dataclass(frozen=True, slots=True)
class EigenDoel:
    """A goal in the words in which it was set, with the last measurement."""

    wat: str
    domein: Leefdomein
    klaar_als: str
    termijn_op: date
    gesteld_door: Doelsteller
    hoe: str
    is_behaald: bool
    laatste: Doelmeting | None


@dataclass(frozen=True, slots=True)
class EigenPlan:
    """What the youth or parent may know of goals and plan; ``plan`` is the version that holds, if there is one."""

    doelen: tuple[EigenDoel, ...]
    plan: Hulpplan | None
    inzetten: tuple[Inzet, ...]
    evaluatie: Evaluatie | None
    toekomst: Toekomstplan | None
    onderdelen: tuple[Toekomstonderdeel, ...]

    @property
    def is_leeg(self) -> bool:
        """True when there is nothing to show yet."""
        return not (self.doelen or self.plan or self.toekomst)

    @property
    def geregeld(self) -> int:
        """How many of the five parts of the plan for later are arranged."""
        return sum(deel.is_geregeld for deel in self.onderdelen)


def get_eigen_plan(kijker: Kijker, casus: Casus, *, vandaag: date) -> EigenPlan | None:
    """Goals and plan of the own casus; None for who may not read them (inzage decides), and the reading is logged."""
    if Handeling.PLAN_LEZEN not in rechten(kijker, casus, doel=Leesdoel.EIGEN_INZAGE, vandaag=vandaag):
        return None
    schrijf(
        kijker=kijker,
        handeling=Handeling.PLAN_LEZEN,
        doel=Leesdoel.EIGEN_INZAGE,
        actie="R",
        soort="casus",
        object_id=str(casus.sleutel),
        jeugdige_id=casus.jeugdige_id,
        relatie=gezien_als(casus),
    )
    plan = casus.plannen.filter(status=Planstatus.VASTGESTELD).order_by("-versie").first()
    toekomst = Toekomstplan.objects.filter(casus=casus).first()
    return EigenPlan(
        doelen=_doelen(casus),
        plan=plan,
        inzetten=tuple(plan.inzetten.filter(vervallen_om__isnull=True).order_by("om", "pk")) if plan else (),
        evaluatie=casus.evaluaties.filter(gehouden_op__isnull=True).order_by("gepland_op", "pk").first(),
        toekomst=toekomst,
        onderdelen=list_onderdelen(toekomst) if toekomst else (),
    )


def _doelen(casus: Casus) -> tuple[EigenDoel, ...]:
    """What is worked on first, then what was reached; what was stopped is not shown."""
    rijen = casus.doelen.exclude(status=Doelstatus.GESTOPT).prefetch_related("metingen").order_by("gesteld_op", "pk")
    doelen = [
        EigenDoel(
            wat=doel.wat,
            domein=Leefdomein(doel.domein),
            klaar_als=doel.klaar_als,
            termijn_op=doel.termijn_op,
            gesteld_door=Doelsteller(doel.gesteld_door),
            hoe=doel.hoe,
            is_behaald=doel.status == Doelstatus.BEHAALD,
            laatste=max(doel.metingen.all(), key=lambda m: (m.op, m.pk), default=None),
        )
        for doel in rijen
    ]
    return tuple(sorted(doelen, key=lambda d: d.is_behaald))
