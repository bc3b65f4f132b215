"""The page and the file of the places worth building, and the command that calculates them."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from typer.testing import CliRunner

from tests.apps.matching.hulp import geadviseerd
from tests.apps.matching.test_bouwkansen import _meting
from tests.cast import Cast
from tests.web.casus.hulp import inhoud, meld_aan, soep
from zorglandschap.apps.matching.models import Prijsmeting
from zorglandschap.config.opdrachten import app


def _blad(client: Client, cast: Cast) -> Any:
    return meld_aan(client, cast.tom).get(reverse("matching:bouwkansen"))


def test_the_page_says_in_plain_words_what_a_place_would_add(client: Client, cast: Cast) -> None:
    _meting(op=timezone.localdate(), om=timezone.now())
    antwoord = _blad(client, cast)
    (rij,) = soep(antwoord).select("tbody tr")
    assert rij.get_text(" ", strip=True) == "Pleegzorg Urk 1,6 0,0 tot 2,1 onzeker 2"
    for woord in ("50 adviezen uit 365 dagen", "verzonnen", "Niet getoond", "gezinshuis", "eigen keuze"):
        assert woord in inhoud(antwoord), woord
    assert "is oud" not in inhoud(antwoord)
    assert soep(antwoord).find("a", href=reverse("matching:bouwkansen"))  # in the menu


def test_an_old_measurement_is_called_old(client: Client, cast: Cast) -> None:
    _meting(op=timezone.localdate() - timedelta(days=200), om=timezone.now())
    assert "is oud" in inhoud(_blad(client, cast))


def test_before_the_first_measurement_the_page_says_what_to_do(client: Client, cast: Cast) -> None:
    antwoord = _blad(client, cast)
    assert "zorglandschap prijzen" in inhoud(antwoord)
    bestand = client.get(reverse("matching:bouwkansen_csv"))
    assert len(bestand.content.decode().strip().splitlines()) == 1


def test_a_region_with_room_enough_says_so_and_a_long_list_says_how_much_more_there_is(
    client: Client, cast: Cast
) -> None:
    _meting(kansen=[], geschat=[], instroom={"pleegzorg": 50})
    assert "nu genoeg" in inhoud(_blad(client, cast))
    kans = {"hulpvorm": "pleegzorg", "gemeente": "GM0184", "plekken": 0, "prijs": 9.0, "laag": 1.0, "hoog": 9.0}
    _meting(kansen=[kans] * 32, om=timezone.now())
    assert "Nog 2 regels" in inhoud(_blad(client, cast))


def test_the_file_holds_what_the_page_may_show(client: Client, cast: Cast) -> None:
    _meting()
    antwoord = meld_aan(client, cast.tom).get(reverse("matching:bouwkansen_csv"))
    kop, *rijen = csv.reader(io.StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";")
    assert kop[:2] == ["hulpvorm", "gemeente"]
    assert [rij[:6] for rij in rijen] == [["pleegzorg", "Urk", "2", "30,0", "1,6", "0,0"]]


def test_the_page_takes_a_bounded_number_of_queries(
    client: Client, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    _meting()
    meld_aan(client, cast.tom)
    with django_assert_max_num_queries(12):
        client.get(reverse("matching:bouwkansen"))


# --- the command ---


def _draai(*woorden: str) -> Any:
    return CliRunner().invoke(app, ["prijzen", *woorden])


@pytest.fixture
def _wakker(monkeypatch: pytest.MonkeyPatch) -> None:
    """The database of the test is awake already."""
    monkeypatch.setattr("zorglandschap.config.opdrachten_prijzen.wek", lambda *, afsluitcode: None)


@pytest.mark.usefixtures("_wakker")
def test_the_command_measures_keeps_and_shows(cast: Cast) -> None:
    geadviseerd(cast, nu=timezone.now())
    uit = _draai()
    assert uit.exit_code == 0, uit.output
    assert "Berekend voor" in uit.output
    assert "Geen plek komt er" in uit.output  # one advice: too few to show
    assert Prijsmeting.objects.count() == 1
    tabel = json.loads(_draai("--json").output)
    assert tabel["regels"] == []
    assert tabel["op"] is None


@pytest.mark.usefixtures("_wakker")
def test_the_command_shows_the_lines_that_may_be_shown(cast: Cast, settings: Any) -> None:
    geadviseerd(cast, nu=timezone.now())
    cast.pleegzorg.plekken.update(tot=timezone.localdate() - timedelta(days=1))
    drempel = "kleine_aantallen_drempel"
    beleid = settings.BELEID
    een = replace(beleid.norm(drempel, timezone.localdate()), waarde=1)
    settings.BELEID = replace(beleid, normen={**beleid.normen, drempel: (een,)})
    uit = _draai("--op", timezone.localdate().isoformat())
    assert "pleegzorg in Urk" in uit.output
    assert "jeugdigen per jaar" in uit.output


@pytest.mark.usefixtures("_wakker", "cast")
def test_the_command_refuses_a_day_to_come_and_a_year_without_advice() -> None:
    assert _draai("--op", "2199-01-01").exit_code == 2
    uit = _draai()
    assert uit.exit_code == 1
    assert "geen advies" in uit.output
