"""Public series: every number has a source, forecasts use only what came before, and some cannot be made."""

from __future__ import annotations

import numpy as np
import pytest

from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.simulatie.backtest import crps
from zorglandschap.core.simulatie.publiek import METHODEN, MINSTENS, REEKSEN, TE_KORT, Proef, Reeks, beproef


@pytest.mark.parametrize("reeks", [*REEKSEN, *TE_KORT], ids=lambda r: str(r.naam))
def test_a_series_has_a_source_and_years_in_order(reeks: Reeks) -> None:
    assert reeks.bron
    jaren = [jaar for jaar, _ in reeks.waarden]
    assert jaren == sorted(set(jaren))
    assert all(waarde > 0 for _, waarde in reeks.waarden)


def test_each_year_with_two_before_it_is_forecast_once_per_method() -> None:
    alle = list(beproef())
    assert len(alle) == 3 * 3 + 3 * 2 + 2 * 2 + 1 * 3
    assert {p.methode for p in alle} == {naam for naam, _ in METHODEN}
    assert all(p.spreiding > 0 for p in alle)
    assert not list(beproef([r for r in TE_KORT if len(r.waarden) <= MINSTENS]))


def test_a_forecast_does_not_change_with_what_came_later() -> None:
    kort = Reeks(zin("x"), ((2015, 100.0), (2016, 90.0), (2017, 50.0)), "b", ((2016, 20.0),))
    lang = Reeks(zin("x"), (*kort.waarden, (2018, 1.0)), "b", ((2016, 20.0), (2017, 9.0)))
    voor = {p.methode: p.midden for p in beproef([kort])}
    assert voor == {p.methode: p.midden for p in beproef([lang]) if p.jaar == 2017}
    assert voor == {"zoals het nu is": 90, "trend, gedempt": 82, "instroom en verblijf": pytest.approx(90 * 0.7 + 20)}


def test_without_published_inflow_there_is_no_forecast_with_flows() -> None:
    reeks = Reeks(zin("x"), ((2015, 100.0), (2016, 90.0), (2017, 50.0)), "b")
    assert [p.methode for p in beproef([reeks])] == ["zoals het nu is", "trend, gedempt"]


def test_scores_are_those_of_their_definition() -> None:
    reeks = REEKSEN[0]
    proef = Proef(reeks, 2019, "x", midden=10.0, spreiding=2.0, gekomen=13.0)
    ruis = np.random.default_rng(1).normal(10, 2, (40_000, 1))
    assert proef.crps == pytest.approx(float(crps(ruis, np.array([13.0]))[0]), abs=0.03)
    assert proef.fout == pytest.approx(3 / 13)
    assert not proef.is_gedekt
    assert Proef(reeks, 2019, "x", midden=10.0, spreiding=2.0, gekomen=12.5).is_gedekt
