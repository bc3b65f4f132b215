"""Together before apart: how an offer stands to the locations where a brother or sister of the youth lives already.

Method: a place at such a location meets the wish, another place to live does not. Who has no brother or sister living
somewhere has nothing to meet, and neither has help at home: nobody leaves home because a brother or sister did. What
asks nothing gets all points, at every offer, so that it changes nothing to the order.
"""

from __future__ import annotations

import numpy as np

from zorglandschap.core.matching.gezinswens import BLIJFT_THUIS
from zorglandschap.core.matching.profiel import Aanbiedingen, Ints, Profiel, Reals

SAMEN, APART, GEEN_VRAAG = 1, 0, -1


def weeg_samen(profiel: Profiel, a: Aanbiedingen, rijen: Ints) -> Ints:
    """Per row 1 a brother or sister lives there, 0 only elsewhere, -1 nothing to meet."""
    if not profiel.gezinslocaties:
        return np.full(rijen.size, GEEN_VRAAG, dtype=np.int64)
    daar = np.isin(a.locatie[rijen], np.fromiter(profiel.gezinslocaties, dtype=np.int64))
    return np.where(BLIJFT_THUIS[a.hulpvorm[rijen]], GEEN_VRAAG, daar.astype(np.int64))


def deel_samen(stand: Ints) -> Reals:
    """The score of each row: 0 where a brother or sister lives only elsewhere, else 1."""
    return np.asarray((stand != APART).astype(np.float64))


def als_antwoord(stand: int) -> bool | None:
    """Met, not met, or None when there is nothing to meet."""
    return None if stand == GEEN_VRAAG else stand == SAMEN
