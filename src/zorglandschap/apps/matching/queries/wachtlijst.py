"""Who waits for which help: the own cases with their reasons, everybody else only as a number that is not small."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from uuid import UUID

import numpy as np
from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, Value, When

from zorglandschap.apps.casus.models import Casus
from zorglandschap.apps.casus.queries import get_casus, rechten
from zorglandschap.apps.casus.queries.toegang import VAN_AANBIEDER, zichtbaar
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.logboek.actions import schrijf
from zorglandschap.apps.matching.models import Wachtende, Wachtgebeurtenis
from zorglandschap.apps.matching.wachtstaat import get_wachtregels, lees_stand, op_lijst, wachtnorm
from zorglandschap.apps.organisaties.models import Gemeente
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling, Relatie
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.matchwoorden import Urgentie, Wachtsoort
from zorglandschap.core.begrippen.tekst import Tekst
from zorglandschap.core.matching.wachtlijst import Verklaring, Wacht, Wachtregels, in_eigen_woorden
from zorglandschap.core.monitor.onthulling import Telling, verberg
from zorglandschap.core.regels.inzage import Omstandigheden, besluit

VERTELD = (Wachtsoort.OVERBRUGGING, Wachtsoort.SCHADE)
PER_PAGINA = 30
GETOOND = ("hulpvorm", "casus__sleutel", "casus__jeugdige__voornaam", "casus__jeugdige__achternaam")
HAAST = Case(*(When(urgentie=urgentie, then=Value(n)) for n, urgentie in enumerate(Urgentie)))
IN_BEELD = (Relatie.REGISSEUR, Relatie.BETROKKEN, Relatie.TEAM)


@dataclass(frozen=True, slots=True)
class Wachtregel:
    """One youth of the viewer on the list, with why; ``heeft_overbrugging`` is what the regisseur recorded."""

    casus: Casus
    wacht: Wacht
    verklaring: Verklaring
    dagen: int
    heeft_overbrugging: bool
    heeft_schade: bool


@dataclass(frozen=True, slots=True)
class Vormtelling:
    """How many wait for one form, per gemeente in the order of the page; None is a number too small to show."""

    hulpvorm: Hulpvorm
    norm_dagen: int
    aantallen: tuple[int | None, ...]
    totaal: int | None


@dataclass(frozen=True, slots=True)
class Wachtlijst:
    """The page of the waiting list."""

    regels: tuple[Wachtregel, ...]
    telling: tuple[Vormtelling, ...]
    gemeenten: tuple[str, ...]
    orde: Wachtregels
    toen: date
    drempel: int
    pagina: Page[int]


@dataclass(frozen=True, slots=True)
class Wachtblad:
    """Waiting as the page of one casus shows it; ``wachtende`` is None when nobody waits."""

    casus: Casus
    mag_schrijven: bool
    orde: Wachtregels
    toen: date
    wachtende: Wachtende | None = None
    verklaring: Verklaring | None = None
    norm_dagen: int = 0
    dagen: int = 0
    gebeurtenissen: tuple[Wachtgebeurtenis, ...] = ()

    @property
    def heeft_overbrugging(self) -> bool:
        """True when somebody recorded what bridges the time."""
        return any(g.soort == Wachtsoort.OVERBRUGGING for g in self.gebeurtenissen)


@dataclass(frozen=True, slots=True)
class EigenWachten:
    """Waiting in the words of the family: for what, how long, what was promised, and where one stands."""

    hulpvorm: Hulpvorm
    dagen: int
    norm_dagen: int
    beloofd_op: date | None
    waar: Tekst
    overbrugging: tuple[str, ...]


def get_wachtlijst(kijker: Kijker, *, vandaag: date, pagina: str | int | None = None) -> Wachtlijst:
    """The waiting list of the region; raises NietGevonden for who may not see figures.

    Details are only of cases that the viewer works with or may read as a colleague, a page at a time.
    """
    _eis_cijfers(kijker)
    schrijf(kijker=kijker, handeling=Handeling.CIJFERS, doel=Doel.BELEID, actie="R", soort="wachtlijst")
    toen = _toen(vandaag)
    gemeenten = list(Gemeente.objects.filter(in_regio=True).order_by("naam"))
    eigen = Paginator(_eigen(kijker, vandaag), PER_PAGINA).get_page(pagina)
    return Wachtlijst(
        regels=tuple(_regels(list(eigen), vandaag, toen)),
        telling=tuple(_tel(gemeenten, vandaag)),
        gemeenten=tuple(g.naam for g in gemeenten),
        orde=get_wachtregels(),
        toen=toen,
        drempel=settings.BELEID.aantal("kleine_aantallen_drempel", vandaag),
        pagina=eigen,
    )


def get_wachtblad(kijker: Kijker, sleutel: UUID, *, vandaag: date) -> Wachtblad:
    """Waiting in one casus, for who may read its plan; raises NietGevonden otherwise."""
    casus = get_casus(kijker, sleutel, Handeling.PLAN_LEZEN, vandaag=vandaag)
    return maak_wachtblad(kijker, casus, vandaag=vandaag)


def maak_wachtblad(kijker: Kijker, casus: Casus, *, vandaag: date) -> Wachtblad:
    """The same for a casus that the viewer got through ``get_casus``."""
    mag = Handeling.CASUS_SCHRIJVEN in rechten(kijker, casus, vandaag=vandaag)
    toen = _toen(vandaag)
    wachtende = casus.wachtend.filter(tot__isnull=True).first()
    if wachtende is None:
        return Wachtblad(casus, mag, get_wachtregels(), toen)
    verklaring = _verklaar(wachtende, vandaag=vandaag, toen=toen)
    return Wachtblad(
        casus=casus,
        mag_schrijven=mag,
        orde=get_wachtregels(),
        toen=toen,
        wachtende=wachtende,
        verklaring=verklaring,
        norm_dagen=wachtnorm(Hulpvorm(wachtende.hulpvorm), vandaag, wachtende.gemeente_id),
        dagen=max(0, (vandaag - wachtende.sinds).days),
        gebeurtenissen=tuple(wachtende.gebeurtenissen.order_by("-om", "-pk")),
    )


def get_eigen_wachten(kijker: Kijker, casus: Casus, *, vandaag: date) -> EigenWachten | None:
    """The own waiting of the youth or family that got this casus through ``get_eigen_casus``; None when not waiting.

    Nothing of other children is in it: no rank, no number.
    """
    if Handeling.PLAN_LEZEN not in rechten(kijker, casus, doel=Doel.EIGEN_INZAGE, vandaag=vandaag):
        return None
    wachtende = casus.wachtend.filter(tot__isnull=True).first()
    verklaring = _verklaar(wachtende, vandaag=vandaag, toen=vandaag) if wachtende else None
    if wachtende is None or verklaring is None or verklaring.nu is None:
        return None
    wacht, klein = verklaring.nu.wacht, settings.BELEID.aantal("kleine_aantallen_drempel", vandaag)
    hulp = wachtende.gebeurtenissen.filter(soort=Wachtsoort.OVERBRUGGING)
    return EigenWachten(
        hulpvorm=wacht.hulpvorm,
        dagen=wacht.dagen(vandaag),
        norm_dagen=wacht.norm_dagen,
        beloofd_op=wacht.beloofd_op,
        waar=in_eigen_woorden(verklaring.nu, verklaring.aantal_nu, op=vandaag, klein=klein),
        overbrugging=tuple(hulp.values_list("toelichting", flat=True)),
    )


def _verklaar(wachtende: Wachtende, *, vandaag: date, toen: date) -> Verklaring:
    """Only the lists on which this youth stands or stood are read."""
    return lees_stand({wachtende.pk: wachtende.hulpvorm}, op=vandaag, toen=toen).verklaar(wachtende.pk)


def _toen(vandaag: date) -> date:
    return vandaag - timedelta(days=settings.BELEID.aantal("wachtlijst_terugkijken_dagen", vandaag))


def _eis_cijfers(kijker: Kijker) -> None:
    grond = Omstandigheden(is_actief=kijker.is_actief)
    if not besluit(kijker.rol, Relatie.GEEN, Doel.BELEID, Handeling.CIJFERS, grond).toegestaan:
        raise NietGevonden


def _eigen(kijker: Kijker, vandaag: date) -> list[int]:
    """The rows of the cases of the viewer, a form at a time, the most haste and then the longest wait first."""
    if kijker.rol in VAN_AANBIEDER:
        return []  # a provider knows its clients, not where they stand on lists for help elsewhere
    zicht = zichtbaar(kijker, Handeling.IDENTITEIT, doel=Doel.HULP, vandaag=vandaag, als=IN_BEELD)
    eigen = Wachtende.objects.filter(op_lijst(vandaag), gemeente__in_regio=True, casus__in=zicht.values("pk"))
    return list(eigen.order_by("hulpvorm", HAAST, "sinds", "pk").values_list("pk", flat=True))


def _regels(nummers: Sequence[int], vandaag: date, toen: date) -> list[Wachtregel]:
    """These youths with why each stands where; a form at a time, who goes first on top."""
    eigen = list(Wachtende.objects.filter(pk__in=nummers).select_related("casus__jeugdige").only(*GETOOND))
    if not eigen:
        return []
    stand = lees_stand({w.pk: w.hulpvorm for w in eigen}, op=vandaag, toen=toen)
    verteld: dict[int, set[str]] = defaultdict(set)
    rijen = Wachtgebeurtenis.objects.filter(wachtende__in=eigen, soort__in=VERTELD).order_by()
    for nummer, soort in rijen.values_list("wachtende_id", "soort").distinct():
        verteld[nummer].add(soort)
    regels = []
    for wachtende in eigen:
        verklaring = stand.verklaar(wachtende.pk)
        if verklaring.nu is None or wachtende.casus is None:  # pragma: no cover - asked only of who waits with a casus
            continue
        wacht, overbrugd_schade = verklaring.nu.wacht, (soort in verteld[wachtende.pk] for soort in VERTELD)
        regels.append(Wachtregel(wachtende.casus, wacht, verklaring, wacht.dagen(vandaag), *overbrugd_schade))
    return sorted(
        regels, key=lambda r: (r.wacht.hulpvorm, r.verklaring.nu.plaats if r.verklaring.nu else 0, r.casus.pk)
    )


def _tel(gemeenten: Sequence[Gemeente], vandaag: date) -> list[Vormtelling]:
    """Counts per form and gemeente with totals; what is small, or would give it away, is hidden."""
    kolom = {g.code: n for n, g in enumerate(gemeenten)}
    per_vorm: dict[Hulpvorm, list[int]] = defaultdict(lambda: [0] * len(gemeenten))
    wie = Wachtende.objects.filter(op_lijst(vandaag), gemeente__in=gemeenten).order_by()
    for vorm, gemeente, aantal in wie.values_list("hulpvorm", "gemeente_id").annotate(aantal=Count("pk")):
        per_vorm[Hulpvorm(vorm)][kolom[gemeente]] = aantal
    vormen = [vorm for vorm in Hulpvorm if vorm in per_vorm]
    if not vormen:
        return []
    tabel = [(*per_vorm[v], sum(per_vorm[v])) for v in vormen]
    masker = _verborgen(tuple(tabel), settings.BELEID.aantal("kleine_aantallen_drempel", vandaag))
    getallen = [
        [None if dicht else aantal for aantal, dicht in zip(*rij, strict=True)]
        for rij in zip(tabel, masker, strict=True)
    ]
    return [
        Vormtelling(v, wachtnorm(v, vandaag), tuple(rij[:-1]), rij[-1]) for v, rij in zip(vormen, getallen, strict=True)
    ]


@lru_cache(maxsize=16)
def _verborgen(rijen: tuple[tuple[int, ...], ...], drempel: int) -> tuple[tuple[bool, ...], ...]:
    """Which of these counts stay hidden: worked out again only when a count changed, for it is half of the page."""
    tabel = np.array(rijen, dtype=np.int64)
    masker = verberg([Telling(np.vstack([tabel, tabel.sum(axis=0)]))], drempel, rijtotalen=True)
    return tuple(tuple(rij) for rij in masker[: len(rijen)].tolist())
