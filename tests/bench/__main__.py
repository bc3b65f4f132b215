"""`make bench`: how fast the house is, how the cost grows, beside a reference measured in the same minute."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

REFERENTIE = "sorteren van een miljoen willekeurige getallen (numpy)"


def main() -> int:
    """Measure everything on a full synthetic region in a temporary folder and print Markdown tables."""
    schaal = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    with tempfile.TemporaryDirectory(prefix="zorglandschap-bench-") as map_:
        os.environ["ZORGLANDSCHAP_DATA"] = map_
        os.environ.pop("DATABASE_URL", None)
        from zorglandschap.config import opstart

        opstart.zet_demo_omgeving("flevoland")
        opstart.django_klaar()

        from tests.bench import bladen, kern

        print("# Snelheid\n")
        print(f"Referentie: {REFERENTIE} = 1. CPU-tijd, mediaan; p95 waar dat erbij staat.\n")
        kern.meet_generator()
        kern.meet_rangschikking()
        begin = time.process_time()
        opstart.maak_database(meld=lambda _: None)
        opstart.laad_demo(schaal=schaal, zaad=2026, opnieuw=False, meld=lambda _: None)
        opstart.verzamel_bestanden()
        grootte = sum(b.stat().st_size for b in Path(map_).glob("*.sqlite3*")) / 1e6
        print(f"\nLaden op schaal {schaal:g}: {time.process_time() - begin:.1f} s CPU, database {grootte:.0f} MB.\n")
        return bladen.meet_bladen()


if __name__ == "__main__":
    sys.exit(main())
