"""What has a formula: the kernel agrees with queueing theory within three standard errors."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from tests.core.simulatie.regio import START, een, kaal
from zorglandschap.core.simulatie.draaien import draai
from zorglandschap.core.simulatie.invoer import Bewoners, Deel, Invoer, exponentieel, lognormaal
from zorglandschap.core.simulatie.uitkomst import Uitkomst

OPLOOP = 20  # months that are left out, so that the empty start is forgotten


def _wacht(u: Uitkomst) -> tuple[float, float]:
    """Mean wait and its standard error, as a ratio over replications."""
    teller = u.reeks("wachttijd").waarden[:, OPLOOP:].sum(axis=1)
    noemer = u.reeks("instroom").waarden[:, OPLOOP:].sum(axis=1)
    w = teller.sum() / noemer.sum()
    return float(w), float(np.std(teller - w * noemer, ddof=1) / noemer.mean() / math.sqrt(len(teller)))


def _draai(invoer: Invoer, n: int) -> Uitkomst:
    return draai(invoer, zaad=3, replicaties=n, bewaar=n)


def _gelijk(gemeten: np.ndarray, verwacht: float) -> None:
    fout = gemeten.std(ddof=1) / math.sqrt(len(gemeten))
    assert abs(gemeten.mean() - verwacht) < 3 * fout, (gemeten.mean(), verwacht, fout)


def test_the_wait_with_ten_places_is_that_of_erlang_c() -> None:
    dagen, plekken, per_dag = 10.0, 10, 0.85
    last = per_dag * dagen
    b = 1.0
    for k in range(1, plekken + 1):
        b = last * b / (k + last * b)
    verwacht = b / (1 - last / plekken * (1 - b)) / (plekken / dagen - per_dag)
    w, fout = _wacht(_draai(een(exponentieel(dagen), plekken, per_dag * 365.25), 300))
    assert abs(w - verwacht) < 3 * fout


def test_the_wait_for_one_place_is_that_of_pollaczek_and_khinchine() -> None:
    dagen, spreiding, per_dag = 10.0, 0.8, 0.06
    verwacht = per_dag * dagen**2 * (1 + spreiding**2) / (2 * (1 - per_dag * dagen))
    w, fout = _wacht(_draai(een(lognormaal(dagen, spreiding), 1, per_dag * 365.25), 600))
    assert abs(w - verwacht) < 3 * fout


def test_with_places_enough_the_number_present_is_poisson() -> None:
    x = _draai(een(lognormaal(60.0, 1.0), 200, 0.5 * 365.25, maanden=40), 1500).reeks("aanwezig").waarden[:, -1]
    _gelijk(x, 30.0)
    assert 0.89 < x.var() / x.mean() < 1.11


def test_who_finds_no_place_is_the_share_of_erlang_b() -> None:
    last, plekken = 8.0, 8
    b = 1.0
    for k in range(1, plekken + 1):
        b = last * b / (k + last * b)
    u = _draai(een(lognormaal(10.0, 1.0), plekken, last / 10.0 * 365.25, altijd_open=True), 300)
    dagen, buiten = (u.reeks(m).waarden[:, OPLOOP:].sum(axis=1) for m in ("plaatsdagen", "buitendagen"))
    fout = np.std(buiten - b * dagen, ddof=1) / dagen.mean() / math.sqrt(300)
    assert abs(buiten.sum() / dagen.sum() - b) < 3 * fout


def test_little_holds_for_every_form() -> None:
    u = _draai(kaal(), 100)
    for vorm in u.invoer.vormen:
        dagen = u.reeks("wachtdagen", vormen=[vorm.naam]).waarden[:, OPLOOP:].sum()
        wacht = u.reeks("wachttijd", vormen=[vorm.naam]).waarden[:, OPLOOP:].sum()
        assert abs(dagen - wacht) < 0.06 * max(wacht, 400.0), vorm.naam


def _overleving(deel: Deel, t: np.ndarray) -> np.ndarray:
    if deel.spreiding is None:
        return np.exp(-t / deel.gemiddelde)
    s2 = math.log1p(deel.spreiding**2)
    mu = math.log(deel.gemiddelde) - s2 / 2
    return np.array([0.5 * math.erfc((math.log(x) - mu) / math.sqrt(2 * s2)) for x in t])


@pytest.mark.parametrize(
    "duur",
    [
        lognormaal(300.0, 1.1),
        lognormaal(180.0, 0.7),
        exponentieel(200.0),
        (Deel(60.0, 0.5, 0.5), Deel(500.0, 0.8, 0.3), Deel(30.0, None, 0.2)),
    ],
)
def test_what_is_left_of_a_stay_is_exact(duur: tuple[Deel, ...]) -> None:
    n, al, dagen = 1000, 120.0, np.array([30, 90, 180, 365, 730])
    bewoners = Bewoners(
        voorziening=np.zeros(n, int), gemeente=np.zeros(n, int), profiel=np.zeros(n, int), dagen=np.full(n, al),
        leeftijd=np.full(n, 10.0),
    )  # fmt: skip
    grenzen = tuple(START + timedelta(days=int(d)) for d in dagen)
    x = _draai(een(duur, n, 0.0, bewoners=bewoners, grenzen=grenzen), 50).reeks("aanwezig").gemiddelde / n
    boven = sum(d.gewicht * _overleving(d, al + dagen) for d in duur)
    verwacht = boven / sum(d.gewicht * _overleving(d, np.array([al]))[0] for d in duur)
    assert np.abs(x - verwacht).max() < 3 * 0.5 / math.sqrt(50 * n)


@pytest.mark.parametrize(
    "duur", [lognormaal(300.0, 1.1), exponentieel(300.0), (Deel(100.0, 0.6, 0.6), Deel(600.0, 0.8, 0.4))]
)
def test_without_a_start_date_the_population_of_today_stays_in_balance(duur: tuple[Deel, ...]) -> None:
    n = 150
    bewoners = Bewoners(
        voorziening=np.zeros(n, int), gemeente=np.zeros(n, int), profiel=np.zeros(n, int), dagen=np.full(n, np.nan),
        leeftijd=np.full(n, 10.0),
    )  # fmt: skip
    per_dag = n / sum(d.gewicht * d.gemiddelde for d in duur)
    x = _draai(een(duur, 400, per_dag * 365.25, bewoners=bewoners, maanden=36), 300).reeks("aanwezig").waarden
    for maand in (0, 5, 17, 35):
        _gelijk(x[:, maand], float(n))


def test_dates_of_periods_are_those_of_the_calendar() -> None:
    invoer = replace(een(exponentieel(9.0), 1, 1.0, maanden=3), start=date(2026, 1, 31))
    assert invoer.periodes() == (date(2026, 2, 28), date(2026, 3, 28), date(2026, 4, 28))
