"""The command ‘herhaal-adviezen’: every advice comes out the same, or it says which does not and why."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from typer.testing import CliRunner, Result

from tests.apps.matching.hulp import geadviseerd
from tests.cast import NU, Cast
from tests.config.test_regio import REGIOS, _vervang, eigen
from zorglandschap.apps.matching.models import Advies
from zorglandschap.config import opstart
from zorglandschap.config.opdrachten import app
from zorglandschap.config.regio import lees_regio
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm

__all__ = ["eigen"]  # the fixture: a copy of the region that a test may spoil


def _draai(monkeypatch: pytest.MonkeyPatch, *opties: str, wacht: bool = False) -> Result:
    monkeypatch.setattr(opstart, "controleer_versie", lambda: wacht)
    return CliRunner().invoke(app, ["herhaal-adviezen", *opties])


def _nog_een(advies: Advies, **anders: Any) -> Advies:
    """The same advice as another row, with something in it that does not fit."""
    velden = {v.attname: getattr(advies, v.attname) for v in Advies._meta.concrete_fields if not v.primary_key}
    return Advies.objects.create(**{**velden, **anders})


@pytest.mark.parametrize("crisis", [False, True])
def test_recorded_advice_comes_out_the_same(cast: Cast, monkeypatch: pytest.MonkeyPatch, *, crisis: bool) -> None:
    geadviseerd(cast, crisis=crisis)
    antwoord = _draai(monkeypatch)
    assert antwoord.exit_code == 0, antwoord.output
    assert "1 adviezen gelijk, 0 niet" in antwoord.stdout


def test_what_does_not_come_out_the_same_is_named(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    advies = geadviseerd(cast)
    ander = _nog_een(advies, voorgesteld=Hulpvorm.GESLOTEN)
    oud = _nog_een(advies, kaderversie="flevoland-2016-1")
    antwoord = _draai(monkeypatch)
    assert antwoord.exit_code == 1
    assert f"advies {ander.pk} " in antwoord.stderr
    assert "vastgelegd ‘gesloten jeugdhulp’" in antwoord.stderr
    assert f"advies {oud.pk} (kader flevoland-2016-1): kader niet bewaard" in antwoord.stderr
    assert "eerdere_kaders/" in antwoord.stderr
    tabel = json.loads(_draai(monkeypatch, "--json").stdout)
    assert tabel["aantallen"]["gelijk"] == 1
    assert tabel["aantallen"]["kader niet bewaard"] == 1
    assert [rij["advies"] for rij in tabel["niet_gelijk"]] == [ander.pk, oud.pk]


def test_advice_of_an_older_framework_is_replayed_when_the_region_kept_it(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, eigen: Path
) -> None:
    advies = geadviseerd(cast)
    kaders = eigen / "flevoland" / "eerdere_kaders"
    kaders.mkdir()
    (kaders / "2026-1.toml").write_bytes((REGIOS / "flevoland" / "afwegingskader.toml").read_bytes())
    _vervang(eigen, "afwegingskader.toml", 'versie = "flevoland-2026-1"', 'versie = "flevoland-2027-1"')
    regio = lees_regio("flevoland", eigen)
    assert [k["versie"] for k in regio.eerdere_kaders] == ["flevoland-2026-1"]
    monkeypatch.setattr(settings, "REGIO", regio)
    assert _draai(monkeypatch).exit_code == 0
    monkeypatch.setattr(settings, "REGIO", replace(regio, eerdere_kaders=()))
    assert _draai(monkeypatch).exit_code == 1
    assert advies.om == NU


def test_two_frameworks_with_one_version_are_refused(eigen: Path) -> None:
    kaders = eigen / "flevoland" / "eerdere_kaders"
    kaders.mkdir()
    (kaders / "oud.toml").write_bytes((REGIOS / "flevoland" / "afwegingskader.toml").read_bytes())
    with pytest.raises(ImproperlyConfigured, match="versie van het afwegingskader ‘flevoland-2026-1’"):
        lees_regio("flevoland", eigen)


def test_a_database_that_is_not_ready_is_code_two(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    antwoord = _draai(monkeypatch, wacht=True)
    assert antwoord.exit_code == 2
    assert "migreer" in antwoord.stderr
