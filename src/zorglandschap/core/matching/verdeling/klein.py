"""The small programme behind ‘what if’: the stages as one weighted sum over the columns that matter, kept warm.

Every stage outweighs the next by a fixed ratio. The groups of brothers and sisters stay as they are in the plan, but
those that a question is about: of these every choice may join, and then one whole choice is searched. Each question
starts from the same basis, so the same question has the same answer, also after the basis was stored and read back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from zorglandschap.core.matching.profiel import Bools, Ints, Reals
from zorglandschap.core.matching.verdeling.daling import NUL, Model
from zorglandschap.core.matching.verdeling.oplosser import Basis, Warm
from zorglandschap.core.matching.verdeling.trappen import Uitslag

NIETS: Ints = np.zeros(0, dtype=np.int64)
VERHOUDING = 6.0  # how much a stage outweighs the next one in the weighted sum
POGINGEN = 2  # so many times a whole choice of a group is searched for a better one
DICHTBIJ = 8  # columns of each youth that take part, the best first


@dataclass(frozen=True, slots=True, eq=False)
class Antwoord:
    """Values of all columns of the model, and their weighted sum."""

    x: Reals
    waarde: float


@dataclass(frozen=True, slots=True, eq=False)
class Verandering:
    """What a question changes: upper sides of rows, columns that close, may join, or are chosen for sure (``vast``).

    What is ``vast`` is no part of the programme: its rows are given less instead, which costs no new start.
    """

    rijen: Mapping[int, float] = field(default_factory=dict)
    dicht: Ints = field(default_factory=lambda: NIETS)
    erbij: Ints = field(default_factory=lambda: NIETS)
    vast: Ints = field(default_factory=lambda: NIETS)

    def zonder(self, kolommen: Ints) -> Verandering:
        """The same with more columns closed."""
        return replace(self, dicht=np.union1d(self.dicht, kolommen))

    def met(self, kolommen: Ints) -> Verandering:
        """The same with more columns that may join."""
        return replace(self, erbij=np.union1d(self.erbij, kolommen))


class Klein:
    """One plan as a programme that is solved again after each small change."""

    def __init__(self, uitslag: Uitslag, basis: Basis | None = None) -> None:
        model = uitslag.model
        self.model = model
        self.gewogen = weeg(model)
        self._mee = _mee(uitslag, self.gewogen)
        self._kolom = np.full(model.kolommen.aantal, -1, dtype=np.int64)
        self._kolom[self._mee] = np.arange(self._mee.size)
        rijen = model.rijen
        hoogstens = np.where(model.groepskolom & (uitslag.x == 0), 0.0, 1.0)[self._mee]
        hoogstens[self._mee >= model.kolommen.plek_van] = np.inf
        matrix, grenzen = rijen.matrix[:, self._mee], (rijen.onder, rijen.boven)
        self._warm = Warm(matrix, grenzen, self.gewogen[self._mee], hoogstens, basis)
        begin = self._los(Verandering())
        if begin is None:  # pragma: no cover (the plan itself always fits)
            raise AssertionError
        self.begin = begin

    @property
    def basis(self) -> Basis:
        """Where each question starts; can be stored with the plan."""
        return self._warm.basis

    def los(self, *manieren: Verandering) -> Antwoord | None:
        """The least sum after the best of these changes; None when nothing fits.

        A group of which more than one choice joined gets one whole choice. After all the changes: what weighs most in
        the half answer of one, then each half.
        """
        beste: Antwoord | None = None
        wachtrij, gedaan, hoogstens = list(manieren), 0, max(POGINGEN, len(manieren))
        while wachtrij and (gedaan < hoogstens or beste is None):
            nu, gedaan = wachtrij.pop(0), gedaan + 1
            antwoord = self._los(nu, np.inf if beste is None else beste.waarde)
            if antwoord is None or (beste is not None and antwoord.waarde >= beste.waarde - NUL):
                continue
            half = self._half(antwoord)
            if half is None:
                beste = antwoord
                continue
            wachtrij.insert(max(0, len(manieren) - gedaan), nu.zonder(self._lichtste(antwoord)))
            zelfde = self.van_groep(self.groep_van(half))
            wachtrij += [nu.zonder(zelfde[zelfde != half]), nu.zonder(np.array([half]))]
        return beste

    def van_groep(self, groep: int) -> Ints:
        """All choices of a group: waiting together, living together, splitting up."""
        k = self.model.kolommen
        wonen = k.groep_van + np.arange(*np.searchsorted(k.groepen.groep, [groep, groep + 1]))
        return np.array([k.wacht_samen_van + groep, *wonen, k.los_van + groep], dtype=np.int64)

    def groep_van(self, kolom: int) -> int:
        """The group of a choice of a group."""
        k = self.model.kolommen
        if kolom >= k.los_van:
            return kolom - k.los_van
        return kolom - k.wacht_samen_van if kolom < k.groep_van else int(k.groepen.groep[kolom - k.groep_van])

    def _lichtste(self, antwoord: Antwoord) -> Ints:
        """Of each group that is in doubt every choice but the one that weighs most."""
        k, x = self.model.kolommen, antwoord.x
        twijfel = np.flatnonzero(np.abs(x[k.wacht_samen_van : k.plek_van] - 0.5) < 0.5 - NUL) + k.wacht_samen_van
        keuzes = [self.van_groep(groep) for groep in {self.groep_van(kolom) for kolom in twijfel.tolist()}]
        return np.concatenate([keuze[keuze != keuze[x[keuze].argmax()]] for keuze in keuzes])

    def _half(self, antwoord: Antwoord) -> int | None:
        """The choice of a group that is most in doubt, if any."""
        k = self.model.kolommen
        deel = antwoord.x[k.wacht_samen_van : k.plek_van]
        twijfel = np.abs(deel - np.rint(deel))
        return None if twijfel.max(initial=0.0) < NUL else k.wacht_samen_van + int(twijfel.argmax())

    def _los(self, v: Verandering, hoogstens: float = np.inf) -> Antwoord | None:
        model, erbij = self.model, np.setdiff1d(v.erbij, v.dicht)
        nieuw = erbij[self._kolom[erbij] < 0]
        meer = (model.rijen.matrix[:, nieuw], self.gewogen[nieuw]) if nieuw.size else None
        kolommen = dict.fromkeys(self._kolom[erbij].tolist(), 1.0) | dict.fromkeys(self._kolom[v.dicht].tolist(), 0.0)
        kolommen.pop(-1, None)
        rijen, vast = self._zonder_vast(v), float(self.gewogen[v.vast].sum())
        gevonden = self._warm.met(rijen=rijen, kolommen=kolommen, erbij=meer, hoogstens=hoogstens - vast)
        if gevonden is None:
            return None
        x = np.zeros(model.kolommen.aantal)
        x[self._mee], x[nieuw] = gevonden.x[: self._mee.size], gevonden.x[self._mee.size :]
        x[v.vast] = 1.0
        return Antwoord(x, gevonden.waarde + vast)

    def _zonder_vast(self, v: Verandering) -> dict[int, tuple[float, float]]:
        """The rows that change: by other places, and by what the fixed choices already take of them."""
        rijen = self.model.rijen
        uit = {rij: (float(rijen.onder[rij]), boven) for rij, boven in v.rijen.items()}
        deel = rijen.matrix[:, v.vast]
        for rij, neemt in zip(deel.indices.tolist(), deel.data.tolist(), strict=True):
            onder, boven = uit.get(rij, (float(rijen.onder[rij]), float(rijen.boven[rij])))
            uit[rij] = (onder - neemt, boven - neemt)
        return uit


def weeg(model: Model) -> Reals:
    """One number per column: every stage outweighs the next by a fixed ratio, each scaled to its largest count."""
    kosten = model.kolommen.kosten[:, :-1].astype(np.float64)
    schaal = kosten / np.maximum(kosten.max(axis=0, initial=1.0), 1.0)
    gewichten = VERHOUDING ** -np.arange(kosten.shape[1])
    return np.asarray(schaal @ gewichten * 1e6)


def _mee(uitslag: Uitslag, gewogen: Reals) -> Ints:
    """The chosen columns, the best of each youth, and everything that is no choice of one youth.

    The other choices of groups stand closed: opening one costs no new start, adding one does.
    """
    model = uitslag.model
    k = model.kolommen
    jeugdige = model.opgave.randen.jeugdige[k.rand]
    orde = np.lexsort((np.arange(jeugdige.size), gewogen[: jeugdige.size], jeugdige))
    rang = np.arange(orde.size) - np.searchsorted(jeugdige[orde], jeugdige[orde])
    mee: Bools = np.ones(k.aantal, dtype=np.bool_)
    mee[: jeugdige.size] = False
    mee[orde[rang < DICHTBIJ]] = True
    return np.flatnonzero(mee | (uitslag.x > 0))
