"""Does one group of youths fare otherwise than all of them: waiting, best fitting help, weeks of gap, kilometres.

Method: every number is a ratio or a median over youths. Its uncertainty is a percentile bootstrap over youths (one
youth is one draw, with everything of that youth), with a fixed seed. The order of the rows does not matter. A group
stands out when its interval leaves out the number of all youths together. That is a reason to look, never a cause.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from zorglandschap.core.begrippen.codelijsten import Geslacht
from zorglandschap.core.begrippen.matchwoorden import Kloofniveau
from zorglandschap.core.begrippen.tekst import Tekst, sjabloon

Reals = NDArray[np.float64]
PER_KEER = 250  # draws at a time: bounds the memory
VANAF = (0, 6, 12, 16, 18)  # first year of each band: from 12 and 16 the youth decides along, from 18 alone


class Kenmerk(StrEnum):
    """By what the youths are put in groups."""

    GEMEENTE = "gemeente"
    LEEFTIJD = "leeftijd"
    GESLACHT = "geslacht"
    LVB = "lichte verstandelijke beperking"
    GGZ = "psychiatrie"
    GEZIN = "broers en zussen"


class Maat(StrEnum):
    """What is compared."""

    WACHT_MIDDEN = "dagen wachten (middelste)"
    WACHT_GEMIDDELD = "dagen wachten (gemiddeld)"
    FIRST_BEST = "procent best passende hulp"
    AANVAARDBAAR = "weken aanvaardbare hulp per jeugdige"
    NOODOPLOSSING = "weken noodoplossing per jeugdige"
    GEEN_HULP = "weken zonder hulp per jeugdige"
    KILOMETER = "kilometer van huis"


@dataclass(frozen=True, slots=True)
class Effectrij:
    """One youth in the year without anything that says who: the groups, and what happened.

    ``wachtdagen`` is the longest wait, ``km`` the distance to each place to live; ``weken`` are those of the year.
    """

    groepen: Mapping[Kenmerk, str]
    wachtdagen: int | None = None
    plaatsingen: int = 0
    first_best: int = 0
    weken: Mapping[Kloofniveau, float] | None = None
    km: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Effectgetal:
    """One number of one group with its interval; ``deel``: for how many of the youths it is not nothing.

    ``kijk``: the interval leaves out the number of all youths.
    """

    jeugdigen: int
    deel: int
    waarde: float
    laag: float
    hoog: float
    kijk: bool = False


@dataclass(frozen=True, slots=True)
class Effecttoets:
    """All youths together per measure, and every group beside them; a group without youths in a measure is absent."""

    geheel: Mapping[Maat, Effectgetal]
    groepen: Mapping[Kenmerk, Mapping[str, Mapping[Maat, Effectgetal]]]


@dataclass(frozen=True, slots=True)
class _Trekking:
    keren: int
    zekerheid: float
    zaad: int


@dataclass(frozen=True, slots=True)
class _Kolom:
    """Per youth a part and a whole (the measure is their ratio), or with ``is_midden`` the values of a median."""

    teller: Reals
    noemer: Reals
    is_midden: bool = False
    maal: float = field(default=1.0)


def toets(rijen: Iterable[Effectrij], *, keren: int, procent: int, zaad: int) -> Effecttoets:
    """Every group beside the whole, with intervals of ``procent`` from ``keren`` draws; raises ValueError if it cannot.

    The same rows in any order and the same seed give the same numbers.
    """
    if keren < 1 or not 0 < procent < 100:
        raise ValueError("er is minstens één trekking nodig, en een zekerheid tussen 0 en 100 procent")
    alle, trekking = list(rijen), _Trekking(keren, procent / 100, zaad)
    geheel = {maat: getal for maat in Maat if (getal := _getal(maat, alle, trekking)) is not None}
    groepen = {kenmerk: _per_groep(kenmerk, alle, geheel, trekking) for kenmerk in Kenmerk}
    return Effecttoets(geheel, groepen)


def leeftijdsgroep(jaren: int) -> str:
    """The band of an age in whole years."""
    plaats = max(n for n, vanaf in enumerate(VANAF) if vanaf <= max(0, jaren))
    if plaats == len(VANAF) - 1:
        return f"{VANAF[plaats]} jaar en ouder"
    return f"{VANAF[plaats]} tot en met {VANAF[plaats + 1] - 1} jaar"


def geslachtsgroep(geslacht: Geslacht) -> str:
    """As registered, in words of a table."""
    return {Geslacht.MAN: "jongens", Geslacht.VROUW: "meisjes", Geslacht.ONBEKEND: "niet vastgelegd"}[geslacht]


def door_toeval(toets_: Effecttoets, procent: int) -> float:
    """How many groups would stand out by chance alone, when no group differed from the whole."""
    vergeleken = sum(len(maten) for groep in toets_.groepen.values() for maten in groep.values())
    return vergeleken * (100 - procent) / 100


def kijk_hier_naar(kenmerk: Kenmerk, groep: str, maat: Maat, getal: Effectgetal, geheel: Effectgetal) -> Tekst:
    """The sentence with a group that stands out: what is seen and what to do, never a cause."""
    return Tekst(
        KIJK,
        (
            ("alle", _kort(geheel.waarde)),
            ("groep", f"{kenmerk.value}: {groep}"),
            ("hoog", _kort(getal.hoog)),
            ("laag", _kort(getal.laag)),
            ("maat", maat.value),
            ("waarde", _kort(getal.waarde)),
        ),
    )


def _kort(getal: float) -> str:
    return f"{getal:.1f}".replace(".", ",")


def _per_groep(
    kenmerk: Kenmerk, rijen: Sequence[Effectrij], geheel: Mapping[Maat, Effectgetal], trekking: _Trekking
) -> dict[str, dict[Maat, Effectgetal]]:
    delen: dict[str, list[Effectrij]] = {}
    for rij in rijen:
        delen.setdefault(rij.groepen[kenmerk], []).append(rij)
    uit: dict[str, dict[Maat, Effectgetal]] = {}
    for naam in sorted(delen):
        uit[naam] = {
            maat: getal
            for maat, alle in geheel.items()
            if (getal := _getal(maat, delen[naam], trekking, naast=alle.waarde)) is not None
        }
    return uit


def _getal(
    maat: Maat, rijen: Sequence[Effectrij], trekking: _Trekking, *, naast: float | None = None
) -> Effectgetal | None:
    kolom = _KOLOMMEN[maat](rijen)
    if not kolom.teller.size:
        return None
    laag, hoog = _tussen(kolom, trekking)
    return Effectgetal(
        jeugdigen=kolom.teller.size,
        deel=int((kolom.teller > 0).sum()),
        waarde=float(_maat(kolom, np.arange(kolom.teller.size)[None, :])[0]),
        laag=laag,
        hoog=hoog,
        kijk=naast is not None and not laag <= naast <= hoog,
    )


def _tussen(kolom: _Kolom, trekking: _Trekking) -> tuple[float, float]:
    aantal = kolom.teller.size
    dobbel = np.random.default_rng([trekking.zaad, aantal])
    delen = [
        _maat(kolom, dobbel.integers(0, aantal, (min(PER_KEER, trekking.keren - begin), aantal), dtype=np.int32))
        for begin in range(0, trekking.keren, PER_KEER)
    ]
    rand = (1 - trekking.zekerheid) / 2
    laag, hoog = np.quantile(np.concatenate(delen), [rand, 1 - rand])
    return float(laag), float(hoog)


def _maat(kolom: _Kolom, wie: NDArray[np.integer]) -> Reals:
    """The measure of each row of draws."""
    if kolom.is_midden:
        return np.asarray(np.median(kolom.teller[wie], axis=1), dtype=np.float64)
    som: Reals = kolom.teller[wie].sum(axis=1) / kolom.noemer[wie].sum(axis=1) * kolom.maal
    return som


def _kolom(paren: Iterable[tuple[float, float]], *, is_midden: bool = False, maal: float = 1.0) -> _Kolom:
    """Sorted, so that the order in which youths were read changes nothing."""
    waarden = np.array(sorted(paren), dtype=np.float64).reshape(-1, 2)
    return _Kolom(waarden[:, 0], waarden[:, 1], is_midden, maal)


def _wacht(rijen: Sequence[Effectrij], *, is_midden: bool) -> _Kolom:
    return _kolom(((r.wachtdagen, 1.0) for r in rijen if r.wachtdagen is not None), is_midden=is_midden)


def _weken(niveau: Kloofniveau) -> Callable[[Sequence[Effectrij]], _Kolom]:
    return lambda rijen: _kolom((r.weken.get(niveau, 0.0), 1.0) for r in rijen if r.weken is not None)


_KOLOMMEN: Mapping[Maat, Callable[[Sequence[Effectrij]], _Kolom]] = {
    Maat.WACHT_MIDDEN: lambda rijen: _wacht(rijen, is_midden=True),
    Maat.WACHT_GEMIDDELD: lambda rijen: _wacht(rijen, is_midden=False),
    Maat.FIRST_BEST: lambda rijen: _kolom(((r.first_best, r.plaatsingen) for r in rijen if r.plaatsingen), maal=100),
    Maat.AANVAARDBAAR: _weken(Kloofniveau.ACCEPTABEL),
    Maat.NOODOPLOSSING: _weken(Kloofniveau.NOODOPLOSSING),
    Maat.GEEN_HULP: _weken(Kloofniveau.GEEN_HULP),
    Maat.KILOMETER: lambda rijen: _kolom((sum(r.km), len(r.km)) for r in rijen if r.km),
}
# A wait and a distance are no part of a whole: only these numbers also tell how many youths they are about.
IS_DEEL = frozenset({Maat.FIRST_BEST, Maat.AANVAARDBAAR, Maat.NOODOPLOSSING, Maat.GEEN_HULP})
KIJK = sjabloon(
    "Kijk hier naar: %(groep)s. %(maat)s: %(waarde)s (tussen %(laag)s en %(hoog)s), bij alle jeugdigen samen %(alle)s. "
    "Dit zegt niet waarom. Zoek met wie deze jeugdigen kent uit wat er speelt."
)
