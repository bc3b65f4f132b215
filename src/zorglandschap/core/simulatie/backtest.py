"""Would it have been right? Forecasts from earlier days, held against what came: CRPS, coverage and PIT.

Rolling origin: at each origin a model sees only what was known then (``Episodes.zoals_op``). Gneiting & Raftery (2007)
for the CRPS, Dawid (1984) for the PIT.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from zorglandschap.core.simulatie.episodes import JAAR, Episodes
from zorglandschap.core.simulatie.invoer import Reals

KANSEN = (0.5, 0.8, 0.95)
MAANDEN = (6, 12, 24)
# What was known on a day, the days to forecast, dice → [draw, day, form]: youths in each form.
Voorspeller = Callable[[Episodes, tuple[date, ...], np.random.Generator], Reals]


def crps(mogelijk: Reals, gezien: Reals) -> Reals:
    """Continuous ranked probability score, exact for the ensemble ``mogelijk`` [draw, …]; in units of ``gezien`` […].

    Lower is better; for a single draw it is the absolute error.
    """
    n = len(mogelijk)
    rij = np.sort(mogelijk, axis=0)
    gewicht = (2 * np.arange(n) - n + 1).reshape(-1, *([1] * gezien.ndim))
    onderling = (gewicht * rij).sum(axis=0) / n**2  # half of the mean distance between two draws
    return np.asarray(np.abs(mogelijk - gezien).mean(axis=0) - onderling)


def gedekt(mogelijk: Reals, gezien: Reals, kans: float) -> Reals:
    """1 where ``gezien`` lies in the central part that holds a share ``kans`` of the draws, else 0.

    Of numbers that many draws have in common the share that lies in it: so whole numbers too are covered as often as
    they should when the forecast is right (Czado, Gneiting & Held 2009).
    """
    onder, boven = (1 - kans) / 2, (1 + kans) / 2
    laag, hoog = (mogelijk < gezien).mean(axis=0), (mogelijk <= gezien).mean(axis=0)
    deel = np.clip(np.minimum(hoog, boven) - np.maximum(laag, onder), 0.0, None) / np.maximum(hoog - laag, 1e-12)
    return np.asarray(np.where(hoog > laag, deel, (onder <= laag) & (laag <= boven)))


def pit(mogelijk: Reals, gezien: Reals) -> Reals:
    """Share of the draws below what came (a draw that equals it counts half): even between 0 and 1 when it is right."""
    return np.asarray((mogelijk < gezien).mean(axis=0) + 0.5 * (mogelijk == gezien).mean(axis=0))


@dataclass(frozen=True, slots=True, eq=False)
class Oordeel:
    """The scores of one model, all [origin, horizon, series]; ``gedekt`` has the share of ``KANSEN`` in front.

    The series are the forms, and last all forms together.
    """

    crps: Reals
    gedekt: Reals
    pit: Reals

    def gemiddeld(self) -> Reals:
        """CRPS per horizon, over origins and forms (not the total)."""
        return np.asarray(self.crps[:, :, :-1].mean(axis=(0, 2)))

    def dekking(self) -> Reals:
        """Share of what came that lay in the intervals [chance, horizon]; should equal ``KANSEN``."""
        return np.asarray(self.gedekt.mean(axis=(1, 3)))

    def vlak(self, vakken: int = 10) -> Reals:
        """The PIT as shares per equal part of 0 to 1: each ``1 / vakken`` when the intervals are right."""
        aantal, _ = np.histogram(self.pit, bins=vakken, range=(0.0, 1.0))
        return np.asarray(aantal / aantal.sum())


def kijk_terug(
    ep: Episodes,
    voorspellers: Mapping[str, Voorspeller],
    *,
    oorsprongen: Sequence[date],
    rng: np.random.Generator,
    maanden: Sequence[int] = MAANDEN,
) -> dict[str, Oordeel]:
    """Score every model from every origin. Raises ValueError when a forecast reaches beyond what was seen."""
    uit: dict[str, list[tuple[Reals, Reals, Reals]]] = {naam: [] for naam in voorspellers}
    for oorsprong in oorsprongen:
        dagen = tuple(oorsprong + timedelta(days=round(m * JAAR / 12)) for m in maanden)
        if max(dagen) >= ep.kader.tot:
            raise ValueError(f"Vanaf {oorsprong.isoformat()} is nog niet alles gebeurd wat voorspeld wordt.")
        toen = ep.zoals_op(oorsprong)
        gezien = _met_totaal(np.array([ep.aanwezig(dag) for dag in dagen], dtype=float))
        for naam, voorspeller in voorspellers.items():
            mogelijk = _met_totaal(voorspeller(toen, dagen, rng.spawn(1)[0]))
            dekt = np.array([gedekt(mogelijk, gezien, kans) for kans in KANSEN])
            uit[naam].append((crps(mogelijk, gezien), dekt, pit(mogelijk, gezien)))
    return {
        naam: Oordeel(
            np.array([s[0] for s in rij]), np.array([s[1] for s in rij]).swapaxes(0, 1), np.array([s[2] for s in rij])
        )
        for naam, rij in uit.items()
    }


def _met_totaal(cijfers: Reals) -> Reals:
    return np.concatenate([cijfers, cijfers.sum(axis=-1, keepdims=True)], axis=-1)
