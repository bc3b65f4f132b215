"""The same question gives the same bytes: by seed, by number of threads, with and without compilation."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from types import ModuleType

import numpy as np
import pytest

from tests.core.simulatie.regio import START, druk, een, vol
from zorglandschap.core.simulatie import draaien, kernel, pakken, verloop
from zorglandschap.core.simulatie.indeling import GEBEURTENISSEN, N_AANTAL, N_DAG, N_VOL, PAR, VER
from zorglandschap.core.simulatie.invoer import Invoer, exponentieel

MODULES = ("kernel", "plekken", "doorstroom", "aanvang", "gebeurtenissen", "verloop", "uitkomst", "draaien")


@pytest.fixture
def traag() -> Iterator[ModuleType]:
    """The module ``draaien`` once more, on a kernel that is not compiled."""
    namen = [f"zorglandschap.core.simulatie.{m}" for m in MODULES]
    kamer = sys.modules["zorglandschap.core.simulatie"]
    snel = {naam: sys.modules.pop(naam) for naam in namen}
    for module in MODULES:
        delattr(kamer, module)
    eerst, kernel.config.DISABLE_JIT = kernel.config.DISABLE_JIT, 1
    try:
        yield importlib.import_module("zorglandschap.core.simulatie.draaien")
    finally:
        kernel.config.DISABLE_JIT = eerst
        sys.modules.update(snel)
        for naam, module in snel.items():
            setattr(kamer, naam.rpartition(".")[2], module)


def _klein(maanden: int, schaal: float) -> Invoer:
    return vol(maanden, schaal)


def test_without_compilation_the_bytes_are_the_same(traag: ModuleType) -> None:
    for invoer, n in ((_klein(20, 0.06), 2), (druk(), 6), (een(exponentieel(30.0), 2, 0.0, maanden=2), 1)):
        par = pakken.pak(invoer)
        a, b = draaien.speel_blok(par, 4, 0, n), traag.speel_blok(par, 4, 0, n)
        for deel in ("cijfers", "plekken", "op_slot", "gebeurd"):
            assert getattr(a, deel).tobytes() == getattr(b, deel).tobytes(), deel


def test_the_version_of_the_kernel_does_not_depend_on_compilation(traag: ModuleType) -> None:
    assert traag.verloop.VERSIE == verloop.VERSIE


def test_seed_threads_and_blocks_decide_and_nothing_else() -> None:
    invoer = _klein(24, 0.5)
    a = draaien.draai(invoer, zaad=9, replicaties=35, draden=1)
    b = draaien.draai(invoer, zaad=9, replicaties=35, draden=2)
    c = draaien.draai(invoer, zaad=10, replicaties=35)
    assert a.vingerafdruk() == b.vingerafdruk() != c.vingerafdruk()
    kort = draaien.draai(invoer, zaad=9, replicaties=20)
    assert (kort.bewaard == a.bewaard[:20]).all()
    assert (a.verschil(b, "aanwezig").waarden == 0).all()


def test_a_run_tells_how_far_it_is_and_can_be_stopped() -> None:
    ver: list[tuple[int, int]] = []
    invoer = een(exponentieel(10.0), 2, 50.0, maanden=2)
    draaien.draai(invoer, zaad=1, replicaties=25, voortgang=lambda klaar, alle: ver.append((klaar, alle)))
    assert ver == [(10, 25), (20, 25), (25, 25)]
    with pytest.raises(draaien.Gestopt):
        draaien.draai(invoer, zaad=1, replicaties=25, draden=1, stop=lambda: len(ver) == 3)
    draaien.draai(invoer, zaad=1, replicaties=5, stop=lambda: False)


def test_the_kernel_says_beforehand_that_it_is_made_ready() -> None:
    gezegd: list[str] = []
    draaien.maak_klaar(gezegd.append)
    assert "rekenkern" in gezegd[0]
    with pytest.raises(TypeError):
        draaien.speel_blok(np.zeros(1), 0, 0, 1)


def test_the_kernel_also_compiles_where_nothing_can_be_written() -> None:
    ruimte: dict[str, object] = {}
    exec(compile("def dubbel(x):\n    return 2 * x\n", "<nergens>", "exec"), ruimte)  # noqa: S102
    assert kernel.ingang(ruimte["dubbel"])(4) == 8  # type: ignore[type-var, operator]


def test_a_day_with_more_events_than_fit_is_refused(traag: ModuleType) -> None:
    (par,), (staat,) = traag._zonder_jit(pakken.pak(een(exponentieel(9.0), 1, 1.0)))
    staat.n[N_DAG], staat.n[N_AANTAL] = 3, GEBEURTENISSEN
    traag.kernel.plan(par, staat, 7, 3.5)
    assert staat.n[N_VOL] == 1
    assert staat.wanneer[7] == VER


def test_youths_beyond_the_maxima_are_counted_not_lost(traag: ModuleType) -> None:
    rij = pakken.pak(replace(een(exponentieel(9.0), 1, 1.0), grenzen=(START + timedelta(days=5),)))
    assert rij.dtype == PAR
    (par,), (staat,) = traag._zonder_jit(rij)
    beginnen = sys.modules["zorglandschap.core.simulatie.aanvang"]
    with np.errstate(over="ignore"):
        beginnen.begin(par, staat, 1, 0)
        plekken = sys.modules["zorglandschap.core.simulatie.plekken"]
        gebeurtenissen = sys.modules["zorglandschap.core.simulatie.gebeurtenissen"]
        while plekken.nieuw(staat, np.uint64(5), 0, 0, 0, 0) >= 0:
            pass
        vol_ = int(staat.n[N_VOL])
        gebeurtenissen.aankomst(par, staat, 0, 1.0)
        gebeurtenissen.samen(par, staat, 3, 1, 1.0)
        par.aanzuiging[0], staat.totaal[0], staat.vrij[0] = 1.0, 1, 1
        gebeurtenissen.gezin(par, staat, 5, 1.0)
    assert staat.n[N_VOL] > vol_
