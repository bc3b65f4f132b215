"""What this room knows of cases: the promised first day, when to look at the gap again, a no that asks for work."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet, Value
from django.db.models.fields import CharField

from zorglandschap.apps.matching.models import Kloof, Voorstel, Wachtende, Wachtgebeurtenis
from zorglandschap.apps.matching.queries.tegenspraak import nog_tegenspraak, open_vragen
from zorglandschap.apps.matching.queries.weigeringen import nog_te_doen
from zorglandschap.core.begrippen.codelijsten import VoorstelStatus
from zorglandschap.core.begrippen.matchwoorden import Wachtsoort, Weigergevolg
from zorglandschap.core.casus.termijnen import Elders
from zorglandschap.core.casus.termijnfeiten import Afspraak

START, KLOOF, BRUG, TEGEN, GROEP = "start", "kloof", "brug", "tegenspraak", "groep"


def list_elders(casus_ids: list[int]) -> dict[int, Elders]:
    """What is known of these cases, by id, in one query; of each kind the one that comes first."""
    wacht = Wachtende.objects.filter(casus_id__in=casus_ids, tot__isnull=True, beloofd_op__isnull=False)
    gaten = Kloof.objects.filter(casus_id__in=casus_ids, gesloten_op__isnull=True, herzien_op__isnull=False)
    bruggen = Wachtgebeurtenis.objects.filter(
        wachtende__casus_id__in=casus_ids, wachtende__tot__isnull=True, soort=Wachtsoort.OVERBRUGGING
    )
    nee = nog_te_doen().filter(casus_id__in=casus_ids)
    rijen = wacht.order_by().values_list("casus_id", Value(START, CharField()), "sinds", "beloofd_op")
    rijen = rijen.union(
        gaten.order_by().values_list("casus_id", Value(KLOOF, CharField()), "sinds", "herzien_op"),
        nee.order_by().values_list("casus_id", "gevolg", "beantwoord_om__date", "beantwoord_om__date"),
        open_vragen(casus_ids).values_list("casus_id", Value(TEGEN, CharField()), "op", "uiterlijk_op"),
        nog_tegenspraak(casus_ids).values_list("casus_id", Value(TEGEN, CharField()), "op", "tegenspraak_uiterlijk_op"),
        in_groep(casus_ids).values_list("casus_id", Value(GROEP, CharField()), "bezetting__van", "bezetting__tot"),
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
            tweede_blik=_dag(gevonden.get((pk, Weigergevolg.TWEEDE_BLIK.value))),
            groep=_afspraak(gevonden.get((pk, GROEP))),
            tegenspraak=_afspraak(gevonden.get((pk, TEGEN))),
            experttafel=_dag(gevonden.get((pk, Weigergevolg.OPSCHALEN.value))),
        )
        for pk in {casus_id for casus_id, _ in gevonden}
    }


def in_groep(casus_ids: list[int]) -> QuerySet[Voorstel]:
    """Stays that run and were agreed for a number of weeks."""
    geplaatst = Voorstel.objects.filter(casus_id__in=casus_ids, status=VoorstelStatus.GEACCEPTEERD)
    lopend = geplaatst.filter(bezetting__tot__isnull=False, bezetting__traject__tot__isnull=True)
    return lopend.filter(advies__duur_weken__isnull=False, bezetting__traject__isnull=False).order_by()


def _afspraak(dagen: tuple[date, date] | None) -> Afspraak | None:
    return Afspraak(*dagen) if dagen else None


def _dag(dagen: tuple[date, date] | None) -> date | None:
    return dagen[1] if dagen else None
