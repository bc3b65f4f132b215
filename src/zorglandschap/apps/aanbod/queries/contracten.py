"""With whom a gemeente has a contract for a form of help, as far as contracts were recorded."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from zorglandschap.apps.aanbod.models import Aanbod, Contract
from zorglandschap.apps.aanbod.queries.vrij import loopt_na
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm


def list_zonder_contract(
    gemeenten: Collection[str], hulpvormen: Collection[Hulpvorm], *, op: date
) -> dict[str, frozenset[int]]:
    """Per gemeente (code) the offers of these forms that it has no contract for on a day, in two queries.

    A contract of the region holds for each gemeente. Where no contract at all was recorded for a gemeente and a form,
    nothing is known of that form, and none of its offers is named.
    """
    bekend: dict[str, set[str]] = {code: set() for code in gemeenten}
    geldig: dict[str, set[tuple[int, str]]] = {code: set() for code in gemeenten}
    rijen = Contract.objects.filter(hulpvorm__in=list(hulpvormen))
    for aanbieder, code, vorm, van, tot in rijen.values_list("aanbieder_id", "gemeente_id", "hulpvorm", "van", "tot"):
        for gemeente in {code} & bekend.keys() if code else bekend:
            bekend[gemeente].add(vorm)
            if van <= op and (tot is None or op < tot):
                geldig[gemeente].add((aanbieder, vorm))
    vormen = set().union(*bekend.values())
    aanbod = Aanbod.objects.filter(loopt_na(op), hulpvorm__in=vormen) if vormen else Aanbod.objects.none()
    wie = list(aanbod.values_list("pk", "locatie__aanbieder_id", "hulpvorm"))
    return {
        gemeente: frozenset(
            pk for pk, aanbieder, vorm in wie if vorm in bekend[gemeente] and (aanbieder, vorm) not in geldig[gemeente]
        )
        for gemeente in bekend
    }
