"""Brothers and sisters as one choice: every way in which a group can live at one location, at its least cost.

A large family has more ways than can be written down one by one. So they are built child by child, and whenever there
are many only the best division per set of places goes on: costs add up stage by stage, so nothing better is lost.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from zorglandschap.core.matching.profiel import Ints
from zorglandschap.core.matching.verdeling.opgave import GEEN, Opgave

VEEL = 20_000  # so many divisions over the children are weighed at a time


@dataclass(frozen=True, slots=True, eq=False)
class Groepskolommen:
    """One column per group and set of places at one location.

    ``lid_keuze`` and ``lid_kolom`` say which columns of single youths a column stands for, column by column.
    """

    groep: Ints
    kosten: Ints
    lid_keuze: Ints
    lid_kolom: Ints

    @property
    def aantal(self) -> int:
        """Number of columns of groups that live together."""
        return int(self.groep.size)


def groepskolommen(o: Opgave, rand: Ints, kosten: Ints, vertrek: Ints) -> Groepskolommen:
    """All columns in a fixed order; of equal sets of places only the division that is best, stage by stage.

    ``rand`` is the edge of each column of a waiting youth and ``kosten`` its cost.
    """
    jeugdige, aanbod = o.randen.jeugdige[rand], o.randen.aanbod[rand]
    hoogstens = o.vrij + vertrek[:, 1:-1].sum(axis=1)
    per_kind: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for keuze in np.flatnonzero((o.groep[jeugdige] != GEEN) & o.randen.kan_samen[rand]).tolist():
        per_kind[int(jeugdige[keuze])][int(o.locatie[aanbod[keuze]])].append(keuze)
    # na_verhuizing decides which places a child may use, so it belongs to the kind of place
    soort = aanbod * 2 + o.randen.na_verhuizing[rand]
    groep_uit: list[int] = []
    leden_uit: list[tuple[int, ...]] = []
    for groep in range(int(o.groep.max(initial=GEEN)) + 1):
        kinderen = np.flatnonzero(o.groep == groep).tolist()
        for locatie in sorted(set.intersection(*(set(per_kind[kind]) for kind in kinderen))):
            keuzes = [np.array(per_kind[kind][locatie], dtype=np.int64) for kind in kinderen]
            beste = [tuple(rij) for rij in _verdeel(keuzes, soort, hoogstens, kosten).tolist()]
            groep_uit += [groep] * len(beste)
            leden_uit += beste
    lid_keuze = np.array([keuze for leden in leden_uit for keuze in leden], dtype=np.int64)
    lid_kolom = np.repeat(np.arange(len(leden_uit)), [len(leden) for leden in leden_uit]).astype(np.int64)
    som = np.zeros((len(leden_uit), kosten.shape[1]), dtype=np.int64)
    np.add.at(som, lid_kolom, kosten[lid_keuze])
    return Groepskolommen(np.array(groep_uit, dtype=np.int64), som, lid_keuze, lid_kolom)


def _verdeel(keuzes: list[Ints], soort: Ints, hoogstens: Ints, kosten: Ints) -> Ints:
    """The divisions over the children that are best for their set of places; a row per set, a column per child."""
    alle = np.zeros((1, 0), dtype=np.int64)
    for plek, eigen in enumerate(keuzes, 1):
        alle = np.hstack([np.repeat(alle, eigen.size, axis=0), np.tile(eigen, len(alle))[:, None]])
        if plek == len(keuzes) or len(alle) * keuzes[plek].size > VEEL:
            alle = _beste(alle, soort[alle], hoogstens, kosten)
    return alle


def _beste(alle: Ints, soort: Ints, hoogstens: Ints, kosten: Ints) -> Ints:
    """Per set of places that fits, the division over the children with the least cost, stage by stage."""
    aanbod = soort // 2
    samen = (aanbod[:, :, None] == aanbod[:, None, :]).sum(axis=2)
    past = (samen <= hoogstens[aanbod]).all(axis=1)
    alle, plek = alle[past], np.sort(soort[past], axis=1)
    som = kosten[alle].sum(axis=1)
    orde = np.lexsort((*reversed(som.T), *reversed(plek.T)))
    nieuw = np.ones(orde.size, dtype=np.bool_)
    nieuw[1:] = (plek[orde[1:]] != plek[orde[:-1]]).any(axis=1)
    return alle[orde[nieuw]]
