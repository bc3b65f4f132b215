"""Loads decisions of the gemeente with what they allocate to whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np

from zorglandschap.apps.casus.actions.besluiten import BESLUITCIJFERS, TOEWIJZINGCIJFERS
from zorglandschap.apps.casus.models import Beschikking, Toewijzing
from zorglandschap.apps.demo.bak import Bak
from zorglandschap.apps.demo.casusbeeld import Casusbeeld
from zorglandschap.apps.demo.kolommen import EERSTE_NUMMER, sleutels
from zorglandschap.apps.demo.lading import Lading
from zorglandschap.apps.demo.regie import DWANG
from zorglandschap.apps.demo.tijdlijn import Tijdlijn
from zorglandschap.core.begrippen.besluitwoorden import Beschikkingsoort, Besluitgrond, Eenheid, Frequentie
from zorglandschap.core.begrippen.codelijsten import Stap
from zorglandschap.core.begrippen.hulpvormen import VORMEN, Hulpvorm
from zorglandschap.core.casus.toewijzing import CATEGORIE
from zorglandschap.core.synthetisch.dagen import GEEN, GEEN_EINDE, datum
from zorglandschap.core.synthetisch.maatregelen import GESLOTEN
from zorglandschap.core.synthetisch.opgave import HULPVORMEN

JAAR = 365  # a decision holds a year at most
NACHTEN, UREN, DAGDELEN = (7, Eenheid.ETMAAL), (3, Eenheid.UUR), (4, Eenheid.DAGDEEL)


class _Besluiten:
    """Decisions and allocations being gathered, numbered per year as the house does."""

    def __init__(self, lading: Lading) -> None:
        self.lading, self.rng = lading, lading.dobbelstenen("besluiten")
        self.besluiten = Bak(
            Beschikking, "beschikkingen",
            "nummer", "casus", "soort", "grond", "motivering", "genomen_op", "genomen_door", "herhaalsleutel", "om",
        )  # fmt: skip
        self.toewijzingen = Bak(
            Toewijzing, "toewijzingen",
            "beschikking", "nummer", "aanbieder", "traject", "hulpvorm", "categorie", "omvang", "eenheid",
            "frequentie", "van", "tot",
        )  # fmt: skip
        self._sleutel = iter(sleutels(self.rng, lading.streek.casussen.aantal))
        self._teller: Counter[str] = Counter()

    def _nummer(self, begin: str, cijfers: int) -> str:
        self._teller[begin] += 1
        return f"{begin}{self._teller[begin]:0{cijfers}}"

    def neem(self, casus: int, genomen: int, trajecten: list[int]) -> str:
        """One decision with an allocation per traject; returns what the timeline says of it."""
        c, jaar = self.lading.streek.casussen, datum(genomen).year
        naam = self.lading.voornamen[int(c.jeugdige[casus])]
        nummer, grond = self._nummer(f"B{jaar}-", BESLUITCIJFERS), _grond(int(c.kader[casus]))
        bepaling = grond is Besluitgrond.ARTIKEL_3_5
        door = int((c.jeugdbeschermer if bepaling else c.regisseur)[casus]) + EERSTE_NUMMER
        besluit = self.besluiten.erbij(
            nummer, casus + EERSTE_NUMMER, Beschikkingsoort.TOEKENNING.value, grond.value,
            self.lading.teksten.kies("motivering", casus, naam=naam), genomen,
            door, next(self._sleutel), genomen,
        )  # fmt: skip
        vormen = [
            self._wijs_toe(besluit, self._nummer(f"{jaar % 100:02}", TOEWIJZINGCIJFERS), traject, genomen)
            for traject in trajecten
        ]
        return f"{Beschikkingsoort.TOEKENNING.value} {nummer}: {', '.join(vormen)}"

    def _wijs_toe(self, besluit: int, nummer: str, traject: int, genomen: int) -> str:
        t = self.lading.streek.trajecten
        vorm = HULPVORMEN[int(t.vorm[traject])]
        thuis = DAGDELEN if vorm is Hulpvorm.DAGBEHANDELING else UREN
        omvang, eenheid = NACHTEN if VORMEN[vorm].is_verblijf else thuis
        self.toewijzingen.erbij(
            besluit, nummer, int(self.lading.organisatie[t.aanbieder[traject]]), traject + EERSTE_NUMMER, vorm.value,
            CATEGORIE[vorm].value, omvang, eenheid.value, Frequentie.WEEK.value, max(int(t.van[traject]), genomen),
            genomen + JAAR + 1,
        )  # fmt: skip
        return vorm.value


def laad_besluiten(lading: Lading, beeld: Casusbeeld, tijdlijn: Tijdlijn) -> None:
    """One decision in force for every open case with running help, with what each provider may give."""
    b = _Besluiten(lading)
    for casus in np.flatnonzero((beeld.lopend != GEEN) & beeld.open_).tolist():
        genomen = _genomen(beeld, int(lading.streek.trajecten.van[int(beeld.lopend[casus])]))
        tijdlijn.zet(casus, Stap.BESLUIT, genomen, b.neem(casus, genomen, list(_lopend(lading, beeld, casus))))
    b.besluiten.schrijf(lading.invoer, b.rng)
    b.toewijzingen.schrijf(lading.invoer, b.rng)


def _genomen(beeld: Casusbeeld, van: int) -> int:
    """The last yearly decision: on the day the help began, or on a later day of that date."""
    gisteren = beeld.nu - 1
    return van + JAAR * ((gisteren - van) // JAAR) if van <= gisteren else gisteren


def _lopend(lading: Lading, beeld: Casusbeeld, casus: int) -> Iterator[int]:
    """The help of a case that runs, the stay first."""
    for traject in (*beeld.hoofd.get(casus, ()), *beeld.naast.get(casus, ())):
        if lading.streek.trajecten.tot[traject] == GEEN_EINDE:
            yield traject


def _grond(kader: int) -> Besluitgrond:
    if kader == GESLOTEN:
        return Besluitgrond.RECHTER
    return Besluitgrond.ARTIKEL_3_5 if kader in DWANG else Besluitgrond.ARTIKEL_2_3
