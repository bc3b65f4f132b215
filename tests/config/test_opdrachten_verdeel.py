"""The command ‘verdeel’: a file or the database in, a plan with proof and reasons out; a mistake is code 2."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from typer.testing import CliRunner, Result

from tests.apps.matching.hulp import geadviseerd
from tests.cast import Cast
from tests.core.matching.verdeling.test_bestand import GOED
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.config import opstart
from zorglandschap.config.opdrachten import app

WORTEL = Path(__file__).resolve().parents[2]


def _vraag(tmp_path: Path, ruw: object, *opties: str) -> Result:
    bestand = tmp_path / "vraag.json"
    bestand.write_text(ruw if isinstance(ruw, str) else json.dumps(ruw), encoding="utf-8")
    return CliRunner().invoke(app, ["verdeel", "--invoer", str(bestand), *opties])


def _voorbeeld() -> str:
    gids = (WORTEL / "docs" / "handleiding" / "verdeel.md").read_text(encoding="utf-8")
    return gids.split("```json\n", 1)[1].split("```", 1)[0]


def test_the_example_of_the_guide_gives_a_proven_plan_with_a_chain(tmp_path: Path) -> None:
    antwoord = _vraag(tmp_path, _voorbeeld(), "--json")
    assert antwoord.exit_code == 0, antwoord.output
    plan = json.loads(antwoord.stdout)
    assert plan["bewezen"]
    assert [(t["waarde"], t["grens"]) for t in plan["trappen"]] == [(t["waarde"],) * 2 for t in plan["trappen"]]
    assert plan["ketens"] == [
        [
            {"jeugdige": 2, "van": 2, "naar": 1, "positie": 1},
            {"jeugdige": 1, "van": None, "naar": 2, "positie": 2},
        ]
    ]
    assert [(j["jeugdige"], j["uitkomst"], j["niveau"]) for j in plan["jeugdigen"]] == [
        (1, "plek", "aanvaardbaar"), (2, "plek", "first-best"),
    ]  # fmt: skip
    assert len(plan["invoer_hash"]) == 64
    assert "flevoland" in plan["regelversie"]
    assert _vraag(tmp_path, _voorbeeld(), "--json").stdout == antwoord.stdout


def test_each_youth_is_told_why_and_why_not(tmp_path: Path) -> None:
    ruim = GOED | {"teams": [{"id": 1, "ruimte": 5}]}
    ruim["aanbod"] = [GOED["aanbod"][0] | {"vrij": 4}, GOED["aanbod"][1]]  # one of the four is kept for crisis
    plan = json.loads(_vraag(tmp_path, ruim, "--json").stdout)
    redenen = {j["jeugdige"]: j for j in plan["jeugdigen"]}
    assert set(redenen) == {1, 2, 3, 4}
    assert all(j["waarom"] for j in redenen.values())
    assert plan["samen"] == [[2, 3]]
    assert redenen[4]["uitkomst"] == "blijft"
    zonder = json.loads(_vraag(tmp_path, GOED, "--json", "--alternatieven", "0").stdout)
    assert all(j["waarom_niet"] == [] for j in zonder["jeugdigen"])


def test_why_not_says_who_would_be_worse_off(tmp_path: Path) -> None:
    ruw: dict[str, Any] = json.loads(_voorbeeld())
    for n, wie in enumerate(ruw["jeugdigen"], 1):
        wie |= {"huidig": None, "leeftijd": 10, "urgentie": n}
    plan = json.loads(_vraag(tmp_path, ruw, "--json").stdout)
    eerste, tweede = plan["jeugdigen"]
    assert (eerste["uitkomst"], tweede["uitkomst"]) == ("wacht", "plek")
    (waarom_niet,) = eerste["waarom_niet"]
    assert (waarom_niet["aanbod"], waarom_niet["trap"]) == (1, "ongeplaatst 2")
    assert "anders geen plek heeft" in waarom_niet["zin"]


def test_a_person_reads_tables(tmp_path: Path) -> None:
    antwoord = _vraag(tmp_path, _voorbeeld())
    assert antwoord.exit_code == 0, antwoord.output
    for deel in ("Wat telt, in deze volgorde", "Advies per jeugdige", "Na elkaar: 2 naar 1, dan 1 naar 2.", "een mens"):
        assert deel in antwoord.stdout


def test_a_group_that_is_split_is_told(tmp_path: Path) -> None:
    ruw: dict[str, Any] = json.loads(_voorbeeld())
    een = ruw["jeugdigen"][0] | {"leeftijd": 10, "samen": True, "groep": 1}
    ruw["jeugdigen"] = [een, een | {"id": 2}]
    ruw["aanbod"][1] |= {"vrij": 1, "vrij_vanaf": "2026-12-01"}
    tekst = _vraag(tmp_path, ruw).stdout
    assert "Broers en zussen die niet samen kunnen: 1, 2." in tekst


def test_who_has_justified_envy_is_counted_and_named_when_asked(tmp_path: Path) -> None:
    ruw: dict[str, Any] = json.loads(_voorbeeld())
    een = ruw["jeugdigen"][0] | {"leeftijd": 10, "urgentie": 1}
    ruw["jeugdigen"] = [
        een | {"id": 1, "wachtdagen": 41, "thuis": {"breedte": 52.70, "lengte": 5.61}},
        een | {"id": 2, "wachtdagen": 40, "thuis": {"breedte": 52.60, "lengte": 5.61}},  # so far from offer 2
    ]
    verder = {"breedte": 52.90, "lengte": 5.61, "gemeente": "GM0184"}
    ruw["aanbod"][1] |= {"vrij": 1, "vrij_vanaf": "2026-12-01", "hulpvorm": "pleegzorg", "locatie": verder}
    plan = json.loads(_vraag(tmp_path, ruw, "--json").stdout)
    assert [(j["aanbod"], j["had_liever"]) for j in plan["jeugdigen"]] == [(2, True), (1, False)]
    assert plan["terecht_jaloers"] == 1
    assert plan["jeugdigen"][0]["waarom_niet"][0]["trap"] == "gemis"
    assert "Dat zijn: 1." in _vraag(tmp_path, ruw, "--jaloezie").stdout
    assert "Dat zijn" not in _vraag(tmp_path, ruw).stdout


def _fout(tmp_path: Path, ruw: object, *opties: str) -> str:
    antwoord = _vraag(tmp_path, ruw, *opties)
    assert antwoord.exit_code == 2, antwoord.output
    assert antwoord.stdout == ""
    return antwoord.stderr


def test_every_mistake_is_named_at_once_and_nothing_comes_out(tmp_path: Path) -> None:
    ruw: dict[str, Any] = json.loads(_voorbeeld())
    ruw["aanbod"][0] |= {"vrij": -2, "hulpvorm": "hotel"}
    del ruw["aanbod"][1]["locatie"]
    ruw["jeugdigen"][0] |= {"samen_met": 1}
    fouten = _fout(tmp_path, ruw)
    assert fouten.count("✗") == 4
    for deel in ("is -2", "‘hotel’", "zonder plaats op de kaart", "in een kring (1)"):
        assert deel in fouten
    assert "regel 1, teken 2" in _fout(tmp_path, "{]")
    assert "te lang of de tabellen zijn te diep" in _fout(tmp_path, "[" * 100_000)
    assert "te lang of de tabellen zijn te diep" in _fout(tmp_path, "9" * 5000)
    assert "Bekend: flevoland" in _fout(tmp_path, _voorbeeld(), "--regio", "atlantis")
    assert "ontbreekt of is geen tabel" in _fout(tmp_path, [])


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    weg = CliRunner().invoke(app, ["verdeel", "--invoer", str(tmp_path / "weg.json")])
    assert (weg.exit_code, weg.stdout) == (2, "")
    assert "weg.json" in weg.stderr
    (tmp_path / "vreemd.json").write_bytes(b"\xff\xfe\x00")
    assert CliRunner().invoke(app, ["verdeel", "--invoer", str(tmp_path / "vreemd.json")]).exit_code == 2


def test_the_input_can_come_from_a_pipe() -> None:
    antwoord = CliRunner().invoke(app, ["verdeel", "--invoer", "-", "--json"], input=_voorbeeld())
    assert antwoord.exit_code == 0, antwoord.output


def test_from_the_database_it_gives_numbers_without_names_and_leaves_a_line_in_the_log(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opstart, "controleer_versie", lambda: False)
    geadviseerd(cast, nu=timezone.now())
    antwoord = CliRunner().invoke(app, ["verdeel", "--json"])
    assert antwoord.exit_code == 0, antwoord.output
    plan = json.loads(antwoord.stdout)
    (noor,) = plan["jeugdigen"]
    assert plan["aanbod_id"][str(noor["aanbod"])] == cast.pleegzorg.pk
    assert plan["kan_verder_zonder_wens"] == 0
    assert plan["crisisplekken_tekort"] == {}
    for deel in ("Noor", "Berg", str(cast.casus_noor.sleutel), cast.pleegzorg.naam):
        assert deel not in antwoord.stdout
    regel = Gebeurtenis.objects.order_by("-pk").first()
    assert regel is not None
    assert (regel.soort, regel.reden, regel.jeugdige_id) == ("verdeling", "opdrachtregel", None)


def test_when_nobody_waits_that_is_said(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opstart, "controleer_versie", lambda: False)
    del cast
    assert "niemand wacht met een vastgelegd advies" in CliRunner().invoke(app, ["verdeel"]).stdout
    plan = json.loads(CliRunner().invoke(app, ["verdeel", "--json"]).stdout)
    assert (plan["jeugdigen"], plan["bewezen"]) == ([], True)


def test_a_database_that_is_not_ready_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opstart, "controleer_versie", lambda: True)
    antwoord = CliRunner().invoke(app, ["verdeel"])
    assert (antwoord.exit_code, antwoord.stdout) == (2, "")
    assert "migreer" in antwoord.stderr
