"""The scenarios there are: those that come with the region, and those that people made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from uuid import UUID

from django.conf import settings
from django.db.models import OuterRef, Subquery

from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.simulatie.models import Scenario, Scenarioversie
from zorglandschap.apps.simulatie.queries.toegang import eis
from zorglandschap.core.begrippen.codelijsten import Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.simulatie import scenario as kern

BIJ_REGIO = "regio"  # the name of one that comes with the region starts with this, and a dash


@dataclass(frozen=True, slots=True)
class Beschikbaar:
    """A scenario somebody can look at. ``sleutel``: ``regio-<name>`` or a UUID; ``versie`` 0 comes with the region."""

    sleutel: str
    scenario: kern.Scenario
    versie: int = 0
    door_naam: str = ""
    om: datetime | None = None

    @property
    def van_regio(self) -> bool:
        """True when it comes with the region: to copy, not to change."""
        return self.versie == 0


@cache
def list_meegeleverd() -> tuple[Beschikbaar, ...]:
    """Those that come with the region, by the name of their file."""
    return tuple(
        Beschikbaar(f"{BIJ_REGIO}-{naam}", kern.lees_scenario(tekst))
        for naam, tekst in sorted(settings.REGIO.scenarios.items())
    )


def list_scenarios(kijker: Kijker) -> tuple[Beschikbaar, ...]:
    """All scenarios, those of the region first; raises NietGevonden for who may not look ahead."""
    eis(kijker, Handeling.VOORUITKIJKEN, soort="scenario")
    laatste = Scenarioversie.objects.filter(scenario=OuterRef("pk")).order_by("-nummer")
    rijen = Scenarioversie.objects.filter(
        pk__in=Subquery(
            Scenario.objects.filter(weg_om=None).annotate(laatste=Subquery(laatste.values("pk")[:1])).values("laatste")
        )
    ).select_related("scenario")
    eigen = sorted((_van_rij(rij) for rij in rijen), key=lambda b: b.scenario.naam.casefold())
    return (*list_meegeleverd(), *eigen)


def get_scenario(kijker: Kijker, sleutel: str, *, versie: int | None = None) -> Beschikbaar:
    """One scenario, the last version unless another is asked; raises NietGevonden."""
    eis(kijker, Handeling.VOORUITKIJKEN, soort="scenario", object_id=sleutel)
    return vind_scenario(sleutel, versie=versie)


def vind_scenario(sleutel: str, *, versie: int | None = None) -> Beschikbaar:
    """As ``get_scenario``, for who is already known to be allowed to."""
    for bij_regio in list_meegeleverd():
        if bij_regio.sleutel == sleutel:
            return bij_regio
    rijen = Scenarioversie.objects.filter(scenario__sleutel=_uuid(sleutel), scenario__weg_om=None)
    rij = (rijen if versie is None else rijen.filter(nummer=versie)).select_related("scenario").last()
    if rij is None:
        raise NietGevonden
    return _van_rij(rij)


def list_versies(kijker: Kijker, sleutel: str) -> list[Beschikbaar]:
    """The history of a scenario, newest first; empty for one that comes with the region."""
    eis(kijker, Handeling.VOORUITKIJKEN, soort="scenario", object_id=sleutel)
    if sleutel.startswith(f"{BIJ_REGIO}-"):
        return []
    rijen = Scenarioversie.objects.filter(scenario__sleutel=_uuid(sleutel), scenario__weg_om=None)
    return [_van_rij(rij) for rij in rijen.select_related("scenario").order_by("-nummer")]


def _van_rij(rij: Scenarioversie) -> Beschikbaar:
    inhoud = kern.lees_scenario(rij.inhoud)
    return Beschikbaar(str(rij.scenario.sleutel), inhoud, rij.nummer, rij.door_naam, rij.om)


def _uuid(sleutel: str) -> UUID:
    try:
        return UUID(sleutel)
    except ValueError as fout:
        raise NietGevonden from fout
