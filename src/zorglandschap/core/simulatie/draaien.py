"""Replications in blocks over threads; the same question and seed give the same bytes, however many threads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zorglandschap.core.simulatie import kernel, verloop
from zorglandschap.core.simulatie.indeling import MATEN, PAR, STAAT
from zorglandschap.core.simulatie.invoer import Invoer
from zorglandschap.core.simulatie.pakken import pak
from zorglandschap.core.simulatie.uitkomst import Uitkomst, vat_samen

BLOK = 10  # replications that are computed before anything is added up
Melding = Callable[[str], None]
Voortgang = Callable[[int, int], None]


class TeVol(RuntimeError):
    """A replication held more youths at once than the maxima: the demand cannot be right."""


class Gestopt(RuntimeError):
    """Somebody asked to stop; there is no outcome."""


@dataclass(frozen=True, slots=True, eq=False)
class Blok:
    """Raw figures of replications ``van`` and on: [replication, period, …] as in ``Uitkomst``; ``gebeurd``: events."""

    van: int
    cijfers: NDArray[np.float32]
    plekken: NDArray[np.float32]
    op_slot: NDArray[np.float32]
    gebeurd: NDArray[np.int64]


def speel_blok(par: NDArray[Any], zaad: int, van: int, tot: int) -> Blok:
    """Replications ``van`` up to ``tot`` of a packed question: what a thread, or another machine, computes."""
    if par.dtype != PAR:
        raise TypeError("par is geen record van pakken.pak")
    r, n = par[0], tot - van
    periodes, vormen = int(r["n_periode"]), int(r["n_vorm"])
    blok = Blok(
        van,
        np.empty((n, periodes, int(r["n_gemeente"]), vormen, len(MATEN)), np.float32),
        np.empty((n, periodes, int(r["n_plek"]), 3), np.float32),
        np.empty((n, periodes, vormen, vormen), np.float32),
        np.empty(n, np.int64),
    )
    invoer, staat = (par, np.zeros(1, STAAT)) if not kernel.GEEN_JIT else _zonder_jit(par)
    with np.errstate(over="ignore"):
        verloop.speel(invoer, staat, zaad, van, tot, blok.cijfers, blok.plekken, blok.op_slot, blok.gebeurd)
    if (blok.gebeurd < 0).any():
        raise TeVol("Er zijn meer jeugdigen tegelijk dan er in de simulatie passen: kijk de instroom na.")
    return blok


def _zonder_jit(par: NDArray[Any]) -> tuple[Any, Any]:
    """The two records as plain objects, for the same run without compilation (slow: to test and to debug)."""

    def uit(rij: Any) -> SimpleNamespace:
        return SimpleNamespace(**{naam: rij[naam] for naam in rij.dtype.names})

    return [uit(par[0])], [uit(np.zeros(1, STAAT)[0])]


def maak_klaar(melding: Melding) -> None:
    """Compile the kernel, or load it from disk: say so beforehand, since the first time takes long."""
    melding("De rekenkern wordt klaargezet; de allereerste keer duurt dat ongeveer twintig seconden.")
    speel_blok(np.zeros(1, PAR), 0, 0, 0)


def speel(par: NDArray[Any], zaad: int, replicaties: int, draden: int = 1) -> Iterator[Blok]:
    """All blocks in order of replication, computed by ``draden`` threads; never more blocks at once than needed."""
    grenzen = [(van, min(van + BLOK, replicaties)) for van in range(0, replicaties, BLOK)]
    if draden == 1:
        yield from (speel_blok(par, zaad, van, tot) for van, tot in grenzen)
        return
    with ThreadPoolExecutor(draden) as ploeg:
        wachtrij: list[Future[Blok]] = []
        for van, tot in grenzen:
            if len(wachtrij) > draden:
                yield wachtrij.pop(0).result()
            wachtrij.append(ploeg.submit(speel_blok, par, zaad, van, tot))
        yield from (taak.result() for taak in wachtrij)


def draai(
    invoer: Invoer,
    *,
    zaad: int,
    replicaties: int = 100,
    draden: int = 2,
    bewaar: int = 100,
    voortgang: Voortgang | None = None,
    stop: Callable[[], bool] | None = None,
) -> Uitkomst:
    """Run ``invoer``: means over all replications, intervals from the first ``bewaar``.

    Two runs with one seed share the dice of every youth (common random numbers): subtract with ``Uitkomst.verschil``.
    ``voortgang(ready, all)`` is called after each block, ``stop()`` before. Raises OngeldigeInvoer, TeVol, Gestopt.
    """
    par = pak(invoer)

    def blokken() -> Iterator[Blok]:
        for blok in speel(par, zaad, replicaties, draden):
            if stop is not None and stop():
                raise Gestopt("De simulatie is gestopt.")
            yield blok
            if voortgang is not None:
                voortgang(min(blok.van + BLOK, replicaties), replicaties)

    return vat_samen(invoer, blokken(), zaad=zaad, replicaties=replicaties, bewaar=bewaar)
