"""The command ‘herinner-aanbod’: a mail on working days to planners with old news, none on a day off."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone
from typer.testing import CliRunner

from tests.cast import Cast
from zorglandschap.apps.aanbod.models import Aanbod
from zorglandschap.config import opstart
from zorglandschap.config.opdrachten import app

OPDRACHT = ["herinner-aanbod", "--op", "2026-11-23"]


@pytest.fixture(autouse=True)
def _oud_nieuws(cast: Cast, monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    monkeypatch.setattr(opstart, "controleer_versie", lambda: None)
    settings.ADRES = "https://huis.example"
    Aanbod.objects.update(bijgewerkt_om=timezone.localtime() - timedelta(days=9))


def test_on_a_working_day_the_planner_gets_one_mail() -> None:
    assert "1 herinneringen verzonden; 0 gingen" in CliRunner().invoke(app, OPDRACHT).output
    assert "https://huis.example/aanbod/week/" in mail.outbox[0].body
    assert "0 herinneringen verzonden; 1 gingen" in CliRunner().invoke(app, [*OPDRACHT, "--uren", "24"]).output


def test_on_a_day_off_nothing_goes_out() -> None:
    assert "vrije dag" in CliRunner().invoke(app, ["herinner-aanbod", "--op", "2026-12-25"]).output
    assert mail.outbox == []


def test_without_mail_or_with_a_server_that_is_away_the_command_says_so(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    assert "ZORGLANDSCHAP_MAIL" in CliRunner().invoke(app, OPDRACHT).output
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    antwoord = CliRunner().invoke(app, OPDRACHT)
    assert antwoord.exit_code == 1
    assert "1 konden niet weg" in antwoord.output


def test_a_database_of_another_version_stops_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    def te_oud() -> None:
        raise opstart.StartFout("draai eerst migreer")

    monkeypatch.setattr(opstart, "controleer_versie", te_oud)
    assert "draai eerst migreer" in CliRunner().invoke(app, OPDRACHT).output
