"""Changes to accounts: each works at the next request of the person, and each is in the log with its reason."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.actions import Afloop, schrijf
from zorglandschap.apps.organisaties.models import Gebruiker
from zorglandschap.apps.organisaties.queries import mag_beheren
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin


def deactiveer(id_: int, *, door: Kijker, reden: str) -> None:
    """Close an account; an open session of the person ends at the next request."""
    _alleen_beheerder(id_, door)
    if id_ == door.gebruiker_id:
        raise Geweigerd(zin("U kunt uw eigen account niet sluiten. Vraag een andere beheerder."))
    _zorg_voor_reden(reden)
    with transaction.atomic():
        gebruiker = _account(id_)
        gebruiker.is_active = False
        gebruiker.save(update_fields=["is_active"])
        _log(door, id_, f"gesloten: {reden}")


def heractiveer(id_: int, *, door: Kijker, reden: str) -> None:
    """Open an account again; an end date that is past has to be moved separately."""
    _alleen_beheerder(id_, door)
    _zorg_voor_reden(reden)
    with transaction.atomic():
        gebruiker = _account(id_)
        gebruiker.is_active = True
        gebruiker.save(update_fields=["is_active"])
        _log(door, id_, f"heropend: {reden}")


def zet_einddatum(id_: int, *, door: Kijker, geldig_tot: date | None, vandaag: date) -> None:
    """Set the last day on which an account works, or none."""
    _alleen_beheerder(id_, door)
    if geldig_tot is not None and geldig_tot < vandaag:
        raise Geweigerd(zin("De einddatum ligt in het verleden. Kies een latere datum, of sluit het account."))
    if geldig_tot is not None and id_ == door.gebruiker_id:
        raise Geweigerd(zin("U kunt uw eigen account geen einddatum geven. Vraag een andere beheerder."))
    with transaction.atomic():
        gebruiker = _account(id_)
        gebruiker.geldig_tot = geldig_tot
        gebruiker.save(update_fields=["geldig_tot"])
        _log(door, id_, f"einddatum: {geldig_tot:%d-%m-%Y}" if geldig_tot else "einddatum weg")


def _alleen_beheerder(id_: int, door: Kijker) -> None:
    """Refuse anybody else, outside any transaction, so that the log of the try stays."""
    if not mag_beheren(door):
        _log(door, id_, "niet de rol van beheerder", uitkomst=Afloop.GEWEIGERD)
        raise NietGevonden


def _account(id_: int) -> Gebruiker:
    """The account of a professional, locked for the change; youths and parents are not managed here."""
    gebruiker = Gebruiker.objects.select_for_update(of=("self",)).filter(pk=id_, medewerker__isnull=False).first()
    if gebruiker is None:
        raise NietGevonden
    return gebruiker


def _zorg_voor_reden(reden: str) -> None:
    if not reden.strip():
        raise Geweigerd(zin("Schrijf kort op waarom."))


def _log(door: Kijker, id_: int, reden: str, *, uitkomst: Afloop = Afloop.GELUKT) -> None:
    schrijf(
        kijker=door,
        handeling=Handeling.BEHEREN,
        doel=Doel.BEHEER,
        actie="U",
        soort="account",
        object_id=id_,
        uitkomst=uitkomst,
        reden=reden,
    )
