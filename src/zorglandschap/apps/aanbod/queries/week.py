"""The Monday page: per own offer how many places are free now, and on each Monday of the weeks that come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np

from zorglandschap.apps.aanbod.models import Aanbod, Bezetting, Plek
from zorglandschap.apps.aanbod.queries.vrij import actief, is_planner, loopt_na
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.core.begrippen.hulpvormen import VORMEN, Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.matching.profiel import NOOIT, Ints

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


@dataclass(frozen=True, slots=True, eq=False)
class Plekstanden:
    """Places as columns: the row of the offer, when each exists, and until when it is claimed (as ordinals).

    ``tot`` is NOOIT without an end; ``bezet_tot`` is 0 when nobody claims the place and NOOIT for good.
    """

    aanbod: Ints
    van: Ints
    tot: Ints
    bezet_tot: Ints

    def tel(self, dag: date, aantal: int, *, vrij: bool) -> list[int]:
        """Per offer how many places exist on a day, or can be given from that day on, for as long as needed."""
        nummer = dag.toordinal()
        telt = (self.van <= nummer) & (nummer < self.tot)
        if vrij:
            telt &= self.bezet_tot <= nummer
        geteld: list[int] = np.bincount(self.aanbod[telt], minlength=aantal).tolist()
        return geteld


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
    standen = _lees_standen([a.pk for a in rijen], vandaag=vandaag, nu=nu)
    plekken = standen.tel(vandaag, len(rijen), vrij=False)
    vrij, *weken_vrij = (standen.tel(dag, len(rijen), vrij=True) for dag in (vandaag, *maandagen(vandaag, weken)))
    per_week = zip(*weken_vrij, strict=True) if weken_vrij else [()] * len(rijen)
    grens = nu - timedelta(hours=vers_uren)
    return [
        Weekregel(
            aanbod_id=a.pk,
            naam=a.naam,
            locatie=a.locatie.naam,
            is_caseload=VORMEN[Hulpvorm(a.hulpvorm)].is_ambulant,
            plekken=bestaan,
            vrij=nu_vrij,
            weken=later,
            bijgewerkt_om=a.bijgewerkt_om,
            is_vers=a.bijgewerkt_om >= grens,
        )
        for a, bestaan, nu_vrij, later in zip(rijen, plekken, vrij, per_week, strict=True)
    ]


def _lees_standen(ids: Sequence[int], *, vandaag: date, nu: datetime) -> Plekstanden:
    """The places of these offers that exist now or later, with the day until which each is claimed."""
    bezet: dict[int, int] = {}
    claims = Bezetting.objects.filter(actief(nu), loopt_na(vandaag), plek__aanbod__in=ids)
    for plek, tot in claims.values_list("plek_id", "tot"):
        bezet[plek] = max(bezet.get(plek, 0), tot.toordinal() if tot else NOOIT)
    rij_van = {pk: rij for rij, pk in enumerate(ids)}
    plekken = Plek.objects.filter(loopt_na(vandaag), aanbod__in=ids)
    tabel = [
        (rij_van[aanbod], van.toordinal(), tot.toordinal() if tot else NOOIT, bezet.get(pk, 0))
        for pk, aanbod, van, tot in plekken.values_list("pk", "aanbod_id", "van", "tot")
    ]
    kolommen = np.array(tabel, dtype=np.int64).reshape(len(tabel), 4)
    return Plekstanden(*(kolommen[:, n] for n in range(4)))
