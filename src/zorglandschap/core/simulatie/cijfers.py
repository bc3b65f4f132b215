"""One way to ask an outcome for a figure: every measure, per period or over a span of periods, per replication."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from zorglandschap.core.simulatie.indeling import CRISIS_LANG, MATEN, STANDEN
from zorglandschap.core.simulatie.invoer import Reals
from zorglandschap.core.simulatie.uitkomst import VERHOUDINGEN, Reeks, Uitkomst

UIT_HUIS, KOSTEN = "uit huis", "kosten"
ALLE: tuple[str, ...] = (*MATEN, UIT_HUIS, KOSTEN, *VERHOUDINGEN)
# Levels: over a span of periods the mean; of the others the sum.
STAND = frozenset((*MATEN[:STANDEN], MATEN[CRISIS_LANG], UIT_HUIS))


@dataclass(frozen=True, slots=True)
class Cijfer:
    """What is asked: a measure of ``ALLE``, of one gemeente and one form or of all of them (None).

    Being out of home and costs are known per gemeente, not per form.
    """

    maat: str
    gemeente: str | None = None
    vorm: str | None = None

    def reeks(self, uitkomst: Uitkomst) -> Reeks:
        """The figure per period. Raises ValueError for a measure, gemeente or form that is not there."""
        if self.vorm is not None and self.maat in (UIT_HUIS, KOSTEN):
            raise ValueError(f"‘{self.maat}’ is er per gemeente, niet per hulpvorm.")
        gemeenten = None if self.gemeente is None else [self.gemeente]
        if self.maat == UIT_HUIS:
            return uitkomst.uit_huis(gemeenten)
        if self.maat == KOSTEN:
            return uitkomst.kosten(gemeenten)
        return uitkomst.reeks(self.maat, gemeenten=gemeenten, vormen=None if self.vorm is None else [self.vorm])

    def over(self, uitkomst: Uitkomst, periodes: slice) -> Getal:
        """The figure over a span: levels averaged, numbers added up, ratios of what was added up."""
        if self.maat in VERHOUDINGEN:
            teller, noemer = (
                Cijfer(maat, self.gemeente, self.vorm).over(uitkomst, periodes) for maat in VERHOUDINGEN[self.maat]
            )
            deel = noemer.gemiddelde or 1.0
            waarden = np.divide(
                teller.waarden, noemer.waarden, out=np.zeros_like(teller.waarden), where=noemer.waarden > 0
            )
            return Getal(waarden, teller.gemiddelde / deel, teller.los)
        reeks = self.reeks(uitkomst)
        gedeeld = len(reeks.gemiddelde[periodes]) if self.maat in STAND else 1
        return Getal(
            reeks.waarden[:, periodes].sum(axis=1) / gedeeld,
            float(reeks.gemiddelde[periodes].sum()) / gedeeld,
            reeks.replicaties,
        )


@dataclass(frozen=True, slots=True, eq=False)
class Getal:
    """One number: of each replication kept, and the mean over all; ``los``: on how many the error rests."""

    waarden: Reals
    gemiddelde: float
    los: int

    def interval(self, kans: float) -> tuple[float, float]:
        """Bounds between which a share ``kans`` of the possible futures lies."""
        onder, boven = np.quantile(self.waarden, [(1 - kans) / 2, (1 + kans) / 2]).tolist()
        return onder, boven

    def fout(self) -> float:
        """How far more replications could still move the mean (standard error); infinite with one replication."""
        if len(self.waarden) < 2:
            return float("inf")
        return float(self.waarden.std(ddof=1) / np.sqrt(self.los))

    def __sub__(self, ander: Getal) -> Getal:
        n = min(len(self.waarden), len(ander.waarden))
        return Getal(self.waarden[:n] - ander.waarden[:n], self.gemiddelde - ander.gemiddelde, min(self.los, ander.los))


def gewogen(delen: Sequence[tuple[float, Getal]]) -> Getal:
    """A sum of numbers of the same replications, each with its weight."""
    waarden = np.sum([gewicht * getal.waarden for gewicht, getal in delen], axis=0)
    midden = sum(gewicht * getal.gemiddelde for gewicht, getal in delen)
    return Getal(waarden, midden, min(getal.los for _, getal in delen))
