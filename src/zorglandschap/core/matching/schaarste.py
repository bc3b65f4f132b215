"""How scarce places like an offer are for others, from the last measurement of what is worth building.

Only for the order of equals in ``rangorde.rank``. What the measurement does not know, or what so few youths asked for
that the screen hides it, is not known here either (NaN), and then nothing is ordered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.matching.profiel import HULPVORMEN, Aanbiedingen, Reals


@dataclass(frozen=True, slots=True)
class Schaarste:
    """What one more place would add, in points a week, per form and gemeente (CBS number), as measured on a day.

    Of every pair of ``vormen`` and ``gemeenten`` it is known; where no price stands, a place more adds nothing.
    """

    op: date
    vormen: frozenset[Hulpvorm]
    gemeenten: frozenset[int]
    prijzen: Mapping[tuple[Hulpvorm, int], float]

    def geldt(self, op: date, *, dagen: int) -> bool:
        """True when the measurement is of that day or at most ``dagen`` days older."""
        return 0 <= (op - self.op).days <= dagen


def per_aanbod(schaarste: Schaarste, aanbiedingen: Aanbiedingen) -> Reals:
    """The scarcity of each offer, shape n; NaN where the measurement says nothing."""
    gemeenten = np.array(sorted(schaarste.gemeenten), dtype=np.int64)
    tabel = np.full((len(HULPVORMEN), gemeenten.size + 1), np.nan)  # the last column: another gemeente
    for vorm in schaarste.vormen:
        prijzen = [schaarste.prijzen.get((vorm, gemeente), 0.0) for gemeente in gemeenten.tolist()]
        tabel[HULPVORMEN.index(vorm), :-1] = prijzen
    waar = np.searchsorted(gemeenten, aanbiedingen.gemeente)
    bekend = np.isin(aanbiedingen.gemeente, gemeenten)
    return np.asarray(tabel[aanbiedingen.hulpvorm, np.where(bekend, waar, gemeenten.size)])
