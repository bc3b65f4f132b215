"""Record the first-best advice: after the referral, before anyone sees what is free."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from zorglandschap.apps.casus.actions import zet_stap
from zorglandschap.apps.casus.actions.stappen import een_stap
from zorglandschap.apps.casus.models import Casus
from zorglandschap.apps.casus.queries import get_casus
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.matching.actions.kloof import sluit_bij_advies
from zorglandschap.apps.matching.actions.wachtlijst import zet_op_lijst
from zorglandschap.apps.matching.models import Advies
from zorglandschap.apps.matching.queries.advies import (
    AdviesInvoer,
    get_kader,
    heeft_eerder_advies,
    kladjes,
    list_tegensprekers,
    loopt_zonder_crisis,
    toets_advies,
    weeg,
)
from zorglandschap.core.begrippen.codelijsten import Handeling, Stap
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.matching import herhaling


def leg_advies_vast(kijker: Kijker, sleutel: UUID, *, invoer: AdviesInvoer, nu: datetime) -> Advies:
    """Record one advice as a new row; raises Geweigerd with the rules that stand in the way."""
    casus = get_casus(kijker, sleutel, Handeling.ADVISEREN)
    with een_stap(casus, kijker, Handeling.ADVISEREN) as rij:
        vandaag = timezone.localdate(nu)
        if loopt_zonder_crisis(rij):
            raise Geweigerd(zin("Er loopt al hulp. Een advies aanvullen kan nu alleen na een crisis."))
        tweeden = {pk for pk, _ in list_tegensprekers(rij, vandaag=vandaag)} - {kijker.medewerker_id}
        is_tweede = invoer.tegenspraak_door in tweeden
        uitkomsten = toets_advies(invoer, rij, heeft_eerder=heeft_eerder_advies(rij), is_tweede=is_tweede)
        if any(u.blokkeert for u in uitkomsten):
            raise Geweigerd.door_regels(uitkomsten)
        advies = _bewaar(rij, invoer, kijker, nu, tegenspraak_door=invoer.tegenspraak_door if is_tweede else None)
        zet_op_lijst(rij, advies, door=kijker, nu=nu)
        sluit_bij_advies(rij, advies, vandaag=vandaag)
        zet_stap(
            casus,
            stap=Stap.ADVIES,
            door=kijker,
            nu=nu,
            toelichting=advies.motivering,
            uitkomsten=uitkomsten,
        )
        kladjes(rij, kijker).delete()
        return advies


def _bewaar(
    casus: Casus, invoer: AdviesInvoer, kijker: Kijker, nu: datetime, *, tegenspraak_door: int | None
) -> Advies:
    versie = get_kader().versie
    return Advies.objects.create(
        casus=casus,
        hulpvorm=invoer.hulpvorm,
        voorgesteld=weeg(invoer, casus).voorstel,
        antwoorden=dict(invoer.antwoorden),
        behoeften=sorted(invoer.behoeften),
        motivering=invoer.motivering.strip(),
        mening_jeugdige=invoer.mening_jeugdige.strip(),
        mening_ouders=invoer.mening_ouders.strip(),
        tegenspraak=invoer.tegenspraak.strip(),
        tegenspraak_door_id=tegenspraak_door,
        kaderversie=versie,
        invoer_hash=invoer_hash(invoer, versie, crisis=casus.is_crisis),
        op=timezone.localdate(nu),
        om=nu,
        door_id=kijker.medewerker_id,
    )


def invoer_hash(invoer: AdviesInvoer, versie: str, *, crisis: bool) -> str:
    """SHA-256 over everything the proposal depends on: the same input gives the same proposal, and the same hash."""
    return herhaling.invoer_hash(invoer.antwoorden, versie, crisis=crisis)
