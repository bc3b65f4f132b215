"""One measurement in its own process: make a region of one size in one kind of database, measure every page, tell it.

``python -m tests.bench.meting SCHAAL`` with DATABASE_URL in the environment (none: SQLite in a temporary folder);
the last line it prints is JSON.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any


def main() -> int:
    """Load, measure, print."""
    schaal = float(sys.argv[1])
    with tempfile.TemporaryDirectory(prefix="zorglandschap-bench-") as map_:
        os.environ["ZORGLANDSCHAP_DATA"] = map_
        from zorglandschap.config import opstart

        opstart.zet_demo_omgeving("flevoland")
        opstart.django_klaar()

        from tests.bench import bladen

        opstart.maak_database(meld=lambda _: None)
        begin, cpu = time.monotonic(), time.process_time()
        opstart.laad_demo(schaal=schaal, zaad=2026, opnieuw=False, meld=lambda _: None)
        uit: dict[str, Any] = {
            "laden": time.monotonic() - begin,
            "laden_cpu": time.process_time() - cpu,
            "geheugen_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
            "schijf_mb": _schijf_mb(Path(map_)),
        }
        opstart.verzamel_bestanden()
        print(json.dumps(uit | bladen.meet_bladen()))
    return 0


def _schijf_mb(map_: Path) -> float:
    from django.db import connection

    if connection.vendor != "postgresql":
        return sum(b.stat().st_size for b in map_.glob("*.sqlite3*")) / 1e6
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return float(cursor.fetchone()[0]) / 1e6


if __name__ == "__main__":
    sys.exit(main())
