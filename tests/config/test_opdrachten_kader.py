"""The command ‘kaders’: a measure that begins or runs out changes the frame, also when nobody is at work."""

from __future__ import annotations

import pytest
import typer
from typer.testing import CliRunner

from tests.cast import VANDAAG, Cast
from zorglandschap.apps.casus.models import Casus, Maatregel
from zorglandschap.config import opstart
from zorglandschap.config.opdrachten import app
from zorglandschap.config.opdrachten_kader import kaders
from zorglandschap.core.begrippen.codelijsten import JuridischKader


def test_the_frames_follow_the_measures_of_the_day(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opstart, "controleer_versie", lambda: None)
    Maatregel.objects.create(jeugdige=cast.noor, kader=JuridischKader.OTS, van=VANDAAG)
    antwoord = CliRunner().invoke(app, ["kaders", "--op", VANDAAG.isoformat()])
    assert antwoord.exit_code == 0, antwoord.output
    assert "1 casussen" in antwoord.output
    assert Casus.objects.get(pk=cast.casus_noor.pk).kader == JuridischKader.OTS
    assert "0 casussen" in CliRunner().invoke(app, ["kaders", "--op", VANDAAG.isoformat()]).output


def test_a_house_that_is_not_ready_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def nog_niet() -> None:
        raise opstart.StartFout("De database is nog niet klaar.")

    monkeypatch.setattr(opstart, "django_klaar", nog_niet)
    with pytest.raises(typer.Exit):
        kaders()
