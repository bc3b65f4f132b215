"""How many youths will ask for help: per gemeente with partial pooling, and a trend that fades out.

Gamma–Poisson over gemeenten (the spread between gemeenten is estimated: empirical Bayes), a log-linear trend over
quarters for the region, with overdispersion when quarters differ more than chance. Draws of all of it together.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from scipy.optimize import minimize
from scipy.special import gammaln

from zorglandschap.core.simulatie.invoer import Ints, Reals

KWARTAAL = 365.25 / 4
JAAR = 365.25
SPELING = 0.02  # of a quarter: 365 days are four quarters too
TREND_SD = 0.15  # prior of the yearly growth (logarithm): a region seldom grows or shrinks faster
DEMPING = 0.8  # share of the growth that is left a year later
DEMPING_VAN, DEMPING_TOT = 0.6, 0.999  # nobody knows how fast it fades: draws lie between (fast) and (hardly)
KWARTALEN_APART = 12  # steps of a quarter; then steps of a year (the simulation holds few dates)
LOG_VORM, VORM_SD = 1.5, 1.5  # prior of the logarithm of the shape: gemeenten are alike, within a factor of about two


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """Requests [gemeente, quarter], oldest first, the last quarter ends on ``tot``; ``mensen`` youths per gemeente."""

    aantal: Ints
    mensen: Reals
    tot: date


@dataclass(frozen=True, slots=True, eq=False)
class Tempo:
    """Requests a year per gemeente on the last day, and dated factors after it [step].

    ``groei``: yearly growth (logarithm) on the last day.
    """

    per_jaar: Reals
    groei: float
    factoren: Reals


@dataclass(frozen=True, slots=True, eq=False)
class Instroom:
    """The middle estimate, draws, the first day of each step of the factors, and how far quarters differ.

    ``overmaat`` 1 is chance alone. ``vorm``: shape of the spread between gemeenten (large: alike).
    """

    midden: Tempo
    trekkingen: tuple[Tempo, ...]
    stappen: tuple[date, ...]
    overmaat: float
    vorm: float


def tel(gevraagd: Ints, gemeente: Ints, mensen: Reals, vanaf: date, tot: date) -> Telling:
    """Count requests (ordinal days) per gemeente in whole quarters back from ``tot``; what is older is left out."""
    kwartalen = max(1, int((tot - vanaf).days / KWARTAAL + SPELING))
    k = kwartalen - 1 - np.floor((tot.toordinal() - gevraagd) / KWARTAAL).astype(np.int64)
    er = (k >= 0) & (k < kwartalen)
    aantal = np.zeros((mensen.size, kwartalen), dtype=np.int64)
    np.add.at(aantal, (gemeente[er], k[er]), 1)
    return Telling(aantal, mensen, tot)


def stappen(tot: date, maanden: int) -> tuple[tuple[date, ...], Reals, Reals]:
    """First days of the steps after ``tot``, the middle of each in years, and its length in years."""
    grenzen = [0.0]
    while grenzen[-1] < maanden / 12:
        grenzen.append(grenzen[-1] + (0.25 if len(grenzen) <= KWARTALEN_APART else 1.0))
    g = np.array(grenzen)
    dagen = tuple(tot + timedelta(days=round(x * JAAR)) for x in grenzen[:-1])
    return dagen, (g[1:] + g[:-1]) / 2, np.diff(g)


def gedempt(groei: float, jaren: Reals, demping: float = DEMPING) -> Reals:
    """The factor after so many years, when of the growth a share ``demping`` is left each year later."""
    return np.asarray(np.exp(groei * (1 - demping**jaren) / -math.log(demping)))


def _tijd(telling: Telling) -> Reals:
    """The middle of each quarter, in years before the last day."""
    n = telling.aantal.shape[1]
    return np.asarray((np.arange(n) - n + 0.5) / 4)


def _trend(telling: Telling) -> tuple[float, float, float]:
    """Yearly growth, its standard error and the overdispersion, from the region as a whole."""
    y, t = telling.aantal.sum(axis=0).astype(float), _tijd(telling)
    som = float(y.sum())
    if y.size < 2 or som == 0:
        return 0.0, TREND_SD, 1.0
    groei, overmaat = 0.0, 1.0
    for _ in range(30):  # Newton for the growth, given the total; twice as many steps as it ever needs
        w = np.exp(groei * t)
        w /= w.sum()
        midden = float((w * t).sum())
        helling = (float((y * t).sum()) - som * midden) / overmaat - groei / TREND_SD**2
        bocht = som * float((w * (t - midden) ** 2).sum()) / overmaat + 1 / TREND_SD**2
        groei += helling / bocht
        if y.size >= 6:
            overmaat = max(1.0, float(((y - som * w) ** 2 / np.maximum(som * w, 0.5)).sum()) / (y.size - 2))
    return groei, 1 / math.sqrt(bocht), overmaat


def _blootstelling(telling: Telling, groei: float) -> Reals:
    """Youth-years per gemeente, seen from the rate on the last day."""
    return np.asarray(telling.mensen * np.exp(groei * _tijd(telling)).sum() / 4)


def _pool(y: Reals, e: Reals) -> tuple[float, float]:
    """Shape and mean of the rates of gemeenten: the most likely spread (negative binomial), with a weak prior."""
    gemiddeld = (float(y.sum()) + 0.5) / float(e.sum())

    def doel(theta: Reals) -> float:
        a, m = math.exp(float(np.clip(theta[0], -5, 12))), gemiddeld * math.exp(float(np.clip(theta[1], -5, 5)))
        kans = gammaln(a + y) - gammaln(a) + a * math.log(a) + y * np.log(m * e) - (a + y) * np.log(a + m * e)
        return float(-kans.sum() + 0.5 * ((theta[0] - LOG_VORM) / VORM_SD) ** 2 + 0.5 * float(theta[1]) ** 2)

    uit = minimize(doel, np.array([LOG_VORM, 0.0]), method="Nelder-Mead", options={"xatol": 1e-3, "fatol": 1e-6})
    return math.exp(float(np.clip(uit.x[0], -5, 12))), gemiddeld * math.exp(float(np.clip(uit.x[1], -5, 5)))


def schat_instroom(telling: Telling, *, maanden: int, aantal: int, rng: np.random.Generator) -> Instroom:
    """Rates on the last day and the factors after it. Raises ValueError without gemeenten or with empty ones."""
    if not (telling.mensen > 0).all() or telling.mensen.size == 0:
        raise ValueError("Van elke gemeente is een aantal jeugdigen boven 0 nodig.")
    y = telling.aantal.sum(axis=1).astype(float)
    groei, fout, overmaat = _trend(telling)
    dagen, midden, lengte = stappen(telling.tot, maanden)
    e = _blootstelling(telling, groei)
    vorm, gemiddeld = _pool(y, e)
    tempo = Tempo(telling.mensen * (vorm + y) / (vorm / gemiddeld + e), groei, gedempt(groei, midden))
    per_jaar = max(1.0, float(tempo.per_jaar.sum()))
    ruis_niveau = math.sqrt((overmaat - 1) / max(1.0, float(y.sum())))
    ruis_stap = np.sqrt((overmaat - 1) / (per_jaar * lengte))
    trekkingen = []
    for _ in range(aantal):
        g = groei + fout * float(rng.standard_normal())
        e = _blootstelling(telling, g)
        niveau = rng.gamma(vorm + y, 1 / (vorm / gemiddeld + e)) * math.exp(ruis_niveau * rng.standard_normal())
        stap = np.exp(ruis_stap * rng.standard_normal(lengte.size) - ruis_stap**2 / 2)
        verloop = gedempt(g, midden, float(rng.uniform(DEMPING_VAN, DEMPING_TOT))) * stap
        trekkingen.append(Tempo(telling.mensen * niveau, g, verloop))
    return Instroom(tempo, tuple(trekkingen), dagen, overmaat, vorm)


def per_gemeente(namen: Sequence[str], instroom: Instroom) -> dict[str, tuple[float, float, float]]:
    """Requests a year per gemeente: middle, and the bounds between which 80% of the draws lie."""
    alle = np.array([t.per_jaar for t in instroom.trekkingen])
    onder, boven = np.quantile(alle, [0.1, 0.9], axis=0)
    midden = instroom.midden.per_jaar
    return {n: (float(midden[m]), float(onder[m]), float(boven[m])) for m, n in enumerate(namen)}
