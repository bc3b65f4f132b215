"""What comes of a question: help for youths, short help of the team itself, other help, or nothing more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from zorglandschap.apps.casus.actions.afsluiten import sluit_casus
from zorglandschap.apps.casus.actions.analyse import start_analyse
from zorglandschap.apps.casus.actions.openen import GEEN_VRAAG, NieuweVraag, schrijf_vraag
from zorglandschap.apps.casus.actions.stappen import een_stap, log, zet_stap
from zorglandschap.apps.casus.models import Casus, Hulpvraag
from zorglandschap.apps.casus.queries.vragen import vraag_feiten
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Handeling, Stap
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.begrippen.vraagwoorden import Vraaguitkomst
from zorglandschap.core.regels.hulpvraag import onderscheid_bij_de_deur
from zorglandschap.core.regels.uitkomst import Uitkomst

VOOR_VERWIJZING = (CasusStatus.HULPVRAAG, CasusStatus.ANALYSE, CasusStatus.LOKALE_HULP)
ZONDER_VERVOLG = (Vraaguitkomst.ANDERE_HULP, Vraaguitkomst.INFORMATIE, Vraaguitkomst.GEEN_HULP)
GEEN_LOKALE_HULP = zin("Er loopt nu geen korte hulp van het team.")


def voeg_vraag_toe(casus: Casus, *, door: Kijker, nu: datetime, vraag: NieuweVraag) -> Hulpvraag:
    """Add a later question of the family to the open case; the same one twice on a day stays one."""
    with een_stap(casus, door, Handeling.CASUS_SCHRIJVEN) as rij:
        tekst = vraag.vraag.strip()
        if not tekst:
            raise Geweigerd(GEEN_VRAAG)
        op = timezone.localdate(nu)
        bekend = rij.hulpvragen.filter(vrager=vraag.vrager, vraag=tekst, op=op).first()
        return bekend or schrijf_vraag(casus, vraag, door=door, nu=nu)


def beantwoord_vraag(
    casus: Casus, *, door: Kijker, nu: datetime, vraag_id: int, uitkomst: Vraaguitkomst, toelichting: str
) -> Hulpvraag:
    """Record what came of a question, and take the step that belongs to it.

    Jeugdhulp begins the analysis, short help of the team begins, anything else closes a case in which nothing
    more is asked. Answering twice the same is harmless; another answer afterwards is refused.
    """
    with een_stap(casus, door, Handeling.CASUS_SCHRIJVEN) as rij:
        vraag = rij.hulpvragen.filter(pk=vraag_id).first()
        if vraag is None:
            raise NietGevonden
        if vraag.uitkomst == uitkomst:
            return vraag
        if vraag.uitkomst:
            raise Geweigerd(zin("Deze vraag is al beantwoord. Is er iets nieuws? Voeg dan een vraag toe."))
        vraag.uitkomst, vraag.uitkomst_toelichting = uitkomst, toelichting.strip()
        vraag.uitkomst_op = timezone.localdate(nu)
        feiten = vraag_feiten(
            vraag, gemeente=rij.jeugdige.gemeente_id, vandaag=vraag.uitkomst_op, crisis=rij.crisis_speelt
        )
        oordeel = onderscheid_bij_de_deur(feiten)
        if oordeel.blokkeert:
            raise Geweigerd.door_regels([oordeel])
        vraag.save(update_fields=["uitkomst", "uitkomst_toelichting", "uitkomst_op"])
        log(casus, door, Handeling.CASUS_SCHRIJVEN, actie="U", reden="hulpvraag beantwoord")
        _volg_op(casus, rij, vraag, door=door, nu=nu, uitkomsten=[oordeel])
        return vraag


def _volg_op(
    casus: Casus, rij: Casus, vraag: Hulpvraag, *, door: Kijker, nu: datetime, uitkomsten: Sequence[Uitkomst]
) -> None:
    status, toelichting = CasusStatus(rij.status), vraag.uitkomst_toelichting
    if status not in VOOR_VERWIJZING:
        return
    if vraag.uitkomst == Vraaguitkomst.JEUGDHULP:
        if status is not CasusStatus.ANALYSE:
            _begin_analyse(casus, door=door, nu=nu)
    elif vraag.uitkomst == Vraaguitkomst.LOKALE_HULP:
        if status is not CasusStatus.LOKALE_HULP and not _vraagt_jeugdhulp(rij):
            zet_stap(casus, stap=Stap.LOKALE_HULP, door=door, nu=nu, toelichting=toelichting, uitkomsten=uitkomsten)
    elif not rij.crisis_speelt and not rij.hulpvragen.exclude(uitkomst__in=ZONDER_VERVOLG).exists():
        _rond_af(casus, door=door, nu=nu, reden=toelichting)


def _vraagt_jeugdhulp(rij: Casus) -> bool:
    return rij.hulpvragen.filter(uitkomst=Vraaguitkomst.JEUGDHULP).exists()


def rond_lokale_hulp_af(casus: Casus, *, door: Kijker, nu: datetime, toelichting: str) -> None:
    """The short help of the team was enough: close the case, as a good result."""
    with een_stap(casus, door, Handeling.CASUS_SCHRIJVEN) as rij:
        _eis_lokale_hulp(rij)
        if rij.hulpvragen.filter(uitkomst="").exists():
            raise Geweigerd(zin("Er is nog een vraag zonder antwoord. Beantwoord die eerst."))
        _rond_af(casus, door=door, nu=nu, reden=toelichting)


def meer_nodig(casus: Casus, *, door: Kijker, nu: datetime, toelichting: str) -> None:
    """The short help of the team is not enough: go on to the verklarende analyse."""
    with een_stap(casus, door, Handeling.CASUS_SCHRIJVEN) as rij:
        _eis_lokale_hulp(rij)
        if not toelichting.strip():
            raise Geweigerd(zin("Schrijf op waarom de korte hulp niet genoeg is."))
        geholpen = rij.hulpvragen.filter(uitkomst=Vraaguitkomst.LOKALE_HULP)
        geholpen.update(
            uitkomst=Vraaguitkomst.JEUGDHULP,
            uitkomst_toelichting=toelichting.strip(),
            uitkomst_op=timezone.localdate(nu),
        )
        _begin_analyse(casus, door=door, nu=nu, toelichting=toelichting)


def _eis_lokale_hulp(rij: Casus) -> None:
    if rij.status != CasusStatus.LOKALE_HULP:
        raise Geweigerd(GEEN_LOKALE_HULP)


def _begin_analyse(casus: Casus, *, door: Kijker, nu: datetime, toelichting: str = "") -> None:
    """Begin the analysis; one that was begun before goes on, and the case says so."""
    start_analyse(casus, door=door, nu=nu)
    if casus.status != CasusStatus.ANALYSE:
        zet_stap(casus, stap=Stap.ANALYSE_GESTART, door=door, nu=nu, toelichting=toelichting)


def _rond_af(casus: Casus, *, door: Kijker, nu: datetime, reden: str) -> None:
    """The one place from which a case closes because the question is answered."""
    sluit_casus(casus, door=door, nu=nu, reden=reden)
