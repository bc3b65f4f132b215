"""What this room promised about cases: the day on which help would begin, and the day to look at the gap again."""

from __future__ import annotations

from datetime import date

from django.db.models import Value
from django.db.models.fields import CharField

from zorglandschap.apps.matching.models import Kloof, Wachtende
from zorglandschap.core.casus.termijnen import Elders
from zorglandschap.core.casus.termijnfeiten import Afspraak

START, KLOOF = "start", "kloof"


def list_elders(casus_ids: list[int]) -> dict[int, Elders]:
    """The promises about these cases, by id, in one query; of each kind the one that comes first."""
    wacht = Wachtende.objects.filter(casus_id__in=casus_ids, tot__isnull=True, beloofd_op__isnull=False)
    gaten = Kloof.objects.filter(casus_id__in=casus_ids, gesloten_op__isnull=True, herzien_op__isnull=False)
    rijen = wacht.order_by().values_list("casus_id", Value(START, CharField()), "sinds", "beloofd_op")
    rijen = rijen.union(
        gaten.order_by().values_list("casus_id", Value(KLOOF, CharField()), "sinds", "herzien_op"), all=True
    )
    gevonden: dict[tuple[int, str], tuple[date, date]] = {}
    for casus_id, soort, sinds, op in rijen:
        eerder = gevonden.get((casus_id, soort))
        if eerder is None or op < eerder[1]:
            gevonden[casus_id, soort] = (min(sinds, op), op)
    return {
        pk: Elders(start=_afspraak(gevonden.get((pk, START))), kloof=_afspraak(gevonden.get((pk, KLOOF))))
        for pk in {casus_id for casus_id, _ in gevonden}
    }


def _afspraak(dagen: tuple[date, date] | None) -> Afspraak | None:
    return Afspraak(*dagen) if dagen else None
