"""The command ‘rangschik’: a file or the database in, reasons out; a mistake is code 2 and writes nothing."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from typer.testing import CliRunner, Result

from tests.cast import NU, VANDAAG, Cast
from tests.core.matching.test_vraagbestand import GOED
from zorglandschap.apps.aanbod.actions import houd_vast
from zorglandschap.apps.aanbod.models import Aanbod
from zorglandschap.config import opstart
from zorglandschap.config.opdrachten import app

WORTEL = Path(__file__).resolve().parents[2]


def _vraag(tmp_path: Path, ruw: object, *opties: str) -> Result:
    bestand = tmp_path / "vraag.json"
    bestand.write_text(ruw if isinstance(ruw, str) else json.dumps(ruw), encoding="utf-8")
    return CliRunner().invoke(app, ["rangschik", str(bestand), *opties])


def test_a_file_is_ranked_with_its_reasons_without_any_database(tmp_path: Path) -> None:
    antwoord = _vraag(tmp_path, GOED)
    assert antwoord.exit_code == 0, antwoord.output
    assert "2 bekeken, 2 passend" in antwoord.stdout
    tabel = json.loads(_vraag(tmp_path, GOED, "--json", "--hoogstens", "1").stdout)
    assert [k["aanbod"] for k in tabel["kandidaten"]] == [1]
    assert tabel["aantal_passend"] == 2


def test_the_input_can_come_from_a_pipe() -> None:
    antwoord = CliRunner().invoke(app, ["rangschik", "-", "--json"], input=json.dumps(GOED))
    assert antwoord.exit_code == 0, antwoord.output


def test_the_example_in_the_guide_works_as_it_stands(tmp_path: Path) -> None:
    gids = (WORTEL / "docs" / "handleiding" / "rangschik.md").read_text(encoding="utf-8")
    voorbeeld = gids.split("```json\n", 1)[1].split("```", 1)[0]
    antwoord = _vraag(tmp_path, voorbeeld)
    assert antwoord.exit_code == 0, antwoord.output
    uitkomst = gids.split("```text\n", 1)[1].split("```", 1)[0]
    assert antwoord.stdout.strip() == uitkomst.strip()


def _fout(tmp_path: Path, ruw: object, *opties: str) -> str:
    antwoord = _vraag(tmp_path, ruw, *opties)
    assert antwoord.exit_code == 2, antwoord.output
    assert antwoord.stdout == ""
    return antwoord.stderr


def test_a_mistake_is_named_and_nothing_comes_out(tmp_path: Path) -> None:
    ruw: Any = deepcopy(GOED)
    ruw["aanbod"][0] |= {"vrij": -3, "hulpvorm": "hotel"}
    fouten = _fout(tmp_path, ruw)
    assert "‘vrij’ van aanbod 1 is -3" in fouten
    assert "‘hulpvorm’ van aanbod 1 is ‘hotel’" in fouten
    assert "regel 1, teken 2" in _fout(tmp_path, "{]")
    assert "‘aanbod’ ontbreekt" in _fout(tmp_path, {"jeugdige": GOED["jeugdige"]})
    assert "kies een van de twee" in _fout(tmp_path, GOED, "--dag", "2026-12-01")
    assert "Bekend: flevoland" in _fout(tmp_path, GOED, "--regio", "atlantis")


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    weg = CliRunner().invoke(app, ["rangschik", str(tmp_path / "weg.json")])
    assert (weg.exit_code, weg.stdout) == (2, "")
    assert "weg.json" in weg.stderr
    (tmp_path / "vreemd.json").write_bytes(b"\xff\xfe\x00")
    vreemd = CliRunner().invoke(app, ["rangschik", str(tmp_path / "vreemd.json")])
    assert vreemd.exit_code == 2
    assert "UTF-8" in vreemd.stderr


def test_the_offers_of_a_day_come_from_the_database_without_what_is_free(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opstart, "controleer_versie", lambda: False)
    vraag = {"jeugdige": GOED["jeugdige"]}
    with CaptureQueriesContext(connection) as vragen:
        antwoord = _vraag(tmp_path, vraag, "--dag", "2026-12-01", "--json")
    assert antwoord.exit_code == 0, antwoord.output
    tabel = json.loads(antwoord.stdout)
    assert (tabel["vrij_bekend"], tabel["aantal_bekeken"]) == (False, Aanbod.objects.count())
    eerste = tabel["kandidaten"][0]
    assert (eerste["aanbod"], eerste["start"]) == (cast.pleegzorg.pk, None)
    assert eerste["naam"] == Aanbod.objects.get(pk=cast.pleegzorg.pk).naam
    assert len(vragen) == 1
    assert vragen[0]["sql"].lstrip().startswith("SELECT")  # nothing is written
    houd_vast(cast.pleegzorg, van=VANDAAG, verloopt_om=None, nu=NU)
    assert _vraag(tmp_path, vraag, "--dag", "2026-12-01", "--json").stdout == antwoord.stdout  # blind
    tekst = _vraag(tmp_path, vraag, "--dag", "2026-12-01").stdout
    assert "niet gekeken naar wat vrij is" in tekst
    assert "kan beginnen" not in tekst
    later = json.loads(_vraag(tmp_path, vraag, "--dag", "2015-01-01", "--json").stdout)
    assert later["aantal_bekeken"] == 0


def test_a_database_that_is_not_ready_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opstart, "controleer_versie", lambda: True)
    assert "migreer" in _fout(tmp_path, {"jeugdige": GOED["jeugdige"]}, "--dag", "2026-12-01")
