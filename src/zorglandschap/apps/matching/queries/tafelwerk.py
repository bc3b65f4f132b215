"""What follows from the placement table: work for the casusregisseur, and how often the table differs from advice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

import numpy as np
from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from zorglandschap.apps.casus.queries import list_eigen_namen
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.logboek.actions import schrijf
from zorglandschap.apps.matching.models import Tafelbesluit, Voorstel
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Doel, Handeling, Relatie, Rol
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.matching.tafel import volgt_altijd
from zorglandschap.core.monitor.onthulling import Telling, verberg
from zorglandschap.core.regels.inzage import Omstandigheden, besluit

JAAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Tafelwerk:
    """A decision of the table that asks the regisseur for a request; ``aanbod`` empty: keeps waiting."""

    sleutel: UUID
    naam: str
    aanbod: str
    reden: str
    om: datetime


@dataclass(frozen=True, slots=True)
class Tafelcijfer:
    """How often was decided, and how often otherwise than advised; None is a number too small to show."""

    team: str
    besloten: int | None
    anders: int | None
    volgt_altijd: bool = False

    @property
    def aandeel(self) -> float | None:
        """The share that differs, when both numbers may be seen."""
        if self.besloten is None or self.anders is None or self.besloten == 0:
            return None
        return self.anders / self.besloten


@dataclass(frozen=True, slots=True)
class Tafelcijfers:
    """Per team of the casus and together; ``drempel`` 0: nothing was hidden."""

    regels: tuple[Tafelcijfer, ...]
    totaal: Tafelcijfer
    van: date
    minstens: int
    drempel: int


def geldende_besluiten(nu: datetime) -> QuerySet[Tafelbesluit]:
    """The last decision of each casus, as long as it counts, while no request was made since."""
    dagen = settings.BELEID.aantal("tafelbesluit_geldig_dagen", timezone.localdate(nu))
    later = Tafelbesluit.objects.filter(casus=OuterRef("casus"), om__gt=OuterRef("om"))
    gevraagd = Voorstel.objects.filter(casus=OuterRef("casus"), gevraagd_om__gte=OuterRef("om"))
    rijen = Tafelbesluit.objects.filter(~Exists(later), ~Exists(gevraagd), om__gt=nu - timedelta(days=dagen))
    return rijen.exclude(casus__status=CasusStatus.AFGESLOTEN)


def list_tafelwerk(kijker: Kijker, *, nu: datetime) -> list[Tafelwerk]:
    """What the table decided about cases of which the viewer has the regie, the newest first; one or two queries."""
    if kijker.medewerker_id is None:
        return []
    rijen = list(
        geldende_besluiten(nu)
        .filter(casus__regisseur_id=kijker.medewerker_id)
        .select_related("besloten")
        .order_by("-om", "-pk")
    )
    if not rijen:
        return []
    eigen = list_eigen_namen(kijker, [r.casus_id for r in rijen], vandaag=timezone.localdate(nu))
    return [
        Tafelwerk(kind.sleutel, kind.naam, r.besloten.naam if r.besloten else "", r.reden, r.om)
        for r in rijen
        if (kind := eigen.get(r.casus_id)) is not None
    ]


def get_tafelcijfers(kijker: Kijker, *, vandaag: date) -> Tafelcijfers:
    """Share of decisions that differ, over a year; raises NietGevonden for who may not see figures.

    The table sees its own numbers; for everybody else small ones are hidden.
    """
    grond = Omstandigheden(is_actief=kijker.is_actief)
    if not besluit(kijker.rol, Relatie.GEEN, Doel.BELEID, Handeling.CIJFERS, grond).toegestaan:
        raise NietGevonden
    schrijf(kijker=kijker, handeling=Handeling.CIJFERS, doel=Doel.BELEID, actie="R", soort="tafelcijfers")
    van, minstens = vandaag - JAAR, settings.BELEID.aantal("tafel_signaal_minstens", vandaag)
    is_tafel = kijker.rol is Rol.PLAATSINGSTAFEL
    drempel = 0 if is_tafel else settings.BELEID.aantal("kleine_aantallen_drempel", vandaag)
    tellingen = _tel(van)
    som = (sum(n for n, _ in tellingen.values()), sum(a for _, a in tellingen.values()))
    rijen = _verberg([*tellingen.items(), ("", som)], drempel)
    cijfers = [
        Tafelcijfer(team, n, a, volgt_altijd=n is not None and a is not None and volgt_altijd(n, a, minstens))
        for team, n, a in rijen
    ]
    return Tafelcijfers(tuple(cijfers[:-1]), cijfers[-1], van, minstens, drempel)


def _tel(van: date) -> dict[str, tuple[int, int]]:
    """Per team: decided and otherwise; of decisions about one youth on one plan the last counts."""
    laatste: dict[tuple[int, int], tuple[str, bool]] = {}
    rijen = Tafelbesluit.objects.filter(om__date__gte=van).order_by("om", "pk")
    for plan, casus, team, volgt in rijen.values_list("plan_id", "casus_id", "team__naam", "volgt_advies"):
        laatste[plan, casus] = (team, volgt)
    uit: dict[str, tuple[int, int]] = {}
    for team, volgt in laatste.values():
        besloten, anders = uit.get(team, (0, 0))
        uit[team] = (besloten + 1, anders + (not volgt))
    return dict(sorted(uit.items()))


def _verberg(rijen: list[tuple[str, tuple[int, int]]], drempel: int) -> list[tuple[str, int | None, int | None]]:
    if not drempel:
        return [(team, n, a) for team, (n, a) in rijen]
    geheel = np.array([[n] for _, (n, _) in rijen], dtype=np.int64)
    deel = np.array([[a] for _, (_, a) in rijen], dtype=np.int64)
    weg = verberg([Telling(geheel)], drempel)
    # a share of nothing or of everything tells something of each: the remainder is protected as well
    weg_deel = verberg([Telling(deel, geheel)], drempel, alvast=weg)
    return [(team, None if weg[i, 0] else n, None if weg_deel[i, 0] else a) for i, (team, (n, a)) in enumerate(rijen)]
