"""Loads what stands inside an analysis: factors, the arrows between them, earlier help, and what is supposed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from zorglandschap.apps.casus.models import EerdereHulp, Factor, Factorverband, Hypothese
from zorglandschap.apps.demo.bak import Bak
from zorglandschap.apps.demo.kolommen import EERSTE_NUMMER, sleutels
from zorglandschap.apps.demo.lading import Lading
from zorglandschap.core.begrippen.analysewoorden import Hulpeffect, Hypothesestand, Verband
from zorglandschap.core.begrippen.codelijsten import AnalyseVeld, FactorSoort
from zorglandschap.core.synthetisch.dagen import Reeks

FACTOREN = (FactorSoort.VEROORZAKEND, FactorSoort.INSTANDHOUDEND, FactorSoort.BESCHERMEND)
ZORGEN = (FactorSoort.VEROORZAKEND, FactorSoort.INSTANDHOUDEND, FactorSoort.VERERGEREND)
DOMEIN = {
    FactorSoort.VEROORZAKEND: AnalyseVeld.GEZIN,
    FactorSoort.INSTANDHOUDEND: AnalyseVeld.KIND,
    FactorSoort.VERERGEREND: AnalyseVeld.AANPALEND,
    FactorSoort.BESCHERMEND: AnalyseVeld.OMGEVING,
}
# which arrow is drawn between two factors of one analysis
PIJLEN = (
    (FactorSoort.VEROORZAKEND, FactorSoort.INSTANDHOUDEND, Verband.VEROORZAAKT),
    (FactorSoort.VERERGEREND, FactorSoort.INSTANDHOUDEND, Verband.VERERGERT),
    (FactorSoort.INSTANDHOUDEND, FactorSoort.VEROORZAKEND, Verband.HOUDT_IN_STAND),
    (FactorSoort.BESCHERMEND, FactorSoort.INSTANDHOUDEND, Verband.BESCHERMT),
)
EFFECTEN = tuple(Hulpeffect)


class _Delen:
    """Parts of analyses being gathered."""

    def __init__(self, lading: Lading, aantal: int) -> None:
        self.rng, self.opgave, self.teksten = lading.dobbelstenen("analyses"), lading.opgave, lading.teksten
        self.factoren = Bak(Factor, "factoren", "analyse", "wortel", "soort", "tekst", "domein", "om")
        self.pijlen = Bak(Factorverband, "verbanden", "analyse", "van", "naar", "soort", "om")
        self.eerder = Bak(EerdereHulp, "eerdere hulp", "analyse", "wat", "wanneer", "effect", "toelichting", "om")
        self.vermoed = Bak(Hypothese, "hypothesen", "analyse", "tekst", "stand", "onderbouwing", "om")
        self._wortels = iter(sleutels(lading.rng, 4 * aantal))
        self._effecten = np.cumsum(self.opgave.gewichten("effect van eerdere hulp", EFFECTEN))

    def teken(self, nr: int, soorten: Sequence[FactorSoort], dag: int, *, met_pijlen: bool) -> list[str]:
        """The factors of one analysis, and the arrows between them; returns the roots of the concerns."""
        analyse, zorgen = nr + EERSTE_NUMMER, []
        getekend: dict[FactorSoort, int] = {}
        for soort in soorten:
            wortel, tekst = next(self._wortels), self.teksten.kies(soort.value, nr)
            getekend[soort] = self.factoren.erbij(analyse, wortel, soort.value, tekst, DOMEIN[soort].value, dag)
            if soort in ZORGEN:
                zorgen.append(wortel)
        for van, naar, wat in PIJLEN if met_pijlen else ():
            if van in getekend and naar in getekend:
                self.pijlen.erbij(analyse, getekend[van], getekend[naar], wat.value, dag)
        return zorgen

    def hulp_van_vroeger(self, nr: int, dag: int) -> None:
        """What was tried before, and what it did."""
        if self.rng.random() < self.opgave.getal("eerdere hulp"):
            plek = int(np.searchsorted(self._effecten, self.rng.random() * self._effecten[-1]))
            hoe, wanneer = EFFECTEN[plek], self.teksten.kies("wanneer", nr)
            uitleg = self.teksten.kies("effect", nr, behoeften=[hoe.value])
            wat = self.teksten.kies("eerder gegeven", nr)
            self.eerder.erbij(nr + EERSTE_NUMMER, wat, wanneer, hoe.value, uitleg, dag)

    def vermoeden(self, nr: int, dag: int) -> None:
        """Two of three analyses name a supposition, and whether it held."""
        if nr % 3:
            stand = Hypothesestand.BEVESTIGD if nr % 3 == 1 else Hypothesestand.VERWORPEN
            uitleg = self.teksten.kies("onderbouwing", nr, behoeften=[stand.value])
            self.vermoed.erbij(nr + EERSTE_NUMMER, self.teksten.kies("hypothese", nr), stand.value, uitleg, dag)


def laad_delen(lading: Lading, rij: Sequence[int], klaar: Sequence[bool], gestart: Reeks) -> dict[int, list[str]]:
    """Store the parts of the analyses of these cases; returns the roots of the concerns of each case."""
    delen, kans_erger = _Delen(lading, len(rij)), lading.opgave.getal("verergerende factor")
    zorgen: dict[int, list[str]] = {}
    for nr, (casus, compleet, dag) in enumerate(zip(rij, klaar, gestart.tolist(), strict=True)):
        erger = compleet and delen.rng.random() < kans_erger
        soorten = FACTOREN if compleet else FACTOREN[: nr % 3]
        soorten = (*soorten, FactorSoort.VERERGEREND) if erger else soorten
        zorgen[casus] = delen.teken(nr, soorten, dag, met_pijlen=compleet)
        delen.hulp_van_vroeger(nr, dag)
        if compleet:
            delen.vermoeden(nr, dag)
    for bak in (delen.factoren, delen.pijlen, delen.eerder, delen.vermoed):
        bak.schrijf(lading.invoer, delen.rng)
    return zorgen
