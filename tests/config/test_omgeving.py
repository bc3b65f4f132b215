"""Settings come from the environment; what is missing or wrong is said in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from zorglandschap.config import omgeving


def test_without_an_address_the_database_is_sqlite_with_wal_full_and_immediate(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    database = omgeving.database(tmp_path)
    assert database["ENGINE"] == "zorglandschap.config.sqlite"
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in database["OPTIONS"]["init_command"]


def test_an_address_of_postgresql_is_read_in_all_its_parts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://jan:p%40s@db.example:5433/zorg?sslmode=require")
    database = omgeving.database(tmp_path)
    assert (database["USER"], database["PASSWORD"], database["HOST"]) == ("jan", "p@s", "db.example")
    assert (database["PORT"], database["NAME"]) == ("5433", "zorg")
    assert database["OPTIONS"] == {"sslmode": "require", "options": omgeving.POSTGRESQL_BEGIN}


def test_the_address_may_bring_its_own_settings_for_a_session(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://jan@db.example/zorg?options=-c%20statement_timeout%3D5s")
    assert omgeving.database(tmp_path)["OPTIONS"] == {"options": "-c statement_timeout=5s"}


@pytest.mark.parametrize("adres", ["mysql://a@b/c", "postgresql://host"])
def test_another_kind_of_address_is_refused_with_an_example(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, adres: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", adres)
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL moet er zo uitzien"):
        omgeving.database(tmp_path)


@pytest.mark.parametrize(("ruw", "waarde"), [("ja", True), ("1", True), ("nee", False), ("0", False), ("", True)])
def test_a_flag_is_yes_or_no(monkeypatch: pytest.MonkeyPatch, ruw: str, waarde: bool) -> None:
    monkeypatch.setenv("ZORGLANDSCHAP_PROEF", ruw)
    assert omgeving.vlag("PROEF", standaard=True) is waarde


def test_a_flag_that_is_neither_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZORGLANDSCHAP_PROEF", "misschien")
    with pytest.raises(ImproperlyConfigured, match="ja of nee"):
        omgeving.vlag("PROEF", standaard=False)


@pytest.mark.parametrize("waarde", ["", "kort"])
def test_there_is_no_default_secret(monkeypatch: pytest.MonkeyPatch, waarde: str) -> None:
    monkeypatch.setenv("ZORGLANDSCHAP_PROEF", waarde)
    with pytest.raises(ImproperlyConfigured, match="minstens 50 willekeurige tekens"):
        omgeving.geheim("PROEF", "ondertekent sessies")


def test_a_list_is_separated_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZORGLANDSCHAP_PROEF", "a.example, b.example,")
    assert omgeving.lijst("PROEF") == ["a.example", "b.example"]
