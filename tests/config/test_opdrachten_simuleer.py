"""The commands ‘simuleer’ and ‘rekenaar’: here, on a cluster, to a file; what is wrong is told before anything runs."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import uuid4

import polars
import pytest
import typer
from distributed import LocalCluster  # noqa: TID251 - the other side of the door
from typer.testing import CliRunner

from tests.cast import NU, Cast
from zorglandschap.apps.simulatie.actions import bewaar_scenario, schat_opnieuw, vraag_doorrekening
from zorglandschap.apps.simulatie.models import Doorrekening
from zorglandschap.apps.simulatie.rekenwerk import Vraag
from zorglandschap.config.opdrachten_simuleer import simuleer
from zorglandschap.config.rekenaar import _stop, rekenaar
from zorglandschap.config.rekenploeg import PloegFout, rekenploeg
from zorglandschap.core.begrippen.simulatiewoorden import Rekenstand
from zorglandschap.core.simulatie.maatregelen import Vraaggroei
from zorglandschap.core.simulatie.scenario import Scenario, schrijf_scenario

pytestmark = pytest.mark.django_db
app, rekenaars = typer.Typer(), typer.Typer()
app.command()(simuleer)
rekenaars.command()(rekenaar)
KORT = ("--jaren", "1", "--replicaties", "4", "--seed", "3")
MEER = Scenario(naam="meer vraag", maatregelen=(Vraaggroei(factor=3.0, vanaf=date(2027, 1, 1)),))


def draai(*woorden: str) -> tuple[int, str]:
    uitslag = CliRunner().invoke(app, [*KORT, *woorden])
    return uitslag.exit_code, uitslag.stdout if uitslag.exit_code == 0 else uitslag.output


@pytest.fixture
def geschat(cast: Cast) -> Cast:
    schat_opnieuw(nu=NU, op=date(2026, 11, 22))
    return cast


@pytest.fixture
def cluster() -> Iterator[str]:
    with LocalCluster(
        n_workers=1,
        threads_per_worker=1,
        processes=False,
        protocol="tcp",
        host="127.0.0.1",
        dashboard_address=None,
        silence_logs="ERROR",
    ) as hier:
        yield hier.scheduler_address


def test_een_machine_krijgt_alles_en_hetzelfde_zaad_geeft_hetzelfde(geschat: Cast) -> None:
    (code, een), (_, twee) = draai("--json"), draai("--json")
    assert code == 0
    assert een == twee
    antwoord = json.loads(een)
    assert antwoord["scenarios"] == ["zoals het nu gaat"]
    assert antwoord["zaad"] == 3
    assert json.loads(draai("--json", "--seed", "4")[1])["vingerafdruk"] != antwoord["vingerafdruk"]


def test_een_mens_ziet_de_stand_naast_elkaar(geschat: Cast, tmp_path: Path) -> None:
    bestand = tmp_path / "meer.json"
    bestand.write_text(schrijf_scenario(MEER), encoding="utf-8")
    code, tekst = draai("--scenario", str(bestand), "--scenario", "regio-ongewijzigd-beleid")
    assert code == 0
    for woord in ("zoals het nu gaat", "meer vraag", "Stand op 22-11-2027", "4 herhalingen, zaad 3"):
        assert woord in " ".join(tekst.split())


def test_een_eigen_scenario_gaat_op_sleutel(geschat: Cast) -> None:
    rij = bewaar_scenario(geschat.tom, MEER, herhaalsleutel=uuid4(), nu=NU)
    assert json.loads(draai("--json", "--scenario", str(rij.scenario.sleutel))[1])["scenarios"][1] == "meer vraag"


def test_op_een_cluster_is_het_antwoord_hetzelfde(geschat: Cast, cluster: str) -> None:
    hier, daar = (json.loads(draai("--json", *meer)[1]) for meer in ((), ("--cluster", cluster)))
    assert hier["vingerafdruk"] == daar["vingerafdruk"]


def test_alle_cijfers_gaan_naar_een_bestand(geschat: Cast, tmp_path: Path) -> None:
    bestand = tmp_path / "uit.parquet"
    code, _ = draai("--parquet", str(bestand), "--json")
    assert code == 0
    tabel = polars.read_parquet(bestand)
    assert tabel["periode_tot"].dtype == polars.Date
    assert set(tabel["soort"]) == {"stand"}
    assert tabel.height > 1000


@pytest.mark.parametrize(
    ("woorden", "zegt"),
    [
        (("--scenario", "bestaat-niet"), "geen bestand en geen bekende naam"),
        (("--parquet", "/nergens/uit.parquet"), "bestaat niet"),
        (("--cluster", "tcp://10.0.0.1:8786"), "gebruik tls://"),
        (("--cluster", "http://127.0.0.1:8786"), "gebruik tls://"),
        (("--cluster", "tls://10.0.0.1:8786"), "ZORGLANDSCHAP_CLUSTER_CA"),
    ],
)
def test_wat_niet_kan_zegt_wat_er_moet(geschat: Cast, woorden: tuple[str, ...], zegt: str) -> None:
    code, tekst = draai(*woorden)
    assert code == 2
    assert zegt in " ".join(tekst.split())


def test_een_kapot_bestand_wordt_per_fout_genoemd(geschat: Cast, tmp_path: Path) -> None:
    bestand = tmp_path / "kapot.json"
    bestand.write_text('{"versie": 1, "naam": "x", "maatregelen": [{"soort": "wonder"}]}', encoding="utf-8")
    code, tekst = draai("--scenario", str(bestand))
    assert code == 2
    assert "maatregelen[0].soort" in tekst
    bestand.write_bytes(b"\xff\xfe\x00")
    assert "UTF-8" in draai("--scenario", str(bestand))[1]


def test_een_scenario_dat_niet_past_en_geen_schatting_worden_geweigerd(cast: Cast, tmp_path: Path) -> None:
    assert "zorglandschap schat" in " ".join(draai()[1].split())
    schat_opnieuw(nu=NU, op=date(2026, 11, 22))
    bestand = tmp_path / "hotel.json"
    bestand.write_text(schrijf_scenario(MEER).replace('"factor": 3.0', '"factor": 3.0, "gemeente": "Utrecht"'))
    code, tekst = draai("--scenario", str(bestand))
    assert code == 2
    assert "Utrecht" in tekst


def test_een_cluster_dat_er_niet_is_wordt_genoemd(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("zorglandschap.config.rekenploeg.WACHT", "1s")
    with pytest.raises(PloegFout, match="antwoordt niet"), rekenploeg("tcp://127.0.0.1:9"):
        raise AssertionError
    for naam in ("CA", "CERTIFICAAT", "SLEUTEL"):
        (tmp_path / naam).write_text("geen certificaat")
        monkeypatch.setenv(f"ZORGLANDSCHAP_CLUSTER_{naam}", str(tmp_path / naam))
    with pytest.raises(PloegFout, match="certificaten na"), rekenploeg("tls://127.0.0.1:9"):
        raise AssertionError


@pytest.mark.parametrize(("mist", "woorden", "extra"), [
    ("polars", ("--parquet", "uit.parquet"), "[tabellen]"),
    ("distributed", ("--cluster", "tcp://127.0.0.1:9"), "[cluster]"),
])  # fmt: skip
def test_zonder_het_pakket_staat_er_wat_te_installeren(
    geschat: Cast, monkeypatch: pytest.MonkeyPatch, mist: str, woorden: tuple[str, ...], extra: str
) -> None:
    monkeypatch.setitem(sys.modules, mist, None)
    code, tekst = draai(*woorden)
    assert code == 2
    assert extra in tekst


def test_de_rekenaar_doet_wat_er_wacht_en_houdt_dan_op(geschat: Cast, settings, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    settings.DATA_MAP = tmp_path
    vraag = Vraag(scenarios=(MEER,), jaren=1, replicaties=2)
    for _ in range(2):
        vraag_doorrekening(geschat.tom, vraag, naam="Proef", herhaalsleutel=uuid4(), nu=NU)
    eerder = [signal.getsignal(n) for n in (signal.SIGTERM, signal.SIGINT)]
    netjes = os.nice(0)
    try:
        assert CliRunner().invoke(rekenaars, ["--eenmalig"]).exit_code == 0
    finally:
        for nummer, wat in zip((signal.SIGTERM, signal.SIGINT), eerder, strict=True):
            signal.signal(nummer, wat)
    assert set(Doorrekening.objects.values_list("stand", flat=True)) == {Rekenstand.KLAAR}
    assert os.nice(0) > netjes


def test_wie_hem_stopt_stopt_hem_netjes() -> None:
    with pytest.raises(SystemExit) as einde:
        _stop(signal.SIGTERM, None)
    assert einde.value.code == 0
