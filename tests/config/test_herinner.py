"""The command ‘herinner’: a mail on working days, none on a day off, and a clear word when no mail is set."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from typer.testing import CliRunner

from tests.cast import Cast
from zorglandschap.config import omgeving, opstart
from zorglandschap.config.opdrachten import app

DRAAIER = CliRunner()


@pytest.fixture(autouse=True)
def _zonder_versiecontrole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opstart, "controleer_versie", lambda: None)


def test_on_a_working_day_everybody_with_terms_gets_one_mail(cast: Cast, settings: Any) -> None:
    settings.ADRES = "https://huis.example"
    antwoord = DRAAIER.invoke(app, ["herinner", "--op", "2026-11-23"])
    assert antwoord.exit_code == 0, antwoord.output
    assert "3 herinneringen verzonden; 0 gingen" in antwoord.output
    assert "https://huis.example/werk/" in mail.outbox[0].body
    nog = DRAAIER.invoke(app, ["herinner", "--op", "2026-11-23"])
    assert "0 herinneringen verzonden; 3 gingen" in nog.output


def test_on_a_day_off_nothing_goes_out(cast: Cast) -> None:
    antwoord = DRAAIER.invoke(app, ["herinner", "--op", "2026-12-25"])
    assert antwoord.exit_code == 0
    assert "vrije dag" in antwoord.output
    assert mail.outbox == []


def test_without_mail_the_command_says_what_to_set(cast: Cast, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    antwoord = DRAAIER.invoke(app, ["herinner"])
    assert antwoord.exit_code == 1
    assert "ZORGLANDSCHAP_MAIL" in antwoord.output


def test_a_mail_server_that_is_away_ends_with_an_error(cast: Cast, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    antwoord = DRAAIER.invoke(app, ["herinner", "--op", "2026-11-23"])
    assert antwoord.exit_code == 1
    assert "3 konden niet weg" in antwoord.output


def test_a_database_of_another_version_stops_the_command(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def te_oud() -> None:
        raise opstart.StartFout("draai eerst migreer")

    monkeypatch.setattr(opstart, "controleer_versie", te_oud)
    antwoord = DRAAIER.invoke(app, ["herinner"])
    assert antwoord.exit_code == 1
    assert "draai eerst migreer" in antwoord.output


@pytest.mark.parametrize(("waarde", "bezorger"), [("console:", "console"), ("map:/tmp/brieven", "filebased")])
def test_mail_can_be_looked_at_instead_of_sent(monkeypatch: pytest.MonkeyPatch, waarde: str, bezorger: str) -> None:
    monkeypatch.setenv("ZORGLANDSCHAP_MAIL", waarde)
    ingesteld = omgeving.mail()
    assert ingesteld.bezorger.split(".")[-2] == bezorger
    assert ingesteld.map == waarde.partition(":")[2]
    monkeypatch.setenv("ZORGLANDSCHAP_MAIL", "duif://x")
    with pytest.raises(ImproperlyConfigured):
        omgeving.mail()
