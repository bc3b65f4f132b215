"""A run is asked for, computed by another process, stopped, taken over when that process dies, and kept."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import numpy as np
import pytest

from tests.cast import NU, Cast
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.simulatie.actions import (
    reken_volgende,
    schat_opnieuw,
    stop_doorrekening,
    vraag_doorrekening,
)  # fmt: skip
from zorglandschap.apps.simulatie.actions.doorrekenen import MEESTE_WACHTEND, STIL
from zorglandschap.apps.simulatie.models import Doorrekening, Schatting
from zorglandschap.apps.simulatie.queries import get_uitgangspunt
from zorglandschap.apps.simulatie.rekenwerk import Map, Vraag, pak_in, pak_uit, reken_uit
from zorglandschap.core.begrippen.simulatiewoorden import Rekenstand
from zorglandschap.core.simulatie.maatregelen import Capaciteit, Vraaggroei
from zorglandschap.core.simulatie.scenario import Scenario

pytestmark = pytest.mark.django_db
DAG = date(2026, 11, 22)
NIETS = Scenario(naam="zoals nu")
MEER = Scenario(naam="meer vraag", maatregelen=(Vraaggroei(factor=3.0, vanaf=date(2027, 1, 1)),))
VRAAG = Vraag(scenarios=(NIETS, MEER), jaren=1, replicaties=4, zaad=3)


@pytest.fixture(autouse=True)
def geschat(cast: Cast, tmp_path: Path, settings) -> None:  # type: ignore[no-untyped-def]
    """An estimate of the cast, and a folder of its own."""
    settings.DATA_MAP = tmp_path
    schat_opnieuw(nu=NU, op=DAG)


def vraag(cast: Cast, wat: Vraag = VRAAG, sleutel: UUID | None = None) -> Doorrekening:
    return vraag_doorrekening(cast.tom, wat, naam="Proef", herhaalsleutel=sleutel or uuid4(), nu=NU)


class Klok:
    """A clock that runs a second and a bit at every look, so that each draw is a sign of life."""

    def __init__(self) -> None:
        self.nu = datetime(2026, 11, 22, 10, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.nu += timedelta(seconds=1.5)
        return self.nu


def test_wat_gevraagd_is_wordt_uitgerekend_en_blijft_bewaard(cast: Cast, tmp_path: Path) -> None:
    rij = vraag(cast)
    assert (rij.stand, rij.alles, rij.op) == (Rekenstand.WACHT, 8, DAG)
    klaar = reken_volgende("een", klok=Klok())
    assert klaar is not None
    assert (klaar.pk, klaar.stand, klaar.gedaan) == (rij.pk, Rekenstand.KLAAR, 8)
    uit = pak_uit(bytes(klaar.resultaat))
    assert uit.vingerafdruk() == klaar.afdruk
    assert uit.scenarios == ("zoals nu", "meer vraag")
    assert uit.reeks(1, "instroom", verschil=True)[:, 0].sum() > 0
    hier = reken_uit(get_uitgangspunt(DAG, maanden=12), VRAAG)
    assert hier.vingerafdruk() == klaar.afdruk  # the same question, here and there
    assert reken_volgende("een", klok=Klok()) is None
    assert not list(tmp_path.rglob("*.npz"))


def test_hetzelfde_formulier_geeft_dezelfde_doorrekening(cast: Cast) -> None:
    sleutel = uuid4()
    assert vraag(cast, sleutel=sleutel).pk == vraag(cast, sleutel=sleutel).pk


@pytest.mark.parametrize(
    "wat",
    [
        Vraag(scenarios=(NIETS,), jaren=0),
        Vraag(scenarios=(NIETS,), jaren=21),
        Vraag(scenarios=(NIETS,), replicaties=1),
        Vraag(scenarios=(NIETS,), replicaties=5_001),
        Vraag(scenarios=()),
        Vraag(scenarios=(NIETS,) * 7),
    ],
)
def test_te_groot_of_te_klein_wordt_geweigerd_voor_er_iets_rekent(cast: Cast, wat: Vraag) -> None:
    with pytest.raises(Geweigerd, match="Kies 1 tot 20 jaar"):
        vraag(cast, wat)
    assert not Doorrekening.objects.exists()


def test_een_scenario_dat_niet_past_wordt_geweigerd_met_veld_en_waarde(cast: Cast) -> None:
    onbekend = Scenario(naam="x", maatregelen=(Capaciteit(vorm="hotel", vanaf=date(2027, 1, 1), erbij=3),))
    with pytest.raises(Geweigerd, match="hotel"):
        vraag(cast, Vraag(scenarios=(NIETS, onbekend)))


def test_zonder_schatting_staat_er_wat_er_moet_gebeuren(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Schatting, "objects", Schatting.objects.none())
    with pytest.raises(Geweigerd, match="zorglandschap schat"):
        vraag(cast)


def test_wie_veel_open_heeft_staan_wacht_even(cast: Cast) -> None:
    for _ in range(MEESTE_WACHTEND):
        vraag(cast)
    with pytest.raises(Geweigerd, match="Er wachten al 5 doorrekeningen"):
        vraag(cast)


@pytest.mark.parametrize("wie", ["joris", "aisha", "noor_kijker", "eva"])
def test_alleen_beleid_laat_rekenen_en_stopt(cast: Cast, wie: str) -> None:
    rij = vraag(cast)
    with pytest.raises(NietGevonden):
        vraag_doorrekening(getattr(cast, wie), VRAAG, naam="x", herhaalsleutel=uuid4(), nu=NU)
    with pytest.raises(NietGevonden):
        stop_doorrekening(getattr(cast, wie), rij.sleutel, nu=NU)


def test_wat_nog_wacht_stopt_meteen(cast: Cast) -> None:
    rij = vraag(cast)
    for _ in range(2):
        assert stop_doorrekening(cast.tom, rij.sleutel, nu=NU).stand == Rekenstand.GESTOPT
    assert reken_volgende("een", klok=Klok()) is None
    with pytest.raises(NietGevonden):
        stop_doorrekening(cast.tom, uuid4(), nu=NU)


def test_wat_al_rekent_stopt_bij_de_volgende_stap(cast: Cast) -> None:
    rij = vraag(cast)

    class Stopper(Klok):
        def __call__(self) -> datetime:
            if Doorrekening.objects.get(pk=rij.pk).stand == Rekenstand.BEZIG:
                stop_doorrekening(cast.tom, rij.sleutel, nu=NU)
            return super().__call__()

    gestopt = reken_volgende("een", klok=Stopper())
    assert gestopt is not None
    assert (gestopt.stand, gestopt.resultaat) == (Rekenstand.GESTOPT, None)


def test_een_gedood_proces_wordt_overgenomen_en_het_antwoord_is_hetzelfde(cast: Cast) -> None:
    rij = vraag(cast)
    Doorrekening.objects.filter(pk=rij.pk).update(stand=Rekenstand.BEZIG, rekenaar="dood", hartslag=NU)
    vlak_erna = lambda: NU + STIL - timedelta(seconds=1)  # noqa: E731
    assert reken_volgende("ander", klok=vlak_erna) is None
    klaar = reken_volgende("ander", klok=Klok())
    assert klaar is not None
    assert (klaar.stand, klaar.rekenaar) == (Rekenstand.KLAAR, "ander")
    assert klaar.afdruk == reken_uit(get_uitgangspunt(DAG, maanden=12), VRAAG).vingerafdruk()


def test_wie_te_lang_stil_was_overschrijft_niets(cast: Cast) -> None:
    rij = vraag(cast)

    class Ingehaald(Klok):
        def __call__(self) -> datetime:
            Doorrekening.objects.filter(pk=rij.pk, stand=Rekenstand.BEZIG).update(rekenaar="sneller")
            return super().__call__()

    reken_volgende("traag", klok=Ingehaald())
    nu = Doorrekening.objects.get(pk=rij.pk)
    assert (nu.stand, nu.rekenaar, nu.resultaat) == (Rekenstand.BEZIG, "sneller", None)


def test_wat_mislukt_zegt_waarom_en_de_volgende_gaat_door(cast: Cast) -> None:
    kapot, goed = vraag(cast), vraag(cast)
    onbekend = Scenario(naam="x", maatregelen=(Capaciteit(vorm="hotel", vanaf=date(2027, 1, 1), erbij=3),))
    Doorrekening.objects.filter(pk=kapot.pk).update(vraag=Vraag(scenarios=(onbekend,)).als_json())
    eerste, tweede = (reken_volgende("een", klok=Klok()) for _ in range(2))
    assert eerste is not None
    assert tweede is not None
    assert eerste.stand == Rekenstand.MISLUKT
    assert "hotel" in str(eerste.fout)
    assert (tweede.pk, tweede.stand) == (goed.pk, Rekenstand.KLAAR)


def test_ook_een_fout_die_niemand_kent_wordt_een_zin(cast: Cast) -> None:
    rij = vraag(cast)
    Doorrekening.objects.filter(pk=rij.pk).update(vraag={"vreemd": 1})
    mislukt = reken_volgende("een", klok=Klok())
    assert mislukt is not None
    assert mislukt.stand == Rekenstand.MISLUKT
    assert "fout in het programma" in str(mislukt.fout)


def test_een_half_geschreven_bestand_telt_niet(tmp_path: Path) -> None:
    kast = Map(tmp_path / "x")
    assert kast.haal(0) is None
    kast.zet(0, {"som": np.arange(1000.0)})
    heel = (tmp_path / "x" / "0.npz").read_bytes()
    (tmp_path / "x" / "0.npz").write_bytes(heel[: len(heel) // 2])
    assert kast.haal(0) is None
    kast.zet(0, {"som": np.arange(3.0)})
    terug = kast.haal(0)
    assert terug is not None
    assert terug["som"].tolist() == [0, 1, 2]
    kast.ruim_op()
    kast.ruim_op()
    assert not (tmp_path / "x").exists()


def test_de_uitkomst_komt_zo_terug_als_hij_weggelegd_is(cast: Cast) -> None:
    uit = reken_uit(get_uitgangspunt(DAG, maanden=12), VRAAG)
    assert pak_uit(pak_in(uit)).vingerafdruk() == uit.vingerafdruk()


def test_wie_het_vraagt_hoort_wat_elke_maatregel_toevoegt(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zorglandschap.apps.simulatie.aandelen.HERHALINGEN", 6)
    twee = Scenario(
        naam="twee", maatregelen=(*MEER.maatregelen, Vraaggroei(factor=0.9, vanaf=date(2027, 3, 1), gemeente="Urk"))
    )
    rij = vraag(cast, Vraag(scenarios=(NIETS, MEER, twee), jaren=1, replicaties=4, met_bijdragen=True))
    assert rij.alles == 3 * 4 + 6 * 4  # one measure has nothing to divide; of two there are four sets
    klaar = reken_volgende("een", klok=Klok())
    assert klaar is not None
    assert (klaar.stand, klaar.gedaan) == (Rekenstand.KLAAR, rij.alles)
    (aandeel,) = klaar.bijdragen
    assert aandeel["scenario"] == 2
    for cijfer in ("uit-huis", "wachtend", "verdrongen", "kosten"):
        delen = aandeel["cijfers"][cijfer]
        som = sum(m["gemiddelde"] for m in delen["maatregelen"])
        assert som == pytest.approx(delen["verschil"]["gemiddelde"], abs=1e-6)
    sjabloon, waarden = aandeel["cijfers"]["kosten"]["maatregelen"][1]["zin"]
    assert "Urk" in sjabloon % dict(waarden)
