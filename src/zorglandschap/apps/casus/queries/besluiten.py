"""Decisions and what they allocate: what stands, what the rules say of a new one, and what iJw must still tell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet

from zorglandschap.apps.casus.models import Beschikking, Casus, Doel, Jeugdige, Toewijzing, Traject
from zorglandschap.apps.casus.queries.analyseinhoud import get_geldende_analyse, get_laatste_analyse, laatste_teksten
from zorglandschap.apps.casus.queries.kader import geldende_kaders
from zorglandschap.apps.casus.queries.toegang import VAN_AANBIEDER, rechten
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.organisaties.models import Organisatie
from zorglandschap.core.begrippen.besluitwoorden import (
    Beschikkingsoort,
    Besluitgrond,
    Eenheid,
    Frequentie,
    Productcategorie,
)
from zorglandschap.core.begrippen.codelijsten import (
    AnalyseVeld,
    CasusStatus,
    Handeling,
    Rol,
    SoortOrganisatie,
)
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.periode import plus_maanden, verjaardag
from zorglandschap.core.begrippen.planwoorden import Doelstatus
from zorglandschap.core.casus.toewijzing import (
    CATEGORIENAAM,
    EENHEIDCODE,
    FREQUENTIECODE,
    geldt_tot,
    reden_wijziging,
)
from zorglandschap.core.regels.besluit import BIJ_BESLUIT, BesluitFeiten
from zorglandschap.core.regels.toewijzing import BIJ_TOEWIJZING, ToewijzingFeiten
from zorglandschap.core.regels.uitkomst import Oordeel, Uitkomst

PLEEGZORGVORMEN = frozenset({Hulpvorm.PLEEGZORG, Hulpvorm.NETWERKPLEEGZORG, Hulpvorm.CRISISPLEEGZORG})
EEN_DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class NieuweToewijzing:
    """What is allocated; ``tot`` is the first day after, ``aanbieder`` the number of the organisation."""

    hulpvorm: Hulpvorm
    aanbieder: int
    van: date
    tot: date | None = None
    omvang: int | None = None
    eenheid: Eenheid | None = None
    frequentie: Frequentie | None = None
    product: str = ""


@dataclass(frozen=True, slots=True)
class NieuwBesluit:
    """A decision about to be taken; ``per`` is the day from which what it replaces no longer holds."""

    soort: Beschikkingsoort
    grond: Besluitgrond | None
    motivering: str
    toewijzingen: tuple[NieuweToewijzing, ...] = ()
    vervangt: UUID | None = None
    per: date | None = None


@dataclass(frozen=True, slots=True)
class Toewijzingregel:
    """One allocation on the page, with the day on which it really ends."""

    toewijzing: Toewijzing
    categorienaam: str
    geldt_tot: date | None
    geldt: bool

    @property
    def tot_en_met(self) -> date | None:
        """The last day on which it holds."""
        return None if self.geldt_tot is None else self.geldt_tot - EEN_DAG

    @property
    def afgesproken_tot_en_met(self) -> date | None:
        """The last day as it was decided, also when it was ended sooner."""
        return None if self.toewijzing.tot is None else self.toewijzing.tot - EEN_DAG


@dataclass(frozen=True, slots=True)
class Besluitregel:
    """One decision with its allocations; ``opvolger`` is the decision that replaced it."""

    beschikking: Beschikking
    toewijzingen: tuple[Toewijzingregel, ...]
    opvolger: Beschikking | None

    @property
    def is_bepaling(self) -> bool:
        """True when the GI decided, not the college."""
        return is_bepaling(self.beschikking)

    @property
    def staat(self) -> bool:
        """True while nothing replaced this granting decision."""
        return self.opvolger is None and self.beschikking.soort == Beschikkingsoort.TOEKENNING


@dataclass(frozen=True, slots=True)
class Besluitenblad:
    """Every decision of a case as this viewer may see it, the newest first."""

    casus: Casus
    besluiten: tuple[Besluitregel, ...]
    toewijzingen: tuple[Toewijzingregel, ...]
    is_van_aanbieder: bool
    mag_besluiten: bool
    mag_alleen_bepalen: bool


@dataclass(frozen=True, slots=True)
class Voorzet:
    """What is known already and can be reused in the reasons: the conclusion of the analysis and the open goals."""

    conclusie: str
    doelen: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TeMelden:
    """One allocation with everything that a JW301 message tells of it, in the codes of iJw 3.2.

    ``einddatum`` is the last day. Volume, unit and frequency are only there beside a product code (CD041, CD080).
    """

    toewijzing_id: int
    jeugdige_id: int
    gemeente_code: str
    aanbieder_id: int
    nummer: int
    categorie: Productcategorie
    product: str
    toegewezen_om: datetime
    begindatum: date
    einddatum: date | None
    omvang: int | None
    eenheid: str
    frequentie: str
    reden_wijziging: str


def is_bepaling(beschikking: Beschikking) -> bool:
    """True for what a GI worker determined under a measure."""
    door = beschikking.genomen_door
    return beschikking.grond == Besluitgrond.ARTIKEL_3_5 or (door is not None and door.rol == Rol.JEUGDBESCHERMER)


def get_besluitenblad(casus: Casus, kijker: Kijker, *, vandaag: date) -> Besluitenblad:
    """The decisions of a case that the viewer got through ``get_casus``; a provider sees only what is its own."""
    extern = kijker.rol in VAN_AANBIEDER
    besluiten = [_regel(b, vandaag) for b in _besluiten(casus).order_by("-om", "-pk")]
    toewijzingen = [t for b in besluiten for t in b.toewijzingen]
    if extern:
        toewijzingen = [t for t in toewijzingen if t.toewijzing.aanbieder_id == kijker.organisatie_id]
    open_ = casus.status != CasusStatus.AFGESLOTEN
    return Besluitenblad(
        casus=casus,
        besluiten=() if extern else tuple(besluiten),
        toewijzingen=tuple(toewijzingen),
        is_van_aanbieder=extern,
        mag_besluiten=open_ and Handeling.BESLUITEN in rechten(kijker, casus, vandaag=vandaag),
        mag_alleen_bepalen=kijker.rol is Rol.JEUGDBESCHERMER,
    )


def get_besluit(casus: Casus, sleutel: UUID, *, vandaag: date) -> Besluitregel:
    """One decision of this case; NietGevonden for another's."""
    beschikking = _besluiten(casus).filter(sleutel=sleutel).first()
    if beschikking is None:
        raise NietGevonden
    return _regel(beschikking, vandaag)


def _besluiten(casus: Casus) -> QuerySet[Beschikking]:
    rijen = Beschikking.objects.filter(casus_id=casus.pk).select_related("genomen_door__organisatie", "vervangt")
    return rijen.prefetch_related("vervangen_door", "toewijzingen__aanbieder")


def _regel(beschikking: Beschikking, vandaag: date) -> Besluitregel:
    opvolgers = sorted(beschikking.vervangen_door.all(), key=lambda b: b.pk)
    rijen = sorted(beschikking.toewijzingen.all(), key=lambda t: t.nummer)
    return Besluitregel(
        beschikking=beschikking,
        toewijzingen=tuple(_toewijzingregel(t, vandaag) for t in rijen),
        opvolger=opvolgers[-1] if opvolgers else None,
    )


def _toewijzingregel(toewijzing: Toewijzing, vandaag: date) -> Toewijzingregel:
    einde = geldt_tot(toewijzing.tot, toewijzing.beeindigd_per)
    return Toewijzingregel(
        toewijzing=toewijzing,
        categorienaam=CATEGORIENAAM[Productcategorie(toewijzing.categorie)],
        geldt_tot=einde,
        geldt=einde is None or einde > vandaag,
    )


def get_voorzet(casus: Casus) -> Voorzet:
    """What the reasons of a decision can start from."""
    analyse = get_geldende_analyse(casus) or get_laatste_analyse(casus)
    teksten = laatste_teksten(analyse).filter(veld=AnalyseVeld.CONCLUSIE) if analyse else ()
    open_doelen = Doel.objects.filter(casus=casus, status=Doelstatus.OPEN).order_by("gesteld_op", "pk")
    return Voorzet(
        conclusie=next((t.tekst.strip() for t in teksten), ""),
        doelen=tuple(open_doelen.values_list("wat", "klaar_als")),
    )


def list_aanbieders() -> list[Organisatie]:
    """Every provider, for the form."""
    return list(Organisatie.objects.filter(soort=SoortOrganisatie.AANBIEDER).order_by("naam"))


def toets_besluit(casus: Casus, nieuw: NieuwBesluit, *, door: Kijker, vandaag: date) -> list[Uitkomst]:
    """Every rule about a decision that is about to be taken, and about each allocation in it."""
    feiten = BesluitFeiten(
        soort=nieuw.soort,
        grond=nieuw.grond,
        is_bepaling=door.rol is Rol.JEUGDBESCHERMER,
        maatregel_geldt=bool(geldende_kaders(casus.jeugdige_id, vandaag)),
        analyse_vastgesteld=get_geldende_analyse(casus) is not None,
        doelen=Doel.objects.filter(casus=casus, status=Doelstatus.OPEN).count(),
        motivering=nieuw.motivering,
        toewijzingen=len(nieuw.toewijzingen),
        crisis=casus.is_crisis,
    )
    uitkomsten = [regel(feiten) for regel in BIJ_BESLUIT]
    for toewijzing in nieuw.toewijzingen:
        over = _toewijzing_feiten(casus.jeugdige, toewijzing, vandaag)
        uitkomsten += [regel(over) for regel in BIJ_TOEWIJZING]
    return [u for u in uitkomsten if u.oordeel is not Oordeel.NIET_VAN_TOEPASSING]


def _toewijzing_feiten(jeugdige: Jeugdige, nieuw: NieuweToewijzing, vandaag: date) -> ToewijzingFeiten:
    beleid = settings.BELEID
    volwassen = verjaardag(jeugdige.geboren_op, beleid.aantal("meerderjarig_leeftijd", vandaag))
    return ToewijzingFeiten(
        van=nieuw.van,
        tot=nieuw.tot,
        achttien_op=volwassen,
        grens_op=_grens(jeugdige, nieuw.hulpvorm, volwassen, vandaag),
        lang_op=plus_maanden(nieuw.van, beleid.aantal("toewijzing_lang_maanden", vandaag, jeugdige.gemeente_id)),
        liep_al=_liep_al(jeugdige, volwassen, nieuw.van, vandaag),
        heeft_product=bool(nieuw.product.strip()),
        heeft_omvang=nieuw.omvang is not None,
    )


def _grens(jeugdige: Jeugdige, hulpvorm: Hulpvorm, volwassen: date, vandaag: date) -> date:
    """The first day on which this form can no longer be jeugdhulp."""
    beleid = settings.BELEID
    if hulpvorm is Hulpvorm.GESLOTEN:
        return plus_maanden(volwassen, beleid.aantal("gesloten_na_achttien_maanden", vandaag))
    sleutel = "pleegzorg_tot_leeftijd" if hulpvorm in PLEEGZORGVORMEN else "jeugdhulp_tot_leeftijd"
    return verjaardag(jeugdige.geboren_op, beleid.aantal(sleutel, vandaag))


def _liep_al(jeugdige: Jeugdige, volwassen: date, van: date, vandaag: date) -> bool:
    """Help that began before eighteen and runs, or stopped so short ago that it counts as resumed."""
    grens = plus_maanden(van, -settings.BELEID.aantal("hulp_hervat_binnen_maanden", vandaag))
    eerder = Traject.objects.filter(jeugdige_id=jeugdige.pk, van__lt=volwassen)
    return eerder.filter(Q(tot__isnull=True) | Q(tot__gte=grens)).exists()


def list_te_melden(*, sinds: datetime | None = None) -> tuple[TeMelden, ...]:
    """Allocations that providers must hear of, given or changed since a moment, the oldest first.

    For the room that sends messages: who asks is the house itself. Youths about whom no messages may go are left out.
    """
    rijen = Toewijzing.objects.filter(beschikking__casus__jeugdige__geen_berichten=False)
    if sinds is not None:
        rijen = rijen.filter(Q(beschikking__om__gte=sinds) | Q(beeindigd_door__om__gte=sinds))
    rijen = rijen.select_related("beschikking__casus__jeugdige", "beeindigd_door")
    rijen = rijen.prefetch_related("beeindigd_door__toewijzingen").order_by("beschikking__om", "pk")
    return tuple(_te_melden(rij) for rij in rijen)


def _te_melden(rij: Toewijzing) -> TeMelden:
    einde = geldt_tot(rij.tot, rij.beeindigd_per)
    met_omvang = bool(rij.product) and rij.omvang is not None
    jeugdige = rij.beschikking.casus.jeugdige
    return TeMelden(
        toewijzing_id=rij.pk,
        jeugdige_id=jeugdige.pk,
        gemeente_code=jeugdige.gemeente_id,
        aanbieder_id=rij.aanbieder_id,
        nummer=int(rij.nummer),
        categorie=Productcategorie(rij.categorie),
        product=rij.product,
        toegewezen_om=rij.beeindigd_door.om if rij.beeindigd_door else rij.beschikking.om,
        begindatum=rij.van,
        einddatum=None if einde is None else max(rij.van, einde - EEN_DAG),
        omvang=rij.omvang if met_omvang else None,
        eenheid=EENHEIDCODE[Eenheid(rij.eenheid)] if met_omvang else "",
        frequentie=FREQUENTIECODE[Frequentie(rij.frequentie)] if met_omvang else "",
        reden_wijziging=reden_wijziging(rij.van, rij.beeindigd_per, naar_ander=_naar_ander(rij)),
    )


def _naar_ander(rij: Toewijzing) -> bool:
    """True when the decision that ended this allocation gives the help to another provider."""
    nieuw: Iterable[Toewijzing] = rij.beeindigd_door.toewijzingen.all() if rij.beeindigd_door else ()
    aanbieders = {t.aanbieder_id for t in nieuw}
    return bool(aanbieders) and rij.aanbieder_id not in aanbieders
