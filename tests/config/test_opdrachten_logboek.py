"""The command `zorglandschap logboek`: exit codes, and answers for a machine."""

from __future__ import annotations

import json

import pytest
from django.db import connection
from typer.testing import CliRunner

from zorglandschap.apps.logboek.actions import schrijf
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.apps.logboek.slot import OPEN, voer_uit
from zorglandschap.config import opstart
from zorglandschap.config.opdrachten_logboek import app
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling

draai = CliRunner()


@pytest.fixture
def drie(db: None) -> list[int]:
    """Three events that wait for a seal."""
    for _ in range(3):
        schrijf(kijker=None, handeling=Handeling.CIJFERS, doel=Doel.BELEID, actie="R", soort="meting")
    return list(Gebeurtenis.objects.order_by("pk").values_list("pk", flat=True))


def test_an_untouched_log_ends_with_zero_and_gives_an_anchor(drie: list[int]) -> None:
    assert "3 gebeurtenissen verzegeld" in draai.invoke(app, ["verzegel"]).stdout
    uitslag = draai.invoke(app, ["controleer"])
    assert uitslag.exit_code == 0
    assert "3 gebeurtenissen in 1 zegels; 0 wachten nog." in uitslag.stdout
    anker = json.loads(draai.invoke(app, ["controleer", "--json"]).stdout)["laatste_hash"]
    assert anker in uitslag.stdout
    assert draai.invoke(app, ["controleer", "--anker", anker]).exit_code == 0
    assert draai.invoke(app, ["controleer", "--anker", "f" * 64]).exit_code == 1


def test_a_touched_log_ends_with_one_and_names_the_event(drie: list[int]) -> None:
    draai.invoke(app, ["verzegel"])
    voer_uit(connection, OPEN)
    Gebeurtenis.objects.filter(pk=drie[1]).update(naam="een ander")
    uitslag = draai.invoke(app, ["controleer"])
    assert uitslag.exit_code == 1
    assert f"gebeurtenis {drie[1]}: gewijzigd" in uitslag.stderr
    assert "triggers ontbreken" in uitslag.stderr
    antwoord = json.loads(draai.invoke(app, ["controleer", "--json"]).stdout)
    assert antwoord["is_goed"] is False
    assert antwoord["bevinding"] == {"wat": "gewijzigd", "nummer": drie[1]}


def test_when_it_cannot_be_checked_the_end_is_two(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def stuk() -> None:
        raise opstart.StartFout("De database kan niet geopend worden.")

    monkeypatch.setattr(opstart, "django_klaar", stuk)
    uitslag = draai.invoke(app, ["controleer"])
    assert uitslag.exit_code == 2
    assert "kan niet geopend worden" in uitslag.stderr
