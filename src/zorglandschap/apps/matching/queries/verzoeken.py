"""Requests for a place: as the regisseur follows them, and as the planner may see them (a pseudonym)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from zorglandschap.apps.aanbod.queries import is_planner
from zorglandschap.apps.casus.models import Casus
from zorglandschap.apps.casus.queries import get_casus
from zorglandschap.apps.casus.queries.toegang import VAN_AANBIEDER, is_uitgesloten
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.actions import Afloop, schrijf
from zorglandschap.apps.matching.models import Voorstel
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling, Relatie, Specialisme, VoorstelStatus
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.periode import leeftijd
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.regels.inzage import Omstandigheden, besluit

NIET_OPEN = zin("Dit verzoek staat niet meer open. U hoeft niets te doen.")
BANDEN = ((0, 3), (4, 7), (8, 11), (12, 14), (15, 17), (18, 22))


@dataclass(frozen=True, slots=True)
class Verzoek:
    """A request as the provider sees it: what is needed and when, never who.

    ``casus`` is filled only after acceptance, when the provider helps this youth.
    """

    sleutel: UUID
    pseudoniem: str
    leeftijd: Tekst
    hulpvorm: Hulpvorm
    aanbod: str
    locatie: str
    behoeften: tuple[Specialisme, ...]
    is_crisis: bool
    gewenste_start: date
    tot: date | None
    gevraagd_om: datetime
    verloopt_om: datetime
    status: VoorstelStatus
    casus: Casus | None = None

    @property
    def is_geaccepteerd(self) -> bool:
        """True when the placement is fixed: the provider said yes, and the regisseur asked or chose only this place."""
        return self.status is VoorstelStatus.GEACCEPTEERD

    @property
    def is_toegezegd(self) -> bool:
        """True when the provider said yes and the regisseur still chooses: nobody is placed yet."""
        return self.status is VoorstelStatus.TOEGEZEGD


def list_voorstellen(kijker: Kijker, casus: Casus) -> list[Voorstel]:
    """Every request made for this casus, the newest first; for a casus that the viewer got through ``get_casus``.

    A provider gets only the requests to the own organisation.
    """
    if kijker.medewerker_id is None:
        return []  # families read the timeline; the requests themselves are the professionals' work
    voorstellen = casus.voorstellen.select_related("aanbod__locatie__aanbieder").order_by("-gevraagd_om", "-pk")
    if kijker.rol in VAN_AANBIEDER:
        voorstellen = voorstellen.filter(aanbod__locatie__aanbieder_id=kijker.organisatie_id)
    return list(voorstellen)


@dataclass(frozen=True, slots=True)
class Reservering:
    """Until when the first of the held places is held, and whether a provider already granted one."""

    verloopt_om: datetime
    is_toegezegd: bool


def list_reserveringen(casus_ids: Collection[int]) -> dict[int, Reservering]:
    """What is held, per casus with a request that stands; for cases that the viewer may see."""
    staand = (VoorstelStatus.OPEN, VoorstelStatus.TOEGEZEGD)
    rijen = Voorstel.objects.filter(casus_id__in=casus_ids, status__in=staand).order_by("-verloopt_om")
    gevonden: dict[int, Reservering] = {}
    for casus_id, status, verloopt_om in rijen.values_list("casus_id", "status", "verloopt_om"):
        eerder = gevonden.get(casus_id)
        toegezegd = status == VoorstelStatus.TOEGEZEGD or (eerder is not None and eerder.is_toegezegd)
        gevonden[casus_id] = Reservering(verloopt_om, toegezegd)
    return gevonden


def tel_open_verzoeken(kijker: Kijker, *, nu: datetime | None = None) -> int:
    """How many requests wait for an answer of the planner's organisation; 0 for anyone else."""
    return _open_verzoeken(kijker, nu).count() if is_planner(kijker) else 0


def list_verzoeken(kijker: Kijker, *, nu: datetime) -> list[Verzoek]:
    """Open requests to the own organisation, crisis first, then the first to lapse; raises NietGevonden for others."""
    if not is_planner(kijker):
        raise NietGevonden
    verzoeken = [_verzoek(v) for v in _open_verzoeken(kijker, nu).order_by("-casus__is_crisis", "verloopt_om", "pk")]
    _log_gezien(kijker, f"{len(verzoeken)} gezien")
    return verzoeken


def list_toezeggingen(kijker: Kijker, *, nu: datetime) -> list[Verzoek]:
    """What the planner's organisation promised and the regisseur has not chosen yet; raises NietGevonden for others."""
    if not is_planner(kijker):
        raise NietGevonden
    beloofd = _verzoeken_aan(kijker).filter(status=VoorstelStatus.TOEGEZEGD, verloopt_om__gt=nu)
    verzoeken = [_verzoek(v) for v in beloofd.order_by("verloopt_om", "pk")]
    if verzoeken:
        _log_gezien(kijker, f"{len(verzoeken)} toegezegde gezien")
    return verzoeken


def _log_gezien(kijker: Kijker, reden: str) -> None:
    """One line for a look at a list of requests."""
    schrijf(
        kijker=kijker,
        handeling=Handeling.SAMENVATTING,
        doel=Doel.PLAATSING,
        actie="R",
        soort="verzoeken",
        relatie=Relatie.VERZOEK,
        reden=reden,
    )


def get_verzoek(kijker: Kijker, sleutel: UUID, *, nu: datetime) -> Verzoek:
    """One request to the planner's own organisation; raises NietGevonden for anyone else, and logs the look.

    Raises Geweigerd for a request that was refused, withdrawn or has lapsed: there is nothing left to decide.
    """
    voorstel = get_voorstel(kijker, sleutel, Handeling.SAMENVATTING)
    if is_open(voorstel, nu) or voorstel.status == VoorstelStatus.TOEGEZEGD:
        return _verzoek(voorstel)  # without a name as long as the regisseur has not chosen
    if voorstel.status != VoorstelStatus.GEACCEPTEERD:
        raise Geweigerd(NIET_OPEN)
    casus = get_casus(kijker, voorstel.casus.sleutel, Handeling.IDENTITEIT, doel=Doel.PLAATSING)
    return _verzoek(voorstel, casus)


def is_open(voorstel: Voorstel, nu: datetime) -> bool:
    """True while the provider can still answer."""
    return voorstel.status == VoorstelStatus.OPEN and voorstel.verloopt_om > nu


def get_voorstel(kijker: Kijker, sleutel: UUID, handeling: Handeling) -> Voorstel:
    """The request behind a key, for the provider to whom it was made; every look is logged."""
    voorstel = _verzoeken_aan(kijker).filter(sleutel=sleutel).first() if is_planner(kijker) else None
    grond = Omstandigheden(is_actief=kijker.is_actief)
    mag = besluit(kijker.rol, Relatie.VERZOEK, Doel.PLAATSING, handeling, grond)
    gelukt = voorstel is not None and mag.toegestaan
    schrijf(
        kijker=kijker,
        handeling=handeling,
        doel=Doel.PLAATSING,
        actie="R",
        soort="verzoek",
        object_id=str(sleutel),
        jeugdige_id=voorstel.casus.jeugdige_id if voorstel else None,
        relatie=Relatie.VERZOEK if voorstel else Relatie.GEEN,
        uitkomst=Afloop.GELUKT if gelukt else Afloop.GEWEIGERD,
    )
    if voorstel is None or not gelukt:
        raise NietGevonden
    return voorstel


def _verzoeken_aan(kijker: Kijker) -> QuerySet[Voorstel]:
    eigen = Voorstel.objects.filter(aanbod__locatie__aanbieder_id=kijker.organisatie_id)
    eigen = eigen.exclude(is_uitgesloten(kijker, "casus__jeugdige"))  # not about the own family
    return eigen.select_related("aanbod__locatie", "casus__jeugdige", "advies", "bezetting")


def _open_verzoeken(kijker: Kijker, nu: datetime | None) -> QuerySet[Voorstel]:
    return _verzoeken_aan(kijker).filter(status=VoorstelStatus.OPEN, verloopt_om__gt=nu or timezone.now())


def _verzoek(voorstel: Voorstel, casus: Casus | None = None) -> Verzoek:
    return Verzoek(
        sleutel=voorstel.sleutel,
        pseudoniem=pseudoniem(voorstel.sleutel),
        leeftijd=leeftijdsband(leeftijd(voorstel.casus.jeugdige.geboren_op, voorstel.gewenste_start)),
        hulpvorm=Hulpvorm(voorstel.aanbod.hulpvorm),
        aanbod=voorstel.aanbod.naam,
        locatie=voorstel.aanbod.locatie.naam,
        behoeften=tuple(map(Specialisme, voorstel.advies.behoeften)),
        is_crisis=voorstel.casus.is_crisis,
        gewenste_start=voorstel.gewenste_start,
        tot=voorstel.bezetting.tot,
        gevraagd_om=voorstel.gevraagd_om,
        verloopt_om=voorstel.verloopt_om,
        status=VoorstelStatus(voorstel.status),
        casus=casus,
    )


def pseudoniem(sleutel: UUID) -> str:
    """A short name for a request that says nothing of the child."""
    return sleutel.hex[:4].upper()


def leeftijdsband(jaren: int) -> Tekst:
    """Age as a band, so that it does not point to one child."""
    for van, tot in BANDEN:
        if jaren <= tot:
            return zin("%(van)s tot en met %(tot)s jaar", van=van, tot=tot)
    return zin("23 jaar of ouder")
