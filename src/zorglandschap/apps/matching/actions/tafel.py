"""The placement table: make a plan, and record what a named person decided. Nothing is carried out."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from zorglandschap.apps.aanbod.queries import vergrendel_aanbod
from zorglandschap.apps.casus.actions.stappen import een_stap, log
from zorglandschap.apps.casus.models import Casus
from zorglandschap.apps.casus.queries import eis_tafel, get_tafelcasus
from zorglandschap.apps.eenmalig import eenmalig
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.actions import schrijf
from zorglandschap.apps.matching.actions.tafelgrens import (
    COLLEGA,
    een_tegelijk,
    eis_niemand_rekent_erop,
    eis_zelfde,
    verliet,
)
from zorglandschap.apps.matching.models import Tafelbesluit, Verdelingsplan, Voorstel
from zorglandschap.apps.matching.queries.tafel import get_plan, is_nieuwste
from zorglandschap.apps.matching.queries.tafelkind import BLIJFT, past, raakt_eigen, vraag_verschil
from zorglandschap.apps.matching.queries.tafelstand import (
    NA_VERHUIZING,
    STAAND,
    VAST,
    beloofd,
    geldende_besluiten,
    vertrekkers,
)
from zorglandschap.apps.matching.queries.verdeling import VerdelingsInvoer, opgave_van_vandaag, past_nog
from zorglandschap.apps.matching.queries.zoeken import lees_plekken
from zorglandschap.apps.matching.tafelrekening import Rekening, bewaar, pak_in, reken, rekening_van, schrijf_opgave
from zorglandschap.apps.matching.tafelresultaat import Resultaat, als_json, familie_van, lees_resultaat
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling, Relatie
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tafelwoorden import VOLGT, Meningstand, Tafelreden
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.matching.verdeling.doelordebestand import als_tabel

NIEUWER = zin("Er is een nieuwer plan. Kijk daarin opnieuw en beslis dan.")
BEZET = zin("Deze plek is intussen weg. Kies een andere plek, of maak een nieuw plan.")
EERST_VERHUIZEN = zin("Deze plek is nog niet vrij. Beslis eerst over wie daar nu woont, of kies een andere plek.")
PAST_NIET = zin("Deze plek past niet bij deze jeugdige. Kies een andere plek.")
AL_GEVRAAGD = zin("Voor deze casus is al een plek gevraagd. Wacht op het antwoord van de aanbieder.")
REDEN = zin("Schrijf op waarom u dit beslist, ook als u het advies volgt.")
ANDERE_REDEN = zin("Deze soort reden past niet bij uw keuze. Kies een reden uit de groep die erbij hoort.")
MENING = zin("Schrijf op wat de jeugdige en de ouders ervan vinden, of kies dat u dat nog niet weet.")


@dataclass(frozen=True, slots=True)
class Onderbouwing:
    """Why the table decides so: a kind of reason, own words, and what the youth and the parents think of it."""

    soort: Tafelreden
    reden: str
    mening_stand: Meningstand
    mening: str = ""


def maak_verdelingsplan(kijker: Kijker, *, herhaalsleutel: UUID, nu: datetime) -> Verdelingsplan:
    """Calculate who could go where and keep it, one at a time; the same form again gives the same plan.

    When nothing changed since the newest plan that one is given again: it has another ``herhaalsleutel``.
    """
    eis_tafel(kijker, Handeling.TAFEL_BESLUITEN)
    eerder = Verdelingsplan.objects.filter(herhaalsleutel=herhaalsleutel).first()
    if eerder is not None:
        return eerder
    with een_tegelijk():
        return _maak_plan(kijker, herhaalsleutel, nu)


def _maak_plan(kijker: Kijker, herhaalsleutel: UUID, nu: datetime) -> Verdelingsplan:
    vraag = opgave_van_vandaag(nu)
    gelijk = _zelfde_plan(vraag)
    if gelijk is not None:
        return gelijk
    rekening = reken(vraag.opgave, vraag.orde)
    resultaat = als_json(
        rekening,
        casus_van=vraag.casus_van,
        aanbod_van=vraag.aanbod_van,
        stappen=vraag.stappen,
        zonder_wens=vraag.zonder_wens,
        reserve=vraag.reserve,
        vast=vraag.vast,
        opgedeeld=vraag.opgedeeld,
        familie=familie_van(vraag.invoer),
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
                oplossing=rekening.onthoud(),
                vraag=pak_in(vraag.tabel),
                doelorde=als_tabel(vraag.orde),
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


def _zelfde_plan(vraag: VerdelingsInvoer) -> Verdelingsplan | None:
    """The newest plan, when it answers this very question about these very youths."""
    plan = Verdelingsplan.objects.defer("opgave", "oplossing", "vraag").first()
    if plan is None or (plan.invoer_hash, plan.regels_versie) != (vraag.invoer_hash, vraag.regelversie[:100]):
        return None
    res = lees_resultaat(plan.resultaat)
    was = (res.casussen, res.aanbod, res.vast, res.stappen)
    return plan if was == (vraag.casus_van, vraag.aanbod_van, vraag.vast, vraag.stappen) else None


def besluit_aan_tafel(
    kijker: Kijker,
    sleutel: UUID,
    nummer: int,
    *,
    keuze: int,
    onderbouwing: Onderbouwing,
    herhaalsleutel: UUID,
    nu: datetime,
) -> Tafelbesluit:
    """Record what the table decided for one youth: an offer (its number in the plan), or BLIJFT.

    The same form again gives the same row. Raises Geweigerd without a reason, for a place that is gone or fits no
    more, and for who may not see a family that the choice touches.
    """
    eis_tafel(kijker, Handeling.TAFEL_BESLUITEN)
    plan = get_plan(kijker, sleutel, nu=nu, met_opgave=True)
    resultaat = lees_resultaat(plan.resultaat)
    bestaat = nummer in resultaat.casussen and (keuze == BLIJFT or keuze in resultaat.aanbod)
    if kijker.medewerker_id is None or not bestaat:
        raise NietGevonden
    casus = get_tafelcasus(kijker, resultaat.casussen[nummer], Handeling.TAFEL_BESLUITEN)
    rekening = rekening_van(plan) if is_nieuwste(plan) else None
    geadviseerd = resultaat.geadviseerd(nummer)
    besloten = None if keuze == BLIJFT else resultaat.aanbod[keuze]
    with een_stap(casus, kijker, Handeling.TAFEL_BESLUITEN) as rij:
        nieuw = {
            "plan_id": plan.pk,
            "besloten_id": besloten,
            "door_id": kijker.medewerker_id,
            **_eis_onderbouwing(onderbouwing, volgt=besloten == geadviseerd),
        }
        eerder = Tafelbesluit.objects.filter(herhaalsleutel=herhaalsleutel).first()
        if eerder is not None:
            return eis_zelfde(eerder, casus=rij, nieuw=nieuw)
        kosten = _eis(kijker, plan, rij, rekening, resultaat, nummer, keuze, nu)
        log(casus, kijker, Handeling.TAFEL_BESLUITEN, actie="C", reden="besluit van de plaatsingstafel")
        with eenmalig():
            return Tafelbesluit.objects.create(
                casus=rij,
                team_id=rij.team_id,
                geadviseerd_id=geadviseerd,
                volgt_advies=besloten == geadviseerd,
                kosten=kosten,
                om=_moment(rij, nu),
                door_naam=kijker.naam,
                herhaalsleutel=herhaalsleutel,
                **nieuw,
            )


def _moment(casus: Casus, nu: datetime) -> datetime:
    """Not before an earlier decision: who got the lock last decided last."""
    laatste = Tafelbesluit.objects.filter(casus=casus).aggregate(om=Max("om"))["om"]
    return nu if laatste is None else max(nu, laatste)


def _eis(
    kijker: Kijker,
    plan: Verdelingsplan,
    casus: Casus,
    rekening: Rekening | None,
    resultaat: Resultaat,
    nummer: int,
    keuze: int,
    nu: datetime,
) -> dict[str, object]:
    """Raises Geweigerd when this cannot be decided (any more); else what it costs, as is kept."""
    if rekening is None or not is_nieuwste(plan):
        raise Geweigerd(NIEUWER)
    if Voorstel.objects.filter(casus=casus, status__in=STAAND).exists():
        raise Geweigerd(AL_GEVRAAGD)
    if not past(rekening, resultaat, nummer, keuze):
        raise Geweigerd(PAST_NIET)
    verschil = vraag_verschil(rekening, resultaat, nummer, keuze)
    if raakt_eigen(kijker, resultaat, verschil, nummer, keuze, nu=nu):
        raise Geweigerd(COLLEGA)
    besloten = None if keuze == BLIJFT else resultaat.aanbod[keuze]
    _eis_vertrek(kijker, casus, besloten, resultaat, nu)
    kosten: dict[str, object] = asdict(verschil)
    if besloten is not None:
        if not past_nog(casus.pk, besloten, nu):
            raise Geweigerd(PAST_NIET)
        kosten[NA_VERHUIZING] = _eis_plek(casus, besloten, resultaat, nu)
    return kosten | ({VAST: True} if nummer in resultaat.vast else {})


def _eis_onderbouwing(waarom: Onderbouwing, *, volgt: bool) -> dict[str, str]:
    """The fields of the reason; refused without words, or with a kind that belongs to the other choice."""
    reden, mening = waarom.reden.strip(), waarom.mening.strip()
    if not reden:
        raise Geweigerd(REDEN)
    if (waarom.soort in VOLGT) is not volgt:
        raise Geweigerd(ANDERE_REDEN)
    if waarom.mening_stand is Meningstand.BEKEND and not mening:
        raise Geweigerd(MENING)
    return {"reden_code": waarom.soort, "reden": reden, "mening_stand": waarom.mening_stand, "mening": mening}


def _eis_vertrek(kijker: Kijker, casus: Casus, besloten: int | None, resultaat: Resultaat, nu: datetime) -> None:
    """Who stays after all may not leave a promise in the air: the place may be promised to somebody else."""
    plek = verliet(casus, nu)
    if plek is not None and geldende_besluiten(nu).filter(casus=casus, besloten__isnull=False).exists():
        vrij = _vrij_binnenkort(plek, nu)
        eis_niemand_rekent_erop(kijker, casus, besloten, resultaat, plek=plek, vrij=vrij, nu=nu)


def _eis_plek(casus: Casus, aanbod_id: int, resultaat: Resultaat, nu: datetime) -> bool:
    """A place must be left: free within the waiting time, not promised by this table, or left by who goes elsewhere.

    True when somebody has to move first.
    """
    vrij = _vrij_binnenkort(aanbod_id, nu)
    weg, vertrekt = beloofd(nu, behalve=casus.pk)[aanbod_id], vertrekkers(nu, behalve=casus.pk)[aanbod_id]
    if vrij + vertrekt > weg:
        return vrij <= weg
    komt_vrij = any(p.van is not None and resultaat.aanbod[p.van] == aanbod_id for k in resultaat.ketens for p in k)
    raise Geweigerd(EERST_VERHUIZEN if komt_vrij and not weg else BEZET)


def _vrij_binnenkort(aanbod_id: int, nu: datetime) -> int:
    """Free places within the waiting time, with the offer locked: two decisions cannot take the same place."""
    hulpvorm, vandaag = vergrendel_aanbod(aanbod_id), timezone.localdate(nu)
    tot = vandaag + timedelta(days=settings.BELEID.aantal("wachten_hoogstens_dagen", vandaag))
    return _vrij(aanbod_id, hulpvorm, op=tot, nu=nu)


def _vrij(aanbod_id: int, hulpvorm: Hulpvorm, *, op: date, nu: datetime) -> int:
    beschikbaar = lees_plekken([hulpvorm], op=timezone.localdate(nu), tot=op, nu=nu)[1]
    rijen = (beschikbaar.aanbiedingen.id == aanbod_id).nonzero()[0]
    return int(beschikbaar.vrij[rijen[0]]) if rijen.size else 0
