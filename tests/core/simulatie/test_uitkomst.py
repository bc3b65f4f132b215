"""The figures: sums, ratios, intervals, the error of the simulation, and differences for the same youths."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.core.simulatie.regio import BHG, CRI, een, vol
from zorglandschap.core.simulatie.draaien import draai
from zorglandschap.core.simulatie.indeling import MATEN
from zorglandschap.core.simulatie.invoer import exponentieel
from zorglandschap.core.simulatie.uitkomst import INTERVALLEN, VERHOUDINGEN, Uitkomst

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "methode" / "simulatie.md"


@pytest.fixture(scope="module")
def uitkomst() -> Uitkomst:
    return draai(vol(12, 0.5), zaad=1, replicaties=60, bewaar=40)


def test_parts_add_up_and_the_mean_counts_all_replications(uitkomst: Uitkomst) -> None:
    for maat in MATEN:
        alles = uitkomst.reeks(maat)
        delen = [uitkomst.reeks(maat, gemeenten=[g]) for g in uitkomst.invoer.gemeenten]
        assert np.allclose(alles.waarden, sum(d.waarden for d in delen))
        assert np.allclose(alles.gemiddelde, sum(d.gemiddelde for d in delen))
    assert uitkomst.reeks("aanwezig").waarden.shape == (40, 12)
    assert uitkomst.uit_huis().gemiddelde[0] < uitkomst.reeks("aanwezig").gemiddelde[0]
    assert uitkomst.reeks("aanwezig").periodes == uitkomst.invoer.periodes()


def test_intervals_hold_each_other_and_the_error_shrinks(uitkomst: Uitkomst) -> None:
    reeks = uitkomst.reeks("aanwezig")
    breedte = [boven - onder for onder, boven in (reeks.interval(k) for k in INTERVALLEN)]
    assert (breedte[0] <= breedte[1]).all()
    assert (breedte[1] <= breedte[2]).all()
    assert (reeks.fout() < reeks.waarden.std(axis=0) / 5).all()


def test_ratios_costs_occupancy_and_causes_are_readable(uitkomst: Uitkomst) -> None:
    for maat in VERHOUDINGEN:
        assert np.isfinite(uitkomst.reeks(maat).waarden).all()
    assert (uitkomst.reeks("aandeel eigen gemeente").gemiddelde <= 1).all()
    dagen = uitkomst.reeks("plaatsdagen").gemiddelde
    buiten = uitkomst.reeks("buitendagen").gemiddelde
    assert np.allclose(uitkomst.kosten().gemiddelde, dagen * 200 + buiten * 200)
    assert np.allclose(uitkomst.kosten(["Urk"]).waarden.shape, (40, 12))
    assert 0.3 < uitkomst.bezetting(0).gemiddelde[3] < 1.2
    oorzaken = uitkomst.oorzaken(BHG, 11)
    assert list(oorzaken.values()) == sorted(oorzaken.values(), reverse=True)


def test_a_difference_needs_the_same_seed(uitkomst: Uitkomst) -> None:
    meer = replace(uitkomst.invoer, voorzieningen=tuple(
        replace(v, plekken=v.plekken + 2 * (v.vorm == BHG)) for v in uitkomst.invoer.voorzieningen))  # fmt: skip
    ander = draai(meer, zaad=1, replicaties=60, bewaar=40)
    verschil = ander.verschil(uitkomst, "wachtdagen", vormen=[BHG])
    assert verschil.gemiddelde.sum() < 0
    los = draai(uitkomst.invoer, zaad=2, replicaties=60, bewaar=40)
    assert verschil.waarden.std() < (uitkomst.reeks("wachtdagen", vormen=[BHG]) - los.reeks(
        "wachtdagen", vormen=[BHG])).waarden.std()  # fmt: skip
    with pytest.raises(ValueError, match="zaad"):
        los.verschil(uitkomst, "aanwezig", vormen=[CRI])


def test_no_replications_is_no_outcome() -> None:
    with pytest.raises(ValueError, match="minstens één"):
        draai(een(exponentieel(9.0), 1, 1.0), zaad=1, replicaties=0)


def test_the_worked_example_of_the_document_runs(capsys: pytest.CaptureFixture[str]) -> None:
    code = DOCUMENT.read_text(encoding="utf-8").split("```python\n")[1].split("```")[0]
    exec(compile(code, str(DOCUMENT), "exec"), {})  # noqa: S102
    regels = capsys.readouterr().out.splitlines()
    assert len(regels) == 3
    assert "gezinshuis" in regels[0]
