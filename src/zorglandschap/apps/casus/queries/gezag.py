"""Who has gezag over a child on a day: the tie to this child goes before what holds for the whole family."""

from __future__ import annotations

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


def _met_gezag(jeugdige_id: int, op: date) -> QuerySet[Gezinslid]:
    """Who came already, did not leave, and raises the child: a neighbour never has gezag."""
    er_bij = (Q(van__isnull=True) | Q(van__lte=op)) & (Q(tot__isnull=True) | Q(tot__gt=op))
    voor_dit_kind = Band.objects.filter(jeugdige_id=jeugdige_id, gezinslid_id=OuterRef("pk"))
    hier = Q(Exists(voor_dit_kind.filter(heeft_gezag=True, rol__in=OPVOEDERS)))
    overal = Q(heeft_gezag=True, rol__in=OPVOEDERS) & ~Q(Exists(voor_dit_kind))
    return Gezinslid.objects.filter(er_bij, hier | overal)
