"""What a small change would cost, shown at once: one place fewer or more, one youth to one offer, one refusal.

Method: the stages become one weighted sum over the columns that matter, and the sibling groups stay as they are in
the plan. The programme is kept, so that a change is solved from where the last answer stopped; a choice that was left
out joins when it is asked about. The cost shown is the difference between two such answers; a full calculation may
find better ones: ``is_benadering``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from zorglandschap.core.matching.profiel import Bools, Ints
from zorglandschap.core.matching.verdeling.daling import NUL
from zorglandschap.core.matching.verdeling.oplosser import Oplossing, Warm
from zorglandschap.core.matching.verdeling.trappen import Uitslag

VERHOUDING = 6.0  # how much a stage outweighs the next one in the weighted sum
DICHTBIJ = 16  # columns of each youth that take part, the best first


@dataclass(frozen=True, slots=True)
class Verschil:
    """Change of every stage (below zero is better); ``kan`` is False when nothing fits after the change.

    ``geraakt`` are the youths whose place changes.
    """

    kan: bool
    trappen: tuple[tuple[str, int], ...]
    geraakt: tuple[int, ...]
    is_benadering: bool = True

    @property
    def kost(self) -> tuple[str, int] | None:
        """The first stage that becomes worse or better, and by how much."""
        return next(((naam, verschil) for naam, verschil in self.trappen if verschil), None)


class WatAls:
    """Asks small questions about one plan."""

    def __init__(self, uitslag: Uitslag) -> None:
        self._uitslag = uitslag
        model = uitslag.model
        self._mee = _mee(uitslag)
        self._kolom = np.full(model.kolommen.aantal, -1, dtype=np.int64)
        self._kolom[self._mee] = np.arange(self._mee.size)
        matrix = model.rijen.matrix[:, self._mee]
        self._gewogen = _gewogen(uitslag)
        self._warm = Warm(matrix, model.rijen.onder, model.rijen.boven, self._gewogen[self._mee])
        self._basis = self._x(self._warm.met())

    def plek(self, aanbod: int, erbij: int) -> Verschil:
        """``erbij`` places more (or fewer, below zero) at the offer with this id.

        At a full offer a place more is one that somebody leaves: it counts as coming free after a move.
        """
        o, rijen = self._uitslag.model.opgave, self._uitslag.model.rijen
        j = _rij(o.aanbod_id, aanbod, "aanbod")
        if o.vrij[j] == o.reserve[j] == 0 < erbij and (later := rijen.later_van(j)):
            return self._vraag(rijen={rij: float(rijen.boven[rij]) + erbij for rij in later})
        if not (o.vrij[j] > o.reserve[j] and o.vrij[j] - o.reserve[j] + erbij >= 0):
            return Verschil(kan=False, trappen=(), geraakt=())
        return self._vraag(rijen={rij: float(rijen.boven[rij]) + erbij for rij in rijen.van_aanbod(j)})

    def zet(self, jeugdige: int, aanbod: int) -> Verschil:
        """This youth to this offer, whatever it costs the others; also when somebody has to make room."""
        kolommen, erbij = self._van(jeugdige, aanbod), self._erbij(jeugdige, aanbod)
        rij, o = _rij(self._uitslag.model.opgave.jeugdige_id, jeugdige, "jeugdige"), self._uitslag.model.opgave
        eigen = np.flatnonzero(o.randen.jeugdige[self._uitslag.model.kolommen.rand] == rij)
        blijf = self._uitslag.model.kolommen.blijf_van + rij
        dicht = set(self._kolom[eigen].tolist()) - set(kolommen) | {int(self._kolom[blijf])}
        if not self._raak(jeugdige, aanbod).size and not kolommen:
            return Verschil(kan=False, trappen=(), geraakt=())
        return self._vraag(dicht=tuple(sorted(dicht - {-1})), erbij=erbij)

    def blijf(self, jeugdige: int) -> Verschil:
        """This youth keeps waiting, or stays in the present place."""
        rij, o = _rij(self._uitslag.model.opgave.jeugdige_id, jeugdige, "jeugdige"), self._uitslag.model.opgave
        k = self._uitslag.model.kolommen
        eigen = np.flatnonzero(o.randen.jeugdige[k.rand] == rij)
        groepen = k.groep_van + k.groepen.lid_kolom[np.isin(k.groepen.lid_keuze, eigen)]
        dicht = self._kolom[np.concatenate([eigen, groepen])]
        return self._vraag(dicht=tuple(sorted(set(dicht[dicht >= 0].tolist()))))

    def weiger(self, jeugdige: int, aanbod: int) -> Verschil:
        """This offer says no to this youth, or the other way round."""
        return self._vraag(dicht=tuple(self._van(jeugdige, aanbod)))

    def _raak(self, jeugdige: int, aanbod: int) -> Ints:
        """All columns in which this youth goes to this offer alone."""
        o, k = self._uitslag.model.opgave, self._uitslag.model.kolommen
        i, j = _rij(o.jeugdige_id, jeugdige, "jeugdige"), _rij(o.aanbod_id, aanbod, "aanbod")
        return np.flatnonzero((o.randen.jeugdige[k.rand] == i) & (o.randen.aanbod[k.rand] == j))

    def _erbij(self, jeugdige: int, aanbod: int) -> Ints:
        """Those of them that were left out of the programme, and the moves left out of who could make room there."""
        o, k = self._uitslag.model.opgave, self._uitslag.model.kolommen
        vertrekt = o.huidig[o.randen.jeugdige[k.rand]] == _rij(o.aanbod_id, aanbod, "aanbod")
        raak = np.union1d(self._raak(jeugdige, aanbod), np.flatnonzero(vertrekt))
        return raak[self._kolom[raak] < 0]

    def _van(self, jeugdige: int, aanbod: int) -> list[int]:
        k, raak = self._uitslag.model.kolommen, self._raak(jeugdige, aanbod)
        groepen = k.groep_van + k.groepen.lid_kolom[np.isin(k.groepen.lid_keuze, raak)]
        gevonden = self._kolom[np.concatenate([raak, groepen])]
        return sorted(set(gevonden[gevonden >= 0].tolist()))

    def _vraag(
        self, *, rijen: dict[int, float] | None = None, dicht: tuple[int, ...] = (), erbij: Ints | None = None
    ) -> Verschil:
        model = self._uitslag.model
        meer = None
        if erbij is not None and erbij.size:
            meer = (model.rijen.matrix[:, erbij], self._gewogen[erbij])
        oplossing = self._warm.met(rijen=rijen, dicht=dicht, erbij=meer)
        if oplossing is None:
            return Verschil(kan=False, trappen=(), geraakt=())
        x = self._x(oplossing)
        if meer is not None and erbij is not None:
            x[erbij] = oplossing.x[self._mee.size :]
        kosten = model.kolommen.kosten[:, :-1]
        verschil = np.rint((x - self._basis) @ kosten).astype(np.int64).tolist()
        namen = [trap.sleutel for trap in model.orde.trappen]
        anders = np.flatnonzero(np.abs(x - self._basis)[: model.kolommen.blijf_van] > NUL)
        geraakt = np.unique(model.opgave.randen.jeugdige[model.kolommen.rand[anders]])
        ids = tuple(model.opgave.jeugdige_id[geraakt].tolist())
        return Verschil(kan=True, trappen=tuple(zip(namen, verschil, strict=True)), geraakt=ids)

    def _x(self, oplossing: Oplossing | None) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        x = np.zeros(self._uitslag.model.kolommen.aantal)
        x[self._mee] = 0.0 if oplossing is None else oplossing.x[: self._mee.size]
        return x


def _gewogen(uitslag: Uitslag) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """One number per column: every stage outweighs the next by a fixed ratio, each scaled to its largest count."""
    kosten = uitslag.model.kolommen.kosten[:, :-1].astype(np.float64)
    schaal = kosten / np.maximum(kosten.max(axis=0, initial=1.0), 1.0)
    gewichten = VERHOUDING ** -np.arange(kosten.shape[1])
    return np.asarray(schaal @ gewichten * 1e6)


def _mee(uitslag: Uitslag) -> Ints:
    """The chosen columns, the best of each youth, and everything that is no choice of one youth or group."""
    model = uitslag.model
    k, gewogen = model.kolommen, _gewogen(uitslag)
    jeugdige = model.opgave.randen.jeugdige[k.rand]
    orde = np.lexsort((np.arange(jeugdige.size), gewogen[: jeugdige.size], jeugdige))
    rang = np.arange(orde.size) - np.searchsorted(jeugdige[orde], jeugdige[orde])
    mee: Bools = np.ones(k.aantal, dtype=np.bool_)
    mee[: jeugdige.size] = False
    mee[orde[rang < DICHTBIJ]] = True
    groep = model.groepskolom
    mee[groep] = False
    return np.flatnonzero(mee | (uitslag.x > 0))


def _rij(ids: Ints, sleutel: int, soort: str) -> int:
    rij = int(np.searchsorted(ids, sleutel))
    if rij >= ids.size or int(ids[rij]) != sleutel:
        raise ValueError(f"‘{soort}’ {sleutel} staat niet in het plan.")
    return rij
