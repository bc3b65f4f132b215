"""The write gate lets one writer in at a time, over threads and processes, and is always opened again."""

from __future__ import annotations

import multiprocessing
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db.utils import ConnectionHandler, ProgrammingError
from pytest_django import DjangoDbBlocker

from zorglandschap.config.omgeving import SQLITE_BEGIN
from zorglandschap.config.sqlite.base import DatabaseWrapper
from zorglandschap.config.sqlite.poort import Schrijfpoort


def _tel(pad: str, keren: int) -> None:
    poort = Schrijfpoort(pad + ".poort")
    for _ in range(keren):
        poort.open()
        try:
            bestand = Path(pad)
            bestand.write_text(str(int(bestand.read_text()) + 1))
        finally:
            poort.sluit()


def test_processes_wait_for_each_other(tmp_path: Path) -> None:
    teller = tmp_path / "teller"
    teller.write_text("0")
    context = multiprocessing.get_context("spawn")
    schrijvers = [context.Process(target=_tel, args=(str(teller), 200)) for _ in range(3)]
    for schrijver in schrijvers:
        schrijver.start()
    for schrijver in schrijvers:
        schrijver.join(60)
        assert schrijver.exitcode == 0
    assert teller.read_text() == "600"


def test_threads_of_one_process_share_the_gate(tmp_path: Path) -> None:
    database = str(tmp_path / "zl.sqlite3")
    poort = Schrijfpoort.voor(database)
    assert poort is Schrijfpoort.voor(database)
    assert poort is not None
    binnen: list[int] = []

    def schrijf(nummer: int) -> None:
        poort.open()
        binnen.append(nummer)
        assert len(binnen) == 1
        binnen.remove(nummer)
        poort.sluit()

    draden = [threading.Thread(target=schrijf, args=(n,)) for n in range(8)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(10)
        assert not draad.is_alive()


@pytest.mark.parametrize("naam", [":memory:", "file:memorydb_default?mode=memory&cache=shared"])
def test_a_database_in_memory_needs_no_gate(naam: str) -> None:
    assert Schrijfpoort.voor(naam) is None


def test_a_gate_that_cannot_open_leaves_no_thread_locked(tmp_path: Path) -> None:
    poort = Schrijfpoort(str(tmp_path / "weg" / "poort"))
    for _ in range(2):
        with pytest.raises(FileNotFoundError):
            poort.open()


@pytest.fixture
def verbinding(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[DatabaseWrapper]:
    """A connection to a real file, as the site makes it."""
    basis = {"ENGINE": "zorglandschap.config.sqlite", "NAME": str(tmp_path / "zl.sqlite3")}
    opties = {"init_command": SQLITE_BEGIN, "transaction_mode": "IMMEDIATE", "timeout": 20}
    met_bestand = ConnectionHandler({"default": {**basis, "OPTIONS": opties}})["default"]
    with django_db_blocker.unblock():
        yield met_bestand  # type: ignore[misc]
        met_bestand.close()


def _begin(verbinding: DatabaseWrapper) -> None:
    verbinding.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)


def _is_vrij(verbinding: DatabaseWrapper) -> bool:
    poort = Schrijfpoort.voor(str(verbinding.settings_dict["NAME"]))
    assert poort is not None
    vrij = poort._draad.acquire(blocking=False)
    if vrij:
        poort._draad.release()
    return vrij


@pytest.mark.parametrize("einde", ["commit", "rollback"])
def test_the_gate_is_shut_during_a_transaction_and_open_after_it(verbinding: DatabaseWrapper, einde: str) -> None:
    verbinding.ensure_connection()
    _begin(verbinding)
    assert not _is_vrij(verbinding)
    getattr(verbinding, einde)()
    verbinding.set_autocommit(True)
    assert _is_vrij(verbinding)


def test_closing_a_connection_opens_the_gate(verbinding: DatabaseWrapper) -> None:
    verbinding.ensure_connection()
    _begin(verbinding)
    verbinding.close()
    assert _is_vrij(verbinding)


def test_a_transaction_that_cannot_begin_opens_the_gate(verbinding: DatabaseWrapper) -> None:
    verbinding.ensure_connection()
    verbinding.connection.close()
    with pytest.raises(ProgrammingError):
        _begin(verbinding)
    assert _is_vrij(verbinding)


def test_the_database_is_as_safe_as_promised(verbinding: DatabaseWrapper) -> None:
    with verbinding.cursor() as cursor:
        assert cursor.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert cursor.execute("PRAGMA synchronous").fetchone() == (2,)
        assert cursor.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert sqlite3.sqlite_version_info >= (3, 51, 3)
