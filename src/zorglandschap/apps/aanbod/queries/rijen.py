"""The own offers as rows of words, as they go into a file or the API."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.db.models import Count, Q

from zorglandschap.apps.aanbod.models import Aanbod
from zorglandschap.apps.aanbod.queries.blad import gegevens_van
from zorglandschap.apps.aanbod.queries.vrij import is_planner, loopt_na
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.core.begrippen.aanbodrij import schrijf_rij
from zorglandschap.core.begrippen.kijker import Kijker


def list_rijen(kijker: Kijker, *, vandaag: date) -> list[dict[str, str]]:
    """Every own offer that still runs, in one query; raises NietGevonden for who is no planner."""
    if not is_planner(kijker):
        raise NietGevonden
    bestaat = Q(plekken__tot__isnull=True) | Q(plekken__tot__gt=vandaag)
    eigen = Aanbod.objects.filter(loopt_na(vandaag), locatie__aanbieder_id=kijker.organisatie_id)
    eigen = eigen.select_related("locatie").annotate(aantal=Count("plekken", filter=bestaat))
    return [
        schrijf_rij(replace(gegevens_van(a, a.aantal), kenmerk=a.kenmerk or f"A{a.pk}"), a.locatie.naam)
        for a in eigen.order_by("locatie__naam", "pk")
    ]
