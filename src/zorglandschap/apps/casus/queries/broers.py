"""Where brothers and sisters live, and who of them looks for a place too: numbers without names, for inside the house.

Nothing is told of a restricted case, a secret address or a secret location, nor of a place where the youth is not safe.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from zorglandschap.apps.casus.models import Casus, Jeugdige, Traject
from zorglandschap.apps.casus.queries.beweging import loopt
from zorglandschap.core.begrippen.codelijsten import CasusStatus
from zorglandschap.core.begrippen.hulpvormen import VERBLIJF

ZOEKT = (CasusStatus.GEADVISEERD, CasusStatus.PLEK_GEVRAAGD)  # who looks for a place will not stay where it is


def list_gezinslocaties(
    jeugdigen: Collection[Jeugdige], *, op: date, onveilig: Mapping[int, frozenset[int]]
) -> dict[int, frozenset[int]]:
    """Per youth (id) the locations (ids) where a brother or sister lives on a day, in one query.

    ``onveilig`` are the locations where a youth is not safe. Who lives at a secret address has none: living with a
    brother or sister whose address is known would give it away.
    """
    open_ = [j for j in jeugdigen if not j.adres_is_geheim]
    if not open_:
        return {}
    stil = Casus.objects.filter(Q(is_beperkt=True) | Q(status__in=ZOEKT), jeugdige_id=OuterRef("jeugdige_id"))
    rijen = Traject.objects.filter(
        loopt(op),
        ~Exists(stil),
        van__lte=op,
        hulpvorm__in=VERBLIJF,
        aanbod__locatie__adres_is_geheim=False,
        jeugdige__gezin_id__in={j.gezin_id for j in open_},
        jeugdige__adres_is_geheim=False,
        jeugdige__samengevoegd_in__isnull=True,
    )
    woont: dict[int, set[tuple[int, int]]] = {}
    for gezin, jeugdige, locatie in rijen.values_list("jeugdige__gezin_id", "jeugdige_id", "aanbod__locatie_id"):
        woont.setdefault(gezin, set()).add((jeugdige, locatie))
    uit = {
        j.pk: frozenset(locatie for wie, locatie in woont.get(j.gezin_id, ()) if wie != j.pk)
        - onveilig.get(j.pk, frozenset())
        for j in open_
    }
    return {pk: locaties for pk, locaties in uit.items() if locaties}


def list_zoekende_broers_zussen(casus: Casus) -> QuerySet[Casus]:
    """Cases of brothers and sisters who have an advice and no request yet; of a restricted case nothing is told."""
    jeugdige = casus.jeugdige
    rijen = Casus.objects.filter(
        status=CasusStatus.GEADVISEERD,
        is_beperkt=False,
        jeugdige__gezin_id=jeugdige.gezin_id,
        jeugdige__adres_is_geheim=jeugdige.adres_is_geheim,
        jeugdige__samengevoegd_in__isnull=True,
    )
    return rijen.exclude(jeugdige_id=jeugdige.pk).order_by("pk")
