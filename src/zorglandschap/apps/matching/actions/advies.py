"""Record the first-best advice: after the referral, before anyone sees what is free."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from zorglandschap.apps.casus.actions import zet_stap
from zorglandschap.apps.casus.actions.stappen import een_stap
from zorglandschap.apps.casus.models import Casus
from zorglandschap.apps.casus.queries import get_casus
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.matching.actions.kloof import meet_bij_advies
from zorglandschap.apps.matching.actions.wachtlijst import zet_op_lijst
from zorglandschap.apps.matching.models import Advies
from zorglandschap.apps.matching.queries.advies import (
    AdviesInvoer,
    Tegengeluid,
    get_kader,
    get_tegengeluid,
    heeft_eerder_advies,
    kladjes,
    loopt_zonder_crisis,
    toets_advies,
    weeg,
)
from zorglandschap.core.begrippen.codelijsten import Handeling, Stap
from zorglandschap.core.begrippen.hulpvormen import VERBLIJF
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.matchwoorden import Gezinswens
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.begrippen.werkdagen import plus_werkdagen
from zorglandschap.core.matching import herhaling

WELKE_GEMEENTE = zin("Kies de gemeente die de jeugdige of de ouders noemen, en vink die wens aan. Of laat beide leeg.")


def leg_advies_vast(kijker: Kijker, sleutel: UUID, *, invoer: AdviesInvoer, nu: datetime) -> Advies:
    """Record one advice as a new row; raises Geweigerd with the rules that stand in the way."""
    casus = get_casus(kijker, sleutel, Handeling.ADVISEREN)
    with een_stap(casus, kijker, Handeling.ADVISEREN) as rij:
        if loopt_zonder_crisis(rij):
            raise Geweigerd(zin("Er loopt al hulp. Een advies aanvullen kan nu alleen na een crisis."))
        tegen = get_tegengeluid(rij, invoer.hulpvorm)
        uitkomsten = toets_advies(invoer, rij, heeft_eerder=heeft_eerder_advies(rij), tegen=tegen)
        if any(u.blokkeert for u in uitkomsten):
            raise Geweigerd.door_regels(uitkomsten)
        _eis_wens(invoer)
        advies = _bewaar(rij, invoer, kijker, nu, tegen=tegen)
        zet_op_lijst(rij, advies, door=kijker, nu=nu)
        meet_bij_advies(rij, advies, nu=nu)
        zet_stap(
            casus,
            stap=Stap.ADVIES,
            door=kijker,
            nu=nu,
            toelichting=_verhaal(advies),
            uitkomsten=uitkomsten,
        )
        kladjes(rij, kijker).delete()
        return advies


def _eis_wens(invoer: AdviesInvoer) -> None:
    """A wish for a gemeente names it, and only then; a stay lasts some weeks."""
    if (Gezinswens.GEMEENTE in invoer.wensen) != bool(invoer.wens_gemeente):
        raise Geweigerd(WELKE_GEMEENTE)
    if invoer.verwacht_weken is not None and invoer.verwacht_weken < 1:
        raise Geweigerd(zin("Een verblijf duurt minstens een week. Laat het leeg als u het niet weet."))


def _bewaar(casus: Casus, invoer: AdviesInvoer, kijker: Kijker, nu: datetime, *, tegen: Tegengeluid | None) -> Advies:
    versie, vandaag = get_kader().versie, timezone.localdate(nu)
    return Advies.objects.create(
        casus=casus,
        hulpvorm=invoer.hulpvorm,
        voorgesteld=weeg(invoer, casus).voorstel,
        antwoorden=dict(invoer.antwoorden),
        behoeften=sorted(invoer.behoeften),
        motivering=invoer.motivering.strip(),
        mening_jeugdige=invoer.mening_jeugdige.strip(),
        mening_ouders=invoer.mening_ouders.strip(),
        tegenspraak=tegen.tekst if tegen else "",
        tegenspraak_door_id=tegen.door_id if tegen else None,
        tegenspraak_oordeel=tegen.oordeel or "" if tegen else "",
        antwoord_op_tegenspraak=invoer.antwoord_op_tegenspraak.strip(),
        tegenspraak_uiterlijk_op=_nog_tegenspraak(casus, invoer, tegen, vandaag),
        kaderversie=versie,
        invoer_hash=invoer_hash(invoer, versie, crisis=casus.is_crisis),
        duur_weken=invoer.duur_weken if get_kader().is_tijdelijk(invoer.hulpvorm) else None,
        weg_terug=invoer.weg_terug.strip(),
        wensen=[wens.value for wens in Gezinswens if wens in invoer.wensen],
        wens_gemeente_id=invoer.wens_gemeente or None,
        verwacht_weken=invoer.verwacht_weken if invoer.hulpvorm in VERBLIJF else None,
        op=vandaag,
        om=nu,
        door_id=kijker.medewerker_id,
    )


def _verhaal(advies: Advies) -> str:
    """What the timeline tells: why, and of a group also for how long and the way back."""
    duur = f"Hoogstens {advies.duur_weken} weken. {advies.weg_terug}" if advies.duur_weken else ""
    return "\n".join(filter(None, (advies.motivering, duur)))


def _nog_tegenspraak(casus: Casus, invoer: AdviesInvoer, tegen: Tegengeluid | None, vandaag: date) -> date | None:
    """By when the tegenspraak must be there that a crisis puts off; None when nothing is owed."""
    if tegen is not None or invoer.hulpvorm not in VERBLIJF:
        return None
    termijn = settings.BELEID.aantal("termijn_tegenspraak_werkdagen", vandaag, casus.jeugdige.gemeente_id)
    return plus_werkdagen(vandaag, termijn)


def invoer_hash(invoer: AdviesInvoer, versie: str, *, crisis: bool) -> str:
    """SHA-256 over everything the proposal depends on: the same input gives the same proposal, and the same hash."""
    return herhaling.invoer_hash(invoer.antwoorden, versie, crisis=crisis)
