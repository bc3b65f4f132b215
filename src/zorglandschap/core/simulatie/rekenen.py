"""A base case and scenarios over draws of the estimate, side by side: what a page, a command or a cluster asks for.

Draw ``k`` plays replications ``k × binnen`` up to the next draw, in every scenario with the same dice: the differences
are of the same youths in the same possible truth. What is ready can be kept, so that a run that broke off goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from typing import Protocol

from zorglandschap.core.simulatie.draaien import Blok, Gestopt, Voortgang, speel_blok
from zorglandschap.core.simulatie.invoer import Invoer
from zorglandschap.core.simulatie.pakken import pak
from zorglandschap.core.simulatie.samenvatting import Delen, Samenvatting, Teller, vat

VOORUIT = 4  # results that may wait: memory does not grow with the number of draws
STANDAARD_BEWAAR = 200


class Opslag(Protocol):
    """Where the sums of a scenario that is ready are kept, by its number."""

    def haal(self, nummer: int) -> Delen | None:
        """What was kept, or None."""
        ...

    def zet(self, nummer: int, delen: Delen) -> None:
        """Keep it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Rekenwerk:
    """What is asked. ``maak(scenario, draw)`` gives the input; scenario 0 is the base case of the differences.

    ``trekkingen`` × ``binnen`` replications of each scenario; intervals come from the first ``bewaar`` of these.
    """

    namen: tuple[str, ...]
    maak: Callable[[int, int], Invoer]
    trekkingen: int
    binnen: int
    zaad: int
    bewaar: int = STANDAARD_BEWAAR

    @property
    def replicaties(self) -> int:
        """Replications of one scenario."""
        return self.trekkingen * self.binnen

    @property
    def alles(self) -> int:
        """Replications of all scenarios together."""
        return self.replicaties * len(self.namen)


def reken(
    werk: Rekenwerk,
    *,
    ploeg: Executor | None = None,
    draden: int = 2,
    opslag: Opslag | None = None,
    voortgang: Voortgang | None = None,
    stop: Callable[[], bool] | None = None,
) -> Samenvatting:
    """Run all scenarios; the same work gives the same bytes, whoever computes it and however often it broke off.

    ``ploeg``: who computes (standard: ``draden`` threads). ``voortgang(ready, all)`` is called after each draw and
    ``stop()`` before. Raises OngeldigeInvoer, TeVol, and Gestopt when ``stop()`` said so.
    """
    with ThreadPoolExecutor(draden) as eigen:
        wie = ploeg or eigen
        tellers = [_scenario(werk, n, wie, opslag, voortgang, stop) for n in range(len(werk.namen))]
    return vat(werk.namen, tellers, zaad=werk.zaad)


def _scenario(
    werk: Rekenwerk,
    nummer: int,
    ploeg: Executor,
    opslag: Opslag | None,
    voortgang: Voortgang | None,
    stop: Callable[[], bool] | None,
) -> Teller:
    teller = Teller(werk.maak(nummer, 0), bewaar=werk.bewaar, groep=werk.binnen)
    eerder = opslag.haal(nummer) if opslag is not None else None
    if eerder is not None and teller.herstel(eerder, werk.replicaties):
        _meld(voortgang, werk, (nummer + 1) * werk.replicaties)
        return teller
    with closing(_blokken(werk, nummer, ploeg)) as blokken:
        for blok in blokken:
            if stop is not None and stop():
                raise Gestopt("De simulatie is gestopt.")
            teller.neem(blok)
            _meld(voortgang, werk, nummer * werk.replicaties + teller.gedaan)
    if opslag is not None:
        opslag.zet(nummer, teller.delen())
    return teller


def _meld(voortgang: Voortgang | None, werk: Rekenwerk, klaar: int) -> None:
    if voortgang is not None:
        voortgang(klaar, werk.alles)


def _blokken(werk: Rekenwerk, nummer: int, ploeg: Executor) -> Generator[Blok, None, None]:
    """One block per draw, in order; what still waits is dropped when nobody wants it any more."""
    wachtrij: list[Future[Blok]] = []
    try:
        for k in range(werk.trekkingen):
            van = k * werk.binnen
            wachtrij.append(ploeg.submit(speel_blok, pak(werk.maak(nummer, k)), werk.zaad, van, van + werk.binnen))
            if len(wachtrij) > VOORUIT:
                yield wachtrij.pop(0).result()
        while wachtrij:
            yield wachtrij.pop(0).result()
    finally:
        for taak in wachtrij:
            taak.cancel()


def verdeel(replicaties: int, trekkingen: int) -> tuple[int, int]:
    """How many draws and how many replications of each: every draw as often, at least as many as asked."""
    aantal = max(1, min(trekkingen, replicaties))
    return aantal, -(-replicaties // aantal)
