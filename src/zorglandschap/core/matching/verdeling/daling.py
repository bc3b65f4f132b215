"""Going down the stages: each bundle is solved on the set of best answers that the bundles before it left open.

Method: a linear programme over a small part of the columns; prices show which others could help, until none can
(column generation, so it is exact). Then every column with a reduced cost above zero leaves for good, and every
row with a price becomes an equality: what remains is exactly the set of equal best answers.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csc_array, csr_array, vstack

from zorglandschap.core.matching.profiel import Bools, Ints, Reals
from zorglandschap.core.matching.verdeling.bundels import Bundel, maak_bundels
from zorglandschap.core.matching.verdeling.doelorde import Doelorde
from zorglandschap.core.matching.verdeling.kolommen import Kolommen, maak_kolommen
from zorglandschap.core.matching.verdeling.opgave import Opgave
from zorglandschap.core.matching.verdeling.oplosser import Groeiend
from zorglandschap.core.matching.verdeling.rijen import Rijen, maak_rijen

NUL = 1e-4  # reduced costs are sums of whole numbers, or of their halves and thirds
NET_NIET = 1e-6
KLEIN = 3000  # so few columns need no column generation
PER_JEUGDIGE = 5
ERBIJ = 3000
VEEL = 12_000  # columns that could still do better in the wishes; more are only searched when asked


@dataclass(frozen=True, slots=True, eq=False)
class Stand:
    """What is still open: columns that may be used, rows that must be full, and what earlier stages may cost."""

    open_: Bools
    vol: Bools
    eisen: tuple[tuple[int, float], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """The question in all the forms that solving needs."""

    opgave: Opgave
    orde: Doelorde
    kolommen: Kolommen
    rijen: Rijen
    bundels: list[Bundel]
    veel: int  # so many columns may be searched to prove the last points of the wishes

    @property
    def groepskolom(self) -> Bools:
        """True for the choices of groups."""
        k = np.arange(self.kolommen.aantal)
        return np.asarray((k >= self.kolommen.wacht_samen_van) & (k < self.kolommen.plek_van))


def maak_model(o: Opgave, orde: Doelorde, *, grondig: bool = False) -> Model:
    """Columns, rows and bundles of a question."""
    kolommen = maak_kolommen(o, orde)
    veel = kolommen.aantal if grondig else VEEL
    return Model(o, orde, kolommen, maak_rijen(o, kolommen, orde.keten), maak_bundels(o, orde, kolommen), veel)


@dataclass(frozen=True, slots=True, eq=False)
class Bundeluitslag:
    """The linear answer of one bundle: reduced costs of the columns that were open (``kolommen``), prices of rows."""

    waarde: float
    x: Reals
    prijs: Reals
    kolommen: Ints
    gereduceerd: Reals

    def best(self, stand: Stand) -> Stand:
        """What stays open among equal best answers."""
        open_ = np.zeros_like(stand.open_)
        open_[self.kolommen] = self.gereduceerd < NUL
        return Stand(open_, stand.vol | (np.abs(self.prijs[: stand.vol.size]) > NUL))

    def krimp(self, stand: Stand, nummer: int, waarde: int) -> Stand:
        """Only columns that can be part of an answer with this value; the value becomes a demand."""
        open_ = np.zeros_like(stand.open_)
        open_[self.kolommen] = self.gereduceerd <= waarde - self.waarde + NUL
        return Stand(open_, stand.vol, (*stand.eisen, (nummer, waarde)))


@dataclass(frozen=True, slots=True, eq=False)
class Afdaling:
    """What going down the stages gave: what was open before each bundle and after the last, answers and bounds."""

    standen: list[Stand]
    uitslagen: list[Bundeluitslag]
    x: Reals
    is_heel: bool

    @property
    def grenzen(self) -> list[int]:
        """The least whole value of each bundle."""
        return [int(np.ceil(uit.waarde - NUL)) for uit in self.uitslagen]

    @property
    def prijzen(self) -> list[Reals]:
        """Prices of the rows per bundle."""
        return [uit.prijs for uit in self.uitslagen]


def daal(model: Model, tot_nu: Afdaling, tot: int | None = None, steun: Bools | None = None) -> Afdaling | None:
    """Stage after stage on the set of best answers; stops early where a value is not whole. None: nothing fits.

    ``tot_nu`` is what is known already; ``steun`` are columns of an answer that fits, as a start.
    """
    standen, uitslagen = list(tot_nu.standen), list(tot_nu.uitslagen)
    laatste = len(model.bundels) if tot is None else tot
    x = tot_nu.x
    mee = x > NET_NIET if steun is None else steun
    for nummer in range(len(standen) - 1, laatste):
        if (uit := los_bundel(model, nummer, standen[-1], mee)) is None:
            return None
        x, mee = uit.x, uit.x > NET_NIET
        uitslagen.append(uit)
        if abs(uit.waarde - round(uit.waarde)) > NUL and nummer < len(model.bundels) - 1:
            return Afdaling(standen, uitslagen, x, is_heel=False)
        standen.append(uit.best(standen[-1]))
    return Afdaling(standen, uitslagen, x, is_heel=bool(np.abs(x - np.rint(x)).max(initial=0.0) < NUL))


def begin(model: Model) -> Afdaling:
    """Nothing decided yet: every column is open."""
    alles = np.ones(model.kolommen.aantal, dtype=np.bool_)
    stand = Stand(alles, np.zeros(model.rijen.boven.size, dtype=np.bool_))
    return Afdaling([stand], [], np.zeros(model.kolommen.aantal), is_heel=False)


def met_eisen(model: Model, stand: Stand) -> tuple[csc_array, Reals, Reals]:
    """The rows with what earlier bundles may cost."""
    onder = np.where(stand.vol, model.rijen.boven, model.rijen.onder)
    if not stand.eisen:
        return model.rijen.matrix, onder, model.rijen.boven
    extra = csr_array(np.stack([model.bundels[b].kosten for b, _ in stand.eisen]))
    boven = np.concatenate([model.rijen.boven, [waarde for _, waarde in stand.eisen]])
    onder = np.concatenate([onder, np.full(len(stand.eisen), -np.inf)])
    return csc_array(vstack([model.rijen.matrix, extra])), onder, boven


def los_bundel(model: Model, nummer: int, stand: Stand, steun: Bools) -> Bundeluitslag | None:
    """The linear answer of one bundle over everything that is open; None when nothing fits."""
    mee = stand.open_.copy()
    if np.count_nonzero(mee) > KLEIN:
        mee = _begin(model, nummer, stand.open_) | (steun & stand.open_)
    uit = _met_kolommen(model, nummer, stand, mee)
    return _met_kolommen(model, nummer, stand, stand.open_) if uit is None and (mee != stand.open_).any() else uit


def _met_kolommen(model: Model, nummer: int, stand: Stand, mee: Bools) -> Bundeluitslag | None:
    """The same starting with the columns ``mee``; None when nothing fits with those alone."""
    kosten, alle = model.bundels[nummer].kosten, np.flatnonzero(stand.open_)
    matrix, onder, boven = met_eisen(model, stand)
    hele, kolommen, mee = matrix[:, alle].T, np.flatnonzero(mee), mee.copy()
    programma = Groeiend(matrix[:, kolommen], onder, boven, kosten[kolommen])
    while True:
        if (deel := programma.los_op()) is None:
            return None
        gereduceerd = kosten[alle] - hele @ deel.prijs
        beter = np.flatnonzero((gereduceerd < -NET_NIET * 10) & ~mee[alle])
        if not beter.size:
            break
        nieuw = alle[beter[np.argsort(gereduceerd[beter], kind="stable")[:ERBIJ]]]
        programma.erbij(matrix[:, nieuw], kosten[nieuw])
        mee[nieuw], kolommen = True, np.concatenate([kolommen, nieuw])
    x = np.zeros(model.kolommen.aantal)
    x[kolommen] = deel.x
    return Bundeluitslag(deel.waarde, x, deel.prijs, alle, gereduceerd)


def _begin(model: Model, nummer: int, open_: Bools) -> Bools:
    """A few promising columns per youth, and everything else that is no choice of one youth."""
    k, kosten = model.kolommen, model.kolommen.kosten
    keuzes = np.flatnonzero(open_[: k.blijf_van])
    jeugdige = model.opgave.randen.jeugdige[k.rand[keuzes]]
    eigen, mild = model.bundels[nummer].kosten[keuzes], kosten[keuzes, :-1].astype(np.float64)
    mild = (mild / np.maximum(mild.max(axis=0, initial=1.0), 1.0)) @ (2.0 ** -np.arange(mild.shape[1]))
    orde = np.lexsort((kosten[keuzes, -1], mild, eigen, jeugdige))
    rang = np.arange(orde.size) - np.searchsorted(jeugdige[orde], jeugdige[orde])
    mee = open_.copy()
    mee[: k.blijf_van] = False
    mee[keuzes[orde[rang < PER_JEUGDIGE]]] = True
    return mee
