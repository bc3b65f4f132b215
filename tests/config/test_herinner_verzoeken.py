"""The command ‘herinner-verzoeken’: every few minutes, on any day, each mail once."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.utils import timezone
from typer.testing import CliRunner

from tests.apps.matching.hulp import gevraagd
from tests.cast import Cast
from zorglandschap.config import opstart
from zorglandschap.config.opdrachten import app


@pytest.fixture(autouse=True)
def _gevraagd(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opstart, "controleer_versie", lambda: None)
    gevraagd(cast, nu=timezone.now())


def test_what_was_not_mailed_yet_goes_out_once() -> None:
    assert "1 mails over verzoeken verzonden" in CliRunner().invoke(app, ["herinner-verzoeken"]).output
    assert "0 mails over verzoeken verzonden" in CliRunner().invoke(app, ["herinner-verzoeken"]).output
    assert len(mail.outbox) == 1


def test_a_server_that_is_away_ends_the_command_with_a_sentence(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    antwoord = CliRunner().invoke(app, ["herinner-verzoeken"])
    assert antwoord.exit_code == 1
    assert "1 konden niet weg" in antwoord.output
