"""Loads the extra steps that a gemeente asks, and what people reported as done because no other row shows it."""

from __future__ import annotations

from zorglandschap.apps.casus.models import Extrastap
from zorglandschap.apps.casus.queries.stand import melding
from zorglandschap.apps.demo.bak import Bak
from zorglandschap.apps.demo.casusbeeld import Casusbeeld
from zorglandschap.apps.demo.kolommen import EERSTE_NUMMER
from zorglandschap.apps.demo.lading import Lading
from zorglandschap.apps.demo.tijdlijn import Tijdlijn
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Stap
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.casus.termijnen import Termijnsoort
from zorglandschap.core.synthetisch.dagen import GEEN, datum
from zorglandschap.core.synthetisch.opgave import HULPVORMEN

NETWERK, DAGEN_PER_WEEK = HULPVORMEN.index(Hulpvorm.NETWERKPLEEGZORG), 7
VOOR_VERWIJZING = (CasusStatus.HULPVRAAG, CasusStatus.ANALYSE, CasusStatus.LOKALE_HULP)


def laad_extrastappen(lading: Lading, beeld: Casusbeeld, tijdlijn: Tijdlijn) -> None:
    """Store the steps: before the referral on the day of the referral, later ones when help begins."""
    c = lading.streek.casussen
    bak = Bak(Extrastap, "stappen van gemeenten", "casus", "sleutel", "gedaan_op", "door")
    verwezen, hulp = tijdlijn.eerste_dag(Stap.VERWEZEN), tijdlijn.eerste_dag(Stap.GEPLAATST)
    for casus in beeld.rijen:
        for vraag in lading.regio.lokaal(lading.gemeentecodes[int(c.gemeente[casus])]).stappen:
            dag = (verwezen if vraag.vanaf in VOOR_VERWIJZING else hulp).get(casus)
            if dag is not None:
                bak.erbij(casus + EERSTE_NUMMER, vraag.sleutel, dag, int(c.regisseur[casus]) + EERSTE_NUMMER)
                tijdlijn.zet(casus, Stap.EXTRA, dag, vraag.naam)
    _netwerkpleegouders(lading, beeld, bak)
    bak.schrijf(lading.invoer, lading.rng)


def _netwerkpleegouders(lading: Lading, beeld: Casusbeeld, bak: Bak) -> None:
    """Foster parents from the own network were looked at within the term; for a few that is late."""
    rng, c, t = lading.dobbelstenen("meldingen"), lading.streek.casussen, lading.streek.trajecten
    weken = lading.regio.beleid.aantal("termijn_netwerkpleegzorg_weken", lading.vandaag)
    for casus in beeld.rijen:
        traject = int(beeld.lopend[casus])
        if traject == GEEN or int(t.vorm[traject]) != NETWERK:
            continue
        uiterlijk = int(t.van[traject]) + DAGEN_PER_WEEK * weken
        if uiterlijk < beeld.nu and rng.random() < lading.opgave.getal("netwerkpleegouders getoetst"):
            sleutel = melding(Termijnsoort.NETWERKPLEEGOUDER, datum(uiterlijk))
            bak.erbij(casus + EERSTE_NUMMER, sleutel, uiterlijk - 7, int(c.regisseur[casus]) + EERSTE_NUMMER)
