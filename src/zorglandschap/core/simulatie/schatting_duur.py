"""How long help lasts: a law per form from durations that were not wholly seen, chosen by AIC, with draws.

Likelihood with delayed entry and right-censoring, a weak prior that matters only where there are few ends. Draws by
importance resampling around the best fit. Klein & Moeschberger, Survival analysis (2003), §3.5 and §4.2.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.special import logsumexp

from zorglandschap.core.simulatie.invoer import Duur, Reals
from zorglandschap.core.simulatie.schatting_keten import KORTST, Duren
from zorglandschap.core.simulatie.schatting_wet import EENVOUDIG, WETTEN, Wet, aannemelijk, als_duur, langer

NIVEAU_SD, SPREIDING_SD, GEWICHT_SD = 1.5, 0.7, 1.5  # of the prior: logarithm of days, of sigma; logit of the weight
STAP = 1e-4
GENOEG_VLAK = 0.02  # slope at which the search stops
RONDES = 60  # of the search; a mixture that does not settle by then is no clear mixture
GENOEG = 10  # watched, before Kaplan–Meier says anything


@dataclass(frozen=True, slots=True)
class Vooraf:
    """Where the prior is centred: logarithm of days, and of sigma."""

    niveau: float
    spreiding: float


@dataclass(frozen=True, slots=True, eq=False)
class Passing:
    """The law chosen for one form: its parameters, draws [draw, parameter], and how well it fits.

    ``aic`` of every family tried; ``afwijking``: the largest distance to Kaplan–Meier; ``einden``: ends seen.
    """

    wet: Wet
    theta: Reals
    trekkingen: Reals
    aic: dict[str, float]
    afwijking: float
    band: float
    einden: int
    rijen: int

    def duur(self, trekking: int | None = None) -> Duur:
        """The law as the simulation takes it: the best fit, or a draw."""
        return als_duur(self.wet, self.theta if trekking is None else self.trekkingen[trekking])


# --- fitting --------------------------------------------------------------------------------------------------


def _vooraf(wet: Wet, theta: Reals, vooraf: Vooraf) -> Reals:
    """Logarithm of the prior, up to a constant, per row."""
    uit = np.zeros(len(theta))
    k = 0
    for soort in wet.delen:
        uit -= 0.5 * ((theta[:, k] - vooraf.niveau) / NIVEAU_SD) ** 2
        k += 1
        if soort != "E":
            midden = vooraf.spreiding if soort == "L" else 0.0
            uit -= 0.5 * ((theta[:, k] - midden) / SPREIDING_SD) ** 2
            k += 1
    if k < wet.aantal:
        uit -= 0.5 * (theta[:, k] / GEWICHT_SD) ** 2
    return uit


def _doel(wet: Wet, duren: Duren, vooraf: Vooraf) -> Callable[[Reals], Reals]:
    return lambda theta: -aannemelijk(wet, theta, duren) - _vooraf(wet, theta, vooraf)


def _starts(wet: Wet, duren: Duren, vooraf: Vooraf) -> list[Reals]:
    gezien = np.log(duren.dagen[duren.gezien])
    niveau = float(gezien.mean()) if gezien.size else vooraf.niveau
    spreiding = vooraf.spreiding
    if len(wet.delen) == 1:
        return [np.array([niveau, spreiding if wet.delen == "L" else 0.0][: wet.aantal])]
    uit = []
    for laag, hoog in ((0.2, 0.8), (0.05, 0.6), (0.4, 0.95)):
        begin: list[float] = []
        for soort, q in zip(wet.delen, (laag, hoog), strict=True):
            begin += [float(np.quantile(gezien, q)), spreiding - 0.5][: 1 if soort == "E" else 2]
        uit.append(np.array([*begin, 0.0]))
    return uit


def _pas(wet: Wet, duren: Duren, vooraf: Vooraf) -> tuple[Reals, float]:
    """Best parameters, and the AIC there."""
    doel = _doel(wet, duren, vooraf)
    schok = STAP * np.eye(wet.aantal)

    def waarde(theta: Reals) -> tuple[float, Reals]:
        uit = doel(np.vstack([theta, theta + schok, theta - schok]))
        n = wet.aantal
        return float(uit[0]), (uit[1 : n + 1] - uit[n + 1 :]) / (2 * STAP)

    beste = min(
        (
            minimize(waarde, start, jac=True, method="BFGS", options={"maxiter": RONDES, "gtol": GENOEG_VLAK})
            for start in _starts(wet, duren, vooraf)
        ),
        key=lambda uit: float(uit.fun),
    )
    theta = np.asarray(beste.x, dtype=float)
    return theta, 2.0 * wet.aantal - 2.0 * float(aannemelijk(wet, theta[None, :], duren)[0])


def _kromming(doel: Callable[[Reals], Reals], theta: Reals) -> Reals:
    """Covariance from the curvature at the best fit; no direction wider than the prior allows."""
    n, h = theta.size, 1e-3
    paren = [(i, j, a, b) for i in range(n) for j in range(n) for a in (-1, 1) for b in (-1, 1)]
    punten = np.array([theta + h * (a * np.eye(n)[i] + b * np.eye(n)[j]) for i, j, a, b in paren])
    hesse = np.zeros((n, n))
    for (i, j, a, b), f in zip(paren, doel(punten), strict=True):
        hesse[i, j] += a * b * f / (4 * h * h)
    waarden, richting = np.linalg.eigh((hesse + hesse.T) / 2)
    return np.asarray(richting @ np.diag(1 / np.sqrt(np.maximum(waarden, 1 / NIVEAU_SD**2))))


def trek(wet: Wet, theta: Reals, duren: Duren, vooraf: Vooraf, aantal: int, rng: np.random.Generator) -> Reals:
    """Draws [draw, parameter] of what the parameters may be: proposals with long tails, chosen by their posterior."""
    doel = _doel(wet, duren, vooraf)
    maat = _kromming(doel, theta)
    voorstellen = max(500, 5 * aantal)
    z = rng.standard_normal((voorstellen, theta.size))
    rek = np.sqrt(5 / rng.chisquare(5, voorstellen))[:, None]
    punten = theta + (z * rek) @ maat.T
    kwadraat = ((z * rek) ** 2).sum(axis=1)
    log_w = -doel(punten) + 0.5 * (5 + theta.size) * np.log1p(kwadraat / 5)
    w = np.exp(log_w - logsumexp(log_w))
    return np.asarray(punten[rng.choice(voorstellen, aantal, p=w / w.sum())])


def schat_duur(
    duren: Duren, vooraf: Vooraf, *, minstens: int, aantal: int, rng: np.random.Generator, enkel: bool = False
) -> Passing:
    """The law of these durations; with fewer than ``minstens`` ends (or ``enkel``) only laws of one part."""
    einden = int(duren.gezien.sum())
    wetten = EENVOUDIG if enkel or einden < minstens else WETTEN
    passingen = {wet: _pas(wet, duren, vooraf) for wet in wetten}
    wet = min((w for w in wetten if w.draait), key=lambda w: passingen[w][1])
    theta = passingen[wet][0]
    afwijking, band = _vergelijk(wet, theta, duren)
    return Passing(
        wet, theta, trek(wet, theta, duren, vooraf, aantal, rng), {w.naam: passingen[w][1] for w in wetten},
        afwijking, band, einden, int(duren.dagen.size),
    )  # fmt: skip


def middelpunt(duren: Duren) -> Vooraf:
    """The centre of the prior: one lognormal law for all forms together."""
    breed = Vooraf(5.0, 0.0)
    return breed if not duren.gezien.any() else Vooraf(*_pas(EENVOUDIG[1], duren, breed)[0].tolist())


# --- check ----------------------------------------------------------------------------------------------------


def kaplan_meier(duren: Duren) -> tuple[Reals, Reals, Reals]:
    """Days at which somebody left, the share still there after them, and how many were watched just before."""
    dagen = np.unique(duren.dagen[duren.gezien])
    weg = np.searchsorted(np.sort(duren.dagen[duren.gezien]), dagen, "right")
    weg = np.diff(weg, prepend=0)
    kijk = np.searchsorted(np.sort(duren.binnen), dagen, "left") - np.searchsorted(np.sort(duren.dagen), dagen, "left")
    return dagen, np.cumprod(1 - weg / kijk), kijk.astype(float)


def _vergelijk(wet: Wet, theta: Reals, duren: Duren) -> tuple[float, float]:
    """Largest distance between law and Kaplan–Meier from where ten are watched, and what chance would allow."""
    dagen, _, kijk = kaplan_meier(duren)
    genoeg = dagen[kijk >= GENOEG]
    if not genoeg.size:
        return 0.0, 1.0
    eerst = float(genoeg[0])
    na = Duren(duren.vorm, np.maximum(duren.binnen, eerst - KORTST), duren.dagen, duren.gezien)
    er = na.dagen > na.binnen
    na = Duren(na.vorm[er], na.binnen[er], na.dagen[er], na.gezien[er])
    dagen, over, kijk = kaplan_meier(na)
    wet_over = langer(wet, theta, dagen) / langer(wet, theta, np.array([max(eerst - KORTST, STAP)]))
    verschil = np.abs(over - wet_over)[(kijk >= GENOEG) & (dagen <= genoeg[-1])]
    return float(verschil.max()), float(1.63 / np.sqrt(na.gezien.sum()) + 0.02)
