"""The provider answers: yes makes the placement, no gives the place back; a named person, always."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from zorglandschap.apps.aanbod.actions import bevestig
from zorglandschap.apps.casus.actions import verhuis, zet_stap
from zorglandschap.apps.casus.actions.stappen import een_stap
from zorglandschap.apps.casus.models import Casus, Traject
from zorglandschap.apps.casus.queries import get_casus, toets_grond
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.matching.actions.berichten import meld
from zorglandschap.apps.matching.actions.gevolg import leg_voor_aan_experts
from zorglandschap.apps.matching.actions.kloof import geef_reden, meet_kloof
from zorglandschap.apps.matching.actions.plekken import sluit, stap_na, verwerk_verlopen
from zorglandschap.apps.matching.actions.wachtlijst import haal_van_lijst
from zorglandschap.apps.matching.models import Voorstel
from zorglandschap.apps.matching.queries.plekken import ONVEILIG, list_onveilig, list_staande
from zorglandschap.apps.matching.queries.plichten import list_plichten
from zorglandschap.apps.matching.queries.verzoeken import NIET_OPEN, get_voorstel, is_open
from zorglandschap.core.begrippen.codelijsten import (
    Doel,
    Handeling,
    JuridischKader,
    RedenWeigering,
    Relatie,
    Stap,
    Verwijzer,
    VoorstelStatus,
)
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.matchwoorden import Kloofreden, Weigergevolg
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.matching.weigering import gevolg_van

JA = (VoorstelStatus.TOEGEZEGD, VoorstelStatus.GEACCEPTEERD)
ZONDER_GROND = zin(
    "Deze plaatsing heeft nu geen geldige wettelijke grond. Bel de casusregisseur: die moet dat eerst in orde maken."
)

KAN_NIET_DOOR = zin("Deze plaatsing kan nu niet doorgaan. Bel de casusregisseur.")  # says nothing of what is behind it


def accepteer(kijker: Kijker, sleutel: UUID, *, nu: datetime) -> Voorstel:
    """Accept a request: the place is taken, help is recorded, and so is the gap with the advice.

    When other places were asked too, the yes is a promise: the place stays held and the regisseur chooses
    (``kies_plek``). Accepting twice gives the same back. Raises Geweigerd when the request is no longer open.
    """
    verwerk_verlopen(nu=nu)
    voorstel = get_voorstel(kijker, sleutel, Handeling.VERZOEK_BEANTWOORDEN)
    casus = _als_verzoek(voorstel.casus)
    with een_stap(casus, kijker, Handeling.VERZOEK_BEANTWOORDEN) as rij:
        voorstel.refresh_from_db()
        if voorstel.status in JA:
            return voorstel
        _eis_open(voorstel, nu)
        _eis_grond(rij, voorstel, timezone.localdate(nu))
        if list_onveilig(rij, [voorstel]):
            raise Geweigerd(KAN_NIET_DOOR)
        voorstel.beantwoord_om, voorstel.beantwoord_door_id = nu, kijker.medewerker_id
        if list_staande(rij).exclude(pk=voorstel.pk).exists():
            _zeg_toe(casus, voorstel, kijker, nu)
        else:
            plaats(rij, casus, voorstel, door=kijker, nu=nu, bij=kijker.organisatie_naam)
        meld(voorstel, nu=nu)
        return voorstel


def _zeg_toe(casus: Casus, voorstel: Voorstel, kijker: Kijker, nu: datetime) -> None:
    """Keep the place for the regisseur, who asked more than one; the clock begins again."""
    uren = settings.BELEID.getal("toezegging_uren", timezone.localdate(nu))
    voorstel.status, voorstel.verloopt_om = VoorstelStatus.TOEGEZEGD, nu + timedelta(hours=uren)
    voorstel.save()
    voorstel.bezetting.verloopt_om = voorstel.verloopt_om
    voorstel.bezetting.save(update_fields=["verloopt_om"])
    verhaal = f"{voorstel.aanbod.naam}, {kijker.organisatie_naam}"
    zet_stap(casus, stap=Stap.PLEK_TOEGEZEGD, door=kijker, nu=nu, toelichting=verhaal)


def kies_plek(kijker: Kijker, sleutel: UUID, *, voorstel: UUID, nu: datetime) -> Voorstel:
    """The regisseur chooses one granted place; the help begins and every other place is let go, in one transaction.

    Choosing twice gives the same placement back. Raises Geweigerd when the place is not granted (any more).
    """
    verwerk_verlopen(nu=nu)
    casus = get_casus(kijker, sleutel, Handeling.PLEK_VRAGEN, doel=Doel.PLAATSING)
    with een_stap(casus, kijker, Handeling.PLEK_VRAGEN) as rij:
        gekozen = (
            rij.voorstellen.filter(sleutel=voorstel).select_related("aanbod__locatie__aanbieder", "bezetting").first()
        )
        if gekozen is None:
            raise NietGevonden
        if gekozen.status == VoorstelStatus.GEACCEPTEERD:
            return gekozen
        if gekozen.status != VoorstelStatus.TOEGEZEGD:
            raise Geweigerd(zin("Deze plek is niet (meer) toegezegd. Bekijk wat er nog open staat."))
        if list_onveilig(rij, [gekozen]):
            raise Geweigerd(ONVEILIG)
        uitkomsten = toets_grond(rij, Hulpvorm(gekozen.aanbod.hulpvorm), vandaag=_begint(gekozen, nu))
        if any(u.blokkeert for u in uitkomsten):
            raise Geweigerd.door_regels(uitkomsten)
        for ander in list_staande(rij).exclude(pk=gekozen.pk):
            sluit(ander, VoorstelStatus.INGETROKKEN, nu=nu, door=kijker)
            verhaal = f"{ander.aanbod.naam}, {ander.aanbod.locatie.aanbieder.naam}"
            zet_stap(casus, stap=Stap.PLEK_AFGEVALLEN, door=kijker, nu=nu, toelichting=verhaal)
        plaats(rij, casus, gekozen, door=kijker, nu=nu, bij=gekozen.aanbod.locatie.aanbieder.naam)
        return gekozen


def plaats(rij: Casus, casus: Casus, voorstel: Voorstel, *, door: Kijker, nu: datetime, bij: str) -> None:
    """The placement itself; the caller holds the lock and checked that it may be."""
    bevestig(voorstel.bezetting, nu=nu)
    voorstel.status = VoorstelStatus.GEACCEPTEERD
    voorstel.save()
    vandaag = timezone.localdate(nu)
    hulp = _start_hulp(rij, voorstel, vandaag)
    verhuis(rij, hulp, door=door, nu=nu)
    meet_kloof(rij, voorstel, van=hulp.van, vandaag=vandaag)
    haal_van_lijst(rij, door=door, nu=nu, waarom=voorstel.aanbod.naam)
    zet_stap(
        casus,
        stap=Stap.GEPLAATST,
        door=door,
        nu=nu,
        toelichting=f"{voorstel.aanbod.naam}, {bij}",
        uitkomsten=list_plichten(door, rij, vandaag=vandaag),
    )


def _start_hulp(casus: Casus, voorstel: Voorstel, vandaag: date) -> Traject:
    return casus.trajecten.create(
        jeugdige=casus.jeugdige,
        gemeente_id=casus.jeugdige.gemeente_id,
        aanbieder_id=voorstel.aanbod.locatie.aanbieder_id,
        aanbod=voorstel.aanbod,
        bezetting=voorstel.bezetting,
        hulpvorm=voorstel.aanbod.hulpvorm,
        verwijzer=verwijzer(casus),
        toegewezen_op=vandaag,
        van=max(voorstel.gewenste_start, vandaag),
        is_crisis=casus.is_crisis,
    )


def verwijzer(casus: Casus) -> Verwijzer:
    """Who refers: the gemeente in a voluntary frame, the GI in a compulsory one."""
    return Verwijzer.GEMEENTE if casus.kader == JuridischKader.VRIJWILLIG else Verwijzer.GI


def weiger(kijker: Kijker, sleutel: UUID, *, reden: RedenWeigering, nu: datetime, toelichting: str = "") -> Voorstel:
    """Say no with a reason: the place is let go, and the regisseur chooses again.

    Saying no twice is harmless. Raises Geweigerd when the request is no longer open.
    """
    verwerk_verlopen(nu=nu)
    voorstel = get_voorstel(kijker, sleutel, Handeling.VERZOEK_BEANTWOORDEN)
    casus = _als_verzoek(voorstel.casus)
    with een_stap(casus, kijker, Handeling.VERZOEK_BEANTWOORDEN) as rij:
        voorstel.refresh_from_db()
        if voorstel.status == VoorstelStatus.GEWEIGERD:
            return voorstel
        _eis_open(voorstel, nu)
        if reden is RedenWeigering.ANDERS and not toelichting.strip():
            raise Geweigerd(zin("Schrijf kort op waarom het niet kan."))
        voorstel.reden_weigering, voorstel.weigering_toelichting = reden, toelichting.strip()
        _bepaal_gevolg(rij, voorstel, reden, timezone.localdate(nu))
        sluit(voorstel, VoorstelStatus.GEWEIGERD, nu=nu, door=kijker)
        if voorstel.gevolg == Weigergevolg.OPSCHALEN:
            leg_voor_aan_experts(rij, voorstel, nu=nu)
        meld(voorstel, nu=nu)
        geef_reden(rij, Kloofreden.AFGEWEZEN, door=kijker, nu=nu)
        uitleg = ": ".join(deel for deel in (reden.value, toelichting.strip()) if deel)
        zet_stap(casus, stap=stap_na(rij, Stap.PLEK_GEWEIGERD), door=kijker, nu=nu, toelichting=uitleg)
        return voorstel


def _bepaal_gevolg(casus: Casus, voorstel: Voorstel, reden: RedenWeigering, vandaag: date) -> None:
    """A no is never the end: what follows on this one."""
    eerder = casus.voorstellen.filter(advies=voorstel.advies, status=VoorstelStatus.GEWEIGERD).count()
    gevolg = gevolg_van(
        reden,
        keer=eerder + 1,
        opschalen_na=settings.BELEID.aantal("weigeringen_opschalen", vandaag),
        parkeren_dagen=settings.BELEID.aantal("weigering_parkeren_dagen", vandaag),
        vandaag=vandaag,
    )
    voorstel.gevolg, voorstel.gevolg_tot = gevolg.wat, gevolg.tot


def _eis_open(voorstel: Voorstel, nu: datetime) -> None:
    if not is_open(voorstel, nu):
        raise Geweigerd(NIET_OPEN)


def _eis_grond(casus: Casus, voorstel: Voorstel, vandaag: date) -> None:
    """The ground must still hold when help starts; the provider hears that it lacks, not what is behind it."""
    hulpvorm = Hulpvorm(voorstel.aanbod.hulpvorm)
    if any(u.blokkeert for u in toets_grond(casus, hulpvorm, vandaag=max(voorstel.gewenste_start, vandaag))):
        raise Geweigerd(ZONDER_GROND)


def _begint(voorstel: Voorstel, nu: datetime) -> date:
    return max(voorstel.gewenste_start, timezone.localdate(nu))


def _als_verzoek(casus: Casus) -> Casus:
    """Mark how the provider stands to this casus, for the log."""
    casus.relatie = Relatie.VERZOEK.value  # type: ignore[attr-defined]
    return casus
