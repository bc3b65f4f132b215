"""The offers as the placement table weighs them: free now, free soon, kept for crisis, room of ambulatory teams.

Only for the plan of the region: whoever asks it has checked that the viewer sits at the placement table.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.conf import settings

from zorglandschap.apps.aanbod.queries import Beschikbaar
from zorglandschap.apps.matching.queries.verdeelgebied import GEWOON, TEAMHULP, maak_reserve, maak_teams
from zorglandschap.apps.matching.queries.zoeken import lees_plekken
from zorglandschap.apps.organisaties.queries import list_gemeentepunten
from zorglandschap.core.begrippen.hulpvormen import CRISIS, VERBLIJF, Hulpvorm
from zorglandschap.core.matching.crisisreserve import Celstand
from zorglandschap.core.matching.profiel import HULPVORMEN, NOOIT, ONBEKEND, RITMES, SPECIALISMEN
from zorglandschap.core.matching.verdeling.doelorde import Doelorde
from zorglandschap.core.matching.verdeling.invoer import Aanbod, Team


@dataclass(frozen=True, slots=True)
class Aanbodrijen:
    """Rows of offers with own numbers; ``nummers`` has the rows of an offer (pk), the one for moves first."""

    aanbod: tuple[Aanbod, ...]
    teams: tuple[Team, ...]
    aanbod_van: Mapping[int, int]
    nummers: Mapping[int, tuple[int, ...]]
    reserve: tuple[Celstand, ...]


def lees_aanbod(
    hulpvormen: Collection[Hulpvorm],
    *,
    vandaag: date,
    nu: datetime,
    orde: Doelorde,
    al_geholpen: Mapping[int | None, int],
    beloofd: Mapping[int, int] | None = None,
) -> Aanbodrijen:
    """Every offer of these forms, and of what the reserve and teams ask, in six questions; gemeenten and stays in two.

    A place that comes free within the waiting time counts, in a row of its own when the offer has places now too: who
    is in crisis cannot wait for it. ``al_geholpen`` youths have help at home already (per offer), and need no new room.
    ``beloofd`` is how many places of an offer (id) were promised before, and are no longer there to give; below zero:
    so many come free, because who lives there goes elsewhere.
    """
    tot = vandaag + timedelta(days=settings.BELEID.aantal("wachten_hoogstens_dagen", vandaag))
    nu_vrij, straks = lees_plekken({*hulpvormen, *TEAMHULP, *CRISIS, *GEWOON}, op=vandaag, tot=tot, nu=nu)
    weg = beloofd or {}
    eerst = {pk: (aanbod, max(0, aantal - max(0, weg.get(pk, 0)))) for pk, aanbod, aantal in _rijen(nu_vrij)}
    later = {pk: (aanbod, max(0, aantal - weg.get(pk, 0))) for pk, aanbod, aantal in _rijen(straks)}
    rijen: list[Aanbod] = []
    aanbod_van: dict[int, int] = {}
    nummers: dict[int, tuple[int, ...]] = {}
    for pk in sorted(eerst.keys() | later.keys()):
        delen = _delen(eerst.get(pk), later.get(pk), tot)
        begin = len(rijen) + 1
        rijen += [replace(deel, id=begin + n) for n, deel in enumerate(delen)]
        nummers[pk] = tuple(range(begin, begin + len(delen)))
        aanbod_van |= dict.fromkeys(nummers[pk], pk)
    gemeenten = list_gemeentepunten()
    teams, team_van, werkers = maak_teams(rijen, nummers, al_geholpen, gemeenten, vandaag)
    reserve = maak_reserve(rijen, gemeenten, vandaag=vandaag, houdt_over=orde.reserve_houdt_over)
    return Aanbodrijen(
        aanbod=tuple(
            replace(
                a,
                reserve=reserve.per_aanbod.get(a.id, 0),
                team=team_van.get(a.id),
                teams=werkers[a.gemeente] if a.hulpvorm in VERBLIJF else frozenset(),
            )
            for a in rijen
        ),
        teams=teams,
        aanbod_van=aanbod_van,
        nummers=nummers,
        reserve=reserve.cellen,
    )


def lees_rijen(beschikbaar: Beschikbaar) -> list[Aanbod]:
    """The offers that have places free on the asked day, numbered by their id; for inside this room."""
    return [replace(aanbod, id=pk, vrij=aantal) for pk, aanbod, aantal in _rijen(beschikbaar) if aantal]


def _delen(nu: tuple[Aanbod, int] | None, straks: tuple[Aanbod, int] | None, tot: date) -> list[Aanbod]:
    """One row for what is free now (or first), and one for what comes on top of it later."""
    erbij = max(0, (straks[1] if straks else 0) - (nu[1] if nu else 0))
    if nu is None:
        return (
            [replace(straks[0], vrij=erbij, vrij_vanaf=(straks[0].vrij_vanaf or tot) if erbij else None)]
            if straks
            else []
        )
    aanbod, aantal = nu
    if aantal == 0:
        return [replace(aanbod, vrij=erbij, vrij_vanaf=(aanbod.vrij_vanaf or tot) if erbij else None)]
    eerste = replace(aanbod, vrij=aantal)
    return [eerste, replace(aanbod, vrij=erbij, vrij_vanaf=tot)] if erbij else [eerste]


def _rijen(beschikbaar: Beschikbaar) -> list[tuple[int, Aanbod, int]]:
    """Offers (pk, row without a number, places free on the asked day)."""
    a = beschikbaar.aanbiedingen
    lijsten = (
        veld.tolist()
        for veld in (
            a.id, a.hulpvorm, a.locatie, a.breedte, a.lengte, a.gemeente, a.leeftijd_van, a.leeftijd_tot,
            a.specialismen, a.neemt_lvb, a.neemt_ggz, a.neemt_samen, a.ritme, a.groep, a.eigen_kamer, a.dieren,
            a.vrij_vanaf, beschikbaar.vrij,
        )
    )  # fmt: skip
    uit = []
    for pk, vorm, locatie, breedte, lengte, gemeente, van, tot, kan, lvb, ggz, samen, ritme, *huis, vanaf, vrij in zip(
        *lijsten, strict=True
    ):
        groep, kamer, dieren = huis
        hulpvorm = HULPVORMEN[vorm]
        aanbod = Aanbod(
            id=0,
            hulpvorm=hulpvorm,
            vrij=0,
            locatie=locatie,
            breedte=breedte,
            lengte=lengte,
            gemeente=gemeente,
            leeftijd_van=van,
            leeftijd_tot=tot,
            specialismen=frozenset(s for n, s in enumerate(SPECIALISMEN) if kan >> n & 1),
            neemt_lvb=lvb,
            neemt_ggz=ggz,
            neemt_samen=samen,
            ritme=frozenset(r for n, r in enumerate(RITMES) if ritme >> n & 1),
            groep=None if groep == ONBEKEND else groep,
            eigen_kamer=None if kamer == ONBEKEND else bool(kamer),
            dieren=None if dieren == ONBEKEND else bool(dieren),
            vrij_vanaf=None if vanaf == NOOIT else date.fromordinal(vanaf),
            alleen_crisis=hulpvorm in CRISIS,
        )
        uit.append((pk, aanbod, vrij))
    return uit
