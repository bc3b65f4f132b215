"""Settings for every test, and the people every test knows."""

from __future__ import annotations

import os

os.environ.setdefault("ZORGLANDSCHAP_DEMO", "1")
os.environ.setdefault("ZORGLANDSCHAP_GEHEIM", "test-" * 12)
os.environ.setdefault("ZORGLANDSCHAP_GEGEVENSSLEUTEL", "toets-" * 12)

import pytest

from tests.cast import Cast, maak_cast


@pytest.fixture
def cast(db: None) -> Cast:
    """Noor, Sami, Joris, Mila, Bram, Aisha, Tom, Eva and Femke in a region of two gemeenten."""
    return maak_cast()
