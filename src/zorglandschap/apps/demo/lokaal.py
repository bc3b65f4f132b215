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
from zorglandschap.core.begrippen.werkdagen import plus_werkdagen
from zorglandschap.core.casus.termijnen import Termijnsoort
from zorglandschap.core.synthetisch.dagen import GEEN, datum
from zorglandschap.core.synthetisch.maatregelen import OTS, VOOGDIJ, VOTS
from zorglandschap.core.synthetisch.opgave import HULPVORMEN

HOOGSTENS_TE_LAAT = 60  # days: nobody leaves this for longer
NETWERK, DAGEN_PER_WEEK = HULPVORMEN.index(Hulpvorm.NETWERKPLEEGZORG), 7
EERSTE_CONTACT = 3  # days after the measure began
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
    _eerste_contacten(lading, beeld, bak)
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
        getoetst = rng.random() < lading.opgave.getal("netwerkpleegouders getoetst")
        if uiterlijk < beeld.nu and (getoetst or uiterlijk < beeld.nu - HOOGSTENS_TE_LAAT):
            sleutel = melding(Termijnsoort.NETWERKPLEEGOUDER, datum(uiterlijk))
            bak.erbij(casus + EERSTE_NUMMER, sleutel, uiterlijk - 7, int(c.regisseur[casus]) + EERSTE_NUMMER)


def _eerste_contacten(lading: Lading, beeld: Casusbeeld, bak: Bak) -> None:
    """The GI had its first contact with every family of which the term is over."""
    c, m = lading.streek.casussen, lading.streek.maatregelen
    werkdagen = lading.regio.beleid.aantal("termijn_gi_contact_werkdagen", lading.vandaag)
    begin: dict[int, set[int]] = {}
    for kind, kader, van in zip(m.jeugdige.tolist(), m.kader.tolist(), m.van.tolist(), strict=True):
        if kader in (OTS, VOTS, VOOGDIJ):
            begin.setdefault(kind, set()).add(van)
    for casus in beeld.rijen:
        for van in sorted(begin.get(int(c.jeugdige[casus]), ())):
            uiterlijk = plus_werkdagen(datum(van), werkdagen)
            if uiterlijk < lading.vandaag:
                sleutel = melding(Termijnsoort.GI_CONTACT, uiterlijk)
                bak.erbij(casus + EERSTE_NUMMER, sleutel, van + EERSTE_CONTACT, int(c.regisseur[casus]) + EERSTE_NUMMER)
