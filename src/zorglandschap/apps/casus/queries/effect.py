"""To which groups youths belong and how far from home they live, for numbers about groups: never a row on a screen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import numpy as np
from django.db.models import F, Q

from zorglandschap.apps.casus.models import Jeugdige, Traject
from zorglandschap.core.begrippen.afstand import hemelsbreed_km
from zorglandschap.core.begrippen.codelijsten import Geslacht
from zorglandschap.core.begrippen.hulpvormen import VERBLIJF

PER_KEER = 1000  # numbers in one question to the database
GING_DOOR = Q(tot__isnull=True) | Q(tot__gt=F("van"))


@dataclass(frozen=True, slots=True)
class Groepskenmerken:
    """What puts a youth in groups; ``gezin`` only tells who belong together, ``gemeente`` is empty elsewhere."""

    geboren_op: date
    geslacht: Geslacht
    gemeente: str
    gezin: int


def list_groepskenmerken(jeugdigen: Collection[int]) -> dict[int, Groepskenmerken]:
    """The groups of these youths, by number; a thousand in one query."""
    uit: dict[int, Groepskenmerken] = {}
    nummers = sorted(jeugdigen)
    for begin in range(0, len(nummers), PER_KEER):
        rijen = Jeugdige.objects.filter(pk__in=nummers[begin : begin + PER_KEER]).values_list(
            "pk", "geboren_op", "geslacht", "gemeente__naam", "gemeente__in_regio", "gezin_id"
        )
        for pk, geboren_op, geslacht, gemeente, in_regio, gezin in rijen:
            uit[pk] = Groepskenmerken(geboren_op, Geslacht(geslacht), gemeente if in_regio else "", gezin)
    return uit


def list_woonafstanden(van: date, tot: date) -> dict[int, tuple[float, ...]]:
    """Per youth of the region the km from home to each place to live that began in ``[van, tot)``, in one query.

    Who has a secret address is left out, and so is a stay without a known place or one that never began.
    """
    rijen = Traject.objects.filter(
        GING_DOOR,
        van__gte=van,
        van__lt=tot,
        hulpvorm__in=sorted(VERBLIJF),
        aanbod__isnull=False,
        gemeente__in_regio=True,
        jeugdige__adres_is_geheim=False,
    )
    punten = ("jeugdige__breedte", "jeugdige__lengte", "aanbod__locatie__breedte", "aanbod__locatie__lengte")
    gelezen = list(rijen.order_by("pk").values_list("jeugdige_id", *punten))
    if not gelezen:
        return {}
    plekken = np.array([rij[1:] for rij in gelezen], dtype=np.float64)
    uit: dict[int, list[float]] = defaultdict(list)
    for (pk, *_), km in zip(gelezen, hemelsbreed_km(*plekken.T).tolist(), strict=True):
        uit[pk].append(km)
    return {pk: tuple(km) for pk, km in uit.items()}
