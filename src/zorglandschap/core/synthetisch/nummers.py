"""Citizen numbers that pass the elfproef and that nobody has: nine digits, starting with a 9."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zorglandschap.core.begrippen.bsn import GEWICHTEN

HOOGSTE = 99_999_999  # the first eight digits; numbers that start with 9 are never given out
LAAGSTE = 90_000_000


def onmogelijke_bsns(rng: np.random.Generator, aantal: int) -> NDArray[np.int64]:
    """``aantal`` different numbers in random order, from the top down (999…); raises ValueError when they run out.

    The ninth digit is the one that makes the weighted sum divisible by eleven; where that would be ten,
    the eight digits have no valid number (one in eleven).
    """
    begin = np.arange(HOOGSTE, max(LAAGSTE - 1, HOOGSTE - (aantal * 6) // 5 - 100), -1, dtype=np.int64)
    rest = np.zeros(begin.size, dtype=np.int64)
    for plaats, gewicht in enumerate(GEWICHTEN[:8]):
        rest += gewicht * (begin // 10 ** (7 - plaats) % 10)
    geldig = rest % 11 != 10
    nummers = (begin * 10 + rest % 11)[geldig][:aantal]
    if nummers.size < aantal:
        raise ValueError(f"Er zijn niet genoeg onmogelijke nummers voor {aantal} jeugdigen.")
    return rng.permutation(nummers)
