"""The base case of the simulation fits the region that was loaded, and a year of unchanged policy stays like it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import connection
from django.test.utils import CaptureQueriesContext

from zorglandschap.apps.casus.models import Traject
from zorglandschap.apps.matching.models import Wachtende
from zorglandschap.apps.simulatie.models import Schatting
from zorglandschap.apps.simulatie.queries import get_geschiedenis, get_uitgangspunt
from zorglandschap.core.simulatie.draaien import draai
from zorglandschap.core.simulatie.invoer import Invoer

VANDAAG = date(2026, 11, 22)
VRAGEN = 11


class Uitgangspunten:
    """What is asked of the loaded region about its base case."""

    aantallen: ClassVar[dict[str, int]]

    def test_the_estimate_was_made_while_loading(self) -> None:
        schatting = Schatting.objects.get()
        assert schatting.tot == VANDAAG
        assert schatting.episodes > 100

    def test_everybody_in_residence_and_everybody_who_waits_is_in_the_base_case_once(self) -> None:
        with CaptureQueriesContext(connection) as vragen:
            u = get_uitgangspunt()
        assert len(vragen) == VRAGEN
        vormen = [v.naam for v in u.invoer.vormen]
        loopt = Traject.objects.filter(
            tot__isnull=True, hulpvorm__in=vormen, gemeente__in_regio=True, naast__isnull=True, van__lte=VANDAAG
        )
        houdt = int((u.invoer.wachtenden.voorziening >= 0).sum())
        assert u.invoer.bewoners.voorziening.size + houdt == loopt.count()
        wacht = Wachtende.objects.filter(tot__isnull=True, hulpvorm__in=vormen, gemeente__in_regio=True)
        assert u.invoer.wachtenden.vorm.size >= wacht.values("jeugdige", "hulpvorm").distinct().count()

    def test_a_year_of_unchanged_policy_neither_collapses_nor_explodes(self) -> None:
        u = get_uitgangspunt(maanden=12)
        nu = int(get_geschiedenis(VANDAAG).episodes.aanwezig(VANDAAG).sum())
        straks = [_straks(u.met(t), k) for k, t in enumerate(u.trekkingen[:10])]
        assert 0.85 * nu <= sum(straks) / len(straks) <= 1.15 * nu


def _straks(invoer: Invoer, zaad: int) -> float:
    return float(draai(invoer, zaad=zaad, replicaties=2, draden=1).reeks("aanwezig").gemiddelde[-1])
