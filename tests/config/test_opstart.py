"""A start that cannot go on says why, and a rerun repairs what was interrupted."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from zorglandschap.config import opstart

WORTEL = Path(__file__).resolve().parents[2]
OPDRACHT = str(Path(sys.executable).parent / "zorglandschap")


def _omgeving(data: Path) -> dict[str, str]:
    schoon = {k: w for k, w in os.environ.items() if not k.startswith(("ZORGLANDSCHAP_", "DJANGO_", "DATABASE_"))}
    return {**schoon, "ZORGLANDSCHAP_DATA": str(data)}


def _draai(data: Path, *woorden: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [OPDRACHT, *woorden],
        env=_omgeving(data),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_a_taken_port_is_refused_with_another_one_to_try() -> None:
    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        poort = bezet.getsockname()[1]
        with pytest.raises(opstart.StartFout, match=f"make start PORT={poort + 1}"):
            opstart.controleer_poort(poort)


def test_a_region_that_is_not_there_is_refused_with_those_that_are(tmp_path: Path) -> None:
    antwoord = _draai(tmp_path, "start", "--regio", "atlantis", "--poort", "18999")
    assert antwoord.returncode == 1
    assert "atlantis" in antwoord.stderr
    assert "flevoland" in antwoord.stderr


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    bestand = tmp_path / "bestand"
    bestand.touch()
    antwoord = _draai(bestand / "data", "start", "--poort", "18998")
    assert antwoord.returncode == 1
    assert "kan niet beschreven worden" in antwoord.stderr
    assert "Traceback" not in antwoord.stderr


def test_production_without_secrets_says_which_one_is_missing(tmp_path: Path) -> None:
    antwoord = _draai(tmp_path, "serve", "--poort", "18997")
    assert antwoord.returncode == 1
    assert "ZORGLANDSCHAP_GEHEIM ontbreekt" in antwoord.stderr


@pytest.mark.start
def test_a_database_of_a_newer_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    eerste = _draai(tmp_path, "demo", "--schaal", "0.01", "--json")
    assert eerste.returncode == 0, eerste.stderr
    import sqlite3

    with sqlite3.connect(tmp_path / "zorglandschap.sqlite3") as database:
        database.execute(
            "insert into django_migrations (app, name, applied) values ('casus', '9999_later', '2030-01-01')"
        )
    antwoord = _draai(tmp_path, "demo", "--schaal", "0.01")
    assert antwoord.returncode == 1
    assert "nieuwere versie" in antwoord.stderr
    assert "9999_later" in antwoord.stderr


@pytest.mark.start
def test_a_start_that_was_killed_half_way_is_repaired_by_the_next_one(tmp_path: Path) -> None:
    eerste = subprocess.Popen(
        [OPDRACHT, "demo", "--schaal", "0.05"],
        env=_omgeving(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert eerste.stdout is not None
    for regel in eerste.stdout:
        if "maken" in regel:
            break
    time.sleep(1.5)
    eerste.kill()
    eerste.communicate()
    tweede = _draai(tmp_path, "demo", "--schaal", "0.01", "--json")
    assert tweede.returncode == 0, tweede.stderr
    assert '"bewaard": false' in tweede.stdout


@pytest.mark.start
def test_making_it_again_replaces_the_region(tmp_path: Path) -> None:
    assert _draai(tmp_path, "demo", "--schaal", "0.01", "--json").returncode == 0
    opnieuw = _draai(tmp_path, "demo", "--schaal", "0.01", "--zaad", "7", "--opnieuw", "--json")
    assert opnieuw.returncode == 0, opnieuw.stderr
    assert '"zaad": 7' in opnieuw.stdout
    assert '"bewaard": false' in opnieuw.stdout


@pytest.mark.start
def test_a_second_load_keeps_the_data(tmp_path: Path) -> None:
    assert _draai(tmp_path, "demo", "--schaal", "0.01", "--json").returncode == 0
    tweede = _draai(tmp_path, "demo", "--schaal", "0.01", "--json")
    assert tweede.returncode == 0
    assert '"bewaard": true' in tweede.stdout


def test_two_starts_at_once_do_not_load_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZORGLANDSCHAP_DATA", str(tmp_path))
    with opstart.slot(), pytest.raises(opstart.StartFout, match="nog bezig"), opstart.slot():
        pass


@pytest.mark.start
def test_help_is_there_for_every_command() -> None:
    for woorden in ([], ["start"], ["demo"], ["serve"], ["logboek"], ["meet"]):
        antwoord = subprocess.run([OPDRACHT, *woorden, "--help"], capture_output=True, text=True, check=False)
        assert antwoord.returncode == 0, woorden
        assert antwoord.stdout.strip()


def test_a_wrong_option_ends_with_code_two(tmp_path: Path) -> None:
    assert _draai(tmp_path, "demo", "--schaal", "-3").returncode == 2
