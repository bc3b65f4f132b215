"""The command ‘schat’: estimates and keeps, says what could not be used, and stops with 2 when nothing can be done."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from tests.cast import Cast
from zorglandschap.apps.simulatie.models import Schatting
from zorglandschap.config.opdrachten_schat import EERSTE, schat
from zorglandschap.core.simulatie.episodes import KOLOMMEN

app = typer.Typer()
app.command()(schat)
GOED = "a,Urk,pleegzorg,,2025-01-01,,2025-02-01,2025-09-01,volgens plan,2015-03,6 tot 12 jaar,"


def draai(*woorden: str) -> tuple[int, str]:
    uitslag = CliRunner().invoke(app, list(woorden))
    return uitslag.exit_code, uitslag.output


def _bestand(map_: Path, *rijen: str) -> str:
    bestand = map_ / "episodes.csv"
    bestand.write_text("\n".join([",".join(KOLOMMEN), *rijen]), encoding="utf-8")
    return str(bestand)


def test_without_more_the_own_history_until_today_is_used(cast: Cast) -> None:
    code, tekst = draai()
    assert code == 0
    assert "Geschat uit 1 episodes" in tekst
    assert "Let op:" in tekst
    assert Schatting.objects.get().bron == "eigen registratie"


def test_a_machine_gets_all_of_it(cast: Cast, tmp_path: Path) -> None:
    code, tekst = draai(
        "--csv", _bestand(tmp_path, GOED, "b,Urk,hotel,,2025-01-01,,,,,2015-03,6 tot 12 jaar,"), "--json"
    )
    assert code == 0
    antwoord = json.loads(tekst)
    assert (antwoord["episodes"], antwoord["geweigerd"], antwoord["bron"]) == (1, 1, "bestand")
    assert antwoord["fouten"][0]["regel"] == 3
    assert antwoord["gegevens"] == Schatting.objects.get().gegevens
    assert antwoord["waarschuwingen"]


def test_the_first_bad_rows_are_told_and_how_many_more_there_are(cast: Cast, tmp_path: Path) -> None:
    fout = [f"b{n},Urk,hotel,,2025-01-01,,,,,2015-03,6 tot 12 jaar," for n in range(EERSTE + 4)]
    code, tekst = draai("--csv", _bestand(tmp_path, GOED, *fout), "--tot", "2026-06-30")
    assert code == 0
    assert f"{EERSTE + 4} rijen zijn niet gebruikt" in tekst
    assert "regel 3: ‘vorm’ is ‘hotel’" in tekst
    assert "en nog 4" in tekst
    assert Schatting.objects.get().tot.isoformat() == "2026-06-30"


@pytest.mark.parametrize(
    ("inhoud", "uitleg"),
    [(b"\xff\xfe\x00", "UTF-8"), (b"", "Regel 1: Het bestand is leeg"), (b"x;y\n1;2\n", "Regel 1")],
)
def test_a_file_that_cannot_be_used_ends_with_2(cast: Cast, tmp_path: Path, inhoud: bytes, uitleg: str) -> None:
    bestand = tmp_path / "x.csv"
    bestand.write_bytes(inhoud)
    code, tekst = draai("--csv", str(bestand))
    assert code == 2
    assert uitleg in tekst
    assert not Schatting.objects.exists()


def test_a_day_to_come_ends_with_2(cast: Cast) -> None:
    code, tekst = draai("--tot", "2099-01-01")
    assert code == 2
    assert "al geweest" in tekst


def test_hidden_inputs_are_sought_when_asked_and_what_came_of_it_is_said(cast: Cast) -> None:
    code, tekst = draai("--momenten", "--json")
    assert code == 0
    zinnen = " ".join(json.loads(tekst)["waarschuwingen"])
    assert "Over ‘crisis na wachten’ zeggen de gegevens bijna niets" in zinnen
    assert "is bijgesteld" in zinnen or "niet bijgesteld" in zinnen
    assert json.loads(draai("--momenten", "--json")[1])["waarschuwingen"] == json.loads(tekst)["waarschuwingen"]
    een, ander = Schatting.objects.order_by("pk")
    assert bytes(een.inhoud) == bytes(ander.inhoud)


def test_a_file_has_no_places_to_seek_hidden_inputs_with(cast: Cast, tmp_path: Path) -> None:
    code, tekst = draai("--csv", _bestand(tmp_path, GOED), "--momenten")
    assert code == 2
    assert "geen plekken" in " ".join(tekst.split())
