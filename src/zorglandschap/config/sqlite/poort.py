"""A fair gate for writers on one SQLite file, across threads and processes.

SQLite's own busy handler polls and is unfair: one writer can wait for seconds while another gets
hundreds of turns. A lock file with ``flock`` queues writers instead. ``flock`` belongs to the open
file, so the threads of one process first queue on a lock of their own.
"""

from __future__ import annotations

import fcntl
import os
import threading
from typing import ClassVar


class Schrijfpoort:
    """One gate per database file; ``open`` waits for the turn, ``sluit`` passes it on."""

    _poorten: ClassVar[dict[str, Schrijfpoort]] = {}
    _register = threading.Lock()

    def __init__(self, pad: str) -> None:
        self.pad = pad
        self._draad = threading.Lock()
        self._bestand: int | None = None

    @classmethod
    def voor(cls, database: str) -> Schrijfpoort | None:
        """The gate of a database file; None for a database in memory."""
        if ":memory:" in database or "mode=memory" in database:
            return None
        pad = f"{os.path.abspath(database)}.poort"
        with cls._register:
            poort = cls._poorten.get(pad)
            if poort is None:
                poort = cls._poorten[pad] = cls(pad)
            return poort

    def open(self) -> None:
        """Wait until this thread may write."""
        self._draad.acquire()
        try:
            bestand = os.open(self.pad, os.O_RDWR | os.O_CREAT, 0o600)
            fcntl.flock(bestand, fcntl.LOCK_EX)
        except BaseException:
            self._draad.release()
            raise
        self._bestand = bestand

    def sluit(self) -> None:
        """Let the next writer in."""
        bestand, self._bestand = self._bestand, None
        if bestand is not None:
            os.close(bestand)  # closing releases the flock
            self._draad.release()
