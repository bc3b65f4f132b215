"""Looking in need: what the regisseur is told, and what the privacyfunctionaris reviews."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from zorglandschap.apps.casus.models import Casus, Jeugdige, Noodinzage
from zorglandschap.apps.casus.queries.inzage import pseudoniem
from zorglandschap.apps.casus.queries.toegang import MAG_IN_NOOD, is_uitgesloten, met_relatie
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.logboek.actions import schrijf
from zorglandschap.core.begrippen.besluitwoorden import Nooduitkomst
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Doel, Handeling, Relatie, Rol
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.casus.gelijkenis import vereenvoudig
from zorglandschap.core.regels.inzage import Omstandigheden, besluit
from zorglandschap.core.regels.nood import NoodFeiten, noodinzage_nagekeken
from zorglandschap.core.regels.uitkomst import Uitkomst


@dataclass(frozen=True, slots=True)
class Gezocht:
    """The child somebody needs to know about now: the whole name and the birth date."""

    voornaam: str
    achternaam: str
    geboren_op: date


@dataclass(frozen=True, slots=True)
class Noodregel:
    """One look in need: who, which file (a pseudonym), why, until when, and what was judged."""

    sleutel: UUID
    casus_sleutel: UUID
    pseudoniem: str
    wie: str
    rol: str
    organisatie: str
    reden: str
    om: datetime
    tot: datetime
    uitkomst: Nooduitkomst | None
    toelichting: str
    stand: Uitkomst
    is_eigen: bool


@dataclass(frozen=True, slots=True)
class Noodmelding:
    """For the regisseur: somebody looked in a case of yours in need."""

    casus_sleutel: UUID
    voornaam: str
    achternaam: str
    wie: str
    organisatie: str
    reden: str
    om: datetime
    tot: datetime
    uitkomst: Nooduitkomst | None


def mag_in_nood(kijker: Kijker) -> bool:
    """True for who can ask to see a file in need."""
    return kijker.is_actief and kijker.rol in MAG_IN_NOOD


def mag_nakijken(kijker: Kijker) -> bool:
    """True for who reviews looks in need."""
    situatie = Omstandigheden(is_actief=kijker.is_actief)
    return besluit(kijker.rol, Relatie.GEEN, Doel.LOGCONTROLE, Handeling.NOODINZAGE_NAKIJKEN, situatie).toegestaan


def find_in_nood(kijker: Kijker, wie: Gezocht, *, vandaag: date) -> Casus | None:
    """The case of exactly this child, with how the viewer stands to it: an open one first; None when there is none.

    Only for the action that has the reason: in the own gemeente, for a GI in the whole region, and never the
    own family.
    """
    kinderen = Jeugdige.objects.filter(geboren_op=wie.geboren_op, samengevoegd_in__isnull=True)
    kinderen = kinderen.exclude(is_uitgesloten(kijker, ""))
    if kijker.rol is not Rol.JEUGDBESCHERMER:
        kinderen = kinderen.filter(gemeente_id=kijker.gemeente_code)
    naam = (vereenvoudig(wie.voornaam), vereenvoudig(wie.achternaam))
    ids = [k.pk for k in kinderen if (vereenvoudig(k.voornaam), vereenvoudig(k.achternaam)) == naam]
    casussen = met_relatie(Casus.objects.filter(jeugdige_id__in=ids), kijker, vandaag)
    gevonden = list(casussen.select_related("jeugdige").order_by("-geopend_op", "-pk"))
    return min(gevonden, key=lambda casus: casus.status == CasusStatus.AFGESLOTEN, default=None)


def list_noodinzagen(kijker: Kijker, *, vandaag: date) -> list[Noodregel]:
    """Every look in need, what still waits first; only for who reviews them, and without the child."""
    if not mag_nakijken(kijker):
        raise NietGevonden
    rijen = _met_mensen(Noodinzage.objects.all()).order_by("-om", "-pk")
    regels = [_regel(rij, kijker, vandaag) for rij in rijen]
    schrijf(
        kijker=kijker,
        handeling=Handeling.NOODINZAGE_NAKIJKEN,
        doel=Doel.LOGCONTROLE,
        actie="R",
        soort="noodinzagen",
        relatie=Relatie.GEEN,
        reden=f"{len(regels)} gezien",
    )
    return sorted(regels, key=lambda regel: regel.uitkomst is not None)


def get_noodinzage(kijker: Kijker, sleutel: UUID) -> Noodinzage:
    """One look in need, for who reviews; raises NietGevonden for others."""
    rij = _met_mensen(Noodinzage.objects.filter(sleutel=sleutel)).first() if mag_nakijken(kijker) else None
    if rij is None:
        raise NietGevonden
    return rij


def list_noodmeldingen(kijker: Kijker, *, nu: datetime) -> list[Noodmelding]:
    """Looks in need in the cases of which the viewer has the regie, the newest first; for Mijn werk."""
    if kijker.medewerker_id is None:
        return []
    sinds = nu - timedelta(days=settings.BELEID.aantal("noodinzage_melden_dagen", timezone.localdate(nu)))
    rijen = Noodinzage.objects.filter(om__gte=sinds, casus__regisseur_id=kijker.medewerker_id)
    ids = list(rijen.values_list("pk", flat=True))
    if not ids:
        return []  # nearly always: then the long question is not asked
    rijen = Noodinzage.objects.filter(pk__in=ids).exclude(gebruiker_id=kijker.gebruiker_id)
    rijen = rijen.exclude(is_uitgesloten(kijker, "casus__jeugdige"))
    return [
        Noodmelding(
            casus_sleutel=rij.casus.sleutel,
            voornaam=rij.casus.jeugdige.voornaam,
            achternaam=rij.casus.jeugdige.achternaam,
            wie=rij.gebruiker.naam,
            organisatie=_organisatie(rij),
            reden=rij.reden,
            om=rij.om,
            tot=rij.tot,
            uitkomst=Nooduitkomst(rij.uitkomst) if rij.uitkomst else None,
        )
        for rij in _met_mensen(rijen).select_related("casus__jeugdige").order_by("-om", "-pk")
    ]


def _met_mensen(rijen: QuerySet[Noodinzage]) -> QuerySet[Noodinzage]:
    return rijen.select_related("casus", "gebruiker__medewerker__organisatie", "beoordeeld_door")


def nood_feiten(rij: Noodinzage | None, *, vandaag: date, reden: str = "", kijkt_zelf_na: bool = False) -> NoodFeiten:
    """What the rules may know of a look in need, or of the reason for one."""
    return NoodFeiten(
        reden_tekens=settings.BELEID.aantal("noodinzage_reden_tekens", vandaag),
        dagen_norm=settings.BELEID.aantal("noodinzage_nakijken_dagen", vandaag),
        reden=rij.reden if rij else reden,
        nagekeken=bool(rij and rij.uitkomst),
        dagen_open=(vandaag - timezone.localdate(rij.om)).days if rij else 0,
        kijkt_zelf_na=kijkt_zelf_na,
    )


def _regel(rij: Noodinzage, kijker: Kijker, vandaag: date) -> Noodregel:
    medewerker = getattr(rij.gebruiker, "medewerker", None)
    return Noodregel(
        sleutel=rij.sleutel,
        casus_sleutel=rij.casus.sleutel,
        pseudoniem=pseudoniem(rij.casus.sleutel),
        wie=rij.gebruiker.naam,
        rol=medewerker.rol if medewerker else "",
        organisatie=_organisatie(rij),
        reden=rij.reden,
        om=rij.om,
        tot=rij.tot,
        uitkomst=Nooduitkomst(rij.uitkomst) if rij.uitkomst else None,
        toelichting=rij.toelichting,
        stand=noodinzage_nagekeken(nood_feiten(rij, vandaag=vandaag)),
        is_eigen=rij.gebruiker_id == kijker.gebruiker_id,
    )


def _organisatie(rij: Noodinzage) -> str:
    medewerker = getattr(rij.gebruiker, "medewerker", None)
    return medewerker.organisatie.naam if medewerker else ""
