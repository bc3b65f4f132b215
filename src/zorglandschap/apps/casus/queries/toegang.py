"""The door of the room: who stands how to a casus, and the only way to get one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from django.db.models import Case, Q, QuerySet, Value, When
from django.utils import timezone

from zorglandschap.apps.casus.models import Casus, Jeugdige, Noodinzage, Portaaltoegang, Traject, Uitsluiting
from zorglandschap.apps.casus.queries.gezag import heeft_gezag
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.logboek.actions import Afloop, schrijf
from zorglandschap.apps.organisaties.models import Gebruiker
from zorglandschap.core.begrippen.besluitwoorden import Nooduitkomst
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Doel, Handeling, Relatie, Rol
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.periode import leeftijd
from zorglandschap.core.regels.inzage import Omstandigheden, besluit, relaties_met

VAN_AANBIEDER = frozenset({Rol.BEHANDELAAR, Rol.PLANNER, Rol.FACTURATIE})
EIGEN = (Rol.JEUGDIGE, Rol.OUDER, Rol.JIM)
MAG_IN_NOOD = frozenset({Rol.JEUGDCONSULENT, Rol.JEUGDBESCHERMER, Rol.GEDRAGSDESKUNDIGE})
# what a colleague may not even know of: a restricted case, and a child with a secret address
NIET_AFGESCHERMD = Q(is_beperkt=False, jeugdige__adres_is_geheim=False)


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
    uitgesloten = (Relatie.UITGESLOTEN, is_uitgesloten(kijker))  # before everything else, whatever the role
    if kijker.rol in EIGEN:
        eigen = _eigen(kijker, kijker.jeugdige_id, vandaag) if kijker.jeugdige_id is not None else []
        return [uitgesloten, *eigen]
    return [uitgesloten, *_door_werk(kijker, vandaag)]


def _door_werk(kijker: Kijker, vandaag: date) -> Iterator[tuple[Relatie, Q]]:
    if kijker.medewerker_id is not None:
        ik = kijker.medewerker_id
        yield Relatie.REGISSEUR, Q(regisseur_id=ik)
        yield (
            Relatie.BETROKKEN,
            Q(gedragsdeskundige_id=ik) | Q(jeugdbeschermer_id=ik) | Q(perspectiefregisseur_id=ik),
        )
    if kijker.organisatie_id is not None:
        yield Relatie.TEAM, Q(team_id=kijker.organisatie_id) & NIET_AFGESCHERMD
        if kijker.rol in VAN_AANBIEDER:
            yield Relatie.CLIENT, _is_client(kijker.organisatie_id, vandaag)
    if kijker.rol in MAG_IN_NOOD:
        yield Relatie.NOOD, _brak_het_glas(kijker)


def is_uitgesloten(kijker: Kijker, pad: str = "jeugdige") -> Q:
    """Rows about a family that this account may never see; ``pad`` leads from the row to the youth.

    Who is excluded from a family stays so when the child was registered twice and the two were merged.
    """
    gezin, jeugdige = (f"{pad}__gezin_id", f"{pad}_id") if pad else ("gezin_id", "pk")
    # read once for the whole list, not once for each row
    gezinnen = Uitsluiting.objects.filter(gebruiker_id=kijker.gebruiker_id, vervallen_om__isnull=True).values(
        "gezin_id"
    )
    dubbel = Jeugdige.objects.filter(gezin_id__in=gezinnen, samengevoegd_in__isnull=False)
    return Q((f"{gezin}__in", gezinnen)) | Q((f"{jeugdige}__in", dubbel.values("samengevoegd_in_id")))


def uitgesloten_accounts(jeugdige: Jeugdige) -> QuerySet[Uitsluiting, int]:
    """The accounts that may never see this family, for the lists from which somebody is chosen."""
    dit_gezin = Q(gezin_id=jeugdige.gezin_id) | Q(gezin__jeugdigen__samengevoegd_in=jeugdige)
    return Uitsluiting.objects.filter(dit_gezin, vervallen_om__isnull=True).values_list("gebruiker_id", flat=True)


def _brak_het_glas(kijker: Kijker) -> Q:
    """The cases that this viewer opened in need a moment ago; what was judged wrong is shut at once."""
    nu = timezone.now()
    open_ = Noodinzage.objects.filter(gebruiker_id=kijker.gebruiker_id, om__lte=nu, tot__gt=nu)
    return Q(pk__in=open_.exclude(uitkomst=Nooduitkomst.ONTERECHT).values("casus_id"))


def _eigen(kijker: Kijker, jeugdige_id: int, vandaag: date) -> list[tuple[Relatie, Q]]:
    toegang = _toegang(kijker, jeugdige_id)
    return [(_eigen_relatie(kijker, toegang, vandaag), Q(jeugdige_id=jeugdige_id))] if toegang else []


def _toegang(kijker: Kijker, jeugdige_id: int) -> Portaaltoegang | None:
    """The portal account of a youth, parent or mentor for this youth (an account has one at the most)."""
    eigen = Portaaltoegang.objects.filter(gebruiker_id=kijker.gebruiker_id, jeugdige_id=jeugdige_id)
    return eigen.filter(rol=kijker.rol).first()


def _eigen_relatie(kijker: Kijker, toegang: Portaaltoegang, vandaag: date) -> Relatie:
    if kijker.rol is Rol.OUDER:
        lid = toegang.gezinslid_id
        met_gezag = lid is not None and heeft_gezag(lid, toegang.jeugdige_id, op=vandaag)
        return Relatie.OUDER_MET_GEZAG if met_gezag else Relatie.OUDER_ZONDER_GEZAG
    return Relatie.ZELF if kijker.rol is Rol.JEUGDIGE else Relatie.JIM


def _is_client(organisatie_id: int, vandaag: date) -> Q:
    loopt = Q(tot__isnull=True) | Q(tot__gt=vandaag)
    return Q(jeugdige_id__in=Traject.objects.filter(loopt, aanbieder_id=organisatie_id).values("jeugdige_id"))


def met_relatie(casussen: QuerySet[Casus], kijker: Kijker, vandaag: date) -> QuerySet[Casus]:
    """The same cases, each with the attribute ``relatie``: how the viewer stands to it."""
    return _met_relatie(casussen, relaties_als_filters(kijker, vandaag))


def _met_relatie(casussen: QuerySet[Casus], filters: Iterable[tuple[Relatie, Q]]) -> QuerySet[Casus]:
    gevallen = [When(filter_, then=Value(relatie.value)) for relatie, filter_ in filters]
    return casussen.annotate(relatie=Case(*gevallen, default=Value(Relatie.GEEN.value)))


def zichtbaar(
    kijker: Kijker, handeling: Handeling, *, doel: Doel, vandaag: date, als: Iterable[Relatie] = Relatie
) -> QuerySet[Casus]:
    """The cases with which this viewer may do this, each with its ``relatie``; nobody else's, not even counted.

    ``als`` narrows it to cases in which the viewer stands in one of these relations.
    """
    mag = relaties_met(kijker.rol, doel, handeling) & frozenset(als) if kijker.is_actief else frozenset()
    wie, filters = Q(), relaties_als_filters(kijker, vandaag)
    for relatie, filter_ in filters:
        if relatie in mag:
            wie |= filter_
    if not wie:
        return _met_relatie(Casus.objects.none(), filters)
    # the plain filter first, so that the database can use its indexes; then the nearest relation decides
    return _met_relatie(Casus.objects.filter(wie), filters).filter(in_relatie(mag))


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
