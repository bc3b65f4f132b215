"""Large scale, for studies of capacity: without brothers and sisters, as one weighted sum, exactly.

Every free place and every place that a mover holds is a seat; who moves keeps the own seat unless it is better
used. What it precisely leaves out, always in the generous direction: teams (their room is not counted), the reserve
(also who is not in crisis may use it), places that only come free after a move (they count as free at once), the limit
to the length of a chain, and brothers and sisters (each child by itself). So it says what is at best possible, and is
no plan for a table; for several regions with all of that, see ``weging``. The matching is exact for its own sum.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from zorglandschap.core.matching.profiel import Ints
from zorglandschap.core.matching.verdeling.opgave import GEEN, Opgave

NIVEAUKOSTEN = 10_000  # one level weighs more than all wishes of a youth; without a place weighs most
DAG = 10


@dataclass(frozen=True, slots=True, eq=False)
class Ruwe:
    """Offer per youth (row; GEEN: waits or stays), and the total of the weighted sum."""

    aanbod: Ints
    totaal: int


def gewogen(o: Opgave) -> tuple[Ints, Ints]:
    """Whole costs per edge and of staying or waiting: level, urgency, then missed points by waiting."""
    r = o.randen
    wacht = o.wachtdagen // DAG
    rand = r.niveau * NIVEAUKOSTEN + r.gemis * (9 + np.minimum(wacht[r.jeugdige], 40)) // 9
    blijf = o.niveau_blijf * NIVEAUKOSTEN + o.gemis_blijf * (9 + np.minimum(wacht, 40)) // 9
    return rand + 1, blijf + 1 + o.wacht * o.urgentie * 4 * NIVEAUKOSTEN


def verdeel_ruw(o: Opgave) -> Ruwe:
    """The best weighted sum without groups, teams, reserve or limit to chains, by matching youths to seats."""
    rand, blijf = gewogen(o)
    r, n = o.randen, o.aantal_jeugdigen
    if n == 0:
        return Ruwe(np.zeros(0, dtype=np.int64), 0)
    bezet = np.bincount(o.huidig[o.huidig != GEEN], minlength=o.aantal_aanbod)
    stoelen = o.vrij + bezet
    begin = np.concatenate([[0], np.cumsum(stoelen)])
    aantal = stoelen[r.aanbod]
    rij = np.repeat(r.jeugdige, aantal)
    binnen = np.arange(rij.size) - np.repeat(np.cumsum(aantal) - aantal, aantal)
    kolom = np.repeat(begin[r.aanbod], aantal) + binnen
    eigen = np.flatnonzero(~o.wacht)
    # who stays keeps one of the seats of the own offer; who waits has a seat of the own outside
    thuis = np.repeat(eigen, stoelen[o.huidig[eigen]])
    plek = np.arange(thuis.size) - np.repeat(
        np.cumsum(stoelen[o.huidig[eigen]]) - stoelen[o.huidig[eigen]], stoelen[o.huidig[eigen]]
    )
    thuis_kolom = begin[o.huidig[thuis]] + plek
    buiten = np.flatnonzero(o.wacht)
    alle_rij = np.concatenate([rij, thuis, buiten])
    alle_kolom = np.concatenate([kolom, thuis_kolom, begin[-1] + np.arange(buiten.size)])
    waarde = np.concatenate([np.repeat(rand, aantal), blijf[thuis], blijf[buiten]]).astype(np.float64)
    graaf = csr_array((waarde, (alle_rij, alle_kolom)), shape=(n, int(begin[-1]) + buiten.size))
    wie, stoel = min_weight_full_bipartite_matching(graaf)
    aanbod = np.searchsorted(begin, stoel, side="right") - 1
    aanbod[stoel >= begin[-1]] = GEEN
    uit = np.full(n, GEEN, dtype=np.int64)
    uit[wie] = np.where(aanbod == o.huidig[wie], GEEN, aanbod)
    gekozen = np.asarray(graaf[wie, stoel]).ravel()
    return Ruwe(uit, int(gekozen.sum()))
