"""What a no asks of people: a second look, the table of experts, or an offer that must be brought up to date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet

from zorglandschap.apps.aanbod.queries import is_planner
from zorglandschap.apps.casus.models import Casus
from zorglandschap.apps.casus.queries import get_casus
from zorglandschap.apps.casus.queries.toegang import is_uitgesloten
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.logboek.actions import Afloop, schrijf
from zorglandschap.apps.matching.models import Advies, Expertbericht, Expertvraag, Voorstel
from zorglandschap.apps.matching.queries.advies import geldend_advies
from zorglandschap.apps.matching.queries.verzoeken import leeftijdsband, pseudoniem
from zorglandschap.core.begrippen.codelijsten import (
    CasusStatus,
    Doel,
    Handeling,
    RedenWeigering,
    Relatie,
    Rol,
    Specialisme,
    VoorstelStatus,
)
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.matchwoorden import Expertstap, Weigergevolg
from zorglandschap.core.begrippen.periode import leeftijd
from zorglandschap.core.begrippen.tekst import Tekst
from zorglandschap.core.regels.inzage import Omstandigheden, besluit

ZOEKEND = (CasusStatus.GEADVISEERD, CasusStatus.PLEK_GEVRAAGD)
MET_UITKOMST = (Weigergevolg.TWEEDE_BLIK, Weigergevolg.OPSCHALEN)


@dataclass(frozen=True, slots=True)
class Weigerblad:
    """Every no on the advice that stands, the last first; ``mag_zoeken``: the viewer asks places for this youth."""

    casus: Casus
    geweigerd: tuple[Voorstel, ...]
    mag_zoeken: bool

    def mag_afronden(self, nee: Voorstel) -> bool:
        """True when this viewer can record what came of this no."""
        gevraagd = MET_UITKOMST if self.mag_zoeken else (Weigergevolg.TWEEDE_BLIK,)
        return nee.gevolg in gevraagd and nee.gevolg_gedaan_om is None


@dataclass(frozen=True, slots=True)
class Aanbodwerk:
    """An own offer of which somebody said that it was taken, while it showed a free place."""

    aanbod_id: int
    naam: str
    sinds: datetime
    toelichting: str


@dataclass(frozen=True, slots=True)
class Nee:
    """One no as the table of experts sees it: which kind of help, when and why."""

    hulpvorm: Hulpvorm
    om: datetime
    reden: RedenWeigering
    toelichting: str


@dataclass(frozen=True, slots=True)
class Expertregel:
    """A question to the table of experts, without a name; ``stand`` None: nobody took it up yet."""

    sleutel: UUID
    pseudoniem: str
    leeftijd: Tekst
    hulpvorm: Hulpvorm
    behoeften: tuple[Specialisme, ...]
    is_crisis: bool
    is_open: bool
    keer: int
    sinds: datetime
    stand: Expertstap | None
    berichten: tuple[Expertbericht, ...] = ()
    geweigerd: tuple[Nee, ...] = ()


def nog_te_doen() -> QuerySet[Voorstel]:
    """Every no that waits for what came of it, on an advice that still stands; for use inside this room."""
    later = Advies.objects.filter(casus=OuterRef("casus"), om__gt=OuterRef("advies__om"))
    rijen = Voorstel.objects.filter(
        ~Exists(later),
        status=VoorstelStatus.GEWEIGERD,
        gevolg__in=MET_UITKOMST,
        gevolg_gedaan_om__isnull=True,
        casus__status__in=ZOEKEND,
    )
    return rijen.filter(beantwoord_om__isnull=False)


def neem_casus_bij_nee(kijker: Kijker, sleutel: UUID) -> tuple[Casus, Handeling]:
    """The casus for who looks at a no again, and in which right; a gedragsdeskundige sees no places."""
    if kijker.rol is Rol.GEDRAGSDESKUNDIGE:
        return get_casus(kijker, sleutel, Handeling.TEGENSPREKEN, doel=Doel.HULP), Handeling.TEGENSPREKEN
    return get_casus(kijker, sleutel, Handeling.PLEK_VRAGEN, doel=Doel.PLAATSING), Handeling.PLEK_VRAGEN


def get_weigerblad(kijker: Kijker, sleutel: UUID) -> Weigerblad:
    """Who said no and what follows, for the regisseur and the gedragsdeskundige; raises NietGevonden for others."""
    casus, recht = neem_casus_bij_nee(kijker, sleutel)
    advies = geldend_advies(casus)
    nee = casus.voorstellen.filter(advies=advies, status=VoorstelStatus.GEWEIGERD)
    nee = nee.select_related("aanbod__locatie__aanbieder", "expertvraag").prefetch_related("expertvraag__berichten")
    rijen = tuple(nee.order_by("-beantwoord_om", "-pk")) if advies else ()
    return Weigerblad(casus, rijen, recht is Handeling.PLEK_VRAGEN)


def list_aanbodwerk(kijker: Kijker) -> list[Aanbodwerk]:
    """Own offers of which a colleague said ‘taken’ and that nobody changed or confirmed since; one per offer."""
    if not is_planner(kijker):
        return []
    rijen = Voorstel.objects.filter(
        aanbod__locatie__aanbieder_id=kijker.organisatie_id,
        aanbod__tot__isnull=True,
        status=VoorstelStatus.GEWEIGERD,
        reden_weigering=RedenWeigering.PLEK_BEZET,
        beantwoord_om__gte=F("aanbod__bijgewerkt_om"),
    ).exclude(is_uitgesloten(kijker, "casus__jeugdige"))
    gevonden: dict[int, Aanbodwerk] = {}
    velden = ("aanbod_id", "aanbod__naam", "beantwoord_om", "weigering_toelichting")
    for aanbod, naam, om, toelichting in rijen.order_by("-beantwoord_om", "-pk").values_list(*velden):
        gevonden.setdefault(aanbod, Aanbodwerk(aanbod, naam, om, toelichting))
    return list(gevonden.values())


def eis_expert(kijker: Kijker, handeling: Handeling, *, sleutel: UUID | None = None) -> None:
    """Raises NietGevonden for who does not sit at the table of experts; every look is logged."""
    grond = Omstandigheden(is_actief=kijker.is_actief)
    mag = besluit(kijker.rol, Relatie.ADVIES, Doel.ADVIES, handeling, grond).toegestaan
    gelukt = mag and kijker.rol is Rol.EXPERTTAFEL and kijker.medewerker_id is not None
    schrijf(
        kijker=kijker,
        handeling=handeling,
        doel=Doel.ADVIES,
        actie="R",
        soort="expertvraag" if sleutel else "expertvragen",
        object_id=str(sleutel or ""),
        relatie=Relatie.ADVIES if gelukt else Relatie.GEEN,
        uitkomst=Afloop.GELUKT if gelukt else Afloop.GEWEIGERD,
    )
    if not gelukt:
        raise NietGevonden


def list_expertvragen(kijker: Kijker, *, vandaag_om: datetime) -> list[Expertregel]:
    """What was brought before the table of experts and still waits for a place, without names; the oldest first."""
    eis_expert(kijker, Handeling.SAMENVATTING)
    rijen = vragen_voor(kijker).filter(casus__status__in=ZOEKEND).order_by("om", "pk")
    regels = [_regel(vraag, vandaag_om) for vraag in rijen]
    return sorted(regels, key=lambda r: (r.stand is Expertstap.ADVIES, not r.is_crisis, r.sinds))


def get_expertvraag(kijker: Kijker, sleutel: UUID, *, vandaag_om: datetime) -> Expertregel:
    """One question with every no; raises NietGevonden for who does not sit at the table."""
    eis_expert(kijker, Handeling.SAMENVATTING, sleutel=sleutel)
    vraag = vragen_voor(kijker).filter(sleutel=sleutel).first()
    if vraag is None:
        raise NietGevonden
    nee = Voorstel.objects.filter(advies=vraag.voorstel.advies_id, status=VoorstelStatus.GEWEIGERD)
    velden = ("aanbod__hulpvorm", "beantwoord_om", "reden_weigering", "weigering_toelichting")
    rijen = nee.order_by("beantwoord_om", "pk").values_list(*velden)
    geweigerd = tuple(Nee(Hulpvorm(v), om, RedenWeigering(r), tekst) for v, om, r, tekst in rijen)
    return _regel(vraag, vandaag_om, geweigerd)


def vragen_voor(kijker: Kijker) -> QuerySet[Expertvraag]:
    """Every question, but not about the own family; for use inside this room."""
    rijen = Expertvraag.objects.exclude(is_uitgesloten(kijker, "casus__jeugdige"))
    return rijen.select_related("casus__jeugdige", "voorstel__advies").prefetch_related("berichten")


def _regel(vraag: Expertvraag, om: datetime, geweigerd: tuple[Nee, ...] = ()) -> Expertregel:
    berichten = tuple(vraag.berichten.all())
    soorten = {b.soort for b in berichten}
    stand = next((s for s in (Expertstap.ADVIES, Expertstap.OPGEPAKT) if s in soorten), None)
    return Expertregel(
        sleutel=vraag.sleutel,
        pseudoniem=pseudoniem(vraag.sleutel),
        leeftijd=leeftijdsband(leeftijd(vraag.casus.jeugdige.geboren_op, om.date())),
        hulpvorm=Hulpvorm(vraag.voorstel.advies.hulpvorm),
        behoeften=tuple(map(Specialisme, vraag.voorstel.advies.behoeften)),
        is_crisis=vraag.casus.crisis_speelt,
        is_open=vraag.casus.status in ZOEKEND,
        keer=vraag.keer,
        sinds=vraag.om,
        stand=stand,
        berichten=berichten,
        geweigerd=geweigerd,
    )
