"""A small region whose truth is known, and its register: for the tests and the bench of the estimate."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from zorglandschap.core.simulatie.episodes import (
    JAAR,
    KOLOMMEN,
    LEEFTIJDSGRENS,
    LEEG,
    REDENEN,
    Kader,
    Rij,
)
from zorglandschap.core.simulatie.invoer import Deel, Duur

PLG, GRP, CRI = VORMEN = ("pleegzorg", "groep", "crisis")
GEMEENTEN = ("Almere", "Lelystad", "Urk", "Zeewolde")
MENSEN = {"Almere": 50_000.0, "Lelystad": 20_000.0, "Urk": 8_000.0, "Zeewolde": 6_000.0}
PROFIELEN = ("jong", "ouder")
KADER = Kader(
    gemeenten=GEMEENTEN, vormen=VORMEN, profielen=PROFIELEN, vanaf=date(2018, 1, 1), tot=date(2026, 1, 1),
    verblijf=frozenset(VORMEN), crisis=frozenset({CRI}), oud_op={PLG: 21.0},
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Waarheid:
    """What is true; ``tempo`` requests per youth a year on the first day, growing with ``groei`` a year."""

    kader: Kader = KADER
    tempo: float = 0.003
    groei: float = 0.0
    gemeente: tuple[float, ...] = (1.0, 1.2, 0.7, 0.9)
    duur: tuple[Duur, ...] = (
        (Deel(60.0, 0.7, 0.4), Deel(700.0, 0.6, 0.6)),
        (Deel(280.0, 0.9),),
        (Deel(30.0, None),),
    )
    eerste: tuple[tuple[float, ...], ...] = ((0.6, 0.1, 0.3), (0.2, 0.5, 0.3))
    verder: tuple[tuple[float, ...], ...] = ((0.0, 0.1, 0.05), (0.2, 0.0, 0.1), (0.3, 0.3, 0.0))
    leeftijd: tuple[tuple[float, float], ...] = ((0.0, 10.0), (10.0, 17.0))
    jaren_ervoor: float = 8.0


def _lengte(duur: Duur, rng: np.random.Generator) -> float:
    deel = duur[int(rng.choice(len(duur), p=[d.gewicht for d in duur]))]
    if deel.spreiding is None:
        return float(rng.exponential(deel.gemiddelde))
    sigma = np.sqrt(np.log1p(deel.spreiding**2))
    return float(rng.lognormal(np.log(deel.gemiddelde) - sigma**2 / 2, sigma))


def register(w: Waarheid, rng: np.random.Generator) -> list[Rij]:
    """What a registration shows: everything that ran on or after its first day, until its last."""
    rijen: list[Rij] = []
    vanaf, tot = w.kader.vanaf.toordinal(), w.kader.tot.toordinal()
    begin, jaren = vanaf - w.jaren_ervoor * JAAR, (tot - vanaf) / JAAR
    nummer = 0
    for m, gemeente in enumerate(w.kader.gemeenten):
        tempo = MENSEN[gemeente] * w.tempo * w.gemeente[m]
        hoogst = tempo * np.exp(max(0.0, w.groei) * jaren)
        for t in begin + (tot - begin) * np.sort(rng.random(rng.poisson(hoogst * (tot - begin) / JAAR))):
            if rng.random() < tempo * np.exp(w.groei * max(0.0, (t - vanaf) / JAAR)) / hoogst:
                nummer += 1
                rijen += _loop(w, f"j{nummer:06}", m, float(t), rng)
    return [rij for rij in rijen if rij.eind == LEEG or rij.eind >= vanaf]


def _loop(w: Waarheid, naam: str, m: int, t: float, rng: np.random.Generator) -> list[Rij]:
    q = int(rng.integers(len(w.kader.profielen)))
    laag, hoog = w.leeftijd[q]
    geboren = t - (laag + (hoog - laag) * rng.random()) * JAAR
    vorm = int(rng.choice(len(w.kader.vormen), p=w.eerste[q]))
    tot, rijen = w.kader.tot.toordinal(), []
    midden = (date.fromordinal(int(geboren)).replace(day=15)).toordinal()
    while t <= tot:
        oud = max(t, geboren + w.kader.grens(w.kader.vormen[vorm]) * JAAR)
        einde = t + _lengte(w.duur[vorm], rng)
        is_oud = oud <= einde
        einde = min(oud, einde)
        klaar = int(einde) if einde <= tot else LEEG
        reden = LEEG if klaar == LEEG else REDENEN.index(LEEFTIJDSGRENS) if is_oud else 0
        rijen.append(Rij(naam, int(t), int(t), klaar, vorm, m, vorm, int(t), reden, midden, q, ""))
        kansen = w.verder[vorm]
        naar = int(rng.choice(len(kansen) + 1, p=[*kansen, 1 - sum(kansen)]))
        if is_oud or naar == len(kansen):
            break
        vorm, t = naar, einde
    return rijen


def als_csv(rijen: list[Rij], kader: Kader = KADER, teken: str = ";") -> str:
    """The rows as a file with the documented layout."""

    def dag(n: int) -> str:
        return "" if n == LEEG else date.fromordinal(n).isoformat()

    regels = [teken.join(KOLOMMEN)]
    for r in rijen:
        cellen = (
            r.jeugdige, kader.gemeenten[r.gemeente], kader.vormen[r.vorm],
            "" if r.advies == LEEG else kader.vormen[r.advies], dag(r.gevraagd), dag(r.toegewezen), dag(r.start),
            dag(r.eind), "" if r.reden == LEEG else REDENEN[r.reden], dag(r.geboren)[:7], kader.profielen[r.profiel],
            r.locatie,
        )  # fmt: skip
        regels.append(teken.join(cellen))
    return "\n".join(regels) + "\n"


def korter(w: Waarheid, jaren: float) -> Waarheid:
    """The same truth, registered for so many years until the same last day."""
    return replace(w, kader=replace(w.kader, vanaf=w.kader.tot - timedelta(days=round(jaren * JAAR))))
