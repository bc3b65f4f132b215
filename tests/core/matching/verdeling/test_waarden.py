"""Small questions with the values that were worked out by hand: what is paid, and where the answer turns over."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.matching.verdeling.hulp import maak, trapwaarden, verdeel, willekeurig
from zorglandschap.core.matching.verdeling.bundels import Bundel
from zorglandschap.core.matching.verdeling.daling import begin, los_bundel, maak_model
from zorglandschap.core.matching.verdeling.doelorde import Doel, Doelorde, Trap
from zorglandschap.core.matching.verdeling.groot import verdeel_ruw
from zorglandschap.core.matching.verdeling.opgave import GEEN, Opgave, Randen
from zorglandschap.core.matching.verdeling.plan import Plan

SOM = Doelorde((Trap(Doel.GEMIS),), 3, 1)  # only the missed points, without weight for waiting
URGENT_EERST = Doelorde((Trap(Doel.ONGEPLAATST, 4), Trap(Doel.GEMIS)), 3, 1)
GROEPSSOM = Doelorde((Trap(Doel.GESPLITST), Trap(Doel.GEMIS)), 3, 1)


def _wachten_kost(o: Opgave, punten: int) -> Opgave:
    """The same question in which waiting costs this many points."""
    return replace(o, gemis_blijf=np.where(o.wacht, punten, o.gemis_blijf))


def _waar(plan: Plan) -> dict[int, int]:
    return {p.jeugdige: p.aanbod for p in plan.plaatsingen}


def test_the_scarce_place_goes_to_the_urgent_one_and_together_they_miss_110() -> None:
    o = _wachten_kost(maak([{"urgentie": 4}, {}], [{"vrij": 1}], [(0, 0, 0, 10), (1, 0, 0, 5)]), 100)
    plan = verdeel(o, URGENT_EERST)
    assert (_waar(plan), plan.vector) == ({1: 1}, (0, 110))
    assert verdeel(o, SOM).vector == (105,)


def test_who_fits_nowhere_waits_and_counts_in_the_113() -> None:
    o = _wachten_kost(maak([{}, {}], [{"vrij": 1}], [(1, 0, 0, 13)]), 100)
    plan = verdeel(o, SOM)
    assert (_waar(plan), plan.wachtend, plan.vector) == ({2: 1}, (1,), (113,))


@pytest.mark.parametrize(("per_kind", "som", "samen"), [(18, 58, False), (20, 60, True), (21, 60, True)])
def test_brothers_and_sisters_turn_over_between_18_and_20_a_child(per_kind: int, som: int, samen: bool) -> None:
    aanbod = [{"vrij": 2, "locatie": 1}, {"vrij": 1, "locatie": 2}, {"vrij": 1, "locatie": 3}]
    randen = [(i, j, 0, 30 if j == 0 else 11) for i in range(2) for j in range(3)]
    model = maak_model(_wachten_kost(maak([{"groep": 0}, {"groep": 0}], aanbod, randen), 100), GROEPSSOM)
    gesplitst, gemis = model.kolommen.kosten[:, 0], model.kolommen.kosten[:, 1]
    model = replace(model, bundels=[Bundel(0, 1, (1,), (gesplitst * per_kind + gemis).astype(np.float64))])
    uit = los_bundel(model, 0, begin(model).standen[0], np.zeros(model.kolommen.aantal, dtype=np.bool_))
    assert uit is not None
    assert uit.waarde == pytest.approx(som)
    assert bool(uit.x @ gesplitst == 0) is samen


def test_a_chain_of_two_misses_25() -> None:
    jeugdigen = [{}, {"huidig": 0, "gemis": 90}]
    o = _wachten_kost(maak(jeugdigen, [{"vrij": 0}, {"vrij": 1}], [(0, 0, 0, 10), (1, 1, 0, 15)]), 100)
    plan = verdeel(o, SOM)
    assert (_waar(plan), plan.vector) == ({1: 1, 2: 2}, (25,))
    assert [p.jeugdige for p in plan.ketens[0]] == [2, 1]


def test_nobody_is_made_to_move_though_together_130_could_be_less() -> None:
    jeugdigen = [{}, {"huidig": 0, "niveau": 0, "gemis": 30}]
    o = _wachten_kost(maak(jeugdigen, [{"vrij": 0}, {"vrij": 1}], [(0, 0, 0, 0)]), 100)
    plan = verdeel(o, SOM)
    assert (plan.wachtend, plan.blijvend, plan.vector) == ((1,), (2,), (130,))


def test_a_swap_of_20_is_found_without_chains_and_never_advised_with_them() -> None:
    jeugdigen = [{"huidig": 0, "gemis": 50}, {"huidig": 1, "gemis": 50}]
    o = maak(jeugdigen, [{}, {}], [(0, 1, 0, 10), (1, 0, 0, 10)])
    assert verdeel_ruw(o).aanbod.tolist() == [1, 0]
    assert int(o.randen.gemis.sum()) == 20
    plan = verdeel(o, SOM)
    assert (plan.blijvend, plan.vector) == ((1, 2), (100,))


def test_the_least_sum_is_10_and_the_fairest_has_at_most_6_with_11_together() -> None:
    gemis = [[1, 6], [5, 9]]
    o = maak([{}, {}], [{"vrij": 1}] * 2, [(i, j, 0, gemis[i][j]) for i in range(2) for j in range(2)])
    assert verdeel(o, SOM).vector == (10,)
    eerlijk = verdeel(o, Doelorde((Trap(Doel.GEMIS_BOVEN, 6), Trap(Doel.GEMIS)), 3, 1))
    assert (max(p.gemis for p in eerlijk.plaatsingen), eerlijk.vector) == (6, (0, 11))


# --- together, and with groups ------------------------------------------------------------------------------


def _naast(a: Opgave, b: Opgave, zaad: int) -> Opgave:
    """Two regions as one question, with some places across the border for who waits."""
    d = np.random.default_rng(zaad)
    n, m, g = a.aantal_jeugdigen, a.aantal_aanbod, int(a.groep.max(initial=GEEN)) + 1
    t = a.team_id.size

    def schuif(waarden: np.ndarray, aantal: int) -> np.ndarray:
        return np.where(waarden == GEEN, GEEN, waarden + aantal)

    over = [
        (i, j, int(d.integers(0, 3)), int(d.integers(0, 1001)), 0, 1)
        for i in range(n + b.aantal_jeugdigen)
        for j in (range(m, m + b.aantal_aanbod) if i < n else range(m))
        if (a.wacht[i] if i < n else b.wacht[i - n]) and d.random() < 0.3
    ]
    eigen = np.array([getattr(a.randen, v).astype(np.int64) for v in Randen.__slots__]).reshape(6, -1)
    ander = np.array([getattr(b.randen, v).astype(np.int64) for v in Randen.__slots__]).reshape(6, -1)
    ander = ander + np.array([n, m, 0, 0, 0, 0])[:, None]
    alle = np.concatenate([eigen, ander, np.array(over, dtype=np.int64).reshape(-1, 6).T], axis=1)
    alle = alle[:, np.lexsort((alle[1], alle[0]))]
    rest = {v: np.concatenate([getattr(a, v), getattr(b, v)]) for v in Opgave.__slots__ if v != "randen"}
    rest |= {
        "jeugdige_id": np.arange(n + b.aantal_jeugdigen) + 1,
        "aanbod_id": np.arange(m + b.aantal_aanbod) + 1,
        "team_id": np.arange(t + b.team_id.size) + 1,
        "groep": np.concatenate([a.groep, schuif(b.groep, g)]),
        "huidig": np.concatenate([a.huidig, schuif(b.huidig, m)]),
        "team": np.concatenate([a.team, schuif(b.team, t)]),
        "locatie": np.concatenate([a.locatie, b.locatie + 100]),
        "hulp_aanbod": np.concatenate([a.hulp_aanbod, b.hulp_aanbod + m]),
        "kan_team": np.concatenate([a.kan_team, b.kan_team + t]),
    }
    return Opgave(**rest, randen=Randen(*alle[:4], alle[4] > 0, alle[5] > 0))


@pytest.mark.parametrize("zaad", range(40))
def test_two_small_regions_with_places_across_the_border_are_never_worse_than_apart(zaad: int) -> None:
    a, b = willekeurig(2 * zaad), willekeurig(2 * zaad + 1)
    apart = tuple(map(sum, zip(*(verdeel(o, grondig=True).vector for o in (a, b)), strict=True)))
    assert verdeel(_naast(a, b, zaad), grondig=True).vector <= apart


@settings(max_examples=40, deadline=None)
@given(st.integers(1000, 100_000))
def test_more_urgency_never_costs_a_youth_the_place_also_with_brothers_and_sisters(zaad: int) -> None:
    o = willekeurig(zaad)
    met_plek = {p.jeugdige for p in verdeel(o, grondig=True).plaatsingen}
    for rij in np.flatnonzero(o.wacht & (o.urgentie < 4)).tolist():
        if int(o.jeugdige_id[rij]) in met_plek:
            hoger = replace(o, urgentie=np.where(np.arange(o.aantal_jeugdigen) == rij, o.urgentie + 1, o.urgentie))
            assert int(o.jeugdige_id[rij]) not in verdeel(hoger, grondig=True).wachtend


def test_the_values_of_a_division_are_counted_the_same_by_hand() -> None:
    o = maak([{}, {"urgentie": 4}], [{"vrij": 1}], [(0, 0, 1, 10)])
    vector = trapwaarden(o, URGENT_EERST, np.array([[0, -1]]), np.array([[1, 0]]))
    assert vector.tolist() == [[1, 1010]]
