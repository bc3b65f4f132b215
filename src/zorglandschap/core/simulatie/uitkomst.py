"""The figures of a simulation: per period, gemeente, form and place, with intervals and the error of the simulation.

``aanwezig``, ``wachtend``, ``op slot``, ``eigen gemeente``, ``km``, ``buiten de regio`` and ``in team`` are levels at
the end of a period; all other measures are numbers or days within it. Everything of a youth is counted at the gemeente
it comes from (woonplaatsbeginsel). Waiting counts at the form asked, ‘op slot’ at the form where the youth stays.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from zorglandschap.core.simulatie.indeling import MATEN
from zorglandschap.core.simulatie.invoer import Invoer, Reals
from zorglandschap.core.simulatie.verloop import VERSIE

Floats = NDArray[np.float32]
INTERVALLEN = (0.5, 0.8, 0.95)
BEZET, PLEKDAGEN, RUIMTE = range(3)
# Measures made of others: numerator, denominator.
VERHOUDINGEN: dict[str, tuple[str, str]] = {
    "afstand": ("km", "aanwezig"),
    "aandeel eigen gemeente": ("eigen gemeente", "aanwezig"),
    "gemiddelde wachttijd": ("wachttijd", "instroom"),
    "aandeel eerste keus": ("eerste keus", "instroom"),
}


class RuwBlok(Protocol):
    """What is added up: the raw figures of some replications, in order."""

    @property
    def van(self) -> int: ...
    @property
    def cijfers(self) -> Floats: ...
    @property
    def plekken(self) -> Floats: ...
    @property
    def op_slot(self) -> Floats: ...
    @property
    def gebeurd(self) -> NDArray[np.int64]: ...


@dataclass(frozen=True, slots=True, eq=False)
class Reeks:
    """One figure through time: values [replication, period] of the replications kept, and the mean over all of them."""

    periodes: tuple[date, ...]
    waarden: Reals
    gemiddelde: Reals
    replicaties: int

    def interval(self, kans: float) -> tuple[Reals, Reals]:
        """Bounds per period between which a share ``kans`` of the possible futures lies (the central part)."""
        onder, boven = np.quantile(self.waarden, [(1 - kans) / 2, (1 + kans) / 2], axis=0)
        return onder, boven

    def fout(self) -> Reals:
        """Standard error of the mean per period: how far more replications could still move it (Monte Carlo)."""
        return np.asarray(self.waarden.std(axis=0, ddof=1) / np.sqrt(self.replicaties))

    def __sub__(self, ander: Reeks) -> Reeks:
        """The difference, replication by replication: exact pairs when both had the same seed."""
        n = min(len(self.waarden), len(ander.waarden))
        return Reeks(
            self.periodes,
            self.waarden[:n] - ander.waarden[:n],
            self.gemiddelde - ander.gemiddelde,
            min(self.replicaties, ander.replicaties),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Uitkomst:
    """Sums over all replications and the figures of the first ones: [(replication,) period, gemeente, form, measure].

    ``plekken`` [period, voorziening, (bezet, plekdagen, ruimte)], where the last voorzieningen are those outside the
    region; ``op_slot`` [period, form where one stays, form one waits for]. ``gebeurd``: number of events.
    """

    invoer: Invoer
    zaad: int
    replicaties: int
    som: Reals
    som_plekken: Reals
    som_op_slot: Reals
    bewaard: Floats
    bewaard_plekken: Floats
    gebeurd: int
    versie: int = VERSIE
    trekkingen: int | None = None  # replications share so many draws of the parameters (None: one set for all)

    @property
    def los(self) -> int:
        """How many figures do not depend on each other: the error of the mean rests on these."""
        return self.replicaties if self.trekkingen is None else min(self.trekkingen, self.replicaties)

    def reeks(self, maat: str, *, gemeenten: Sequence[str] | None = None, vormen: Sequence[str] | None = None) -> Reeks:
        """A measure of ``MATEN`` or ``VERHOUDINGEN``, added up over the gemeenten and forms named (None: all)."""
        if maat in VERHOUDINGEN:
            teller, noemer = (self.reeks(m, gemeenten=gemeenten, vormen=vormen) for m in VERHOUDINGEN[maat])
            return Reeks(
                teller.periodes,
                _deel(teller.waarden, noemer.waarden),
                _deel(teller.gemiddelde, noemer.gemiddelde),
                self.los,
            )
        m, f, k = self._gemeenten(gemeenten), self._vormen(vormen), MATEN.index(maat)
        return self._maak(
            self.bewaard[:, :, m][:, :, :, f, k].sum(axis=(2, 3), dtype=np.float64),
            self.som[:, m][:, :, f, k].sum(axis=(1, 2)),
        )

    def uit_huis(self, gemeenten: Sequence[str] | None = None) -> Reeks:
        """Youths who live out of home at the end of a period."""
        return self.reeks("aanwezig", gemeenten=gemeenten, vormen=[v.naam for v in self.invoer.vormen if v.uit_huis])

    def bezetting(self, voorziening: int) -> Reeks:
        """Average youths on a voorziening, as a share of its places at the end of the period (above 1: closing)."""
        dagen = np.diff(np.array([self.invoer.start, *self.invoer.periodes()], dtype="datetime64[D]")).astype(float)
        kant = self.bewaard_plekken[:, :, voorziening].astype(np.float64)
        som = self.som_plekken[:, voorziening] / self.replicaties
        return Reeks(
            self.invoer.periodes(),
            _deel(kant[..., PLEKDAGEN] / dagen, kant[..., RUIMTE]),
            _deel(som[..., PLEKDAGEN] / dagen, som[..., RUIMTE]),
            self.los,
        )

    def kosten(self, gemeenten: Sequence[str] | None = None) -> Reeks:
        """Euros per period that the gemeenten pay: place-days times tariff, outside the region its own tariff."""
        m, vormen = self._gemeenten(gemeenten), self.invoer.vormen
        binnen = np.array([v.tarief for v in vormen])
        buiten = np.array([v.tarief_buiten - v.tarief for v in vormen])
        dagen, ver = MATEN.index("plaatsdagen"), MATEN.index("buitendagen")

        def euros(cijfers: NDArray[np.floating]) -> Reals:
            return np.asarray((cijfers[..., dagen].astype(np.float64) @ binnen
                               + cijfers[..., ver].astype(np.float64) @ buiten).sum(axis=-1))  # fmt: skip

        return self._maak(euros(self.bewaard[:, :, m]), euros(self.som[:, m]))

    def oorzaken(self, vorm: str, periode: int) -> dict[str, float]:
        """Why places of ``vorm`` are ‘op slot’: mean number of youths there per form they wait for, most first."""
        rij = self.som_op_slot[periode, self._vormen([vorm])[0]] / self.replicaties
        paren = ((v.naam, float(n)) for v, n in zip(self.invoer.vormen, rij, strict=True) if n > 0)
        return dict(sorted(paren, key=lambda paar: -paar[1]))

    def verschil(
        self, basis: Uitkomst, maat: str, *, gemeenten: Sequence[str] | None = None, vormen: Sequence[str] | None = None
    ) -> Reeks:
        """This minus ``basis``, for the same youths. Raises ValueError unless both had the same seed."""
        if self.zaad != basis.zaad:
            raise ValueError("Vergelijk alleen simulaties met hetzelfde zaad.")
        return self.reeks(maat, gemeenten=gemeenten, vormen=vormen) - basis.reeks(
            maat, gemeenten=gemeenten, vormen=vormen
        )

    def vingerafdruk(self) -> str:
        """A hash of every figure, the seed and the version of the kernel: equal when the bytes are equal."""
        hekje = hashlib.sha256(repr((self.zaad, self.replicaties, self.versie, self.gebeurd)).encode())
        for deel in (self.som, self.som_plekken, self.som_op_slot, self.bewaard, self.bewaard_plekken):
            hekje.update(np.ascontiguousarray(deel).tobytes())
        return hekje.hexdigest()

    def _maak(self, waarden: Reals, som: Reals) -> Reeks:
        return Reeks(self.invoer.periodes(), waarden, som / self.replicaties, self.los)

    def _gemeenten(self, namen: Sequence[str] | None) -> list[int]:
        alle = self.invoer.gemeenten
        return list(range(len(alle))) if namen is None else [alle.index(naam) for naam in namen]

    def _vormen(self, namen: Sequence[str] | None) -> list[int]:
        alle = [v.naam for v in self.invoer.vormen]
        return list(range(len(alle))) if namen is None else [alle.index(naam) for naam in namen]


def _deel(teller: Reals, noemer: Reals) -> Reals:
    """A ratio; 0 where there is nothing to divide by."""
    return np.divide(teller, noemer, out=np.zeros_like(teller), where=noemer > 0)


def vat_samen(invoer: Invoer, blokken: Iterable[RuwBlok], *, zaad: int, replicaties: int, bewaar: int) -> Uitkomst:
    """Add up blocks in order of replication and keep the first ``bewaar``; memory does not grow with the number."""
    som: list[Reals] = []
    hele: list[Floats] = []
    plekken: list[Floats] = []
    gebeurd = 0
    for blok in blokken:
        delen = [x.sum(axis=0, dtype=np.float64) for x in (blok.cijfers, blok.plekken, blok.op_slot)]
        som = [a + b for a, b in zip(som, delen, strict=True)] if som else delen
        gebeurd += int(blok.gebeurd.sum())
        over = bewaar - blok.van
        if over > 0:
            hele.append(blok.cijfers[:over])
            plekken.append(blok.plekken[:over])
    if not som or not hele:
        raise ValueError("Er is minstens één replicatie nodig, die ook bewaard wordt.")
    return Uitkomst(
        invoer, zaad, replicaties, som[0], som[1], som[2], np.concatenate(hele), np.concatenate(plekken), gebeurd
    )
