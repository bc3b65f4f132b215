"""Who has gezag over a child on a day: the tie to this child goes before what holds for the whole family."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from zorglandschap.apps.casus.models import Band, Gezinslid, Jeugdige
from zorglandschap.core.begrippen.gezinswoorden import OPVOEDERS


def gezagsdragers(jeugdige: Jeugdige, *, op: date) -> list[Gezinslid]:
    """Everybody who has gezag over this child on a day, in the order in which they were recorded."""
    return list(_met_gezag(jeugdige.pk, op).filter(gezin_id=jeugdige.gezin_id).order_by("pk"))


def heeft_gezag(gezinslid_id: int, jeugdige_id: int, *, op: date) -> bool:
    """True when this person has gezag over this child on a day."""
    return _met_gezag(jeugdige_id, op).filter(pk=gezinslid_id, gezin__jeugdigen=jeugdige_id).exists()


def gezagsdragers_van(jeugdigen: Iterable[Jeugdige], *, op: date) -> dict[int, frozenset[int]]:
    """The people (ids) with gezag over each of these children on a day, in two queries."""
    gezin_van = {jeugdige.pk: jeugdige.gezin_id for jeugdige in jeugdigen}
    leden = Gezinslid.objects.filter(_er_bij(op), gezin_id__in=set(gezin_van.values()))
    per_gezin: dict[int, dict[int, bool]] = {}
    for lid, gezin, gezag, rol in leden.values_list("pk", "gezin_id", "heeft_gezag", "rol"):
        per_gezin.setdefault(gezin, {})[lid] = gezag and rol in OPVOEDERS
    eigen: dict[int, dict[int, bool]] = {}
    banden = Band.objects.filter(jeugdige_id__in=gezin_van.keys())
    for kind, lid, gezag, rol in banden.values_list("jeugdige_id", "gezinslid_id", "heeft_gezag", "rol"):
        eigen.setdefault(kind, {})[lid] = gezag and rol in OPVOEDERS
    uit = {}
    for kind, gezin in gezin_van.items():
        mensen = per_gezin.get(gezin, {})
        uit[kind] = frozenset(lid for lid, gezag in mensen.items() if eigen.get(kind, {}).get(lid, gezag))
    return uit


def _er_bij(op: date) -> Q:
    """Who came already and did not leave."""
    return (Q(van__isnull=True) | Q(van__lte=op)) & (Q(tot__isnull=True) | Q(tot__gt=op))


def _met_gezag(jeugdige_id: int, op: date) -> QuerySet[Gezinslid]:
    """Who came already, did not leave, and raises the child: a neighbour never has gezag."""
    voor_dit_kind = Band.objects.filter(jeugdige_id=jeugdige_id, gezinslid_id=OuterRef("pk"))
    hier = Q(Exists(voor_dit_kind.filter(heeft_gezag=True, rol__in=OPVOEDERS)))
    overal = Q(heeft_gezag=True, rol__in=OPVOEDERS) & ~Q(Exists(voor_dit_kind))
    return Gezinslid.objects.filter(_er_bij(op), hier | overal)
