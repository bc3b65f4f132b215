"""CPU time of a piece of work, with that of the database beside it: median and 95th percentile, and the reference."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np


@dataclass(frozen=True)
class Duur:
    """CPU time in milliseconds, of us and the database together; ``database`` is the median of its share."""

    mediaan: float
    p95: float
    database: float = 0.0


def _geen() -> float:
    return 0.0


def cpu_van(proces: int) -> Callable[[], float]:
    """A clock of the CPU time (seconds) that another process of this machine used, as the kernel counts it."""
    pad = Path(f"/proc/{proces}/schedstat")
    return (lambda: int(pad.read_text().split()[0]) / 1e9) if pad.exists() else _geen


def meet(werk: Callable[[], object], keren: int, *, ernaast: Callable[[], float] = _geen) -> Duur:
    """Run the work ``keren`` times after one warm-up; ``ernaast`` is the clock of the database server, if any."""
    werk()
    tijden, delen = [], []
    for _ in range(keren):
        begin, daar = time.process_time(), ernaast()
        werk()
        deel = ernaast() - daar
        tijden.append((time.process_time() - begin + deel) * 1000)
        delen.append(deel * 1000)
    p95 = sorted(tijden)[max(0, round(0.95 * keren) - 1)]
    return Duur(statistics.median(tijden), p95, statistics.median(delen))


def referentie() -> float:
    """Milliseconds CPU of the named reference: sorting a million random numbers with numpy."""
    getallen = np.random.default_rng(1).random(1_000_000)
    return meet(lambda: np.sort(getallen), 9).mediaan


def tabel(kop: list[str], rijen: list[list[str]]) -> None:
    """Print a Markdown table."""
    print("| " + " | ".join(kop) + " |")
    print("|" + "---|" * len(kop))
    for rij in rijen:
        print("| " + " | ".join(rij) + " |")
    print(flush=True)
