"""How well the forecasts of a region turned out: rolling origins on its own register, as numbers that are kept.

From every origin only the horizons are scored that have passed by now, so that recent origins count too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from zorglandschap.core.simulatie.backtest import KANSEN, MAANDEN, Oordeel, Voorspeller, kijk_terug
from zorglandschap.core.simulatie.episodes import JAAR, Episodes

VAKKEN = 10  # parts of the PIT
STAP = 6  # months between two origins
JAREN = 5  # how far back the first origin lies at most
GELEERD = 365  # days of register before an origin, at least
RUIMTE = 0.1  # how far the coverage of 80% may be off before the intervals are called too narrow or too wide
GELIJK = 0.05  # share of the CRPS within which two models are as good as each other


@dataclass(frozen=True, slots=True)
class Score:
    """One model: per horizon the CRPS and how often it was right, and the PIT over all horizons.

    ``dekking`` [chance of ``KANSEN``][horizon]; ``pit`` as shares of ``VAKKEN`` equal parts.
    """

    naam: str
    crps: tuple[float, ...]
    dekking: tuple[tuple[float, ...], ...]
    pit: tuple[float, ...]

    def dekt(self, kans: float) -> float:
        """Share of all that came that lay in this interval, over the horizons."""
        return float(np.mean(self.dekking[KANSEN.index(kans)]))


@dataclass(frozen=True, slots=True)
class Verslag:
    """A look back: what was compared, the scores (the own model first), and per series how often 80% held."""

    oorsprongen: tuple[date, ...]
    maanden: tuple[int, ...]
    aantal: tuple[int, ...]  # origins per horizon
    scores: tuple[Score, ...]
    reeksen: tuple[tuple[str, float], ...]

    @property
    def eigen(self) -> Score:
        """The model of the platform itself."""
        return self.scores[0]

    def beter(self) -> tuple[tuple[str, int], ...]:
        """Per simple model on how many horizons the own model was better."""
        return tuple(
            (s.naam, sum(a < b for a, b in zip(self.eigen.crps, s.crps, strict=True))) for s in self.scores[1:]
        )

    def oordeel(self) -> str:
        """‘te smal’, ‘goed’ or ‘te ruim’, after the coverage of the 80% interval."""
        dekt = self.eigen.dekt(0.8)
        if dekt < 0.8 - RUIMTE:
            return "te smal"
        return "te ruim" if dekt > 0.8 + RUIMTE else "goed"

    def als_json(self) -> dict[str, Any]:
        """For the database and for a machine."""
        uit = asdict(self)
        uit["oorsprongen"] = [op.isoformat() for op in self.oorsprongen]
        return uit


def van_json(ruw: Mapping[str, Any]) -> Verslag:
    """What ``als_json`` made."""
    return Verslag(
        oorsprongen=tuple(date.fromisoformat(op) for op in ruw["oorsprongen"]),
        maanden=tuple(ruw["maanden"]),
        aantal=tuple(ruw["aantal"]),
        scores=tuple(
            Score(s["naam"], tuple(s["crps"]), tuple(tuple(rij) for rij in s["dekking"]), tuple(s["pit"]))
            for s in ruw["scores"]
        ),
        reeksen=tuple((naam, dekt) for naam, dekt in ruw["reeksen"]),
    )


def kies_oorsprongen(eerste: date, tot: date) -> tuple[date, ...]:
    """Days to forecast from, oldest first: every half year, with a year of register before and half a year after."""
    uit = [tot - timedelta(days=round(k * STAP * JAAR / 12) + 1) for k in range(1, JAREN * 12 // STAP + 1)]
    return tuple(op for op in reversed(uit) if (op - eerste).days >= GELEERD)


def blik_terug(
    ep: Episodes,
    voorspellers: Mapping[str, Voorspeller],
    *,
    oorsprongen: Sequence[date],
    rng: np.random.Generator,
    maanden: Sequence[int] = MAANDEN,
) -> Verslag:
    """Score every model; the first is the own one. Raises ValueError when no horizon has passed from any origin."""
    oordelen: dict[str, list[Oordeel]] = {naam: [] for naam in voorspellers}
    termijnen: list[tuple[int, ...]] = []
    for op in oorsprongen:
        voorbij = tuple(m for m in maanden if op + timedelta(days=round(m * JAAR / 12)) < ep.kader.tot)
        if not voorbij:
            continue
        termijnen.append(voorbij)
        for naam, oordeel in kijk_terug(ep, voorspellers, oorsprongen=(op,), rng=rng, maanden=voorbij).items():
            oordelen[naam].append(oordeel)
    gezien = tuple(m for m in maanden if any(m in voorbij for voorbij in termijnen))
    if not gezien:
        raise ValueError("Er is nog geen termijn voorbij om op terug te kijken.")
    eigen = next(iter(oordelen.values()))
    return Verslag(
        oorsprongen=tuple(oorsprongen),
        maanden=gezien,
        aantal=tuple(sum(m in voorbij for voorbij in termijnen) for m in gezien),
        scores=tuple(_score(naam, rij, termijnen, gezien) for naam, rij in oordelen.items()),
        reeksen=_per_reeks(ep.kader.vormen, eigen),
    )


def _score(naam: str, rij: list[Oordeel], termijnen: list[tuple[int, ...]], gezien: tuple[int, ...]) -> Score:
    """The mean over origins and forms of each horizon; the total of all forms counts for coverage and PIT too."""
    crps, dekking = [], []
    for m in gezien:
        er = [(o, voorbij.index(m)) for o, voorbij in zip(rij, termijnen, strict=True) if m in voorbij]
        crps.append(float(np.mean([o.crps[0, h, :-1] for o, h in er])))
        dekking.append([float(np.mean([o.gedekt[k, 0, h] for o, h in er])) for k in range(len(KANSEN))])
    alle = np.concatenate([o.pit.ravel() for o in rij])
    vlak, _ = np.histogram(alle, bins=VAKKEN, range=(0.0, 1.0))
    return Score(
        naam,
        tuple(round(c, 4) for c in crps),
        tuple(tuple(round(d[k], 4) for d in dekking) for k in range(len(KANSEN))),
        tuple(round(float(v), 4) for v in vlak / vlak.sum()),
    )


def _per_reeks(vormen: tuple[str, ...], rij: list[Oordeel]) -> tuple[tuple[str, float], ...]:
    """Per form, and last together, how often the 80% interval held."""
    k = KANSEN.index(0.8)
    dekt = np.concatenate([o.gedekt[k, 0] for o in rij]).mean(axis=0)
    return tuple((naam, round(float(d), 4)) for naam, d in zip((*vormen, "alle vormen samen"), dekt, strict=True))
