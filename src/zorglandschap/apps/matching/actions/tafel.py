"""The placement table: make a plan, and record what a named person decided. Nothing is carried out."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from zorglandschap.apps.aanbod.queries import vergrendel_aanbod
from zorglandschap.apps.casus.actions.stappen import een_stap, log
from zorglandschap.apps.casus.models import Casus
from zorglandschap.apps.casus.queries import eis_tafel, get_tafelcasus
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.actions import schrijf
from zorglandschap.apps.matching.models import Tafelbesluit, Verdelingsplan, Voorstel
from zorglandschap.apps.matching.queries.tafel import get_plan
from zorglandschap.apps.matching.queries.tafelkind import BLIJFT, vraag_verschil
from zorglandschap.apps.matching.queries.tafelwerk import geldende_besluiten
from zorglandschap.apps.matching.queries.verdeling import STAAND, opgave_van_vandaag
from zorglandschap.apps.matching.queries.zoeken import lees_plekken
from zorglandschap.apps.matching.tafelrekening import bewaar, reken, rekening_van, schrijf_opgave
from zorglandschap.apps.matching.tafelresultaat import Resultaat, als_json, lees_resultaat
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling, Relatie
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin

NIEUWER = zin("Er is een nieuwer plan. Kijk daarin opnieuw en beslis dan.")
BEZET = zin("Deze plek is intussen weg. Kies een andere plek, of maak een nieuw plan.")
EERST_VERHUIZEN = zin("Deze plek is nog niet vrij. Beslis eerst over wie daar nu woont, of kies een andere plek.")
PAST_NIET = zin("Deze plek past niet bij deze jeugdige. Kies een andere plek.")
AL_GEVRAAGD = zin("Voor deze casus is al een plek gevraagd. Wacht op het antwoord van de aanbieder.")
REDEN = zin("Schrijf op waarom u afwijkt van het advies.")


def maak_verdelingsplan(kijker: Kijker, *, herhaalsleutel: UUID, nu: datetime) -> Verdelingsplan:
    """Calculate who could go where and keep it; the same form again gives the same plan."""
    eis_tafel(kijker, Handeling.TAFEL_BESLUITEN)
    eerder = Verdelingsplan.objects.filter(herhaalsleutel=herhaalsleutel).first()
    if eerder is not None:
        return eerder
    vraag = opgave_van_vandaag(nu)
    rekening = reken(vraag.opgave)
    resultaat = als_json(
        rekening,
        casus_van=vraag.casus_van,
        aanbod_van=vraag.aanbod_van,
        stappen=vraag.stappen,
        zonder_wens=vraag.zonder_wens,
        reserve_tekort=vraag.reserve_tekort,
    )
    try:
        with transaction.atomic():
            plan = Verdelingsplan.objects.create(
                om=nu,
                door_id=kijker.medewerker_id,
                door_naam=kijker.naam,
                regels_versie=vraag.regelversie[:100],
                invoer_hash=vraag.invoer_hash,
                trappen=resultaat.pop("trappen"),
                resultaat=resultaat,
                opgave=schrijf_opgave(vraag.opgave),
                herhaalsleutel=herhaalsleutel,
            )
            schrijf(
                kijker=kijker,
                handeling=Handeling.TAFEL_BESLUITEN,
                doel=Doel.PLAATSING,
                actie="E",
                soort="verdelingsplan",
                object_id=str(plan.sleutel),
                relatie=Relatie.GEEN,
                reden=f"plan voor {len(vraag.casus_van)} jeugdigen",
            )
    except IntegrityError:  # the same form was sent twice at once, and the other one was first
        return Verdelingsplan.objects.get(herhaalsleutel=herhaalsleutel)
    bewaar(plan.sleutel, rekening)
    return plan


def besluit_aan_tafel(
    kijker: Kijker, sleutel: UUID, nummer: int, *, keuze: int, reden: str, herhaalsleutel: UUID, nu: datetime
) -> Tafelbesluit:
    """Record what the table decided for one youth: an offer (its number in the plan), or BLIJFT.

    The same form again gives the same row. Raises Geweigerd without a reason to differ, and for a place that is gone.
    """
    eis_tafel(kijker, Handeling.TAFEL_BESLUITEN)
    plan = get_plan(kijker, sleutel, met_opgave=True)
    resultaat = lees_resultaat(plan.resultaat)
    bestaat = nummer in resultaat.casussen and (keuze == BLIJFT or keuze in resultaat.aanbod)
    if kijker.medewerker_id is None or not bestaat:
        raise NietGevonden
    casus = get_tafelcasus(kijker, resultaat.casussen[nummer], Handeling.TAFEL_BESLUITEN)
    rekening = rekening_van(plan)
    verschil = vraag_verschil(rekening, resultaat, nummer, keuze)
    geadviseerd = resultaat.geadviseerd(nummer)
    besloten = None if keuze == BLIJFT else resultaat.aanbod[keuze]
    with een_stap(casus, kijker, Handeling.TAFEL_BESLUITEN) as rij:
        eerder = Tafelbesluit.objects.filter(herhaalsleutel=herhaalsleutel).first()
        if eerder is not None:
            return eerder
        if not rekening.past(nummer, keuze or None):
            raise Geweigerd(PAST_NIET)
        _eis(plan, rij, reden=reden.strip(), is_anders=besloten != geadviseerd)
        if besloten is not None:
            _eis_plek(rij, besloten, resultaat, nu)
        log(casus, kijker, Handeling.TAFEL_BESLUITEN, actie="C", reden="besluit van de plaatsingstafel")
        return Tafelbesluit.objects.create(
            plan=plan,
            casus=rij,
            team_id=rij.team_id,
            geadviseerd_id=geadviseerd,
            besloten_id=besloten,
            volgt_advies=besloten == geadviseerd,
            reden=reden.strip(),
            kosten=asdict(verschil),
            om=nu,
            door_id=kijker.medewerker_id,
            door_naam=kijker.naam,
            herhaalsleutel=herhaalsleutel,
        )


def _eis(plan: Verdelingsplan, casus: Casus, *, reden: str, is_anders: bool) -> None:
    if Verdelingsplan.objects.filter(om__gt=plan.om).exists():
        raise Geweigerd(NIEUWER)
    if is_anders and not reden:
        raise Geweigerd(REDEN)
    if Voorstel.objects.filter(casus=casus, status__in=STAAND).exists():
        raise Geweigerd(AL_GEVRAAGD)


def _eis_plek(casus: Casus, aanbod_id: int, resultaat: Resultaat, nu: datetime) -> None:
    """A place must be left: free within the waiting time, not promised by this table, or left by a decided move."""
    hulpvorm = vergrendel_aanbod(aanbod_id)
    vandaag = timezone.localdate(nu)
    tot = vandaag + timedelta(days=settings.BELEID.aantal("wachten_hoogstens_dagen", vandaag))
    vrij = _vrij(aanbod_id, hulpvorm, op=tot, nu=nu)
    besluiten = geldende_besluiten(nu).exclude(casus=casus).filter(besloten__isnull=False)
    beloofd = besluiten.filter(besloten_id=aanbod_id).count()
    bewoners = [resultaat.casussen[n] for n, nr in resultaat.huidig.items() if resultaat.aanbod[nr] == aanbod_id]
    vertrekt = besluiten.exclude(besloten_id=aanbod_id).filter(casus__sleutel__in=bewoners).count()
    if vrij + vertrekt > beloofd:
        return
    komt_vrij = any(p.van is not None and resultaat.aanbod[p.van] == aanbod_id for k in resultaat.ketens for p in k)
    raise Geweigerd(EERST_VERHUIZEN if komt_vrij and not beloofd else BEZET)


def _vrij(aanbod_id: int, hulpvorm: Hulpvorm, *, op: date, nu: datetime) -> int:
    beschikbaar = lees_plekken([hulpvorm], op=timezone.localdate(nu), tot=op, nu=nu)[1]
    rijen = (beschikbaar.aanbiedingen.id == aanbod_id).nonzero()[0]
    return int(beschikbaar.vrij[rijen[0]]) if rijen.size else 0
