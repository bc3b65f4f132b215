"""What stops a decision of the placement table: another form, an own family, a move that somebody counts on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from threading import Lock
from typing import TYPE_CHECKING

from django.db import connection
from django.utils import timezone

from zorglandschap.apps.casus.queries import list_tafelkinderen
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.matching.models import Tafelbesluit
from zorglandschap.apps.matching.queries.tafelstand import beloofd, beloofd_aan, vertrekkers, woonplek
from zorglandschap.apps.matching.tafelresultaat import Resultaat
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin

if TYPE_CHECKING:
    from zorglandschap.apps.casus.models import Casus

ANDER_FORMULIER = zin("Dit formulier is al gebruikt voor een ander besluit. Open de kaart opnieuw en beslis dan.")
COLLEGA = zin("Over deze keuze kunt u niet beslissen. Laat een collega beslissen.")
BEZIG = zin("Er wordt nu al een plan gemaakt. Wacht een paar tellen en kijk dan op de tafel.")
EEN_PLAN = 4_0006  # advisory lock of PostgreSQL: one plan at a time in the whole house
_REKENT = Lock()


@contextmanager
def een_tegelijk() -> Iterator[None]:
    """One calculation of a plan at a time; raises Geweigerd while another one runs."""
    if not _REKENT.acquire(blocking=False):
        raise Geweigerd(BEZIG)
    try:
        if not _vraag_databank("pg_try_advisory_lock"):  # pragma: no cover - another process, on PostgreSQL
            raise Geweigerd(BEZIG)
        try:
            yield
        finally:
            _vraag_databank("pg_advisory_unlock")
    finally:
        _REKENT.release()


def _vraag_databank(functie: str) -> bool:
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:  # pragma: no cover - only on PostgreSQL
        cursor.execute(f"SELECT {functie}(%s)", [EEN_PLAN])
        return bool(cursor.fetchone()[0])


def eis_zelfde(eerder: Tafelbesluit, *, casus: Casus, nieuw: Mapping[str, object]) -> Tafelbesluit:
    """The row that was made with this key before; refused when the form now says something else."""
    if eerder.casus_id != casus.pk or any(getattr(eerder, veld) != waarde for veld, waarde in nieuw.items()):
        raise Geweigerd(ANDER_FORMULIER)
    return eerder


def eis_niemand_rekent_erop(
    kijker: Kijker, casus: Casus, besloten: int | None, resultaat: Resultaat, *, plek: int, vrij: int, nu: datetime
) -> None:
    """Refuses to take back a move while the place it leaves was promised to somebody else, and says to whom."""
    if besloten not in (None, plek):
        return
    if vrij + vertrekkers(nu, behalve=casus.pk)[plek] >= beloofd(nu, behalve=casus.pk)[plek]:
        return
    sleutels = {*beloofd_aan([plek], nu)} - {casus.sleutel}
    kinderen = list_tafelkinderen(kijker, [*sleutels, casus.sleutel], vandaag=timezone.localdate(nu))
    nummers = sorted(n for n, sleutel in resultaat.casussen.items() if sleutel in sleutels and sleutel in kinderen)
    zelf = kinderen.get(casus.sleutel)
    if not nummers or zelf is None or zelf.is_geheim:  # whose place it is would say where this youth lives
        raise Geweigerd(zin("Een ander besluit van de tafel rekent op deze verhuizing. Verander eerst dat besluit."))
    raise Geweigerd(
        zin(
            "De plek die vrijkomt is al beloofd. Beslis eerst opnieuw over casus %(nummers)s.",
            nummers=", ".join(map(str, nummers)),
        )
    )


def verliet(casus: Casus, nu: datetime) -> int | None:
    """The offer (id) where this youth lives."""
    return woonplek({casus.jeugdige_id}, nu).get(casus.jeugdige_id)
