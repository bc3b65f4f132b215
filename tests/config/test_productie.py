"""The settings of production: safe by default, and every mistake in the environment has a sentence that helps."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from zorglandschap.config import omgeving

WORTEL = Path(__file__).resolve().parents[2]
PRODUCTIE = {
    "ZORGLANDSCHAP_GEHEIM": "Wq3-een-lang-geheim-voor-de-toets-0123456789-abcdefghijklmnop",
    "ZORGLANDSCHAP_GEGEVENSSLEUTEL": "Zx9-een-tweede-geheim-voor-de-toets-0123456789-abcdefghijklm",
    "ZORGLANDSCHAP_HOSTS": "zorglandschap.example",
}
VRAAG = """
import json, django
from django.conf import settings
django.setup()
namen = ["DEBUG", "TWEEDE_FACTOR", "SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "LANGUAGE_COOKIE_NAME", "PROXIES",
         "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_HSTS_SECONDS", "SECURE_SSL_REDIRECT", "EMAIL_BACKEND"]
print(json.dumps({n: getattr(settings, n) for n in namen} | {"rust": settings.SESSIE_RUST.total_seconds()}))
"""


def _draai(*opdracht: str, **omgeving_: str) -> subprocess.CompletedProcess[str]:
    basis = {n: os.environ[n] for n in ("PATH", "HOME", "LANG") if n in os.environ}
    return subprocess.run(
        [sys.executable, *opdracht],
        cwd=WORTEL,
        env={**basis, "DJANGO_SETTINGS_MODULE": "zorglandschap.config.settings", **omgeving_},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_the_check_of_django_for_deployment_is_clean(tmp_path: Path) -> None:
    uitslag = _draai(
        "manage.py", "check", "--deploy", "--fail-level", "WARNING", **PRODUCTIE, ZORGLANDSCHAP_DATA=str(tmp_path)
    )
    assert uitslag.returncode == 0, uitslag.stderr
    assert "no issues" in uitslag.stdout


def test_production_is_strict_without_being_told(tmp_path: Path) -> None:
    uitslag = _draai("-c", VRAAG, **PRODUCTIE, ZORGLANDSCHAP_DATA=str(tmp_path))
    assert json.loads(uitslag.stdout) == {
        "DEBUG": False,
        "TWEEDE_FACTOR": True,
        "SESSION_COOKIE_NAME": "__Host-sessie",
        "CSRF_COOKIE_NAME": "__Host-csrf",
        "LANGUAGE_COOKIE_NAME": "__Host-taal",
        "PROXIES": 1,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_HSTS_SECONDS": 63_072_000,
        "SECURE_SSL_REDIRECT": True,
        "EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend",
        "rust": 900.0,
    }


@pytest.mark.parametrize("ontbreekt", ["ZORGLANDSCHAP_GEHEIM", "ZORGLANDSCHAP_GEGEVENSSLEUTEL"])
def test_a_missing_secret_stops_the_start_with_a_sentence(tmp_path: Path, ontbreekt: str) -> None:
    rest = {naam: waarde for naam, waarde in PRODUCTIE.items() if naam != ontbreekt}
    uitslag = _draai("-c", VRAAG, **rest, ZORGLANDSCHAP_DATA=str(tmp_path))
    assert uitslag.returncode != 0
    assert f"{ontbreekt} ontbreekt of is te kort" in uitslag.stderr


# --- reading the environment -----------------------------------------------------------------------------


def test_mail_is_off_until_a_server_is_named() -> None:
    assert omgeving.mail().bezorger.endswith("dummy.EmailBackend")


@pytest.mark.parametrize(
    ("adres", "poort", "vanaf_begin"),
    [
        ("smtp://jan:p%40ss@mail.example/?van=a@b.example", 587, False),
        ("smtp://jan:p%40ss@mail.example:25/?van=a@b.example", 25, False),
        ("smtps://jan:p%40ss@mail.example/?van=a@b.example", 465, True),
    ],
)
def test_mail_comes_from_one_address(
    monkeypatch: pytest.MonkeyPatch, adres: str, poort: int, vanaf_begin: object
) -> None:
    monkeypatch.setenv("ZORGLANDSCHAP_MAIL", adres)
    mail = omgeving.mail()
    assert (mail.host, mail.poort, mail.gebruiker, mail.wachtwoord) == ("mail.example", poort, "jan", "p@ss")
    assert mail.is_tls_vanaf_begin is vanaf_begin
    assert "p@ss" not in repr(mail)


@pytest.mark.parametrize("adres", ["http://mail.example/?van=a@b.example", "smtp:///?van=a@b", "smtp://mail.example/"])
def test_a_mistake_in_the_mail_address_is_explained(monkeypatch: pytest.MonkeyPatch, adres: str) -> None:
    monkeypatch.setenv("ZORGLANDSCHAP_MAIL", adres)
    with pytest.raises(ImproperlyConfigured, match="ZORGLANDSCHAP_MAIL"):
        omgeving.mail()


def test_the_identity_provider_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (omgeving.oidc(), omgeving.oidc_eisen(), omgeving.oidc_oorsprong()) == ({}, {}, [])
    monkeypatch.setenv("ZORGLANDSCHAP_OIDC_ADRES", "https://inlog.example/realms/regio")
    with pytest.raises(ImproperlyConfigured, match="OIDC_CLIENT"):
        omgeving.oidc()
    monkeypatch.setenv("ZORGLANDSCHAP_OIDC_CLIENT", "zorglandschap")
    monkeypatch.setenv("ZORGLANDSCHAP_OIDC_GEHEIM", "geheim")
    monkeypatch.setenv("ZORGLANDSCHAP_OIDC_AMR", "mfa, hwk")
    (app,) = omgeving.oidc()["openid_connect"]["APPS"]
    assert app["settings"]["server_url"] == "https://inlog.example/realms/regio"
    assert omgeving.oidc_eisen() == {"amr": frozenset({"mfa", "hwk"})}
    assert omgeving.oidc_oorsprong() == ["https://inlog.example"]


def test_an_identity_provider_without_tls_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for naam, waarde in {"ADRES": "http://inlog.example", "CLIENT": "a", "GEHEIM": "b"}.items():
        monkeypatch.setenv(f"ZORGLANDSCHAP_OIDC_{naam}", waarde)
    with pytest.raises(ImproperlyConfigured, match="https"):
        omgeving.oidc()


def test_numbers_must_be_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    assert omgeving.getal("PROXIES", 1) == 1
    monkeypatch.setenv("ZORGLANDSCHAP_PROXIES", "twee")
    with pytest.raises(ImproperlyConfigured, match="heel getal"):
        omgeving.getal("PROXIES", 1)


def test_old_keys_stay_readable_and_the_number_says_which_is_new(monkeypatch: pytest.MonkeyPatch) -> None:
    assert omgeving.sleutelbos("nieuw").actief == 1
    monkeypatch.setenv("ZORGLANDSCHAP_GEGEVENSSLEUTEL_NUMMER", "2")
    monkeypatch.setenv("ZORGLANDSCHAP_GEGEVENSSLEUTEL_OUD", "1:oud:met:dubbele:punten")
    bos = omgeving.sleutelbos("nieuw")
    assert (bos.actief, set(bos.sleutels)) == (2, {1, 2})
    assert bos.sleutels[1] == omgeving.maak_sleutelbos({1: "oud:met:dubbele:punten"}, 1).huidig
    monkeypatch.setenv("ZORGLANDSCHAP_GEGEVENSSLEUTEL_OUD", "geen nummer")
    with pytest.raises(ImproperlyConfigured, match="GEGEVENSSLEUTEL"):
        omgeving.sleutelbos("nieuw")
