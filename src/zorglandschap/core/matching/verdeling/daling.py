"""Going down the stages: each bundle is solved on the set of best answers that the bundles before it left open.

Method: a linear programme over a small part of the columns; prices show which others could help, until none can
(column generation, so it is exact). Then every column with a reduced cost above zero leaves for good, and every
row with a price becomes an equality: what remains is exactly the set of equal best answers.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from zorglandschap.core.matching.profiel import Bools, Reals
from zorglandschap.core.matching.verdeling.bundels import Bundel, maak_bundels
from zorglandschap.core.matching.verdeling.doelorde import Doelorde
from zorglandschap.core.matching.verdeling.kolommen import Kolommen, maak_kolommen
from zorglandschap.core.matching.verdeling.opgave import Opgave
from zorglandschap.core.matching.verdeling.oplosser import los_op
from zorglandschap.core.matching.verdeling.rijen import Rijen, maak_rijen

NUL = 1e-4  # reduced costs are sums of whole numbers, or of their halves and thirds
NET_NIET = 1e-6
KLEIN = 3000  # so few columns need no column generation
PER_JEUGDIGE = 5
ERBIJ = 3000
VEEL = 8000  # columns that could still do better in the wishes; more are only searched when asked


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
class Afdaling:
    """What going down the stages gave: what was open at each, the bounds and prices, and the last answer."""

    standen: list[Stand]
    grenzen: list[int]
    prijzen: list[Reals]
    x: Reals
    is_heel: bool


def daal(model: Model, standen: list[Stand], tot: int | None = None) -> Afdaling | None:
    """Stage after stage on the set of best answers; stops early where a value is not whole. None: nothing fits."""
    standen, laatste = list(standen), len(model.bundels) if tot is None else tot
    grenzen: list[int] = []
    prijzen: list[Reals] = []
    x = np.zeros(model.kolommen.aantal)
    for nummer in range(len(standen) - 1, laatste):
        if (uit := los_bundel(model, nummer, standen[-1], x > NET_NIET)) is None:
            return None
        waarde, x, prijs, volgende = uit
        grenzen.append(int(np.ceil(waarde - NUL)))
        if abs(waarde - round(waarde)) > NUL and nummer < len(model.bundels) - 1:
            return Afdaling(standen, grenzen, prijzen, x, is_heel=False)
        prijzen.append(prijs)
        standen.append(volgende)
    is_heel = bool(np.abs(x - np.rint(x)).max(initial=0.0) < NUL)
    return Afdaling(standen[:-1], grenzen, prijzen, x, is_heel=is_heel)


def los_bundel(model: Model, nummer: int, stand: Stand, steun: Bools) -> tuple[float, Reals, Reals, Stand] | None:
    """Value, answer and prices of one bundle, and what stays open after it; None when nothing fits."""
    kosten, alle = model.bundels[nummer].kosten, np.flatnonzero(stand.open_)
    onder = np.where(stand.vol, model.rijen.boven, model.rijen.onder)
    mee = stand.open_.copy() if alle.size <= KLEIN else _begin(model, nummer, stand.open_) | (steun & stand.open_)
    hele = model.rijen.matrix[:, alle]
    while True:
        kolommen = np.flatnonzero(mee)
        deel = los_op(model.rijen.matrix[:, kolommen], onder, model.rijen.boven, kosten[kolommen])
        if deel is None:
            if kolommen.size == alle.size:
                return None
            mee = stand.open_.copy()
            continue
        gereduceerd = kosten[alle] - hele.T @ deel.prijs
        beter = np.flatnonzero((gereduceerd < -NET_NIET * 10) & ~mee[alle])
        if not beter.size:
            break
        mee[alle[beter[np.argsort(gereduceerd[beter], kind="stable")[:ERBIJ]]]] = True
    x = np.zeros(model.kolommen.aantal)
    x[kolommen] = deel.x
    open_ = np.zeros_like(stand.open_)
    open_[alle] = gereduceerd < NUL
    return deel.waarde, x, deel.prijs, Stand(open_, stand.vol | (np.abs(deel.prijs) > NUL))


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
