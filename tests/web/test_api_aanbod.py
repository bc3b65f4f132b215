"""The own offers by API: the same rows and report as the file, only for the planner, never without the token."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from tests.apps.matching.hulp import andere_planner
from tests.apps.organisaties.sleutelhulp import maak
from tests.cast import Cast
from tests.web.casus.hulp import meld_aan
from zorglandschap.apps.aanbod.models import Aanbod, Aanbodwijziging
from zorglandschap.apps.organisaties.models import Koppelsleutel

ADRES = "/api/v1/aanbod"


def _lever(client: Client, rijen: list[dict[str, str]], **anders: Any) -> Any:
    return client.put(ADRES, json.dumps({"rijen": rijen, **anders}), content_type="application/json")


def test_the_own_offers_come_out_and_go_back_unchanged(client: Client, cast: Cast) -> None:
    rijen = meld_aan(client, cast.aisha).get(ADRES).json()
    assert {rij["hulpvorm"] for rij in rijen} >= {"gezinshuis", "pleegzorg"}
    verslag = _lever(client, rijen).json()
    assert {rij["uitkomst"] for rij in verslag["rijen"]} == {"gelijk"}
    assert not Aanbodwijziging.objects.exists()


def test_a_row_that_cannot_be_says_what_to_do_and_all_or_nothing_holds(client: Client, cast: Cast) -> None:
    rij = meld_aan(client, cast.aisha).get(ADRES).json()[0]
    nieuw = rij | {"kenmerk": "N1", "naam": "Nieuw"}
    fout = nieuw | {"kenmerk": "N2", "leeftijdTot": "oud"}
    verslag = _lever(client, [nieuw, fout], allesOfNiets=True).json()
    assert not verslag["geschreven"]
    assert verslag["rijen"][1]["bezwaren"][0]["veld"] == "leeftijd_tot"
    assert _lever(client, [nieuw]).json()["rijen"][0]["uitkomst"] == "nieuw"
    assert Aanbod.objects.filter(kenmerk="N1").count() == 1


@pytest.mark.parametrize("wie", ["joris", "daan", "tom", "eva"])
def test_nobody_else_reads_or_delivers(client: Client, cast: Cast, wie: str) -> None:
    meld_aan(client, getattr(cast, wie))
    assert client.get(ADRES).status_code == 404
    assert _lever(client, [{"kenmerk": "x"}]).status_code == 404


def test_another_provider_sees_nothing_and_a_visitor_signs_in(client: Client, cast: Cast) -> None:
    assert client.get(ADRES).status_code == 401
    assert meld_aan(client, andere_planner(cast)).get(ADRES).json() == []


def test_an_empty_delivery_and_one_without_token_are_refused(cast: Cast) -> None:
    assert _lever(meld_aan(Client(), cast.aisha), []).status_code == 409
    streng = meld_aan(Client(enforce_csrf_checks=True), cast.aisha)
    assert _lever(streng, [{"kenmerk": "x"}]).status_code == 403
    assert not Aanbodwijziging.objects.exists()


def test_rhythm_and_caseload_come_in_and_out_by_api(client: Client, cast: Cast) -> None:
    rijen = {rij["hulpvorm"]: rij for rij in meld_aan(client, cast.aisha).get(ADRES).json()}
    gezin = rijen["pleegzorg"] | {"kenmerk": "P1", "naam": "Gezin van weekenden", "ritme": "kort | weekend en vakantie"}
    fact = gezin | {"kenmerk": "F1", "naam": "FACT", "hulpvorm": "fact jeugd", "plekken": "40", "ritme": ""}
    verslag = _lever(client, [gezin, fact, fact | {"kenmerk": "F2", "ritme": "lang"}]).json()
    assert [rij["uitkomst"] for rij in verslag["rijen"]] == ["nieuw", "nieuw", "niet verwerkt"]
    assert verslag["rijen"][2]["bezwaren"][0]["veld"] == "ritme"
    assert Aanbod.objects.get(kenmerk="P1").ritme == ["kort", "weekend en vakantie"]
    assert Aanbod.objects.get(kenmerk="F1").plekken.count() == 40
    terug = {rij["kenmerk"]: rij for rij in client.get(ADRES).json()}
    assert {r["uitkomst"] for r in _lever(client, [terug["P1"], terug["F1"]]).json()["rijen"]} == {"gelijk"}


# --- places per day and locations ---


def _put(client: Client, wat: str, rijen: list[dict[str, str]], **kop: Any) -> Any:
    return client.put(f"{ADRES}/{wat}", json.dumps({"rijen": rijen}), content_type="application/json", **kop)


def test_places_and_locations_come_out_and_go_back(client: Client, cast: Cast) -> None:
    meld_aan(client, cast.aisha)
    plekken = client.get(f"{ADRES}/plekken").json()
    assert {rij["kenmerk"] for rij in plekken} == {f"A{a.pk}" for a in Aanbod.objects.all()}
    assert {r["uitkomst"] for r in _put(client, "plekken", plekken).json()["rijen"]} == {"bevestigd"}
    for _ in range(2):
        verslag = _put(client, "locaties", client.get(f"{ADRES}/locaties").json()).json()
    assert {r["uitkomst"] for r in verslag["rijen"]} == {"gelijk"}
    assert not Aanbodwijziging.objects.exists()


def test_a_key_delivers_places_and_every_row_has_its_answer(cast: Cast) -> None:
    kop, client = {"HTTP_AUTHORIZATION": f"Bearer {maak(cast).tekst}"}, Client(enforce_csrf_checks=True)
    kenmerk = f"A{cast.thuis.pk}"
    rijen = [{"kenmerk": kenmerk, "vrij": "1"}, {"kenmerk": kenmerk, "buitenTot": "2026-01-01"}, {"kenmerk": "Z"}]
    verslag = _put(client, "plekken", rijen, **kop).json()
    assert [r["uitkomst"] for r in verslag["rijen"]] == ["gewijzigd", "niet verwerkt", "niet verwerkt"]
    assert verslag["rijen"][1]["bezwaren"][0]["veld"] == "buiten_tot"
    assert cast.thuis.wijzigingen.get().door_id == cast.aisha.medewerker_id
    nieuw = [{"locatie": "Het Erf", "plaats": "Urk", "adresGeheim": "ja"}]
    assert _put(client, "locaties", nieuw, **kop).json()["rijen"][0]["uitkomst"] == "nieuw"
    assert client.get(f"{ADRES}/locaties", **kop).json()[-1]["adresGeheim"] in {"ja", "nee"}


def test_places_have_the_same_measure_per_minute_as_the_offers(cast: Cast) -> None:
    cache.clear()
    kop, client = {"HTTP_AUTHORIZATION": f"Bearer {maak(cast).tekst}"}, Client()
    hoogstens = settings.BELEID.aantal("koppelsleutel_per_minuut", timezone.localdate())
    teller = f"sleutelmaat/{Koppelsleutel.objects.get().kenmerk}/{timezone.now():%Y%m%d%H%M}"
    cache.set(teller, hoogstens, 120)
    assert client.get(f"{ADRES}/plekken", **kop).status_code == 429
    assert _put(client, "locaties", [{}], **kop).status_code == 429
    cache.clear()


@pytest.mark.parametrize("wat", ["plekken", "locaties"])
def test_nobody_else_delivers_places_or_locations(cast: Cast, wat: str) -> None:
    assert Client().get(f"{ADRES}/{wat}").status_code == 401
    meld = meld_aan(Client(), cast.joris)
    assert meld.get(f"{ADRES}/{wat}").status_code == 404
    assert _put(meld, wat, [{"kenmerk": "x"}]).status_code == 404
    assert _put(meld_aan(Client(enforce_csrf_checks=True), cast.aisha), wat, [{}]).status_code == 403
    assert _put(meld_aan(Client(), cast.aisha), wat, []).status_code == 409
