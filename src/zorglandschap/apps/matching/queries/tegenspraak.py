"""Tegenspraak: who was asked to think against a proposal, what that person may read, and what came of it.

Who is asked reads the analysis and the proposal, under a pseudonym, and nothing of places or waiting: the only other
ground to see this casus stays the table of inzage.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from zorglandschap.apps.casus.models import Casus
from zorglandschap.apps.casus.queries.analyseinhoud import (
    Inhoud,
    get_geldende_analyse,
    get_laatste_analyse,
    lees_inhoud,
)
from zorglandschap.apps.casus.queries.inzage import pseudoniem
from zorglandschap.apps.casus.queries.namen import list_namen_rond
from zorglandschap.apps.casus.queries.toegang import is_uitgesloten
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.actions import Afloop, schrijf
from zorglandschap.apps.matching.models import Advies, Tegenspraak, Tegenspraakvraag
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Doel, Handeling, Relatie, Specialisme, Stap
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.periode import leeftijd
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.regels.inzage import Omstandigheden, besluit

VERVALLEN = zin("Uw tegenspraak is niet meer nodig: het voorstel is veranderd of iemand anders is gevraagd.")


@dataclass(frozen=True, slots=True)
class Tegenspraakwerk:
    """One question to the viewer, as it stands under ‘Mijn werk’: without a name."""

    sleutel: UUID
    pseudoniem: str
    hulpvorm: Hulpvorm
    van: str
    uiterlijk_op: date
    is_crisis: bool


@dataclass(frozen=True, slots=True)
class Tegenspraakblad:
    """What the second one reads: the proposal and the analysis; ``tegenspraak`` when it was already given.

    ``namen`` are left out of every text: the reader should not know about whom it is.
    """

    vraag: Tegenspraakvraag
    pseudoniem: str
    leeftijd: int
    behoeften: tuple[Specialisme, ...]
    analyse: Inhoud | None
    tegenspraak: Tegenspraak | None
    namen: tuple[str, ...]


def get_tegenspraakblad(kijker: Kijker, sleutel: UUID, *, vandaag: date) -> Tegenspraakblad:
    """The question behind a key, for who was asked; NietGevonden for anyone else. After the answer only that answer."""
    vraag = get_tegenspraakvraag(kijker, sleutel, Handeling.ANALYSE_LEZEN)
    gegeven = Tegenspraak.objects.filter(vraag=vraag).first()
    return Tegenspraakblad(
        vraag=vraag,
        pseudoniem=pseudoniem(vraag.sleutel),
        leeftijd=leeftijd(vraag.casus.jeugdige.geboren_op, vandaag),
        behoeften=tuple(map(Specialisme, vraag.behoeften)),
        analyse=None if gegeven else _analyse(vraag.casus, vandaag),
        tegenspraak=gegeven,
        namen=list_namen_rond(vraag.casus.jeugdige),
    )


def _analyse(casus: Casus, op: date) -> Inhoud | None:
    """The analysis that stands; in a crisis the one that is being written, when there is one."""
    analyse = get_geldende_analyse(casus) or get_laatste_analyse(casus)
    return lees_inhoud(analyse, casus, op=op) if analyse else None


def get_tegenspraakvraag(kijker: Kijker, sleutel: UUID, handeling: Handeling) -> Tegenspraakvraag:
    """A question to this viewer; every look is logged. Raises Geweigerd when it is no longer asked."""
    vraag = _aan(kijker).filter(sleutel=sleutel).first()
    gelukt = vraag is not None and _mag(kijker, handeling)
    schrijf(
        kijker=kijker,
        handeling=handeling,
        doel=Doel.ADVIES,
        actie="R",
        soort="tegenspraak",
        object_id=str(sleutel),
        jeugdige_id=vraag.casus.jeugdige_id if vraag else None,
        relatie=Relatie.ADVIES if vraag else Relatie.GEEN,
        uitkomst=Afloop.GELUKT if gelukt else Afloop.GEWEIGERD,
    )
    if vraag is None or not gelukt:
        raise NietGevonden
    if vraag.vervallen_om is not None or (vraag.beantwoord_om is None and vraag.casus.status == CasusStatus.AFGESLOTEN):
        raise Geweigerd(VERVALLEN)
    return vraag


def list_tegenspraakwerk(kijker: Kijker) -> list[Tegenspraakwerk]:
    """What is asked of the viewer and not answered, crisis first, then the first to be due; nothing for others."""
    if kijker.medewerker_id is None or not _mag(kijker, Handeling.TEGENSPREKEN):
        return []
    open_ = _aan(kijker).filter(beantwoord_om__isnull=True, vervallen_om__isnull=True)
    open_ = open_.exclude(casus__status=CasusStatus.AFGESLOTEN).order_by("-casus__is_crisis", "uiterlijk_op", "pk")
    werk = [
        Tegenspraakwerk(
            sleutel=v.sleutel,
            pseudoniem=pseudoniem(v.sleutel),
            hulpvorm=Hulpvorm(v.hulpvorm),
            van=v.door_naam,
            uiterlijk_op=v.uiterlijk_op,
            is_crisis=v.casus.is_crisis,
        )
        for v in open_
    ]
    if werk:
        schrijf(
            kijker=kijker,
            handeling=Handeling.SAMENVATTING,
            doel=Doel.ADVIES,
            actie="R",
            soort="tegenspraak",
            relatie=Relatie.ADVIES,
            reden=f"{len(werk)} gezien",
        )
    return werk


def laatste_vraag(casus: Casus) -> Tegenspraakvraag | None:
    """The last question since the last referral that still counts, with its answer; for use inside this room."""
    return _sinds_verwijzing(casus).select_related("voor", "tegenspraak").order_by("-om", "-pk").first()


def gegeven_tegenspraak(casus: Casus, hulpvorm: Hulpvorm) -> Tegenspraak | None:
    """The last tegenspraak on this form since the last referral; for use inside this room."""
    vragen = _sinds_verwijzing(casus).filter(hulpvorm=hulpvorm)
    gegeven = Tegenspraak.objects.filter(vraag__in=vragen).select_related("door")
    return gegeven.order_by("-om", "-pk").first()


def open_vragen(casus_ids: Iterable[int]) -> QuerySet[Tegenspraakvraag]:
    """Questions of these cases that wait for an answer; for use inside this room."""
    return Tegenspraakvraag.objects.filter(
        casus_id__in=casus_ids, beantwoord_om__isnull=True, vervallen_om__isnull=True
    ).order_by()


def nog_tegenspraak(casus_ids: Iterable[int]) -> QuerySet[Advies]:
    """Advices in a crisis for which the tegenspraak is still owed and was not asked; for use inside this room."""
    later = Advies.objects.filter(casus=OuterRef("casus"), om__gt=OuterRef("om"))
    gedaan = Tegenspraakvraag.objects.filter(casus=OuterRef("casus"), om__gte=OuterRef("om")).filter(
        Q(beantwoord_om__isnull=False, hulpvorm=OuterRef("hulpvorm")) | Q(beantwoord_om=None, vervallen_om=None)
    )
    schuld = Advies.objects.filter(casus_id__in=casus_ids, tegenspraak_uiterlijk_op__isnull=False)
    return schuld.filter(~Exists(later), ~Exists(gedaan)).order_by()


def _sinds_verwijzing(casus: Casus) -> QuerySet[Tegenspraakvraag]:
    verwezen = casus.stappen.filter(stap=Stap.VERWEZEN).order_by("-om", "-pk").values("om")[:1]
    return Tegenspraakvraag.objects.filter(casus=casus, vervallen_om__isnull=True, om__gte=Subquery(verwezen))


def _aan(kijker: Kijker) -> QuerySet[Tegenspraakvraag]:
    eigen = Tegenspraakvraag.objects.filter(voor_id=kijker.medewerker_id, voor__isnull=False)
    eigen = eigen.exclude(is_uitgesloten(kijker, "casus__jeugdige"))  # not about the own family
    return eigen.select_related("casus__jeugdige")


def _mag(kijker: Kijker, handeling: Handeling) -> bool:
    grond = Omstandigheden(is_actief=kijker.is_actief)
    return besluit(kijker.rol, Relatie.ADVIES, Doel.ADVIES, handeling, grond).toegestaan
