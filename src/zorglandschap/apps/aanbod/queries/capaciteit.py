"""How many places each offer has on a day and how that changes afterwards: for the simulation, in two queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from zorglandschap.apps.aanbod.models import Bezetting, Plek
from zorglandschap.apps.aanbod.queries.vrij import BUITEN_GEBRUIK, loopt_na
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm


@dataclass(frozen=True, slots=True)
class Capaciteit:
    """Places of one offer on the day, without those out of service; ``verschil``: how many more (or fewer) from a day.

    ``gemeente`` is empty when the location lies outside the region.
    """

    aanbod_id: int
    hulpvorm: Hulpvorm
    locatie_id: int
    locatie: str
    gemeente: str
    breedte: float
    lengte: float
    plekken: int
    verschil: dict[date, int]


def list_capaciteit(*, op: date, vormen: Collection[Hulpvorm]) -> list[Capaciteit]:
    """Every offer of these forms with a place on ``op`` or later; a place lives as long as its offer."""
    plekken = Plek.objects.filter(loopt_na(op), aanbod__hulpvorm__in=list(vormen))
    plekken = plekken.filter(Q(aanbod__tot__isnull=True) | Q(aanbod__tot__gt=op))
    nu: dict[int, int] = defaultdict(int)
    later: dict[int, dict[date, int]] = defaultdict(lambda: defaultdict(int))
    wie: dict[int, tuple[Hulpvorm, int, str, str, float, float]] = {}
    for rij in plekken.order_by("aanbod_id", "pk").values_list(
        "aanbod_id", "van", "tot", "aanbod__van", "aanbod__tot", "aanbod__hulpvorm", "aanbod__locatie_id",
        "aanbod__locatie__naam", "aanbod__locatie__gemeente__naam", "aanbod__locatie__gemeente__in_regio",
        "aanbod__locatie__breedte", "aanbod__locatie__lengte",
    ):  # fmt: skip
        aanbod, van, tot, aanbod_van, aanbod_tot, vorm, locatie, naam, gemeente, binnen, breedte, lengte = rij
        wie[aanbod] = (Hulpvorm(vorm), locatie, naam, gemeente if binnen else "", breedte, lengte)
        einde = min((dag for dag in (tot, aanbod_tot) if dag is not None), default=None)
        _tel(nu, later[aanbod], aanbod, (max(van, aanbod_van), einde), op, 1)
    buiten = Bezetting.objects.filter(loopt_na(op), status=BUITEN_GEBRUIK, plek__in=plekken)
    for aanbod, van, tot in buiten.values_list("plek__aanbod_id", "van", "tot"):
        _tel(nu, later[aanbod], aanbod, (van, tot), op, -1)
    return [
        Capaciteit(aanbod, *rij, nu[aanbod], {dag: n for dag, n in sorted(later[aanbod].items()) if n})
        for aanbod, rij in wie.items()
    ]


def _tel(
    nu: dict[int, int], later: dict[date, int], aanbod: int, periode: tuple[date, date | None], op: date, stuks: int
) -> None:
    """Add a period ``[van, tot)`` to what is there on the day and to what changes after it."""
    van, tot = periode
    if tot is not None and tot <= max(van, op):
        return
    if van <= op:
        nu[aanbod] += stuks
    else:
        later[van] += stuks
    if tot is not None:
        later[tot] -= stuks
