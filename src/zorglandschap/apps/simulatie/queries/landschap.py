"""The base case without an estimate: forms, locations, places, residents, waiting list and teams on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np
from django.conf import settings

from zorglandschap.apps.aanbod.queries import Capaciteit, list_capaciteit
from zorglandschap.apps.casus.queries import tel_voorkomen
from zorglandschap.apps.matching.wachtstaat import wachtnorm
from zorglandschap.apps.simulatie.queries.geschiedenis import Geschiedenis
from zorglandschap.apps.simulatie.queries.mensen import Mensen, lees_mensen
from zorglandschap.core.begrippen.afstand import hemelsbreed_km
from zorglandschap.core.begrippen.hulpvormen import VERBLIJF, VORMEN, Hulpvorm
from zorglandschap.core.begrippen.regio import RegioGemeente
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.simulatie.bruikbaar import bruikbaar, druk_gebruik
from zorglandschap.core.simulatie.episodes import Kader
from zorglandschap.core.simulatie.invoer import (
    Deel,
    Invoer,
    Locatie,
    Profiel,
    Team,
    Verandering,
    Voorziening,
    Zorgvorm,
    exponentieel,
)
from zorglandschap.core.simulatie.regels import Teamregel, Vormregel

MAANDEN = 60
SPREIDING_GEDULD = 1.0
JAAR = timedelta(days=365)
ONBEPAALD = 365.0  # days, until the estimate says how long a stay lasts
VERSPREID = "verspreid in"  # name of the location when places are added up per gemeente


@dataclass(frozen=True, slots=True, eq=False)
class Landschap:
    """The base case, and what a reader must know of it."""

    invoer: Invoer
    waarschuwingen: tuple[Tekst, ...]


@dataclass(slots=True)
class Plaatsen:
    """Places of one form on one location while they are added up; ``verschil`` from a day on."""

    plekken: int = 0
    verschil: dict[date, int] = field(default_factory=lambda: defaultdict(int))


@dataclass(frozen=True, slots=True, eq=False)
class Kaart:
    """Voorzieningen in order, with their locations, and which offer belongs to which."""

    locaties: tuple[Locatie, ...]
    sleutels: tuple[tuple[Hulpvorm, str], ...]
    plaatsen: tuple[Plaatsen, ...]
    van_aanbod: Mapping[int, int]


def get_landschap(verleden: Geschiedenis, *, maanden: int = MAANDEN) -> Landschap:
    """The base case on the last day of this history, in three queries beside those of the history."""
    kader, regels = verleden.episodes.kader, verleden.regels
    kaart = maak_kaart(list_capaciteit(op=kader.tot, vormen=regels.hulpvormen), kader, regels.locaties_hoogstens)
    mensen = lees_mensen(verleden, kaart.van_aanbod, kaart.sleutels, [p.plekken for p in kaart.plaatsen])
    voorzieningen, waarschuwingen = _voorzieningen(verleden, kaart, mensen)
    invoer = Invoer(
        start=kader.tot,
        maanden=maanden,
        te_lang=float(settings.BELEID.aantal("crisisverblijf_hoogstens_dagen", kader.tot)),
        gemeenten=kader.gemeenten,
        vormen=tuple(_vorm(rij, verleden) for rij in regels.vormen),
        locaties=kaart.locaties,
        voorzieningen=voorzieningen,
        profielen=tuple(
            Profiel(naam=naam, leeftijd=(0.0, 17.0), eerste_keus={kader.vormen[0]: 1.0}) for naam in kader.profielen
        ),
        instroom=np.zeros((len(kader.gemeenten), len(kader.profielen))),
        teams=_teams(verleden),
        bewoners=mensen.bewoners,
        wachtenden=mensen.wachtenden,
    )
    return Landschap(invoer, (*waarschuwingen, *mensen.waarschuwingen))


def _vorm(rij: Vormregel, verleden: Geschiedenis) -> Zorgvorm:
    kader, regels = verleden.episodes.kader, verleden.regels
    geduld = None if rij.geduld_dagen is None else Deel(rij.geduld_dagen, SPREIDING_GEDULD)
    is_crisis = VORMEN[rij.hulpvorm].is_crisis
    return Zorgvorm(
        naam=str(rij.hulpvorm),
        duur=exponentieel(ONBEPAALD),
        oud_op=kader.grens(str(rij.hulpvorm)),
        uit_huis=rij.hulpvorm in VERBLIJF,
        crisis=is_crisis,
        altijd_open=rij.altijd_open,
        geduld=geduld,
        kans_crisis=rij.kans_crisis,
        crisisvorm=None if is_crisis else str(regels.crisisvorm),
        voorrang_door=0 if is_crisis else 1,
        norm_dagen=float(wachtnorm(rij.hulpvorm, kader.tot)),
        km_buiten=regels.km_buiten,
        tarief=rij.tarief,
        tarief_buiten=rij.tarief_buiten,
    )


# --- locations and places -------------------------------------------------------------------------------------


def maak_kaart(aanbod: Sequence[Capaciteit], kader: Kader, hoogstens: int) -> Kaart:
    """One voorziening per form and location; per form and gemeente for help at home, or when there are too many."""
    aantal = len({(a.hulpvorm, a.locatie_id) for a in aanbod if not VORMEN[a.hulpvorm].is_ambulant})
    samen = aantal > hoogstens
    namen = _namen(aanbod)
    per: dict[tuple[Hulpvorm, str], Plaatsen] = {}
    waar: dict[str, list[Capaciteit]] = defaultdict(list)
    van_aanbod = {}
    for a in aanbod:
        los = not (samen or VORMEN[a.hulpvorm].is_ambulant)
        naam = namen[a.locatie_id] if los else f"{VERSPREID} {a.gemeente or 'buiten de regio'}"
        waar[naam].append(a)
        rij = per.setdefault((a.hulpvorm, naam), Plaatsen())
        rij.plekken += a.plekken
        for dag, stuks in a.verschil.items():
            rij.verschil[dag] += stuks
        van_aanbod[a.aanbod_id] = (a.hulpvorm, naam)
    sleutels = tuple(per)
    return Kaart(
        tuple(Locatie(naam, rijen[0].gemeente, _km(rijen, kader.gemeenten)) for naam, rijen in waar.items()),
        sleutels,
        tuple(per.values()),
        {a: sleutels.index(sleutel) for a, sleutel in van_aanbod.items()},
    )


def _namen(aanbod: Iterable[Capaciteit]) -> dict[int, str]:
    """Names of locations, with a number where two have the same."""
    van = {a.locatie_id: a.locatie for a in aanbod}
    gezien: dict[str, int] = defaultdict(int)
    uit = {}
    for nummer, naam in van.items():
        gezien[naam] += 1
        uit[nummer] = naam if gezien[naam] == 1 else f"{naam} ({gezien[naam]})"
    return uit


def _km(rijen: Sequence[Capaciteit], gemeenten: Sequence[str]) -> dict[str, float]:
    """Kilometres from where people live in each gemeente, on average over its towns and these places."""
    breedte, lengte = (np.array([getattr(a, kant) for a in rijen]) for kant in ("breedte", "lengte"))
    van = {g.naam: g for g in settings.REGIO.gemeenten}
    uit = {}
    for naam in gemeenten:
        punten = _punten(van[naam])
        deel = np.array([p[2] for p in punten])
        km = np.array([hemelsbreed_km(b, le, breedte, lengte).mean() for b, le, _ in punten])
        uit[naam] = float((km * deel).sum() / deel.sum())
    return uit


def _punten(gemeente: RegioGemeente) -> list[tuple[float, float, float]]:
    return [(k.breedte, k.lengte, k.aandeel) for k in gemeente.kernen] or [(gemeente.breedte, gemeente.lengte, 1.0)]


def _voorzieningen(verleden: Geschiedenis, kaart: Kaart, mensen: Mensen) -> tuple[tuple[Voorziening, ...], list[Tekst]]:
    """Places that can be used today and after dated changes, and where fewer can be used than there are."""
    vormen = verleden.regels.hulpvormen
    plekken = np.maximum(0, np.array([p.plekken for p in kaart.plaatsen], dtype=np.int64) - mensen.ernaast)
    nu, druk, zinnen = plekken.copy(), druk_gebruik(verleden.episodes), []
    for f, vorm in enumerate(vormen):
        eigen = np.array([i for i, (v, _) in enumerate(kaart.sleutels) if v is vorm], dtype=np.int64)
        if eigen.size and mensen.wacht_op[f] > 0:
            nu[eigen] = bruikbaar(plekken[eigen], mensen.bezet[eigen], int(druk[f]))
        if (minder := int(plekken[eigen].sum() - nu[eigen].sum())) > 0:
            zinnen.append(
                zin(
                    "%(vorm)s: %(minder)s van de %(plekken)s plekken bleven leeg terwijl jeugdigen wachtten. "
                    "De simulatie rekent zonder die plekken.",
                    vorm=str(vorm),
                    minder=minder,
                    plekken=int(plekken[eigen].sum()),
                )
            )
    return tuple(
        Voorziening(str(vorm), naam, int(aantal), _veranderingen(int(aantal), p.verschil))
        for (vorm, naam), p, aantal in zip(kaart.sleutels, kaart.plaatsen, nu, strict=True)
    ), zinnen


def _veranderingen(nu: int, verschil: Mapping[date, int]) -> tuple[Verandering, ...]:
    uit = []
    for dag in sorted(verschil):
        if verschil[dag]:
            nu += verschil[dag]
            uit.append(Verandering(dag, max(0, nu)))
    return tuple(uit)


# --- teams ----------------------------------------------------------------------------------------------------


def _teams(verleden: Geschiedenis) -> tuple[Team, ...]:
    kader = verleden.episodes.kader
    eigen = [t.hulpvorm for t in verleden.regels.teams if t.hulpvorm is not None]
    caseload: dict[Hulpvorm, Plaatsen] = defaultdict(Plaatsen)
    for a in list_capaciteit(op=kader.tot, vormen=eigen) if eigen else ():
        caseload[a.hulpvorm].plekken += a.plekken
        for dag, stuks in a.verschil.items():
            caseload[a.hulpvorm].verschil[dag] += stuks
    return tuple(
        _team(t, caseload[t.hulpvorm] if t.hulpvorm else Plaatsen(t.ruimte), verleden) for t in verleden.regels.teams
    )


def _team(regel: Teamregel, ruimte: Plaatsen, verleden: Geschiedenis) -> Team:
    """A team with the share of requests it prevents: counted where that is registered, else what the region says."""
    aandeel, dagen = regel.aandeel, regel.dagen
    if regel.uit_registratie:
        tot = verleden.episodes.kader.tot
        gelukt = tel_voorkomen(tot - JAAR, tot + timedelta(days=1))
        vragen = _vragen(verleden, regel.voorkomt)
        # what was prevented is not among the requests, and part of it asks again later
        aandeel = gelukt.aantal / max(1, gelukt.aantal + vragen)
        dagen = gelukt.dagen or dagen
    return Team(
        naam=regel.naam,
        ruimte=ruimte.plekken,
        duur=exponentieel(dagen),
        veranderingen=_veranderingen(ruimte.plekken, ruimte.verschil),
        voorkomt={str(vorm): aandeel for vorm in regel.voorkomt} if aandeel > 0 else {},
        terugval=regel.terugval,
    )


def _vragen(verleden: Geschiedenis, vormen: Iterable[Hulpvorm]) -> int:
    """Requests for these forms in the last year."""
    ep = verleden.episodes
    nummers = [ep.kader.vormen.index(str(vorm)) for vorm in vormen]
    return int((np.isin(ep.vorm, nummers) & (ep.gevraagd > (ep.kader.tot - JAAR).toordinal())).sum())
