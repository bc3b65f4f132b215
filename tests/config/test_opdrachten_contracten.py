"""The command ‘contracten’: rows of a file become contracts, and one row that cannot be changes nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.cast import Cast
from zorglandschap.apps.aanbod.models import Contract
from zorglandschap.config import opstart
from zorglandschap.config.opdrachten import app

KOP = "aanbieder;gemeente;hulpvorm;van;tot\n"


def _draai(tmp_path: Path, tekst: str) -> tuple[int, str]:
    bestand = tmp_path / "contracten.csv"
    bestand.write_text(tekst, encoding="utf-8")
    uit = CliRunner().invoke(app, ["contracten", str(bestand)])
    return uit.exit_code, uit.output


@pytest.fixture(autouse=True)
def _klaar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opstart, "controleer_versie", lambda: None)


def test_contracts_are_added_changed_and_the_same_again_changes_nothing(cast: Cast, tmp_path: Path) -> None:
    wie = cast.aanbieder.naam
    rijen = f"{KOP}{wie};Urk;pleegzorg;2026-01-01;\n{wie};;gezinshuis;1-1-2026;31-12-2027\n"
    for _ in range(2):
        code, tekst = _draai(tmp_path, rijen)
        assert code == 0, tekst
        assert "2 contracten" in tekst
    alle = Contract.objects.order_by("pk").values_list("gemeente_id", "hulpvorm", "van", "tot")
    assert list(alle) == [
        (cast.urk.pk, "pleegzorg", date(2026, 1, 1), None),
        (None, "gezinshuis", date(2026, 1, 1), date(2027, 12, 31)),
    ]
    assert _draai(tmp_path, f"{KOP}{wie};Urk;pleegzorg;2026-01-01;2026-12-31\n")[0] == 0
    assert Contract.objects.get(hulpvorm="pleegzorg").tot == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("rij", "zin"),
    [
        ("Niemand;Urk;pleegzorg;2026-01-01;", "kennen we niet"),
        ("{wie};Parijs;pleegzorg;2026-01-01;", "geen gemeente van deze regio"),
        ("{wie};Urk;toverij;2026-01-01;", "kan hier niet staan"),
        ("{wie};Urk;pleegzorg;2026-01-01;2026-01-01", "ligt niet na het begin"),
        (";Urk;pleegzorg;2026-01-01;", "Vul dit in"),
    ],
)
def test_a_row_that_cannot_be_is_named_and_nothing_is_written(cast: Cast, tmp_path: Path, rij: str, zin: str) -> None:
    goed = f"{cast.aanbieder.naam};Urk;gezinshuis;2026-01-01;\n"
    code, tekst = _draai(tmp_path, KOP + goed + rij.format(wie=cast.aanbieder.naam) + "\n")
    assert code == 1
    assert "regel 3" in tekst
    assert zin in tekst
    assert not Contract.objects.exists()


@pytest.mark.parametrize("tekst", ["", "aanbieder;van\n", KOP])
def test_a_file_without_rows_or_columns_is_refused(cast: Cast, tmp_path: Path, tekst: str) -> None:
    assert _draai(tmp_path, tekst)[0] == 1
    assert not Contract.objects.exists()
