"""Settings for every test, and the people every test knows."""

from __future__ import annotations

import os

os.environ.setdefault("ZORGLANDSCHAP_DEMO", "1")
os.environ.setdefault("ZORGLANDSCHAP_GEHEIM", "test-" * 12)
os.environ.setdefault("ZORGLANDSCHAP_GEGEVENSSLEUTEL", "toets-" * 12)

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import TransactionTestCase
from django.utils.translation import override

from tests.cast import Cast
from tests.castkopie import zet_cast_neer


@pytest.fixture
def cast(db: None) -> Cast:
    """Noor, Sami, Joris, Mila, Bram, Aisha, Tom, Eva and Femke in a region of two gemeenten."""
    return zet_cast_neer()


@pytest.fixture(autouse=True)
def _in_het_nederlands() -> Iterator[None]:
    """A page shown in English leaves that language behind in its thread: every test starts in Dutch."""
    with override("nl"):
        yield


@pytest.fixture(autouse=True, scope="session")
def _legen_na_de_toets() -> Iterator[None]:
    """Tests with real transactions empty the tables afterwards; the locks on what is only added open for that only."""
    from zorglandschap.apps.aanbod import slot as aanbod
    from zorglandschap.apps.casus import slot as stappen
    from zorglandschap.apps.logboek import slot as logboek
    from zorglandschap.apps.matching import slot as adviezen
    from zorglandschap.apps.monitor import slot as metingen
    from zorglandschap.apps.simulatie import slot as schattingen

    sloten = (logboek, aanbod, stappen, adviezen, metingen, schattingen)
    legen = TransactionTestCase._fixture_teardown

    def legen_met_open_slot(zelf: TransactionTestCase) -> None:
        for slot in sloten:
            slot.voer_uit(connection, slot.OPEN)
        try:
            legen(zelf)
        finally:
            for slot in sloten:
                slot.voer_uit(connection, slot.SLUIT)

    with pytest.MonkeyPatch.context() as vervang:
        vervang.setattr(TransactionTestCase, "_fixture_teardown", legen_met_open_slot)
        yield
