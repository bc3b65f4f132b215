"""`make test` and `make check`: run everything, say what is run, and fail when something could not be tested."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from tests.toets.chromium import zorg_voor_chromium
from tests.toets.postgres import postgres

WORTEL = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
PYTEST = [sys.executable, "-m", "pytest"]
SNEL = "not reis and not start and not grondig"
TWEE = ["-n", "2", "--dist", "loadgroup"]  # two at once; what shares a costly beginning stays together
DEKKING = ["--cov", "--cov-append", "--cov-report="]


def draai(naam: str, opdracht: list[str], **omgeving: str) -> bool:
    """Run one step; print its name and its time; True when it passed.

    Every step is a few new processes: they keep what Python compiled, also where the machine says not to.
    """
    print(f"\n▶ {naam}", flush=True)
    begin = time.monotonic()
    alles_om = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | omgeving
    code = subprocess.run(opdracht, cwd=WORTEL, env=alles_om, check=False).returncode
    print(f"{'✓' if code == 0 else '✗'} {naam} ({time.monotonic() - begin:.0f} s)", flush=True)
    return code == 0


def controles() -> list[bool]:
    """Format, lint, types, contracts, migrations, translations: what needs no database."""
    return [
        draai("opmaak", [str(BIN / "ruff"), "format", "--check", "--quiet", "."]),
        draai("lint", [str(BIN / "ruff"), "check", "--quiet", "."]),
        draai("contracten van de verdiepingen", [str(BIN / "lint-imports"), "--no-cache"]),
        draai("typen", [sys.executable, "-m", "mypy"]),
        draai(
            "migraties volledig",
            [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"],
            DJANGO_SETTINGS_MODULE="tests.settings",
        ),
        draai("vertalingen volledig", [sys.executable, "-m", "zorglandschap.config.vertalingen", "controleer"]),
    ]


def snel() -> list[bool]:
    """The fast tests, on SQLite."""
    return [draai("snelle toetsen op SQLite", [*PYTEST, *TWEE, "-m", SNEL])]


def alles() -> list[bool]:
    """Every test on SQLite, the fast ones on PostgreSQL, the journeys in a real browser, the coverage per floor."""
    for rest in WORTEL.glob(".coverage*"):
        rest.unlink()
    uitslag = controles()
    uitslag.append(draai("toetsen op SQLite", [*PYTEST, *TWEE, "-m", "not reis and not start", *DEKKING]))
    with postgres() as adres:
        uitslag.append(
            draai(
                "toetsen op PostgreSQL",
                [*PYTEST, *TWEE, "-m", SNEL, "tests/apps", "tests/web", *DEKKING],
                DATABASE_URL=adres,
            )
        )
    uitslag.append(draai("toetsen van de start", [*PYTEST, *TWEE, "-m", "start", "tests/config"]))
    chromium = zorg_voor_chromium()
    uitslag.append(
        draai("reizen in Chromium", [*PYTEST, "-m", "reis", "tests/journeys"], ZORGLANDSCHAP_CHROMIUM=chromium)
    )
    uitslag.extend(dekking())
    return uitslag


def dekking() -> list[bool]:
    """Branch coverage per floor: 100% of core, 90% of apps and web."""
    rapport = [sys.executable, "-m", "coverage", "report", "--skip-covered", "--precision=1"]
    return [
        draai("dekking core 100%", [*rapport, "--fail-under=100", "--include=src/zorglandschap/core/*"]),
        draai("dekking apps 90%", [*rapport, "--fail-under=90", "--include=src/zorglandschap/apps/*"]),
        draai("dekking web 90%", [*rapport, "--fail-under=90", "--include=src/zorglandschap/web/*"]),
    ]


def main() -> int:
    """Exit code 0 only when every step passed."""
    begin = time.monotonic()
    uitslag = [*controles(), *snel()] if sys.argv[1:] == ["check"] else alles()
    goed = all(uitslag)
    klok = time.monotonic() - begin
    print(f"\n{'Alles geslaagd' if goed else 'NIET geslaagd'}: {sum(uitslag)} van {len(uitslag)} stappen, {klok:.0f} s")
    return 0 if goed else 1


if __name__ == "__main__":
    sys.exit(main())
