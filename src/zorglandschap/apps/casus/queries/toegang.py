"""The door of the room: who stands how to a casus, and the only way to get one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone

from zorglandschap.apps.casus.models import Casus, Portaaltoegang, Traject
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.logboek.actions import Afloop, schrijf
from zorglandschap.apps.organisaties.models import Gebruiker
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Doel, Handeling, Relatie, Rol
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.periode import leeftijd
from zorglandschap.core.regels.inzage import Omstandigheden, besluit, relaties_met

VAN_AANBIEDER = frozenset({Rol.BEHANDELAAR, Rol.PLANNER, Rol.FACTURATIE})
EIGEN = (Rol.JEUGDIGE, Rol.OUDER, Rol.JIM)


def get_portaal_kijker(gebruiker: Gebruiker) -> Kijker | None:
    """The youth or parent behind an account, or None."""
    toegang = Portaaltoegang.objects.filter(gebruiker=gebruiker).first()
    if toegang is None:
        return None
    return Kijker(gebruiker_id=gebruiker.pk, naam=gebruiker.naam, rol=Rol(toegang.rol), jeugdige_id=toegang.jeugdige_id)


def relaties_als_filters(kijker: Kijker, vandaag: date) -> list[tuple[Relatie, Q]]:
    """Every relation this viewer can have and which cases it holds for, the nearest relation first.

    The only place where relations are derived: single reads and lists both come from here.
    """
    if kijker.rol in EIGEN:
        return _eigen(kijker, kijker.jeugdige_id) if kijker.jeugdige_id is not None else []
    gevonden: list[tuple[Relatie, Q]] = []
    if kijker.medewerker_id is not None:
        ik = kijker.medewerker_id
        gevonden.append((Relatie.REGISSEUR, Q(regisseur_id=ik)))
        gevonden.append((Relatie.BETROKKEN, Q(gedragsdeskundige_id=ik) | Q(jeugdbeschermer_id=ik)))
    if kijker.organisatie_id is not None:
        gevonden.append((Relatie.TEAM, Q(team_id=kijker.organisatie_id)))
        if kijker.rol in VAN_AANBIEDER:
            gevonden.append((Relatie.CLIENT, _is_client(kijker.organisatie_id, vandaag)))
    return gevonden


def _eigen(kijker: Kijker, jeugdige_id: int) -> list[tuple[Relatie, Q]]:
    toegang = _toegang(kijker, jeugdige_id)
    return [(_eigen_relatie(kijker, toegang), Q(jeugdige_id=jeugdige_id))] if toegang else []


def _toegang(kijker: Kijker, jeugdige_id: int) -> Portaaltoegang | None:
    """The portal account of a youth, parent or mentor for this youth (an account has one at the most)."""
    eigen = Portaaltoegang.objects.select_related("gezinslid")
    return eigen.filter(gebruiker_id=kijker.gebruiker_id, jeugdige_id=jeugdige_id, rol=kijker.rol).first()


def _eigen_relatie(kijker: Kijker, toegang: Portaaltoegang) -> Relatie:
    if kijker.rol is Rol.OUDER:
        met_gezag = toegang.gezinslid is not None and toegang.gezinslid.heeft_gezag
        return Relatie.OUDER_MET_GEZAG if met_gezag else Relatie.OUDER_ZONDER_GEZAG
    return Relatie.ZELF if kijker.rol is Rol.JEUGDIGE else Relatie.JIM


def _is_client(organisatie_id: int, vandaag: date) -> Q:
    loopt = Q(tot__isnull=True) | Q(tot__gt=vandaag)
    return Q(Exists(Traject.objects.filter(loopt, jeugdige_id=OuterRef("jeugdige_id"), aanbieder_id=organisatie_id)))


def met_relatie(casussen: QuerySet[Casus], kijker: Kijker, vandaag: date) -> QuerySet[Casus]:
    """The same cases, each with the attribute ``relatie``: how the viewer stands to it."""
    gevallen = [When(filter_, then=Value(relatie.value)) for relatie, filter_ in relaties_als_filters(kijker, vandaag)]
    return casussen.annotate(relatie=Case(*gevallen, default=Value(Relatie.GEEN.value)))


def zichtbaar(
    kijker: Kijker, handeling: Handeling, *, doel: Doel, vandaag: date, als: Iterable[Relatie] = Relatie
) -> QuerySet[Casus]:
    """The cases with which this viewer may do this, each with its ``relatie``; nobody else's, not even counted.

    ``als`` narrows it to cases in which the viewer stands in one of these relations.
    """
    mag = relaties_met(kijker.rol, doel, handeling) & frozenset(als) if kijker.is_actief else frozenset()
    wie = Q()
    for relatie, filter_ in relaties_als_filters(kijker, vandaag):
        if relatie in mag:
            wie |= filter_
    if not wie:
        return met_relatie(Casus.objects.none(), kijker, vandaag)
    # the plain filter first, so that the database can use its indexes; then the nearest relation decides
    return met_relatie(Casus.objects.filter(wie), kijker, vandaag).filter(in_relatie(mag))


def in_relatie(relaties: Iterable[Relatie]) -> Q:
    """Filter for cases that were given their ``relatie`` by ``met_relatie`` or ``zichtbaar``."""
    return Q(("relatie__in", [r.value for r in relaties]))


def relatie_tot(kijker: Kijker, casus: Casus, *, vandaag: date | None = None) -> Relatie:
    """How the viewer stands to this casus, derived from the records."""
    vandaag = vandaag or timezone.localdate()
    return _relatie(met_relatie(Casus.objects.filter(pk=casus.pk), kijker, vandaag).get())


def _omstandigheden(kijker: Kijker, casus: Casus, relatie: Relatie, vandaag: date) -> Omstandigheden:
    jeugdige = casus.jeugdige
    naaste = kijker.rol in (Rol.OUDER, Rol.JIM)
    toegang = _toegang(kijker, jeugdige.pk) if naaste else None
    return Omstandigheden(
        leeftijd=leeftijd(jeugdige.geboren_op, vandaag),
        heeft_gezag=relatie is Relatie.OUDER_MET_GEZAG,
        veiligheidsblokkade=toegang.veiligheidsblokkade if toegang else None,
        bezwaar=toegang.bezwaar if toegang else None,
        is_actief=kijker.is_actief,
        eigen_gemeente=kijker.gemeente_code is not None and jeugdige.gemeente_id == kijker.gemeente_code,
        adres_is_geheim=jeugdige.adres_is_geheim,
    )


def get_casus(
    kijker: Kijker,
    sleutel: UUID,
    handeling: Handeling,
    *,
    doel: Doel = Doel.HULP,
    vandaag: date | None = None,
) -> Casus:
    """The casus, for someone who may do this with it; raises NietGevonden otherwise, and logs once either way.

    Without ``vandaag`` the moment of asking counts, as it does for the log: access is decided now.
    """
    vandaag = vandaag or timezone.localdate()
    rij = Casus.objects.select_related("jeugdige__gemeente", "jeugdige__gezin", "team", "regisseur__organisatie")
    rij = rij.select_related("gedragsdeskundige", "jeugdbeschermer__organisatie")
    casus = met_relatie(rij.filter(sleutel=sleutel), kijker, vandaag).first()
    if casus is None:
        _log(kijker, handeling, doel, sleutel, geweigerd="bestaat niet")
        raise NietGevonden
    relatie = _relatie(casus)
    antwoord = besluit(kijker.rol, relatie, doel, handeling, _omstandigheden(kijker, casus, relatie, vandaag))
    if not antwoord.toegestaan:
        _log(kijker, handeling, doel, sleutel, casus=casus, geweigerd=str(antwoord.reden))
        raise NietGevonden
    _log(kijker, handeling, doel, sleutel, casus=casus)
    return casus


def get_eigen_casus(
    kijker: Kijker, handeling: Handeling = Handeling.SAMENVATTING, *, vandaag: date | None = None
) -> Casus | None:
    """The casus of the youth or parent behind the account: an open one first, else the last; None without any.

    Raises NietGevonden when there is one that this viewer may not see.
    """
    if kijker.rol not in EIGEN or kijker.jeugdige_id is None:
        raise NietGevonden
    eigen = Casus.objects.filter(jeugdige_id=kijker.jeugdige_id).annotate(
        dicht=Case(When(status=CasusStatus.AFGESLOTEN, then=Value(1)), default=Value(0))
    )
    sleutel = eigen.order_by("dicht", "-geopend_op", "-pk").values_list("sleutel", flat=True).first()
    if sleutel is None:
        return None
    return get_casus(kijker, sleutel, handeling, doel=Doel.EIGEN_INZAGE, vandaag=vandaag)


def rechten(kijker: Kijker, casus: Casus, *, doel: Doel = Doel.HULP, vandaag: date) -> frozenset[Handeling]:
    """Everything this viewer may do with this casus, to show only what can be done; it opens nothing itself."""
    relatie = relatie_tot(kijker, casus, vandaag=vandaag)
    omstandigheden = _omstandigheden(kijker, casus, relatie, vandaag)
    return frozenset(h for h in Handeling if besluit(kijker.rol, relatie, doel, h, omstandigheden).toegestaan)


def _log(
    kijker: Kijker, handeling: Handeling, doel: Doel, sleutel: UUID, *, casus: Casus | None = None, geweigerd: str = ""
) -> None:
    schrijf(
        kijker=kijker,
        handeling=handeling,
        doel=doel,
        actie="R",
        soort="casus",
        object_id=str(sleutel),
        jeugdige_id=casus.jeugdige_id if casus else None,
        relatie=gezien_als(casus) if casus else None,
        uitkomst=Afloop.GEWEIGERD if geweigerd else Afloop.GELUKT,
        reden=geweigerd,
    )


def _relatie(casus: Casus) -> Relatie:
    return gezien_als(casus) or Relatie.GEEN


def gezien_als(casus: Casus) -> Relatie | None:
    """The relation that was found when this casus was fetched for its viewer; None when it was fetched otherwise."""
    relatie = getattr(casus, "relatie", None)
    return Relatie(relatie) if relatie else None
