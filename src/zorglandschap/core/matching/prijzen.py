"""Shadow prices: what one more place of an offer would be worth in a week, from a fluid programme over arrivals.

Method (docs/methode/prijzen.md; Ahani et al. 2024): youths keep coming as they came, and every placement uses its
place for the mean length of stay. The programme divides that steady stream over the places:

    max  Σ v[s,j] x[s,j]    Σ_j x[s,j] ≤ arrivals of profile s a week    Σ_s weeks[j] x[s,j] ≤ places of j

The dual of the second row is the price of a place-week, in points. It is the value of a place *more*: capacities are
widened by a hair, so that a place nobody lacks costs nothing. Prices order offers within a level and show the
region which places are worth building; they never change a level, refuse a place or let a youth wait.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

from zorglandschap.core.begrippen.beleid import Beleid
from zorglandschap.core.begrippen.codelijsten import Niveau
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.matching.passend import toets
from zorglandschap.core.matching.profiel import (
    HOOGSTE_TOTAAL,
    HULPVORMEN,
    Aanbiedingen,
    Ints,
    Profiel,
    Reals,
    Zoekregels,
)
from zorglandschap.core.matching.rangorde import NIVEAUS, Kandidaat, Rangschikking, tel_punten

DAG = date(2000, 1, 1)  # a stream has no calendar: everyone wishes the same day, and every place exists on it
PRIJSWAARDEN = {
    Niveau.FIRST_BEST: "prijs_waarde_first_best",
    Niveau.ACCEPTABEL: "prijs_waarde_aanvaardbaar",
    Niveau.NOODOPLOSSING: "prijs_waarde_noodoplossing",
}
OPSLAG = 1e-5  # of one place: far above the tolerance of the solver, far below what anyone can build


@dataclass(frozen=True, slots=True)
class Prijsregels:
    """Policy of the prices: what a placement is worth per level (points), smoothing, how long a list holds.

    The steps between the levels are at least the highest total of the ranking, so that no number of points
    makes an acceptable place worth more than a first-best one.
    """

    waarde: Mapping[Niveau, int]
    aandeel_oud: float
    geldig_dagen: int

    def __post_init__(self) -> None:
        if set(self.waarde) != set(Niveau) or min(self.waarde.values()) < 0:
            raise ValueError("Elk niveau heeft een waarde van nul of meer.")
        op_rij = [self.waarde[niveau] for niveau in Niveau]
        if any(hoog - laag < HOOGSTE_TOTAAL for hoog, laag in pairwise(op_rij)):
            raise ValueError(f"Tussen twee niveaus liggen minstens {HOOGSTE_TOTAAL} punten.")
        if not 0 <= self.aandeel_oud < 1 or self.geldig_dagen < 1:
            raise ValueError("Het aandeel van de oude prijs is 0 tot 1, en een prijs geldt minstens een dag.")


@dataclass(frozen=True, slots=True)
class Aankomst:
    """Somebody who came before, as the stream sees it; made by ``maak_aankomst``, which drops who it was."""

    profiel: Profiel
    niveaus: Mapping[Hulpvorm, Niveau]


@dataclass(frozen=True, slots=True, eq=False)
class Landschap:
    """Offers with their places (``capaciteit``, shape n, 0 = could be built) and the mean stay in weeks per form."""

    aanbiedingen: Aanbiedingen
    capaciteit: Ints
    verblijf_weken: Mapping[Hulpvorm, float]

    def __post_init__(self) -> None:
        if self.capaciteit.shape != self.aanbiedingen.id.shape or (self.capaciteit < 0).any():
            raise ValueError("Elk aanbod heeft een aantal plekken van nul of meer.")
        if len(set(self.aanbiedingen.id.tolist())) != self.aanbiedingen.aantal:
            raise ValueError("Een aanbod staat er hoogstens één keer in.")
        mist = {HULPVORMEN[v] for v in self.aanbiedingen.hulpvorm.tolist()} - set(self.verblijf_weken)
        if mist or any(weken <= 0 for weken in self.verblijf_weken.values()):
            raise ValueError("Elke hulpvorm heeft een verblijfsduur van meer dan nul weken.")

    @property
    def weken(self) -> Reals:
        """Mean stay per offer in weeks, shape n."""
        return np.array([self.verblijf_weken[HULPVORMEN[v]] for v in self.aanbiedingen.hulpvorm.tolist()], dtype=float)


@dataclass(frozen=True, slots=True, eq=False)
class Stroom:
    """Solution of the fluid programme: flow per pair (youths a week), price per offer, and an upper bound.

    ``bovengrens`` is the value a week that no way of placing can beat in the long run (weak duality).
    """

    x: Reals
    prijs: Reals
    waarde: float
    bovengrens: float


@dataclass(frozen=True, slots=True)
class Prijslijst:
    """Price per offer in points per place-week, smoothed, with the day it was made and the last day it holds."""

    op: date
    geldig_tot: date
    prijzen: Mapping[int, float]
    bovengrens: float

    def prijs(self, aanbod: int, op: date) -> float:
        """The price of an offer on a day; nothing once the list is out of date or does not know the offer."""
        return self.prijzen.get(aanbod, 0.0) if self.op <= op <= self.geldig_tot else 0.0


@dataclass(frozen=True, slots=True)
class Geprijsd:
    """A candidate in its new order: ``afdracht`` is what the place is worth to others who come, in points."""

    kandidaat: Kandidaat
    rang: int
    is_gedeeld: bool
    afdracht: int


def lees_prijsregels(beleid: Beleid, op: date) -> Prijsregels:
    """The policy of the shadow prices on a day; raises BeleidFout when a norm is missing."""
    return Prijsregels(
        waarde={niveau: beleid.aantal(sleutel, op) for niveau, sleutel in PRIJSWAARDEN.items()},
        aandeel_oud=beleid.getal("prijs_aandeel_oud", op),
        geldig_dagen=beleid.aantal("prijs_geldig_dagen", op),
    )


def maak_aankomst(profiel: Profiel, niveaus: Mapping[Hulpvorm, Niveau]) -> Aankomst:
    """What the stream may keep of a youth: age in years, home and school to about a kilometre, no dates."""
    school = profiel.school
    return Aankomst(
        replace(
            profiel,
            leeftijd_maanden=profiel.leeftijd_maanden // 12 * 12,
            breedte=round(profiel.breedte, 2),
            lengte=round(profiel.lengte, 2),
            gewenste_start=DAG,
            uiterste_start=DAG,
            school=None if school is None else (round(school[0], 2), round(school[1], 2)),
            onveilige_locaties=frozenset(),
            geweigerd_door=frozenset(),
            wensen=frozenset(),
            gewenste_gemeente=None,
            verwacht_weken=None,
            zonder_contract=frozenset(),
            aantal_samen=1,
            gezinslocaties=frozenset(),
        ),
        dict(niveaus),
    )


def bereken(
    aankomsten: Sequence[Aankomst],
    landschap: Landschap,
    *,
    per_week: float,
    steekproef: int,
    dobbel: np.random.Generator,
    regels: Prijsregels,
    zoekregels: Zoekregels,
    op: date,
    vorige: Prijslijst | None = None,
) -> Prijslijst:
    """Prices from ``per_week`` youths a week who resemble ``aankomsten``; a bootstrap draws ``steekproef`` profiles.

    The same arrivals and offers in any order, with the same dice, give the same list.
    """
    if per_week < 0 or steekproef < 1:
        raise ValueError("De instroom is nul of meer per week, en de steekproef minstens één profiel.")
    land = _op_nummer(landschap)
    mensen = sorted(aankomsten, key=_sleutel)
    keren = np.zeros(0, dtype=np.int64)
    if mensen:
        keren = np.bincount(dobbel.integers(0, len(mensen), steekproef), minlength=len(mensen))
    gekozen = [(mensen[rij], int(n)) for rij, n in enumerate(keren.tolist()) if n]
    toevoer = np.array([per_week * n / steekproef for _, n in gekozen])
    i, j, waarde = _paren([mens for mens, _ in gekozen], land, regels, zoekregels)
    stroom = los_stroom(i, j, waarde, land.weken[j], toevoer=toevoer, capaciteit=land.capaciteit.astype(float))
    nieuw = dict(zip(land.aanbiedingen.id.tolist(), stroom.prijs.tolist(), strict=True))
    return Prijslijst(
        op=op,
        geldig_tot=op + timedelta(days=regels.geldig_dagen),
        prijzen=_vloeiend(nieuw, vorige, regels.aandeel_oud),
        bovengrens=stroom.bovengrens,
    )


def los_stroom(i: Ints, j: Ints, waarde: Reals, weken: Reals, *, toevoer: Reals, capaciteit: Reals) -> Stroom:
    """Solve the fluid programme for pairs (profile ``i``, offer ``j``, value, weeks of use), all of one length.

    ``toevoer`` is arrivals a week per profile, ``capaciteit`` places per offer. Prices are zero or more, and zero
    wherever a place is left over. Raises RuntimeError when the solver does not prove the optimum.
    """
    if not i.size:
        return Stroom(np.zeros(0), np.zeros(capaciteit.size), 0.0, 0.0)
    kolommen = np.arange(i.size)
    matrix = csr_array(
        (
            np.concatenate([np.ones(i.size), weken]),
            (np.concatenate([i, toevoer.size + j]), np.concatenate([kolommen, kolommen])),
        ),
        shape=(toevoer.size + capaciteit.size, i.size),
    )
    grens = np.concatenate([toevoer, capaciteit + OPSLAG])
    uitslag = linprog(-waarde, A_ub=matrix, b_ub=grens, bounds=(0, None), method="highs")
    if uitslag.status != 0:
        raise RuntimeError(f"De prijzen zijn niet berekend: {uitslag.message}")
    duaal = np.maximum(-uitslag.ineqlin.marginals, 0.0)
    druk, prijs = duaal[: toevoer.size], np.round(duaal[toevoer.size :], 6)
    return Stroom(
        x=uitslag.x,
        prijs=prijs,
        waarde=-float(uitslag.fun),
        bovengrens=float(druk @ toevoer + duaal[toevoer.size :] @ capaciteit),
    )


def orden_binnen_niveau(
    rangschikking: Rangschikking, lijst: Prijslijst, *, weken: Mapping[int, float], op: date
) -> tuple[Geprijsd, ...]:
    """The candidates with the price weighed in: first by level as before, then by points less weeks times price.

    ``weken`` is the expected stay per offer. Nobody is dropped and no level changes. Raises ValueError when the
    ranking was cut off, since a price must not decide over offers that it cannot see.
    """
    if len(rangschikking.kandidaten) != rangschikking.aantal_passend:
        raise ValueError("De prijzen ordenen alleen een volledige rangschikking.")
    rijen = [(k, round(lijst.prijs(k.aanbod, op) * weken[k.aanbod])) for k in rangschikking.kandidaten]
    rijen.sort(key=lambda rij: (*_plaats(*rij), rij[0].aanbod))
    plaatsen = [_plaats(*rij) for rij in rijen]
    eerste = {plaats: len(plaatsen) - n for n, plaats in enumerate(reversed(plaatsen))}
    aantal = Counter(plaatsen)
    return tuple(
        Geprijsd(k, eerste[plaats], aantal[plaats] > 1, afdracht)
        for (k, afdracht), plaats in zip(rijen, plaatsen, strict=True)
    )


def _plaats(kandidaat: Kandidaat, afdracht: int) -> tuple[int, int]:
    return NIVEAUS.index(kandidaat.niveau), afdracht - kandidaat.punten


def _vloeiend(nieuw: Mapping[int, float], vorige: Prijslijst | None, aandeel_oud: float) -> dict[int, float]:
    """Part old, part new; an offer that had no price starts with the new one."""
    oud = vorige.prijzen if vorige else {}
    return {a: round(aandeel_oud * oud.get(a, prijs) + (1 - aandeel_oud) * prijs, 6) for a, prijs in nieuw.items()}


def _paren(
    mensen: Sequence[Aankomst], land: Landschap, regels: Prijsregels, zoekregels: Zoekregels
) -> tuple[Ints, Ints, Reals]:
    """Every profile with every offer that fits it, and what that placement is worth in points."""
    per_niveau = np.array([regels.waarde[niveau] for niveau in NIVEAUS], dtype=np.float64)
    delen_i, delen_j, delen_v = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)], [np.zeros(0)]
    for rij, mens in enumerate(mensen):
        uitslag = toets(mens.profiel, land.aanbiedingen, niveaus=mens.niveaus, regels=zoekregels)
        past = np.flatnonzero(uitslag.past)
        punten = tel_punten(mens.profiel, land.aanbiedingen, uitslag, zoekregels, past)
        delen_i.append(np.full(past.size, rij, dtype=np.int64))
        delen_j.append(past)
        delen_v.append(per_niveau[uitslag.niveau[past]] + punten)
    return np.concatenate(delen_i), np.concatenate(delen_j), np.concatenate(delen_v)


def _op_nummer(landschap: Landschap) -> Landschap:
    """The offers in order of id, all open on the one day of the stream."""
    a = landschap.aanbiedingen
    orde = np.argsort(a.id)
    rijen = Aanbiedingen(*(getattr(a, veld.name)[orde] for veld in fields(Aanbiedingen)))
    open_dag = np.full(a.aantal, DAG.toordinal(), dtype=np.int64)
    return Landschap(replace(rijen, vrij_vanaf=open_dag), landschap.capaciteit[orde], landschap.verblijf_weken)


def _sleutel(mens: Aankomst) -> tuple[object, ...]:
    p = mens.profiel
    wie = (p.leeftijd_maanden, p.breedte, p.lengte, p.gemeente, p.school or (), tuple(sorted(p.behoeften)))
    return *wie, p.crisis, p.samen, p.machtiging_gesloten, tuple(sorted(mens.niveaus.items()))
