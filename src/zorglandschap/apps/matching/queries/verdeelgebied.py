"""Where help can be reached: the crisis reserve per cluster of gemeenten and age, and where teams work.

For inside this room: whoever asks has checked that the viewer may know what is free.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta

from django.conf import settings

from zorglandschap.apps.casus.queries import list_crisisverblijf
from zorglandschap.core.begrippen.hulpvormen import AMBULANT, CRISIS, VERBLIJF, Hulpvorm
from zorglandschap.core.matching.crisisreserve import Cel, Crisisreserve, Reserveplek, bereken_reserve, maak_cellen
from zorglandschap.core.matching.reikwijdte import Gemeentepunt, afstand_km, maak_clusters
from zorglandschap.core.matching.verdeling.invoer import Aanbod, Team

TEAMHULP = AMBULANT - CRISIS - {Hulpvorm.BASISHULP}
GEWOON = VERBLIJF - CRISIS - {Hulpvorm.GESLOTEN, Hulpvorm.KLINISCHE_GGZ}
CRISISVERBLIJF = CRISIS & VERBLIJF

Regiopunt = tuple[Gemeentepunt, bool]  # and whether it is a gemeente of the region


def maak_reserve(
    rijen: Iterable[Aanbod], gemeenten: Iterable[Regiopunt], *, vandaag: date, houdt_over: int
) -> Crisisreserve:
    """What each cluster and age needs, has and misses, from the crisis stays of the past year; one question."""
    beleid = settings.BELEID
    punten = [punt for punt, in_regio in gemeenten if in_regio]
    km = beleid.getal("crisisreserve_bereik_km", vandaag)
    grens, tot = (beleid.aantal(f"crisisreserve_leeftijd_{welke}", vandaag) for welke in ("grens", "tot"))
    cellen = maak_cellen(maak_clusters(punten, km), grens, tot)
    begin = vandaag - timedelta(days=beleid.aantal("crisisreserve_terugkijken_dagen", vandaag))
    periode = (begin, vandaag + timedelta(days=1))
    nu_vrij = [a for a in rijen if a.vrij and a.vrij_vanaf is not None and a.vrij_vanaf <= vandaag]
    crisis, gewoon = (
        [_plek(a, cellen, {p.nummer: p for p in punten}, km) for a in nu_vrij if a.hulpvorm in vormen]
        for vormen in (CRISISVERBLIJF, GEWOON)
    )
    return bereken_reserve(
        cellen,
        list_crisisverblijf(*periode),
        crisis,
        gewoon,
        periode=periode,
        hoogste_kans=beleid.getal("crisisreserve_weigerkans_procent", vandaag) / 100,
        houdt_over=houdt_over,
    )


def _plek(a: Aanbod, cellen: Sequence[Cel], punten: Mapping[int, Gemeentepunt], km: float) -> Reserveplek:
    """An offer counts for a cluster all of whose gemeenten it is near, and for its own; and for ages it takes whole."""

    def past(cel: Cel) -> bool:
        leeftijd = a.leeftijd_van <= cel.leeftijd_van and a.leeftijd_tot >= cel.leeftijd_tot
        return leeftijd and (a.gemeente in cel.gemeenten or all(_dichtbij(punten[g], a, km) for g in cel.gemeenten))

    return Reserveplek(a.id, a.vrij, frozenset(n for n, cel in enumerate(cellen) if past(cel)))


def _dichtbij(punt: Gemeentepunt, a: Aanbod, km: float) -> bool:
    return a.breedte is not None and a.lengte is not None and afstand_km(punt, a.breedte, a.lengte) <= km


def maak_teams(
    rijen: Sequence[Aanbod],
    nummers: Mapping[int, tuple[int, ...]],
    geholpen: Mapping[int | None, int],
    gemeenten: Iterable[Regiopunt],
    op: date,
) -> tuple[tuple[Team, ...], dict[int, int], dict[int, frozenset[int]]]:
    """The teams with their caseload, the own team per row of ambulatory help, and who works in each gemeente.

    The number of a team is that of its first row. Who has ambulatory help already (``geholpen``, per offer) leaves
    room there for the own stay; what runs elsewhere is a team by itself, that comes along wherever the youth goes.
    In a gemeente where no team works all of them count: then a team comes from home.
    """
    per_nummer = {a.id: a for a in rijen}
    eigen = {pk: rij for pk, rij in nummers.items() if per_nummer[rij[0]].hulpvorm in TEAMHULP}
    elders = len(rijen) + 1
    los = sum(aantal for pk, aantal in geholpen.items() if pk not in eigen)
    teams = [Team(r[0], sum(per_nummer[n].vrij for n in r) + geholpen.get(pk, 0)) for pk, r in eigen.items()]
    ruim = [per_nummer[team.id] for team in teams if team.ruimte]
    km = settings.BELEID.getal("werkgebied_team_km", op)
    punten = {punt.nummer: punt for punt, _ in gemeenten}
    werkers = {g: _werkers(g, punten.get(g), ruim, km) | {elders} for g in {a.gemeente for a in rijen}}
    team_van = {n: rij[0] for rij in eigen.values() for n in rij}
    return (*teams, Team(elders, los)), team_van, werkers


def _werkers(gemeente: int, punt: Gemeentepunt | None, teams: Collection[Aanbod], km: float) -> frozenset[int]:
    hier = (a.id for a in teams if a.gemeente == gemeente or (punt is not None and _dichtbij(punt, a, km)))
    return frozenset(hier) or frozenset(a.id for a in teams)
