"""Who waited for what, and what was advised beside what was given: rows with a number for who it was, never a name.

For rooms inside the house that make figures of them in memory; nothing of a row is kept or shown.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from django.db.models import Q

from zorglandschap.apps.matching.models import Advies, Kloof, Wachtende
from zorglandschap.core.begrippen.codelijsten import Specialisme
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import Kloofreden

GEEN_RUIMTE = (Kloofreden.GEEN_PLEK, Kloofreden.WACHTTIJD)


class Wachtrij(NamedTuple):
    """One time of waiting; ``jeugdige`` only links rows, ``geboren`` is the middle of the month of birth."""

    jeugdige: int
    gemeente: str
    hulpvorm: Hulpvorm
    sinds: date
    tot: date | None
    geboren: date


def list_wachtrijen(*, vormen: Collection[Hulpvorm], vanaf: date) -> list[Wachtrij]:
    """Everybody of the region who waited for these forms on or after a day, in one query."""
    rijen = Wachtende.objects.filter(
        Q(tot__isnull=True) | Q(tot__gte=vanaf), hulpvorm__in=list(vormen), gemeente__in_regio=True
    ).order_by("pk")
    return [
        Wachtrij(wie, gemeente, Hulpvorm(vorm), sinds, tot, geboren.replace(day=15))
        for wie, gemeente, vorm, sinds, tot, geboren in rijen.values_list(
            "jeugdige_id", "gemeente__naam", "hulpvorm", "sinds", "tot", "jeugdige__geboren_op"
        )
    ]


def list_gemiste_adviezen(*, vanaf: date) -> dict[tuple[int, date, Hulpvorm], Hulpvorm]:
    """What was advised to who got something else because there was no place (in time), in one query.

    By number of the youth, first day and form of what was given. Where family, court or safety chose otherwise, the
    given help counts as what was wanted: more places would not have changed that.
    """
    rijen = Kloof.objects.filter(
        Q(gesloten_op__isnull=True) | Q(gesloten_op__gte=vanaf), reden__in=GEEN_RUIMTE, gemeente__in_regio=True
    ).exclude(gegeven="")
    return {
        (wie, sinds, Hulpvorm(gegeven)): Hulpvorm(advies)
        for wie, sinds, gegeven, advies in rijen.order_by("pk").values_list(
            "jeugdige_id", "sinds", "gegeven", "geadviseerd"
        )
    }


def list_behoeften(*, een_van: Collection[Specialisme]) -> dict[int, Specialisme]:
    """Per youth (number) the first of these needs that the latest advice names, in one query."""
    uit: dict[int, Specialisme] = {}
    for wie, behoeften in Advies.objects.order_by("op", "pk").values_list("casus__jeugdige_id", "behoeften"):
        gevonden = [b for b in een_van if b in behoeften]
        uit.pop(wie, None)
        if gevonden:
            uit[wie] = gevonden[0]
    return uit
