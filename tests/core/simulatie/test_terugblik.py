"""A look back over rolling origins: only what has passed is scored, and what is kept can be read again."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest

from tests.core.simulatie.schatting_bron import KADER, VORMEN, Waarheid, register
from zorglandschap.core.simulatie.backtest import KANSEN
from zorglandschap.core.simulatie.backtest_modellen import markov, naief, vloeibaar
from zorglandschap.core.simulatie.episodes import Episodes, maak
from zorglandschap.core.simulatie.invoer import Reals
from zorglandschap.core.simulatie.terugblik import Score, Verslag, blik_terug, kies_oorsprongen, van_json

TOT = KADER.tot


@pytest.fixture(scope="module")
def ep() -> Episodes:
    return maak(register(Waarheid(), np.random.default_rng(1)), KADER)


def _verslag(dekt: float, crps: float = 1.0, pit: tuple[float, ...] = (0.1,) * 10) -> Verslag:
    eigen = Score("simulatie", (crps, crps), ((0.5, 0.5), (dekt, dekt), (0.9, 0.9)), pit)
    naief_ = Score("naïef", (1.0, 2.0), ((0.5, 0.5), (0.6, 0.6), (0.9, 0.9)), pit)
    return Verslag((date(2025, 1, 1),), (6, 12), (1, 1), (eigen, naief_), (("pleegzorg", 0.5),))


def test_origins_lie_half_a_year_apart_with_a_year_before_and_half_a_year_after() -> None:
    alle = kies_oorsprongen(date(2010, 1, 1), TOT)
    assert len(alle) == 10
    assert list(alle) == sorted(alle)
    assert (TOT - alle[-1]).days == 184
    assert {(b - a).days for a, b in pairwise(alle)} <= {182, 183}
    kort = kies_oorsprongen(TOT - timedelta(days=900), TOT)
    assert kort == alle[-2:]
    assert kies_oorsprongen(TOT - timedelta(days=500), TOT) == ()


def test_only_horizons_that_have_passed_are_scored(ep: Episodes) -> None:
    oorsprongen = kies_oorsprongen(KADER.vanaf, TOT)[-5:]
    modellen = {"Markov": markov(), "naïef": naief, "vloeibaar": vloeibaar()}
    verslag = blik_terug(ep, modellen, oorsprongen=[*oorsprongen, TOT], rng=np.random.default_rng(2))
    assert (verslag.maanden, verslag.aantal) == ((6, 12, 24), (5, 4, 2))
    assert [s.naam for s in verslag.scores] == list(modellen)
    assert verslag.eigen.naam == "Markov"
    assert [naam for naam, _ in verslag.reeksen] == [*VORMEN, "alle vormen samen"]
    for score in verslag.scores:
        assert sum(score.pit) == pytest.approx(1, abs=0.001)
        assert len(score.dekking) == len(KANSEN)
        assert all(0 <= d <= 1 for rij in score.dekking for d in rij)
    assert verslag.scores[2].dekt(0.8) == 0  # without chance there is no interval
    assert verslag.eigen.crps[0] < verslag.scores[2].crps[0]
    zelfde = blik_terug(ep, modellen, oorsprongen=[*oorsprongen, TOT], rng=np.random.default_rng(2))
    assert zelfde == verslag
    assert van_json(json.loads(json.dumps(verslag.als_json()))) == verslag


def test_a_model_that_knows_the_future_is_always_right(ep: Episodes) -> None:
    def ziener(_toen: Episodes, dagen: tuple[date, ...], _rng: np.random.Generator) -> Reals:
        return np.array([[ep.aanwezig(dag) for dag in dagen]], dtype=float)

    op = kies_oorsprongen(KADER.vanaf, TOT)[-3:]
    verslag = blik_terug(ep, {"ziener": ziener, "naïef": naief}, oorsprongen=op, rng=np.random.default_rng(1))
    assert set(verslag.eigen.crps) == {0.0}
    assert verslag.beter() == (("naïef", len(verslag.maanden)),)


def test_nothing_to_look_back_on_is_refused(ep: Episodes) -> None:
    with pytest.raises(ValueError, match="nog geen termijn voorbij"):
        blik_terug(ep, {"naïef": naief}, oorsprongen=[TOT], rng=np.random.default_rng(1))


@pytest.mark.parametrize(("dekt", "oordeel"), [(0.64, "te smal"), (0.72, "goed"), (0.88, "goed"), (0.95, "te ruim")])
def test_the_margins_are_judged_by_the_80_percent_interval(dekt: float, oordeel: str) -> None:
    assert _verslag(dekt).oordeel() == oordeel
