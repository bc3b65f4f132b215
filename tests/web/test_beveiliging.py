"""Signing in and staying in: headers, cookies, sessions, locks, the second factor, and forms that come back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from bs4 import BeautifulSoup
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from tests.cast import WACHTWOORD, Cast
from zorglandschap.apps.organisaties.models import Gebruiker
from zorglandschap.config import sessie

INLOG = reverse("account_login")
BINNEN = reverse("mfa_index")  # a page for whoever is signed in
JORIS = "joris@zorglandschap.example"
ACHTERKANT = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture(autouse=True)
def _lege_tellers() -> None:
    cache.clear()


def _meld_aan(client: Client, email: str = JORIS, wachtwoord: str = WACHTWOORD) -> Any:
    return client.post(INLOG, {"login": email, "password": wachtwoord})


def _bevestig(client: Client) -> None:
    client.post(reverse("account_reauthenticate"), {"password": WACHTWOORD})


@pytest.fixture
def joris(client: Client, cast: Cast) -> Client:
    """Joris, signed in through the front door."""
    _meld_aan(client)
    return client


def _soep(antwoord: Any) -> BeautifulSoup:
    return BeautifulSoup(antwoord.content, "html.parser")


# --- headers and cookies ---------------------------------------------------------------------------------


@pytest.mark.parametrize("adres", ["/", INLOG, "/bestaat-niet/", "/gezond/", "/werk/", "/static/bestaat-niet.css"])
def test_every_answer_carries_the_headers(client: Client, db: None, adres: str) -> None:
    koppen = client.get(adres).headers
    regels = dict(deel.strip().split(" ", 1) for deel in koppen["Content-Security-Policy"].split(";"))
    assert regels["default-src"] == "'none'"
    for soort in ("script-src", "style-src", "img-src", "font-src", "connect-src", "form-action"):
        assert regels[soort] == "'self'"
    assert regels["frame-ancestors"] == regels["base-uri"] == "'none'"
    assert koppen["X-Frame-Options"] == "DENY"
    assert koppen["X-Content-Type-Options"] == "nosniff"
    assert koppen["Referrer-Policy"] == "same-origin"
    assert koppen["Cross-Origin-Opener-Policy"] == "same-origin"
    assert koppen["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in koppen["Permissions-Policy"]


def test_pages_are_never_kept_by_the_browser(client: Client, db: None) -> None:
    for adres in (INLOG, "/bestaat-niet/", "/gezond/"):
        assert client.get(adres)["Cache-Control"] == "no-store"


def test_an_error_in_the_house_carries_the_headers_too(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    from zorglandschap.web.beheer import pages

    def stuk() -> bool:
        raise RuntimeError

    monkeypatch.setattr(pages, "is_bereikbaar", stuk)
    antwoord = Client(raise_request_exception=False).get("/gezond/")
    assert antwoord.status_code == 500
    assert "Content-Security-Policy" in antwoord.headers
    assert antwoord["Cache-Control"] == "no-store"


def test_cookies_cannot_be_read_by_scripts_and_stay_on_this_site(joris: Client) -> None:
    joris.get(INLOG)
    for koek in joris.cookies.values():
        assert koek["httponly"]
        assert koek["samesite"] == "Lax"


def test_pages_have_no_inline_script_or_style(joris: Client) -> None:
    _bevestig(joris)
    for adres in (INLOG, BINNEN, reverse("mfa_activate_totp"), reverse("account_change_password")):
        soep = _soep(joris.get(adres, follow=True))
        assert not [s for s in soep.select("script:not([src])") if s.get("type") != "application/json"]
        assert not soep.select("style, [style], [onclick], [onload]")
        assert not [b for b in soep.select("img, image") if str(b.get("src", "")).startswith("data:")]


# --- signing in ------------------------------------------------------------------------------------------


def test_someone_signs_in_by_e_mail_and_password(client: Client, cast: Cast) -> None:
    antwoord = _meld_aan(client)
    assert antwoord.status_code == 302
    assert antwoord["Location"] == "/"
    assert client.get(BINNEN).status_code == 200


def test_an_unknown_person_and_a_wrong_password_get_the_same_answer(client: Client, cast: Cast) -> None:
    onbekend = _soep(_meld_aan(client, "niemand@zorglandschap.example", "onjuist"))
    verkeerd = _soep(_meld_aan(client, JORIS, "onjuist"))
    for soep in (onbekend, verkeerd):
        for veld in soep.select("input"):
            veld.decompose()
    assert onbekend.get_text() == verkeerd.get_text()


def test_after_five_wrong_passwords_the_door_stays_shut_for_a_while(client: Client, cast: Cast) -> None:
    statussen = [_meld_aan(client, JORIS, "onjuist").status_code for _ in range(6)]
    assert statussen[0] == 200
    assert statussen[-1] == 429
    antwoord = _meld_aan(client)
    assert antwoord.status_code == 429
    assert "15 minuten" in _soep(antwoord).get_text()
    assert client.get(BINNEN).status_code == 302


def test_someone_elsewhere_cannot_lock_joris_out(cast: Cast) -> None:
    vreemd = Client(REMOTE_ADDR="203.0.113.9")
    for _ in range(7):
        _meld_aan(vreemd, JORIS, "onjuist")
    eigen = Client(REMOTE_ADDR="192.0.2.1")
    assert _meld_aan(eigen).status_code == 302


def test_a_wrong_password_now_and_then_is_forgotten_after_signing_in(client: Client, cast: Cast) -> None:
    for _ in range(3):
        for _ in range(3):
            _meld_aan(client, JORIS, "onjuist")
        assert _meld_aan(client).status_code == 302
        client.logout()


@pytest.mark.parametrize("reden", ["gesloten", "verlopen"])
def test_a_closed_or_expired_account_cannot_sign_in(client: Client, cast: Cast, reden: str) -> None:
    gisteren = timezone.localdate() - timedelta(days=1)
    anders: dict[str, Any] = {"is_active": False} if reden == "gesloten" else {"geldig_tot": gisteren}
    Gebruiker.objects.filter(email=JORIS).update(**anders)
    _meld_aan(client)
    assert client.get(BINNEN).status_code == 302


def test_an_account_that_expires_is_out_at_the_next_request(joris: Client) -> None:
    assert joris.get(BINNEN).status_code == 200
    Gebruiker.objects.filter(email=JORIS).update(geldig_tot=timezone.localdate() - timedelta(days=1))
    antwoord = joris.get(BINNEN)
    assert antwoord.status_code == 302
    assert antwoord["Clear-Site-Data"] == '"cache", "storage"'


@pytest.mark.parametrize(
    "naam", ["account_signup", "account_email", "account_set_password", "socialaccount_connections"]
)
def test_nobody_makes_or_moves_an_account_here(joris: Client, naam: str) -> None:
    assert joris.get(reverse(naam)).status_code == 404
    assert joris.post(reverse(naam), {"email": "x@zorglandschap.example"}).status_code == 404


def test_the_session_gets_a_new_number_at_signing_in(client: Client, cast: Cast) -> None:
    client.get(INLOG)
    sessie_vooraf = client.session
    sessie_vooraf["gezet_door"] = "een ander"
    sessie_vooraf.save()
    oud = sessie_vooraf.session_key
    _meld_aan(client)
    assert client.session.session_key != oud


def test_signing_out_ends_the_session_on_the_server_and_clears_the_browser(joris: Client) -> None:
    sleutel = joris.session.session_key
    koek = joris.cookies["sessie"].value
    antwoord = joris.post(reverse("account_logout"))
    assert antwoord["Clear-Site-Data"] == '"cache", "storage"'
    assert not Session.objects.filter(session_key=sleutel).exists()
    joris.cookies["sessie"] = koek
    assert joris.get(BINNEN).status_code == 302


def test_signing_out_is_never_done_by_a_link(joris: Client) -> None:
    joris.get(reverse("account_logout"))
    assert joris.get(BINNEN).status_code == 200


# --- how long a session lives -----------------------------------------------------------------------------


def _verouder(client: Client, sleutel: str, hoe_lang: timedelta) -> None:
    opgeslagen = client.session
    opgeslagen[sleutel] -= int(hoe_lang.total_seconds())
    opgeslagen.save()


def test_a_quiet_session_ends_and_a_busy_one_goes_on(joris: Client, settings: Settings) -> None:
    settings.SESSIE_RUST = timedelta(minutes=15)
    joris.get(BINNEN)
    _verouder(joris, sessie.LAATST, timedelta(minutes=14))
    assert joris.get(BINNEN).status_code == 200
    _verouder(joris, sessie.LAATST, timedelta(minutes=14))
    assert joris.get(BINNEN).status_code == 200
    _verouder(joris, sessie.LAATST, timedelta(minutes=16))
    assert joris.get(BINNEN).status_code == 302


def test_a_session_never_lasts_longer_than_a_long_day(joris: Client) -> None:
    joris.get(BINNEN)
    _verouder(joris, sessie.BEGIN, timedelta(hours=10, minutes=1))
    assert joris.get(BINNEN).status_code == 302


def test_what_was_typed_comes_back_when_the_session_had_ended(joris: Client, settings: Settings) -> None:
    settings.SESSIE_RUST = timedelta(minutes=15)
    joris.get(BINNEN)
    _verouder(joris, sessie.LAATST, timedelta(hours=1))
    antwoord = joris.post(reverse("beheer:accounts"), {"zoek": "een lange tekst die niemand kwijt wil raken, nooit"})
    assert antwoord.status_code == 401
    veld = _soep(antwoord).select_one("[name=zoek]")
    assert veld is not None
    assert "niemand kwijt wil" in veld.get_text() + str(veld.get("value"))


# --- a form without a valid token --------------------------------------------------------------------------


@pytest.fixture
def streng(cast: Cast) -> Client:
    """Eva with a browser whose forms are checked for their token."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(Gebruiker.objects.get(pk=cast.eva.gebruiker_id), ACHTERKANT)
    return client


def test_a_stale_form_of_our_own_comes_back_and_can_be_sent_again(streng: Client) -> None:
    adres = reverse("beheer:accounts")
    zelf = {"Origin": "http://testserver"}
    antwoord = streng.post(adres, {"zoek": "Joris"}, headers=zelf)
    assert antwoord.status_code == 403
    soep = _soep(antwoord)
    formulier = soep.select_one("main form")
    assert formulier is not None
    velden = {v["name"]: v.get("value") or v.get_text() for v in formulier.select("[name]")}
    assert velden["zoek"] == "Joris"
    assert streng.post(str(formulier["action"]), velden, headers=zelf).status_code == 302


@pytest.mark.parametrize("koppen", [{"Origin": "https://elders.example"}, {"Sec-Fetch-Site": "cross-site"}, {}])
def test_a_form_from_elsewhere_gives_nothing_back(streng: Client, koppen: dict[str, str]) -> None:
    antwoord = streng.post(reverse("beheer:accounts"), {"zoek": "lokaas"}, headers=koppen)
    assert antwoord.status_code == 403
    assert b"lokaas" not in antwoord.content


def test_a_browser_that_only_tells_that_it_is_the_same_site_is_believed(streng: Client) -> None:
    antwoord = streng.post(reverse("beheer:accounts"), {"zoek": "Joris"}, headers={"Sec-Fetch-Site": "same-origin"})
    assert b"Joris" in antwoord.content


def test_a_password_never_comes_back(streng: Client) -> None:
    zelf = {"Origin": "http://testserver"}
    antwoord = streng.post(reverse("account_change_password"), {"oldpassword": "geheim-woord"}, headers=zelf)
    assert antwoord.status_code == 403
    assert b"geheim-woord" not in antwoord.content
    assert streng.post(INLOG, {"password": "geheim-woord"}, headers=zelf)["Location"] == INLOG


# --- the second factor -----------------------------------------------------------------------------------


def _code(geheim: str) -> str:
    teller = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(geheim, teller))


def test_without_a_second_factor_only_the_making_of_one_is_open(joris: Client, settings: Settings) -> None:
    settings.TWEEDE_FACTOR = True
    for adres in ("/", "/werk/", "/beheer/", "/landschap/", "/mijn/"):
        antwoord = joris.get(adres)
        assert antwoord.status_code == 302
        assert antwoord["Location"] == BINNEN
    assert joris.get(BINNEN).status_code == 200
    assert joris.get(reverse("mfa_activate_totp"))["Location"].startswith(reverse("account_reauthenticate"))
    _bevestig(joris)
    assert joris.get(reverse("mfa_activate_totp")).status_code == 200
    assert joris.post(reverse("account_logout")).status_code == 302


def test_no_address_of_the_network_makes_an_exception(joris: Client, settings: Settings) -> None:
    settings.TWEEDE_FACTOR = True
    for afzender in ("127.0.0.1", "10.0.0.5"):
        assert joris.get("/werk/", REMOTE_ADDR=afzender)["Location"] == BINNEN


def test_someone_makes_a_second_factor_and_needs_it_the_next_time(joris: Client, settings: Settings) -> None:
    settings.TWEEDE_FACTOR = True
    adres = reverse("mfa_activate_totp")
    _bevestig(joris)
    geheim = str(joris.get(adres).context["form"].secret)
    assert joris.post(adres, {"code": _code(geheim)}).status_code == 302
    factor = Authenticator.objects.get(type=Authenticator.Type.TOTP)
    assert geheim not in str(factor.data), "the secret is stored encrypted"
    assert joris.get("/beheer/").status_code == 404, "past the second factor, into the house"
    joris.post(reverse("account_logout"))
    cache.clear()
    assert _meld_aan(joris)["Location"].startswith(reverse("mfa_authenticate"))
    assert joris.get(BINNEN).status_code == 302, "the password alone is not enough"
    assert joris.post(reverse("mfa_authenticate"), {"code": _code(geheim)}).status_code == 302
    assert joris.get(BINNEN).status_code == 200


def test_a_recovery_code_works_once(client: Client, cast: Cast, settings: Settings) -> None:
    settings.TWEEDE_FACTOR = True
    gebruiker = Gebruiker.objects.get(email=JORIS)
    TOTP.activate(gebruiker, "JBSWY3DPEHPK3PXP")
    code = RecoveryCodes.activate(gebruiker).get_unused_codes()[0]
    for verwacht in (200, 302):
        _meld_aan(client)
        client.post(reverse("mfa_authenticate"), {"code": code})
        assert client.get(BINNEN).status_code == verwacht
        client.logout()


def test_codes_of_the_second_factor_cannot_be_tried_for_ever(client: Client, cast: Cast, settings: Settings) -> None:
    settings.TWEEDE_FACTOR = True
    gebruiker = Gebruiker.objects.get(email=JORIS)
    TOTP.activate(gebruiker, "JBSWY3DPEHPK3PXP")
    code = RecoveryCodes.activate(gebruiker).get_unused_codes()[0]
    _meld_aan(client)
    for poging in range(12):
        client.post(reverse("mfa_authenticate"), {"code": f"{poging:06d}"})
    assert client.post(reverse("mfa_authenticate"), {"code": code}).status_code == 200
    assert client.get(BINNEN).status_code == 302


def test_the_secret_of_a_factor_is_encrypted_and_comes_back() -> None:
    adapter = get_adapter()
    assert adapter.decrypt(adapter.encrypt("JBSWY3DPEHPK3PXP")) == "JBSWY3DPEHPK3PXP"
    assert "JBSWY3" not in adapter.encrypt("JBSWY3DPEHPK3PXP")
    assert adapter.get_totp_issuer() == "Zorglandschap"


def test_signing_in_through_the_own_organisation_counts_only_with_proof(joris: Client, settings: Settings) -> None:
    settings.TWEEDE_FACTOR = True
    opgeslagen = joris.session
    opgeslagen["account_authentication_methods"] = [{"method": "socialaccount", "at": 1.0}]
    opgeslagen.save()
    assert joris.get("/beheer/")["Location"] == BINNEN
    settings.OIDC_EISEN = {"amr": frozenset({"mfa"})}
    assert joris.get("/beheer/").status_code == 404
