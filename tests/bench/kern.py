"""What core costs as the work grows: making the region, and ranking places for one youth."""

from __future__ import annotations

from datetime import date

from django.conf import settings

from tests.bench.klok import Duur, meet, referentie, tabel
from tests.bench.poorten import Poort
from tests.core.matching.hulp import NIVEAUS, REGELS, profiel, willekeurig
from zorglandschap.core.begrippen.codelijsten import Specialisme
from zorglandschap.core.matching.rangorde import rank

VANDAAG = date(2026, 11, 22)
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
    for aantal in (400, 2_000, 10_000):
        aanbod = willekeurig(1, aantal)
        duur = meet(lambda a=aanbod: rank(kind, a, niveaus=NIVEAUS, regels=REGELS), 200)  # type: ignore[misc]
        rijen.append([str(aantal), f"{duur.mediaan:.2f}", f"{duur.p95:.2f}", f"{duur.mediaan / grond:.3f}"])
        poorten.append(Poort(f"rangschikken over {aantal} keer aanbod, p95", duur.p95, RANGSCHIKKING_MS, "ms"))
    print(f"## Plekken rangschikken voor één jeugdige, met alle redenen (referentie = {grond:.1f} ms)\n")
    tabel(["aanbod", "mediaan ms", "p95 ms", "× referentie"], rijen)
    return poorten
