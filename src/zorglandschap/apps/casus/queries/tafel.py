"""The little that the placement table may know of a youth: age, gemeente and the team; never a name.

For the room ‘matching’, which has checked that the viewer sits at that table. Families that the viewer may never
see are left out; of a child with a secret address the gemeente stays hidden too.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from zorglandschap.apps.casus.models import Casus
from zorglandschap.apps.casus.queries.toegang import is_uitgesloten, zichtbaar
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.logboek.actions import Afloop, schrijf
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Doel, Handeling, Relatie
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.periode import leeftijd
from zorglandschap.core.regels.inzage import Omstandigheden, besluit


@dataclass(frozen=True, slots=True)
class Tafelkind:
    """One youth without a name; ``gemeente`` is empty when the address is secret."""

    casus_id: int
    sleutel: UUID
    team_id: int
    leeftijd: int
    gemeente: str
    gemeente_code: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Eigenkind:
    """A case of the regisseur with the name, for the list of own work."""

    sleutel: UUID
    naam: str


def eis_tafel(kijker: Kijker, handeling: Handeling) -> None:
    """Raises NietGevonden for who does not sit at the placement table, and logs that."""
    grond = Omstandigheden(is_actief=kijker.is_actief)
    if besluit(kijker.rol, Relatie.GEEN, Doel.PLAATSING, handeling, grond).toegestaan:
        return
    _log(kijker, handeling, uitkomst=Afloop.GEWEIGERD, reden="zit niet aan de plaatsingstafel")
    raise NietGevonden


def list_tafelkinderen(kijker: Kijker, sleutels: Collection[UUID], *, vandaag: date) -> dict[UUID, Tafelkind]:
    """These youths by the key of their casus, in one query, with one line in the log."""
    eis_tafel(kijker, Handeling.TAFEL_BEKIJKEN)
    kinderen = {k.sleutel: k for k in _kinderen(kijker, sleutels, vandaag)}
    _log(kijker, Handeling.TAFEL_BEKIJKEN, reden=f"{len(kinderen)} gezien")
    return kinderen


def get_tafelcasus(kijker: Kijker, sleutel: UUID, handeling: Handeling) -> Casus:
    """One casus of the table, for an action; raises NietGevonden, and logs once either way with the youth."""
    eis_tafel(kijker, handeling)
    casus = Casus.objects.filter(sleutel=sleutel).exclude(is_uitgesloten(kijker)).select_related("jeugdige").first()
    if casus is None:
        _log(kijker, handeling, uitkomst=Afloop.GEWEIGERD, reden="bestaat niet voor deze kijker")
        raise NietGevonden
    _log(kijker, handeling, sleutel=sleutel, jeugdige_id=casus.jeugdige_id)
    return casus


def list_eigen_namen(kijker: Kijker, casussen: Collection[int], *, vandaag: date) -> dict[int, Eigenkind]:
    """Which of these cases the viewer has the regie of, with the name that the viewer knows already."""
    eigen = zichtbaar(kijker, Handeling.IDENTITEIT, doel=Doel.HULP, vandaag=vandaag, als=(Relatie.REGISSEUR,))
    rijen = eigen.filter(pk__in=list(casussen)).select_related("jeugdige")
    return {c.pk: Eigenkind(c.sleutel, f"{c.jeugdige.voornaam} {c.jeugdige.achternaam}") for c in rijen}


def _kinderen(kijker: Kijker, sleutels: Collection[UUID], vandaag: date) -> list[Tafelkind]:
    rijen = Casus.objects.filter(sleutel__in=list(sleutels)).exclude(is_uitgesloten(kijker))
    velden = ("pk", "sleutel", "team_id", "status")
    van_kind = ("geboren_op", "gemeente__naam", "gemeente_id", "adres_is_geheim")
    uit = []
    for pk, sleutel, team, status, geboren_op, gemeente, code, geheim in rijen.values_list(
        *velden, *(f"jeugdige__{veld}" for veld in van_kind)
    ):
        naam, nummer = ("", "") if geheim else (gemeente, code)
        is_open = status != CasusStatus.AFGESLOTEN
        uit.append(Tafelkind(pk, sleutel, team, leeftijd(geboren_op, vandaag), naam, nummer, is_open))
    return uit


def _log(
    kijker: Kijker,
    handeling: Handeling,
    *,
    sleutel: UUID | None = None,
    jeugdige_id: int | None = None,
    uitkomst: Afloop = Afloop.GELUKT,
    reden: str = "",
) -> None:
    schrijf(
        kijker=kijker,
        handeling=handeling,
        doel=Doel.PLAATSING,
        actie="R",
        soort="casus" if sleutel else "plaatsingstafel",
        object_id=str(sleutel or ""),
        jeugdige_id=jeugdige_id,
        relatie=Relatie.GEEN,
        uitkomst=uitkomst,
        reden=reden,
    )
