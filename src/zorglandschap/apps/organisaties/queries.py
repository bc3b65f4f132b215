"""Questions about people, accounts and organisations."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import cast

from allauth.mfa.models import Authenticator
from django.core.paginator import Page, Paginator
from django.db import DatabaseError, connection
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.organisaties.models import Gebruiker, Gemeente, Installatie, Medewerker
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling, Relatie, Rol
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.matching.reikwijdte import Gemeentepunt
from zorglandschap.core.regels.inzage import Omstandigheden, besluit

PER_PAGINA = 50
TWEEDE_FACTOR = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def list_gemeentepunten() -> list[tuple[Gemeentepunt, bool]]:
    """Every gemeente with its centre, and whether it is one of the region; in one query."""
    rijen = Gemeente.objects.order_by("code").values_list("code", "breedte", "lengte", "in_regio")
    return [
        (Gemeentepunt(int(code.removeprefix("GM")), breedte, lengte), in_regio)
        for code, breedte, lengte, in_regio in rijen
    ]


def list_gemeentenamen() -> dict[int, str]:
    """The name of every gemeente by the number of its code; in one query."""
    return {int(code.removeprefix("GM")): naam for code, naam in Gemeente.objects.values_list("code", "naam")}


def is_geldig(gebruiker: Gebruiker, *, op: date) -> bool:
    """True when the account works on a day: active, and its end date is not past (the end date itself still counts)."""
    return gebruiker.is_active and (gebruiker.geldig_tot is None or op <= gebruiker.geldig_tot)


def get_kijker(gebruiker: Gebruiker, *, op: date | None = None) -> Kijker | None:
    """The professional behind an account on a day (today), or None: no work role, not yet, or no longer."""
    op = op or timezone.localdate()
    if not is_geldig(gebruiker, op=op):
        return None
    medewerker = (
        Medewerker.objects.select_related("organisatie")
        .filter(Q(tot__isnull=True) | Q(tot__gt=op), gebruiker=gebruiker, van__lte=op)
        .first()
    )
    if medewerker is None:
        return None
    return Kijker(
        gebruiker_id=gebruiker.pk,
        naam=medewerker.naam,
        rol=Rol(medewerker.rol),
        organisatie_id=medewerker.organisatie_id,
        organisatie_naam=medewerker.organisatie.naam,
        gemeente_code=medewerker.organisatie.gemeente_id,
        medewerker_id=medewerker.pk,
        is_actief=gebruiker.is_active,
    )


@dataclass(frozen=True, slots=True)
class Account:
    """An account of a professional, as the functional manager sees it."""

    id: int
    naam: str
    email: str
    rol: str
    organisatie: str
    is_actief: bool
    geldig_tot: date | None
    laatst_aangemeld_om: datetime | None
    heeft_tweede_factor: bool

    def is_verlopen(self, op: date) -> bool:
        """True when the end date is past."""
        return self.geldig_tot is not None and self.geldig_tot < op


@dataclass(frozen=True, slots=True)
class Accountstand:
    """What needs attention among the accounts: numbers, and the first names by number of the account."""

    actief: int
    zonder_tweede_factor: int
    verlopen_binnenkort: tuple[Account, ...]


def mag_beheren(kijker: Kijker) -> bool:
    """True when this viewer is the functional manager."""
    situatie = Omstandigheden(is_actief=kijker.is_actief)
    return besluit(kijker.rol, Relatie.GEEN, Doel.BEHEER, Handeling.BEHEREN, situatie).toegestaan


def mag_aanbod(kijker: Kijker) -> bool:
    """True when this viewer keeps the offers of the own organisation."""
    situatie = Omstandigheden(is_actief=kijker.is_actief)
    mag = besluit(kijker.rol, Relatie.GEEN, Doel.PLAATSING, Handeling.AANBOD_BIJWERKEN, situatie).toegestaan
    return mag and kijker.organisatie_id is not None


def list_accounts(kijker: Kijker, *, zoek: str = "", pagina: int = 1) -> Page[Account]:
    """Accounts of professionals (never of youths or parents), by name; raises NietGevonden for who may not manage."""
    rijen = _accounts(kijker)
    for woord in zoek.split():
        rijen = rijen.filter(
            Q(naam__icontains=woord) | Q(email__icontains=woord) | Q(medewerker__organisatie__naam__icontains=woord)
        )
    gevonden = Paginator(rijen.order_by("naam", "pk"), PER_PAGINA).get_page(pagina)
    met_factor = _met_tweede_factor([g.pk for g in gevonden])
    accounts = [_account(g, heeft_tweede_factor=g.pk in met_factor) for g in gevonden]
    return Page(accounts, gevonden.number, cast("Paginator[Account]", gevonden.paginator))


def get_account(kijker: Kijker, id_: int) -> Account:
    """One account of a professional; raises NietGevonden when it is not there or not for this viewer."""
    gebruiker = _accounts(kijker).filter(pk=id_).first()
    if gebruiker is None:
        raise NietGevonden
    return _account(gebruiker, heeft_tweede_factor=id_ in _met_tweede_factor([id_]))


def get_accountstand(kijker: Kijker, *, vandaag: date, dagen: int) -> Accountstand:
    """How many accounts there are, how many lack a second factor, and which end within ``dagen`` days."""
    actief = _accounts(kijker).filter(Q(geldig_tot__isnull=True) | Q(geldig_tot__gte=vandaag), is_active=True)
    bijna = list(actief.filter(geldig_tot__lte=vandaag + timedelta(days=dagen)).order_by("geldig_tot", "naam")[:20])
    met_factor = _met_tweede_factor([g.pk for g in bijna])
    factor = Authenticator.objects.filter(user=OuterRef("pk"), type__in=TWEEDE_FACTOR)
    return Accountstand(
        actief=actief.count(),
        zonder_tweede_factor=actief.filter(~Exists(factor)).count(),
        verlopen_binnenkort=tuple(_account(g, heeft_tweede_factor=g.pk in met_factor) for g in bijna),
    )


def list_installatie(kijker: Kijker) -> list[tuple[str, str]]:
    """The facts of this installation by key; raises NietGevonden for who may not manage."""
    if not mag_beheren(kijker):
        raise NietGevonden
    rijen = Installatie.objects.order_by("sleutel").values_list("sleutel", "waarde")
    return [feit for sleutel, waarde in rijen for feit in _feiten(sleutel, waarde)]


def _feiten(sleutel: str, waarde: str) -> list[tuple[str, str]]:
    """One fact, or the facts inside one that was kept as JSON; a fingerprint is known by its first twelve signs."""
    if not waarde.startswith("{"):
        return [(sleutel, waarde)]
    return [(f"{sleutel} {naam}", str(deel)[:12]) for naam, deel in json.loads(waarde).items()]


def is_bereikbaar() -> bool:
    """True when the database answers; for the health check."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone() == (1,))
    except DatabaseError:
        return False


def _accounts(kijker: Kijker) -> QuerySet[Gebruiker]:
    if not mag_beheren(kijker):
        raise NietGevonden
    return Gebruiker.objects.filter(medewerker__isnull=False).select_related("medewerker__organisatie")


def _met_tweede_factor(ids: list[int]) -> frozenset[int]:
    return frozenset(
        Authenticator.objects.filter(user_id__in=ids, type__in=TWEEDE_FACTOR).values_list("user_id", flat=True)
    )


def _account(gebruiker: Gebruiker, *, heeft_tweede_factor: bool) -> Account:
    medewerker = gebruiker.medewerker
    return Account(
        id=gebruiker.pk,
        naam=gebruiker.naam,
        email=gebruiker.email,
        rol=medewerker.rol,
        organisatie=medewerker.organisatie.naam,
        is_actief=gebruiker.is_active,
        geldig_tot=gebruiker.geldig_tot,
        laatst_aangemeld_om=gebruiker.last_login,
        heeft_tweede_factor=heeft_tweede_factor,
    )
