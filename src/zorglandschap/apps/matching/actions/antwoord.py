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
from zorglandschap.apps.casus.queries import toets_grond
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.matching.actions.plekken import sluit, verwerk_verlopen
from zorglandschap.apps.matching.models import Kloof, Voorstel
from zorglandschap.apps.matching.queries.plichten import list_plichten
from zorglandschap.apps.matching.queries.verzoeken import NIET_OPEN, get_voorstel, is_open
from zorglandschap.core.begrippen.codelijsten import (
    Handeling,
    JuridischKader,
    Niveau,
    RedenWeigering,
    Relatie,
    Stap,
    Verwijzer,
    VoorstelStatus,
)
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin

ZONDER_GROND = zin(
    "Deze plaatsing heeft nu geen geldige wettelijke grond. Bel de casusregisseur: die moet dat eerst in orde maken."
)


def accepteer(kijker: Kijker, sleutel: UUID, *, nu: datetime) -> Voorstel:
    """Accept a request: the place is taken, help is recorded, and so is the gap with the advice.

    Accepting twice gives the same placement back. Raises Geweigerd when the request is no longer open.
    """
    verwerk_verlopen(nu=nu)
    voorstel = get_voorstel(kijker, sleutel, Handeling.VERZOEK_BEANTWOORDEN)
    casus = _als_verzoek(voorstel.casus)
    with een_stap(casus, kijker, Handeling.VERZOEK_BEANTWOORDEN) as rij:
        voorstel.refresh_from_db()
        if voorstel.status == VoorstelStatus.GEACCEPTEERD:
            return voorstel
        _eis_open(voorstel, nu)
        _eis_grond(rij, voorstel, timezone.localdate(nu))
        bevestig(voorstel.bezetting, nu=nu)
        voorstel.status, voorstel.beantwoord_om = VoorstelStatus.GEACCEPTEERD, nu
        voorstel.beantwoord_door_id = kijker.medewerker_id
        voorstel.save()
        vandaag = timezone.localdate(nu)
        verhuis(rij, _start_hulp(rij, voorstel, vandaag), door=kijker, nu=nu)
        _meet_kloof(rij, voorstel, vandaag)
        rij.wachtend.filter(tot__isnull=True).update(tot=vandaag)
        plichten = list_plichten(kijker, rij, vandaag=vandaag)
        zet_stap(
            casus,
            stap=Stap.GEPLAATST,
            door=kijker,
            nu=nu,
            toelichting=f"{voorstel.aanbod.naam}, {kijker.organisatie_naam}",
            uitkomsten=plichten,
        )
        return voorstel


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


def _meet_kloof(casus: Casus, voorstel: Voorstel, vandaag: date) -> Kloof:
    """Advised beside given; a first-best placement is a gap that is closed from the start.

    The gap of the help before it is over: from today another help is given.
    """
    casus.kloven.filter(gesloten_op__isnull=True).update(gesloten_op=vandaag)
    first_best = voorstel.niveau == Niveau.FIRST_BEST
    herzien = vandaag + timedelta(days=settings.BELEID.aantal("kloof_herzien_dagen", vandaag))
    return Kloof.objects.create(
        jeugdige_id=casus.jeugdige_id,
        casus=casus,
        gemeente_id=casus.jeugdige.gemeente_id,
        geadviseerd=voorstel.advies.hulpvorm,
        gegeven=voorstel.aanbod.hulpvorm,
        niveau=voorstel.niveau,
        reden=voorstel.reden_afwijking,
        toelichting=voorstel.toelichting,
        sinds=vandaag,
        herzien_op=None if first_best else herzien,
        gesloten_op=vandaag if first_best else None,
    )


def weiger(kijker: Kijker, sleutel: UUID, *, reden: RedenWeigering, nu: datetime, toelichting: str = "") -> Voorstel:
    """Say no with a reason: the place is let go, and the regisseur chooses again.

    Saying no twice is harmless. Raises Geweigerd when the request is no longer open.
    """
    verwerk_verlopen(nu=nu)
    voorstel = get_voorstel(kijker, sleutel, Handeling.VERZOEK_BEANTWOORDEN)
    casus = _als_verzoek(voorstel.casus)
    with een_stap(casus, kijker, Handeling.VERZOEK_BEANTWOORDEN):
        voorstel.refresh_from_db()
        if voorstel.status == VoorstelStatus.GEWEIGERD:
            return voorstel
        _eis_open(voorstel, nu)
        if reden is RedenWeigering.ANDERS and not toelichting.strip():
            raise Geweigerd(zin("Schrijf kort op waarom het niet kan."))
        voorstel.reden_weigering, voorstel.weigering_toelichting = reden, toelichting.strip()
        sluit(voorstel, VoorstelStatus.GEWEIGERD, nu=nu, door=kijker)
        uitleg = ": ".join(deel for deel in (reden.value, toelichting.strip()) if deel)
        zet_stap(casus, stap=Stap.PLEK_GEWEIGERD, door=kijker, nu=nu, toelichting=uitleg)
        return voorstel


def _eis_open(voorstel: Voorstel, nu: datetime) -> None:
    if not is_open(voorstel, nu):
        raise Geweigerd(NIET_OPEN)


def _eis_grond(casus: Casus, voorstel: Voorstel, vandaag: date) -> None:
    """The ground must still hold when help starts; the provider hears that it lacks, not what is behind it."""
    hulpvorm = Hulpvorm(voorstel.aanbod.hulpvorm)
    if any(u.blokkeert for u in toets_grond(casus, hulpvorm, vandaag=max(voorstel.gewenste_start, vandaag))):
        raise Geweigerd(ZONDER_GROND)


def _als_verzoek(casus: Casus) -> Casus:
    """Mark how the provider stands to this casus, for the log."""
    casus.relatie = Relatie.VERZOEK.value  # type: ignore[attr-defined]
    return casus
