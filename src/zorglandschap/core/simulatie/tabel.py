"""The outcome as a long table: one row per scenario, figure, place and period, for files and for machines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import numpy as np

from zorglandschap.core.simulatie.kerncijfers import KERNCIJFERS
from zorglandschap.core.simulatie.samenvatting import REGIO, Samenvatting


class Regel(NamedTuple):
    """One row; the field names are the columns. ``soort``: the figure itself, or the difference with the base case.

    ``gebied`` is the region or a gemeente, ``hulpvorm`` is empty for all forms together. The bounds are those of the
    50, 80 and 95% intervals; ``fout`` is the standard error of the mean.
    """

    scenario: str
    soort: str
    cijfer: str
    eenheid: str
    gebied: str
    hulpvorm: str
    periode_tot: date
    gemiddelde: float
    fout: float | None
    onder_95: float
    onder_80: float
    onder_50: float
    midden: float
    boven_50: float
    boven_80: float
    boven_95: float


def regels(uit: Samenvatting, *, cijfers: frozenset[str] | None = None) -> Iterator[Regel]:
    """All rows, scenario by scenario; ``cijfers``: only these figures. Differences from the second scenario on."""
    for s, naam in enumerate(uit.scenarios):
        for soort, bron in (("stand", uit.waarden), ("verschil", uit.verschil)):
            if soort == "verschil" and s == 0:
                continue
            for c, cijfer in enumerate(KERNCIJFERS):
                if cijfers is not None and cijfer.sleutel not in cijfers:
                    continue
                for k, cel in enumerate(uit.cellen):
                    gebied, vorm = (REGIO, cel) if cel in uit.vormen else (cel, "")
                    for p, tot in enumerate(uit.periodes):
                        getallen = [None if np.isnan(g) else float(g) for g in bron[s, c, k, p]]
                        yield Regel(naam, soort, cijfer.sleutel, cijfer.maat.value, gebied, vorm, tot, *getallen)  # type: ignore[arg-type]


def als_tabel(uit: Samenvatting, *, cijfers: frozenset[str] | None = None) -> dict[str, object]:
    """For JSON: what it was a run of, and the rows without their repeated names."""
    return {
        "start": uit.start.isoformat(),
        "scenarios": list(uit.scenarios),
        "replicaties": uit.replicaties,
        "zaad": uit.zaad,
        "vingerafdruk": uit.vingerafdruk(),
        "kolommen": list(Regel._fields),
        "regels": [
            [w.isoformat() if isinstance(w, date) else w for w in regel] for regel in regels(uit, cijfers=cijfers)
        ],
    }
