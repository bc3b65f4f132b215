"""Looking back: scores against their definition, models against what is known, and the estimate against both."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.simulatie.schatting_bron import KADER, MENSEN, Waarheid, register
from zorglandschap.core.simulatie.backtest import KANSEN, crps, gedekt, kijk_terug, pit
from zorglandschap.core.simulatie.backtest_modellen import geschat, markov, naief, vloeibaar
from zorglandschap.core.simulatie.episodes import JAAR, LEEG, Rij, maak
from zorglandschap.core.simulatie.invoer import Deel, Reals, Vraagfactor
from zorglandschap.core.simulatie.schatting import Keuzes, schat
from zorglandschap.core.simulatie.schatting_open import Bewoond, rest, speel_open

TOT = KADER.tot


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(-50, 50), min_size=1, max_size=12), st.floats(-50, 50))
def test_the_score_is_that_of_its_definition(mogelijk: list[float], gezien: float) -> None:
    x = np.array(mogelijk)
    verwacht = np.abs(x - gezien).mean() - 0.5 * np.abs(x[:, None] - x).mean()
    assert float(crps(x, np.array(gezien))) == pytest.approx(verwacht, abs=1e-9)


def test_the_score_of_many_draws_is_the_known_one_of_the_normal_law() -> None:
    x = np.random.default_rng(1).standard_normal((40_000, 1))
    assert float(crps(x, np.array([0.0]))[0]) == pytest.approx((np.sqrt(2) - 1) / np.sqrt(np.pi), abs=0.005)


def test_coverage_and_pit_are_right_when_the_law_is_right() -> None:
    rng = np.random.default_rng(2)
    mogelijk, gezien = rng.normal(size=(400, 2000)), rng.normal(size=2000)
    for kans in KANSEN:
        assert gedekt(mogelijk, gezien, kans).mean() == pytest.approx(kans, abs=0.03)
    vakken, _ = np.histogram(pit(mogelijk, gezien), bins=5, range=(0, 1))
    assert vakken / 2000 == pytest.approx(np.full(5, 0.2), abs=0.04)
    klein, telling = rng.poisson(2.0, (400, 2000)).astype(float), rng.poisson(2.0, 2000).astype(float)
    for kans in KANSEN:
        assert gedekt(klein, telling, kans).mean() == pytest.approx(kans, abs=0.03)
    assert pit(np.array([1.0, 2.0, 2.0, 3.0]), np.array(2.0)) == 0.5


# --- played forward -------------------------------------------------------------------------------------------


def test_what_is_left_of_a_stay_is_exact() -> None:
    rng = np.random.default_rng(3)
    duur = (Deel(50.0, 0.6, 0.3), Deel(300.0, 0.9, 0.5), Deel(100.0, None, 0.2))
    nieuw = rest(duur, np.zeros(60_000), rng)
    assert nieuw.mean() == pytest.approx(185.0, rel=0.03)
    for al in (60.0, 400.0):
        verwacht = nieuw[nieuw > al] - al
        over = rest(duur, np.full(20_000, al), rng)
        assert np.quantile(over, [0.25, 0.5, 0.9]) == pytest.approx(np.quantile(verwacht, [0.25, 0.5, 0.9]), rel=0.07)


def _rij(naam: str, start: int, eind: int, vorm: int = 0, geboren: int | None = None) -> Rij:
    midden = start - 3000 if geboren is None else geboren
    return Rij(naam, start, start, eind, vorm, 0, vorm, LEEG, LEEG if eind == LEEG else 0, midden, 0, "")


def test_numbers_in_care_are_arrivals_times_stay_and_end_on_a_birthday() -> None:
    rng = np.random.default_rng(4)
    nu = TOT.toordinal()
    ep = maak([_rij("a", nu - 10, LEEG), _rij("b", nu - 10, LEEG, geboren=nu - round(20.9 * JAAR))], KADER)
    uit = schat(ep, rng=rng, mensen=MENSEN, keuzes=Keuzes(aantal=1, maanden=120))
    uit = replace(uit, leeftijd=((5.0, 6.0),) * 2)
    bewoond = Bewoond.van(ep, 28)
    assert bewoond.dagen.tolist() == [10.0, 10.0]
    lang = replace(
        uit.midden,
        duur=((Deel(1e9, 0.1),), (Deel(40.0, None),), (Deel(20.0, None),)),
        instroom=np.array([[365.25, 0.0]] * 2 + [[0.0, 0.0]] * 2),
        vraag=tuple(Vraagfactor(f.vanaf, 1.0) for f in uit.midden.vraag),
        routes=replace(
            uit.midden.routes,
            eerste=np.array([[0.0, 1.0, 0.0], [0.0, 1.0, 0.0]]),
            verder=np.tile([[0, 0, 0, 1.0], [0, 0, 1.0, 0], [0, 0, 0, 0]], (2, 1, 1)),
        ),
    )
    dagen = np.array([20.0, 700.0])
    uitkomst = np.array([speel_open(uit, lang, bewoond, dagen, rng) for _ in range(300)])
    assert uitkomst[:, :, 0].tolist() == [[2.0, 1.0]] * 300
    assert uitkomst[:, 1, 1:].mean(axis=0) == pytest.approx([80.0, 40.0], rel=0.03)
    assert uitkomst[:, 1, 1].var() == pytest.approx(80.0, rel=0.3)


# --- models and the gate --------------------------------------------------------------------------------------


def test_the_last_value_has_the_changes_seen_before_as_its_spread() -> None:
    nu = TOT.toordinal()
    ep = maak([_rij(f"a{k}", nu - 30 * k, LEEG) for k in range(40)], KADER)
    rng = np.random.default_rng(5)
    dagen = (TOT + timedelta(days=60), TOT + timedelta(days=2900))
    uit = naief(ep, dagen, rng)
    assert uit.shape == (200, 2, 3)
    assert set((uit[:, 0, 0] - 40).tolist()) <= {0.0, 1.0, 2.0}
    assert (uit[:, 1, 0] == 40).all(), "too short ago to have seen changes over so many days"


def test_markov_and_fluid_have_the_same_middle_and_places_hold_the_fluid() -> None:
    rng = np.random.default_rng(6)
    ep = maak(register(Waarheid(tempo=0.002), rng), KADER)
    dagen = (TOT + timedelta(days=100), TOT + timedelta(days=700))
    kans, stroom = markov(aantal=4000)(ep, dagen, rng), vloeibaar()(ep, dagen, rng)
    assert stroom.shape == (1, 2, 3)
    assert kans.mean(axis=0) == pytest.approx(stroom[0], rel=0.03)
    assert (kans.std(axis=0) > 1).all()
    vol = vloeibaar(np.array([10, 10_000, 10_000]))(ep, dagen, rng)
    assert ep.aanwezig(TOT)[0] == pytest.approx(vol[0, 1, 0], rel=0.05), "nobody is put out, nobody comes on top"
    assert vol[0, 1, 0] <= ep.aanwezig(TOT)[0] + 1e-9


def test_the_estimate_is_better_than_the_simple_models_and_its_interval_holds() -> None:
    modellen = {
        "geschat": geschat(MENSEN, Keuzes(aantal=40, maanden=24)), "naief": naief, "markov": markov(aantal=40),
        "vloeibaar": vloeibaar(),
    }  # fmt: skip
    crps_: dict[str, list[Reals]] = {naam: [] for naam in modellen}
    dekking = []
    for rng in np.random.default_rng(7).spawn(3):
        ep = maak(register(Waarheid(tempo=0.002, groei=0.02), rng), KADER)
        uit = kijk_terug(ep, modellen, oorsprongen=[date(2023, 12, 1)], rng=rng)
        for naam, oordeel in uit.items():
            crps_[naam].append(oordeel.gemiddeld())
        dekking.append(uit["geschat"].dekking())
        assert uit["geschat"].vlak(4).sum() == pytest.approx(1.0)
    gemiddeld = {naam: np.mean(rij) for naam, rij in crps_.items()}
    assert all(gemiddeld["geschat"] < waarde for naam, waarde in gemiddeld.items() if naam != "geschat")
    assert 0.6 <= np.mean(dekking, axis=0)[1].mean() <= 1.0


def test_a_forecast_of_what_is_not_yet_seen_cannot_be_scored() -> None:
    with pytest.raises(ValueError, match="nog niet alles gebeurd"):
        kijk_terug(maak([], KADER), {"n": naief}, oorsprongen=[date(2025, 1, 1)], rng=np.random.default_rng(8))


def test_every_model_answers_on_an_empty_register() -> None:
    modellen = {"g": geschat(None, Keuzes(aantal=5)), "n": naief, "m": markov(), "v": vloeibaar()}
    uit = kijk_terug(
        maak([], KADER), modellen, oorsprongen=[date(2022, 1, 1)], rng=np.random.default_rng(9), maanden=(6,)
    )
    assert all(oordeel.crps.shape == (1, 1, 4) for oordeel in uit.values())
    assert (uit["v"].crps == 0).all()
