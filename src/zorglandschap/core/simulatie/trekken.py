"""The simulation over draws of the estimate: then the intervals hold what is not known as well as chance.

Replication ``r`` plays draw ``r mod trekkingen`` with the dice of replication ``r``: a base case and a scenario with
one seed and one estimate meet the same truths and the same youths.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import Protocol

from zorglandschap.core.simulatie.draaien import Blok, Gestopt, Voortgang, speel_blok
from zorglandschap.core.simulatie.invoer import Invoer
from zorglandschap.core.simulatie.pakken import pak
from zorglandschap.core.simulatie.schatting import Geschat, Trekking, pas_toe
from zorglandschap.core.simulatie.uitkomst import Uitkomst, vat_samen


class MetTrekkingen(Geschat, Protocol):
    """An estimate, fresh or kept, with its draws."""

    @property
    def midden(self) -> Trekking: ...
    @property
    def trekkingen(self) -> tuple[Trekking, ...]: ...


def draai_trekkingen(
    invoer: Invoer,
    schatting: MetTrekkingen,
    *,
    zaad: int,
    rondes: int = 1,
    draden: int = 2,
    bewaar: int | None = None,
    voortgang: Voortgang | None = None,
    stop: Callable[[], bool] | None = None,
) -> Uitkomst:
    """Run ``invoer`` (a base case, or with a scenario in it) ``rondes`` times for every draw of ``schatting``.

    Keeps one replication per draw unless ``bewaar`` says otherwise. ``voortgang(ready, all)`` counts draws. Raises
    OngeldigeInvoer, TeVol, Gestopt, and ValueError when the estimate is of another region or has no draws.
    """
    aantal = len(schatting.trekkingen)

    def speel_trekking(k: int) -> list[Blok]:
        par = pak(pas_toe(invoer, schatting, schatting.trekkingen[k]))
        return [speel_blok(par, zaad, r, r + 1) for r in range(k, aantal * rondes, aantal)]

    def blokken() -> Iterator[Blok]:
        for klaar, blok in enumerate(_in_volgorde(speel_trekking, aantal, draden), start=1):
            if stop is not None and stop():
                raise Gestopt("De simulatie is gestopt.")
            yield from blok
            if voortgang is not None:
                voortgang(klaar, aantal)

    uit = vat_samen(
        pas_toe(invoer, schatting, schatting.midden), blokken(), zaad=zaad, replicaties=aantal * rondes,
        bewaar=aantal if bewaar is None else bewaar,
    )  # fmt: skip
    return replace(uit, trekkingen=aantal)


def _in_volgorde(werk: Callable[[int], list[Blok]], aantal: int, draden: int) -> Iterator[list[Blok]]:
    """The work of every draw, in order, by so many threads; never many more results at once than threads."""
    with ThreadPoolExecutor(draden) as ploeg:
        wachtrij: list[Future[list[Blok]]] = []
        try:
            for k in range(aantal):
                if len(wachtrij) > draden:
                    yield wachtrij.pop(0).result()
                wachtrij.append(ploeg.submit(werk, k))
            for taak in wachtrij:
                yield taak.result()
        finally:
            for taak in wachtrij:
                taak.cancel()
