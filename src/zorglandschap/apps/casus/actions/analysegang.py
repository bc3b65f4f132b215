"""The road of the analysis: talked through, shared, signed and fixed; each with its day, its person and its step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from zorglandschap.apps.casus.actions.analysebasis import in_bewerking
from zorglandschap.apps.casus.actions.stappen import een_stap, zet_stap
from zorglandschap.apps.casus.models import Casus, VerklarendeAnalyse
from zorglandschap.apps.casus.queries.analyse import DELEN, list_gedragsdeskundigen
from zorglandschap.apps.casus.queries.analyseinhoud import analyse_feiten, lees_inhoud, toets_analyse
from zorglandschap.apps.casus.queries.gezag import gezagsdragers
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.codelijsten import AnalyseStatus, Handeling, Rol, Stap
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.periode import leeftijd
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.regels.analyse import met_jeugdige_en_ouders
from zorglandschap.core.regels.uitkomst import Uitkomst


@dataclass(frozen=True, slots=True)
class Ontvangers:
    """With whom the analysis was shared, and why not with somebody who should have it."""

    jeugdige: bool = False
    ouders: frozenset[int] = frozenset()
    reden: str = ""


def bespreek_analyse(casus: Casus, *, door: Kijker, nu: datetime) -> VerklarendeAnalyse:
    """Record that the draft was talked through; refused while a talk or a voice is missing."""
    with een_stap(casus, door, Handeling.ANALYSE_SCHRIJVEN) as rij:
        analyse, vandaag = in_bewerking(rij), timezone.localdate(nu)
        if analyse.status != AnalyseStatus.CONCEPT:
            return analyse
        feiten = analyse_feiten(analyse, rij, lees_inhoud(analyse, rij, op=vandaag), vandaag=vandaag)
        uitkomst = met_jeugdige_en_ouders(feiten)
        if uitkomst.blokkeert:
            raise Geweigerd.door_regels([uitkomst])
        analyse.status, analyse.besproken_op = AnalyseStatus.BESPROKEN, vandaag
        analyse.save(update_fields=["status", "besproken_op"])
        zet_stap(casus, stap=Stap.ANALYSE_BESPROKEN, door=door, nu=nu, uitkomsten=[uitkomst])
        return analyse


def deel_analyse(casus: Casus, *, door: Kijker, nu: datetime, met: Ontvangers) -> VerklarendeAnalyse:
    """Record that youth and parents have the text; refused while the analysis itself misses something."""
    with een_stap(casus, door, Handeling.ANALYSE_SCHRIJVEN) as rij:
        analyse, vandaag = in_bewerking(rij), timezone.localdate(nu)
        if analyse.status == AnalyseStatus.GEDEELD:
            return analyse
        uitkomsten = _zonder_delen(toets_analyse(analyse, rij, vandaag=vandaag))
        if any(u.blokkeert for u in uitkomsten):
            raise Geweigerd.door_regels(uitkomsten)
        if analyse.status != AnalyseStatus.BESPROKEN:
            raise Geweigerd(zin("Leg eerst vast dat de analyse is besproken."))
        toelichting = _met_wie(rij, met, vandaag)
        analyse.status, analyse.gedeeld_op = AnalyseStatus.GEDEELD, vandaag
        analyse.gedeeld_met_jeugdige = met.jeugdige
        analyse.save(update_fields=["status", "gedeeld_op", "gedeeld_met_jeugdige"])
        analyse.gedeeld_met.set([lid.pk for lid in gezagsdragers(rij.jeugdige, op=vandaag) if lid.pk in met.ouders])
        zet_stap(casus, stap=Stap.ANALYSE_GEDEELD, door=door, nu=nu, toelichting=toelichting)
        return analyse


def _met_wie(casus: Casus, met: Ontvangers, vandaag: date) -> str:
    """With whom, and with whom not: kept beside the step. Who should have it and has not, needs a reason."""
    jaren = leeftijd(casus.jeugdige.geboren_op, vandaag)
    ouders = gezagsdragers(casus.jeugdige, op=vandaag)
    moeten = ouders if jaren < settings.BELEID.aantal("beslist_zelf_vanaf_leeftijd", vandaag) else []
    niet = [lid.naam for lid in moeten if lid.pk not in met.ouders]
    stem_vanaf = settings.BELEID.aantal("stem_jeugdige_vanaf_leeftijd", vandaag, casus.jeugdige.gemeente_id)
    if jaren >= stem_vanaf and not met.jeugdige:
        niet.insert(0, casus.jeugdige.voornaam)
    wel = [lid.naam for lid in ouders if lid.pk in met.ouders]
    if met.jeugdige:
        wel.insert(0, casus.jeugdige.voornaam)
    if (niet or not wel) and not met.reden.strip():
        raise Geweigerd(zin("Kies met wie de analyse is gedeeld. Is iemand overgeslagen? Schrijf dan op waarom."))
    return _opgeschreven(wel, niet, met.reden.strip())


def _opgeschreven(wel: Sequence[str], niet: Sequence[str], reden: str) -> str:
    delen = [f"Gedeeld met: {', '.join(wel)}."] if wel else []
    if niet:
        delen.append(f"Niet gedeeld met: {', '.join(niet)}.")
    return " ".join([*delen, reden]).strip()


def onderteken_analyse(casus: Casus, *, door: Kijker, nu: datetime) -> VerklarendeAnalyse:
    """Sign as gedragsdeskundige, under the own account; never by who has the regie."""
    with een_stap(casus, door, Handeling.ANALYSE_VASTSTELLEN) as rij:
        analyse, vandaag = in_bewerking(rij), timezone.localdate(nu)
        if analyse.ondertekend_door_id is not None and analyse.ondertekend_door_id == door.medewerker_id:
            return analyse
        _mag_tekenen(rij, door, vandaag)
        uitkomsten = _zonder_delen(toets_analyse(analyse, rij, vandaag=vandaag))
        if any(u.blokkeert for u in uitkomsten):
            raise Geweigerd.door_regels(uitkomsten)
        analyse.ondertekend_op, analyse.ondertekend_door_id = vandaag, door.medewerker_id
        analyse.save(update_fields=["ondertekend_op", "ondertekend_door"])
        zet_stap(casus, stap=Stap.ANALYSE_ONDERTEKEND, door=door, nu=nu)
        return analyse


def _mag_tekenen(casus: Casus, door: Kijker, vandaag: date) -> None:
    van_het_team = {pk for pk, _ in list_gedragsdeskundigen(casus, vandaag=vandaag)}
    if door.rol is not Rol.GEDRAGSDESKUNDIGE or door.medewerker_id not in van_het_team:
        raise Geweigerd(zin("Alleen een gedragsdeskundige van het team of de GI ondertekent de analyse."))
    if door.medewerker_id == casus.regisseur_id:
        raise Geweigerd(zin("Wie de regie heeft, ondertekent niet zelf. Vraag een andere gedragsdeskundige."))


def stel_analyse_vast(casus: Casus, *, door: Kijker, nu: datetime) -> VerklarendeAnalyse:
    """Fix the analysis; refused while a rule says that something is missing. An older version becomes revised."""
    with een_stap(casus, door, Handeling.ANALYSE_VASTSTELLEN) as rij:
        analyse, vandaag = in_bewerking(rij), timezone.localdate(nu)
        uitkomsten = toets_analyse(analyse, rij, vandaag=vandaag)
        if any(u.blokkeert for u in uitkomsten):
            raise Geweigerd.door_regels(uitkomsten)
        vorige = VerklarendeAnalyse.objects.filter(casus=rij, status=AnalyseStatus.VASTGESTELD)
        vorige.update(status=AnalyseStatus.HERZIEN)
        analyse.status = AnalyseStatus.VASTGESTELD
        analyse.vastgesteld_op = vandaag
        analyse.vastgesteld_door_id = door.medewerker_id
        analyse.save(update_fields=["status", "vastgesteld_op", "vastgesteld_door"])
        zet_stap(casus, stap=Stap.ANALYSE_VASTGESTELD, door=door, nu=nu, uitkomsten=uitkomsten)
        return analyse


def _zonder_delen(uitkomsten: Sequence[Uitkomst]) -> list[Uitkomst]:
    """What the rules say of the analysis itself: sharing comes after that."""
    return [u for u in uitkomsten if u.regel != DELEN]
