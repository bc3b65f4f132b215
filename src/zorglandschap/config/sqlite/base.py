"""Django's SQLite backend, with the write gate around every transaction that writes."""

from __future__ import annotations

from typing import Any

from django.db.backends.sqlite3 import base

from zorglandschap.config.sqlite.poort import Schrijfpoort


class DatabaseWrapper(base.DatabaseWrapper):
    """Every atomic block starts BEGIN IMMEDIATE; here it waits its turn at the gate first."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._poort: Schrijfpoort | None = None

    def _start_transaction_under_autocommit(self) -> None:
        poort = Schrijfpoort.voor(str(self.settings_dict["NAME"]))
        if poort is not None:
            poort.open()
        self._poort = poort
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._sluit_poort()
            raise

    def _sluit_poort(self) -> None:
        poort, self._poort = self._poort, None
        if poort is not None:
            poort.sluit()

    def _commit(self) -> None:
        try:
            super()._commit()  # type: ignore[misc]
        finally:
            if not self.connection or not self.connection.in_transaction:
                self._sluit_poort()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._sluit_poort()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._sluit_poort()
