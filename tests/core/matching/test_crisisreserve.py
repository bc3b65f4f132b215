"""The crisis reserve: how many places a cluster and age need, and which offers keep them."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zorglandschap.core.matching.crisisreserve import (
    Cel,
    Crisisverblijf,
    Reserveplek,
    als_rijen,
    bereken_reserve,
    druk,
    maak_cellen,
    tekorten,
    uit_rijen,
    verdeel_reserve,
)

VAN = date(2026, 1, 1)
TOT = VAN + timedelta(days=100)
URK, ALMERE = 184, 34


def _plek(nummer: int, vrij: int, *cellen: int) -> Reserveplek:
    return Reserveplek(nummer, vrij, frozenset(cellen))


def test_pressure_is_how_many_children_were_in_crisis_care_at_a_time() -> None:
    verblijven = [
        Crisisverblijf(URK, VAN - timedelta(days=9), VAN + timedelta(days=50)),  # half of the period
        Crisisverblijf(URK, TOT - timedelta(days=25)),  # still there: a quarter
        Crisisverblijf(URK, TOT - timedelta(days=10), TOT + timedelta(days=10)),
        Crisisverblijf(URK, TOT),  # not yet
        Crisisverblijf(URK, VAN - timedelta(days=9), VAN),  # no more
    ]
    assert druk(verblijven, VAN, TOT) == pytest.approx(0.85)
    with pytest.raises(ValueError, match="eindigt voor"):
        druk([], TOT, VAN)


def test_every_cluster_has_two_ages_and_the_oldest_has_everybody_above() -> None:
    jong, oud = maak_cellen([(URK, 171)], 12, 17)
    assert (jong.leeftijd_van, jong.leeftijd_tot, oud.leeftijd_van, oud.leeftijd_tot) == (0, 11, 12, 17)
    assert [jong.heeft(Crisisverblijf(URK, VAN, leeftijd=n)) for n in (0, 11, 12, 19)] == [True, True, False, False]
    assert [oud.heeft(Crisisverblijf(171, VAN, leeftijd=n)) for n in (0, 11, 12, 19)] == [False, False, True, True]
    assert not oud.heeft(Crisisverblijf(ALMERE, VAN, leeftijd=14))
    assert jong.sleutel == "GM0184+GM0171 0-11"
    with pytest.raises(ValueError, match="grens tussen de leeftijden"):
        maak_cellen([(URK,)], 0, 17)


def test_crisis_beds_count_first_and_an_ordinary_offer_gives_one_place() -> None:
    crisis, gewoon = verdeel_reserve([2], [_plek(5, 1, 0)], [_plek(7, 2, 0), _plek(8, 5, 0)], houdt_over=1)
    assert (crisis, gewoon) == ([{5: 1}], [{8: 1}])
    assert verdeel_reserve([1], [_plek(5, 4, 0)], [_plek(8, 5, 0)], houdt_over=1) == ([{5: 1}], [{}])


def test_nobody_gives_the_last_place() -> None:
    _, gewoon = verdeel_reserve([4], [], [_plek(7, 1, 0), _plek(8, 2, 0), _plek(9, 2, 0)], houdt_over=1)
    assert gewoon == [{8: 1, 9: 1}]


def test_a_bed_that_two_clusters_can_reach_counts_once_where_there_would_be_too_few() -> None:
    # the first cluster alone can reach bed 5, both can reach bed 6: bed 6 is for the second
    assert verdeel_reserve([1, 1], [_plek(6, 1, 0, 1), _plek(5, 1, 0)], [], houdt_over=0)[0] == [{5: 1}, {6: 1}]
    assert verdeel_reserve([1, 1], [_plek(5, 1, 0), _plek(6, 1, 0, 1)], [], houdt_over=0)[0] == [{5: 1}, {6: 1}]
    assert verdeel_reserve([1, 1], [_plek(6, 1, 0, 1)], [], houdt_over=0)[0] == [{6: 1}, {}]


def test_a_bed_for_another_age_or_too_far_away_helps_nobody() -> None:
    assert verdeel_reserve([1], [_plek(5, 3)], [_plek(7, 3, 1)], houdt_over=0) == ([{}], [{}])


def test_every_cell_says_what_it_needs_has_and_misses_and_is_kept_whole() -> None:
    cellen = maak_cellen([(URK,), (ALMERE,)], 12, 17)
    nu_daar = Crisisverblijf(URK, TOT - timedelta(days=50), leeftijd=4)
    uit = bereken_reserve(
        cellen,
        [nu_daar, Crisisverblijf(URK, VAN, TOT - timedelta(days=20), leeftijd=4)],
        [_plek(5, 1, 0, 1)],
        [_plek(7, 3, 0)],
        periode=(VAN, TOT),
        hoogste_kans=0.05,
        houdt_over=1,
    )
    jong, *anders = uit.cellen
    assert (jong.druk, jong.nodig, jong.bezet, jong.gevraagd) == (pytest.approx(1.3), 4, 1, 3)
    assert (jong.crisis, jong.gewoon, jong.vrij, jong.tekort) == (1, 1, 2, 1)
    assert uit.per_aanbod == {7: 1}
    # nobody was in crisis there: nothing is kept, though a bed can be reached
    assert [(s.nodig, s.tekort, s.bereikbaar) for s in anders] == [(0, 0, 1), (0, 0, 0), (0, 0, 0)]
    assert tekorten(uit.cellen) == {"GM0184 0-11": 1}
    assert uit_rijen(json.loads(json.dumps(als_rijen(uit.cellen)))) == uit.cellen


def test_the_cell_of_a_child_is_one() -> None:
    cellen = maak_cellen([(URK,), (ALMERE,)], 12, 17)
    for gemeente, jaren in product((URK, ALMERE), range(21)):
        assert sum(c.heeft(Crisisverblijf(gemeente, VAN, leeftijd=jaren)) for c in cellen) == 1


_PLEKKEN = st.lists(st.tuples(st.integers(0, 3), st.sets(st.integers(0, 2))), max_size=5)


@given(st.lists(st.integers(0, 3), min_size=3, max_size=3), _PLEKKEN, _PLEKKEN)
def test_no_place_counts_twice_and_as_many_are_found_as_can_be(
    gevraagd: list[int], crisis: list[tuple[int, set[int]]], gewoon: list[tuple[int, set[int]]]
) -> None:
    bedden = [_plek(n, vrij, *cellen) for n, (vrij, cellen) in enumerate(crisis, 1)]
    ander = [_plek(n, vrij, *cellen) for n, (vrij, cellen) in enumerate(gewoon, 11)]
    uit_crisis, uit_gewoon = verdeel_reserve(gevraagd, bedden, ander, houdt_over=1)
    for plekken, delen, kan in ((bedden, uit_crisis, None), (ander, uit_gewoon, 1)):
        for plek in plekken:
            gegeven = [cel for cel, deel in enumerate(delen) for _ in range(deel.get(plek.nummer, 0))]
            assert len(gegeven) <= (plek.vrij if kan is None else int(plek.vrij > 1))
            assert set(gegeven) <= plek.cellen
    gevonden = [sum(c.values()) + sum(g.values()) for c, g in zip(uit_crisis, uit_gewoon, strict=True)]
    assert all(g <= n for g, n in zip(gevonden, gevraagd, strict=True))
    alles = [p.cellen for p in bedden for _ in range(p.vrij)] + [p.cellen for p in ander if p.vrij > 1]
    assert sum(gevonden) == min(
        sum(n for c, n in enumerate(gevraagd) if c not in keuze) + sum(1 for cellen in alles if cellen & keuze)
        for keuze in ({c for c in range(3) if k >> c & 1} for k in range(8))
    )


def test_a_cell_is_a_plain_value() -> None:
    assert Cel((URK,), 0, 11) == Cel((URK,), 0, 11)
