"""Questions about offers and places. What is free for a case is asked in the room ‘matching’, never here."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

import numpy as np
from django.db.models import Exists, F, Max, OuterRef, Q, TextField
from django.db.models.functions import Cast

from zorglandschap.apps.aanbod.models import Aanbod, Bezetting, BezettingStatus, Dagstand, Plek
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.organisaties.queries import mag_aanbod
from zorglandschap.core.begrippen.aanbodwoorden import Ritme
from zorglandschap.core.begrippen.codelijsten import Specialisme
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.matching.profiel import HULPVORMEN, NOOIT, ONBEKEND, Aanbiedingen, Ints, masker, ritmemasker

BEVESTIGD, VASTGEHOUDEN = BezettingStatus.BEVESTIGD, BezettingStatus.VASTGEHOUDEN
BUITEN_GEBRUIK, GEPLAND = BezettingStatus.BUITEN_GEBRUIK, "gepland"
_ZWAARTE = (BEVESTIGD, BUITEN_GEBRUIK, VASTGEHOUDEN, GEPLAND)  # what counts first when a place has more than one claim
_NUMMER_VAN_VORM = {vorm.value: nummer for nummer, vorm in enumerate(HULPVORMEN)}


@dataclass(frozen=True, slots=True, eq=False)
class Beschikbaar:
    """Offers as arrays for the ranking, and beside them the number of places free at the asked day."""

    aanbiedingen: Aanbiedingen
    vrij: Ints


@dataclass(frozen=True, slots=True)
class AanbodBeeld:
    """An offer in words, as a list or a map shows it."""

    aanbod_id: int
    naam: str
    hulpvorm: Hulpvorm
    aanbieder: str
    locatie: str
    gemeente: str
    gemeente_code: str
    breedte: float
    lengte: float
    leeftijd_van: int
    leeftijd_tot: int
    specialismen: tuple[Specialisme, ...]
    bijgewerkt_om: datetime
    ritme: tuple[Ritme, ...] = ()
    neemt_lvb: bool = False
    neemt_ggz: bool = False
    neemt_samen: bool = False
    voorwaarden: str = ""
    school: str = ""
    groep: str = ""
    groep_grootte: int | None = None
    groep_jongste: int | None = None
    groep_oudste: int | None = None
    eigen_kamer: bool | None = None
    dieren: bool | None = None


@dataclass(frozen=True, slots=True)
class EigenAanbod:
    """An offer of the planner's own organisation: taken + held + planned + out of service + free = total.

    ``vastgehouden`` is a draft: asked for, or promised while the regisseur still chooses. ``gepland`` is placed and
    begins later, ``bezet`` is placed and has begun; ``aanwezig`` is what the planner counted today (None: not yet).
    """

    aanbod_id: int
    naam: str
    hulpvorm: Hulpvorm
    locatie: str
    leeftijd_van: int
    leeftijd_tot: int
    plekken: int
    bezet: int
    vastgehouden: int
    bijgewerkt_om: datetime
    is_vers: bool
    gepland: int = 0
    buiten: int = 0
    aanwezig: int | None = None

    @property
    def vrij(self) -> int:
        """Places that nobody has claimed from today on."""
        return self.plekken - self.bezet - self.vastgehouden - self.gepland - self.buiten


def actief(nu: datetime) -> Q:
    """Claims that hold their place at a moment: confirmed, out of service, or held and not yet lapsed.

    One that lasts no day, because it was taken back before it began, holds nothing (as in the database itself).
    """
    houdt = Q(status=VASTGEHOUDEN) & (Q(verloopt_om__isnull=True) | Q(verloopt_om__gt=nu))
    return (Q(status__in=(BEVESTIGD, BUITEN_GEBRUIK)) | houdt) & (Q(tot__isnull=True) | Q(tot__gt=F("van")))


def loopt_na(dag: date) -> Q:
    """Periods that last beyond a day, or have no end."""
    return Q(tot__isnull=True) | Q(tot__gt=dag)


def list_vrij(*, op: date, hulpvormen: Collection[Hulpvorm], nu: datetime) -> Beschikbaar:
    """Every offer of these forms with its first free day and its free places on ``op``, in three queries.

    A place counts as free from the end of its last claim, for a stay without an end date.
    """
    rijen = list(
        Aanbod.objects.filter(loopt_na(op), hulpvorm__in=list(hulpvormen), van__lte=op)
        .order_by("pk")
        .values_list(
            "pk", "locatie_id", "hulpvorm", "leeftijd_van", "leeftijd_tot", "locatie__breedte", "locatie__lengte",
            "locatie__gemeente_id", Cast("specialismen", TextField()), "neemt_lvb", "neemt_broers_zussen",
            "neemt_ggz", Cast("ritme", TextField()), "groep_grootte", "eigen_kamer", "dieren",
        )
    )  # fmt: skip
    plaats = {rij[0]: n for n, rij in enumerate(rijen)}
    vrij_vanaf, vrij, tegelijk = _vrije_dagen(plaats, op=op, nu=nu, hulpvormen=hulpvormen)
    kolom = list(zip(*rijen, strict=True)) if rijen else [()] * 16
    aanbiedingen = Aanbiedingen(
        id=_ints(kolom[0]),
        locatie=_ints(kolom[1]),
        hulpvorm=_ints(map(_NUMMER_VAN_VORM.__getitem__, kolom[2])),
        leeftijd_van=_ints(kolom[3]),
        leeftijd_tot=_ints(kolom[4]),
        breedte=np.array(kolom[5], dtype=np.float64),
        lengte=np.array(kolom[6], dtype=np.float64),
        gemeente=_ints(map(gemeentenummer, kolom[7])),
        specialismen=_ints(map(_masker, kolom[8])),
        neemt_lvb=np.array(kolom[9], dtype=np.bool_),
        neemt_samen=np.array(kolom[10], dtype=np.bool_),
        vrij_vanaf=vrij_vanaf,
        neemt_ggz=np.array(kolom[11], dtype=np.bool_),
        ritme=_ints(map(_ritmemasker, kolom[12])),
        groep=_ints(map(_of_onbekend, kolom[13])),
        eigen_kamer=_ints(map(_of_onbekend, kolom[14])),
        dieren=_ints(map(_of_onbekend, kolom[15])),
        vrij=tegelijk,
    )
    return Beschikbaar(aanbiedingen, vrij)


def _vrije_dagen(
    plaats: Mapping[int, int], *, op: date, nu: datetime, hulpvormen: Collection[Hulpvorm]
) -> tuple[Ints, Ints, Ints]:
    """Per offer the first free day (ordinal), how many places are free on ``op``, and how many when help can begin."""
    dagen: list[list[int]] = [[] for _ in plaats]
    # most places have somebody without an end date: the database leaves those out
    zonder_eind = Bezetting.objects.filter(actief(nu), plek=OuterRef("pk"), tot__isnull=True)
    plekken = Plek.objects.filter(loopt_na(op), ~Exists(zonder_eind), aanbod__hulpvorm__in=list(hulpvormen))
    claims = Bezetting.objects.filter(actief(nu), plek__aanbod__hulpvorm__in=list(hulpvormen), tot__gt=op)
    bezet_tot: dict[int, int] = {}
    for plek, tot in claims.values_list("plek_id", "tot"):
        bezet_tot[plek] = max(bezet_tot.get(plek, 0), tot.toordinal() if tot else NOOIT)
    for plek, aanbod, van, tot in plekken.values_list("pk", "aanbod_id", "van", "tot"):
        rij, dag = plaats.get(aanbod), max(van.toordinal(), bezet_tot.get(plek, 0))
        if rij is None or (tot is not None and dag >= tot.toordinal()):
            continue
        dagen[rij].append(dag)
    eerste, nu_nummer = [min(rij, default=NOOIT) for rij in dagen], op.toordinal()
    vrij = (sum(dag <= nu_nummer for dag in rij) for rij in dagen)
    tegelijk = (sum(dag <= max(begin, nu_nummer) for dag in rij) for rij, begin in zip(dagen, eerste, strict=True))
    return _ints(eerste), _ints(vrij), _ints(tegelijk)


def list_beelden(ids: Iterable[int]) -> dict[int, AanbodBeeld]:
    """The words that belong to some offers, by id, in one query; says nothing about what is free."""
    rijen = Aanbod.objects.filter(pk__in=list(ids)).select_related("locatie__aanbieder", "locatie__gemeente")
    return {a.pk: _beeld(a) for a in rijen}


def _beeld(a: Aanbod) -> AanbodBeeld:
    return AanbodBeeld(
        aanbod_id=a.pk,
        naam=a.naam,
        hulpvorm=Hulpvorm(a.hulpvorm),
        aanbieder=a.locatie.aanbieder.naam,
        locatie=a.locatie.naam,
        gemeente=a.locatie.gemeente.naam,
        gemeente_code=a.locatie.gemeente.code,
        breedte=a.locatie.breedte,
        lengte=a.locatie.lengte,
        leeftijd_van=a.leeftijd_van,
        leeftijd_tot=a.leeftijd_tot,
        specialismen=tuple(map(Specialisme, a.specialismen)),
        bijgewerkt_om=a.bijgewerkt_om,
        ritme=tuple(r for r in Ritme if r in a.ritme),
        neemt_lvb=a.neemt_lvb,
        neemt_ggz=a.neemt_ggz,
        neemt_samen=a.neemt_broers_zussen,
        voorwaarden=a.voorwaarden,
        school=a.school,
        groep=a.groep,
        groep_grootte=a.groep_grootte,
        groep_jongste=a.groep_jongste,
        groep_oudste=a.groep_oudste,
        eigen_kamer=a.eigen_kamer,
        dieren=a.dieren,
    )


def is_planner(kijker: Kijker) -> bool:
    """May this viewer see and keep the offers of the own organisation?"""
    return mag_aanbod(kijker)


def list_eigen_aanbod(kijker: Kijker, *, vandaag: date, nu: datetime, vers_uren: float) -> list[EigenAanbod]:
    """The planner's own offers with their occupancy, in four queries; raises NietGevonden for anyone else."""
    if not is_planner(kijker):
        raise NietGevonden
    eigen = Aanbod.objects.filter(loopt_na(vandaag), locatie__aanbieder_id=kijker.organisatie_id)
    eigen = eigen.select_related("locatie").order_by("locatie__naam", "hulpvorm", "pk")
    binnen = Q(aanbod__locatie__aanbieder_id=kijker.organisatie_id)
    plekken = Plek.objects.filter(loopt_na(vandaag), binnen, van__lte=vandaag)
    claims = Bezetting.objects.filter(
        actief(nu), loopt_na(vandaag), plek__aanbod__locatie__aanbieder_id=kijker.organisatie_id
    )
    status = _zwaarste_claim(claims.values_list("plek_id", "status", "van"), vandaag)
    tellingen: dict[int, dict[str, int]] = {}
    for plek, aanbod in plekken.values_list("pk", "aanbod_id"):
        telling = tellingen.setdefault(aanbod, {"alle": 0, **dict.fromkeys(_ZWAARTE, 0)})
        telling["alle"] += 1
        if plek in status:
            telling[status[plek]] += 1
    grens = nu - timedelta(hours=vers_uren)
    geteld = dict(Dagstand.objects.filter(binnen, dag=vandaag).order_by("pk").values_list("aanbod_id", "aanwezig"))
    return [_eigen(a, tellingen.get(a.pk, {}), grens, geteld.get(a.pk)) for a in eigen]


def _zwaarste_claim(claims: Iterable[tuple[int, str, date]], vandaag: date) -> dict[int, str]:
    """Per place the claim that counts; a confirmed stay that begins later is planned."""
    status: dict[int, str] = {}
    for plek, waarde, van in claims:
        wat = GEPLAND if waarde == BEVESTIGD and van > vandaag else waarde
        status[plek] = min(wat, status.get(plek, wat), key=_ZWAARTE.index)
    return status


def _eigen(a: Aanbod, telling: Mapping[str, int], grens: datetime, aanwezig: int | None) -> EigenAanbod:
    return EigenAanbod(
        aanbod_id=a.pk,
        naam=a.naam,
        hulpvorm=Hulpvorm(a.hulpvorm),
        locatie=a.locatie.naam,
        leeftijd_van=a.leeftijd_van,
        leeftijd_tot=a.leeftijd_tot,
        plekken=telling.get("alle", 0),
        bezet=telling.get(BEVESTIGD, 0),
        vastgehouden=telling.get(VASTGEHOUDEN, 0),
        gepland=telling.get(GEPLAND, 0),
        buiten=telling.get(BUITEN_GEBRUIK, 0),
        aanwezig=aanwezig,
        bijgewerkt_om=a.bijgewerkt_om,
        is_vers=a.bijgewerkt_om >= grens,
    )


def _of_onbekend(waarde: int | None) -> int:
    """What nobody told, as the ranking knows it."""
    return ONBEKEND if waarde is None else int(waarde)


def gemeentenummer(code: str) -> int:
    """The number in a CBS code: GM0034 is 34."""
    return int(code.removeprefix("GM"))


@lru_cache(maxsize=4096)
def _masker(namen: str) -> int:
    """A stored list of specialisms as a number; the same few lists come back at hundreds of offers."""
    return masker(map(Specialisme, json.loads(namen)))


@lru_cache(maxsize=64)
def _ritmemasker(woorden: str) -> int:
    return ritmemasker(map(Ritme, json.loads(woorden)))


def _ints(waarden: Iterable[int]) -> Ints:
    return np.fromiter(waarden, dtype=np.int64)


def tel_niet_bevestigd(*, sinds: datetime, op: date) -> int:
    """How many offers that exist on a day were last confirmed before a moment; a number, for functional management."""
    bestaat = Aanbod.objects.filter(loopt_na(op), van__lte=op)
    return bestaat.filter(bijgewerkt_om__lt=sinds).count()


def laatst_gewijzigd() -> datetime | None:
    """When any provider last changed or confirmed an offer; None when there is none."""
    om: datetime | None = Aanbod.objects.aggregate(om=Max("bijgewerkt_om"))["om"]
    return om


def vergrendel_aanbod(pk: int) -> Hulpvorm:
    """Lock an offer until the end of the transaction, so that what is counted of it stays so; returns its form."""
    return Hulpvorm(Aanbod.objects.select_for_update().values_list("hulpvorm", flat=True).get(pk=pk))
