"""The little that the placement table may know of a youth: age, gemeente and the team; never a name.

For the room ‘matching’, which has checked that the viewer sits at that table. Families that the viewer may never
see, restricted cases and closed ones are left out; of a family with a secret address the gemeente stays hidden too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef

from zorglandschap.apps.casus.models import Casus, Jeugdige, Uitsluiting
from zorglandschap.apps.casus.queries.toegang import is_uitgesloten, zichtbaar
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.logboek.actions import Afloop, schrijf
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Doel, Handeling, Relatie
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.periode import leeftijd
from zorglandschap.core.regels.inzage import Omstandigheden, besluit


@dataclass(frozen=True, slots=True)
class Tafelkind:
    """One youth without a name; ``gemeente`` is empty when the address of anybody in the family is secret."""

    casus_id: int
    sleutel: UUID
    jeugdige_id: int
    team_id: int
    leeftijd: int
    gemeente: str
    gemeente_code: str
    is_geheim: bool


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
    """Who of these may be on the table of this viewer, by the key of the casus, in one query; the caller logs it."""
    eis_tafel(kijker, Handeling.TAFEL_BEKIJKEN)
    return {k.sleutel: k for k in _kinderen(kijker, sleutels, vandaag)}


def list_niet_voor(kijker: Kijker, sleutels: Collection[UUID]) -> frozenset[UUID]:
    """Of these the cases of families from which the viewer is excluded; for inside the house, never on a screen."""
    rijen = Casus.objects.filter(is_uitgesloten(kijker), sleutel__in=list(sleutels))
    return frozenset(rijen.values_list("sleutel", flat=True))


def is_ergens_uitgesloten(kijker: Kijker) -> bool:
    """True when there is a family that this viewer may never see, whether it is on the table or not."""
    return Uitsluiting.objects.filter(gebruiker_id=kijker.gebruiker_id, vervallen_om__isnull=True).exists()


def log_tafel(kijker: Kijker, plan: UUID, aantal: int, *, reden: str = "") -> None:
    """One line in the log: who saw how many youths of which plan."""
    schrijf(
        kijker=kijker,
        handeling=Handeling.TAFEL_BEKIJKEN,
        doel=Doel.PLAATSING,
        actie="R",
        soort="verdelingsplan",
        object_id=str(plan),
        relatie=Relatie.GEEN,
        reden=f"{aantal} gezien{reden}",
    )


def log_tafelkinderen(kijker: Kijker, kinderen: Iterable[Tafelkind]) -> None:
    """A line in the log for each youth that was shown."""
    for kind in kinderen:
        _log(kijker, Handeling.TAFEL_BEKIJKEN, sleutel=kind.sleutel, jeugdige_id=kind.jeugdige_id)


def get_tafelcasus(kijker: Kijker, sleutel: UUID, handeling: Handeling) -> Casus:
    """One casus of the table, for an action; raises NietGevonden, and logs once either way with the youth."""
    eis_tafel(kijker, handeling)
    rijen = Casus.objects.filter(sleutel=sleutel, is_beperkt=False).exclude(is_uitgesloten(kijker))
    casus = rijen.select_related("jeugdige").first()
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
    geheim = Jeugdige.objects.filter(gezin_id=OuterRef("jeugdige__gezin_id"), adres_is_geheim=True)
    rijen = Casus.objects.filter(sleutel__in=list(sleutels), is_beperkt=False).annotate(geheim=Exists(geheim))
    rijen = rijen.exclude(is_uitgesloten(kijker)).exclude(status=CasusStatus.AFGESLOTEN)
    velden = ("pk", "sleutel", "jeugdige_id", "team_id", "geheim")
    van_kind = ("jeugdige__geboren_op", "jeugdige__gemeente__naam", "jeugdige__gemeente_id")
    uit = []
    for pk, sleutel, jeugdige, team, is_geheim, geboren_op, gemeente, code in rijen.values_list(*velden, *van_kind):
        naam, nummer = ("", "") if is_geheim else (gemeente, code)
        uit.append(Tafelkind(pk, sleutel, jeugdige, team, leeftijd(geboren_op, vandaag), naam, nummer, is_geheim))
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
