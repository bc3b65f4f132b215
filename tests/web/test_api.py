"""The API shows the published figures to who may see figures, and nothing else to nobody."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client

from tests.cast import Cast
from zorglandschap.apps.monitor.models import Meting
from zorglandschap.apps.organisaties.models import Gebruiker

REEKS = "/api/v1/indicatoren/verblijfsaandeel"


def _als(client: Client, gebruiker_id: int) -> Client:
    client.force_login(Gebruiker.objects.get(pk=gebruiker_id), "allauth.account.auth_backends.AuthenticationBackend")
    return client


def _meet(gemeente: str | None, jaar: int, teller: int, noemer: int) -> None:
    Meting.objects.create(
        indicator="verblijfsaandeel",
        definitieversie=1,
        gemeente_id=gemeente,
        jaar=jaar,
        teller=teller,
        noemer=noemer,
        gemeten_om=datetime(2026, 11, 1, tzinfo=UTC),
    )


def test_a_policy_officer_gets_the_figures_with_their_definition(cast: Cast, client: Client) -> None:
    _meet(None, 2020, 900, 10_000)
    _meet("GM0034", 2020, 700, 8_000)
    _meet("GM0184", 2020, 200, 2_000)
    antwoord = _als(client, cast.tom.gebruiker_id).get(REEKS)
    assert antwoord.status_code == 200
    reeks = antwoord.json()
    assert reeks["definitie"]["bron"].endswith("figuur A")
    assert reeks["isVerzonnen"] is True
    regio = next(c for c in reeks["cijfers"] if c["gebied"] == "regio")
    assert (regio["teller"], regio["noemer"], regio["waarde"]) == (900, 10_000, 9.0)


def test_a_small_number_and_what_would_reveal_it_are_null(cast: Cast, client: Client) -> None:
    _meet(None, 2020, 703, 10_000)
    _meet("GM0034", 2020, 700, 8_000)
    _meet("GM0184", 2020, 3, 2_000)
    cijfers = {c["gebied"]: c for c in _als(client, cast.tom.gebruiker_id).get(REEKS).json()["cijfers"]}
    assert cijfers["GM0184"] == {
        "gebied": "GM0184", "jaar": 2020, "staat": "verborgen", "teller": None, "noemer": None, "waarde": None,
    }  # fmt: skip
    assert cijfers["GM0034"]["teller"] is None


def test_a_stranger_is_asked_to_sign_in(client: Client, db: None) -> None:
    antwoord = client.get(REEKS)
    assert antwoord.status_code == 401
    assert antwoord["Content-Type"] == "application/problem+json"
    assert antwoord.json()["detail"] == "Log eerst in."


@pytest.mark.parametrize("wie", ["eva", "noor_kijker"])
def test_who_may_not_see_figures_gets_404(cast: Cast, client: Client, wie: str) -> None:
    antwoord = _als(client, getattr(cast, wie).gebruiker_id).get(REEKS)
    assert antwoord.status_code == 404


def test_an_unknown_indicator_is_not_found(cast: Cast, client: Client) -> None:
    antwoord = _als(client, cast.tom.gebruiker_id).get("/api/v1/indicatoren/geluk")
    assert antwoord.status_code == 404
    assert antwoord.json()["title"] == "Not Found"


def test_all_indicators_are_listed(cast: Cast, client: Client) -> None:
    sleutels = [i["sleutel"] for i in _als(client, cast.tom.gebruiker_id).get("/api/v1/indicatoren").json()]
    assert "verblijfsaandeel" in sleutels


def test_the_description_of_the_api_is_there(cast: Cast, client: Client) -> None:
    beschrijving = client.get("/api/v1/openapi.json").json()
    assert beschrijving["openapi"].startswith("3.1")
    assert beschrijving["info"]["license"]["name"] == "EUPL-1.2"
