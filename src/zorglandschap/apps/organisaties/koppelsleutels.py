"""Keys for systems of providers: made and shown once, listed, withdrawn, and used; every use is in the log.

A key works for one organisation and one thing, in the name of the planner who made it, until its last day. It stops
when it is withdrawn, and when that planner no longer works there. It never opens a case.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from zorglandschap.apps.eenmalig import eenmalig
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.actions import Afloop, schrijf
from zorglandschap.apps.organisaties.models import Gebruiker, Koppelsleutel, Organisatie
from zorglandschap.apps.organisaties.queries import get_kijker, mag_aanbod, mag_beheren
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.koppelsleutel import (
    GEHEIM_BYTES,
    KENMERK_BYTES,
    Koppelbereik,
    Sleutel,
    Sleutelstand,
)
from zorglandschap.core.begrippen.tekst import zin

AANMELDEN = zin("Meld u opnieuw aan om een sleutel te maken.")
ONBEKEND = zin("Deze sleutel kennen we niet. Controleer of u hem helemaal heeft overgenomen.")
WEIGERING = {
    Sleutelstand.INGETROKKEN: zin("Deze sleutel is ingetrokken. Maak een nieuwe bij uw aanbod, onder Koppelingen."),
    Sleutelstand.VERLOPEN: zin("Deze sleutel is verlopen. Maak een nieuwe bij uw aanbod, onder Koppelingen."),
    Sleutelstand.ZONDER_PLANNER: zin(
        "De planner die deze sleutel maakte, werkt hier niet meer. Laat een andere planner een nieuwe maken."
    ),
}


class SleutelGeweigerd(Geweigerd):
    """This key opens nothing (any more)."""


@dataclass(frozen=True, slots=True)
class Sleutelbeeld:
    """A key as its organisation and the functional manager see it: everything but the key."""

    id: int
    naam: str
    bereik: Koppelbereik
    kenmerk: str
    organisatie: str
    door: str
    gemaakt_om: datetime
    geldig_tot: date
    laatst_gebruikt_om: datetime | None
    stand: Sleutelstand

    @property
    def werkt(self) -> bool:
        """True while it opens something."""
        return self.stand is Sleutelstand.WERKT


def list_sleutels(kijker: Kijker, *, op: date) -> list[Sleutelbeeld]:
    """The keys of the own organisation, for its planner; all keys for the functional manager; else NietGevonden."""
    rijen = _te_zien(kijker).select_related("organisatie", "door")
    makers = Gebruiker.objects.filter(medewerker__koppelsleutels__in=rijen).distinct()
    kijkers = {gebruiker.pk: get_kijker(gebruiker, op=op) for gebruiker in makers}
    return [_beeld(rij, kijkers.get(rij.door.gebruiker_id or 0), op) for rij in rijen]


def _te_zien(kijker: Kijker) -> QuerySet[Koppelsleutel]:
    if mag_beheren(kijker):
        return Koppelsleutel.objects.all()
    if mag_aanbod(kijker) and kijker.organisatie_id is not None:
        return Koppelsleutel.objects.filter(organisatie_id=kijker.organisatie_id)
    raise NietGevonden


def _beeld(rij: Koppelsleutel, namens: Kijker | None, op: date) -> Sleutelbeeld:
    return Sleutelbeeld(
        id=rij.pk,
        naam=rij.naam,
        bereik=Koppelbereik(rij.bereik),
        kenmerk=rij.kenmerk,
        organisatie=rij.organisatie.naam,
        door=rij.door.naam,
        gemaakt_om=rij.gemaakt_om,
        geldig_tot=rij.geldig_tot,
        laatst_gebruikt_om=rij.laatst_gebruikt_om,
        stand=_stand(rij, namens, op),
    )


def _stand(rij: Koppelsleutel, namens: Kijker | None, op: date) -> Sleutelstand:
    if rij.ingetrokken_om is not None:
        return Sleutelstand.INGETROKKEN
    if op > rij.geldig_tot:
        return Sleutelstand.VERLOPEN
    if namens is None or not mag_aanbod(namens) or namens.organisatie_id != rij.organisatie_id:
        return Sleutelstand.ZONDER_PLANNER
    return Sleutelstand.WERKT


@transaction.atomic
def maak_sleutel(
    kijker: Kijker,
    *,
    naam: str,
    geldig_tot: date,
    herhaalsleutel: UUID,
    hoogstens_dagen: int,
    opnieuw_aangemeld: bool,
    nu: datetime,
) -> Sleutel | None:
    """Make a key to keep the own offers; it is returned once, and None when this form already made one.

    Raises Geweigerd without signing in again, for a day that cannot be, or for the name of a key that still works.
    """
    if not mag_aanbod(kijker) or kijker.medewerker_id is None or kijker.organisatie_id is None:
        raise NietGevonden
    if not opnieuw_aangemeld:
        raise Geweigerd(AANMELDEN)
    organisatie, vandaag = _neem(kijker.organisatie_id), timezone.localdate(nu)
    if Koppelsleutel.objects.filter(herhaalsleutel=herhaalsleutel).exists():
        return None
    if not vandaag <= geldig_tot <= vandaag + timedelta(days=hoogstens_dagen):
        raise Geweigerd(zin("Kies een laatste dag vanaf vandaag, hoogstens %(n)s dagen vooruit.", n=hoogstens_dagen))
    werkend = organisatie.koppelsleutels.filter(ingetrokken_om__isnull=True, geldig_tot__gte=vandaag)
    if werkend.filter(naam__iexact=naam.strip()).exists():
        raise Geweigerd(zin("U heeft al een sleutel met deze naam. Kies een andere naam, of trek die eerst in."))
    sleutel = Sleutel(secrets.token_hex(KENMERK_BYTES), secrets.token_urlsafe(GEHEIM_BYTES))
    with eenmalig():
        rij = Koppelsleutel.objects.create(
            organisatie=organisatie,
            naam=naam.strip(),
            bereik=Koppelbereik.AANBOD,
            kenmerk=sleutel.kenmerk,
            afdruk=sleutel.afdruk,
            door_id=kijker.medewerker_id,
            gemaakt_om=nu,
            geldig_tot=geldig_tot,
            herhaalsleutel=herhaalsleutel,
        )
    _log(kijker, rij, actie="C", reden=f"gemaakt, werkt tot en met {geldig_tot:%d-%m-%Y}")
    return sleutel


def _neem(organisatie_id: int) -> Organisatie:
    """The own organisation, locked: two forms at once wait for each other."""
    return Organisatie.objects.select_for_update(of=("self",)).get(pk=organisatie_id)


@transaction.atomic
def trek_sleutel_in(kijker: Kijker, sleutel_id: int, *, nu: datetime) -> None:
    """Withdraw a key, from now on; doing so twice is harmless. Raises NietGevonden for another's."""
    rij = _te_zien(kijker).select_for_update(of=("self",)).filter(pk=sleutel_id).first()
    if rij is None:
        raise NietGevonden
    if rij.ingetrokken_om is not None:
        return
    rij.ingetrokken_om, rij.ingetrokken_door_id = nu, kijker.medewerker_id
    rij.save(update_fields=["ingetrokken_om", "ingetrokken_door"])
    _log(kijker, rij, actie="U", reden="ingetrokken")


def gebruik_sleutel(sleutel: Sleutel, bereik: Koppelbereik, *, waarvoor: str, nu: datetime) -> Kijker:
    """The planner in whose name this key may do this now; raises SleutelGeweigerd. Either way it is in the log.

    Who does not have the secret learns nothing about the key, not even that it exists.
    """
    rij = Koppelsleutel.objects.select_related("organisatie", "door__gebruiker").filter(kenmerk=sleutel.kenmerk).first()
    if rij is None or not sleutel.past_op(rij.afdruk) or rij.bereik != bereik:
        _log(None, rij, actie="E", reden="onbekende sleutel", uitkomst=Afloop.GEWEIGERD)
        raise SleutelGeweigerd(ONBEKEND)
    op = timezone.localdate(nu)
    namens = get_kijker(rij.door.gebruiker, op=op) if rij.door.gebruiker else None
    stand = _stand(rij, namens, op)
    if namens is None or stand is not Sleutelstand.WERKT:
        _log(None, rij, actie="E", reden=stand.value, uitkomst=Afloop.GEWEIGERD)
        raise SleutelGeweigerd(WEIGERING[stand])
    kijker = replace(namens, naam=f"{namens.naam} (sleutel {rij.naam})"[:120])
    _log(kijker, rij, actie="E", reden=waarvoor)
    Koppelsleutel.objects.filter(pk=rij.pk).update(laatst_gebruikt_om=nu)
    return kijker


def meld_geweigerd(reden: str) -> None:
    """A try that never came to a key (no key at all, or too often) is in the log too."""
    _log(None, None, actie="E", reden=reden, uitkomst=Afloop.GEWEIGERD)


def _log(
    kijker: Kijker | None, rij: Koppelsleutel | None, *, actie: str, reden: str, uitkomst: Afloop = Afloop.GELUKT
) -> None:
    beheert = kijker is not None and mag_beheren(kijker)
    schrijf(
        kijker=kijker,
        handeling=Handeling.BEHEREN if beheert else Handeling.AANBOD_BIJWERKEN,
        doel=Doel.BEHEER if beheert else Doel.PLAATSING,
        actie=actie,
        soort="koppelsleutel",
        object_id=rij.pk if rij else "",
        uitkomst=uitkomst,
        reden=reden,
    )
