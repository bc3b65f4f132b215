"""The backtest at full size, on synthetic truth: `python -m tests.bench.backtest [regions]`; 1 when a gate is missed.

Each region has its own truth (size, growth, stays, routes), so that coverage is an average over different worlds.
"""

from __future__ import annotations

import sys
from datetime import date

import numpy as np

from tests.core.simulatie.schatting_bron import GEMEENTEN, KADER, MENSEN, Waarheid, register
from zorglandschap.core.simulatie.backtest import KANSEN, MAANDEN, Oordeel, kijk_terug
from zorglandschap.core.simulatie.backtest_modellen import geschat, markov, naief, vloeibaar
from zorglandschap.core.simulatie.episodes import maak
from zorglandschap.core.simulatie.invoer import Deel
from zorglandschap.core.simulatie.schatting import Keuzes

REGIOS = 60
OORSPRONGEN = (date(2022, 1, 1), date(2023, 12, 1))
MODELLEN = {
    "geschat": geschat(MENSEN, Keuzes(maanden=36)), "naïef": naief, "Markov": markov(), "vloeibaar": vloeibaar(),
}  # fmt: skip


def wereld(rng: np.random.Generator) -> Waarheid:
    """A region of its own: each number drawn around that of the tests."""
    lang = float(rng.uniform(400, 900))
    return Waarheid(
        tempo=float(rng.uniform(0.0015, 0.005)),
        groei=float(rng.normal(0, 0.04)),
        gemeente=tuple(rng.gamma(8, 1 / 8, len(GEMEENTEN)).tolist()),
        duur=(
            (Deel(60.0, 0.7, 0.4), Deel(lang, 0.6, 0.6)),
            (Deel(float(rng.uniform(150, 400)), float(rng.uniform(0.6, 1.2))),),
            (Deel(float(rng.uniform(20, 40)), None),),
        ),
    )


def meet(regios: int, zaad: int = 1) -> dict[str, list[Oordeel]]:
    """The scores of every model, per region."""
    delen: dict[str, list[Oordeel]] = {naam: [] for naam in MODELLEN}
    for rng in np.random.default_rng(zaad).spawn(regios):
        ep = maak(register(wereld(rng), rng), KADER)
        for naam, oordeel in kijk_terug(ep, MODELLEN, oorsprongen=OORSPRONGEN, rng=rng).items():
            delen[naam].append(oordeel)
    return delen


def _samen(delen: list[Oordeel]) -> Oordeel:
    return Oordeel(
        np.concatenate([o.crps for o in delen]),
        np.concatenate([o.gedekt for o in delen], axis=1),
        np.concatenate([o.pit for o in delen]),
    )


def toon(delen: dict[str, list[Oordeel]], ons: str, zonder: tuple[str, ...] = ()) -> int:
    """Print the table; 0 when ``ons`` meets the gates: 80% covers 75 to 85%, a better CRPS than each simple model."""
    uit = {naam: _samen(rij) for naam, rij in delen.items()}
    print(f"{len(delen[ons])} regio's, {len(OORSPRONGEN)} oorsprongen\n\n| model | maanden | CRPS | 50% | 80% | 95% |")
    print("|---|---|---|---|---|---|")
    for naam, oordeel in uit.items():
        for h, maand in enumerate(MAANDEN):
            dekking = " | ".join(f"{100 * x:.0f}%" for x in oordeel.dekking()[:, h])
            print(f"| {naam} | {maand} | {oordeel.gemiddeld()[h]:.2f} | {dekking} |")
    print("\nPIT:", " ".join(f"{x:.2f}" for x in uit[ons].vlak()))
    dekt = uit[ons].dekking()[KANSEN.index(0.8)]
    anderen = [oordeel for naam, oordeel in uit.items() if naam not in (ons, *zonder)]
    beter = all((uit[ons].gemiddeld() < oordeel.gemiddeld()).all() for oordeel in anderen)
    print(f"80% dekt {dekt.mean():.3f} (per termijn {dekt.round(3).tolist()}); beter dan elk eenvoudig model: {beter}")
    return 0 if 0.75 <= dekt.mean() <= 0.85 and beter else 1


if __name__ == "__main__":
    sys.exit(toon(meet(int(sys.argv[1]) if len(sys.argv) > 1 else REGIOS), "geschat"))
