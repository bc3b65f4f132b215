"""Which offers there are on a day and how many places they have, never what is free: for commands and prices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from django.db.models import Count, Q

from zorglandschap.apps.aanbod.models import Aanbod
from zorglandschap.apps.aanbod.queries.vrij import gemeentenummer, loopt_na
from zorglandschap.core.begrippen.aanbodwoorden import Ritme
from zorglandschap.core.begrippen.codelijsten import Specialisme
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.matching.profiel import Aanbiedingen, Ints
from zorglandschap.core.matching.verdeling.invoer import Aanbod as Aanbodrij
from zorglandschap.core.matching.verdeling.invoer import als_aanbiedingen


@dataclass(frozen=True, slots=True, eq=False)
class Landschapsbeeld:
    """Offers as arrays, each open on the asked day, with their number of places (n) and their names by id."""

    aanbiedingen: Aanbiedingen
    plekken: Ints
    namen: dict[int, str]


def list_landschap(op: date) -> Landschapsbeeld:
    """Every offer that exists on a day, in one query; ``vrij_vanaf`` is that day, whoever lives there."""
    bestaat = Q(plekken__van__lte=op) & (Q(plekken__tot__isnull=True) | Q(plekken__tot__gt=op))
    rijen = list(
        Aanbod.objects.filter(loopt_na(op), van__lte=op)
        .select_related("locatie")
        .annotate(aantal=Count("plekken", filter=bestaat))
        .order_by("pk")
    )
    return Landschapsbeeld(
        aanbiedingen=als_aanbiedingen(_rij(a, op) for a in rijen),
        plekken=np.array([a.aantal for a in rijen], dtype=np.int64),
        namen={a.pk: a.naam for a in rijen},
    )


def _rij(a: Aanbod, op: date) -> Aanbodrij:
    return Aanbodrij(
        id=a.pk,
        hulpvorm=Hulpvorm(a.hulpvorm),
        vrij=0,
        locatie=a.locatie_id,
        breedte=a.locatie.breedte,
        lengte=a.locatie.lengte,
        gemeente=gemeentenummer(a.locatie.gemeente_id),
        leeftijd_van=a.leeftijd_van,
        leeftijd_tot=a.leeftijd_tot,
        specialismen=frozenset(map(Specialisme, a.specialismen)),
        neemt_lvb=a.neemt_lvb,
        neemt_samen=a.neemt_broers_zussen,
        vrij_vanaf=op,
        neemt_ggz=a.neemt_ggz,
        ritme=frozenset(map(Ritme, a.ritme)),
    )
