"""Brothers and sisters on the page of places: who lives where, and nothing of a secret place."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.matching.hulp import geadviseerd
from tests.cast import Cast
from tests.web.casus.hulp import inhoud, meld_aan
from zorglandschap.apps.casus.models import Jeugdige

HIER, ELDERS = "broer of zus woont hier", "broer of zus woont op een andere plek"


@pytest.mark.django_db
@pytest.mark.parametrize("geheim", [False, True])
def test_the_page_says_where_a_brother_or_sister_lives_without_a_name(
    client: Client, cast: Cast, *, geheim: bool
) -> None:
    Jeugdige.objects.filter(pk=cast.sami.pk).update(gezin=cast.noor.gezin, adres_is_geheim=geheim)
    geadviseerd(cast, nu=timezone.now())
    meld_aan(client, cast.joris)
    tekst = inhoud(client.get(reverse("matching:plekken", args=[cast.casus_noor.sleutel])))
    assert (HIER in tekst, ELDERS in tekst) == (not geheim, not geheim)
    assert "broers en zussen bij elkaar" in tekst.lower()
    assert "Sami" not in tekst
