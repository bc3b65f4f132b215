"""No place is ever given twice: eight writers at once for a minute, one of them killed half-way, on both databases.

What is looked at: places given twice (a self-join, just after each claim and at the end; must be 0),
claims that were promised and are not there (must be 0), how long the slowest hundredth waits, and whether the
slowest writer gets its share. Then the same fight with the promise of the database taken away: that one must find
places given twice on both databases, or this test has no teeth. On SQLite the write gate and its transaction already
keep writers apart, so there looking and writing are also taken out of that one transaction.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from tests.bench.klok import tabel
from tests.toets.postgres import postgres

WORTEL = Path(__file__).parents[2]
SCHRIJVERS = 8
HOOGSTENS_MS = 500.0  # p99 of one claim, as somebody waits for it
MINSTE_DEEL = 0.5  # the slowest writer, as a share of the mean
MET, ZONDER = "met de belofte", "zonder de belofte"


@dataclass(frozen=True, slots=True)
class Uitslag:
    """What a fight left behind."""

    vragen: int
    beloofd: int
    dubbel: int
    verdwenen: int
    p99_ms: float
    traagste_deel: float

    @property
    def is_goed(self) -> bool:
        """True when nothing was given twice or lost, nobody waited too long and nobody starved."""
        heel = self.dubbel == 0 and self.verdwenen == 0
        return heel and self.p99_ms < HOOGSTENS_MS and self.traagste_deel >= MINSTE_DEEL


def meet_claims(seconden: float) -> bool:
    """Fight on SQLite and on PostgreSQL, with and without the promise, print a table; True when all are as they should.

    Without the promise only the places given twice count: there must be some.
    """
    print(f"## Plekken vragen: {SCHRIJVERS} schrijvers, {seconden:g} s, één halverwege gedood\n")
    uitslagen = [
        (soort, belofte, op(seconden, zonder=belofte == ZONDER))
        for belofte in (MET, ZONDER)
        for soort, op in (("SQLite", _op_sqlite), ("PostgreSQL", _op_postgresql))
    ]
    goed = [u.dubbel > 0 if belofte == ZONDER else u.is_goed for _, belofte, u in uitslagen]
    rijen = [
        [f"{soort}, {belofte}", str(u.vragen), str(u.beloofd), str(u.dubbel), str(u.verdwenen), f"{u.p99_ms:.0f}",
         f"{u.traagste_deel:.0%}", "" if g else "**!**"]
        for (soort, belofte, u), g in zip(uitslagen, goed, strict=True)
    ]  # fmt: skip
    kop = ["database", "vragen", "toegezegd", "dubbel", "verdwenen", "p99 ms", "traagste t.o.v. gemiddelde", ""]
    tabel(kop, rijen)
    print("Zonder de belofte horen er dubbele te zijn: anders toetst deze strijd niets.\n")
    return all(goed)


def _op_sqlite(seconden: float, *, zonder: bool) -> Uitslag:
    with tempfile.TemporaryDirectory(prefix="zorglandschap-claims-") as map_:
        return _strijd({"ZORGLANDSCHAP_DATA": map_}, seconden, zonder=zonder)


def _op_postgresql(seconden: float, *, zonder: bool) -> Uitslag:
    with postgres() as adres:
        return _strijd({"DATABASE_URL": adres}, seconden, zonder=zonder)


def _strijd(waar: dict[str, str], seconden: float, *, zonder: bool) -> Uitslag:
    kaal = {k: w for k, w in os.environ.items() if k not in ("DATABASE_URL", "ZORGLANDSCHAP_DATA")}
    omgeving = kaal | waar | {"DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": f"{WORTEL}/src:{WORTEL}"}
    _draai(omgeving, "begin")
    los = zonder and _draai(omgeving, "zonder") == "sqlite"
    with _schrijvers(omgeving, seconden, los=los) as (schrijvers, verslagen):
        _wacht_op_begin(verslagen[0])
        time.sleep(seconden / 2)
        schrijvers[0].kill()
        for schrijver in schrijvers:
            schrijver.wait(timeout=seconden + 60)
        per_schrijver = [_lees(verslag) for verslag in verslagen]
    beloofd = [pk for antwoorden in per_schrijver for pk, _, _ in antwoorden if pk]
    gezien = sum(dubbel for antwoorden in per_schrijver for _, _, dubbel in antwoorden)
    aan_het_eind, bewaard = _draai(omgeving, "tel", json.dumps(beloofd))
    wachten = sorted(ms for antwoorden in per_schrijver for _, ms, _ in antwoorden)
    levend = [len(antwoorden) for antwoorden in per_schrijver[1:]]
    return Uitslag(
        vragen=len(wachten),
        beloofd=len(beloofd),
        dubbel=gezien + aan_het_eind,
        verdwenen=len(beloofd) - bewaard,
        p99_ms=wachten[round(0.99 * (len(wachten) - 1))],
        traagste_deel=min(levend) / statistics.mean(levend),
    )


@contextmanager
def _schrijvers(
    omgeving: dict[str, str], seconden: float, *, los: bool
) -> Iterator[tuple[list[subprocess.Popen[bytes]], Sequence[IO[bytes]]]]:
    """The processes, and the file in which each tells its answers."""
    with tempfile.TemporaryDirectory(prefix="zorglandschap-verslag-") as map_, ExitStack() as open_:
        verslagen = [open_.enter_context(Path(map_, str(nummer)).open("w+b")) for nummer in range(SCHRIJVERS)]
        hoe = ["los"] if los else []
        yield [_start(omgeving, v, "journaal", str(n), str(seconden), *hoe) for n, v in enumerate(verslagen)], verslagen


def _wacht_op_begin(verslag: IO[bytes], hoogstens: float = 60.0) -> None:
    """Wait until the first answer is told."""
    begin = time.monotonic()
    while not os.fstat(verslag.fileno()).st_size and time.monotonic() - begin < hoogstens:
        time.sleep(0.1)


def _lees(verslag: IO[bytes]) -> list[tuple[int, float, int]]:
    """Each answer: the claim (0: refused), the milliseconds, and who else had that place at that moment.

    A line that was cut off by the kill is no promise.
    """
    verslag.seek(0)
    regels = verslag.read().decode().split("\n")[:-1]
    return [(int(pk), float(ms), int(dubbel)) for pk, ms, dubbel in (regel.split() for regel in regels)]


def _start(omgeving: dict[str, str], uit: Any, *woorden: str) -> subprocess.Popen[bytes]:
    opdracht = [sys.executable, "-m", "tests.apps.aanbod.plekkenstrijd", *woorden]
    return subprocess.Popen(opdracht, cwd=WORTEL, env=omgeving, stdout=uit)


def _draai(omgeving: dict[str, str], *woorden: str) -> Any:
    uit, _ = _start(omgeving, subprocess.PIPE, *woorden).communicate(timeout=600)
    return json.loads(uit)
