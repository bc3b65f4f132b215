"""The newest plan by API: only for who sits at the placement table, as numbers, and every look is logged."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.apps.matching.tafelhulp import met_plan
from tests.cast import NU, Cast
from tests.web.casus.hulp import meld_aan
from zorglandschap.apps.aanbod.models import Aanbod
from zorglandschap.apps.casus.models import Uitsluiting
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


def test_every_youth_has_a_reason_and_brothers_and_sisters_are_named(client: Client, cast: Cast) -> None:
    plan, resultaat = met_plan(cast)
    uit = meld_aan(client, cast.pieter).get(f"{ADRES}?alternatieven=3").json()["plan"]
    assert uit["samen"] == plan.resultaat["samen"]
    assert [rij["jeugdige"] for rij in uit["redenen"]] == sorted(resultaat.casussen)
    assert all(rij["waarom"].endswith(".") and len(rij["waaromNiet"]) <= 3 for rij in uit["redenen"])
    niet = [n for rij in uit["redenen"] for n in rij["waaromNiet"]]
    assert {n["aanbod"] for n in niet} <= set(resultaat.aanbod.values())
    assert all(n["zin"].endswith(".") and n["niveau"] for n in niet)


def test_of_a_secret_address_no_other_place_is_named(client: Client, cast: Cast) -> None:
    _, resultaat = met_plan(cast)
    nummer = next(n for n, sleutel in resultaat.casussen.items() if sleutel == cast.casus_noor.sleutel)
    cast.noor.adres_is_geheim = True
    cast.noor.save()
    uit = meld_aan(client, cast.pieter).get(f"{ADRES}?alternatieven=3").json()["plan"]
    (reden,) = (rij for rij in uit["redenen"] if rij["jeugdige"] == nummer)
    assert reden["waarom"]
    assert reden["waaromNiet"] == []


def test_who_may_not_see_a_family_reads_why_and_not_what_others_need(client: Client, cast: Cast) -> None:
    _, resultaat = met_plan(cast)
    nummer = next(n for n, sleutel in resultaat.casussen.items() if sleutel == cast.casus_noor.sleutel)
    Uitsluiting.objects.create(gezin=cast.noor.gezin, gebruiker_id=cast.pieter.gebruiker_id, reden="familie", om=NU)
    redenen = meld_aan(client, cast.pieter).get(f"{ADRES}?alternatieven=3").json()["plan"]["redenen"]
    assert [rij["jeugdige"] for rij in redenen] == sorted(resultaat.casussen.keys() - {nummer})
    assert all(rij["waarom"] and rij["waaromNiet"] == [] for rij in redenen)


def test_fewer_other_places_can_be_asked(client: Client, cast: Cast) -> None:
    met_plan(cast)
    redenen = meld_aan(client, cast.pieter).get(f"{ADRES}?alternatieven=0").json()["plan"]["redenen"]
    assert all(rij["waarom"] and rij["waaromNiet"] == [] for rij in redenen)


def test_reasons_are_calculated_only_when_they_are_asked_for(client: Client, cast: Cast) -> None:
    met_plan(cast)
    assert meld_aan(client, cast.pieter).get(ADRES).json()["plan"]["redenen"] == []


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
