"""Reads settings from the environment; what is missing stops the start with a sentence that helps."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from zorglandschap.core.begrippen.versleuteling import Sleutelbos, maak_sleutelbos

SQLITE_BEGIN = (
    "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;"
    "PRAGMA trusted_schema=OFF;PRAGMA journal_size_limit=67108864"
)


def tekst(naam: str, standaard: str = "") -> str:
    """The value of ``ZORGLANDSCHAP_<naam>``."""
    return os.environ.get(f"ZORGLANDSCHAP_{naam}", standaard).strip()


def vlag(naam: str, *, standaard: bool) -> bool:
    """A yes or no: ``1/0``, ``ja/nee``, ``true/false``."""
    ruw = tekst(naam).lower()
    if not ruw:
        return standaard
    if ruw in {"1", "ja", "true", "aan"}:
        return True
    if ruw in {"0", "nee", "false", "uit"}:
        return False
    raise ImproperlyConfigured(f"ZORGLANDSCHAP_{naam} moet ja of nee zijn, niet ‘{ruw}’.")


def lijst(naam: str) -> list[str]:
    """A list, separated by commas."""
    return [deel.strip() for deel in tekst(naam).split(",") if deel.strip()]


def getal(naam: str, standaard: int) -> int:
    """A whole number, 0 or more."""
    ruw = tekst(naam) or str(standaard)
    if not (ruw.isascii() and ruw.isdigit()):
        raise ImproperlyConfigured(f"ZORGLANDSCHAP_{naam} moet een heel getal zijn, niet ‘{ruw}’.")
    return int(ruw)


def geheim(naam: str, waarvoor: str) -> str:
    """A secret of at least 50 characters; there is no default."""
    waarde = tekst(naam)
    if len(waarde) < 50:
        raise ImproperlyConfigured(
            f"ZORGLANDSCHAP_{naam} ontbreekt of is te kort ({waarvoor}): zet er minstens 50 willekeurige tekens in."
        )
    return waarde


# For each session, unless the address has its own ‘options’: an index costs hardly more than a scan on a solid-state
# disk; the nine tables around a case are joined in the order they are named, which takes a tenth of the planning time;
# compiling a query costs more than it gains on pages of this size. Measured in docs/methode/snelheid.md.
POSTGRESQL_BEGIN = "-c random_page_cost=1.1 -c join_collapse_limit=6 -c jit=off"


def database(data_map: Path) -> dict[str, Any]:
    """PostgreSQL by ``DATABASE_URL``, else SQLite in the data folder."""
    url = os.environ.get("DATABASE_URL", "").strip()
    if not url:
        return {
            "ENGINE": "zorglandschap.config.sqlite",
            "NAME": str(data_map / "zorglandschap.sqlite3"),
            "OPTIONS": {"init_command": SQLITE_BEGIN, "transaction_mode": "IMMEDIATE", "timeout": 20},
            "CONN_MAX_AGE": None,
        }
    deel = urlsplit(url)
    if deel.scheme not in {"postgres", "postgresql"} or not deel.path.strip("/"):
        raise ImproperlyConfigured("DATABASE_URL moet er zo uitzien: postgresql://gebruiker:wachtwoord@host/naam")
    opties: dict[str, Any] = {"options": POSTGRESQL_BEGIN} | dict(parse_qsl(deel.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(deel.path.lstrip("/")),
        "USER": unquote(deel.username or ""),
        "PASSWORD": unquote(deel.password or ""),
        "HOST": opties.pop("host", deel.hostname or ""),
        "PORT": str(deel.port or ""),
        "OPTIONS": opties,
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }


def sleutelbos(geheim_: str) -> Sleutelbos:
    """The active key (``GEGEVENSSLEUTEL_NUMMER``, 1 by default) and the old ones: ``GEGEVENSSLEUTEL_OUD=1:…,2:…``."""
    try:
        actief = int(tekst("GEGEVENSSLEUTEL_NUMMER", "1"))
        oud = {int(nummer): waarde for nummer, waarde in (deel.split(":", 1) for deel in lijst("GEGEVENSSLEUTEL_OUD"))}
        return maak_sleutelbos({**oud, actief: geheim_}, actief)
    except ValueError as fout:
        raise ImproperlyConfigured(
            "ZORGLANDSCHAP_GEGEVENSSLEUTEL_NUMMER is een getal van 0 tot 255; _OUD is een lijst als 1:geheim,2:geheim."
        ) from fout


OM_TE_KIJKEN = {"console": "console", "map": "filebased"}


@dataclass(frozen=True, slots=True, repr=False)
class Mail:
    """How mail goes out."""

    bezorger: str = "django.core.mail.backends.dummy.EmailBackend"
    host: str = ""
    poort: int = 587
    gebruiker: str = ""
    wachtwoord: str = ""
    is_tls_vanaf_begin: bool = False
    van: str = ""
    map: str = ""


def mail() -> Mail:
    """Mail by ``ZORGLANDSCHAP_MAIL=smtp://gebruiker:wachtwoord@host:587/?van=adres`` (smtps: TLS from the start).

    ``console:`` prints each mail and ``map:/een/map`` keeps it as a file: to look at, not for real people.
    Without it no mail goes out at all: the demo has none, and letters must not end up in the log.
    """
    deel = urlsplit(tekst("MAIL"))
    if not deel.scheme:
        return Mail()
    if deel.scheme in OM_TE_KIJKEN:
        bezorger = f"django.core.mail.backends.{OM_TE_KIJKEN[deel.scheme]}.EmailBackend"
        return Mail(bezorger=bezorger, van="zorglandschap@voorbeeld.example", map=deel.path)
    van = dict(parse_qsl(deel.query)).get("van")
    if deel.scheme not in {"smtp", "smtps"} or not deel.hostname or not van:
        raise ImproperlyConfigured(
            "ZORGLANDSCHAP_MAIL moet er zo uitzien: smtp://gebruiker:wachtwoord@host:587/?van=afzender@voorbeeld.nl"
        )
    return Mail(
        bezorger="django.core.mail.backends.smtp.EmailBackend",
        host=deel.hostname,
        poort=deel.port or (465 if deel.scheme == "smtps" else 587),
        gebruiker=unquote(deel.username or ""),
        wachtwoord=unquote(deel.password or ""),
        is_tls_vanaf_begin=deel.scheme == "smtps",
        van=van,
    )


def oidc() -> dict[str, Any]:
    """One identity provider: ``OIDC_ADRES``, ``OIDC_CLIENT``, ``OIDC_GEHEIM`` and a name for on the button."""
    adres = tekst("OIDC_ADRES")
    if not adres:
        return {}
    client, geheim_ = tekst("OIDC_CLIENT"), tekst("OIDC_GEHEIM")
    if not (adres.startswith("https://") and client and geheim_):
        raise ImproperlyConfigured(
            "ZORGLANDSCHAP_OIDC_ADRES begint met https://, en vraagt ook ZORGLANDSCHAP_OIDC_CLIENT en _OIDC_GEHEIM."
        )
    app = {
        "provider_id": "organisatie",
        "name": tekst("OIDC_NAAM", "uw organisatie"),
        "client_id": client,
        "secret": geheim_,
        "settings": {"server_url": adres},
    }
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}


def oidc_eisen() -> dict[str, frozenset[str]]:
    """What the ID token must prove: ``OIDC_ACR`` and ``OIDC_AMR``, each a list of accepted values."""
    eisen = {claim: frozenset(lijst(f"OIDC_{claim.upper()}")) for claim in ("acr", "amr")}
    return {claim: waarden for claim, waarden in eisen.items() if waarden}


def oidc_oorsprong() -> list[str]:
    """The origin of the identity provider: a form that leads there must pass the CSP."""
    deel = urlsplit(tekst("OIDC_ADRES"))
    return [f"{deel.scheme}://{deel.netloc}"] if deel.scheme else []
