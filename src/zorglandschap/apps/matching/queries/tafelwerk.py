"""What follows from the placement table: work for the casusregisseur, and how often the table differs from advice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

import numpy as np
from django.conf import settings
from django.utils import timezone

from zorglandschap.apps.casus.queries import list_eigen_namen
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.logboek.actions import schrijf
from zorglandschap.apps.matching.models import Tafelbesluit
from zorglandschap.apps.matching.queries.tafelstand import NA_VERHUIZING, geldende_besluiten, vertrekkers
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling, Relatie, Rol
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tafelwoorden import WIJKT_AF
from zorglandschap.core.matching.tafel import volgt_altijd
from zorglandschap.core.monitor.onthulling import Telling, verberg
from zorglandschap.core.regels.inzage import Omstandigheden, besluit

JAAR = timedelta(days=365)
KOLOMMEN = ("besloten", "anders", *WIJKT_AF)


@dataclass(frozen=True, slots=True)
class Tafelwerk:
    """A decision of the table that asks the regisseur for a request; ``aanbod`` empty: keeps waiting.

    ``eerst_verhuizen``: the place is not free yet, somebody else moves first.
    """

    sleutel: UUID
    naam: str
    aanbod: str
    reden: str
    om: datetime
    eerst_verhuizen: bool = False


@dataclass(frozen=True, slots=True)
class Tafelcijfer:
    """How often was decided, and how often otherwise than advised; None is a number too small to show.

    ``redenen`` says how often for which reason, in the order of WIJKT_AF.
    """

    team: str
    besloten: int | None
    anders: int | None
    volgt_altijd: bool = False
    redenen: tuple[int | None, ...] = ()

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


def list_tafelwerk(kijker: Kijker, *, nu: datetime) -> list[Tafelwerk]:
    """What the table decided about cases of which the viewer has the regie, the newest first; a few queries."""
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
    wacht = {r.besloten_id for r in rijen if r.kosten.get(NA_VERHUIZING)}
    nog = vertrekkers(nu).keys() & wacht if wacht else set()
    return [
        Tafelwerk(kind.sleutel, kind.naam, r.besloten.naam if r.besloten else "", r.reden, r.om, r.besloten_id in nog)
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
    som = tuple(map(sum, zip(*tellingen.values(), strict=True))) or (0,) * len(KOLOMMEN)
    cijfers = [
        Tafelcijfer(team, n, a, n is not None and a is not None and volgt_altijd(n, a, minstens), tuple(redenen))
        for team, (n, a, *redenen) in _verberg([*tellingen.items(), ("", som)], drempel)
    ]
    return Tafelcijfers(tuple(cijfers[:-1]), cijfers[-1], van, minstens, drempel)


def _tel(van: date) -> dict[str, tuple[int, ...]]:
    """Per team the KOLOMMEN; of decisions about one youth on one plan the last counts."""
    laatste: dict[tuple[int, int], tuple[str, bool, str]] = {}
    rijen = Tafelbesluit.objects.filter(om__date__gte=van).order_by("om", "pk")
    velden = ("plan_id", "casus_id", "team__naam", "volgt_advies", "reden_code")
    for plan, casus, team, volgt, reden in rijen.values_list(*velden):
        laatste[plan, casus] = (team, volgt, reden)
    uit: dict[str, list[int]] = {}
    for team, volgt, reden in laatste.values():
        tel = uit.setdefault(team, [0] * len(KOLOMMEN))
        tel[0] += 1
        if not volgt:
            tel[1] += 1
            tel[KOLOMMEN.index(reden)] += 1
    return {team: tuple(tel) for team, tel in sorted(uit.items())}


def _verberg(rijen: list[tuple[str, tuple[int, ...]]], drempel: int) -> list[tuple[str, list[int | None]]]:
    if not drempel:
        return [(team, list(tel)) for team, tel in rijen]
    alle = np.array([tel for _, tel in rijen], dtype=np.int64)
    geheel, deel, per_reden = alle[:, :1], alle[:, 1:2], np.hstack([alle[:, 2:], alle[:, 1:2]])
    weg = verberg([Telling(geheel)], drempel)
    # a share of nothing or of everything tells something of each: the remainder is protected as well
    weg_deel = verberg([Telling(deel, geheel)], drempel, alvast=weg)
    breed = np.broadcast_to(geheel, per_reden.shape)
    alvast = np.broadcast_to(weg_deel, per_reden.shape)
    weg_reden = verberg([Telling(per_reden, breed)], drempel, rijtotalen=True, alvast=alvast)
    masker = np.hstack([weg, weg_deel | weg_reden[:, -1:], weg_reden[:, :-1]])
    return [(team, [None if masker[i, k] else n for k, n in enumerate(tel)]) for i, (team, tel) in enumerate(rijen)]
