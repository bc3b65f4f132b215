"""The offers as the placement table weighs them: free now, free soon, kept for crisis, room of ambulatory teams.

Only for the plan of the region: whoever asks it has checked that the viewer sits at the placement table.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.conf import settings

from zorglandschap.apps.aanbod.queries import Beschikbaar
from zorglandschap.apps.casus.queries import list_crisisverblijf
from zorglandschap.apps.matching.queries.zoeken import lees_plekken
from zorglandschap.core.begrippen.hulpvormen import AMBULANT, CRISIS, VERBLIJF, Hulpvorm
from zorglandschap.core.matching.crisisreserve import Crisisreserve, druk_per_gebied, verdeel_reserve
from zorglandschap.core.matching.profiel import HULPVORMEN, NOOIT, RITMES, SPECIALISMEN
from zorglandschap.core.matching.reserve import reserve_per_gebied
from zorglandschap.core.matching.verdeling.doelorde import Doelorde
from zorglandschap.core.matching.verdeling.invoer import Aanbod, Team

TEAM = 1  # the ambulatory teams of the region help each other out: their room counts together
TEAMHULP = AMBULANT - CRISIS - {Hulpvorm.BASISHULP}
GEWOON = VERBLIJF - CRISIS - {Hulpvorm.GESLOTEN, Hulpvorm.KLINISCHE_GGZ}


@dataclass(frozen=True, slots=True)
class Aanbodrijen:
    """Rows of offers with own numbers; ``nummers`` has the rows of an offer (pk), the one for moves first."""

    aanbod: tuple[Aanbod, ...]
    team: Team
    aanbod_van: Mapping[int, int]
    nummers: Mapping[int, tuple[int, ...]]
    reserve_tekort: Mapping[str, int]


def lees_aanbod(
    hulpvormen: Collection[Hulpvorm],
    *,
    vandaag: date,
    nu: datetime,
    orde: Doelorde,
    al_geholpen: int,
    beloofd: Mapping[int, int] | None = None,
) -> Aanbodrijen:
    """Every offer of these forms in six questions, and the crisis stays of the past year in one.

    A place that comes free within the waiting time counts, in a row of its own when the offer has places now too: who
    is in crisis cannot wait for it. ``al_geholpen`` youths have ambulatory help already, and need no new room.
    ``beloofd`` is how many places of an offer (id) were promised before, and are no longer there to give; below zero:
    so many come free, because who lives there goes elsewhere.
    """
    tot = vandaag + timedelta(days=settings.BELEID.aantal("wachten_hoogstens_dagen", vandaag))
    nu_vrij, straks = lees_plekken({*hulpvormen, *TEAMHULP, *CRISIS}, op=vandaag, tot=tot, nu=nu)
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
    ruimte = sum(a.vrij for a in rijen if a.hulpvorm in TEAMHULP) + al_geholpen
    reserve = _reserve(rijen, vandaag, orde.reserve_houdt_over)
    return Aanbodrijen(
        aanbod=tuple(replace(a, reserve=reserve.per_aanbod.get(a.id, 0)) for a in rijen),
        team=Team(TEAM, ruimte),
        aanbod_van=aanbod_van,
        nummers=nummers,
        reserve_tekort=reserve.tekort,
    )


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
            a.specialismen, a.neemt_lvb, a.neemt_ggz, a.neemt_samen, a.ritme, a.vrij_vanaf, beschikbaar.vrij,
        )
    )  # fmt: skip
    uit = []
    for pk, vorm, locatie, breedte, lengte, gemeente, van, tot, kan, lvb, ggz, samen, ritme, vanaf, vrij in zip(
        *lijsten, strict=True
    ):
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
            vrij_vanaf=None if vanaf == NOOIT else date.fromordinal(vanaf),
            alleen_crisis=hulpvorm in CRISIS,
            team=TEAM if hulpvorm in VERBLIJF | TEAMHULP else None,
        )
        uit.append((pk, aanbod, vrij))
    return uit


def _reserve(rijen: list[Aanbod], vandaag: date, houdt_over: int) -> Crisisreserve:
    """Erlang-B on the crisis stays of the past year, per gemeente; free crisis beds are the first reserve."""
    beleid = settings.BELEID
    van = vandaag - timedelta(days=beleid.aantal("crisisreserve_terugkijken_dagen", vandaag))
    verblijven = list_crisisverblijf(van, vandaag + timedelta(days=1))
    druk = druk_per_gebied(verblijven, van, vandaag + timedelta(days=1))
    bezet: dict[str, int] = {}
    for v in verblijven:
        if v.tot is None or v.tot > vandaag:
            bezet[v.gebied] = bezet.get(v.gebied, 0) + 1
    crisis: dict[str, int] = {}
    gewoon: dict[str, dict[int, int]] = {}
    for aanbod in rijen:
        gebied = f"GM{aanbod.gemeente:04d}"
        vrij = aanbod.vrij if aanbod.vrij_vanaf is not None and aanbod.vrij_vanaf <= vandaag else 0
        if aanbod.hulpvorm in CRISIS & VERBLIJF:
            crisis[gebied] = crisis.get(gebied, 0) + vrij
        elif aanbod.hulpvorm in GEWOON:
            gewoon.setdefault(gebied, {})[aanbod.id] = vrij
    kans = beleid.getal("crisisreserve_weigerkans_procent", vandaag) / 100
    return verdeel_reserve(reserve_per_gebied(druk, kans), bezet, crisis, gewoon, houdt_over=houdt_over)
