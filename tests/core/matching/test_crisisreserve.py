"""The crisis reserve: how many places an area needs, and which offers keep them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zorglandschap.core.matching.crisisreserve import Crisisverblijf, druk_per_gebied, verdeel_reserve

VAN = date(2026, 1, 1)
TOT = VAN + timedelta(days=100)


def test_pressure_is_how_many_children_were_in_crisis_care_at_a_time() -> None:
    verblijven = [
        Crisisverblijf("Urk", VAN - timedelta(days=9), VAN + timedelta(days=50)),  # half of the period
        Crisisverblijf("Urk", TOT - timedelta(days=25)),  # still there: a quarter
        Crisisverblijf("Almere", TOT - timedelta(days=10), TOT + timedelta(days=10)),
        Crisisverblijf("Almere", TOT),  # not yet
        Crisisverblijf("Zeewolde", VAN - timedelta(days=9), VAN),  # no more
    ]
    assert druk_per_gebied(verblijven, VAN, TOT) == {"Almere": 0.1, "Urk": 0.75}
    with pytest.raises(ValueError, match="eindigt voor"):
        druk_per_gebied([], TOT, VAN)


def test_children_in_crisis_and_free_crisis_beds_count_first() -> None:
    uit = verdeel_reserve({"Urk": 3}, {"Urk": 1}, {"Urk": 1}, {"Urk": {7: 2, 8: 5}}, houdt_over=1)
    assert (uit.per_aanbod, uit.tekort) == ({8: 1}, {})
    assert verdeel_reserve({"Urk": 2}, {"Urk": 1}, {"Urk": 4}, {"Urk": {8: 5}}, houdt_over=1).per_aanbod == {}


def test_nobody_gives_the_last_place_and_what_is_missing_is_said() -> None:
    uit = verdeel_reserve({"Almere": 1, "Urk": 4}, {}, {}, {"Urk": {7: 1, 8: 2, 9: 2}}, houdt_over=1)
    assert (uit.per_aanbod, uit.tekort) == ({8: 1, 9: 1}, {"Almere": 1, "Urk": 2})


@given(
    nodig=st.integers(0, 9), bezet=st.integers(0, 9), crisis=st.integers(0, 9),
    gewoon=st.dictionaries(st.integers(1, 9), st.integers(0, 4)),
)  # fmt: skip
def test_kept_and_missing_places_are_together_what_is_needed(
    nodig: int, bezet: int, crisis: int, gewoon: dict[int, int]
) -> None:
    uit = verdeel_reserve({"Urk": nodig}, {"Urk": bezet}, {"Urk": crisis}, {"Urk": gewoon}, houdt_over=1)
    assert sum(uit.per_aanbod.values()) + uit.tekort.get("Urk", 0) == max(0, nodig - bezet - crisis)
    assert all(gewoon[nummer] > houdt for nummer, houdt in uit.per_aanbod.items())
