"""The Monday page: per own offer how many places are free now, and on each Monday of the weeks that come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from zorglandschap.apps.aanbod.models import Aanbod, Bezetting, Plek
from zorglandschap.apps.aanbod.queries.vrij import actief, is_planner, loopt_na
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.core.begrippen.hulpvormen import VORMEN, Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Weekregel:
    """An own offer: its places now, how many are free now, and how many on each coming Monday."""

    aanbod_id: int
    naam: str
    locatie: str
    is_caseload: bool
    plekken: int
    vrij: int
    weken: tuple[int, ...]
    bijgewerkt_om: datetime
    is_vers: bool


@dataclass(frozen=True, slots=True)
class Plekstand:
    """A place: when it exists, and until when it is claimed (date.max: without an end, date.min: not at all)."""

    van: date
    tot: date | None
    bezet_tot: date

    def bestaat(self, dag: date) -> bool:
        """True on the days of its life."""
        return self.van <= dag and (self.tot is None or dag < self.tot)

    def is_vrij(self, dag: date) -> bool:
        """True when it can be given from this day on, for as long as needed."""
        return self.bestaat(dag) and self.bezet_tot <= dag


def maandagen(vandaag: date, weken: int) -> tuple[date, ...]:
    """The Mondays after today, as many as asked."""
    eerste = vandaag + timedelta(days=7 - vandaag.weekday())
    return tuple(eerste + n * WEEK for n in range(weken))


def list_week(kijker: Kijker, *, vandaag: date, nu: datetime, weken: int, vers_uren: float) -> list[Weekregel]:
    """All own offers that still run, by location, in three queries; raises NietGevonden for who is no planner."""
    if not is_planner(kijker):
        raise NietGevonden
    eigen = Aanbod.objects.filter(loopt_na(vandaag), locatie__aanbieder_id=kijker.organisatie_id)
    rijen = list(eigen.select_related("locatie").order_by("locatie__naam", "hulpvorm", "pk"))
    standen = lees_standen([a.pk for a in rijen], vandaag=vandaag, nu=nu)
    dagen = maandagen(vandaag, weken)
    grens = nu - timedelta(hours=vers_uren)
    return [_regel(a, standen.get(a.pk, []), vandaag, dagen, grens) for a in rijen]


def _regel(a: Aanbod, plekken: Sequence[Plekstand], vandaag: date, dagen: Iterable[date], grens: datetime) -> Weekregel:
    return Weekregel(
        aanbod_id=a.pk,
        naam=a.naam,
        locatie=a.locatie.naam,
        is_caseload=VORMEN[Hulpvorm(a.hulpvorm)].is_ambulant,
        plekken=sum(p.bestaat(vandaag) for p in plekken),
        vrij=sum(p.is_vrij(vandaag) for p in plekken),
        weken=tuple(sum(p.is_vrij(dag) for p in plekken) for dag in dagen),
        bijgewerkt_om=a.bijgewerkt_om,
        is_vers=a.bijgewerkt_om >= grens,
    )


def lees_standen(ids: Sequence[int], *, vandaag: date, nu: datetime) -> dict[int, list[Plekstand]]:
    """Per offer its places that exist now or later, with the day until which each is claimed."""
    bezet: dict[int, date] = {}
    claims = Bezetting.objects.filter(actief(nu), loopt_na(vandaag), plek__aanbod__in=ids)
    for plek, tot in claims.values_list("plek_id", "tot"):
        bezet[plek] = max(bezet.get(plek, date.min), tot or date.max)
    standen: dict[int, list[Plekstand]] = defaultdict(list)
    plekken = Plek.objects.filter(loopt_na(vandaag), aanbod__in=ids)
    for pk, aanbod, van, tot in plekken.values_list("pk", "aanbod_id", "van", "tot"):
        standen[aanbod].append(Plekstand(van, tot, bezet.get(pk, date.min)))
    return standen
