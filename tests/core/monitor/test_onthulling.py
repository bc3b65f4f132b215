"""Small numbers cannot be worked out from a published table: attacked with linear programming."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy.optimize import linprog

from zorglandschap.core.monitor.onthulling import Aantallen, Masker, Telling, is_klein, verberg

K = 10
KLEIN_EN_GROOT = st.one_of(st.integers(0, 14), st.integers(0, 14), st.integers(15, 400))


def met_totalen(binnen: Aantallen, *, rij: bool, kolom: bool) -> Aantallen:
    """The inside of a table with its totals as last column and last row."""
    if rij:
        binnen = np.concatenate([binnen, binnen.sum(axis=1, keepdims=True)], axis=1)
    if kolom:
        binnen = np.concatenate([binnen, binnen.sum(axis=0, keepdims=True)], axis=0)
    return binnen


def vergelijkingen(vorm: tuple[int, int], *, rij: bool, kolom: bool) -> np.ndarray:
    """What every reader knows: lines add up to their totals. One row per equation, one column per cell."""
    rijen, kolommen = vorm
    nummer = np.arange(rijen * kolommen).reshape(vorm)
    uit = []
    for lijnen, geldt in ((nummer.tolist(), rij), (nummer.T.tolist(), kolom)):
        for lijn in lijnen if geldt else []:
            vergelijking = np.zeros(rijen * kolommen)
            vergelijking[lijn[:-1]] = 1
            vergelijking[lijn[-1]] = -1
            uit.append(vergelijking)
    return np.array(uit).reshape(-1, rijen * kolommen)


def interval(telling: Telling, masker: Masker, cel: tuple[int, int], *, rij: bool, kolom: bool) -> tuple[float, float]:
    """The attack: the lowest and highest value of a cell that agree with everything that is shown."""
    vorm = telling.aantal.shape
    waar = telling.aantal.ravel().astype(float)
    dicht = masker.ravel()
    gelijk = vergelijkingen(vorm, rij=rij, kolom=kolom)
    top = np.full(waar.size, np.inf) if telling.geheel is None else telling.geheel.ravel().astype(float)
    grenzen = [(0, None if np.isinf(top[i]) else top[i]) if dicht[i] else (waar[i], waar[i]) for i in range(waar.size)]
    uit = []
    for teken in (1, -1):
        doel = np.zeros(waar.size)
        doel[np.ravel_multi_index(cel, vorm)] = teken
        antwoord = linprog(doel, A_eq=gelijk, b_eq=np.zeros(len(gelijk)), bounds=grenzen, method="highs")
        assert antwoord.status in (0, 3)
        uit.append(np.inf if antwoord.status == 3 else teken * antwoord.fun)
    return uit[0], uit[1]


def controleer(tellingen: list[Telling], masker: Masker, *, rij: bool, kolom: bool) -> None:
    """Every small cell is hidden, and stays in the dark: an interval of the threshold wide."""
    for telling in tellingen:
        for r, k in np.argwhere(telling.klein(K)):
            cel = (int(r), int(k))
            assert masker[cel]
            laag, hoog = interval(telling, masker, cel, rij=rij, kolom=kolom)
            nodig = K if telling.geheel is None else min(K, int(telling.geheel[cel]))
            assert hoog - laag >= nodig - 1e-6, (cel, laag, hoog)


@settings(max_examples=120, deadline=None)
@given(hnp.arrays(np.int64, st.tuples(st.integers(1, 7), st.integers(1, 3)), elements=KLEIN_EN_GROOT))
@example(np.array([[3], [500], [40], [90]]))  # one small cell: without help it is total minus the rest
@example(np.array([[4], [2], [300], [900]]))  # two small cells whose sum is small as well
def test_no_small_number_follows_from_column_totals(binnen: Aantallen) -> None:
    telling = Telling(met_totalen(binnen, rij=False, kolom=True))
    controleer([telling], verberg([telling], K), rij=False, kolom=True)


@settings(max_examples=80, deadline=None)
@given(
    binnen=hnp.arrays(np.int64, st.tuples(st.integers(1, 5), st.integers(1, 5)), elements=KLEIN_EN_GROOT),
    kolom=st.booleans(),
)
def test_no_small_number_follows_from_row_and_column_totals(*, binnen: Aantallen, kolom: bool) -> None:
    telling = Telling(met_totalen(binnen, rij=True, kolom=kolom))
    masker = verberg([telling], K, rijtotalen=True, kolomtotalen=kolom)
    controleer([telling], masker, rij=True, kolom=kolom)


@settings(max_examples=80, deadline=None)
@given(
    hnp.arrays(np.int64, st.tuples(st.integers(1, 6), st.just(2)), elements=KLEIN_EN_GROOT),
    hnp.arrays(np.int64, st.tuples(st.integers(6, 6), st.just(2)), elements=KLEIN_EN_GROOT),
)
def test_no_small_number_follows_when_the_whole_is_known(teller: Aantallen, rest: Aantallen) -> None:
    noemer = teller + rest[: len(teller)]
    t, n = (met_totalen(tabel, rij=False, kolom=True) for tabel in (teller, noemer))
    tellingen = [Telling(t, n), Telling(n)]
    controleer(tellingen, verberg(tellingen, K), rij=False, kolom=True)


@given(hnp.arrays(np.int64, st.tuples(st.integers(2, 7), st.integers(1, 3)), elements=st.integers(K, 900)))
def test_a_table_without_small_numbers_is_shown_whole(binnen: Aantallen) -> None:
    assert not verberg([Telling(met_totalen(binnen, rij=False, kolom=True))], K).any()


def test_one_small_gemeente_takes_the_smallest_other_one_along_and_leaves_the_region() -> None:
    telling = Telling(met_totalen(np.array([[4], [500], [60], [45]]), rij=False, kolom=True))
    assert verberg([telling], K)[:, 0].tolist() == [True, False, False, True, False]


def test_a_percentage_with_a_known_denominator_is_protected_too() -> None:
    t = np.array([[496], [200], [300], [996]])
    n = np.array([[500], [900], [1000], [2400]])  # 4 of 500 are the small number here
    assert verberg([Telling(t, n)], K)[:, 0].tolist() == [True, True, False, False]


def test_nobody_counted_is_not_hidden_and_gives_no_shelter() -> None:
    telling = Telling(np.array([[0], [3], [40], [43]]), np.array([[0], [90], [80], [170]]))
    assert verberg([telling], K)[:, 0].tolist() == [False, True, True, False]


def test_a_region_that_is_small_itself_is_hidden_whole() -> None:
    telling = Telling(np.array([[3], [4], [7]]))
    assert verberg([telling], K).all()


def test_cells_that_are_hidden_already_stay_hidden() -> None:
    telling = Telling(np.array([[30], [40], [70]]))
    alvast = np.array([[True], [True], [False]])
    assert verberg([telling], K, alvast=alvast).tolist() == alvast.tolist()


def test_without_published_totals_only_the_small_cells_are_hidden() -> None:
    telling = Telling(np.array([[3, 80], [90, 2]]))
    assert verberg([telling], K, kolomtotalen=False).tolist() == [[True, False], [False, True]]


def test_totals_that_do_not_add_up_hide_all_there_is_to_hide() -> None:
    telling = Telling(np.array([[3], [6], [6]]), np.array([[12], [6], [6]]))
    assert verberg([telling], K).all()


@pytest.mark.parametrize(
    ("teller", "noemer", "klein"), [(9, 200, True), (10, 200, False), (191, 200, True), (0, 0, True)]
)
def test_a_single_part_of_a_whole_is_small_on_either_side(teller: int, noemer: int, *, klein: bool) -> None:
    assert is_klein(teller, noemer, K) is klein
