"""Laws of how long something lasts: one or two parts, their likelihood from what was seen, and as input.

Every function takes many vectors of parameters at once: [draw, parameter] in the order level, logarithm of sigma (not
for an exponential part) per part, and last the logit of the weight of the first part.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.special import log_expit, log_ndtr

from zorglandschap.core.simulatie.invoer import Deel, Duur, Reals
from zorglandschap.core.simulatie.schatting_keten import Duren

WORTEL = 0.9189385332046727  # log sqrt(2 pi)
UITERST = 5.0  # of the logarithm of sigma: beyond it no stay is like that
PER_KEER = 2_000_000  # numbers held at once


@dataclass(frozen=True, slots=True)
class Wet:
    """A family of laws: its parts, each ‘L’ (lognormal), ‘E’ (exponential) or ‘W’ (Weibull: only to compare)."""

    naam: str
    delen: str

    @property
    def aantal(self) -> int:
        """Number of parameters."""
        return len(self.delen) + sum(deel != "E" for deel in self.delen) + len(self.delen) - 1

    @property
    def draait(self) -> bool:
        """Whether the simulation knows this law."""
        return "W" not in self.delen


EENVOUDIG = (Wet("exponentieel", "E"), Wet("lognormaal", "L"))
WETTEN = (
    *EENVOUDIG, Wet("Weibull", "W"), Wet("twee exponentiële", "EE"), Wet("exponentieel en lognormaal", "EL"),
    Wet("twee lognormale", "LL"),
)  # fmt: skip


def _uit_elkaar(wet: Wet, theta: Reals) -> list[tuple[str, Reals, Reals, Reals]]:
    """Per part: kind, level, sigma (or shape) and logarithm of the weight, each [draw, 1]."""
    delen = []
    k = 0
    for soort in wet.delen:
        niveau = theta[:, k, None]
        k += 1
        if soort == "E":
            spreiding = np.ones_like(niveau)
        else:
            spreiding = np.exp(np.clip(theta[:, k, None], -UITERST, UITERST))
            k += 1
        delen.append((soort, niveau, spreiding))
    if len(delen) == 1:
        return [(*delen[0], np.zeros((len(theta), 1)))]
    gewicht = theta[:, k, None]
    return [(*delen[0], log_expit(gewicht)), (*delen[1], log_expit(-gewicht))]


def _log_langer(soort: str, niveau: Reals, spreiding: Reals, dagen: Reals) -> Reals:
    if soort == "L":
        return np.asarray(log_ndtr((niveau - np.log(dagen)) / spreiding))
    return np.asarray(-np.exp(np.clip((np.log(dagen) - niveau) * spreiding, -700, 700)))


def _log_dicht(soort: str, niveau: Reals, spreiding: Reals, dagen: Reals) -> Reals:
    z = (np.log(dagen) - niveau) * (1 / spreiding if soort == "L" else spreiding)
    if soort == "L":
        return np.asarray(-0.5 * z * z - WORTEL - np.log(spreiding) - np.log(dagen))
    return np.asarray(np.log(spreiding) - np.log(dagen) + z - np.exp(np.clip(z, -700, 700)))


def _meng(wet: Wet, theta: Reals, dagen: Reals, functie: Callable[[str, Reals, Reals, Reals], Reals]) -> Reals:
    delen = [w + functie(soort, n, s, dagen) for soort, n, s, w in _uit_elkaar(wet, theta)]
    return delen[0] if len(delen) == 1 else np.logaddexp(delen[0], delen[1])


def langer(wet: Wet, theta: Reals, dagen: Reals) -> Reals:
    """The chance that it lasts longer than ``dagen`` (above 0), for one vector of parameters."""
    return np.asarray(np.exp(_meng(wet, theta[None, :], dagen, _log_langer))[0])


def aannemelijk(wet: Wet, theta: Reals, duren: Duren) -> Reals:
    """Log-likelihood of each row of ``theta`` [draw, parameter], with delayed entry and censoring."""
    blok = max(1, PER_KEER // max(1, duren.dagen.size))
    uit = np.empty(len(theta))
    eerder = duren.binnen > 0
    for van in range(0, len(theta), blok):
        t = theta[van : van + blok]
        uit[van : van + blok] = (
            _meng(wet, t, duren.dagen[duren.gezien], _log_dicht).sum(axis=1)
            + _meng(wet, t, duren.dagen[~duren.gezien], _log_langer).sum(axis=1)
            - _meng(wet, t, duren.binnen[eerder], _log_langer).sum(axis=1)
        )
    return uit


def als_duur(wet: Wet, theta: Reals) -> Duur:
    """Parameters as parts of the simulation's input. Raises ValueError for a law the simulation does not know."""
    if not wet.draait:
        raise ValueError(f"De simulatie kent deze verdeling niet: {wet.naam}.")
    uit = []
    for soort, niveau, sigma, gewicht in _uit_elkaar(wet, theta[None, :]):
        n, s, w = (float(x[0, 0]) for x in (niveau, sigma, gewicht))
        if soort == "E":
            uit.append(Deel(float(np.exp(n)), None, float(np.exp(w))))
        else:
            uit.append(Deel(float(np.exp(n + s * s / 2)), float(np.sqrt(np.expm1(s * s))), float(np.exp(w))))
    return tuple(uit)
