"""How long help lasts: what was not wholly seen counts, and counting it wrongly is shown to be wrong."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from zorglandschap.core.simulatie.invoer import Deel, Reals
from zorglandschap.core.simulatie.schatting_duur import Vooraf, kaplan_meier, middelpunt, schat_duur, trek
from zorglandschap.core.simulatie.schatting_keten import Duren
from zorglandschap.core.simulatie.schatting_wet import EENVOUDIG, WETTEN, aannemelijk, als_duur, langer

VOORAF = Vooraf(5.0, 0.0)
EXPONENTIEEL, LOGNORMAAL = EENVOUDIG
WET = {wet.naam: wet for wet in WETTEN}


def _duren(dagen: Reals, gezien: NDArray[np.bool_] | None = None, binnen: Reals | float = 0.0) -> Duren:
    n = dagen.size
    alle = np.ones(n, dtype=np.bool_)
    return Duren(np.zeros(n, dtype=np.int64), np.zeros(n) + binnen, dagen, alle if gezien is None else gezien)


def _venster(lengte: Reals, begin: Reals, open_: float, dicht: float) -> Duren:
    """What a registration between two days sees of stays: late entry, and no end after its last day."""
    er = (begin + lengte > open_) & (begin < dicht)
    begin, lengte = begin[er], lengte[er]
    return _duren(np.minimum(lengte, dicht - begin), begin + lengte <= dicht, np.maximum(open_ - begin, 0.0))


def _vast(duren: Duren) -> tuple[float, float]:
    """Mean and spread of the law found when only lognormal and exponential may be chosen."""
    passing = schat_duur(duren, VOORAF, minstens=20, aantal=50, rng=np.random.default_rng(0), enkel=True)
    (deel,) = passing.duur()
    return deel.gemiddelde, deel.spreiding or 1.0


def test_stays_seen_through_a_window_give_the_true_mean_and_the_naive_mean_does_not() -> None:
    rng = np.random.default_rng(5)
    sigma = np.sqrt(np.log1p(0.8**2))
    lengte = rng.lognormal(np.log(400) - sigma**2 / 2, sigma, 12_000)
    duren = _venster(lengte, rng.uniform(-4000, 900, lengte.size), 0.0, 900.0)
    gemiddelde, spreiding = _vast(duren)
    assert gemiddelde == pytest.approx(400, rel=0.05)
    assert spreiding == pytest.approx(0.8, rel=0.08)
    afgerond = float(duren.dagen[duren.gezien & (duren.binnen == 0)].mean())
    assert afgerond < 0.8 * 400, "ends of who came within the window: only short stays can be seen"
    zonder_binnenkomst = _duren(duren.dagen, duren.gezien)
    assert _vast(zonder_binnenkomst)[0] > 1.15 * 400, "who was there already is more often one who stays long"
    zonder_censuur = _duren(duren.dagen, None, duren.binnen)
    assert _vast(zonder_censuur)[0] < 0.85 * 400, "who is still there did not leave"


def test_the_interval_of_the_draws_holds_the_truth_as_often_as_it_says() -> None:
    gedekt = []
    for rng in np.random.default_rng(6).spawn(40):
        duren = _venster(rng.exponential(200, 300), rng.uniform(-800, 700, 300), 0.0, 700.0)
        theta = trek(EXPONENTIEEL, np.array([np.log(duren.dagen.sum() / duren.gezien.sum())]), duren, VOORAF, 200, rng)
        onder, boven = np.quantile(np.exp(theta[:, 0]), [0.1, 0.9])
        gedekt.append(onder <= 200 <= boven)
    assert 0.65 <= np.mean(gedekt) <= 0.95


def test_two_kinds_of_stays_are_found_apart() -> None:
    rng = np.random.default_rng(7)
    kort = rng.random(1500) < 0.4
    lengte = np.where(kort, rng.lognormal(np.log(25), 0.5, 1500), rng.lognormal(np.log(600), 0.5, 1500))
    passing = schat_duur(
        _venster(lengte, rng.uniform(-2000, 1500, 1500), 0, 1500), VOORAF, minstens=20, aantal=20, rng=rng
    )
    assert passing.wet.naam == "twee lognormale"
    eerst, dan = sorted(passing.duur(), key=lambda deel: deel.gemiddelde)
    assert eerst.gewicht == pytest.approx(0.4, abs=0.07)
    assert eerst.gemiddelde == pytest.approx(25 * np.exp(0.125), rel=0.15)
    assert dan.gemiddelde == pytest.approx(600 * np.exp(0.125), rel=0.1)
    assert passing.afwijking < passing.band


@pytest.mark.parametrize("naam", ["exponentieel", "Weibull", "exponentieel en lognormaal"])
def test_other_laws_are_recognised_by_their_aic(naam: str) -> None:
    rng = np.random.default_rng(8)
    lengte = {
        "exponentieel": rng.exponential(100, 800),
        "Weibull": 100 * rng.weibull(2.0, 800),
        "exponentieel en lognormaal": np.where(
            rng.random(800) < 0.5, rng.exponential(10, 800), rng.lognormal(np.log(500), 0.3, 800)
        ),
    }[naam]
    passing = schat_duur(_duren(lengte), VOORAF, minstens=20, aantal=5, rng=rng)
    assert passing.aic[naam] <= min(passing.aic.values()) + 4
    assert passing.wet.draait
    assert sum(deel.gewicht for deel in passing.duur(0)) == pytest.approx(1.0)


def test_the_likelihood_is_that_of_the_density_and_a_chance_adds_up_to_one() -> None:
    dagen = np.linspace(0.05, 4000, 80_000)
    for wet, theta in (
        (EXPONENTIEEL, [4.0]), (LOGNORMAAL, [4.0, -0.5]), (WET["Weibull"], [4.0, 0.3]),
        (WET["exponentieel en lognormaal"], [3.0, 5.0, -0.5, 0.4]),
    ):  # fmt: skip
        t = np.array(theta)
        dichtheid = np.exp(
            [float(aannemelijk(wet, t[None, :], _duren(dagen[i : i + 1]))[0]) for i in range(0, 800, 80)]
        )
        helling = -np.gradient(langer(wet, t, dagen), dagen)
        assert dichtheid[1:] == pytest.approx(helling[80:800:80], rel=2e-2, abs=1e-6)
        na = _duren(np.array([300.0]), binnen=np.array([100.0]))
        verwacht = np.log(float(helling[np.searchsorted(dagen, 300.0)] / langer(wet, t, np.array([100.0]))[0]))
        assert aannemelijk(wet, t[None, :], na)[0] == pytest.approx(verwacht, abs=0.02)


def test_parameters_become_parts_of_the_input() -> None:
    assert als_duur(EXPONENTIEEL, np.array([0.0])) == (Deel(1.0, None, 1.0),)
    (deel,) = als_duur(LOGNORMAAL, np.array([5.0, np.log(0.5)]))
    assert deel.gemiddelde == pytest.approx(np.exp(5.125))
    assert deel.spreiding == pytest.approx(np.sqrt(np.expm1(0.25)))
    with pytest.raises(ValueError, match="Weibull"):
        als_duur(WET["Weibull"], np.array([5.0, 0.0]))


def test_kaplan_meier_counts_who_is_watched() -> None:
    duren = _duren(np.array([2.0, 3.0, 5.0, 7.0]), np.array([True, False, True, True]), np.array([0.0, 0.0, 2.0, 0.0]))
    dagen, over, kijk = kaplan_meier(duren)
    assert dagen.tolist() == [2.0, 5.0, 7.0]
    assert kijk.tolist() == [3.0, 2.0, 1.0]
    assert over == pytest.approx([2 / 3, 1 / 3, 0.0])


def test_no_and_few_durations_lean_on_what_is_known_of_all() -> None:
    rng = np.random.default_rng(9)
    leeg = _duren(np.zeros(0))
    assert middelpunt(leeg) == VOORAF
    samen = middelpunt(_duren(rng.lognormal(4.0, 0.5, 500)))
    assert (samen.niveau, samen.spreiding) == pytest.approx((4.0, np.log(0.5)), abs=0.1)
    geen = schat_duur(leeg, samen, minstens=20, aantal=100, rng=rng)
    assert (geen.einden, geen.rijen, geen.afwijking) == (0, 0, 0.0)
    assert np.log(geen.duur()[0].gemiddelde) == pytest.approx(4.0, abs=0.5)
    weinig = schat_duur(_duren(rng.lognormal(4.0, 0.5, 6)), samen, minstens=20, aantal=100, rng=rng)
    assert set(weinig.aic) == {wet.naam for wet in EENVOUDIG}
    assert weinig.trekkingen[:, 0].std() < geen.trekkingen[:, 0].std()


def test_a_law_that_does_not_fit_lies_far_from_kaplan_meier() -> None:
    rng = np.random.default_rng(10)
    lengte = np.where(rng.random(1000) < 0.5, rng.normal(20, 1, 1000), rng.normal(500, 10, 1000))
    passing = schat_duur(_duren(lengte), VOORAF, minstens=20, aantal=5, rng=rng, enkel=True)
    assert passing.afwijking > passing.band
