"""The synthetic region for its own tests: one of full size, and small ones on demand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from zorglandschap.config.regio import lees_regio
from zorglandschap.core.begrippen.regio import Regio
from zorglandschap.core.synthetisch.genereer import genereer
from zorglandschap.core.synthetisch.tabellen import SynthetischeRegio

VANDAAG = date(2026, 11, 22)
ZAAD = 2026
KLEIN = 0.05


@cache
def _regio() -> Regio:
    return lees_regio("flevoland", Path(__file__).resolve().parents[3] / "regios")


@cache
def _streek(schaal: float, zaad: int, vandaag: date) -> SynthetischeRegio:
    return genereer(_regio(), schaal=schaal, zaad=zaad, vandaag=vandaag)


@pytest.fixture(scope="session")
def regio() -> Regio:
    """Flevoland as its folder describes it."""
    return _regio()


@pytest.fixture(scope="session")
def streek() -> SynthetischeRegio:
    """The region of full size."""
    return _streek(1.0, ZAAD, VANDAAG)


@pytest.fixture(scope="session")
def klein() -> SynthetischeRegio:
    """One twentieth of the region."""
    return _streek(KLEIN, ZAAD, VANDAAG)


@pytest.fixture(scope="session")
def maak() -> Callable[..., SynthetischeRegio]:
    """Make (once) a region of another scale, seed or day."""

    def maker(schaal: float = KLEIN, zaad: int = ZAAD, vandaag: date = VANDAAG) -> SynthetischeRegio:
        return _streek(schaal, zaad, vandaag)

    return maker
