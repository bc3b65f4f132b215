"""Arrivals: small gemeenten lean on the region, growth fades, and the draws hold what is not known."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from zorglandschap.core.simulatie.schatting_instroom import (
    DEMPING,
    Telling,
    gedempt,
    per_gemeente,
    schat_instroom,
    stappen,
    tel,
)

TOT = date(2026, 1, 1)
MENSEN = np.array([50_000.0, 20_000.0, 8_000.0, 6_000.0, 1_000.0, 40_000.0])


def _telling(rng: np.random.Generator, groei: float = 0.0, kwartalen: int = 24, ruis: float = 0.0) -> Telling:
    t = (np.arange(kwartalen) - kwartalen + 0.5) / 4
    stap = np.exp(groei * t) * (rng.gamma(1 / ruis, ruis, kwartalen) if ruis else 1.0)
    return Telling(rng.poisson(MENSEN[:, None] * 0.004 / 4 * stap), MENSEN, TOT)


def test_requests_are_counted_in_whole_quarters_back_from_the_last_day() -> None:
    dagen = [TOT - timedelta(days=d) for d in (0, 1, 91, 92, 300, 364, 366)]
    telling = tel(
        np.array([d.toordinal() for d in dagen]), np.array([0, 1, 1, 1, 0, 1, 1]), np.array([1.0, 1.0]),
        date(2025, 1, 1), TOT,
    )  # fmt: skip
    assert telling.aantal.tolist() == [[1, 0, 0, 1], [1, 0, 1, 2]]


def test_rates_and_growth_are_found() -> None:
    rng = np.random.default_rng(1)
    uit = schat_instroom(_telling(rng, groei=0.08), maanden=60, aantal=300, rng=rng)
    assert uit.midden.groei == pytest.approx(0.08, abs=0.03)
    assert uit.midden.per_jaar.sum() == pytest.approx(0.004 * MENSEN.sum(), rel=0.08)
    assert np.std([t.groei for t in uit.trekkingen]) == pytest.approx(0.02, abs=0.01)
    grenzen = per_gemeente([f"g{m}" for m in range(6)], uit)
    assert all(onder < midden < boven for midden, onder, boven in grenzen.values())


def test_a_small_gemeente_leans_on_the_region_and_a_large_one_hardly() -> None:
    aantal = np.zeros((6, 8), dtype=np.int64)
    aantal[:] = (MENSEN * 0.004 / 4).round().astype(int)[:, None]
    aantal[4] = 4  # a thousand youths, four times what is usual
    aantal[0] = 65  # fifty thousand, a third more than usual
    rng = np.random.default_rng(2)
    uit = schat_instroom(Telling(aantal, MENSEN, TOT), maanden=12, aantal=1, rng=rng)
    tempo = uit.midden.per_jaar / MENSEN
    assert 0.005 < tempo[4] < 0.015
    assert tempo[0] == pytest.approx(65 * 4 / 50_000, rel=0.05)


def test_intervals_of_gemeenten_hold_the_truth() -> None:
    gedekt = []
    for rng in np.random.default_rng(3).spawn(25):
        waar = 0.004 * rng.gamma(9, 1 / 9, MENSEN.size)
        telling = Telling(rng.poisson(np.tile((MENSEN * waar / 4)[:, None], 16)), MENSEN, TOT)
        uit = schat_instroom(telling, maanden=12, aantal=100, rng=rng)
        onder, boven = np.quantile([t.per_jaar for t in uit.trekkingen], [0.1, 0.9], axis=0)
        gedekt.append((onder <= MENSEN * waar) & (MENSEN * waar <= boven))
    assert 0.72 <= np.mean(gedekt) <= 0.9


def test_quarters_that_differ_more_than_chance_make_the_draws_wider() -> None:
    rng = np.random.default_rng(4)
    rustig = schat_instroom(_telling(rng), maanden=24, aantal=200, rng=rng)
    druk = schat_instroom(_telling(rng, ruis=0.05), maanden=24, aantal=200, rng=rng)
    assert rustig.overmaat < 1.7
    assert druk.overmaat > 3
    stap = [np.std([t.factoren[0] for t in uit.trekkingen]) for uit in (rustig, druk)]
    assert stap[1] > 3 * stap[0]


def test_growth_fades() -> None:
    jaren = np.array([0.0, 1.0, 10.0, 100.0])
    factor = gedempt(0.1, jaren)
    assert factor[0] == 1.0
    assert np.exp(0.08) < factor[1] < np.exp(0.1)
    assert factor[3] == pytest.approx(np.exp(0.1 / -np.log(DEMPING)))


def test_steps_are_quarters_and_then_years() -> None:
    dagen, midden, lengte = stappen(TOT, 120)
    assert (dagen[0], len(dagen), float(lengte.sum())) == (TOT, 19, 10.0)
    assert (lengte[:12] == 0.25).all()
    assert (lengte[12:] == 1.0).all()
    assert midden[0] == 0.125


@pytest.mark.parametrize("kwartalen", [1, 3, 8])
def test_nothing_asked_is_a_wide_answer_and_no_crash(kwartalen: int) -> None:
    rng = np.random.default_rng(5)
    uit = schat_instroom(
        Telling(np.zeros((2, kwartalen), dtype=np.int64), MENSEN[:2], TOT), maanden=6, aantal=20, rng=rng
    )
    assert (uit.midden.per_jaar < 5).all()
    assert uit.overmaat == 1.0


def test_a_gemeente_without_youths_is_refused() -> None:
    rng = np.random.default_rng(6)
    with pytest.raises(ValueError, match="elke gemeente"):
        schat_instroom(Telling(np.zeros((1, 4), dtype=np.int64), np.zeros(1), TOT), maanden=6, aantal=1, rng=rng)


def test_a_year_is_too_short_to_see_more_than_chance() -> None:
    rng = np.random.default_rng(7)
    uit = schat_instroom(_telling(rng, kwartalen=4, ruis=0.5), maanden=6, aantal=1, rng=rng)
    assert uit.overmaat == 1.0
