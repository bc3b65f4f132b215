"""What the family asks and how the group is, on the pages of places: met, not met, or not known."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.matching.hulp import geadviseerd
from tests.cast import Cast
from tests.web.casus.hulp import inhoud, meld_aan
from zorglandschap.apps.aanbod.models import Aanbod
from zorglandschap.core.begrippen.matchwoorden import Gezinswens


def test_a_place_shows_the_group_of_now_and_what_the_family_asks(client: Client, cast: Cast) -> None:
    Aanbod.objects.filter(pk=cast.pleegzorg.pk).update(
        groep="Twee pubers en een peuter.", groep_grootte=3, groep_jongste=2, groep_oudste=15, dieren=False
    )
    vraagt = frozenset({Gezinswens.DIEREN, Gezinswens.EIGEN_KAMER, Gezinswens.GEMEENTE})
    geadviseerd(cast, nu=timezone.now(), wensen=vraagt, wens_gemeente=cast.urk.pk)
    meld_aan(client, cast.joris)
    tekst = inhoud(client.get(reverse("matching:plekken", args=[cast.casus_noor.sleutel])))
    assert "De groep nu: 3 jeugdigen, 2 tot en met 15 jaar. Twee pubers en een peuter." in tekst
    assert "wonen in een gemeente die zij noemen (Urk), een eigen kamer, dieren in huis of op het terrein." in tekst
    assert "dieren in huis of op het terrein: komt niet uit" in tekst
    assert "een eigen kamer: niet bekend" in tekst
    naast = reverse("matching:vergelijken", args=[cast.casus_noor.sleutel])
    tekst = inhoud(client.get(naast, {"aanbod": [cast.pleegzorg.pk, cast.gezinshuis.pk]}))
    for woord in ("Wat vragen de jeugdige en de ouders?", "Komt niet uit", "3 jeugdigen", "2 tot en met 15 jaar"):
        assert woord in tekst
