"""From month and value to a place in a drawing; the axis holds every band and shows round numbers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zorglandschap.web.simulatie.beeld.maten import coordinaat

STREEPJES = 4  # about so many parts
VANAF_NUL = 0.5  # from what part of the top the axis may begin above zero
KLEINSTE = 1e-9
RONDE = (1.0, 2.0, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Schaal:
    """The drawing area from ``links`` to ``rechts`` and ``boven`` to ``onder``; ``streepjes`` are its round values."""

    maanden: int
    streepjes: tuple[float, ...]
    links: float
    rechts: float
    boven: float
    onder: float

    @property
    def is_vanaf_nul(self) -> bool:
        """False when the axis begins higher (or goes below): say so beside the drawing."""
        return self.streepjes[0] <= 0

    def x(self, maand: float) -> float:
        """Of a moment in months after the start."""
        return self.links + maand * (self.rechts - self.links) / max(self.maanden, 1)

    def y(self, waarde: float) -> float:
        """Of a value."""
        laag, hoog = self.streepjes[0], self.streepjes[-1]
        return self.onder - (self.onder - self.boven) * (float(waarde) - laag) / (hoog - laag)

    def punt(self, maand: float, waarde: float) -> str:
        """A place in a path."""
        return f"{coordinaat(self.x(maand))} {coordinaat(self.y(waarde))}"

    def lijn(self, waarden: Sequence[float], vanaf: int = 0, *, begin: float | None = None) -> str:
        """The path of the values at the end of every month from the period ``vanaf`` on, and of today if known."""
        punten = [self.punt(k + 1, w) for k, w in enumerate(waarden) if k >= vanaf]
        return "M" + "L".join([*self._begin(begin), *punten]) if punten else ""

    def band(self, laag: Sequence[float], hoog: Sequence[float], vanaf: int = 0, *, begin: float | None = None) -> str:
        """The closed path between two bounds; it starts in one point when today is known."""
        heen = [self.punt(k + 1, w) for k, w in enumerate(hoog) if k >= vanaf]
        terug = [self.punt(k + 1, w) for k, w in enumerate(laag) if k >= vanaf]
        return f"M{'L'.join([*self._begin(begin), *heen, *reversed(terug)])}Z" if heen else ""

    def _begin(self, waarde: float | None) -> list[str]:
        return [] if waarde is None else [self.punt(0, waarde)]


def ronde_streepjes(waarden: Iterable[float], *, met_nul: bool | None = None) -> tuple[float, ...]:
    """Round values around all of these; zero is there when they come near it (None), when asked, or never."""
    alle = [float(w) for w in waarden]
    laag, hoog = min(alle, default=0.0), max(alle, default=1.0)
    if met_nul or (met_nul is None and 0 <= laag < VANAF_NUL * hoog):
        laag, hoog = min(laag, 0.0), max(hoog, 0.0)
    if hoog - laag < KLEINSTE:
        hoog = laag + 1.0
    ruw = (hoog - laag) / STREEPJES
    macht = 10.0 ** math.floor(math.log10(ruw))
    stap = next(m * macht for m in RONDE if m * macht >= ruw * (1 - KLEINSTE))
    eerste, laatste = math.floor(laag / stap + KLEINSTE), math.ceil(hoog / stap - KLEINSTE)
    return tuple(n * stap for n in range(eerste, max(laatste, eerste + 1) + 1))
