"""Who may not see a case: a restriction to who is named in it, and people who may never see a family."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.utils import timezone

from zorglandschap.apps.casus.actions.stappen import een_stap, log, zet_stap
from zorglandschap.apps.casus.models import Casus, CasusStap, Uitsluiting
from zorglandschap.apps.casus.queries.inzage import heeft_rol_in_gezin, list_collegas
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Handeling, Stap
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.regels.nood import NoodFeiten, geen_werk_voor_bekenden
from zorglandschap.core.regels.uitkomst import Uitkomst

GEEN_REDEN = zin("Schrijf kort op waarom. Alleen wie in de casus is genoemd, leest dat.")
# what the timeline tells: that something changed, not why and not about whom
BEPERKT = "alleen wie in de casus is genoemd, ziet haar"
OPEN = "het team ziet de casus weer"
UITGESLOTEN = "een collega ziet dit gezin niet meer"
WEER_TOEGELATEN = "een collega kan dit gezin weer zien"


def beperk_inzage(casus: Casus, *, door: Kijker, nu: datetime, reden: str) -> None:
    """Hide the case from the team: only who is named in it knows that it exists. Twice is harmless."""
    with een_stap(casus, door, Handeling.INZAGE_REGELEN, ook_afgesloten=True) as rij:
        reden = _eis_reden(reden)
        if rij.is_beperkt and rij.beperkt_reden == reden:
            return
        was_beperkt = rij.is_beperkt
        rij.is_beperkt, rij.beperkt_reden = True, reden
        rij.save(update_fields=["is_beperkt", "beperkt_reden"])
        if not was_beperkt:
            _vertel(casus, rij, door, nu, BEPERKT)


def hef_beperking_op(casus: Casus, *, door: Kijker, nu: datetime) -> None:
    """Let the team see the case again. Twice is harmless."""
    with een_stap(casus, door, Handeling.INZAGE_REGELEN, ook_afgesloten=True) as rij:
        if rij.is_beperkt:
            rij.is_beperkt, rij.beperkt_reden = False, ""
            rij.save(update_fields=["is_beperkt", "beperkt_reden"])
            _vertel(casus, rij, door, nu, OPEN)


def sluit_uit(casus: Casus, *, door: Kijker, nu: datetime, gebruiker_id: int, reden: str) -> Uitsluiting:
    """A colleague who knows the family may never see it; refused while that colleague has a task in it."""
    with een_stap(casus, door, Handeling.INZAGE_REGELEN, ook_afgesloten=True) as rij:
        reden, gezin_id = _eis_reden(reden), rij.jeugdige.gezin_id
        collega = dict(list_collegas(rij, door, vandaag=timezone.localdate(nu)))
        if gebruiker_id not in collega:
            raise Geweigerd(
                zin("Kies een collega van uw team, uzelf, of iemand van een aanbieder die dit gezin helpt.")
            )
        bekend = Uitsluiting.objects.filter(
            gebruiker_id=gebruiker_id, gezin_id=gezin_id, vervallen_om__isnull=True
        ).first()
        if bekend is not None:
            return bekend
        oordeel = _toets(rij, gebruiker_id, nu)
        if oordeel.blokkeert:
            raise Geweigerd.door_regels([oordeel])
        nieuw = Uitsluiting.objects.create(
            gebruiker_id=gebruiker_id, gezin_id=gezin_id, reden=reden, door_id=door.gebruiker_id, om=nu
        )
        _vertel(casus, rij, door, nu, UITGESLOTEN, oordeel)
        return nieuw


def laat_weer_toe(casus: Casus, *, door: Kijker, nu: datetime, uitsluiting_id: int) -> None:
    """Somebody was excluded by mistake, or is no acquaintance any more; the row stays, with its end."""
    with een_stap(casus, door, Handeling.INZAGE_REGELEN, ook_afgesloten=True) as rij:
        rijen = Uitsluiting.objects.filter(pk=uitsluiting_id, gezin_id=rij.jeugdige.gezin_id)
        if not rijen.exists():
            raise NietGevonden
        if rijen.filter(vervallen_om__isnull=True).update(vervallen_om=nu):
            _vertel(casus, rij, door, nu, WEER_TOEGELATEN)


def _toets(rij: Casus, gebruiker_id: int, nu: datetime) -> Uitkomst:
    vandaag = timezone.localdate(nu)
    return geen_werk_voor_bekenden(
        NoodFeiten(
            reden_tekens=settings.BELEID.aantal("noodinzage_reden_tekens", vandaag),
            dagen_norm=settings.BELEID.aantal("noodinzage_nakijken_dagen", vandaag),
            is_bekende=True,
            heeft_rol_in_gezin=heeft_rol_in_gezin(gebruiker_id, rij.jeugdige.gezin_id),
        )
    )


def _eis_reden(reden: str) -> str:
    if not reden.strip():
        raise Geweigerd(GEEN_REDEN)
    return reden.strip()


def _vertel(
    casus: Casus, rij: Casus, door: Kijker, nu: datetime, wat: str, oordeel: Uitkomst | None = None
) -> CasusStap | None:
    """A step on the timeline; of a closed case only a line in the log."""
    if rij.status == CasusStatus.AFGESLOTEN:
        log(casus, door, Handeling.INZAGE_REGELEN, actie="U", reden=wat)
        return None
    uitkomsten = [oordeel] if oordeel else []
    return zet_stap(casus, stap=Stap.INZAGE_BEPERKT, door=door, nu=nu, toelichting=wat, uitkomsten=uitkomsten)
