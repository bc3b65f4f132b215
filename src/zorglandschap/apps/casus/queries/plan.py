"""The page of goals and plan: what this viewer may see and do, with the goals of the whole family."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from zorglandschap.apps.casus.models import (
    Afschaalmoment,
    Casus,
    Doel,
    Doelmeting,
    Evaluatie,
    Extrastap,
    Hulpplan,
    Inzet,
)
from zorglandschap.apps.casus.queries.opvolging import Opvolging, get_lichter, get_opvolging
from zorglandschap.apps.casus.queries.planfeiten import (
    Planrijen,
    lees_planrijen,
    stel_evaluatie_voor,
    toets_plan,
)
from zorglandschap.apps.casus.queries.toegang import VAN_AANBIEDER, gezien_als, rechten, zichtbaar
from zorglandschap.apps.casus.queries.zorgen import Zorg
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.logboek.actions import schrijf
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Handeling, Stap
from zorglandschap.core.begrippen.codelijsten import Doel as Leesdoel
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.periode import leeftijd
from zorglandschap.core.begrippen.planwoorden import Doelstatus, Planstatus
from zorglandschap.core.casus.verloop import stappen_vanuit
from zorglandschap.core.regels.uitkomst import Uitkomst


@dataclass(frozen=True, slots=True)
class Doelblad:
    """A goal with what was measured, oldest first; ``van`` is the first name when it belongs to a brother or sister.

    ``is_afgeschermd``: that brother or sister is shielded, so it goes on no paper of this child.
    """

    doel: Doel
    metingen: tuple[Doelmeting, ...]
    casus_sleutel: UUID
    van: str = ""
    is_afgeschermd: bool = False

    @property
    def laatste(self) -> Doelmeting | None:
        """The newest measurement."""
        return self.metingen[-1] if self.metingen else None

    @property
    def is_open(self) -> bool:
        """True while the goal is worked on."""
        return self.doel.status == Doelstatus.OPEN


@dataclass(frozen=True, slots=True)
class Verwant:
    """An open casus of a brother or sister that the viewer may see."""

    voornaam: str
    sleutel: UUID


@dataclass(frozen=True, slots=True)
class Planblad:
    """Everything about goals and plan, as this viewer may see it."""

    casus: Casus
    leeftijd: int
    rijen: Planrijen
    doelen: tuple[Doelblad, ...]
    gezinsdoelen: tuple[Doelblad, ...]
    verwanten: tuple[Verwant, ...]
    uitkomsten: tuple[Uitkomst, ...]
    evaluatie_voorstel: date
    hoort_toekomst: bool
    mag_stellen: bool
    mag_schrijven: bool
    kan: frozenset[Stap]
    opvolging: Opvolging | None
    lichter: Mapping[UUID, Extrastap]

    @property
    def open_doelen(self) -> tuple[Doelblad, ...]:
        """The own goals that are worked on."""
        return tuple(d for d in self.doelen if d.is_open)

    @property
    def gesloten_doelen(self) -> tuple[Doelblad, ...]:
        """The own goals that were reached or stopped, the newest first."""
        dicht = [d for d in self.doelen if not d.is_open]
        return tuple(sorted(dicht, key=lambda d: (d.doel.gesloten_op or date.min, d.doel.pk), reverse=True))

    @property
    def zorgen(self) -> tuple[Zorg, ...]:
        """The concerns of the fixed analysis."""
        return self.rijen.zorgen

    @property
    def plan(self) -> Hulpplan | None:
        """The newest version of the plan."""
        return self.rijen.plan

    @property
    def geldend(self) -> Hulpplan | None:
        """The version that holds today."""
        return next((p for p in self.rijen.versies if p.status == Planstatus.VASTGESTELD), None)

    @property
    def is_concept(self) -> bool:
        """True while the newest version can be written in."""
        return self.plan is not None and self.plan.status == Planstatus.CONCEPT

    @property
    def inzetten(self) -> tuple[Inzet, ...]:
        """The lines of the newest version."""
        return self.rijen.inzetten

    @property
    def is_volledig(self) -> bool:
        """True when no rule stops the plan from being fixed."""
        return not any(u.blokkeert for u in self.uitkomsten)

    @property
    def kan_vaststellen(self) -> bool:
        """True when the step to fix the plan can be taken now, and by this viewer."""
        return self.mag_stellen and self.is_concept and Stap.PLAN_VASTGESTELD in self.kan

    @property
    def kan_evalueren(self) -> bool:
        """True when this viewer can hold an evaluation now."""
        return self.mag_schrijven and Stap.EVALUATIE in self.kan

    @property
    def volgende_evaluatie(self) -> Evaluatie | None:
        """The evaluation that is planned."""
        return self.rijen.volgende_evaluatie

    @property
    def laatste_evaluatie(self) -> Evaluatie | None:
        """The evaluation that was held last."""
        return self.rijen.laatste_evaluatie

    @property
    def gehouden(self) -> tuple[Evaluatie, ...]:
        """What was evaluated, the newest first."""
        return tuple(e for e in reversed(self.rijen.evaluaties) if e.gehouden_op is not None)

    @property
    def afschaalmomenten(self) -> tuple[tuple[Afschaalmoment, Extrastap | None], ...]:
        """The step-down moments, also those that were decided on, each with the report of the lighter help."""
        return tuple((moment, self.lichter.get(moment.sleutel)) for moment in self.rijen.afschaalmomenten)


def get_plan(casus: Casus, kijker: Kijker, *, vandaag: date) -> Planblad:
    """Goals and plan of a casus that the viewer got through ``get_casus``."""
    rijen = lees_planrijen(casus, vandaag=vandaag)
    mag = rechten(kijker, casus, vandaag=vandaag)
    schrijft = Handeling.PLAN_SCHRIJVEN in mag and casus.status != CasusStatus.AFGESLOTEN
    familie = list(list_familie(casus, kijker, vandaag))
    laatste, jaren = rijen.laatste_evaluatie, leeftijd(casus.jeugdige.geboren_op, vandaag)
    gehouden = laatste.gehouden_op if laatste else None
    vanaf = settings.BELEID.aantal("toekomstplan_voorbereiden_vanaf_leeftijd", vandaag, casus.jeugdige.gemeente_id)
    return Planblad(
        casus=casus,
        leeftijd=jaren,
        rijen=rijen,
        doelen=tuple(maak_doelblad(doel, casus.sleutel) for doel in rijen.doelen),
        gezinsdoelen=tuple(_gezinsdoelen(familie, kijker)),
        verwanten=tuple(Verwant(c.jeugdige.voornaam, c.sleutel) for c in familie),
        uitkomsten=tuple(toets_plan(casus, vandaag=vandaag, rijen=rijen)),
        evaluatie_voorstel=stel_evaluatie_voor(casus, rijen, vanaf=gehouden or vandaag),
        hoort_toekomst=rijen.in_verblijf and jaren >= vanaf,
        mag_stellen=schrijft and kijker.rol not in VAN_AANBIEDER,
        mag_schrijven=schrijft,
        kan=stappen_vanuit(CasusStatus(casus.status)),
        opvolging=get_opvolging(casus) if laatste else None,
        lichter=get_lichter(casus) if rijen.afschaalmomenten else {},
    )


def maak_doelblad(doel: Doel, casus_sleutel: UUID, van: str = "") -> Doelblad:
    """A goal with what was measured, oldest first; its measurements were prefetched."""
    metingen = sorted(doel.metingen.all(), key=lambda m: (m.op, m.pk))
    return Doelblad(doel, tuple(metingen), casus_sleutel, van)


def _van_verwant(doel: Doel, casus: Casus) -> Doelblad:
    blad = maak_doelblad(doel, casus.sleutel, casus.jeugdige.voornaam)
    return replace(blad, is_afgeschermd=casus.is_beperkt or casus.jeugdige.adres_is_geheim)


def list_familie(casus: Casus, kijker: Kijker, vandaag: date) -> QuerySet[Casus]:
    """The open cases of brothers and sisters whose plan this viewer may read."""
    zicht = zichtbaar(kijker, Handeling.PLAN_LEZEN, doel=Leesdoel.HULP, vandaag=vandaag)
    zicht = zicht.filter(jeugdige__gezin_id=casus.jeugdige.gezin_id).exclude(pk=casus.pk)
    zicht = zicht.exclude(status=CasusStatus.AFGESLOTEN).select_related("jeugdige", "regisseur")
    return zicht.order_by("jeugdige__geboren_op", "pk")


def _gezinsdoelen(familie: Iterable[Casus], kijker: Kijker) -> list[Doelblad]:
    """The goals for the whole family that stand in a casus of a brother or sister; reading them is logged there."""
    casussen = {c.pk: c for c in familie}
    if not casussen:
        return []
    doelen = Doel.objects.filter(casus_id__in=casussen, is_gezinsdoel=True, status=Doelstatus.OPEN)
    doelen = doelen.select_related("hoe_door").prefetch_related("metingen__door").order_by("gesteld_op", "pk")
    bladen = [_van_verwant(d, casussen[d.casus_id]) for d in doelen]
    for pk in sorted({b.doel.casus_id for b in bladen}):
        log_verwant(casussen[pk], kijker, reden="gezinsdoel bij broer of zus")
    return bladen


def log_verwant(casus: Casus, kijker: Kijker, *, reden: str) -> None:
    """What is read of the plan of a brother or sister is logged in that casus."""
    schrijf(
        kijker=kijker,
        handeling=Handeling.PLAN_LEZEN,
        doel=Leesdoel.HULP,
        actie="R",
        soort="casus",
        object_id=str(casus.sleutel),
        jeugdige_id=casus.jeugdige_id,
        relatie=gezien_als(casus),
        reden=reden,
    )


def get_doel(casus: Casus, sleutel: UUID) -> Doelblad:
    """One own goal of a casus that the viewer got through ``get_casus``; raises NietGevonden when it is not there."""
    doelen = casus.doelen.select_related("hoe_door", "vastgelegd_door").prefetch_related("metingen__door", "zorgen")
    doel = doelen.filter(sleutel=sleutel).first()
    if doel is None:
        raise NietGevonden
    return maak_doelblad(doel, casus.sleutel)


def get_planversie(casus: Casus, versie: int) -> tuple[Hulpplan, tuple[Inzet, ...]]:
    """One version of the plan with its lines, as it stands or stood."""
    plan = casus.plannen.select_related("vastgesteld_door").filter(versie=versie).first()
    if plan is None:
        raise NietGevonden
    return plan, tuple(plan.inzetten.filter(vervallen_om__isnull=True).order_by("om", "pk"))


def get_afschaalmoment(casus: Casus, sleutel: UUID) -> Afschaalmoment:
    """One planned step-down moment of this casus; raises NietGevonden when it is not there."""
    moment = casus.afschaalmomenten.filter(sleutel=sleutel).first()
    if moment is None:
        raise NietGevonden
    return moment
