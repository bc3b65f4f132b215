"""Work as somebody finds it: for each case the one next step, the first due date, and what stands still."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from zorglandschap.apps.casus.models import Casus, Regieperiode
from zorglandschap.apps.casus.queries.instemming import mist_toestemming
from zorglandschap.apps.casus.queries.lijsten import EIGEN_WERK, eigen_relaties
from zorglandschap.apps.casus.queries.normen import get_normen
from zorglandschap.apps.casus.queries.rijen import Rijen
from zorglandschap.apps.casus.queries.stand import EVALUATIES, Stand, lopend
from zorglandschap.apps.casus.queries.termijnen import VraagElders, geen_elders, list_standen
from zorglandschap.apps.casus.queries.toegang import VAN_AANBIEDER, zichtbaar
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.logboek.actions import schrijf
from zorglandschap.core.begrippen.besluitwoorden import Regiesoort
from zorglandschap.core.begrippen.codelijsten import (
    AnalyseStatus,
    CasusStatus,
    Conclusie,
    Doel,
    Handeling,
    JuridischKader,
    Relatie,
    Rol,
    Stap,
)
from zorglandschap.core.begrippen.hulpvormen import AMBULANT, VERBLIJF
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.periode import leeftijd
from zorglandschap.core.begrippen.planwoorden import Doelstatus
from zorglandschap.core.casus.termijnen import Termijn, Termijnsoort, Termijnstaat, eerste_voor
from zorglandschap.core.casus.werk import URGENTIE, Taak, WerkFeiten, Werkrol, taak
from zorglandschap.core.regels.inzage import relaties_met
from zorglandschap.core.regels.uitkomst import Oordeel, Uitkomst

PLEKSTAPPEN = (
    Stap.PLEK_GEVRAAGD,
    Stap.PLEK_GEWEIGERD,
    Stap.PLEK_VERLOPEN,
    Stap.PLEK_INGETROKKEN,
    Stap.GEPLAATST,
)
PLANNEN = frozenset({Termijnsoort.PLAN, Termijnsoort.PLAN_PLEEGZORG, Termijnsoort.PLAN_GESLOTEN})
# work also after the case was closed: the contact that was promised
NOG_WERK = ~Q(status=CasusStatus.AFGESLOTEN) | Q(
    afsluiting__nazorg_op__isnull=False, afsluiting__nazorg_gehouden_op__isnull=True
)


@dataclass(frozen=True, slots=True)
class Werkregel:
    """One casus on the list of work: who, what the next step is, what is due first, and what stands still."""

    casus_id: int
    sleutel: UUID
    voornaam: str
    achternaam: str
    leeftijd: int
    status: CasusStatus
    is_crisis: bool
    rol: Werkrol
    taak: Taak
    termijn: Termijn | None
    stilstand: Uitkomst | None
    sinds: date
    dagen_stil: int

    def staat(self, vandaag: date) -> Termijnstaat:
        """How near the first due date is; a crisis is always now."""
        if self.taak is Taak.VERWIJS_NU:
            return Termijnstaat.TE_LAAT
        return self.termijn.staat(vandaag) if self.termijn else Termijnstaat.OP_TIJD

    def vraagt_iets(self, vandaag: date) -> bool:
        """True when the viewer is asked something: a step, a term that is near, or help that stands still."""
        if self.taak not in (Taak.WACHT, Taak.GEEN) or self.stilstand is not None:
            return True
        return self.staat(vandaag) is not Termijnstaat.OP_TIJD


def list_werk(kijker: Kijker, *, vandaag: date, elders: VraagElders = geen_elders) -> list[Werkregel]:
    """Every casus in which the viewer has work, what is due first on top; logged as one look.

    Who gives help does not find the clients who have a fixed helper, unless that is the viewer: they are the work of
    that helper.
    """
    als = eigen_relaties(kijker)
    casussen = zichtbaar(kijker, Handeling.IDENTITEIT, doel=Doel.HULP, vandaag=vandaag, als=als)
    casussen = casussen.filter(NOG_WERK)
    if kijker.rol is Rol.BEHANDELAAR and kijker.medewerker_id is not None:
        casussen = casussen.filter(_niet_van_een_ander(kijker.medewerker_id))
    regels = maak_regels(casussen, kijker, vandaag=vandaag, elders=elders)
    _log(kijker, "werklijst", len(regels))
    return regels


def _niet_van_een_ander(medewerker_id: int) -> Q:
    """Cases without a fixed helper, or with the viewer as the one."""
    ander = Regieperiode.objects.filter(casus_id=OuterRef("pk"), soort=Regiesoort.HULPVERLENER, tot__isnull=True)
    return ~Q(Exists(ander.exclude(medewerker_id=medewerker_id)))


def maak_regels(
    casussen: QuerySet[Casus], kijker: Kijker, *, vandaag: date, elders: VraagElders = geen_elders
) -> list[Werkregel]:
    """One line of work per casus, in order; for cases that the viewer may see."""
    standen = list_standen(casussen.select_related("jeugdige"), vandaag=vandaag, elders=elders)
    regels = [_regel(stand, kijker, vandaag) for stand in standen.values()]
    return sorted(regels, key=lambda r: _volgorde(r, vandaag))


def get_werkregel(stand: Stand, kijker: Kijker, *, vandaag: date) -> Werkregel:
    """The line of one casus whose stand was read already."""
    return _regel(stand, kijker, vandaag)


NABIJ = {staat: plaats for plaats, staat in enumerate(Termijnstaat)}


def _volgorde(regel: Werkregel, vandaag: date) -> tuple[bool, int, int, bool, date, int]:
    """A crisis first, then by how near the due date is, then by the urgency of the step."""
    return (
        regel.taak is not Taak.VERWIJS_NU,
        NABIJ[regel.staat(vandaag)],
        URGENTIE[regel.taak],
        not regel.is_crisis,
        regel.termijn.uiterlijk if regel.termijn else regel.sinds,
        regel.casus_id,
    )


def rol_in(casus: Casus, kijker: Kijker) -> Werkrol:
    """In what part the viewer works on this casus; who only reads along sees it as the regisseur does."""
    if kijker.rol in VAN_AANBIEDER:
        return Werkrol.AANBIEDER
    ik = kijker.medewerker_id
    delen = (
        (casus.regisseur_id, Werkrol.REGISSEUR),
        (casus.jeugdbeschermer_id, Werkrol.JEUGDBESCHERMER),
        (casus.gedragsdeskundige_id, Werkrol.MEEKIJKER),
        (casus.perspectiefregisseur_id, Werkrol.PERSPECTIEF),
    )
    return next((rol for wie, rol in delen if wie is not None and wie == ik), Werkrol.REGISSEUR)


def _regel(stand: Stand, kijker: Kijker, vandaag: date, *, rol: Werkrol | None = None) -> Werkregel:
    rijen, casus = stand.rijen, stand.rijen.casus
    jeugdige = casus.jeugdige
    rol = rol or rol_in(casus, kijker)
    laatste = max((s.om for s in rijen.stappen.values()), default=None)
    sinds = timezone.localdate(laatste) if laatste else casus.geopend_op
    return Werkregel(
        casus_id=casus.pk,
        sleutel=casus.sleutel,
        voornaam=jeugdige.voornaam,
        achternaam=jeugdige.achternaam,
        leeftijd=leeftijd(jeugdige.geboren_op, vandaag),
        status=CasusStatus(casus.status),
        is_crisis=casus.crisis_speelt,
        rol=rol,
        taak=taak(_feiten(stand, rol, kijker, vandaag)),
        termijn=eerste_voor(rol, stand.termijnen),
        stilstand=_stilstand(stand, rol),
        sinds=sinds,
        dagen_stil=max(0, (vandaag - sinds).days),
    )


def _stilstand(stand: Stand, rol: Werkrol) -> Uitkomst | None:
    """The first thing that stands still; not for who only looks along."""
    if rol in (Werkrol.MEEKIJKER, Werkrol.PERSPECTIEF):
        return None
    return next((u for u in stand.stilstand if u.oordeel is Oordeel.NIET_VOLDAAN), None)


def _feiten(stand: Stand, rol: Werkrol, kijker: Kijker, vandaag: date) -> WerkFeiten:
    rijen, casus = stand.rijen, stand.rijen.casus
    nieuwste = rijen.analyses[-1] if rijen.analyses else None
    kader, normen = JuridischKader(casus.kader), get_normen(vandaag, casus.jeugdige.gemeente_id)
    loopt = {t.soort for t in stand.termijnen}
    nu = {t.soort for t in stand.termijnen if t.staat(vandaag) is not Termijnstaat.OP_TIJD}
    jaren = leeftijd(casus.jeugdige.geboren_op, vandaag)
    heeft_gi = kader is not JuridischKader.VRIJWILLIG and casus.jeugdbeschermer_id is not None
    open_doelen = [d for d in rijen.doelen if d.status == Doelstatus.OPEN]
    return WerkFeiten(
        status=CasusStatus(casus.status),
        rol=rol,
        crisis=casus.is_crisis,
        analyse=AnalyseStatus(nieuwste.status) if nieuwste else None,
        conclusie=Conclusie(nieuwste.conclusie) if nieuwste and nieuwste.conclusie else None,
        laatste_plek=_laatste_plek(rijen),
        hulp_loopt=bool(lopend(rijen, vandaag)),
        mist_perspectief=Termijnsoort.CRISIS_PERSPECTIEF in loopt,
        mist_regie=casus.regisseur_id is None and not heeft_gi,
        mist_ambulant=_mist_ambulant(rijen, vandaag),
        mist_toestemming=mist_toestemming(rijen, vandaag=vandaag),
        mist_doelen=not rijen.doelen,
        mist_hoe=_van_ons(rijen, kijker, vandaag) and any(not d.hoe.strip() for d in open_doelen),
        mist_plan=bool(loopt & PLANNEN),
        evaluatie_nu=bool(nu & EVALUATIES),
        afschalen_nu=Termijnsoort.AFSCHAALMOMENT in nu,
        jim_gesprek_nu=Termijnsoort.JIM in nu,
        nazorg_nu=Termijnsoort.NAZORG in nu,
        tweede_blik=Termijnsoort.TWEEDE_BLIK in loopt,
        jim_gevraagd=Termijnsoort.JIM not in loopt and jaren >= normen["jim_vanaf_leeftijd"],
    )


def _laatste_plek(rijen: Rijen) -> Stap | None:
    gezet = [rijen.stappen[stap.value] for stap in PLEKSTAPPEN if stap.value in rijen.stappen]
    return Stap(max(gezet, key=lambda s: (s.om, s.nummer)).stap) if gezet else None


def _mist_ambulant(rijen: Rijen, vandaag: date) -> bool:
    vormen = {h.hulpvorm for h in lopend(rijen, vandaag) if h.van <= vandaag}
    return not vormen.isdisjoint(VERBLIJF) and vormen.isdisjoint(AMBULANT)


def _van_ons(rijen: Rijen, kijker: Kijker, vandaag: date) -> bool:
    """True when the organisation of the viewer gives help that runs."""
    return any(h.aanbieder == kijker.organisatie_id for h in lopend(rijen, vandaag))


@dataclass(frozen=True, slots=True)
class Teamlid:
    """The work of one colleague (or of nobody): how much is late or near, and what is due first."""

    medewerker_id: int | None
    naam: str
    regels: tuple[Werkregel, ...]
    te_laat: int
    deze_week: int


def mag_team_zien(kijker: Kijker) -> bool:
    """True for who reads along with the team, to take over when somebody is away."""
    return kijker.is_actief and Relatie.TEAM in relaties_met(kijker.rol, Doel.HULP, Handeling.IDENTITEIT)


def mag_overnemen(kijker: Kijker) -> bool:
    """True for who can take a case of a colleague over."""
    return kijker.is_actief and Relatie.TEAM in relaties_met(kijker.rol, Doel.HULP, Handeling.OVERDRAGEN)


def list_teamleden(kijker: Kijker, *, vandaag: date) -> list[tuple[int | None, str, int]]:
    """Who has the regie of the open cases of the team, and of how many; first what nobody has the regie of."""
    rijen = _van_het_team(kijker, vandaag).order_by().values_list("regisseur_id", "regisseur__naam")
    leden = [(pk, naam or "", aantal) for pk, naam, aantal in rijen.annotate(aantal=Count("pk"))]
    return sorted(leden, key=lambda lid: (lid[0] is not None, lid[1], lid[0] or 0))


def list_teamwerk(
    kijker: Kijker, *, vandaag: date, elders: VraagElders = geen_elders, van: Collection[int | None] | None = None
) -> list[Teamlid]:
    """The open cases of the team that the viewer may see, by who has the regie; those without a regisseur first.

    ``van`` narrows it to these colleagues (None: nobody): reading the work of a large team at once is slow.
    """
    casussen = _van_het_team(kijker, vandaag)
    if van is not None:
        niemand = Q(regisseur__isnull=True) if None in van else Q()
        casussen = casussen.filter(Q(regisseur_id__in=[pk for pk in van if pk is not None]) | niemand)
    standen = list_standen(casussen.select_related("jeugdige", "regisseur"), vandaag=vandaag, elders=elders)
    per: dict[int | None, list[Stand]] = defaultdict(list)
    for stand in standen.values():
        per[stand.rijen.casus.regisseur_id].append(stand)
    _log(kijker, "teamlijst", len(standen))
    leden = [_teamlid(pk, rij, kijker, vandaag) for pk, rij in per.items()]
    return sorted(leden, key=lambda lid: (lid.medewerker_id is not None, -lid.te_laat, -lid.deze_week, lid.naam))


def _van_het_team(kijker: Kijker, vandaag: date) -> QuerySet[Casus]:
    """The cases of the team with work in them; raises NietGevonden for who has no team to stand in for."""
    if not mag_team_zien(kijker):
        raise NietGevonden
    als = (*EIGEN_WERK, Relatie.TEAM)
    casussen = zichtbaar(kijker, Handeling.IDENTITEIT, doel=Doel.HULP, vandaag=vandaag, als=als)
    return casussen.filter(NOG_WERK, team_id=kijker.organisatie_id)


def _teamlid(medewerker_id: int | None, standen: list[Stand], kijker: Kijker, vandaag: date) -> Teamlid:
    regels = sorted(
        (_regel(s, kijker, vandaag, rol=Werkrol.REGISSEUR) for s in standen), key=lambda r: _volgorde(r, vandaag)
    )
    nabij = Counter(r.staat(vandaag) for r in regels if r.vraagt_iets(vandaag))
    regisseur = standen[0].rijen.casus.regisseur
    return Teamlid(
        medewerker_id=medewerker_id,
        naam=regisseur.naam if regisseur else "",
        regels=tuple(r for r in regels if r.vraagt_iets(vandaag)),
        te_laat=nabij[Termijnstaat.TE_LAAT],
        deze_week=nabij[Termijnstaat.DEZE_WEEK],
    )


def _log(kijker: Kijker, soort: str, aantal: int) -> None:
    schrijf(
        kijker=kijker,
        handeling=Handeling.IDENTITEIT,
        doel=Doel.HULP,
        actie="R",
        soort=soort,
        reden=f"{aantal} gezien",
    )
