"""What this room knows of cases: the promised first day, when to look at the gap again, and who helps meanwhile."""

from __future__ import annotations

from datetime import date

from django.db.models import Value
from django.db.models.fields import CharField

from zorglandschap.apps.matching.models import Kloof, Wachtende, Wachtgebeurtenis
from zorglandschap.core.begrippen.matchwoorden import Wachtsoort
from zorglandschap.core.casus.termijnen import Elders
from zorglandschap.core.casus.termijnfeiten import Afspraak

START, KLOOF, BRUG = "start", "kloof", "brug"


def list_elders(casus_ids: list[int]) -> dict[int, Elders]:
    """What is known of these cases, by id, in one query; of each kind the one that comes first."""
    wacht = Wachtende.objects.filter(casus_id__in=casus_ids, tot__isnull=True, beloofd_op__isnull=False)
    gaten = Kloof.objects.filter(casus_id__in=casus_ids, gesloten_op__isnull=True, herzien_op__isnull=False)
    bruggen = Wachtgebeurtenis.objects.filter(
        wachtende__casus_id__in=casus_ids, wachtende__tot__isnull=True, soort=Wachtsoort.OVERBRUGGING
    )
    rijen = wacht.order_by().values_list("casus_id", Value(START, CharField()), "sinds", "beloofd_op")
    rijen = rijen.union(
        gaten.order_by().values_list("casus_id", Value(KLOOF, CharField()), "sinds", "herzien_op"),
        bruggen.order_by().values_list("wachtende__casus_id", Value(BRUG, CharField()), "op", "op"),
        all=True,
    )
    gevonden: dict[tuple[int, str], tuple[date, date]] = {}
    for casus_id, soort, sinds, op in rijen:
        eerder = gevonden.get((casus_id, soort))
        if eerder is None or op < eerder[1]:
            gevonden[casus_id, soort] = (min(sinds, op), op)
    return {
        pk: Elders(
            start=_afspraak(gevonden.get((pk, START))),
            kloof=_afspraak(gevonden.get((pk, KLOOF))),
            is_overbrugd=(pk, BRUG) in gevonden,
        )
        for pk in {casus_id for casus_id, _ in gevonden}
    }


def _afspraak(dagen: tuple[date, date] | None) -> Afspraak | None:
    return Afspraak(*dagen) if dagen else None
