"""The newest plan by API: only for who sits at the placement table, as numbers, and every look is logged."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.apps.matching.tafelhulp import met_plan
from tests.cast import Cast
from tests.web.casus.hulp import meld_aan
from zorglandschap.apps.aanbod.models import Aanbod
from zorglandschap.apps.logboek.models import Gebeurtenis

ADRES = "/api/v1/verdeling"


def test_the_newest_plan_comes_out_with_its_proof_and_without_names(client: Client, cast: Cast) -> None:
    plan, resultaat = met_plan(cast)
    antwoord = meld_aan(client, cast.pieter).get(ADRES)
    assert antwoord.status_code == 200
    uit = antwoord.json()["plan"]
    assert (uit["sleutel"], uit["invoerHash"]) == (str(plan.sleutel), plan.invoer_hash)
    assert uit["bewezen"] == all(trap["bewezen"] for trap in uit["trappen"])
    assert len(uit["trappen"]) == len(plan.trappen)
    stappen = [stap for keten in uit["ketens"] for stap in keten]
    assert {stap["jeugdige"] for stap in stappen} | set(uit["wachtend"]) == set(resultaat.casussen)
    assert {stap["naar"] for stap in stappen} <= set(Aanbod.objects.values_list("pk", flat=True))
    for deel in ("Noor", "Lars", str(cast.casus_noor.sleutel), cast.pleegzorg.naam):
        assert deel not in antwoord.content.decode()
    regel = Gebeurtenis.objects.filter(soort="verdelingsplan").latest("pk")
    assert (regel.naam, regel.object_id, regel.actie) == (cast.pieter.naam, str(plan.sleutel), "R")


def test_without_a_plan_that_is_said(client: Client, cast: Cast) -> None:
    assert meld_aan(client, cast.pieter).get(ADRES).json() == {"plan": None}


@pytest.mark.parametrize("wie", ["joris", "bram", "aisha", "daan", "tom", "eva", "vera", "noor_kijker", "moeder_noor"])
def test_nobody_else_learns_that_there_is_a_plan(client: Client, cast: Cast, wie: str) -> None:
    assert client.get(ADRES).status_code == 401
    antwoord = meld_aan(client, getattr(cast, wie)).get(ADRES)
    assert antwoord.status_code in (403, 404)
    assert "keten" not in antwoord.content.decode()


def test_the_number_of_questions_is_small(client: Client, cast: Cast, django_assert_max_num_queries: object) -> None:
    met_plan(cast)
    meld_aan(client, cast.pieter)
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        assert client.get(ADRES).status_code == 200
