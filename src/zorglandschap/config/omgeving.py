"""Reads settings from the environment; what is missing stops the start with a sentence that helps."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

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


def geheim(naam: str, waarvoor: str) -> str:
    """A secret of at least 50 characters; there is no default."""
    waarde = tekst(naam)
    if len(waarde) < 50:
        raise ImproperlyConfigured(
            f"ZORGLANDSCHAP_{naam} ontbreekt of is te kort ({waarvoor}): zet er minstens 50 willekeurige tekens in."
        )
    return waarde


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
    opties: dict[str, Any] = dict(parse_qsl(deel.query))
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
