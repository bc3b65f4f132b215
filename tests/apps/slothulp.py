"""For tests on PostgreSQL: somebody holds a lock in an own connection until others really wait for it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

import pytest
from django.db import connection, transaction

T = TypeVar("T")
GEDULD = 15.0

alleen_postgresql = pytest.mark.skipif(connection.vendor == "sqlite", reason="writers of SQLite take turns")


@contextmanager
def terwijl_een_ander(neem: Callable[[], object], laat: Callable[[], object] = lambda: None) -> Iterator[None]:
    """Another connection did ``neem`` in a transaction; at the end of the block it does ``laat`` and commits."""
    genomen, klaar = threading.Event(), threading.Event()

    def ander() -> None:
        try:
            with transaction.atomic():
                neem()
                genomen.set()
                assert klaar.wait(GEDULD), "niemand zei dat het klaar was"
                laat()
        finally:
            genomen.set()
            connection.close()

    with ThreadPoolExecutor(1) as draad:
        belofte = draad.submit(ander)
        assert genomen.wait(GEDULD)
        try:
            yield
        finally:
            klaar.set()
            belofte.result()


def begin(draden: ThreadPoolExecutor, wat: Callable[[], T]) -> Future[T]:
    """Do this in an own connection."""

    def een() -> T:
        try:
            return wat()
        finally:
            connection.close()

    return draden.submit(een)


def wacht_op_wachtenden(aantal: int) -> None:
    """Come back when so many connections to this database wait for a lock."""
    vraag = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    tot = time.monotonic() + GEDULD
    while time.monotonic() < tot:
        with connection.cursor() as cursor:
            cursor.execute(vraag)
            if cursor.fetchone()[0] >= aantal:
                return
        time.sleep(0.02)
    raise AssertionError("niemand wacht op het slot")
