"""Settles the choices of brothers and sisters when the stages alone do not give a whole answer.

Method: start from the choice nearest to the fractional answer, which gives a value that can certainly be reached.
A small programme with whole numbers for the groups then looks only among the columns that can beat that value;
when there is nothing better, the value is proven. The value becomes a demand, and the next bundle follows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from zorglandschap.core.matching.profiel import Bools, Ints, Reals
from zorglandschap.core.matching.verdeling.daling import (
    NET_NIET,
    NUL,
    Afdaling,
    Bundeluitslag,
    Model,
    Stand,
    daal,
    los_bundel,
    met_eisen,
)
from zorglandschap.core.matching.verdeling.doelorde import Doel
from zorglandschap.core.matching.verdeling.oplosser import Heel, los_heel_op

ZACHT = frozenset({Doel.GEMIS, Doel.VERHUIZINGEN, Doel.KETENPLAATSEN})
KNOPEN = 2000  # branches of one whole-number programme; after that the gap is stated


@dataclass(frozen=True, slots=True, eq=False)
class _Vast:
    """The stages with the groups fixed: a choice that can be carried out, and how far it was worked out."""

    keuze: Bools
    afdaling: Afdaling

    def waarde(self, model: Model, nummer: int) -> int:
        """What this choice counts in a bundle."""
        return round(float(self.afdaling.x @ model.bundels[nummer].kosten))


@dataclass(frozen=True, slots=True, eq=False)
class _Besluit:
    """Value and bound of one bundle, and an answer with whole groups (``x``)."""

    waarde: int
    grens: int
    keuze: Bools
    x: Reals


@dataclass(frozen=True, slots=True)
class _Niets:
    """Nothing whole among the best of the bundle before; ``zeker`` when that is proven."""

    zeker: bool


def kies_groepen(model: Model, los: Afdaling) -> tuple[Afdaling, list[int]]:
    """The stages with the best choice of the groups, and the proven bound of each bundle but the lot."""
    laatste = max(b for b, bundel in enumerate(model.bundels[:-1]) if bundel.weegt_groepen)
    eerste, vast, besluit = _eerste_hele(model, los, min(len(los.uitslagen) - 1, laatste))
    stand, uitslag, basis = los.standen[eerste], los.uitslagen[eerste], _tot(los, eerste)
    grenzen = [*los.grenzen[:eerste], besluit.grens]
    for nummer in range(eerste + 1, laatste + 1):
        stand = uitslag.krimp(stand, nummer - 1, besluit.waarde)
        vast = _heel(besluit.keuze, _verder(model, basis, vast, besluit, nummer + 1))
        uitslag = _zeker(los_bundel(model, nummer, stand, besluit.x > NET_NIET))
        gevonden = _beslis(model, nummer, stand, uitslag, vast, 0)
        # without an answer within the branches: the groups as they were, and no bound but the linear one
        besluit = gevonden if isinstance(gevonden, _Besluit) else _blijft(model, nummer, uitslag, besluit)
        grenzen.append(besluit.grens)
    grenzen += [0] * (len(model.bundels) - 2 - laatste)  # weighed with the groups as they are: no bound but zero
    slot = _verder(model, basis, vast, besluit, None)
    if slot is None:  # pragma: no cover (the choice was found with whole numbers)
        raise AssertionError
    return _heel_gemaakt(model, slot), grenzen


def _eerste_hele(model: Model, los: Afdaling, eerste: int) -> tuple[int, _Vast | None, _Besluit]:
    """The last bundle that has whole answers when those before it are at their best (or one more than that)."""
    keuze, minstens = _dichtbij(model, los.x), los.grenzen[eerste]
    while True:
        vast = _heel(keuze, daal(model, _vastgezet(model, _tot(los, eerste), keuze), eerste + 1))
        besluit = _beslis(model, eerste, los.standen[eerste], los.uitslagen[eerste], vast, minstens)
        if isinstance(besluit, _Besluit):
            return eerste, vast, besluit
        eerste -= 1
        minstens = los.grenzen[eerste] + int(besluit.zeker)


def _blijft(model: Model, nummer: int, uitslag: Bundeluitslag, vorig: _Besluit) -> _Besluit:
    waarde = round(float(vorig.x @ model.bundels[nummer].kosten))
    return _Besluit(waarde, int(np.ceil(uitslag.waarde - NUL)), vorig.keuze, vorig.x)


def _verder(model: Model, basis: Afdaling, vast: _Vast | None, besluit: _Besluit, tot: int | None) -> Afdaling | None:
    """The stages with the decided groups fixed; worked out from where that was left, when the choice is the same."""
    if vast is not None and (vast.keuze == besluit.keuze).all():
        return daal(model, vast.afdaling, tot)
    return daal(model, _vastgezet(model, basis, besluit.keuze), tot, besluit.x > NET_NIET)


def _heel(keuze: Bools, afdaling: Afdaling | None) -> _Vast | None:
    return _Vast(keuze, afdaling) if afdaling is not None and afdaling.is_heel else None


def _tot(los: Afdaling, eerste: int) -> Afdaling:
    return Afdaling(los.standen[: eerste + 1], los.uitslagen[:eerste], los.x, is_heel=False)


def _vastgezet(model: Model, basis: Afdaling, keuze: Bools) -> Afdaling:
    stand = basis.standen[-1]
    vast = Stand(stand.open_ & (~model.groepskolom | keuze), stand.vol, stand.eisen)
    return Afdaling([*basis.standen[:-1], vast], basis.uitslagen, basis.x, is_heel=False)


def _beslis(
    model: Model, nummer: int, stand: Stand, uitslag: Bundeluitslag, vast: _Vast | None, minstens: int
) -> _Besluit | _Niets:
    """Value, proven bound and answer of one bundle."""
    grens = max(minstens, int(np.ceil(uitslag.waarde - NUL)))
    if vast is None:
        return _zoek(model, nummer, stand, uitslag, grens)
    bekend = vast.waarde(model, nummer)
    if bekend <= grens:
        return _Besluit(bekend, bekend, vast.keuze, vast.afdaling.x)
    kan = uitslag.gereduceerd <= bekend - uitslag.waarde + NUL  # the known answer and all that are better
    heel = None
    if not _te_groot(model, nummer, kan):
        begin = vast.afdaling.x if _is_zacht(model, nummer) else None  # for persons the proof is quicker without
        heel = _los_heel(model, nummer, stand, uitslag.kolommen[kan], begin)
    if heel is None or not heel.gevonden or round(heel.waarde) >= bekend:
        onder = grens if heel is None else max(grens, int(np.ceil(heel.grens - NUL)))
        return _Besluit(bekend, min(bekend, onder), vast.keuze, vast.afdaling.x)
    return _als_besluit(model, heel, grens)


def _zoek(model: Model, nummer: int, stand: Stand, uitslag: Bundeluitslag, grens: int) -> _Besluit | _Niets:
    """Without a known answer: first near the fractional value, at last everywhere."""
    beste: Heel | None = None
    zeker = True
    for ruimte in _ruimten(uitslag, grens - uitslag.waarde):
        hoogst = ruimte if beste is None else beste.waarde - uitslag.waarde
        kan = uitslag.gereduceerd <= hoogst + NUL
        heel = _los_heel(model, nummer, stand, uitslag.kolommen[kan], None if beste is None else beste.x)
        zeker = heel is None or heel.gevonden
        if heel is not None and heel.gevonden:
            beste = heel
            if heel.waarde - 1 <= uitslag.waarde + hoogst + NUL:
                break  # whoever does better needs no column that was left out
    return _Niets(zeker) if beste is None else _als_besluit(model, beste, grens)


def _als_besluit(model: Model, heel: Heel, grens: int) -> _Besluit:
    waarde = round(heel.waarde)
    onder = min(waarde, max(grens, int(np.ceil(heel.grens - NUL))))
    return _Besluit(waarde, onder, model.groepskolom & (heel.x > 0.5), heel.x)


def _te_groot(model: Model, nummer: int, kan: Bools) -> bool:
    """True when proving the last detail of the wishes would cost more than it is worth, so that the gap is stated."""
    return _is_zacht(model, nummer) and int(np.count_nonzero(kan)) > model.veel


def _is_zacht(model: Model, nummer: int) -> bool:
    return all(trap.doel in ZACHT for trap in model.orde.trappen[model.bundels[nummer].van :])


def _ruimten(uitslag: Bundeluitslag, minst: float) -> Iterator[float]:
    """How far above the fractional value to look, when no whole answer is known: near, unless that is most already."""
    dichtbij = int(np.count_nonzero(uitslag.gereduceerd <= minst + 1))
    if dichtbij * 2 < uitslag.kolommen.size or minst > NUL:
        yield minst + 1
    yield np.inf


def _dichtbij(model: Model, x: Reals) -> Bools:
    """For each group the choice that weighs most in the fractional answer."""
    k, keuze = model.kolommen, np.zeros(model.kolommen.aantal, dtype=np.bool_)
    aantal = k.groep_van - k.wacht_samen_van
    groep = np.concatenate([np.arange(aantal), k.groepen.groep, np.arange(aantal)])
    gewicht = x[k.wacht_samen_van : k.plek_van]
    orde = np.lexsort((-gewicht, groep))
    keuze[k.wacht_samen_van + orde[np.searchsorted(groep[orde], np.arange(aantal))]] = True
    return keuze


def _los_heel(model: Model, nummer: int, stand: Stand, kolommen: Ints, begin: Reals | None) -> Heel | None:
    """One bundle with whole numbers for the groups; where that is not enough, for everything."""
    matrix, onder, boven = met_eisen(model, stand)
    deel, kosten, groep = matrix[:, kolommen], model.bundels[nummer].kosten[kolommen], model.groepskolom[kolommen]
    start = None if begin is None else begin[kolommen]
    uit = los_heel_op(deel, onder, boven, kosten, heel=groep, knopen=KNOPEN, begin=start)
    if uit is not None and uit.gevonden and abs(uit.waarde - round(uit.waarde)) > NUL:
        uit = los_heel_op(deel, onder, boven, kosten, heel=np.ones_like(groep), knopen=KNOPEN, begin=start)
    if uit is None:
        return None
    x = np.zeros(model.kolommen.aantal)
    x[kolommen] = uit.x
    return Heel(x, uit.waarde, uit.grens, uit.gevonden)


def _heel_gemaakt(model: Model, afdaling: Afdaling) -> Afdaling:
    """The same answer in whole numbers, when the network itself did not give one.

    Where the best of the last bundle knows no whole answer, the bundle before it is asked, and so on; from there every
    next bundle is settled with whole numbers.
    """
    if afdaling.is_heel:
        return afdaling
    for nummer in range(len(afdaling.uitslagen) - 1, -1, -1):
        x = _vanaf_hier_heel(model, nummer, afdaling.standen[nummer], afdaling.uitslagen[nummer])
        if x is not None:
            return Afdaling(afdaling.standen, afdaling.uitslagen, x, is_heel=True)
    raise AssertionError  # pragma: no cover (everybody may stay or wait: there is always a whole answer)


def _vanaf_hier_heel(model: Model, nummer: int, stand: Stand, uitslag: Bundeluitslag) -> Reals | None:
    """Each bundle from this one on in whole numbers, every value a demand to the next; None without a whole answer."""
    x: Reals | None = None
    alles = np.ones(model.kolommen.aantal, dtype=np.bool_)
    for bundel in range(nummer, len(model.bundels)):
        kolommen = uitslag.kolommen
        matrix, onder, boven = met_eisen(model, stand)
        kosten = model.bundels[bundel].kosten[kolommen]
        deel = matrix[:, kolommen]
        heel = los_heel_op(deel, onder, boven, kosten, heel=alles[kolommen], knopen=KNOPEN)
        if heel is None or not heel.gevonden:
            return x
        x = np.zeros(model.kolommen.aantal)
        x[kolommen] = np.rint(heel.x)
        if bundel + 1 < len(model.bundels):
            stand = uitslag.krimp(stand, bundel, round(heel.waarde))
            uitslag = _zeker(los_bundel(model, bundel + 1, stand, x > 0))
    return x


def _zeker(uitslag: Bundeluitslag | None) -> Bundeluitslag:
    if uitslag is None:  # pragma: no cover (a whole answer was found here)
        raise AssertionError
    return uitslag
