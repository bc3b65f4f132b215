"""Scarcity orders equals and nothing else: never over points or levels, and only when it is known of all of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.matching.hulp import NIVEAUS, PROFIELEN, REGELS, aanbiedingen, neem, profiel
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.matching.profiel import Aanbiedingen, Profiel, Reals
from zorglandschap.core.matching.rangorde import Kandidaat, rank
from zorglandschap.core.matching.schaarste import Schaarste, per_aanbod

OP = date(2026, 11, 22)
RIJ = st.fixed_dictionaries(
    {"hulpvorm": st.sampled_from(list(NIVEAUS)[:3]), "lengte": st.sampled_from([5.61, 5.8]), "locatie": st.just(50)}
)
MATEN = st.sampled_from([0.0, 0.5, 0.5, 3.0, np.nan])


@st.composite
def _met_schaarste(trek: st.DrawFn) -> tuple[Profiel, Aanbiedingen, Reals, np.ndarray[Any, Any]]:
    """Offers of which many are equal, a scarcity for each, and another order of the rows."""
    a = aanbiedingen(*trek(st.lists(RIJ, max_size=14)))
    schaars = np.array(trek(st.lists(MATEN, min_size=a.aantal, max_size=a.aantal)), dtype=np.float64)
    orde = np.array(trek(st.permutations(range(a.aantal))), dtype=np.int64)
    return trek(PROFIELEN), a, schaars, orde


def _rank(kind: Profiel, a: Aanbiedingen, schaarste: Reals | None, hoogstens: int = 1000) -> tuple[Kandidaat, ...]:
    return rank(kind, a, niveaus=NIVEAUS, regels=REGELS, hoogstens=hoogstens, schaarste=schaarste).kandidaten


def _kaal(kandidaten: tuple[Kandidaat, ...]) -> list[Kandidaat]:
    return [replace(k, gelijken_op_schaarste=False, minder_schaars=False) for k in kandidaten]


@given(_met_schaarste())
def test_scarcity_never_reorders_across_levels_or_points_and_drops_nobody(alles: Any) -> None:
    kind, a, schaarste, _ = alles
    gewoon, geordend = _rank(kind, a, None), _rank(kind, a, schaarste)
    plaats = attrgetter("rang", "is_gedeeld", "niveau", "punten")
    assert [plaats(k) for k in geordend] == [plaats(k) for k in gewoon]
    assert sorted(_kaal(geordend), key=attrgetter("aanbod")) == sorted(gewoon, key=attrgetter("aanbod"))


@given(_met_schaarste())
def test_the_order_does_not_depend_on_the_order_of_the_rows(alles: Any) -> None:
    kind, a, schaarste, orde = alles
    assert _rank(kind, neem(a, orde), schaarste[orde]) == _rank(kind, a, schaarste)


@given(_met_schaarste())
def test_among_equals_the_least_scarce_comes_first_unless_one_is_unknown(alles: Any) -> None:
    kind, a, schaarste, _ = alles
    maat = dict(zip(a.id.tolist(), schaarste.tolist(), strict=True))
    for _, groep in groupby(_rank(kind, a, schaarste), key=attrgetter("rang")):
        gelijken = list(groep)
        maten = [maat[k.aanbod] for k in gelijken]
        telt = not any(np.isnan(maten)) and min(maten) < max(maten)
        sleutels = [(maat[k.aanbod] if telt else 0.0, k.aanbod) for k in gelijken]
        assert sleutels == sorted(sleutels)
        for kandidaat, eigen in zip(gelijken, maten, strict=True):
            assert kandidaat.gelijken_op_schaarste is telt
            assert kandidaat.minder_schaars is (telt and eigen < max(maten))


@given(_met_schaarste())
def test_cutting_the_list_off_only_cuts_it_off(alles: Any) -> None:
    kind, a, schaarste, _ = alles
    assert _rank(kind, a, schaarste, hoogstens=3) == _rank(kind, a, schaarste)[:3]


def test_two_equal_offers_and_what_is_said_of_them() -> None:
    een, twee = _rank(profiel(), aanbiedingen({}, {}), np.array([2.0, 1.0]))
    assert [een.aanbod, twee.aanbod] == [2, 1]
    assert (een.rang, twee.rang, een.is_gedeeld, twee.is_gedeeld) == (1, 1, True, True)
    assert (een.minder_schaars, twee.minder_schaars) == (True, False)
    assert een.gelijken_op_schaarste
    assert twee.gelijken_op_schaarste


@pytest.mark.parametrize(("dagen_oud", "geldt"), [(-1, False), (0, True), (35, True), (36, False)])
def test_a_measurement_holds_for_some_days(dagen_oud: int, *, geldt: bool) -> None:
    meting = Schaarste(OP - timedelta(days=dagen_oud), frozenset(), frozenset(), {})
    assert meting.geldt(OP, dagen=35) is geldt


def test_what_the_measurement_does_not_know_is_not_known_of_the_offer() -> None:
    a = aanbiedingen({}, {"gemeente": 34}, {"gemeente": 9999}, {"hulpvorm": Hulpvorm.GEZINSHUIS})
    vorm = Hulpvorm.PLEEGZORG
    meting = Schaarste(OP, frozenset({vorm}), frozenset({184, 34}), {(vorm, 184): 4.5})
    np.testing.assert_array_equal(per_aanbod(meting, a), np.array([4.5, 0.0, np.nan, np.nan]))
