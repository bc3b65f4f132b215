"""The outcome as people use it: per figure, place and period the mean, its error and intervals; small enough to keep.

A ``Teller`` takes the blocks of one scenario as they are ready and holds only sums and the figures that intervals need;
``vat`` puts scenarios side by side: the first is the base case, differences are taken replication by replication.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zorglandschap.core.simulatie.indeling import AANWEZIG, BUITENDAGEN, EIGEN, KM, MATEN, PLAATSDAGEN
from zorglandschap.core.simulatie.invoer import Invoer, Reals
from zorglandschap.core.simulatie.kerncijfers import (
    BEZETDAGEN,
    GROND,
    KERNCIJFERS,
    RUIMTEDAGEN,
    Kerncijfer,
)  # fmt: skip
from zorglandschap.core.simulatie.uitkomst import PLEKDAGEN, RUIMTE, RuwBlok

Floats = NDArray[np.float32]
Delen = Mapping[str, NDArray[Any]]
KANSEN = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)  # the bounds of the 95, 80 and 50% intervals, and the middle
GEMIDDELDE, FOUT, EERSTE_KANS = 0, 1, 2  # columns of a figure; the quantiles of KANSEN follow
REGIO = "regio"


class Teller:
    """Adds up the blocks of one scenario, in order of replication; intervals come from the first ``bewaar``.

    ``groep``: so many replications after each other share one draw of the parameters; the error of the mean then
    counts draws, not replications. Memory: about 0.2 MB for each replication kept, of ten years.
    """

    def __init__(self, invoer: Invoer, *, bewaar: int, groep: int = 1) -> None:
        self.invoer, self.bewaar, self.groep, self.gedaan = invoer, bewaar, groep, 0
        self._dagen = np.diff(np.array([invoer.start, *invoer.periodes()], dtype="datetime64[D]")).astype(np.float32)
        ieder = np.ones(len(invoer.vormen), np.float32)
        self._uit_huis = np.array([v.uit_huis for v in invoer.vormen], np.float32)
        prijs = np.array([v.tarief for v in invoer.vormen], np.float32)
        buiten = np.array([v.tarief_buiten - v.tarief for v in invoer.vormen], np.float32)
        # Which counts of the kernel, with which weight per form, together are a figure of GROND.
        self._recept: list[tuple[tuple[int, Floats], ...]] = [
            ((MATEN.index(naam), ieder),) for naam in GROND if naam in MATEN
        ]
        self._recept += [((maat, self._uit_huis),) for maat in (AANWEZIG, EIGEN, KM)]
        self._recept.append(((PLAATSDAGEN, prijs), (BUITENDAGEN, buiten)))
        namen = [v.naam for v in invoer.vormen]
        waar = {plek.naam: invoer.gemeenten.index(plek.gemeente) for plek in invoer.locaties}
        # Which places are in which cell: [place, gemeente or form].
        self._plek_gemeente = _een_in_rij([waar[v.locatie] for v in invoer.voorzieningen], len(invoer.gemeenten))
        self._plek_vorm = _een_in_rij([namen.index(v.vorm) for v in invoer.voorzieningen], len(namen))
        self._rij: list[Floats] = []
        self._som: Reals | None = None
        self._kruis: Reals | None = None
        self._slot: Reals | None = None

    def neem(self, blok: RuwBlok) -> None:
        """Add a block; raises ValueError when an earlier one is missing."""
        if blok.van != self.gedaan:
            raise ValueError(f"Blok {blok.van} komt te vroeg: eerst {self.gedaan}.")
        grond = self._grond(blok)
        self._som = _erbij(self._som, grond.sum(axis=0, dtype=np.float64))
        self._kruis = _erbij(self._kruis, self._per_kruis(blok))
        self._slot = _erbij(self._slot, blok.op_slot.sum(axis=0, dtype=np.float64))
        if self.gedaan < self.bewaar:
            self._rij.append(grond[: self.bewaar - self.gedaan])
        self.gedaan += len(grond)

    def _grond(self, blok: RuwBlok) -> Floats:
        """The figures that add up, per cell: [replication, period, cell, figure]."""
        herhalingen, periodes, gemeenten = blok.cijfers.shape[:3]
        per_maat = np.ascontiguousarray(np.moveaxis(blok.cijfers, -1, 0))
        uit = np.zeros((herhalingen, periodes, self._cellen(), len(GROND)), np.float32)
        per_gemeente, per_vorm = uit[:, :, 1 : 1 + gemeenten], uit[:, :, 1 + gemeenten :]
        for k, recept in enumerate(self._recept):
            for maat, gewicht in recept:
                deel = per_maat[maat]
                per_gemeente[..., k] += deel @ gewicht
                per_vorm[..., k] += deel.sum(axis=2) * gewicht
        for waar, som in ((self._plek_gemeente, per_gemeente), (self._plek_vorm, per_vorm)):
            self._plekken(blok, waar, som)
        uit[:, :, 0] = per_gemeente.sum(axis=2)
        return uit

    def _per_kruis(self, blok: RuwBlok) -> Reals:
        """The same, added up over the replications, per gemeente and form; places have no gemeente of a youth."""
        c = blok.cijfers.sum(axis=0, dtype=np.float64)
        uit = np.zeros((*c.shape[:3], len(GROND)))
        for k, recept in enumerate(self._recept):
            for maat, gewicht in recept:
                uit[..., k] += c[..., maat] * gewicht
        return uit

    def _plekken(self, blok: RuwBlok, waar: Floats, som: Floats) -> None:
        """Place-days used and place-days there were; places outside the region come last and do not count."""
        binnen = blok.plekken[:, :, : len(waar)]
        som[..., GROND.index(BEZETDAGEN)] = binnen[..., PLEKDAGEN] @ waar
        som[..., GROND.index(RUIMTEDAGEN)] = (binnen[..., RUIMTE] @ waar) * self._dagen[:, None]

    def delen(self) -> Delen:
        """All that was added up, to go on with later."""
        som, kruis, slot = self._sommen()
        return {"gedaan": np.array(self.gedaan), "rij": self.bewaard(), "som": som, "kruis": kruis, "slot": slot}

    def herstel(self, delen: Delen, replicaties: int) -> bool:
        """Take over what ``delen`` kept of so many replications; False, and nothing happens, when it does not fit."""
        vorm = (min(self.bewaar, replicaties), len(self._dagen), self._cellen(), len(GROND))
        if delen["gedaan"] != replicaties or delen["rij"].shape != vorm:
            return False
        self.gedaan, self._rij = replicaties, [delen["rij"]]
        self._som, self._kruis, self._slot = delen["som"], delen["kruis"], delen["slot"]
        return True

    def _cellen(self) -> int:
        return 1 + len(self.invoer.gemeenten) + len(self.invoer.vormen)

    def bewaard(self) -> Floats:
        """The figures of the replications kept: [replication, period, cell, figure of ``GROND``]."""
        if not self._rij:
            raise ValueError("Er is minstens één replicatie nodig, die ook bewaard wordt.")
        return np.concatenate(self._rij)

    def gemiddeld(self) -> tuple[Reals, Reals, Reals]:
        """Means over all replications: per cell, per gemeente and form, and who is ‘op slot’ where for what."""
        som, kruis, slot = self._sommen()
        return som / self.gedaan, kruis / self.gedaan, slot / self.gedaan

    def _sommen(self) -> tuple[Reals, Reals, Reals]:
        if self._som is None or self._kruis is None or self._slot is None:
            raise ValueError("Er is nog niets opgeteld.")
        return self._som, self._kruis, self._slot


def _een_in_rij(nummers: Sequence[int], aantal: int) -> Floats:
    return np.eye(aantal, dtype=np.float32)[np.array(nummers, np.int64)]


def _erbij(som: Reals | None, deel: Reals) -> Reals:
    return deel if som is None else som + deel


@dataclass(frozen=True, slots=True, eq=False)
class Samenvatting:
    """Scenarios side by side, with intervals.

    ``waarden`` and ``verschil`` [scenario, figure, cell, period, column]; the columns are the mean, its standard error
    (Monte Carlo) and the quantiles of ``KANSEN``. Cells: the region, gemeenten, forms.
    ``verschil`` is the scenario minus the first one (nothing but zeros for the first). ``kruis`` [scenario, figure,
    gemeente, form, period]: means. ``op_slot`` [scenario, period, form where one stays, form one waits for]: means.
    """

    scenarios: tuple[str, ...]
    start: date
    periodes: tuple[date, ...]
    gemeenten: tuple[str, ...]
    vormen: tuple[str, ...]
    replicaties: int
    zaad: int
    waarden: Floats
    verschil: Floats
    kruis: Floats
    op_slot: Floats

    @property
    def cellen(self) -> tuple[str, ...]:
        """Names of the cells, in order."""
        return (REGIO, *self.gemeenten, *self.vormen)

    def reeks(self, scenario: int, cijfer: str, cel: str = REGIO, *, verschil: bool = False) -> Floats:
        """[period, column] of one figure. Raises ValueError for an unknown figure or cell."""
        bron = self.verschil if verschil else self.waarden
        return np.asarray(bron[scenario, cijfernummer(cijfer), self.cellen.index(cel)])

    def interval(self, scenario: int, cijfer: str, kans: float, cel: str = REGIO) -> tuple[Floats, Floats]:
        """Lower and upper bound per period of the 50, 80 or 95% interval."""
        rij, onder = self.reeks(scenario, cijfer, cel), round((1 - kans) / 2, 3)
        k = EERSTE_KANS + KANSEN.index(onder)
        return rij[:, k], rij[:, EERSTE_KANS + KANSEN.index(round(1 - onder, 3))]

    def vingerafdruk(self) -> str:
        """A hash of every figure and name."""
        som = hashlib.sha256(repr((self.scenarios, self.start, self.periodes, self.gemeenten, self.vormen,
                                   self.replicaties, self.zaad)).encode())  # fmt: skip
        for deel in (self.waarden, self.verschil, self.kruis, self.op_slot):
            som.update(np.ascontiguousarray(deel).tobytes())
        return som.hexdigest()


def cijfernummer(sleutel: str) -> int:
    """The place of a figure in ``KERNCIJFERS``; raises ValueError when there is none."""
    return [c.sleutel for c in KERNCIJFERS].index(sleutel)


def vat(namen: Sequence[str], tellers: Sequence[Teller], *, zaad: int) -> Samenvatting:
    """Put scenarios side by side; all ran with the same seed, so that differences are of the same youths.

    Raises ValueError when there are not as many names as scenarios, or when one has other replications or periods.
    """
    eerste = tellers[0]
    if len(namen) != len(tellers):
        raise ValueError("Er zijn niet evenveel namen als scenario's.")
    if any((t.gedaan, t.invoer.periodes()) != (eerste.gedaan, eerste.invoer.periodes()) for t in tellers):
        raise ValueError("Vergelijk alleen simulaties met evenveel replicaties en dezelfde periodes.")
    gedaan = [_cijfers(t) for t in tellers]
    basis_waarden, basis_midden = gedaan[0]
    n = eerste.gedaan
    invoer = eerste.invoer
    return Samenvatting(
        scenarios=tuple(namen),
        start=invoer.start,
        periodes=invoer.periodes(),
        gemeenten=invoer.gemeenten,
        vormen=tuple(v.naam for v in invoer.vormen),
        replicaties=n,
        zaad=zaad,
        waarden=np.stack([_kolommen(w, m, n, eerste.groep) for w, m in gedaan]),
        verschil=np.stack([_kolommen(w - basis_waarden, m - basis_midden, n, eerste.groep) for w, m in gedaan]),
        kruis=np.stack([_kruis(t) for t in tellers]),
        op_slot=np.stack([t.gemiddeld()[2] for t in tellers]).astype(np.float32),
    )


def _cijfers(teller: Teller) -> tuple[Floats, Reals]:
    """Every figure of ``KERNCIJFERS``: [replication, figure, cell, period], and of the means [figure, cell, period]."""
    rij, midden = teller.bewaard(), teller.gemiddeld()[0]
    waarden = np.stack([_cijfer(c, rij) for c in KERNCIJFERS], axis=1).astype(np.float32)
    return waarden.swapaxes(2, 3), np.stack([_cijfer(c, midden) for c in KERNCIJFERS]).swapaxes(1, 2)


def _cijfer(cijfer: Kerncijfer, grond: NDArray[np.floating]) -> NDArray[np.floating]:
    """One figure from the figures that add up (their last axis); 0 where there is nothing to divide by."""
    teller = grond[..., GROND.index(cijfer.teller)]
    if cijfer.noemer is None:
        return np.asarray(teller)
    noemer = grond[..., GROND.index(cijfer.noemer)]
    return np.asarray(np.divide(teller, noemer, out=np.zeros_like(teller), where=noemer > 0))


def _kruis(teller: Teller) -> Floats:
    midden = teller.gemiddeld()[1]  # [period, gemeente, form, figure]
    return np.stack([_cijfer(c, midden) for c in KERNCIJFERS]).transpose(0, 2, 3, 1).astype(np.float32)


def _kolommen(waarden: Floats, midden: Reals, replicaties: int, groep: int) -> Floats:
    """Mean, error and quantiles as the last axis, from [replication, figure, cell, period]."""
    uit = np.empty((*midden.shape, EERSTE_KANS + len(KANSEN)), np.float32)
    uit[..., GEMIDDELDE] = midden
    groepen = waarden[: len(waarden) // groep * groep].reshape(-1, groep, *midden.shape).mean(axis=1)
    aantal = replicaties / groep
    uit[..., FOUT] = groepen.std(axis=0, ddof=1) / np.sqrt(aantal) if len(groepen) > 1 else np.nan
    rij = np.sort(np.ascontiguousarray(np.moveaxis(waarden, 0, -1)), axis=-1)
    plaats = np.array(KANSEN) * (rij.shape[-1] - 1)
    onder = plaats.astype(int)
    boven, deel = np.minimum(onder + 1, rij.shape[-1] - 1), (plaats - onder).astype(np.float32)
    uit[..., EERSTE_KANS:] = rij[..., onder] * (1 - deel) + rij[..., boven] * deel
    return uit
