"""Soft wishes: points that add up, level before points, equal shown as equal, and no luck of the draw."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.matching.hulp import (
    NIVEAUS,
    PROFIELEN,
    REGELS,
    REGIOS,
    START,
    UITERST,
    aanbiedingen,
    neem,
    profiel,
)
from zorglandschap.core.begrippen.codelijsten import Niveau, Specialisme
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.matching.passend import toets
from zorglandschap.core.matching.profiel import Aanbiedingen, Profiel, Wens, masker
from zorglandschap.core.matching.rangorde import NIVEAUS as OPLOPEND
from zorglandschap.core.matching.rangorde import Kandidaat, Rangschikking, rank


def _rank(kind: Profiel, a: Aanbiedingen, hoogstens: int = 1000) -> Rangschikking:
    return rank(kind, a, niveaus=NIVEAUS, regels=REGELS, hoogstens=hoogstens, hoogstens_bijna=1000)


def _punten(kandidaat: Kandidaat) -> dict[Wens, int]:
    return {b.wens: b.punten for b in kandidaat.bijdragen}


@given(PROFIELEN, REGIOS)
def test_points_add_up_exactly_and_stay_within_their_weight(kind: Profiel, a: Aanbiedingen) -> None:
    for kandidaat in _rank(kind, a).kandidaten:
        assert sum(b.punten for b in kandidaat.bijdragen) == kandidaat.punten
        assert 0 <= kandidaat.punten <= 1000
        assert all(0 <= b.punten <= b.hoogstens == REGELS.gewichten[b.wens] for b in kandidaat.bijdragen)


@given(PROFIELEN, REGIOS, st.data())
def test_the_order_of_the_rows_changes_nothing(kind: Profiel, a: Aanbiedingen, data: st.DataObject) -> None:
    orde = data.draw(st.permutations(range(a.aantal)))
    assert _rank(kind, a) == _rank(kind, neem(a, np.array(orde, dtype=np.int64)))


@given(PROFIELEN, REGIOS)
def test_exactly_the_offers_without_a_reason_are_ranked(kind: Profiel, a: Aanbiedingen) -> None:
    uitslag, rangschikking = toets(kind, a, niveaus=NIVEAUS, regels=REGELS), _rank(kind, a)
    assert {k.aanbod for k in rangschikking.kandidaten} == set(a.id[uitslag.past].tolist())
    assert {b.aanbod for b in rangschikking.bijna} == set(a.id[uitslag.bijna].tolist())
    assert rangschikking.aantal_passend == len(rangschikking.kandidaten)
    assert rangschikking.aantal_bijna == len(rangschikking.bijna)
    assert rangschikking.aantal_bekeken == a.aantal


@given(PROFIELEN, REGIOS)
def test_level_goes_before_points_and_more_points_come_first(kind: Profiel, a: Aanbiedingen) -> None:
    sleutels = [(OPLOPEND.index(k.niveau), -k.punten) for k in _rank(kind, a).kandidaten]
    assert sleutels == sorted(sleutels)


@given(PROFIELEN, REGIOS)
def test_equal_totals_share_a_rank(kind: Profiel, a: Aanbiedingen) -> None:
    kandidaten = _rank(kind, a).kandidaten
    gelijk = [(k.niveau, k.punten) for k in kandidaten]
    for kandidaat in kandidaten:
        zelfde = (kandidaat.niveau, kandidaat.punten)
        assert kandidaat.rang == gelijk.index(zelfde) + 1
        assert kandidaat.is_gedeeld == (gelijk.count(zelfde) > 1)


@given(PROFIELEN, REGIOS)
def test_showing_fewer_never_changes_who_is_first(kind: Profiel, a: Aanbiedingen) -> None:
    alles = _rank(kind, a)
    assert _rank(kind, a, hoogstens=3).kandidaten == alles.kandidaten[:3]


@given(PROFIELEN, REGIOS, st.integers(0, 59))
def test_coming_nearer_home_never_costs_points(kind: Profiel, a: Aanbiedingen, rij: int) -> None:
    voor = {k.aanbod: k for k in _rank(kind, a).kandidaten}
    if rij >= a.aantal or int(a.id[rij]) not in voor:
        return
    dichterbij = replace(a, breedte=a.breedte.copy(), lengte=a.lengte.copy())
    dichterbij.breedte[rij], dichterbij.lengte[rij] = kind.breedte, kind.lengte
    na = {k.aanbod: k for k in _rank(kind, dichterbij).kandidaten}[int(a.id[rij])]
    assert _punten(na)[Wens.THUIS] >= _punten(voor[int(a.id[rij])])[Wens.THUIS]


def test_a_first_best_place_far_away_goes_before_a_second_best_place_next_door() -> None:
    ver = {"hulpvorm": Hulpvorm.PLEEGZORG, "breedte": 52.2, "gemeente": 34}
    naast = {"hulpvorm": Hulpvorm.GEZINSHUIS}
    eerste, tweede = _rank(profiel(), aanbiedingen(naast, ver)).kandidaten
    assert (eerste.niveau, tweede.niveau) == (Niveau.FIRST_BEST, Niveau.ACCEPTABEL)
    assert eerste.punten < tweede.punten


def test_each_wish_counts_as_the_policy_says() -> None:
    (kandidaat,) = _rank(profiel(school=(52.66, 5.60)), aanbiedingen({"lengte": 5.60})).kandidaten
    assert _punten(kandidaat) == REGELS.gewichten
    assert kandidaat.km_thuis == pytest.approx(0.0)
    assert kandidaat.km_school == pytest.approx(0.0)


def test_needs_count_for_the_share_that_is_met() -> None:
    kind = profiel(behoeften=frozenset({Specialisme.TRAUMA, Specialisme.HECHTING}))
    half, heel = (masker([Specialisme.TRAUMA]), masker([Specialisme.TRAUMA, Specialisme.HECHTING]))
    punten = {
        k.aanbod: _punten(k)[Wens.DESKUNDIG]
        for k in _rank(kind, aanbiedingen({"specialismen": half}, {"specialismen": heel}, {})).kandidaten
    }
    assert punten == {1: 75, 2: 150, 3: 0}


def test_waiting_costs_points_until_the_latest_start() -> None:
    dagen = [{"vrij_vanaf": START.toordinal() + n} for n in (-40, 14, 28)]
    kandidaten = {k.aanbod: k for k in _rank(profiel(), aanbiedingen(*dagen)).kandidaten}
    assert [_punten(kandidaten[n])[Wens.SNEL] for n in (1, 2, 3)] == [100, 50, 0]
    assert [kandidaten[n].start for n in (1, 2, 3)] == [START, date(2026, 12, 15), UITERST]


def test_in_a_crisis_without_room_to_wait_a_free_place_gets_all_points() -> None:
    (kandidaat,) = _rank(profiel(uiterste_start=START), aanbiedingen({})).kandidaten
    assert _punten(kandidaat)[Wens.SNEL] == 100


def test_who_stays_at_home_keeps_the_own_school() -> None:
    kind = profiel(school=(52.3, 5.2))
    thuis = rank(
        kind,
        aanbiedingen({"hulpvorm": Hulpvorm.FACT}),
        niveaus={Hulpvorm.FACT: Niveau.FIRST_BEST},
        regels=REGELS,
    ).kandidaten[0]
    assert _punten(thuis)[Wens.SCHOOL] == 200
    assert _punten(_rank(kind, aanbiedingen({})).kandidaten[0])[Wens.SCHOOL] == 0


def test_an_unknown_school_makes_no_difference_between_offers() -> None:
    kandidaten = _rank(profiel(), aanbiedingen({}, {"breedte": 52.4})).kandidaten
    assert {_punten(k)[Wens.SCHOOL] for k in kandidaten} == {200}
    assert {k.km_school for k in kandidaten} == {None}


def test_near_misses_come_in_the_order_in_which_they_would_rank() -> None:
    dichtbij, ver = {"leeftijd_van": 16}, {"leeftijd_van": 16, "breedte": 52.4, "gemeente": 34}
    assert [b.aanbod for b in _rank(profiel(), aanbiedingen(ver, dichtbij)).bijna] == [2, 1]
