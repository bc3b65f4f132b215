"""The crisis reserve in words: per cluster of gemeenten and age how many places are free and needed, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from zorglandschap.apps.aanbod.queries import gemeentenummer
from zorglandschap.apps.matching.queries.plekken import Plekkenblad
from zorglandschap.apps.matching.queries.verdeelaanbod import lees_rijen
from zorglandschap.apps.matching.queries.verdeelgebied import CRISISVERBLIJF, GEWOON, maak_reserve
from zorglandschap.apps.matching.queries.zoeken import lees_crisisplekken
from zorglandschap.apps.matching.tafelrekening import get_doelorde
from zorglandschap.apps.organisaties.queries import list_gemeentenamen, list_gemeentepunten
from zorglandschap.core.begrippen.periode import leeftijd
from zorglandschap.core.matching.crisisreserve import Celstand, Crisisverblijf


@dataclass(frozen=True, slots=True)
class Reservebeeld:
    """One cluster and age with its gemeenten by name; ``toont_kinderen`` False hides what would tell of children."""

    gemeenten: tuple[str, ...]
    stand: Celstand
    toont_kinderen: bool = True


def reservebeelden(standen: Iterable[Celstand], *, toont_kinderen: bool) -> tuple[Reservebeeld, ...]:
    """The same cells with names, in one question; none when nothing was calculated."""
    rijen = tuple(standen)
    namen = list_gemeentenamen() if rijen else {}
    return tuple(
        Reservebeeld(tuple(sorted(namen[g] for g in s.cel.gemeenten if g in namen)), s, toont_kinderen) for s in rijen
    )


def get_crisisstand(blad: Plekkenblad, *, nu: datetime) -> Reservebeeld | None:
    """The crisis places within reach of a youth for whom places may be looked for; None without a crisis.

    Asks for the page of places, so it is shut like that page while no advice is recorded.
    """
    if not blad.casus.crisis_speelt:
        return None
    vandaag, jeugdige = timezone.localdate(nu), blad.casus.jeugdige
    vrij = lees_crisisplekken(CRISISVERBLIJF | GEWOON, op=vandaag, nu=nu)
    reserve = maak_reserve(
        lees_rijen(vrij), list_gemeentepunten(), vandaag=vandaag, houdt_over=get_doelorde().reserve_houdt_over
    )
    wie = Crisisverblijf(
        gemeentenummer(jeugdige.gemeente_id), vandaag, leeftijd=max(0, leeftijd(jeugdige.geboren_op, vandaag))
    )
    eigen = [stand for stand in reserve.cellen if stand.cel.heeft(wie)]
    return next(iter(reservebeelden(eigen, toont_kinderen=False)), None)
