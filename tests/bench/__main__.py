"""`make bench`: how fast the house is, how the cost grows, beside a reference measured in the same minute.

Without more: the region at its own size, on SQLite and on PostgreSQL. ``make bench SCHAAL="1 10 42"`` also measures
larger regions on PostgreSQL: minutes for 10, about the Netherlands and an hour for 42.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from typing import Any

from tests.bench.claims import meet_claims
from tests.bench.klok import tabel
from tests.bench.poorten import Poort, toon_poorten
from tests.toets.postgres import postgres

REFERENTIE = "sorteren van een miljoen willekeurige getallen (numpy)"
GRENS_TOT_SCHAAL = 10.0  # beyond this size the limit is shown, not enforced
SECONDEN_STRIJD = 60.0  # that eight writers fight for the same places
SQLITE, POSTGRES = "SQLite", "PostgreSQL"


def main() -> int:
    """Measure everything and print Markdown tables; 1 when a gate is missed or a place was given twice."""
    schalen = [float(s) for s in (sys.argv[1] if len(sys.argv) > 1 else "1").split()]
    print("# Snelheid\n")
    print(f"Referentie: {REFERENTIE} = 1. CPU-tijd van ons en de database samen, mediaan; p95 waar dat erbij staat.\n")
    poorten = _meet_kern()
    claims_goed = meet_claims(SECONDEN_STRIJD)
    metingen: dict[str, dict[str, Any]] = {}
    for soort, schaal in [(SQLITE, 1.0), *((POSTGRES, s) for s in schalen)]:
        naam = f"{soort} {schaal:g}×"
        metingen[naam] = _meet(soort, schaal)
        _toon(naam, metingen[naam])
    _toon_groei(metingen)
    streng = {naam: m for naam, m in metingen.items() if float(naam.split()[-1].rstrip("×")) <= GRENS_TOT_SCHAAL}
    poorten += [
        Poort(f"{naam}: {blad}, p95", b["p95"], b["grens"], "ms")
        for naam, m in streng.items()
        for blad, b in m["bladen"].items()
    ]
    poorten += [Poort(f"{naam}: bladzijden die geen antwoord geven", len(m["stuk"]), 1) for naam, m in streng.items()]
    alles_gehaald = toon_poorten(poorten)
    if not claims_goed:
        print("NIET GEHAALD: plekken vragen, zie de tabel daarvan.")
    return 0 if alles_gehaald and claims_goed else 1


def _meet_kern() -> list[Poort]:
    with tempfile.TemporaryDirectory(prefix="zorglandschap-bench-") as map_:
        os.environ["ZORGLANDSCHAP_DATA"] = map_
        from zorglandschap.config import opstart

        opstart.zet_demo_omgeving("flevoland")
        opstart.django_klaar()

        from tests.bench import kern, planning, simulatie, verdeling

        kern.meet_generator()
        gewone = [*kern.meet_rangschikking(), *verdeling.meet_verdeling()]
        return [*gewone, *simulatie.meet_simulatie(), *planning.meet_planning()]


def _meet(soort: str, schaal: float) -> dict[str, Any]:
    omgeving = {k: w for k, w in os.environ.items() if k not in ("DATABASE_URL", "ZORGLANDSCHAP_DATA")}
    opdracht = [sys.executable, "-m", "tests.bench.meting", f"{schaal:g}"]
    if soort == SQLITE:
        return _voer_uit(opdracht, omgeving)
    with postgres() as adres:
        return _voer_uit(opdracht, omgeving | {"DATABASE_URL": adres})


def _voer_uit(opdracht: list[str], omgeving: dict[str, str]) -> dict[str, Any]:
    klaar = subprocess.run(opdracht, env=omgeving, stdout=subprocess.PIPE, text=True, check=True)
    uit: dict[str, Any] = json.loads(klaar.stdout.strip().splitlines()[-1])
    return uit


def _toon(naam: str, m: dict[str, Any]) -> None:
    print(
        f"## {naam}\n\nLaden: {m['laden']:.0f} s ({m['laden_cpu']:.0f} s CPU buiten de database), "
        f"hoogstens {m['geheugen_mb']:.0f} MB geheugen, database {m['schijf_mb']:.0f} MB. "
        f"Referentie van de bladzijden: /gezond/ = {m['grond']:.1f} ms.\n"
    )
    kop = ["pagina", "mediaan ms", "p95 ms", "waarvan database", "× referentie", "queries", "kB gzip"]
    rijen = [
        [blad, f"{b['mediaan']:.0f}", f"{b['p95']:.0f}" + (" **!**" if b["p95"] >= b["grens"] else ""),
         f"{b['database']:.1f}", f"{b['verhouding']:.0f}", str(b["queries"]), f"{b['kb']:.1f}"]
        for blad, b in m["bladen"].items()
    ]  # fmt: skip
    tabel(kop, rijen)


def _toon_groei(metingen: dict[str, dict[str, Any]]) -> None:
    """How the 95th percentile and the number of questions grow with the region."""
    print("## Groei: p95 in ms (queries)\n")
    bladen = dict.fromkeys(blad for m in metingen.values() for blad in m["bladen"])
    rijen = []
    for blad in bladen:
        cellen = [m["bladen"].get(blad) for m in metingen.values()]
        rijen.append([blad, *(f"{c['p95']:.0f} ({c['queries']})" if c else "–" for c in cellen)])
    tabel(["pagina", *metingen], rijen)


if __name__ == "__main__":
    sys.exit(main())
