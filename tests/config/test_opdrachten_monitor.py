"""The command ‘meet’: measures the years that were asked for, and says what it cannot do."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
import typer
from django.utils import timezone
from typer.testing import CliRunner

from tests.cast import Cast
from zorglandschap.apps.monitor.models import Meting
from zorglandschap.config import opstart
from zorglandschap.config.opdrachten_monitor import lees_jaren, meet

app = typer.Typer()
app.command()(meet)
DIT_JAAR = timezone.localdate().year


def draai(*woorden: str) -> tuple[int, str]:
    uitslag = CliRunner().invoke(app, list(woorden))
    return uitslag.exit_code, uitslag.output


def test_without_more_this_year_and_the_last_are_measured(cast: Cast) -> None:
    code, tekst = draai()
    assert code == 0
    assert f"{DIT_JAAR - 1} tot en met {DIT_JAAR}" in tekst
    assert set(Meting.objects.values_list("jaar", flat=True)) == {DIT_JAAR - 1, DIT_JAAR}


def test_years_can_be_given_one_by_one_and_as_a_row(cast: Cast) -> None:
    code, tekst = draai("--jaar", "2016-2018", "--jaar", "2020", "--json")
    assert code == 0
    antwoord = json.loads(tekst)
    assert antwoord["jaren"] == [2016, 2017, 2018, 2020]
    assert antwoord["metingen"] == Meting.objects.count()


def test_an_earlier_day_counts_what_there_was_on_that_day(cast: Cast) -> None:
    assert draai("--op", "2026-09-30", "--jaar", "2026")[0] == 0
    gemeten = Meting.objects.values_list("gemeten_om", flat=True).distinct().get()
    assert timezone.localdate(gemeten) == date(2026, 9, 30)


@pytest.mark.parametrize(
    ("woorden", "uitleg"),
    [
        (["--jaar", "vorig"], "geen jaar"),
        (["--jaar", "2020-2018"], "van vroeg naar laat"),
        (["--jaar", str(DIT_JAAR + 1)], f"tot en met {DIT_JAAR}"),
        (["--op", f"{timezone.localdate() + timedelta(days=2):%Y-%m-%d}"], "al geweest"),
    ],
)
def test_what_cannot_be_measured_is_refused_with_a_sentence(cast: Cast, woorden: list[str], uitleg: str) -> None:
    code, tekst = draai(*woorden)
    assert code == 2
    assert uitleg in " ".join(tekst.replace("│", " ").split())
    assert not Meting.objects.exists()


def test_settings_that_do_not_load_stop_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    def kapot() -> None:
        raise opstart.StartFout("De sleutel ontbreekt.")

    monkeypatch.setattr(opstart, "django_klaar", kapot)
    code, tekst = draai()
    assert code == 1
    assert "De sleutel ontbreekt." in tekst


def test_the_default_follows_the_year() -> None:
    assert lees_jaren(None, 2026) == [2025, 2026]
    assert lees_jaren([" 2024 "], 2026) == [2024]
