"""Lists of cases: my own, those of my team, and looking for a youth of the own gemeente."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Window

from zorglandschap.apps.casus.models import Casus, Jeugdige
from zorglandschap.apps.casus.queries.namen import met_naam
from zorglandschap.apps.casus.queries.registratie import zichtbare_jeugdigen
from zorglandschap.apps.casus.queries.toegang import VAN_AANBIEDER, zichtbaar
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.actions import Afloop, schrijf
from zorglandschap.core.begrippen.codelijsten import (
    CasusStatus,
    Doel,
    Handeling,
    Relatie,
)
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.casus.naamwoorden import LETTERS
from zorglandschap.core.regels.inzage import Omstandigheden, besluit, relaties_met

HOOGSTENS = 20  # hits on a screen; who needs more, types more of the name
PER_BLAD = 20  # cases on one page of a list
EIGEN_WERK = (Relatie.REGISSEUR, Relatie.BETROKKEN)
VAN_ANDEREN = frozenset(Relatie) - frozenset({*EIGEN_WERK, Relatie.NOOD})  # what was opened in need is on no list


def eigen_relaties(kijker: Kijker) -> frozenset[Relatie]:
    """In which relations a casus counts as one's own work; for a provider that are the clients."""
    client = {Relatie.CLIENT} if kijker.rol in VAN_AANBIEDER else set()
    return frozenset({*EIGEN_WERK, *client})


class Lijst(StrEnum):
    """Whose cases a list shows."""

    MIJN = "mijn"
    TEAM = "team"


@dataclass(frozen=True, slots=True)
class Treffer:
    """A youth that was found; ``open_casus`` only when the viewer may see that casus."""

    sleutel: UUID
    voornaam: str
    achternaam: str
    geboren_op: date
    open_casus: UUID | None


@dataclass(frozen=True, slots=True)
class Casusblad:
    """One page of a list: the cases on it, which page it is, and how many cases the whole list has."""

    casussen: tuple[Casus, ...]
    nummer: int
    totaal: int


def list_casussen(
    kijker: Kijker,
    lijst: Lijst,
    *,
    vandaag: date,
    status: CasusStatus | None = None,
    naam: str = "",
    pagina: int = 1,
) -> Casusblad:
    """A page of the cases of the viewer or of the team, by surname; closed ones only when asked for; one look logged.

    The page and the count come from one pass over the cases. A page that does not exist gives the nearest one; a
    name with too few letters narrows nothing.
    """
    _log_lijst(kijker, f"casuslijst {lijst}")
    casussen = _op_lijst(kijker, lijst, vandaag=vandaag, status=status, naam=naam)
    nummer = max(1, pagina)
    rijen = _blad(casussen, nummer)
    if not rijen and nummer > 1:
        nummer = max(1, -(-casussen.count() // PER_BLAD))
        rijen = _blad(casussen, nummer)
    ids = [pk for pk, _ in rijen]
    per_pk = Casus.objects.select_related("jeugdige", "regisseur").in_bulk(ids)
    return Casusblad(tuple(per_pk[pk] for pk in ids), nummer, rijen[0][1] if rijen else 0)


def _blad(casussen: QuerySet[Casus], nummer: int) -> list[tuple[int, int]]:
    """The ids on a page, each with the number of cases on the whole list."""
    vanaf = (nummer - 1) * PER_BLAD
    geteld = casussen.annotate(totaal=Window(Count("pk")))
    return list(geteld.values_list("pk", "totaal")[vanaf : vanaf + PER_BLAD])


def _op_lijst(kijker: Kijker, lijst: Lijst, *, vandaag: date, status: CasusStatus | None, naam: str) -> QuerySet[Casus]:
    eigen = eigen_relaties(kijker)
    als = eigen if lijst is Lijst.MIJN else VAN_ANDEREN - eigen
    casussen = zichtbaar(kijker, Handeling.IDENTITEIT, doel=Doel.HULP, vandaag=vandaag, als=als)
    casussen = casussen.filter(status=status) if status else casussen.exclude(status=CasusStatus.AFGESLOTEN)
    op_naam = met_naam(naam)
    if op_naam is not None:
        casussen = casussen.filter(op_naam)
    return casussen.order_by("jeugdige__achternaam", "jeugdige__voornaam", "pk")


def mag_werken(kijker: Kijker) -> bool:
    """Does this role ever work on a casus? For the others a list of work does not exist."""
    return kijker.is_actief and any(
        relaties_met(kijker.rol, doel, Handeling.BESTAAN) for doel in (Doel.HULP, Doel.ADVIES)
    )


def mag_openen(kijker: Kijker) -> bool:
    """May this viewer record a new question for a child of the own gemeente?"""
    omstandigheden = Omstandigheden(is_actief=kijker.is_actief, eigen_gemeente=kijker.gemeente_code is not None)
    return besluit(kijker.rol, Relatie.GEEN, Doel.HULP, Handeling.CASUS_OPENEN, omstandigheden).toegestaan


def get_jeugdige(kijker: Kijker, sleutel: UUID) -> Jeugdige:
    """A youth of the own gemeente, for whom a new question can be recorded; logged once either way.

    Raises NietGevonden when there is no such youth, or not for this viewer.
    """
    jeugdige = Jeugdige.objects.select_related("gemeente", "gezin").filter(sleutel=sleutel).first()
    mag = jeugdige is not None and mag_openen(kijker) and zichtbare_jeugdigen(kijker).filter(pk=jeugdige.pk).exists()
    schrijf(
        kijker=kijker,
        handeling=Handeling.CASUS_OPENEN,
        doel=Doel.HULP,
        actie="R",
        soort="jeugdige",
        object_id=str(sleutel),
        jeugdige_id=jeugdige.pk if jeugdige else None,
        uitkomst=Afloop.GELUKT if mag else Afloop.GEWEIGERD,
    )
    if jeugdige is None or not mag:
        raise NietGevonden
    return jeugdige


def zoek_jeugdigen(kijker: Kijker, *, achternaam: str, geboren_op: date | None = None, vandaag: date) -> list[Treffer]:
    """Youths of the own gemeente by (part of) the surname and the birth date; at most 20, and logged.

    Without a birth date at least three letters of the surname are needed; raises Geweigerd otherwise.
    """
    deel = achternaam.strip()
    if len(deel) < LETTERS and not (deel and geboren_op):
        raise Geweigerd(
            zin("Vul ten minste drie letters van de achternaam in, of de hele achternaam en de geboortedatum.")
        )
    gezocht = _eigen_registratie(kijker)
    if geboren_op:
        gezocht = gezocht.filter(geboren_op=geboren_op)
    op_naam = met_naam(deel, "pk") or Q(achternaam__iexact=deel)
    gevonden = list(gezocht.filter(op_naam).order_by("achternaam", "voornaam", "geboren_op", "pk")[:HOOGSTENS])
    _log_lijst(kijker, "zoeken", len(gevonden), Handeling.CASUS_OPENEN)
    open_bij = get_open_casussen(kijker, [j.pk for j in gevonden], vandaag=vandaag)
    return [Treffer(j.sleutel, j.voornaam, j.achternaam, j.geboren_op, open_bij.get(j.pk)) for j in gevonden]


def get_open_casussen(kijker: Kijker, jeugdige_ids: list[int], *, vandaag: date) -> dict[int, UUID]:
    """Per youth the open casus that the viewer may know of."""
    zicht = zichtbaar(kijker, Handeling.BESTAAN, doel=Doel.HULP, vandaag=vandaag)
    open_ = zicht.filter(jeugdige_id__in=jeugdige_ids).exclude(status=CasusStatus.AFGESLOTEN)
    return dict(open_.values_list("jeugdige_id", "sleutel"))


def _eigen_registratie(kijker: Kijker) -> QuerySet[Jeugdige]:
    if not mag_openen(kijker):
        raise NietGevonden
    return zichtbare_jeugdigen(kijker)


def _log_lijst(
    kijker: Kijker, soort: str, aantal: int | None = None, handeling: Handeling = Handeling.IDENTITEIT
) -> None:
    reden = "" if aantal is None else f"{aantal} gezien"
    schrijf(kijker=kijker, handeling=handeling, doel=Doel.HULP, actie="R", soort=soort, reden=reden)
