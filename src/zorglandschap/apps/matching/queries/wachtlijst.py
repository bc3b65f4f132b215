"""Who waits for which help: the own cases with their reasons, everybody else only as a number that is not small."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import numpy as np
from django.conf import settings
from django.db.models import Q

from zorglandschap.apps.casus.models import Casus
from zorglandschap.apps.casus.queries import get_casus, rechten
from zorglandschap.apps.casus.queries.toegang import VAN_AANBIEDER, zichtbaar
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.logboek.actions import schrijf
from zorglandschap.apps.matching.models import Wachtende, Wachtgebeurtenis
from zorglandschap.apps.matching.wachtstaat import get_wachtregels, log_van, wachtnorm
from zorglandschap.apps.organisaties.models import Gemeente
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling, Relatie
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.matchwoorden import Wachtsoort
from zorglandschap.core.begrippen.tekst import Tekst
from zorglandschap.core.matching.wachtlijst import (
    Gebeurtenis,
    Verklaring,
    Wacht,
    Wachtregels,
    in_eigen_woorden,
    speel_af,
    verklaar,
)
from zorglandschap.core.monitor.onthulling import Telling, verberg
from zorglandschap.core.regels.inzage import Omstandigheden, besluit

VERTELD = (Wachtsoort.OVERBRUGGING, Wachtsoort.SCHADE)
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


def get_wachtlijst(kijker: Kijker, *, vandaag: date) -> Wachtlijst:
    """The waiting list of the region; raises NietGevonden for who may not see figures.

    Details are only of cases that the viewer works with or may read as a colleague.
    """
    _eis_cijfers(kijker)
    schrijf(kijker=kijker, handeling=Handeling.CIJFERS, doel=Doel.BELEID, actie="R", soort="wachtlijst")
    toen = _toen(vandaag)
    wachtenden = _sinds(toen)
    gebeurtenissen = _log(wachtenden, vandaag)
    nu_op_lijst = {w.nummer: w for w in speel_af(gebeurtenissen, op=vandaag)}
    gemeenten = list(Gemeente.objects.filter(in_regio=True).order_by("naam"))
    return Wachtlijst(
        regels=tuple(_regels(kijker, wachtenden, nu_op_lijst, gebeurtenissen, vandaag, toen)),
        telling=tuple(_tel(wachtenden, nu_op_lijst, gemeenten, vandaag)),
        gemeenten=tuple(g.naam for g in gemeenten),
        orde=get_wachtregels(),
        toen=toen,
        drempel=settings.BELEID.aantal("kleine_aantallen_drempel", vandaag),
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
    """Only the lists on which this youth stands or stood matter; the events of their members say it all."""
    vormen = {wachtende.hulpvorm, *wachtende.gebeurtenissen.values_list("hulpvorm", flat=True)}
    mee = Q(hulpvorm__in=vormen) | Q(gebeurtenissen__hulpvorm__in=vormen)
    rijen = list(_sinds(toen, mee))
    return verklaar(wachtende.pk, _log(rijen, vandaag), get_wachtregels(), nu=vandaag, toen=toen)


def _toen(vandaag: date) -> date:
    return vandaag - timedelta(days=settings.BELEID.aantal("wachtlijst_terugkijken_dagen", vandaag))


def _sinds(toen: date, mee: Q | None = None) -> list[Wachtende]:
    """Everybody of the region who waits, or did on that earlier day, with their events."""
    rijen = Wachtende.objects.filter(Q(tot__isnull=True) | Q(tot__gte=toen), gemeente__in_regio=True)
    if mee is not None:
        rijen = rijen.filter(pk__in=Wachtende.objects.filter(mee).values("pk"))
    return list(rijen.prefetch_related("gebeurtenissen").order_by("pk"))


def _log(wachtenden: Iterable[Wachtende], vandaag: date) -> list[Gebeurtenis]:
    return log_van(wachtenden, op=vandaag)


def _eis_cijfers(kijker: Kijker) -> None:
    grond = Omstandigheden(is_actief=kijker.is_actief)
    if not besluit(kijker.rol, Relatie.GEEN, Doel.BELEID, Handeling.CIJFERS, grond).toegestaan:
        raise NietGevonden


def _regels(
    kijker: Kijker,
    wachtenden: Sequence[Wachtende],
    op_lijst: Mapping[int, Wacht],
    gebeurtenissen: Sequence[Gebeurtenis],
    vandaag: date,
    toen: date,
) -> list[Wachtregel]:
    """The cases of the viewer, who waits longest above the norm first."""
    if kijker.rol in VAN_AANBIEDER:
        return []  # a provider knows its clients, not where they stand on lists for help elsewhere
    zicht = zichtbaar(kijker, Handeling.IDENTITEIT, doel=Doel.HULP, vandaag=vandaag, als=IN_BEELD)
    per_casus = {w.casus_id: w for w in wachtenden if w.pk in op_lijst and w.casus_id}
    regels, vormen = [], _vormen_per_nummer(gebeurtenissen)
    for casus in zicht.filter(pk__in=list(per_casus)).select_related("jeugdige__gemeente", "regisseur"):
        wachtende = per_casus[casus.pk]
        wacht, soorten = op_lijst[wachtende.pk], {g.soort for g in wachtende.gebeurtenissen.all()}
        eigen = vormen[wacht.nummer]  # only who stood on the same lists matters: the rest is not played again
        mee = [g for g in gebeurtenissen if not eigen.isdisjoint(vormen[g.nummer])]
        verklaring = verklaar(wacht.nummer, mee, get_wachtregels(), nu=vandaag, toen=toen)
        overbrugd, schade = (soort in soorten for soort in VERTELD)
        regels.append(Wachtregel(casus, wacht, verklaring, wacht.dagen(vandaag), overbrugd, schade))
    return sorted(
        regels, key=lambda r: (r.wacht.hulpvorm, r.verklaring.nu.plaats if r.verklaring.nu else 0, r.casus.pk)
    )


def _vormen_per_nummer(gebeurtenissen: Iterable[Gebeurtenis]) -> dict[int, set[Hulpvorm]]:
    """On which lists each youth stands or stood."""
    vormen: dict[int, set[Hulpvorm]] = defaultdict(set)
    for gebeurtenis in gebeurtenissen:
        if gebeurtenis.staat is not None:
            vormen[gebeurtenis.nummer].add(gebeurtenis.staat.hulpvorm)
    return vormen


def _tel(
    wachtenden: Iterable[Wachtende], op_lijst: Mapping[int, Wacht], gemeenten: Sequence[Gemeente], vandaag: date
) -> list[Vormtelling]:
    """Counts per form and gemeente with totals; what is small, or would give it away, is hidden."""
    kolom = {g.code: n for n, g in enumerate(gemeenten)}
    per_vorm: dict[Hulpvorm, list[int]] = defaultdict(lambda: [0] * len(gemeenten))
    for wachtende in wachtenden:
        wacht = op_lijst.get(wachtende.pk)
        if wacht is not None:
            per_vorm[wacht.hulpvorm][kolom[wachtende.gemeente_id]] += 1
    vormen = [vorm for vorm in Hulpvorm if vorm in per_vorm]
    if not vormen:
        return []
    tabel = np.array([[*per_vorm[v], sum(per_vorm[v])] for v in vormen], dtype=np.int64)
    tabel = np.vstack([tabel, tabel.sum(axis=0)])
    drempel = settings.BELEID.aantal("kleine_aantallen_drempel", vandaag)
    masker = verberg([Telling(tabel)], drempel, rijtotalen=True)
    getallen = [[None if masker[r, k] else int(tabel[r, k]) for k in range(tabel.shape[1])] for r in range(len(vormen))]
    return [
        Vormtelling(v, wachtnorm(v, vandaag), tuple(rij[:-1]), rij[-1]) for v, rij in zip(vormen, getallen, strict=True)
    ]
