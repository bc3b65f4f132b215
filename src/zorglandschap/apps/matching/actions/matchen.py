"""Getting to know each other step by step (Methodisch Matchen), and recording that no place could be found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from zorglandschap.apps.casus.actions import zet_stap
from zorglandschap.apps.casus.actions.stappen import een_stap
from zorglandschap.apps.casus.models import Casus
from zorglandschap.apps.casus.queries import get_casus
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.matching.actions.kloof import geef_reden
from zorglandschap.apps.matching.models import Advies, GeenMatch, Matchstap, Voorstel
from zorglandschap.apps.matching.queries.plekken import GETOOND, eis_advies, eis_zoekend, zoek_bij_advies
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling, Stap, VoorstelStatus
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.matchwoorden import Kloofreden, Matchfase
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.matching.passend import REDENEN, Reden
from zorglandschap.core.matching.rangorde import Rangschikking

NA_HET_JA = frozenset({Matchfase.WENNEN})
MET_JEUGDIGE = frozenset({Matchfase.KENNISMAKING, Matchfase.WENNEN})
TEKSTEN = ("toelichting", "jeugdige_vond", "ouders_vonden", "aanbieder_vond")
TE_MATCHEN = (VoorstelStatus.OPEN, VoorstelStatus.TOEGEZEGD, VoorstelStatus.GEACCEPTEERD)


@dataclass(frozen=True, slots=True)
class Matchdeel:
    """One step as it was told: which, on which day, how it went, and how each of them looked at it."""

    fase: Matchfase
    op: date
    toelichting: str
    jeugdige_vond: str = ""
    ouders_vonden: str = ""
    aanbieder_vond: str = ""


def leg_matchstap_vast(kijker: Kijker, sleutel: UUID, *, voorstel: UUID, deel: Matchdeel, nu: datetime) -> Matchstap:
    """One step of getting to know each other; the same again gives the row back.

    Raises Geweigerd without words (of a meeting: without those of the youth), for settling in before the place is
    given, and for a day that is still to come, which only a planned meeting may have.
    """
    casus = get_casus(kijker, sleutel, Handeling.PLEK_VRAGEN, doel=Doel.PLAATSING)
    with een_stap(casus, kijker, Handeling.PLEK_VRAGEN) as rij:
        verzoek = rij.voorstellen.filter(sleutel=voorstel, status__in=TE_MATCHEN).select_related("aanbod").first()
        if verzoek is None:
            raise NietGevonden
        wat = {veld: getattr(deel, veld).strip() for veld in TEKSTEN} | {"fase": deel.fase, "op": deel.op}
        eerder = verzoek.matchstappen.filter(**wat).first()
        if eerder is not None:
            return eerder
        _eis_stap(verzoek, deel, timezone.localdate(nu))
        verhaal = f"{verzoek.aanbod.naam}: {deel.fase.value}"
        zet_stap(casus, stap=Stap.KENNISMAKING, door=kijker, nu=nu, toelichting=verhaal)
        return verzoek.matchstappen.create(om=nu, door_id=kijker.medewerker_id, door_naam=kijker.naam, **wat)


def _eis_stap(verzoek: Voorstel, deel: Matchdeel, vandaag: date) -> None:
    if not deel.toelichting.strip():
        raise Geweigerd(zin("Schrijf op hoe het ging, of wat u met elkaar afspreekt."))
    if deel.fase in MET_JEUGDIGE and not deel.jeugdige_vond.strip():
        raise Geweigerd(
            zin("Schrijf op wat de jeugdige ervan vond. Is het kind jong? Schrijf op wat u aan het kind zag.")
        )
    _eis_dag(verzoek, deel, vandaag)
    if deel.fase in NA_HET_JA and verzoek.status != VoorstelStatus.GEACCEPTEERD:
        raise Geweigerd(zin("Over het wennen schrijft u zodra de plek er is."))


def _eis_dag(verzoek: Voorstel, deel: Matchdeel, vandaag: date) -> None:
    dagen = (
        0 if deel.fase is not Matchfase.AFGESPROKEN else settings.BELEID.aantal("kennismaking_vooruit_dagen", vandaag)
    )
    if timezone.localdate(verzoek.gevraagd_om) <= deel.op <= vandaag + timedelta(days=dagen):
        return
    if dagen:
        raise Geweigerd(zin("Spreek een dag af na het verzoek, en binnen %(dagen)s dagen vanaf vandaag.", dagen=dagen))
    raise Geweigerd(zin("Kies de dag waarop dit was: tussen de dag van het verzoek en vandaag."))


def leg_geen_match_vast(kijker: Kijker, sleutel: UUID, *, start: date, wat_nodig: str, nu: datetime) -> GeenMatch:
    """No place can be found now: what was looked at is kept with what would be needed; the youth keeps waiting.

    The same again on the same day gives the row back. Raises Geweigerd without an advice or without words.
    """
    casus = get_casus(kijker, sleutel, Handeling.PLEK_VRAGEN, doel=Doel.PLAATSING)
    with een_stap(casus, kijker, Handeling.PLEK_VRAGEN) as rij:
        advies = eis_advies(rij)
        vandaag, tekst = timezone.localdate(nu), wat_nodig.strip()
        eerder = rij.geen_match.filter(advies=advies, op=vandaag, wat_nodig=tekst, gewenste_start=start).first()
        if eerder is not None:
            return eerder
        eis_zoekend(rij)
        if not tekst:
            raise Geweigerd(zin("Schrijf op wat er nodig is om deze jeugdige goed te helpen."))
        rangschikking = zoek_bij_advies(rij, advies, start, nu, GETOOND).rangschikking
        zet_stap(casus, stap=Stap.GEEN_MATCH, door=kijker, nu=nu, toelichting=tekst)
        geef_reden(rij, Kloofreden.GEEN_MATCH, door=kijker, nu=nu, toelichting=tekst)
        return _bewaar(rij, kijker, nu, advies=advies, start=start, tekst=tekst, rangschikking=rangschikking)


def _bewaar(
    casus: Casus, kijker: Kijker, nu: datetime, *, advies: Advies, start: date, tekst: str, rangschikking: Rangschikking
) -> GeenMatch:
    return casus.geen_match.create(
        advies=advies,
        gemeente_id=casus.jeugdige.gemeente_id,
        hulpvorm=advies.hulpvorm,
        op=timezone.localdate(nu),
        om=nu,
        door_id=kijker.medewerker_id,
        door_naam=kijker.naam,
        gewenste_start=start,
        bekeken=rangschikking.aantal_bekeken,
        passend=rangschikking.aantal_passend,
        redenen=_redenen(rangschikking),
        wat_nodig=tekst,
    )


def _redenen(rangschikking: Rangschikking) -> dict[str, int]:
    """Why offers were out, to keep; that somewhere is not safe stays with who has the regie."""
    return {str(REDENEN[r]): keer for r, keer in rangschikking.uitgesloten.items() if r is not Reden.VEILIGHEID}
