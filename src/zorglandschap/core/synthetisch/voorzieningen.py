"""Where help is given: locations of the specialised providers, and what is offered there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from zorglandschap.core.begrippen.codelijsten import Specialisme
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.synthetisch.bevolking import woonplekken
from zorglandschap.core.synthetisch.dagen import GEEN_EINDE, Getallen, Reeks, dagnummer
from zorglandschap.core.synthetisch.opgave import HULPVORMEN, Opgave, VormOpgave
from zorglandschap.core.synthetisch.partijen import Partijen, cellen, evenredig
from zorglandschap.core.synthetisch.tabellen import Aanbod, Locaties
from zorglandschap.core.synthetisch.trekken import kies, meng

SPECIALISMEN: tuple[Specialisme, ...] = tuple(Specialisme)
BEGIN_AANBOD = (dagnummer(date(2006, 1, 1)), dagnummer(date(2015, 12, 1)))
UREN_PER_WEEK = 168
STRAAL_KM = 2.0
BREED = "breed"


def gemeentenamen(opgave: Opgave) -> tuple[str, ...]:
    """Names of the gemeenten of the region, and then of those outside."""
    return tuple(g.naam for g in opgave.regio.gemeenten) + tuple(b.naam for b in opgave.regio.buitengemeenten)


def gemeentecodes(opgave: Opgave) -> tuple[str, ...]:
    """CBS codes, in the same order."""
    return tuple(g.code for g in opgave.regio.gemeenten) + tuple(b.code for b in opgave.regio.buitengemeenten)


@dataclass(frozen=True, slots=True)
class Voorzieningen:
    """Who offers what, and where."""

    partijen: Partijen
    locaties: Locaties
    aanbod: Aanbod


def maak_voorzieningen(rng: np.random.Generator, opgave: Opgave, partijen: Partijen, *, schaal: float) -> Voorzieningen:
    """Locations and offers of all providers."""
    locaties = _met_teams(opgave, partijen, maak_locaties(rng, opgave, partijen, schaal=schaal))
    return Voorzieningen(partijen, locaties, maak_aanbod(rng, opgave, partijen, locaties, schaal=schaal))


def maak_locaties(rng: np.random.Generator, opgave: Opgave, partijen: Partijen, *, schaal: float) -> Locaties:
    """Locations of each copy: the broad providers everywhere, the others where most help is, a few outside."""
    aanbieder, gemeente, cel = [], [], []
    deel = schaal / cellen(schaal)
    binnen = len(opgave.regio.gemeenten)
    gewicht = opgave.gewichten("ligging", gemeentecodes(opgave)[:binnen], "ambulant")
    for c in range(cellen(schaal)):
        hier = np.flatnonzero(partijen.cel == c)
        breed = [i for i in hier.tolist() if partijen.soort_aanbieder[i] == BREED]
        nodig = max(hier.size + binnen * len(breed), round(opgave.getal("locaties") * deel))
        los = [i for i in hier.tolist() if i not in breed]
        rest = nodig - len(los) - 2 * binnen * len(breed)
        eigenaars = los + [i for i in breed for _ in range(2 * binnen)] + rng.choice(los, max(0, rest)).tolist()
        waar = meng(rng, len(eigenaars), gewicht)
        vast = 0
        for _ in breed:
            waar[len(los) + vast : len(los) + vast + binnen] = np.arange(binnen)
            vast += 2 * binnen
        buiten = round(opgave.getal("locaties buiten de regio") * deel) if opgave.regio.buitengemeenten else 0
        eigenaars += rng.choice(hier, buiten).tolist()
        ver = binnen + np.arange(buiten, dtype=np.int32) % max(1, len(opgave.regio.buitengemeenten))
        aanbieder += [int(partijen.aanbieders[i]) for i in eigenaars]
        gemeente += waar.tolist() + ver.tolist()
        cel += [c] * (waar.size + buiten)
    wie, waar, kopie = (np.array(x, dtype=np.int32) for x in (aanbieder, gemeente, cel))
    breedte, lengte = _plekken_in(rng, opgave, waar)
    return Locaties(wie, _locatienamen(opgave, partijen, wie, waar), waar, breedte, lengte, kopie)


def _plekken_in(rng: np.random.Generator, opgave: Opgave, waar: Reeks) -> tuple[Getallen, Getallen]:
    """Degrees of each location: around a town of its gemeente, or in the place outside the region."""
    breedte, lengte = np.empty(waar.size), np.empty(waar.size)
    binnen = len(opgave.regio.gemeenten)
    for i in range(binnen + len(opgave.regio.buitengemeenten)):
        hier = np.flatnonzero(waar == i)
        if i < binnen:
            breedte[hier], lengte[hier] = woonplekken(rng, opgave.regio.gemeenten[i], hier.size, straal_km=STRAAL_KM)
        else:
            buiten = opgave.regio.buitengemeenten[i - binnen]
            breedte[hier], lengte[hier] = buiten.breedte, buiten.lengte
    return breedte, lengte


def _locatienamen(opgave: Opgave, partijen: Partijen, aanbieder: Reeks, waar: Reeks) -> tuple[str, ...]:
    namen = gemeentenamen(opgave)
    teller: dict[tuple[int, int], int] = {}
    tekst = []
    for eigenaar, plaats in zip(aanbieder.tolist(), waar.tolist(), strict=True):
        nummer = teller[eigenaar, plaats] = teller.get((eigenaar, plaats), 0) + 1
        achter = f" {nummer}" if nummer > 1 else ""
        tekst.append(f"{partijen.organisaties.naam[eigenaar]} {namen[plaats]}{achter}")
    return tuple(tekst)


def maak_aanbod(
    rng: np.random.Generator, opgave: Opgave, partijen: Partijen, locaties: Locaties, *, schaal: float
) -> Aanbod:
    """All offers, by copy and form; help of the local team stands at its own location."""
    soort = dict(zip(partijen.aanbieders.tolist(), partijen.soort_aanbieder, strict=True))
    soort_locatie = [soort.get(a, "team") for a in locaties.aanbieder.tolist()]
    locatie, vormen, delen = [], [], []
    deel = schaal / cellen(schaal)
    for c in range(cellen(schaal)):
        for vorm in opgave.vormen.values():
            if vorm.naamgeving == "team" and c:
                continue
            plekken = list(
                _plaatsen(rng, opgave, vorm, soort_locatie=soort_locatie, locaties=locaties, cel=c, deel=deel)
            )
            locatie += plekken
            vormen += [HULPVORMEN.index(vorm.hulpvorm)] * len(plekken)
            delen.append((vorm, len(plekken)))
    locatie_nr = np.array(locatie, dtype=np.int32)
    return Aanbod(
        locatie=locatie_nr,
        naam=_namen(rng, opgave, locaties, locatie_nr, delen),
        vorm=np.array(vormen, dtype=np.int32),
        leeftijd_van=np.concatenate([_leeftijd(v, n, 0) for v, n in delen]),
        leeftijd_tot=np.concatenate([_leeftijd(v, n, 1) for v, n in delen]),
        deskundig=np.concatenate([_deskundig(rng, v, n) for v, n in delen]),
        neemt_lvb=np.concatenate([rng.random(n) < v.lvb for v, n in delen]),
        neemt_samen=np.concatenate([rng.random(n) < v.samen for v, n in delen]),
        van=np.concatenate([_open_sinds(rng, opgave, v, n) for v, n in delen]),
        tot=np.full(locatie_nr.size, GEEN_EINDE, dtype=np.int32),
        uren_oud=_uren_oud(rng, opgave, locatie_nr.size),
    )


def _met_teams(opgave: Opgave, partijen: Partijen, locaties: Locaties) -> Locaties:
    gemeenten = opgave.regio.gemeenten
    return Locaties(
        np.concatenate((locaties.aanbieder, partijen.teams)),
        locaties.naam + tuple(g.lokaal_team for g in gemeenten),
        np.concatenate((locaties.gemeente, np.arange(len(gemeenten), dtype=np.int32))),
        np.concatenate((locaties.breedte, [g.breedte for g in gemeenten])),
        np.concatenate((locaties.lengte, [g.lengte for g in gemeenten])),
        np.concatenate((locaties.cel, np.zeros(len(gemeenten), dtype=np.int32))),
    )


def _plaatsen(
    rng: np.random.Generator,
    opgave: Opgave,
    vorm: VormOpgave,
    *,
    soort_locatie: list[str],
    locaties: Locaties,
    cel: int,
    deel: float,
) -> Iterator[int]:
    """The locations at which one form is offered in one copy of the region."""
    if vorm.naamgeving == "team":
        yield from (i for i, soort in enumerate(soort_locatie) if soort == "team")
        return
    codes = gemeentecodes(opgave)
    ligging = opgave.gewichten("ligging", codes, vorm.ligging)
    aantal = max(1, round(vorm.aanbod * deel))
    per_gemeente = evenredig(aantal, ligging, minstens=1 if vorm.ligging != "instelling" else 0)
    wie = opgave.verdeling("wie biedt", vorm.hulpvorm)
    gewicht = np.array([wie.get(s, 0.0) for s in soort_locatie]) * (locaties.cel == cel)
    for gemeente, n in enumerate(per_gemeente.tolist()):
        hier = gewicht * (locaties.gemeente == gemeente)
        if hier.sum() <= 0:
            hier = gewicht
        yield from kies(rng, hier, n).tolist()


def _leeftijd(vorm: VormOpgave, aantal: int, kant: int) -> Reeks:
    return np.array([vorm.leeftijden[i % len(vorm.leeftijden)][kant] for i in range(aantal)], dtype=np.int32)


def _deskundig(rng: np.random.Generator, vorm: VormOpgave, aantal: int) -> Reeks:
    """Bit masks: one to three of the things this form can be especially good at."""
    uit = np.zeros(aantal, dtype=np.int32)
    bits = np.array([1 << SPECIALISMEN.index(s) for s in vorm.deskundig], dtype=np.int32)
    for _ in range(3 if bits.size else 0):
        uit |= bits[kies(rng, np.ones(bits.size), aantal)]
    return uit


def _open_sinds(rng: np.random.Generator, opgave: Opgave, vorm: VormOpgave, aantal: int) -> Reeks:
    if vorm.hulpvorm is Hulpvorm.TEAM_ANDERS:
        vanaf = dagnummer(date(int(opgave.getal("versnellingsteam vanaf jaar")), 1, 1))
        return np.full(aantal, vanaf, dtype=np.int32)
    return rng.integers(*BEGIN_AANBOD, size=aantal).astype(np.int32)


def _uren_oud(rng: np.random.Generator, opgave: Opgave, aantal: int) -> Reeks:
    vers = rng.integers(1, UREN_PER_WEEK // 4, size=aantal)
    oud = rng.integers(UREN_PER_WEEK, 5 * UREN_PER_WEEK, size=aantal)
    return np.where(rng.random(aantal) < opgave.getal("aanbod verouderd"), oud, vers).astype(np.int32)


def _namen(
    rng: np.random.Generator, opgave: Opgave, locaties: Locaties, locatie: Reeks, delen: list[tuple[VormOpgave, int]]
) -> tuple[str, ...]:
    """Names as people would use them: a house and a group have one of their own, other help is named by its place."""
    eigen = opgave.woorden["huis of groep"]
    volgorde = rng.permutation(len(eigen))
    plaats = gemeentenamen(opgave)
    uit: list[str] = []
    eigen_nr = 0
    for vorm, aantal in delen:
        for _ in range(aantal):
            gemeente = plaats[int(locaties.gemeente[locatie[len(uit)]])]
            if vorm.naamgeving in {"groep", "gezinshuis", "huis"}:
                uit.append(f"{vorm.naam} {eigen[volgorde[eigen_nr % len(eigen)]]}, {gemeente}")
                eigen_nr += 1
            else:
                uit.append(f"{vorm.naam} {gemeente}")
    return tuple(uit)
