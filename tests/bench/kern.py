"""What core costs as the work grows: making the region, and ranking places for one youth."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
from django.conf import settings

from tests.bench.klok import Duur, meet, referentie, tabel
from tests.bench.poorten import Poort
from tests.core.matching.hulp import NIVEAUS, REGELS, WENSREGELS, profiel, willekeurig
from zorglandschap.core.begrippen.codelijsten import Specialisme
from zorglandschap.core.begrippen.matchwoorden import Gezinswens
from zorglandschap.core.matching.profiel import Aanbiedingen, Profiel, Zoekregels
from zorglandschap.core.matching.rangorde import rank

VANDAAG = date(2026, 11, 22)
VEEL = 10_000
RANGSCHIKKING_MS = 2.0  # p95 of one ranking, at every number of offers


def meet_generator() -> None:
    """CPU time of the pure generator at growing scale, as a ratio to the reference."""
    from zorglandschap.core.synthetisch.genereer import genereer

    grond, rijen = referentie(), []
    for schaal in (0.25, 1.0, 4.0):
        duur: Duur = meet(lambda s=schaal: genereer(settings.REGIO, schaal=s, zaad=1, vandaag=VANDAAG), 2)  # type: ignore[misc]
        rijen.append([f"{schaal:g}", f"{duur.mediaan:.0f}", f"{duur.mediaan / grond:.0f}"])
    print(f"## Verzonnen regio maken (referentie = {grond:.1f} ms)\n")
    tabel(["schaal", "ms", "× referentie"], rijen)


def meet_rangschikking() -> list[Poort]:
    """CPU time of one ranking with all reasons, over growing numbers of offers; each has its gate."""
    grond, rijen = referentie(), []
    poorten: list[Poort] = []
    kind = profiel(school=(52.4, 5.4), behoeften=frozenset({Specialisme.TRAUMA}))
    for aantal, vraag, regels in ((400, kind, REGELS), (2_000, kind, REGELS), (VEEL, kind, REGELS), _met_alles(kind)):
        aanbod = _bekend(willekeurig(1, aantal))
        duur = meet(lambda a=aanbod, k=vraag, r=regels: rank(k, a, niveaus=NIVEAUS, regels=r), 200)  # type: ignore[misc]
        naam = f"{aantal} keer aanbod{'' if vraag is kind else ', met alle wensen en zonder contract'}"
        rijen.append([naam, f"{duur.mediaan:.2f}", f"{duur.p95:.2f}", f"{duur.mediaan / grond:.3f}"])
        poorten.append(Poort(f"rangschikken over {naam}, p95", duur.p95, RANGSCHIKKING_MS, "ms"))
    print(f"## Plekken rangschikken voor één jeugdige, met alle redenen (referentie = {grond:.1f} ms)\n")
    tabel(["waarover", "mediaan ms", "p95 ms", "× referentie"], rijen)
    return poorten


def _met_alles(kind: Profiel) -> tuple[int, Profiel, Zoekregels]:
    """The most that can be asked: every wish of the family, a long stay, and one in five offers without a contract."""
    weg = frozenset(range(1, VEEL + 1, 5))
    vraag = replace(kind, wensen=frozenset(Gezinswens), gewenste_gemeente=34, verwacht_weken=30, zonder_contract=weg)
    return VEEL, vraag, WENSREGELS


def _bekend(a: Aanbiedingen) -> Aanbiedingen:
    """The same offers of which much is known: the group, an own room, animals."""
    d = np.random.default_rng(1)
    huis = {"groep": d.integers(-1, 12, a.aantal), "eigen_kamer": d.integers(-1, 2, a.aantal)}
    return replace(a, **huis, dieren=d.integers(-1, 2, a.aantal))
