"""Draws from a generator that is passed in: shares, evenly spread days, lengths of stay with a known mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zorglandschap.core.synthetisch.dagen import Dagen, Getallen, Reeks

PROEF = 4096  # size of the fixed sample on which a mean is set
ZOEKSTAPPEN = 60


@dataclass(frozen=True, slots=True)
class Duur:
    """A length of stay in days: below ``grens`` with chance ``onder_grens`` (even), else lognormal beyond it.

    ``factor`` is the median beyond the limit; ``ijk`` sets it so that the mean comes out.
    """

    spreiding: float
    grens: int = 0
    onder_grens: float = 0.0
    minimum: int = 1
    factor: float = 1.0


def verdeel(totaal: int, gewichten: Sequence[float] | Getallen) -> Reeks:
    """Divide a whole number over weights by largest remainder; equal remainders go to the first."""
    w = np.asarray(gewichten, dtype=np.float64)
    if w.sum() <= 0 or totaal <= 0:
        return np.zeros(w.size, dtype=np.int32)
    precies = totaal * w / w.sum()
    heel = np.floor(precies).astype(np.int32)
    over = totaal - int(heel.sum())
    heel[np.argsort(-(precies - heel), kind="stable")[:over]] += 1
    return np.asarray(heel, dtype=np.int32)


def kies(rng: np.random.Generator, gewichten: Sequence[float] | Getallen | Reeks, aantal: int) -> Reeks:
    """``aantal`` independent draws of an index, by weight."""
    stand = np.cumsum(np.asarray(gewichten, dtype=np.float64))
    worp = rng.random(aantal) * stand[-1]
    return np.asarray(np.minimum(np.searchsorted(stand, worp, side="right"), stand.size - 1), dtype=np.int32)


def meng(rng: np.random.Generator, totaal: int, gewichten: Sequence[float] | Getallen) -> Reeks:
    """Indices in exact shares (``verdeel``), in random order."""
    rij = np.repeat(np.arange(len(gewichten), dtype=np.int32), verdeel(totaal, gewichten))
    rng.shuffle(rij)
    return rij


def spreid(rng: np.random.Generator, aantal: int, van: int, tot: int) -> Dagen:
    """``aantal`` rising days in ``[van, tot)``: one in each of equally long pieces."""
    plaats = (np.arange(aantal) + rng.random(aantal)) / max(1, aantal)
    return (van + np.floor(plaats * (tot - van))).astype(np.int32)


def leeftijden(rng: np.random.Generator, banden: Sequence[tuple[int, int, float]], aantal: int) -> Getallen:
    """Ages in years with fraction, from bands (from, up to and including, weight)."""
    band = kies(rng, [w for _, _, w in banden], aantal)
    van = np.array([b[0] for b in banden], dtype=np.float64)[band]
    tot = np.array([b[1] + 1 for b in banden], dtype=np.float64)[band]
    return van + rng.random(aantal) * (tot - van)


def trek_duur(rng: np.random.Generator, duur: Duur, grens: NDArray[np.int64] | Dagen) -> Dagen:
    """Lengths of stay in days, one per entry of ``grens`` (the longest possible stay); at least one day."""
    lang = _lengtes(duur, rng.random(grens.size), rng.standard_normal(grens.size))
    return np.maximum(1, np.minimum(lang, grens)).astype(np.int32)


def ijk(duur: Duur, gemiddeld: float, grens: Getallen) -> Duur:
    """The same shape with its mean set, for entrants whose longest possible stays are ``grens`` (days, any length).

    Bisection on a fixed sample. When even endless stays cannot reach the mean, the longest is taken.
    """
    proef = np.random.default_rng(0)
    kans, normaal = (np.arange(PROEF) + 0.5) / PROEF, proef.standard_normal(PROEF)
    limiet = np.resize(grens, PROEF)[proef.permutation(PROEF)]
    laag, hoog = np.log(0.01), np.log(1e6)
    for _ in range(ZOEKSTAPPEN):
        midden = (laag + hoog) / 2
        poging = Duur(duur.spreiding, duur.grens, duur.onder_grens, duur.minimum, float(np.exp(midden)))
        if np.minimum(_lengtes(poging, kans, normaal), limiet).mean() < gemiddeld:
            laag = midden
        else:
            hoog = midden
    return Duur(duur.spreiding, duur.grens, duur.onder_grens, duur.minimum, float(np.exp(laag)))


def _lengtes(duur: Duur, kans: Getallen, normaal: Getallen) -> Getallen:
    deel = kans / duur.onder_grens if duur.onder_grens else kans
    kort = duur.minimum + deel * (duur.grens - duur.minimum)
    lang = np.maximum(duur.minimum, duur.grens + duur.factor * np.exp(duur.spreiding * normaal))
    return np.where(kans < duur.onder_grens, kort, lang)
