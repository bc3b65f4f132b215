"""Loads the question with which each case began, what it is about and what came of it; part needs no jeugdhulp."""

from __future__ import annotations

import numpy as np

from zorglandschap.apps.casus.models import Hulpvraag
from zorglandschap.apps.demo.casusbeeld import zonder_jeugdhulp
from zorglandschap.apps.demo.kolommen import behoeften, dagen, dagen_of_niets, nummers, verwijzing
from zorglandschap.apps.demo.lading import Lading
from zorglandschap.apps.demo.tijdlijn import Tijdlijn
from zorglandschap.core.begrippen.codelijsten import Specialisme, Stap, Vrager
from zorglandschap.core.begrippen.vraagwoorden import Hulpvraagsoort, Vraaguitkomst
from zorglandschap.core.synthetisch.dagen import GEEN
from zorglandschap.core.synthetisch.trekken import kies

VRAGERS = (Vrager.OUDER, Vrager.OUDER, Vrager.SCHOOL, Vrager.HUISARTS, Vrager.JEUGDIGE)
BIJ_DWANG = (Vrager.GI, Vrager.VEILIG_THUIS, Vrager.RECHTER)
VEILIG = 1 << tuple(Specialisme).index(Specialisme.VEILIGHEID)
SOORTEN, UITKOMSTEN = tuple(Hulpvraagsoort), tuple(Vraaguitkomst)


def laad_hulpvragen(lading: Lading, tijdlijn: Tijdlijn) -> None:
    """Store one question per case."""
    c, teksten = lading.streek.casussen, lading.teksten
    namen = [lading.voornamen[j] for j in c.jeugdige.tolist()]
    masker = lading.streek.jeugdigen.behoeften[c.jeugdige].tolist()
    soort, uitkomst, op = _wat_en_wat_kwam_ervan(lading, tijdlijn)
    nodig = [[s.value, *behoeften(m)] for s, m in zip(soort, masker, strict=True)]
    dwang = (c.jeugdbeschermer != GEEN).tolist()
    vraag = [teksten.kies("hulpvraag", i, naam=namen[i], behoeften=nodig[i]) for i in range(c.aantal)]
    for casus, dag in enumerate(c.geopend.tolist()):
        tijdlijn.zet(casus, Stap.HULPVRAAG, dag, vraag[casus])
    lading.invoer.schrijf(
        Hulpvraag,
        "hulpvragen",
        {
            "id": nummers(c.aantal),
            "casus": nummers(c.aantal),
            "vrager": [(BIJ_DWANG if d else VRAGERS)[i % (3 if d else 5)].value for i, d in enumerate(dwang)],
            "soort": [s.value for s in soort],
            "vraag": vraag,
            "gewenst": [teksten.kies("gewenst", i, naam=n) for i, n in enumerate(namen)],
            "uitkomst": [u.value if u else "" for u in uitkomst],
            "uitkomst_toelichting": [
                teksten.kies("uitkomst", i, behoeften=[u.value]) if u else "" for i, u in enumerate(uitkomst)
            ],
            "uitkomst_op": dagen_of_niets(op),
            "op": dagen(c.geopend),
            "door": verwijzing(c.regisseur),
        },
    )


def _wat_en_wat_kwam_ervan(
    lading: Lading, tijdlijn: Tijdlijn
) -> tuple[list[Hulpvraagsoort], list[Vraaguitkomst | None], np.ndarray]:
    """What the question is about, what came of it, and when that was clear."""
    c, rng, opgave = lading.streek.casussen, lading.dobbelstenen("hulpvragen"), lading.opgave
    zonder = zonder_jeugdhulp(lading.streek)
    andere = kies(rng, opgave.gewichten("soort hulpvraag zonder jeugdhulp", SOORTEN), c.aantal)
    gewoon = kies(rng, opgave.gewichten("soort hulpvraag", SOORTEN), c.aantal)
    onveilig = (lading.streek.jeugdigen.behoeften[c.jeugdige] & VEILIG) > 0
    gewoon = np.where(onveilig, SOORTEN.index(Hulpvraagsoort.VEILIGHEID), gewoon)
    soort = [SOORTEN[i] for i in np.where(zonder, andere, gewoon).tolist()]
    afloop = kies(rng, opgave.gewichten("uitkomst zonder jeugdhulp", UITKOMSTEN), c.aantal)
    verwezen = tijdlijn.eerste_dag(Stap.VERWEZEN) | tijdlijn.eerste_dag(Stap.ANALYSE_GESTART)
    lokaal = tijdlijn.eerste_dag(Stap.LOKALE_HULP)
    uitkomst: list[Vraaguitkomst | None] = [None] * c.aantal
    op = np.full(c.aantal, GEEN, dtype=np.int32)
    for casus, dag in verwezen.items():
        uitkomst[casus], op[casus] = Vraaguitkomst.JEUGDHULP, dag
    for casus in np.flatnonzero(zonder).tolist():
        uitkomst[casus], op[casus] = UITKOMSTEN[int(afloop[casus])], c.gesloten[casus]
    for casus, dag in lokaal.items():
        uitkomst[casus], op[casus] = Vraaguitkomst.LOKALE_HULP, dag
    return soort, uitkomst, op
