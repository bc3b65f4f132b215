"""A seeded, invented region for the joint assignment: youths who wait or could move on, and offers with few places.

Sized like the region of the gates: 300 waiting youths, 284 movers, 400 offers at 120 locations, about 1,560 places,
some twenty groups of brothers and sisters. ``stad`` shifts a region on the map, so that several can be put together.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from zorglandschap.core.begrippen.codelijsten import Niveau, Specialisme
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.matching.profiel import Profiel, Wens, Zoekregels
from zorglandschap.core.matching.verdeling.invoer import Aanbod, Invoer, Jeugdige, Team

VANDAAG = date(2026, 11, 22)
REGELS = Zoekregels(36.0, 20.0, dict(zip(Wens, (300, 250, 200, 150, 100), strict=False)))
GEMEENTEN = (
    (34, 52.351, 5.265), (303, 52.525, 5.718), (995, 52.518, 5.471),
    (171, 52.711, 5.749), (184, 52.66, 5.6), (50, 52.33, 5.54),
)  # fmt: skip
AANDEEL_GEMEENTE = (0.46, 0.1, 0.2, 0.12, 0.06, 0.06)
F = Hulpvorm
# form: share of offers, smallest and largest number of places, share of the advices
VORMEN = {
    F.PLEEGZORG: (0.46, 1, 3, 0.30),
    F.GEZINSHUIS: (0.22, 2, 6, 0.26),
    F.BEGELEID_WONEN: (0.08, 3, 8, 0.14),
    F.BEHANDELGROEP: (0.14, 6, 11, 0.16),
    F.CRISISGROEP: (0.02, 4, 6, 0.0),
    F.KLINISCHE_GGZ: (0.04, 4, 10, 0.06),
    F.DEELTIJD: (0.04, 4, 8, 0.08),
}
A, N = Niveau.ACCEPTABEL, Niveau.NOODOPLOSSING
INPLAATS: dict[Hulpvorm, dict[Hulpvorm, Niveau]] = {
    F.PLEEGZORG: {F.GEZINSHUIS: A, F.BEGELEID_WONEN: N, F.BEHANDELGROEP: N},
    F.GEZINSHUIS: {F.PLEEGZORG: A, F.BEGELEID_WONEN: N, F.BEHANDELGROEP: N},
    F.BEGELEID_WONEN: {F.GEZINSHUIS: A, F.BEHANDELGROEP: N},
    F.BEHANDELGROEP: {F.GEZINSHUIS: A, F.BEGELEID_WONEN: N},
    F.KLINISCHE_GGZ: {F.BEHANDELGROEP: N},
    F.DEELTIJD: {F.PLEEGZORG: A, F.GEZINSHUIS: N},
}


def regio(
    zaad: int,
    *,
    wachtend: int = 300,
    geplaatst: int = 1000,
    aanbod: int = 400,
    met_groepen: bool = True,
    stad: tuple[float, float] = (0.0, 0.0),
    nummer: int = 0,
) -> Invoer:
    """One region; ``nummer`` keeps the ids of several regions apart."""
    d = np.random.default_rng((zaad, nummer))
    teams = tuple(Team(nummer * 1000 + n, int(d.integers(20, 60))) for n in range(max(1, aanbod // 20)))
    plekken = _aanbod(d, aanbod, stad, nummer, [t.id for t in teams])
    rest = {a.id: a.vrij for a in plekken}
    bewoners = [_bewoner(d, plekken, rest, nummer * 100_000 + 50_000 + n, stad) for n in range(geplaatst)]
    kinderen = _wachtend(d, wachtend, stad, nummer, met_groepen=met_groepen)
    verhuist = [j for j in bewoners if j is not None and d.random() < 0.30]
    vrij = [replace(a, vrij=rest[a.id], vrij_vanaf=_dag(d) if rest[a.id] else None) for a in plekken]
    return Invoer((*kinderen, *verhuist), tuple(vrij), teams)


def samen(*regios: Invoer) -> Invoer:
    """Several regions as one question."""
    return Invoer(
        tuple(j for r in regios for j in r.jeugdigen),
        tuple(a for r in regios for a in r.aanbod),
        tuple(t for r in regios for t in r.teams),
    )


def _dag(d: np.random.Generator) -> date:
    return VANDAAG + timedelta(days=int(d.choice([0, 0, 0, 0, 7, 14])))


def _plaats(d: np.random.Generator, stad: tuple[float, float]) -> tuple[int, float, float]:
    g, breedte, lengte = GEMEENTEN[int(d.choice(len(GEMEENTEN), p=AANDEEL_GEMEENTE))]
    gemeente = g + round(stad[0] * 1000 + stad[1] * 100_000)
    return gemeente, round(breedte + stad[0] + d.normal(0, 0.04), 4), round(lengte + stad[1] + d.normal(0, 0.05), 4)


def _behoeften(d: np.random.Generator, kans: float) -> frozenset[Specialisme]:
    return frozenset(s for s in Specialisme if d.random() < kans)


def _aanbod(
    d: np.random.Generator, aantal: int, stad: tuple[float, float], nummer: int, teams: list[int]
) -> list[Aanbod]:
    locaties = [_plaats(d, stad) for _ in range(max(1, aantal * 3 // 10))]
    vormen, deel = list(VORMEN), np.array([v[0] for v in VORMEN.values()])
    uit = []
    for n in range(aantal):
        waar, vorm = int(d.integers(len(locaties))), vormen[int(d.choice(len(vormen), p=deel))]
        van = int(d.choice([0, 0, 0, 2, 4, 4, 6, 8, 10, 12] if vorm is not F.BEGELEID_WONEN else [15, 16]))
        uit.append(
            Aanbod(
                id=nummer * 100_000 + n + 1,
                hulpvorm=vorm,
                vrij=int(d.integers(VORMEN[vorm][1], VORMEN[vorm][2] + 1)),
                locatie=nummer * 1000 + waar + 1,
                breedte=locaties[waar][1],
                lengte=locaties[waar][2],
                gemeente=locaties[waar][0],
                leeftijd_van=van,
                leeftijd_tot=min(22, van + int(d.integers(6, 13))),
                specialismen=_behoeften(d, 0.25),
                neemt_lvb=bool(d.random() < 0.6),
                neemt_samen=bool(d.random() < 0.7),
                reserve=1 if vorm is F.CRISISGROEP else 0,
                team=int(d.choice(teams)) if d.random() < 0.7 else None,
            )
        )
    return uit


def _profiel(d: np.random.Generator, leeftijd: int, stad: tuple[float, float], *, crisis: bool) -> Profiel:
    gemeente, breedte, lengte = _plaats(d, stad)
    wens = VANDAAG + timedelta(days=int(d.integers(0, 14)))
    return Profiel(
        leeftijd_maanden=leeftijd,
        breedte=breedte,
        lengte=lengte,
        gemeente=gemeente,
        gewenste_start=wens,
        uiterste_start=wens + timedelta(days=int(d.integers(14, 60))),
        school=(breedte + 0.01, lengte - 0.01) if leeftijd > 48 else None,
        behoeften=_behoeften(d, 0.10),
        crisis=crisis,
    )


def _niveaus(d: np.random.Generator, leeftijd: int, *, crisis: bool) -> dict[Hulpvorm, Niveau]:
    vormen, deel = list(VORMEN), np.array([v[3] for v in VORMEN.values()])
    vorm = vormen[int(d.choice(len(vormen), p=deel))]
    if vorm is F.BEGELEID_WONEN and leeftijd < 15 * 12:
        vorm = F.PLEEGZORG
    return {**INPLAATS[vorm], **({F.CRISISGROEP: N} if crisis else {}), vorm: Niveau.FIRST_BEST}


def _wachtend(
    d: np.random.Generator, aantal: int, stad: tuple[float, float], nummer: int, *, met_groepen: bool
) -> list[Jeugdige]:
    uit: list[Jeugdige] = []
    for n in range(aantal):
        leeftijd, urgentie = int(d.integers(12, 216)), int(d.choice([1, 2, 3, 4], p=[0.3, 0.35, 0.22, 0.13]))
        crisis = urgentie == 4 and d.random() < 0.4
        uit.append(
            Jeugdige(
                id=nummer * 100_000 + n + 1,
                profiel=_profiel(d, leeftijd, stad, crisis=crisis),
                niveaus=_niveaus(d, leeftijd, crisis=crisis),
                urgentie=urgentie,
                wachtdagen=int(min(400, d.exponential(70))),
            )
        )
    return _broers_en_zussen(d, uit, nummer) if met_groepen else uit


def _broers_en_zussen(d: np.random.Generator, kinderen: list[Jeugdige], nummer: int) -> list[Jeugdige]:
    """About one in fifteen belongs to a group of two or three with one home, one school and one advice."""
    uit, plek = list(kinderen), 0
    for groep in range(max(1, len(kinderen) // 15)):
        grootte = int(d.choice([2, 2, 2, 3]))
        if plek + grootte > len(uit):
            break
        hoofd = uit[plek]
        for n in range(plek, plek + grootte):
            leeftijd = int(np.clip(hoofd.profiel.leeftijd_maanden + d.integers(-48, 49), 12, 215))
            profiel = replace(hoofd.profiel, leeftijd_maanden=leeftijd, behoeften=uit[n].profiel.behoeften, samen=True)
            uit[n] = replace(
                uit[n], profiel=profiel, niveaus=hoofd.niveaus, urgentie=hoofd.urgentie,
                wachtdagen=hoofd.wachtdagen, groep=nummer * 1000 + groep + 1,
            )  # fmt: skip
        plek += grootte + int(d.integers(1, 10))
    return uit


def _bewoner(
    d: np.random.Generator, plekken: list[Aanbod], rest: dict[int, int], sleutel: int, stad: tuple[float, float]
) -> Jeugdige | None:
    """Who has a place now, often one that is not the best: placed where there happened to be room."""
    leeftijd = int(d.integers(24, 216))
    niveaus = _niveaus(d, leeftijd, crisis=False)
    profiel = _profiel(d, leeftijd, stad, crisis=False)
    kan = [a for a in plekken if rest[a.id] > 0 and a.leeftijd_van * 12 <= leeftijd < (a.leeftijd_tot + 1) * 12]
    passend = [a for a in kan if a.hulpvorm in niveaus] or kan
    if not passend:
        return None
    huis = passend[int(d.integers(len(passend)))]
    rest[huis.id] -= 1
    return Jeugdige(
        sleutel, profiel, niveaus, 1, int(min(400, d.exponential(120))), None, huis.id, bool(d.random() < 0.9)
    )
