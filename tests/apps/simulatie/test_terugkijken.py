"""Looking back on the own history: kept beside the estimate, the same for the same seed, and refused when too early."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta

import pytest
import typer
from django.db import DatabaseError, transaction
from typer.testing import CliRunner

from tests.cast import NU, Cast
from zorglandschap.apps.casus.models import Traject
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.apps.simulatie.actions import kijk_terug, schat_opnieuw
from zorglandschap.apps.simulatie.models import Terugblik
from zorglandschap.config.opdrachten_terugkijken import terugkijken
from zorglandschap.core.begrippen.codelijsten import Verwijzer
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.simulatie.terugblik import van_json

pytestmark = pytest.mark.django_db
DAG = date(2026, 11, 22)
app = typer.Typer()
app.command()(terugkijken)


@pytest.fixture
def verleden(cast: Cast) -> Cast:
    """Foster care of Noor from two and a half years ago on, so that some horizons have passed."""
    for begin, duur in ((900, 200), (650, 300), (300, 120)):
        van = DAG - timedelta(days=begin)
        Traject.objects.create(
            jeugdige=cast.noor, gemeente_id=cast.noor.gemeente_id, aanbieder=cast.aanbieder, aanbod=cast.pleegzorg,
            hulpvorm=Hulpvorm.PLEEGZORG, verwijzer=Verwijzer.GEMEENTE, toegewezen_op=van, van=van,
            tot=van + timedelta(days=duur),
        )  # fmt: skip
    schat_opnieuw(nu=NU, op=DAG)
    return cast


def test_it_is_kept_with_the_estimate_and_the_same_seed_gives_the_same(verleden: Cast) -> None:
    gezien: list[date] = []
    rij = kijk_terug(nu=NU, meld=gezien.append)
    verslag = van_json(rij.uitkomst)
    assert gezien == list(verslag.oorsprongen)
    assert len(gezien) == 2
    assert [s.naam for s in verslag.scores] == ["simulatie", "naïef", "Markov", "vloeibaar"]
    assert (verslag.maanden, verslag.aantal) == ((6, 12), (2, 1))
    assert (rij.tot, rij.schatting.tot) == (DAG, DAG)
    assert kijk_terug(nu=NU).uitkomst == rij.uitkomst
    assert Gebeurtenis.objects.filter(soort="terugblik").count() == 2
    assert str(rij) == f"terugblik {rij.pk}"


def test_a_look_back_is_never_changed(verleden: Cast) -> None:
    rij = kijk_terug(nu=NU)
    for doe in (rij.delete, lambda: Terugblik.objects.update(zaad=1)):
        with pytest.raises(DatabaseError, match="een terugblik wordt niet gewijzigd"), transaction.atomic():
            doe()


def test_without_estimate_or_with_too_little_history_it_says_what_to_do(cast: Cast) -> None:
    with pytest.raises(Geweigerd, match="zorglandschap schat"):
        kijk_terug(nu=NU)
    Traject.objects.all().update(van=DAG - timedelta(days=90), toegewezen_op=DAG - timedelta(days=90))
    schat_opnieuw(nu=NU, op=DAG)
    with pytest.raises(Geweigerd, match="minstens 19 maanden"):
        kijk_terug(nu=datetime(2026, 11, 22, 12, tzinfo=NU.tzinfo))
    Traject.objects.all().delete()
    with pytest.raises(Geweigerd, match="minstens 19 maanden"):
        kijk_terug(nu=NU)


def test_the_command_shows_a_table_and_gives_a_machine_everything(verleden: Cast) -> None:
    uitslag = CliRunner().invoke(app, [])
    assert uitslag.exit_code == 0
    assert "De marges van de simulatie zijn:" in uitslag.output
    assert "vloeibaar" in uitslag.output
    uitslag = CliRunner().invoke(app, ["--json", "--zaad", "5"])
    antwoord = json.loads(uitslag.stdout)
    assert antwoord["zaad"] == 5
    assert antwoord["oordeel"] in ("te smal", "goed", "te ruim")
    assert antwoord["scores"][0]["naam"] == "simulatie"


def test_the_command_stops_with_a_sentence_when_it_cannot(cast: Cast) -> None:
    uitslag = CliRunner().invoke(app, [])
    assert uitslag.exit_code == 2
    assert "zorglandschap schat" in uitslag.output
