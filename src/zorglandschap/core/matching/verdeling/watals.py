"""What a small change would cost, shown at once: one place fewer or more, one youth to one offer, one refusal.

Method: a small programme (see ``klein``) is solved again with the change. Who is dragged away from brothers and
sisters can do so in two ways: the whole group goes to that location, or the group splits up. The better of the two
counts, and the answer says which. The other groups stay as they are in the plan; only when nothing fits otherwise,
the groups at that offer may choose again. The cost shown is the difference between two such answers; a full
calculation may find better ones: ``is_benadering``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from zorglandschap.core.matching.profiel import Ints, Reals
from zorglandschap.core.matching.verdeling.daling import NUL
from zorglandschap.core.matching.verdeling.klein import NIETS, Antwoord, Klein, Verandering
from zorglandschap.core.matching.verdeling.opgave import GEEN
from zorglandschap.core.matching.verdeling.oplosser import Basis
from zorglandschap.core.matching.verdeling.trappen import Uitslag


class Groepskeuze(StrEnum):
    """What happens to the brothers and sisters of who is dragged."""

    SAMEN_WONEN = "samen wonen"
    SAMEN_WACHTEN = "samen wachten"
    GESPLITST = "gesplitst"


@dataclass(frozen=True, slots=True)
class Verschil:
    """Change of every stage (below zero is better); ``kan`` is False when nothing fits after the change.

    ``geraakt`` are the youths whose place changes. Of who waits with brothers and sisters, ``groep`` are those and
    ``groepskeuze`` is what happens to them.
    """

    kan: bool
    trappen: tuple[tuple[str, int], ...]
    geraakt: tuple[int, ...]
    is_benadering: bool = True
    groep: tuple[int, ...] = ()
    groepskeuze: Groepskeuze | None = None

    @property
    def kost(self) -> tuple[str, int] | None:
        """The first stage that becomes worse or better, and by how much."""
        return next(((naam, verschil) for naam, verschil in self.trappen if verschil), None)


ONMOGELIJK = Verschil(kan=False, trappen=(), geraakt=())


class WatAls:
    """Asks small questions about one plan; ``basis`` is that of an earlier one, to start without solving."""

    def __init__(self, uitslag: Uitslag, basis: Basis | None = None) -> None:
        self._uitslag = uitslag
        self._klein = Klein(uitslag, basis)
        o, k = uitslag.model.opgave, uitslag.model.kolommen
        jeugdige = o.randen.jeugdige[k.rand]
        self._orde = np.argsort(jeugdige, kind="stable")
        self._grens = np.searchsorted(jeugdige[self._orde], np.arange(o.aantal_jeugdigen + 1))

    @property
    def basis(self) -> Basis:
        """Where each question starts; can be stored with the plan."""
        return self._klein.basis

    @property
    def waarden(self) -> tuple[int, ...]:
        """The stages of the small programme before any change."""
        kosten = self._uitslag.model.kolommen.kosten[:, :-1]
        return tuple(np.rint(self._klein.begin.x @ kosten).astype(np.int64).tolist())

    def plek(self, aanbod: int, erbij: int) -> Verschil:
        """``erbij`` places more (or fewer, below zero) at the offer with this id.

        At a full offer a place more is one that somebody leaves: it counts as coming free after a move.
        """
        o, rijen = self._uitslag.model.opgave, self._uitslag.model.rijen
        j = _rij(o.aanbod_id, aanbod, "aanbod")
        if o.vrij[j] == o.reserve[j] == 0 < erbij and (later := rijen.later_van(j)):
            return self._vraag(Verandering(rijen={rij: float(rijen.boven[rij]) + erbij for rij in later}))
        if not (o.vrij[j] > o.reserve[j] and o.vrij[j] - o.reserve[j] + erbij >= 0):
            return ONMOGELIJK
        return self._vraag(Verandering(rijen={rij: float(rijen.boven[rij]) + erbij for rij in rijen.van_aanbod(j)}))

    def zet(self, jeugdige: int, aanbod: int) -> Verschil:
        """This youth to this offer, whatever it costs the others; also when somebody has to make room."""
        i, j = self._rijen(jeugdige, aanbod)
        raak, groep = self._naar(i, j), self._groep(i)
        if not raak.size:
            return ONMOGELIJK
        eigen = np.append(self._keuzes(i), self._blijft(i))
        alleen = Verandering(dicht=np.concatenate([eigen, groep[:-1]]), erbij=groep[-1:])
        samen = np.intersect1d(groep, self._samen(raak))
        manieren = [Verandering(dicht=np.concatenate([eigen, np.setdiff1d(groep, samen)]), erbij=samen)]
        manieren = manieren[: samen.size] + [replace(alleen, vast=raak[n : n + 1]) for n in range(raak.size)]
        antwoord = self._vraag(*manieren, i=i)
        for ruimte in (*self._groepen_op(j), self._vertrek(j)):
            if antwoord.kan:
                break
            manieren = [manier.met(np.setdiff1d(ruimte, groep)) for manier in manieren]
            antwoord = self._vraag(*manieren, i=i)
        return antwoord

    def blijf(self, jeugdige: int) -> Verschil:
        """This youth keeps waiting, or stays in the present place."""
        i = _rij(self._uitslag.model.opgave.jeugdige_id, jeugdige, "jeugdige")
        groep = self._groep(i)
        return self._vraag(Verandering(dicht=np.concatenate([self._keuzes(i), groep[1:-1]]), erbij=groep), i=i)

    def weiger(self, jeugdige: int, aanbod: int) -> Verschil:
        """This offer says no to this youth, or the other way round."""
        i, j = self._rijen(jeugdige, aanbod)
        raak = self._naar(i, j)
        return self._vraag(Verandering(dicht=np.concatenate([raak, self._samen(raak)]), erbij=self._groep(i)), i=i)

    def _rijen(self, jeugdige: int, aanbod: int) -> tuple[int, int]:
        o = self._uitslag.model.opgave
        return _rij(o.jeugdige_id, jeugdige, "jeugdige"), _rij(o.aanbod_id, aanbod, "aanbod")

    def _keuzes(self, i: int) -> Ints:
        """The columns of this youth alone."""
        return self._orde[self._grens[i] : self._grens[i + 1]]

    def _naar(self, i: int, j: int) -> Ints:
        """Those of them in which the youth goes to this offer."""
        eigen, r = self._keuzes(i), self._uitslag.model.opgave.randen
        hier: Ints = eigen[r.aanbod[self._uitslag.model.kolommen.rand[eigen]] == j]
        return hier

    def _blijft(self, i: int) -> int:
        return self._uitslag.model.kolommen.blijf_van + i

    def _groep(self, i: int) -> Ints:
        """All choices of the group of this youth: waiting together first, splitting up last; none without a group."""
        groep = int(self._uitslag.model.opgave.groep[i])
        return NIETS if groep == GEEN else self._klein.van_groep(groep)

    def _samen(self, keuzes: Ints) -> Ints:
        """The choices of groups that one of these choices of a youth is a part of."""
        k = self._uitslag.model.kolommen
        return np.unique(k.groep_van + k.groepen.lid_kolom[np.isin(k.groepen.lid_keuze, keuzes)])

    def _vertrek(self, j: int) -> Ints:
        """The moves of everybody who lives at this offer: any of them could make room."""
        bewoners = np.flatnonzero(self._uitslag.model.opgave.huidig == j).tolist()
        return np.concatenate([NIETS, *(self._keuzes(i) for i in bewoners)])

    def _groepen_op(self, j: int) -> list[Ints]:
        """All choices of the groups that the plan gives places at this offer."""
        k, r = self._uitslag.model.kolommen, self._uitslag.model.opgave.randen
        hier = k.groepen.lid_kolom[r.aanbod[k.rand[k.groepen.lid_keuze]] == j]
        groepen = np.unique(k.groepen.groep[hier[self._uitslag.x[k.groep_van + hier] > 0]])
        return [self._klein.van_groep(groep) for groep in groepen.tolist()]

    def _vraag(self, *manieren: Verandering, i: int | None = None) -> Verschil:
        """The change by the best of these ways; ``i`` is the youth it is about."""
        antwoord = self._klein.los(*manieren)
        if antwoord is None:
            return ONMOGELIJK
        anders = np.flatnonzero(np.abs(antwoord.x - self._klein.begin.x) > NUL)
        delta = antwoord.x[anders] - self._klein.begin.x[anders]
        verschil = np.rint(delta @ self._uitslag.model.kolommen.kosten[anders, :-1]).astype(np.int64).tolist()
        namen = [trap.sleutel for trap in self._uitslag.model.orde.trappen]
        trappen = tuple(zip(namen, verschil, strict=True))
        groep = NIETS if i is None else self._groep(i)
        if i is None or not groep.size:
            return Verschil(kan=True, trappen=trappen, geraakt=self._geraakt(anders, delta))
        o = self._uitslag.model.opgave
        return Verschil(
            kan=True,
            trappen=trappen,
            geraakt=self._geraakt(anders, delta),
            groep=tuple(o.jeugdige_id[(o.groep == o.groep[i]) & (np.arange(o.groep.size) != i)].tolist()),
            groepskeuze=_groepskeuze(antwoord, groep),
        )

    def _geraakt(self, anders: Ints, delta: Reals) -> tuple[int, ...]:
        """Youths whose place changes; who takes the same place earlier or later, alone or in a group, does not."""
        o, k = self._uitslag.model.opgave, self._uitslag.model.kolommen
        keuze, gewicht = [], []
        for kolom, verschil in zip(anders.tolist(), delta.tolist(), strict=True):
            leden = self._leden(kolom)
            keuze += leden
            gewicht += [verschil] * len(leden)
        rand = k.rand[np.array(keuze, dtype=np.int64)]
        paar, plek = np.unique(o.randen.jeugdige[rand] * o.aantal_aanbod + o.randen.aanbod[rand], return_inverse=True)
        som = np.bincount(plek, weights=np.array(gewicht), minlength=paar.size)
        return tuple(o.jeugdige_id[np.unique(paar[np.abs(som) > NUL] // max(o.aantal_aanbod, 1))].tolist())

    def _leden(self, kolom: int) -> list[int]:
        """The choices of single youths that a column stands for; none for waiting, staying and places."""
        k = self._uitslag.model.kolommen
        if kolom < k.blijf_van:
            return [kolom]
        if not k.groep_van <= kolom < k.los_van:
            return []
        van, tot = np.searchsorted(k.groepen.lid_kolom, [kolom - k.groep_van, kolom - k.groep_van + 1])
        leden: list[int] = k.groepen.lid_keuze[van:tot].tolist()
        return leden


def _groepskeuze(antwoord: Antwoord, groep: Ints) -> Groepskeuze:
    gekozen = int(groep[antwoord.x[groep].argmax()])
    if gekozen == groep[-1]:
        return Groepskeuze.GESPLITST
    return Groepskeuze.SAMEN_WACHTEN if gekozen == groep[0] else Groepskeuze.SAMEN_WONEN


def _rij(ids: Ints, sleutel: int, soort: str) -> int:
    rij = int(np.searchsorted(ids, sleutel))
    if rij >= ids.size or int(ids[rij]) != sleutel:
        raise ValueError(f"‘{soort}’ {sleutel} staat niet in het plan.")
    return rij
