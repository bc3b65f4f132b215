"""Who is believed: the proof of an identity provider, the true sender, and the name that axes counts on."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from allauth.core.exceptions import ImmediateHttpResponse
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import reverse
from pytest_django import Settings

from zorglandschap.config import inloggen
from zorglandschap.config.beveiliging import AfzenderMiddleware

INLOG = reverse("account_login")
JORIS = "joris@zorglandschap.example"


@pytest.mark.parametrize(
    ("bewijs", "eisen", "goed"),
    [
        ({}, {}, True),
        ({"acr": "loa3"}, {"acr": frozenset({"loa3", "loa4"})}, True),
        ({"acr": "loa2"}, {"acr": frozenset({"loa3", "loa4"})}, False),
        ({"amr": ["pwd", "mfa"]}, {"amr": frozenset({"mfa"})}, True),
        ({"amr": ["pwd"]}, {"amr": frozenset({"mfa"})}, False),
        ({"amr": ["mfa"]}, {"amr": frozenset({"mfa"}), "acr": frozenset({"loa3"})}, False),
        ({}, {"acr": frozenset({"loa3"})}, False),
    ],
)
def test_an_identity_provider_must_prove_what_the_settings_ask(
    bewijs: dict[str, object], eisen: dict[str, frozenset[str]], goed: object
) -> None:
    assert inloggen.bewijst(bewijs, eisen) is goed


def _aanmelding(bewijs: dict[str, object]) -> Any:
    return SimpleNamespace(account=SimpleNamespace(extra_data={"id_token": bewijs}))


def test_a_sign_in_without_proof_is_stopped_with_a_page_that_helps(rf: RequestFactory, settings: Settings) -> None:
    settings.OIDC_EISEN = {"amr": frozenset({"mfa"})}
    adapter = inloggen.OidcAdapter()
    verzoek: HttpRequest = rf.get("/")
    adapter.pre_social_login(verzoek, _aanmelding({"amr": ["pwd", "mfa"]}))
    with pytest.raises(ImmediateHttpResponse) as geweigerd:
        adapter.pre_social_login(verzoek, _aanmelding({"amr": ["pwd"]}))
    assert geweigerd.value.response.status_code == 403
    assert not adapter.is_open_for_signup(verzoek, _aanmelding({}))


@pytest.mark.parametrize(
    ("proxies", "gegeven", "afzender"),
    [
        (0, "203.0.113.9", "127.0.0.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.7, 203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.7, 203.0.113.9", "198.51.100.7"),
        (2, "203.0.113.9", "127.0.0.1"),
        (1, "", "127.0.0.1"),
    ],
)
def test_a_forged_sender_is_not_believed(settings: Settings, proxies: int, gegeven: str, afzender: str) -> None:
    settings.PROXIES = proxies
    gezien = []

    def antwoord(request: Any) -> HttpResponse:
        gezien.append(request.META["REMOTE_ADDR"])
        return HttpResponse()

    verzoek = RequestFactory().get("/", headers={"X-Forwarded-For": gegeven} if gegeven else {})
    AfzenderMiddleware(antwoord)(verzoek)
    assert gezien == [afzender]


def test_axes_counts_on_the_e_mail_address() -> None:
    verzoek = RequestFactory().post(INLOG, {"login": " Joris@Zorglandschap.example "})
    assert inloggen.aanmeldnaam(verzoek) == JORIS
    assert inloggen.aanmeldnaam(verzoek, {"email": "MILA@zorglandschap.example"}) == "mila@zorglandschap.example"
    assert inloggen.aanmeldnaam(None) is None
