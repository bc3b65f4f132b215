"""Counts straight from the trajects, for a meting: a few aggregates for all years together, never a row of a child."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Count, F, Q

from zorglandschap.apps.casus.models import Traject
from zorglandschap.apps.matching.queries import list_kloofrijen
from zorglandschap.core.begrippen.hulpvormen import VERBLIJF, Hulpvorm
from zorglandschap.core.begrippen.periode import Periode
from zorglandschap.core.monitor.kloofcijfers import Klooftelling, tel_kloven
from zorglandschap.core.monitor.publicatie import REGIO

Periodes = Mapping[int, Periode]  # year -> the days of it that are measured
IN_VERBLIJF = Q(hulpvorm__in=sorted(VERBLIJF))
VAN_DE_REGIO = Q(gemeente__in_regio=True)  # the gemeente of the child, not of the place


@dataclass(frozen=True, slots=True)
class JeugdigenTelling:
    """Different children of one area in one year: in any youth help, and away from home."""

    met_jeugdhulp: int
    in_verblijf: int


def loopt_in(periode: Periode) -> Q:
    """Trajects that have at least one day in the period (both half-open, see core/begrippen/periode.py)."""
    return Q(van__lt=periode.tot) & (Q(tot__isnull=True) | (Q(tot__gt=periode.van) & Q(tot__gt=F("van"))))


def tel_trajecten(periodes: Periodes) -> dict[tuple[str, int], list[tuple[Hulpvorm, int]]]:
    """Active trajects per form of help, by gemeente code and year; one query."""
    tellingen = {_naam(jaar): Count("pk", filter=loopt_in(p)) for jaar, p in periodes.items()}
    uit: dict[tuple[str, int], list[tuple[Hulpvorm, int]]] = defaultdict(list)
    rijen: list[dict[str, Any]] = [
        dict(rij)
        for rij in Traject.objects.filter(VAN_DE_REGIO).values("gemeente_id", "hulpvorm").annotate(**tellingen)
    ]
    for rij in rijen:
        for jaar in periodes:
            uit[rij["gemeente_id"], jaar].append((Hulpvorm(rij["hulpvorm"]), rij[_naam(jaar)]))
    return uit


def tel_jeugdigen(periodes: Periodes) -> dict[tuple[str, int], JeugdigenTelling]:
    """Different children, by gemeente code (and the whole region) and year; two queries.

    A child that moved within the region counts in both gemeenten, and once in the region.
    """
    tellingen = {}
    for jaar, periode in periodes.items():
        loopt = loopt_in(periode)
        tellingen[_naam(jaar)] = Count("jeugdige_id", distinct=True, filter=loopt)
        tellingen[_naam(jaar, "uit_huis")] = Count("jeugdige_id", distinct=True, filter=loopt & IN_VERBLIJF)
    rijen: dict[str, dict[str, Any]] = {
        rij["gemeente_id"]: dict(rij)
        for rij in Traject.objects.filter(VAN_DE_REGIO).values("gemeente_id").annotate(**tellingen)
    }
    rijen[REGIO] = Traject.objects.filter(VAN_DE_REGIO).aggregate(**tellingen)
    return {
        (gebied, jaar): JeugdigenTelling(rij[_naam(jaar)], rij[_naam(jaar, "uit_huis")])
        for gebied, rij in rijen.items()
        for jaar in periodes
    }


def tel_adviezen(periodes: Periodes) -> dict[tuple[str, int], Klooftelling]:
    """What became of advices, and weeks without the advised help, by gemeente code and year; one query."""
    eerste, laatste = min(p.van for p in periodes.values()), max(p.tot or p.van for p in periodes.values())
    return tel_kloven(list_kloofrijen(eerste, laatste), periodes)


def list_duren(periodes: Periodes) -> dict[tuple[str, int], list[int]]:
    """Days of every stay that ended in the period, by gemeente code and year; one query.

    A stay ends on its last night: the day before ``tot``. Nothing of the child comes along.
    """
    eerste, laatste = min(p.van for p in periodes.values()), max(p.tot or p.van for p in periodes.values())
    geeindigd = Traject.objects.filter(IN_VERBLIJF & VAN_DE_REGIO, tot__gt=eerste, tot__lte=laatste).filter(
        tot__gt=F("van")
    )
    uit: dict[tuple[str, int], list[int]] = defaultdict(list)
    for gebied, van, tot in geeindigd.values_list("gemeente_id", "van", "tot").iterator():
        laatste_nacht = (tot or van) - timedelta(days=1)
        if laatste_nacht.year in periodes:
            uit[gebied, laatste_nacht.year].append((laatste_nacht - van).days + 1)
    return uit


def _naam(jaar: int, wat: str = "alle") -> str:
    return f"{wat}_{jaar}"
