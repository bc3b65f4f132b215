"""The assignment as columns and rows: who goes where, who moves in which order, sibling groups as one column.

Who waits never frees a place, so for that youth it does not matter in which order the place came free: a column is
a youth and an offer. Who moves does free a place: a column is a youth, an offer and a position in the chain. Per
offer a few columns say how many places of each kind go to waiting youths: free now, kept for crisis, or freed by a
move at position p - 1. So every chain starts at a free place, never goes round, and can be carried out in order.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from zorglandschap.core.matching.profiel import Bools, Ints
from zorglandschap.core.matching.verdeling.doelorde import Doel, Doelorde, Trap
from zorglandschap.core.matching.verdeling.groepen import Groepskolommen, groepskolommen
from zorglandschap.core.matching.verdeling.opgave import GEEN, Opgave

RESERVE = 0  # position of a place that is kept for crisis; 1 is free now, 2 and more come free by a move


@dataclass(frozen=True, slots=True, eq=False)
class Kolommen:
    """All columns, block after block, with what each counts per stage (``kosten``: columns x stages, lot last).

    Blocks: waiting youths to offers, movers to offers at a position, staying or waiting (one for each youth),
    groups that wait together, groups that live together, groups that split up, places for waiting youths, room of a
    team given to stays in an area. ``rand`` and ``plaats`` describe the first two blocks; ``plek_aanbod`` and
    ``plek_plaats`` the places; the rooms cost nothing and stand in the order of ``kan_team``.
    """

    rand: Ints
    plaats: Ints
    groepen: Groepskolommen
    plek_aanbod: Ints
    plek_plaats: Ints
    verhuis_van: int
    blijf_van: int
    wacht_samen_van: int
    groep_van: int
    los_van: int
    plek_van: int
    hulp_van: int
    kosten: Ints

    @property
    def aantal(self) -> int:
        """Number of columns."""
        return int(self.kosten.shape[0])


def maak_kolommen(o: Opgave, orde: Doelorde) -> Kolommen:
    """The columns of this question, in a fixed order."""
    vertrek, verhuis_rand, verhuis_plaats = _verhuizingen(o, orde.keten)
    plek_aanbod, plek_plaats = _plekken(o, vertrek)
    wacht_rand = np.flatnonzero(_bereikbaar(o, vertrek) & o.wacht[o.randen.jeugdige])
    rand = np.concatenate([wacht_rand, verhuis_rand])
    plaats = np.concatenate([np.zeros(wacht_rand.size, dtype=np.int64), verhuis_plaats])
    keuzes, blijf = _keuzekosten(o, orde, rand, plaats), _blijfkosten(o, orde)
    groepen = groepskolommen(o, wacht_rand, keuzes[: wacht_rand.size], vertrek)
    leden, aantal = np.flatnonzero(o.groep != GEEN), int(o.groep.max(initial=GEEN)) + 1
    wacht_samen = np.zeros((aantal, blijf.shape[1]), dtype=np.int64)
    np.add.at(wacht_samen, o.groep[leden], blijf[leden])
    delen = [keuzes, blijf, wacht_samen, groepen.kosten, _loskosten(o, orde, aantal)]
    delen += [_plekkosten(o, orde, plek_aanbod, plek_plaats)]
    delen += [np.zeros((o.kan_team.size, blijf.shape[1]), dtype=np.int64)]
    verhuis_van, eerste = int(wacht_rand.size), [int(van) for van in np.cumsum([len(deel) for deel in delen])]
    kosten = np.concatenate(delen)
    blijf_van, wacht_samen_van, groep_van, los_van, plek_van, hulp_van = eerste[:6]
    return Kolommen(
        rand=rand,
        plaats=plaats,
        groepen=groepen,
        plek_aanbod=plek_aanbod,
        plek_plaats=plek_plaats,
        verhuis_van=verhuis_van,
        blijf_van=blijf_van,
        wacht_samen_van=wacht_samen_van,
        groep_van=groep_van,
        los_van=los_van,
        plek_van=plek_van,
        hulp_van=hulp_van,
        kosten=kosten,
    )


def _verhuizingen(o: Opgave, keten: int) -> tuple[Ints, Ints, Ints]:
    """Most departures per offer and position (offers x keten + 1), and the edges of movers with their position."""
    r = o.randen
    verhuist = ~o.wacht[r.jeugdige]
    kan = verhuist & ~r.na_verhuizing & (_vrij_voor(o) > 0)
    vertrek = np.zeros((o.aantal_aanbod, keten + 1), dtype=np.int64)
    delen_rand, delen_plaats = [], []
    for plaats in range(1, keten + 1):
        rand = np.flatnonzero(kan)
        delen_rand.append(rand)
        delen_plaats.append(np.full(rand.size, plaats, dtype=np.int64))
        vertrek[:, plaats] = np.bincount(o.huidig[np.unique(r.jeugdige[rand])], minlength=o.aantal_aanbod)
        kan = verhuist & (vertrek[r.aanbod, plaats] > 0)
    return vertrek, np.concatenate(delen_rand), np.concatenate(delen_plaats)


def _vrij_voor(o: Opgave) -> Ints:
    """Per edge the free places that this youth may use: the reserve is for crisis only."""
    r = o.randen
    return np.where(o.crisis[r.jeugdige], o.vrij[r.aanbod], o.vrij[r.aanbod] - o.reserve[r.aanbod])


def _bereikbaar(o: Opgave, vertrek: Ints) -> Bools:
    """True for edges with a place that is free, or that a move inside a chain can free."""
    r = o.randen
    return np.asarray((~r.na_verhuizing & (_vrij_voor(o) > 0)) | (vertrek[r.aanbod, 1:-1] > 0).any(axis=1))


def _plekken(o: Opgave, vertrek: Ints) -> tuple[Ints, Ints]:
    """Which kinds of places an offer can have for waiting youths: offer and position, in order."""
    gewoon = np.maximum(o.vrij - o.reserve, 0)
    soorten = [(RESERVE, o.vrij - gewoon), (1, gewoon)]
    soorten += [(plaats + 1, vertrek[:, plaats]) for plaats in range(1, vertrek.shape[1] - 1)]
    delen = [(np.flatnonzero(aantal > 0), plaats) for plaats, aantal in soorten]
    aanbod = np.concatenate([d[0] for d in delen])
    return aanbod, np.repeat(np.array([d[1] for d in delen], dtype=np.int64), [d[0].size for d in delen])


def _keuzekosten(o: Opgave, orde: Doelorde, rand: Ints, plaats: Ints) -> Ints:
    r = o.randen
    jeugdige = r.jeugdige[rand]
    maten = _Maten(jeugdige, r.niveau[rand], r.gemis[rand], np.zeros(rand.size, dtype=np.bool_), plaats)
    return _kosten(o, orde, maten, lot(o.jeugdige_id[jeugdige], o.aanbod_id[r.aanbod[rand]], plaats))


def _blijfkosten(o: Opgave, orde: Doelorde) -> Ints:
    alle, nul = np.arange(o.aantal_jeugdigen), np.zeros(o.aantal_jeugdigen, dtype=np.int64)
    return _kosten(o, orde, _Maten(alle, o.niveau_blijf, o.gemis_blijf, o.wacht, nul), nul)


def _loskosten(o: Opgave, orde: Doelorde, aantal: int) -> Ints:
    """A group that splits up counts all its children; where they go, each counts for itself."""
    uit = np.zeros((aantal, len(orde.trappen) + 1), dtype=np.int64)
    leden = np.bincount(o.groep[o.groep != GEEN], minlength=aantal)
    for kolom, trap in enumerate(orde.trappen):
        uit[:, kolom] = leden * (trap.doel is Doel.GESPLITST)
    return uit


def _plekkosten(o: Opgave, orde: Doelorde, aanbod: Ints, plaats: Ints) -> Ints:
    uit = np.zeros((aanbod.size, len(orde.trappen) + 1), dtype=np.int64)
    for kolom, trap in enumerate(orde.trappen):
        uit[:, kolom] = np.maximum(plaats - 1, 0) * (trap.doel is Doel.KETENPLAATSEN)
    uit[:, -1] = lot(np.zeros_like(aanbod), o.aanbod_id[aanbod], plaats)
    return uit


@dataclass(frozen=True, slots=True, eq=False)
class _Maten:
    """What choices mean for youths: level, missed points, without a place, and position of a move (0: no move)."""

    jeugdige: Ints
    niveau: Ints
    gemis: Ints
    zonder_plek: Bools
    plaats: Ints


def _kosten(o: Opgave, orde: Doelorde, maten: _Maten, loten: Ints) -> Ints:
    kolommen = [_telt(trap, o, orde, maten) for trap in orde.trappen]
    return np.stack([*kolommen, loten], axis=1).astype(np.int64)


def _telt(trap: Trap, o: Opgave, orde: Doelorde, m: _Maten) -> Ints | Bools:
    tellers: dict[Doel, Callable[[], Ints | Bools]] = {
        Doel.ONGEPLAATST: lambda: m.zonder_plek & (o.urgentie[m.jeugdige] == trap.drempel),
        Doel.NIVEAU: lambda: m.niveau == trap.drempel,
        Doel.GESPLITST: lambda: np.zeros_like(m.jeugdige),
        Doel.GEMIS_BOVEN: lambda: m.gemis > trap.drempel,
        Doel.GEMIS: lambda: m.gemis * (orde.wacht_dagen + o.wachtdagen[m.jeugdige]),
        Doel.VERHUIZINGEN: lambda: m.plaats > 0,
        Doel.KETENPLAATSEN: lambda: np.maximum(m.plaats - 1, 0),
    }
    return tellers[trap.doel]()


def lot(jeugdige: Ints, aanbod: Ints, plaats: Ints) -> Ints:
    """The lot, below 2^20: arbitrary between choices that are equal in every stage, the same on every machine."""
    z = (jeugdige.astype(np.uint64) << np.uint64(34)) ^ (aanbod.astype(np.uint64) << np.uint64(3))
    z = z ^ plaats.astype(np.uint64)
    for schuif, maal in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        z = (z ^ (z >> np.uint64(schuif))) * np.uint64(maal)
    return ((z ^ (z >> np.uint64(31))) >> np.uint64(44)).astype(np.int64)
