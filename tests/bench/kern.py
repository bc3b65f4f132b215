"""What core costs as the work grows: making the region, and ranking places for one youth."""

from __future__ import annotations

from datetime import date

from django.conf import settings

from tests.bench.klok import Duur, meet, referentie, tabel
from tests.core.matching.hulp import NIVEAUS, REGELS, profiel, willekeurig
from zorglandschap.core.begrippen.codelijsten import Specialisme
from zorglandschap.core.matching.rangorde import rank

VANDAAG = date(2026, 11, 22)


def meet_generator() -> None:
    """CPU time of the pure generator at growing scale, as a ratio to the reference."""
    from zorglandschap.core.synthetisch.genereer import genereer

    grond, rijen = referentie(), []
    for schaal in (0.25, 1.0, 4.0):
        duur: Duur = meet(lambda s=schaal: genereer(settings.REGIO, schaal=s, zaad=1, vandaag=VANDAAG), 2)  # type: ignore[misc]
        rijen.append([f"{schaal:g}", f"{duur.mediaan:.0f}", f"{duur.mediaan / grond:.0f}"])
    print(f"## Verzonnen regio maken (referentie = {grond:.1f} ms)\n")
    tabel(["schaal", "ms", "× referentie"], rijen)


def meet_rangschikking() -> None:
    """CPU time of one ranking with all reasons, over growing numbers of offers."""
    grond, rijen = referentie(), []
    kind = profiel(school=(52.4, 5.4), behoeften=frozenset({Specialisme.TRAUMA}))
    for aantal in (400, 2_000, 10_000):
        aanbod = willekeurig(1, aantal)
        duur = meet(lambda a=aanbod: rank(kind, a, niveaus=NIVEAUS, regels=REGELS), 200)  # type: ignore[misc]
        rijen.append([str(aantal), f"{duur.mediaan:.2f}", f"{duur.p95:.2f}", f"{duur.mediaan / grond:.3f}"])
    print(f"## Plekken rangschikken voor één jeugdige, met alle redenen (referentie = {grond:.1f} ms)\n")
    tabel(["aanbod", "mediaan ms", "p95 ms", "× referentie"], rijen)
