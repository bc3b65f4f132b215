"""Refer, report a crisis, record the chosen mentor, and close a casus."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from zorglandschap.apps.casus.actions.stappen import een_stap, zet_stap
from zorglandschap.apps.casus.models import Casus, CasusStap, Jim
from zorglandschap.apps.casus.queries.feiten import get_laatste_analyse, regie_feiten, toets_verwijzing
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.codelijsten import Handeling, Stap
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.regels import regie, verwijzing
from zorglandschap.core.regels.verwijzing import VerwijzingFeiten


def verwijs(casus: Casus, *, door: Kijker, nu: datetime) -> CasusStap:
    """Refer the youth to regional help; refused until the analysis is complete, except in a crisis."""
    with een_stap(casus, door, Handeling.VERWIJZEN) as rij:
        uitkomsten = toets_verwijzing(rij, vandaag=timezone.localdate(nu))
        if any(u.blokkeert for u in uitkomsten):
            raise Geweigerd.door_regels(uitkomsten)
        return zet_stap(casus, stap=Stap.VERWEZEN, door=door, nu=nu, uitkomsten=uitkomsten)


def meld_crisis(casus: Casus, *, door: Kijker, nu: datetime, reden: str) -> None:
    """Record that one must act at once, and why: the exception to ‘first the analysis’."""
    with een_stap(casus, door, Handeling.CASUS_SCHRIJVEN) as rij:
        reden = reden.strip()
        uitkomst = verwijzing.crisis_met_reden(VerwijzingFeiten(crisis=True, crisis_reden=reden))
        if uitkomst.blokkeert:
            raise Geweigerd.door_regels([uitkomst])
        if rij.is_crisis and rij.crisis_reden == reden:
            return
        rij.is_crisis, rij.crisis_reden = True, reden
        rij.save(update_fields=["is_crisis", "crisis_reden"])
        zet_stap(casus, stap=Stap.CRISIS, door=door, nu=nu, toelichting=reden, uitkomsten=[uitkomst])


def kies_jim(casus: Casus, *, door: Kijker, nu: datetime, naam: str, band: str) -> Jim:
    """Record the mentor whom the youth chose; an earlier one stops."""
    with een_stap(casus, door, Handeling.CASUS_SCHRIJVEN) as rij:
        naam, band, vandaag = naam.strip(), band.strip(), timezone.localdate(nu)
        if not (naam and band):
            raise Geweigerd(zin("Vul in wie de mentor is, en wat die voor de jeugdige betekent."))
        huidig = rij.jims.filter(gestopt_op__isnull=True)
        zelfde = huidig.filter(naam=naam, band=band).first()
        if zelfde is not None:
            return zelfde
        huidig.update(gestopt_op=vandaag)
        jim = Jim.objects.create(casus=rij, naam=naam, band=band, gekozen_op=vandaag)
        zet_stap(casus, stap=Stap.JIM, door=door, nu=nu, toelichting=f"{naam} ({band})")
        return jim


def sluit_casus(casus: Casus, *, door: Kijker, nu: datetime, reden: str) -> None:
    """Close the casus with a reason; refused while the youth is in verblijf. Needing no help is a good result."""
    with een_stap(casus, door, Handeling.CASUS_SCHRIJVEN) as rij:
        vandaag = timezone.localdate(nu)
        if not reden.strip():
            raise Geweigerd(zin("Schrijf op waarom de casus klaar is."))
        uitkomst = regie.niet_loslaten(regie_feiten(rij, get_laatste_analyse(rij), vandaag=vandaag))
        if uitkomst.blokkeert:
            raise Geweigerd.door_regels([uitkomst])
        rij.gesloten_op = vandaag
        rij.save(update_fields=["gesloten_op"])
        zet_stap(casus, stap=Stap.AFGESLOTEN, door=door, nu=nu, toelichting=reden, uitkomsten=[uitkomst])
