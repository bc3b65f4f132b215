"""The rows of the assignment: one choice for each youth and group, and never more than there are places."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csc_array

from zorglandschap.core.matching.profiel import Ints, Reals
from zorglandschap.core.matching.verdeling.kolommen import RESERVE, Kolommen
from zorglandschap.core.matching.verdeling.opgave import GEEN, Opgave


@dataclass(frozen=True, slots=True, eq=False)
class Rijen:
    """``onder <= matrix @ x <= boven``, with ``matrix`` rows x columns."""

    matrix: csc_array
    onder: Reals
    boven: Reals
    vrij_aanbod: Ints  # per row the offer whose free places it counts, GEEN for other rows
    later_aanbod: Ints  # per row the offer whose places it counts that come free by a first move

    def van_aanbod(self, aanbod: int) -> list[int]:
        """The rows in which the free places of this offer stand."""
        return np.flatnonzero(self.vrij_aanbod == aanbod).tolist()

    def later_van(self, aanbod: int) -> list[int]:
        """The row in which the places of this offer stand that a first move frees; none when nobody could move."""
        return np.flatnonzero(self.later_aanbod == aanbod).tolist()


def maak_rijen(o: Opgave, k: Kolommen, keten: int) -> Rijen:
    """Blocks of rows: youths, groups, places per position, places that are not reserve, use of places, teams, areas.

    Waiting youths use places in three nested kinds: who can only come after a move, everybody not in crisis,
    everybody. Nested kinds make the counts per offer enough: a division over the places always exists.
    """
    n, m, groepen = o.aantal_jeugdigen, o.aantal_aanbod, int(o.groep.max(initial=GEEN)) + 1
    plek, gewoon = n + groepen, n + groepen + m * keten
    gebruik, team = gewoon + m, gewoon + 4 * m
    delen = [*_keuzes(o, k, n, groepen), *_verhuizers(o, k, plek, gewoon, team, keten)]
    delen += [*_wachtenden(o, k, gebruik), *_plekken(o, k, plek, gewoon, gebruik, team), *_hulp(o, k, team)]
    rij, kolom = (np.concatenate([d[q] for d in delen]) for q in (0, 1))
    waarde = np.repeat([d[2] for d in delen], [d[0].size for d in delen])
    gebied = team + int(o.team_id.size)
    aantal = gebied + int(o.kan_gebied.max(initial=GEEN)) + 1
    onder, boven = np.full(aantal, -np.inf), np.zeros(aantal)
    onder[:plek] = boven[:plek] = 1.0
    leden = np.flatnonzero(o.groep != GEEN)
    onder[leden] = boven[leden] = 0.0
    boven[plek : plek + m] = o.vrij
    boven[gewoon:gebruik] = np.maximum(o.vrij - o.reserve, 0)
    boven[team:gebied] = o.ruimte
    matrix = csc_array((waarde, (rij, kolom)), shape=(aantal, k.aantal))
    leeg = np.flatnonzero(np.diff(matrix.tocsr().indptr))
    van = np.full(aantal, GEEN, dtype=np.int64)
    van[plek : plek + m] = van[gewoon:gebruik] = np.arange(m)
    later = np.full(aantal, GEEN, dtype=np.int64)
    if keten > 1:
        later[plek + m : plek + 2 * m] = np.arange(m)
    return Rijen(csc_array(matrix[leeg]), onder[leeg], boven[leeg], van[leeg], later[leeg])


_Deel = tuple[Ints, Ints, float]


def _keuzes(o: Opgave, k: Kolommen, n: int, groepen: int) -> list[_Deel]:
    """Every youth chooses once; who is in a group chooses alone only when the group splits up."""
    leden, alle = np.flatnonzero(o.groep != GEEN), np.arange(groepen)
    return [
        (o.randen.jeugdige[k.rand], np.arange(k.rand.size), 1.0),
        (np.arange(n), k.blijf_van + np.arange(n), 1.0),
        (leden, k.los_van + o.groep[leden], -1.0),
        (n + alle, k.wacht_samen_van + alle, 1.0),
        (n + k.groepen.groep, k.groep_van + np.arange(k.groepen.aantal), 1.0),
        (n + alle, k.los_van + alle, 1.0),
    ]


def _verhuizers(o: Opgave, k: Kolommen, plek: int, gewoon: int, team: int, keten: int) -> list[_Deel]:
    """Who moves takes a place at a position, and leaves one for the next position."""
    kolom = np.arange(k.verhuis_van, k.rand.size)
    rand, plaats, m = k.rand[kolom], k.plaats[kolom], o.aantal_aanbod
    jeugdige, aanbod = o.randen.jeugdige[rand], o.randen.aanbod[rand]
    verder, eerste = plaats < keten, plaats == 1
    hulp = o.hulprij[aanbod]
    zonder_crisis, met_team = eerste & ~o.crisis[jeugdige], eerste & (hulp != GEEN)
    return [
        (plek + (plaats - 1) * m + aanbod, kolom, 1.0),
        (plek + plaats[verder] * m + o.huidig[jeugdige[verder]], kolom[verder], -1.0),
        (gewoon + aanbod[zonder_crisis], kolom[zonder_crisis], 1.0),
        (team + hulp[met_team], kolom[met_team], 1.0),
    ]


def _wachtenden(o: Opgave, k: Kolommen, gebruik: int) -> list[_Deel]:
    """Places used by waiting youths, alone or in a group, in the three nested kinds."""
    keuze = np.concatenate([np.arange(k.verhuis_van), k.groepen.lid_keuze])
    kolom = np.concatenate([np.arange(k.verhuis_van), k.groep_van + k.groepen.lid_kolom])
    rand, m = k.rand[keuze], o.aantal_aanbod
    aanbod = o.randen.aanbod[rand]
    na = o.randen.na_verhuizing[rand]
    niet_crisis = na | ~o.crisis[o.randen.jeugdige[rand]]
    krap = na & (o.vrij[aanbod] > 0)  # elsewhere every place comes free by a move, and the row of all is enough
    nauw = niet_crisis & (o.reserve[aanbod] > 0) & (o.vrij[aanbod] > 0)
    return [
        (gebruik + aanbod[krap], kolom[krap], 1.0),
        (gebruik + m + aanbod[nauw], kolom[nauw], 1.0),
        (gebruik + 2 * m + aanbod, kolom, 1.0),
    ]


def _plekken(o: Opgave, k: Kolommen, plek: int, gewoon: int, gebruik: int, team: int) -> list[_Deel]:
    """Places for waiting youths: taken from a position, and given to the kinds that may use them."""
    kolom, aanbod, plaats = k.plek_van + np.arange(k.plek_aanbod.size), k.plek_aanbod, k.plek_plaats
    m, nu, later = o.aantal_aanbod, plaats <= 1, plaats > 1
    vrij, niet_reserve = plaats == 1, plaats != RESERVE
    hulp = o.hulprij[aanbod]
    met_team = nu & (hulp != GEEN)
    return [
        (plek + np.maximum(plaats - 1, 0) * m + aanbod, kolom, 1.0),
        (gewoon + aanbod[vrij], kolom[vrij], 1.0),
        (team + hulp[met_team], kolom[met_team], 1.0),
        (gebruik + aanbod[later], kolom[later], -1.0),
        (gebruik + m + aanbod[niet_reserve], kolom[niet_reserve], -1.0),
        (gebruik + 2 * m + aanbod, kolom, -1.0),
    ]


def _hulp(o: Opgave, k: Kolommen, team: int) -> list[_Deel]:
    """Stays in an area take the room that teams give to that area; a team gives no more than it has."""
    kolom = k.hulp_van + np.arange(o.kan_team.size)
    return [(team + o.team_id.size + o.kan_gebied, kolom, -1.0), (team + o.kan_team, kolom, 1.0)]
