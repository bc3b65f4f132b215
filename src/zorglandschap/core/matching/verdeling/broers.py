"""Settles the choices of brothers and sisters when the stages alone do not give a whole answer.

Method: start from the choice nearest to the fractional answer, which gives a value that can certainly be reached.
A small programme with whole numbers for the groups then looks only among the columns that can beat that value;
when there is nothing better, the value is proven. The value becomes a demand, and the next bundle follows.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csc_array, csr_array, vstack

from zorglandschap.core.matching.profiel import Bools, Ints, Reals
from zorglandschap.core.matching.verdeling.daling import NUL, Afdaling, Model, Stand, daal
from zorglandschap.core.matching.verdeling.doelorde import Doel
from zorglandschap.core.matching.verdeling.oplosser import Heel, los_heel_op, los_op

ZACHT = frozenset({Doel.GEMIS, Doel.VERHUIZINGEN, Doel.KETENPLAATSEN})
KNOPEN = 2000  # branches of one whole-number programme; after that the gap is stated


@dataclass(frozen=True, slots=True, eq=False)
class _Vast:
    """The stages with the groups fixed: a choice that can be carried out, and its value per bundle."""

    keuze: Bools
    afdaling: Afdaling


def kies_groepen(model: Model, los: Afdaling) -> tuple[Afdaling, list[int]]:
    """The stages with the best choice of the groups, and the proven bound of each bundle but the lot."""
    laatste = max(b for b, bundel in enumerate(model.bundels[:-1]) if bundel.weegt_groepen)
    eerste = min(len(los.standen) - 1, laatste)
    minstens = los.grenzen[eerste]
    keuze = _dichtbij(model, los.x)
    while True:  # no whole answer among the best of an earlier bundle: that bundle counts at least one more
        stand = los.standen[eerste]
        vast = _met_keuze(model, los.standen[: eerste + 1], keuze, eerste + 1)
        waarde, grens, keuze_nu = _beslis(model, eerste, stand, vast, minstens)
        if keuze_nu is not None:
            break
        eerste -= 1
        minstens = los.grenzen[eerste] + 1
    keuze, grenzen = keuze_nu, [*los.grenzen[:eerste], grens]
    for nummer in range(eerste + 1, laatste + 1):
        stand = _krimp(model, nummer - 1, stand, waarde)
        vast = _met_keuze(model, los.standen[: eerste + 1], keuze, nummer + 1)
        waarde, grens, beter = _beslis(model, nummer, stand, vast, 0)
        keuze = keuze if beter is None else beter
        grenzen.append(grens)
    grenzen += [0] * (len(model.bundels) - 2 - laatste)  # weighed with the groups as they are: no bound but zero
    afdaling = daal(model, _vastgezet(model, los.standen[: eerste + 1], keuze))
    if afdaling is None:  # pragma: no cover (the choice was found with whole numbers)
        raise AssertionError
    return _heel_gemaakt(model, afdaling), grenzen


def _beslis(
    model: Model, nummer: int, stand: Stand, vast: _Vast | None, minstens: int
) -> tuple[int, int, Bools | None]:
    """Value, proven bound and choice of one bundle; no choice when nothing whole is open."""
    kolommen = np.flatnonzero(stand.open_)
    matrix, onder, boven = _met_eisen(model, stand, kolommen)
    kosten = model.bundels[nummer].kosten[kolommen]
    los = los_op(matrix, onder, boven, kosten)
    if los is None:  # pragma: no cover (a fractional answer was found here)
        raise AssertionError
    grens = max(minstens, int(np.ceil(los.waarde - NUL)))
    bekend = None if vast is None else round(float(vast.afdaling.x @ model.bundels[nummer].kosten))
    if vast is not None and bekend is not None and bekend <= grens:
        return bekend, bekend, vast.keuze
    gat = np.inf if bekend is None else bekend - 1 - los.waarde
    beste: Heel | None = None
    for ruimte in _ruimten(grens - los.waarde, gat):
        kan = los.gereduceerd <= min(ruimte, gat) + NUL
        if vast is not None and bekend is not None and _te_groot(model, nummer, kan):
            return bekend, grens, vast.keuze
        heel = _los_heel(model, nummer, stand, kolommen[kan])
        if heel is None:
            continue
        beste = heel
        if heel.waarde - 1 <= los.waarde + min(ruimte, gat) + NUL:
            break  # whoever does better needs no column that was left out
        gat = heel.waarde - 1 - los.waarde  # from here only what is better still
    if beste is None:
        return (0, 0, None) if vast is None or bekend is None else (bekend, bekend, vast.keuze)
    return round(beste.waarde), max(grens, int(np.ceil(beste.grens - NUL))), model.groepskolom & (beste.x > 0.5)


def _te_groot(model: Model, nummer: int, kan: Bools) -> bool:
    """True when proving the last detail of the wishes would cost more than it is worth, so that the gap is stated."""
    trappen = model.orde.trappen[model.bundels[nummer].van :]
    zacht = all(trap.doel in ZACHT for trap in trappen)
    return zacht and int(np.count_nonzero(kan)) > model.veel


def _ruimten(minst: float, gat: float) -> list[float]:
    """How far above the fractional value to look: first near, at last everywhere."""
    if np.isfinite(gat):
        return [max(minst, gat / 8), max(minst, gat / 3), gat]
    return [minst, minst + 1, minst + 30, np.inf]


def _dichtbij(model: Model, x: Reals) -> Bools:
    """For each group the choice that weighs most in the fractional answer."""
    k, keuze = model.kolommen, np.zeros(model.kolommen.aantal, dtype=np.bool_)
    aantal = k.groep_van - k.wacht_samen_van
    groep = np.concatenate([np.arange(aantal), k.groepen.groep, np.arange(aantal)])
    gewicht = x[k.wacht_samen_van : k.plek_van]
    orde = np.lexsort((-gewicht, groep))
    keuze[k.wacht_samen_van + orde[np.searchsorted(groep[orde], np.arange(aantal))]] = True
    return keuze


def _met_keuze(model: Model, standen: list[Stand], keuze: Bools, tot: int) -> _Vast | None:
    """The stages from the last of ``standen`` on, with the groups fixed; None when that does not fit there."""
    afdaling = daal(model, _vastgezet(model, standen, keuze), tot)
    return _Vast(keuze, afdaling) if afdaling is not None and afdaling.is_heel else None


def _vastgezet(model: Model, standen: list[Stand], keuze: Bools) -> list[Stand]:
    stand = standen[-1]
    return [*standen[:-1], Stand(stand.open_ & (~model.groepskolom | keuze), stand.vol)]


def _los_heel(model: Model, nummer: int, stand: Stand, kolommen: Ints) -> Heel | None:
    """One bundle with whole numbers for the groups; where that is not enough, for everything."""
    matrix, onder, boven = _met_eisen(model, stand, kolommen)
    kosten, groep = model.bundels[nummer].kosten[kolommen], model.groepskolom[kolommen]
    uit = los_heel_op(matrix, onder, boven, kosten, heel=groep, knopen=KNOPEN)
    if uit is not None and abs(uit.waarde - round(uit.waarde)) > NUL:
        uit = los_heel_op(matrix, onder, boven, kosten, heel=np.ones_like(groep), knopen=KNOPEN)
    if uit is None:
        return None
    x = np.zeros(model.kolommen.aantal)
    x[kolommen] = uit.x
    return Heel(x, uit.waarde, uit.grens)


def _krimp(model: Model, nummer: int, stand: Stand, waarde: int) -> Stand:
    """Only columns that can still be part of an answer with this value; the value becomes a demand."""
    kolommen = np.flatnonzero(stand.open_)
    matrix, onder, boven = _met_eisen(model, stand, kolommen)
    los = los_op(matrix, onder, boven, model.bundels[nummer].kosten[kolommen])
    if los is None:  # pragma: no cover (a whole answer was found here)
        raise AssertionError
    open_ = stand.open_.copy()
    open_[kolommen] = los.gereduceerd <= waarde - los.waarde + NUL
    return Stand(open_, stand.vol, (*stand.eisen, (nummer, waarde)))


def _met_eisen(model: Model, stand: Stand, kolommen: Ints) -> tuple[csc_array, Reals, Reals]:
    onder = np.where(stand.vol, model.rijen.boven, model.rijen.onder)
    matrix = model.rijen.matrix[:, kolommen]
    if not stand.eisen:
        return matrix, onder, model.rijen.boven
    extra = csr_array(np.stack([model.bundels[b].kosten[kolommen] for b, _ in stand.eisen]))
    boven = np.concatenate([model.rijen.boven, [waarde for _, waarde in stand.eisen]])
    onder = np.concatenate([onder, np.full(len(stand.eisen), -np.inf)])
    return csc_array(vstack([matrix, extra])), onder, boven


def _heel_gemaakt(model: Model, afdaling: Afdaling) -> Afdaling:
    """The same answer in whole numbers, when the network itself did not give one.

    Where the best of the last bundle knows no whole answer, the bundle before it is asked, and so on; from there every
    next bundle is settled with whole numbers.
    """
    if afdaling.is_heel:
        return afdaling
    for nummer in range(len(afdaling.standen) - 1, -1, -1):
        x = _vanaf_hier_heel(model, nummer, afdaling.standen[nummer])
        if x is not None:
            return Afdaling(afdaling.standen, afdaling.grenzen, afdaling.prijzen, x, is_heel=True)
    raise AssertionError  # pragma: no cover (everybody may stay or wait: there is always a whole answer)


def _vanaf_hier_heel(model: Model, nummer: int, stand: Stand) -> Reals | None:
    """Each bundle from this one on in whole numbers, every value a demand to the next; None without a whole answer."""
    kolommen, x = np.flatnonzero(stand.open_), None
    alles = np.ones(kolommen.size, dtype=np.bool_)
    for bundel in range(nummer, len(model.bundels)):
        matrix, onder, boven = _met_eisen(model, stand, kolommen)
        heel = los_heel_op(matrix, onder, boven, model.bundels[bundel].kosten[kolommen], heel=alles, knopen=KNOPEN)
        if heel is None:
            return x
        x = np.zeros(model.kolommen.aantal)
        x[kolommen] = np.rint(heel.x)
        stand = Stand(stand.open_, stand.vol, (*stand.eisen, (bundel, round(heel.waarde))))
    return x
