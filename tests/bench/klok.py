"""CPU time of a piece of work: median and 95th percentile, and the reference of this machine now."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Duur:
    """CPU time in milliseconds."""

    mediaan: float
    p95: float


def meet(werk: Callable[[], object], keren: int) -> Duur:
    """Run the work ``keren`` times after one warm-up."""
    werk()
    tijden = []
    for _ in range(keren):
        begin = time.process_time()
        werk()
        tijden.append((time.process_time() - begin) * 1000)
    return Duur(statistics.median(tijden), sorted(tijden)[max(0, round(0.95 * keren) - 1)])


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
    print()
