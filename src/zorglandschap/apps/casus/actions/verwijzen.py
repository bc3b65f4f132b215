"""Refer, report a crisis, and say when it is over."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zorglandschap.apps.casus.actions.stappen import een_stap, zet_stap
from zorglandschap.apps.casus.models import Casus, CasusStap
from zorglandschap.apps.casus.queries.feiten import toets_verwijzing
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Handeling, Stap
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.casus.verloop import volgende
from zorglandschap.core.regels import verwijzing
from zorglandschap.core.regels.beweging import BewegingFeiten, crisis_voorbij_als_veilig
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


def handel_nu(casus: Casus, *, door: Kijker, nu: datetime, reden: str) -> None:
    """Report a crisis and refer at once, in one go: at night nobody should need two pages. Twice is harmless."""
    with transaction.atomic():
        meld_crisis(casus, door=door, nu=nu, reden=reden)
        if volgende(CasusStatus(casus.status), Stap.VERWEZEN) is not None:
            verwijs(casus, door=door, nu=nu)


def beeindig_crisis(casus: Casus, *, door: Kijker, nu: datetime, is_veilig: bool, reden: str) -> None:
    """The crisis is over: only when the youth is safe now, with what changed. The story of the crisis stays.

    Saying it twice is harmless. Raises Geweigerd while it is not safe or nobody wrote why.
    """
    with een_stap(casus, door, Handeling.CASUS_SCHRIJVEN) as rij:
        if not rij.is_crisis:
            return
        feiten = BewegingFeiten(crisis=True, is_veilig=is_veilig, toelichting=reden)
        uitkomst = crisis_voorbij_als_veilig(feiten)
        if uitkomst.blokkeert:
            raise Geweigerd.door_regels([uitkomst])
        rij.is_crisis = False
        rij.save(update_fields=["is_crisis"])
        casus.is_crisis = False
        zet_stap(casus, stap=Stap.CRISIS_VOORBIJ, door=door, nu=nu, toelichting=reden, uitkomsten=[uitkomst])
