"""Puts a SQLite without the WAL-reset bug (fixed in 3.51.3) in the place of the machine's own."""

from __future__ import annotations

import sys

VEILIG_VANAF = (3, 51, 3)


def gebruik_veilige_sqlite() -> tuple[int, int, int]:
    """Swap ``pysqlite3`` in for ``sqlite3`` before Django loads it; returns the version in use."""
    try:
        import pysqlite3
    except ImportError:  # not on Linux: the machine's own library, checked at start
        import sqlite3
    else:
        sys.modules["sqlite3"] = pysqlite3
        sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
        sqlite3 = pysqlite3
    return sqlite3.sqlite_version_info
