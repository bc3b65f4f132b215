"""The command ‘effecttoets’: groups beside all youths, small groups hidden, never a row of a youth."""

from __future__ import annotations

import csv
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from typer.testing import CliRunner

from tests.cast import Cast
from zorglandschap.apps.aanbod.models import Aanbod
from zorglandschap.apps.casus.models import Gezin, Jeugdige, Traject
from zorglandschap.apps.casus.queries import list_woonafstanden
from zorglandschap.apps.matching.models import Kloof, Wachtende
from zorglandschap.apps.matching.queries import get_effecttoets
from zorglandschap.config import opstart
from zorglandschap.config.opdrachten import app
from zorglandschap.core.begrippen.codelijsten import Geslacht, Verwijzer
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import Kloofniveau, Kloofreden
from zorglandschap.core.matching.effecttoets import Kenmerk, Maat

VEEL = 30


@pytest.fixture(autouse=True)
def _klaar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opstart, "controleer_versie", lambda: None)


def _maak(cast: Cast, gemeente: Any, aantal: int, *, wacht: int, geslacht: Geslacht = Geslacht.VROUW) -> list[Jeugdige]:
    """Youths who began to wait so many days ago, each in an own family."""
    vandaag = timezone.localdate()
    gezinnen = Gezin.objects.bulk_create(Gezin(naam="Verzonnen") for _ in range(aantal))
    jeugdigen = Jeugdige.objects.bulk_create(
        Jeugdige(
            gezin=gezin, voornaam="Verzonnen", achternaam="Kind", geboren_op=date(vandaag.year - 10, 1, 1),
            geslacht=geslacht, gemeente=gemeente, breedte=52.5, lengte=5.5,
        )
        for gezin in gezinnen
    )  # fmt: skip
    for nummer, kind in enumerate(jeugdigen):
        sinds = vandaag - timedelta(days=wacht + nummer % 5)
        Wachtende.objects.create(jeugdige=kind, gemeente=gemeente, hulpvorm=Hulpvorm.PLEEGZORG, sinds=sinds)
        Kloof.objects.create(
            jeugdige=kind, gemeente=gemeente, geadviseerd=Hulpvorm.PLEEGZORG, niveau=Kloofniveau.GEEN_HULP,
            reden=Kloofreden.WACHTLIJST, sinds=sinds,
        )  # fmt: skip
    return jeugdigen


@pytest.fixture
def gevuld(cast: Cast) -> Cast:
    """Urk waits far longer than Almere; there are two boys."""
    _maak(cast, cast.almere, 4 * VEEL, wacht=5)
    _maak(cast, cast.urk, VEEL, wacht=60)
    _maak(cast, cast.urk, 2, wacht=60, geslacht=Geslacht.MAN)
    return cast


def _draai(*meer: str) -> tuple[int, str]:
    uit = CliRunner().invoke(app, ["effecttoets", "--jaar", str(timezone.localdate().year), *meer])
    return uit.exit_code, uit.output


def test_a_group_that_waits_longer_gets_a_sentence_and_small_groups_are_hidden(gevuld: Cast, tmp_path: Path) -> None:
    bestand = tmp_path / "toets.csv"
    code, tekst = _draai("--json", "--csv", str(bestand))
    assert code == 0, tekst
    uit = json.loads(tekst)
    assert any("gemeente: Urk" in zin and "Dit zegt niet waarom" in zin for zin in uit["kijk_hier_naar"])
    regels = {(r["kenmerk"], r["groep"], r["maat"]): r for r in uit["regels"]}
    jongens = regels["geslacht", "jongens", Maat.WACHT_MIDDEN]
    assert jongens["verborgen"]
    assert "waarde" not in jongens
    # the girls would give the boys away by subtraction from all: they, or the whole, are hidden as well
    assert (
        regels["geslacht", "meisjes", Maat.WACHT_MIDDEN]["verborgen"]
        or regels[None, "", Maat.WACHT_MIDDEN]["verborgen"]
    )
    rijen = list(csv.DictReader(bestand.read_text(encoding="utf-8").splitlines(), delimiter=";"))
    assert len(rijen) == len(uit["regels"])
    assert {rij["waarde"] for rij in rijen if rij["groep"] == "jongens"} == {"verborgen"}
    assert "Verzonnen" not in tekst + bestand.read_text(encoding="utf-8")


def test_the_words_on_the_screen_name_chance_and_what_is_hidden(gevuld: Cast) -> None:
    code, tekst = _draai()
    assert code == 0, tekst
    assert "verborgen" in tekst
    assert "door toeval" in tekst
    assert "Kijk hier naar" in tekst


def test_nothing_that_stands_out_is_said_with_care(cast: Cast) -> None:
    _maak(cast, cast.almere, VEEL, wacht=5)
    code, tekst = _draai()
    assert code == 0, tekst
    assert "Dat bewijst niet dat alles gelijk is" in tekst


@pytest.mark.django_db
def test_a_year_to_come_or_without_anybody_is_refused(cast: Cast) -> None:
    Kloof.objects.all().delete()
    uit = CliRunner().invoke(app, ["effecttoets", "--jaar", "2101"])
    assert (uit.exit_code, "Kies een jaar" in uit.output) == (2, True)
    uit = CliRunner().invoke(app, ["effecttoets", "--jaar", "1999"])
    assert (uit.exit_code, "geen jeugdigen bekend" in uit.output) == (2, True)


def test_a_file_that_cannot_be_written_is_said(gevuld: Cast, tmp_path: Path) -> None:
    code, tekst = _draai("--csv", str(tmp_path / "map" / "toets.csv"))
    assert (code, "kan niet geschreven worden" in tekst) == (2, True)


def test_brothers_and_sisters_and_the_needs_of_the_last_advice_are_groups(gevuld: Cast) -> None:
    blad = get_effecttoets(timezone.localdate().year, vandaag=timezone.localdate(), zaad=1)
    groepen = {(r.kenmerk, r.groep) for r in blad.regels}
    assert (Kenmerk.LVB, "niet bekend") in groepen
    assert (Kenmerk.GEZIN, "alleen uit dit gezin") in groepen


def test_kilometers_leave_out_secret_addresses_and_help_that_never_began(cast: Cast) -> None:
    vandaag = timezone.localdate()
    kind = cast.noor
    aanbod = Aanbod.objects.filter(hulpvorm=Hulpvorm.PLEEGZORG).first() or Aanbod.objects.first()
    assert aanbod is not None
    feiten: dict[str, Any] = {
        "jeugdige": kind, "gemeente": kind.gemeente, "aanbieder": aanbod.locatie.aanbieder, "aanbod": aanbod,
        "hulpvorm": Hulpvorm.PLEEGZORG, "verwijzer": Verwijzer.GEMEENTE, "toegewezen_op": vandaag, "van": vandaag,
    }  # fmt: skip
    morgen = vandaag + timedelta(days=1)
    Traject.objects.create(**feiten, tot=vandaag)
    assert kind.pk not in list_woonafstanden(vandaag, morgen)
    Traject.objects.create(**feiten)
    assert len(list_woonafstanden(vandaag, morgen)[kind.pk]) == 1
    Jeugdige.objects.filter(pk=kind.pk).update(adres_is_geheim=True)
    assert list_woonafstanden(vandaag, morgen) == {}
