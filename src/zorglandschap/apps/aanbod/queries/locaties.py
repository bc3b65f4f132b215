"""The locations of every provider by name only, for a choice; and the own ones with where they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zorglandschap.apps.aanbod.models import Locatie
from zorglandschap.apps.aanbod.queries.plaatsen import Plaats
from zorglandschap.apps.aanbod.queries.vrij import is_planner
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.locatiegegevens import Locatiegegevens, schrijf_locatierij


@dataclass(frozen=True, slots=True)
class Locatienaam:
    """A location as somebody would name it."""

    pk: int
    naam: str
    aanbieder: str
    gemeente: str


@dataclass(frozen=True, slots=True)
class Locatiebeeld:
    """An own location: its place, the point that distances count from, and how many offers are there."""

    pk: int
    naam: str
    gemeente: str
    plaats: Plaats | None
    breedte: float
    lengte: float
    gegevens: Locatiegegevens
    aanbod: tuple[str, ...]


def list_locatienamen() -> list[Locatienaam]:
    """Every location that was ever registered, by provider and name, whether it has places or not."""
    rijen = Locatie.objects.order_by("aanbieder__naam", "naam", "pk")
    return [Locatienaam(*rij) for rij in rijen.values_list("pk", "naam", "aanbieder__naam", "gemeente__naam")]


def list_eigen_locaties(kijker: Kijker, plaatsen: Sequence[Plaats]) -> list[Locatiebeeld]:
    """The own locations by name, in two queries; raises NietGevonden for who is no planner."""
    if not is_planner(kijker):
        raise NietGevonden
    eigen = Locatie.objects.filter(aanbieder_id=kijker.organisatie_id).order_by("naam", "pk")
    return [_beeld(rij, plaatsen) for rij in eigen.select_related("gemeente").prefetch_related("aanbod")]


def get_locatie(kijker: Kijker, locatie_id: int, plaatsen: Sequence[Plaats]) -> Locatiebeeld:
    """One own location; raises NietGevonden for another's."""
    for beeld in list_eigen_locaties(kijker, plaatsen):
        if beeld.pk == locatie_id:
            return beeld
    raise NietGevonden


def list_locatierijen(kijker: Kijker, plaatsen: Sequence[Plaats]) -> list[dict[str, str]]:
    """The own locations as rows of words."""
    return [
        schrijf_locatierij(b.naam, b.plaats.naam if b.plaats else b.gemeente, b.gegevens)
        for b in list_eigen_locaties(kijker, plaatsen)
    ]


def _beeld(rij: Locatie, plaatsen: Sequence[Plaats]) -> Locatiebeeld:
    punt = (rij.breedte, rij.lengte) if rij.is_precies else None
    return Locatiebeeld(
        pk=rij.pk,
        naam=rij.naam,
        gemeente=rij.gemeente.naam,
        plaats=_dichtste(rij, plaatsen),
        breedte=rij.breedte,
        lengte=rij.lengte,
        gegevens=Locatiegegevens(rij.postcode, punt, rij.adres_is_geheim),
        aanbod=tuple(sorted(a.naam for a in rij.aanbod.all())),
    )


def _dichtste(rij: Locatie, plaatsen: Sequence[Plaats]) -> Plaats | None:
    """The place of the same gemeente that lies nearest: the one that was chosen, or that it belongs to."""
    hier = [p for p in plaatsen if p.gemeente_code == rij.gemeente_id]
    return min(hier, key=lambda p: (p.breedte - rij.breedte) ** 2 + (p.lengte - rij.lengte) ** 2, default=None)
