"""An outcome that was not computed but written down: every figure is what a test says it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np

from zorglandschap.core.simulatie.kerncijfers import KERNCIJFERS
from zorglandschap.core.simulatie.samenvatting import EERSTE_KANS, FOUT, GEMIDDELDE, KANSEN, Samenvatting, cijfernummer

GEMEENTEN = ("Almere", "Lelystad", "Urk")
VORMEN = ("intensieve thuisbehandeling", "pleegzorg", "gezinshuis", "behandelgroep")
Cel = tuple[str, str]  # figure and cell


def maak_uitkomst(
    *,
    scenarios: tuple[str, ...] = ("Ongewijzigd beleid", "Meer plekken"),
    maanden: int = 24,
    begin: Mapping[Cel, float] | None = None,
    verschil: Mapping[str, tuple[float, float]] | None = None,
    op_slot: Mapping[tuple[str, str], float] | None = None,
) -> Samenvatting:
    """All values 100 unless ``begin`` says another for a cell; ``verschil``: mean and half of the 95% interval."""
    n, cellen = len(scenarios), 1 + len(GEMEENTEN) + len(VORMEN)
    vorm = (n, len(KERNCIJFERS), cellen, maanden, EERSTE_KANS + len(KANSEN))
    waarden = np.full(vorm, 100.0, np.float32)
    waarden[..., FOUT] = 1.0
    waarden[..., EERSTE_KANS:] += np.linspace(-20, 20, len(KANSEN), dtype=np.float32)
    namen = ("regio", *GEMEENTEN, *VORMEN)
    for (cijfer, cel), waarde in (begin or {}).items():
        waarden[:, cijfernummer(cijfer), namen.index(cel)] = waarde
    anders = np.zeros_like(waarden)
    for cijfer, (midden, half) in (verschil or {}).items():
        deel = anders[1:, cijfernummer(cijfer)]
        deel[..., GEMIDDELDE], deel[..., FOUT] = midden, 0.5
        deel[..., EERSTE_KANS:] = midden + half * np.linspace(-1, 1, len(KANSEN), dtype=np.float32)
        waarden[1:, cijfernummer(cijfer)] += midden
    slot = np.zeros((n, maanden, len(VORMEN), len(VORMEN)), np.float32)
    for (van, naar), aantal in (op_slot or {}).items():
        slot[:, :, VORMEN.index(van), VORMEN.index(naar)] = aantal
    return Samenvatting(
        scenarios=scenarios,
        start=date(2026, 11, 23),
        periodes=tuple(_maand(k) for k in range(1, maanden + 1)),
        gemeenten=GEMEENTEN,
        vormen=VORMEN,
        replicaties=100,
        zaad=1,
        waarden=waarden,
        verschil=anders,
        kruis=np.zeros((n, len(KERNCIJFERS), len(GEMEENTEN), len(VORMEN), maanden), np.float32),
        op_slot=slot,
    )


def _maand(k: int) -> date:
    jaar, maand = divmod(2026 * 12 + 10 + k, 12)
    return date(jaar, maand + 1, 23)
