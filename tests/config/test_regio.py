"""The folder of a region: what is read, who belongs to what, and mistakes that are named."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from zorglandschap.config.regio import lees_regio
from zorglandschap.core.begrippen.codelijsten import Productgroep, SoortOrganisatie
from zorglandschap.core.begrippen.regio import Regio, RegioGemeente

REGIOS = Path(__file__).resolve().parents[2] / "regios"


@pytest.fixture(scope="module")
def flevoland() -> Regio:
    return lees_regio("flevoland", REGIOS)


@pytest.fixture
def eigen(tmp_path: Path) -> Path:
    """A copy of the region that a test may spoil."""
    shutil.copytree(REGIOS / "flevoland", tmp_path / "flevoland")
    return tmp_path


def _gemeente(regio: Regio, naam: str) -> RegioGemeente:
    return next(g for g in regio.gemeenten if g.naam == naam)


def _vervang(regios: Path, bestand: str, oud: str, nieuw: str) -> None:
    pad = regios / "flevoland" / bestand
    tekst = pad.read_text(encoding="utf-8")
    assert oud in tekst
    pad.write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8")


def test_the_region_has_its_six_gemeenten_with_their_own_team(flevoland: Regio) -> None:
    assert {g.code: g.lokaal_team for g in flevoland.gemeenten} == {
        "GM0034": "JGZ Almere",
        "GM0303": "Gidsen Dronten",
        "GM0995": "Jeugd Lelystad",
        "GM0171": "Lokaal team Noordoostpolder",
        "GM0184": "Lokaal team Urk",
        "GM0050": "Lokaal team Zeewolde",
    }
    assert "lokaal_team" in _gemeente(flevoland, "Urk").verzonnen
    assert "lokaal_team" not in _gemeente(flevoland, "Almere").verzonnen


def test_inhabitants_and_towns_are_read(flevoland: Regio) -> None:
    almere = _gemeente(flevoland, "Almere")
    assert almere.inwoners[2016] == 198145
    assert sum(kern.aandeel for kern in almere.kernen) == 100
    assert almere.bronnen["inwoners"]


def test_zeewolde_left_the_region_for_some_groups_only(flevoland: Regio) -> None:
    zeewolde = {lid.productgroep: lid for lid in _gemeente(flevoland, "Zeewolde").lidmaatschappen}
    assert zeewolde[Productgroep.VERBLIJF].tot == date(2023, 1, 1)
    assert zeewolde[Productgroep.VERBLIJF].is_verzonnen
    assert zeewolde[Productgroep.JEUGDBESCHERMING].tot is None
    assert Productgroep.AMBULANT not in zeewolde
    urk = {lid.productgroep: lid for lid in _gemeente(flevoland, "Urk").lidmaatschappen}
    assert set(urk) == set(Productgroep)
    assert all(lid.tot is None for lid in urk.values())


def test_the_partners_are_there(flevoland: Regio) -> None:
    soorten = [p.soort for p in flevoland.partners]
    assert soorten.count(SoortOrganisatie.GI) == 3
    assert SoortOrganisatie.VEILIG_THUIS in soorten
    assert SoortOrganisatie.RAAD in soorten
    assert all(p.is_verzonnen for p in flevoland.partners if p.soort is SoortOrganisatie.GI)
    assert flevoland.regiobureau == "Jeugdzorgregio Flevoland"
    assert flevoland.cijfers["gecontracteerde_aanbieders"] == 270
    assert {b.naam for b in flevoland.buitengemeenten} == {"Harderwijk", "Zwolle", "Amersfoort"}


def test_an_unknown_region_names_those_that_exist() -> None:
    with pytest.raises(ImproperlyConfigured, match=r"‘atlantis’.*flevoland"):
        lees_regio("atlantis", REGIOS)


def test_no_region_at_all_is_said_too(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="geen"):
        lees_regio("flevoland", tmp_path)


def test_a_region_without_demo_is_a_region(eigen: Path) -> None:
    (eigen / "flevoland" / "demo.toml").unlink()
    assert lees_regio("flevoland", eigen).demo == {}


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw", "melding"),
    [
        ("regio.toml", 'naam = "Flevoland"', "", "mist 'naam'"),
        ("regio.toml", "breedte = 52.3508", 'breedte = "noord"', "noord"),
        ("regio.toml", 'productgroep = "verblijf"', 'productgroep = "brood"', "brood"),
        ("regio.toml", "van = 2015-01-01", 'van = "gisteren"', "2014-01-01"),
        ("regio.toml", 'soort = "veilig thuis"', 'soort = "bakker"', "bakker"),
        ("regio.toml", 'naam = "Flevoland"', "naam = Flevoland", "geen geldige TOML"),
        ("beleid.toml", "waarde = 48", 'waarde = "veel"', "is een getal"),
        ("afwegingskader.toml", "waarom = ", "waarheen = ", "mist ‘waarom’"),
    ],
)
def test_a_mistake_in_a_file_is_named(eigen: Path, bestand: str, oud: str, nieuw: str, melding: str) -> None:
    _vervang(eigen, bestand, oud, nieuw)
    with pytest.raises(ImproperlyConfigured, match=melding):
        lees_regio("flevoland", eigen)


def test_a_region_may_do_without_the_simulation_but_not_with_a_wrong_one(eigen: Path) -> None:
    bestand = eigen / "flevoland" / "simulatie.toml"
    bestand.write_text(bestand.read_text(encoding="utf-8").replace("trekkingen = 60", "trekkingen = 0"), "utf-8")
    with pytest.raises(ImproperlyConfigured, match=r"simulatie\.toml: minstens een leeftijd"):
        lees_regio("flevoland", eigen)
    bestand.unlink()
    assert lees_regio("flevoland", eigen).simulatie == {}


def test_a_file_that_is_missing_is_named(eigen: Path) -> None:
    (eigen / "flevoland" / "beleid.toml").unlink()
    with pytest.raises(ImproperlyConfigured, match=r"flevoland/beleid\.toml ontbreekt"):
        lees_regio("flevoland", eigen)


def test_the_crisis_service_can_be_reached_at_any_hour(flevoland: Regio, eigen: Path) -> None:
    dienst = flevoland.crisisdienst
    assert dienst
    assert "dag en nacht" in dienst.contact.open
    assert dienst.contact.is_verzonnen
    bestand = (eigen / "flevoland" / "regio.toml").read_text(encoding="utf-8")
    (eigen / "flevoland" / "regio.toml").write_text(bestand.split("[crisisdienst]")[0], encoding="utf-8")
    assert lees_regio("flevoland", eigen).crisisdienst is None  # a region without one says nothing


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        ('telefoon = "036 000 00 70"', 'telefoon = "112"', "crisisdienst: een telefoonnummer heeft tien cijfers"),
        ('naam = "Crisisteam Flevoland, voor 0 tot 100 jaar"', "", "mist 'naam'"),
    ],
)
def test_a_mistake_in_the_crisis_service_is_named(eigen: Path, oud: str, nieuw: str, melding: str) -> None:
    _vervang(eigen, "regio.toml", oud, nieuw)
    with pytest.raises(ImproperlyConfigured, match=melding):
        lees_regio("flevoland", eigen)


@pytest.mark.parametrize(
    ("bestand", "oud", "zin"),
    [
        ("doelorde.toml", 'versie = "flevoland-2026-2"', "doelorde.toml mist ‘versie’"),
        ("doelorde.toml", 'doel = "gesplitst"', "trap 8 .*bestaat niet"),
        ("afwegingskader.toml", 'aanvaardbaar = ["ambulante begeleiding"]\nwaarom', "basishulp.*mist ‘waarom’"),
        ("beleid.toml", 'eigenaar = "Regionale gedragsdeskundigen; de regio stelt dit nog vast"', "mist: eigenaar"),
    ],
)
def test_what_weighs_without_justification_stops_the_start(eigen: Path, bestand: str, oud: str, zin: str) -> None:
    _vervang(eigen, bestand, oud, "# weg" if oud.startswith(("versie", "doel", "eigenaar")) else "wat")
    with pytest.raises(ImproperlyConfigured, match=zin):
        lees_regio("flevoland", eigen)


def test_a_region_has_an_order_of_stages(eigen: Path) -> None:
    (eigen / "flevoland" / "doelorde.toml").unlink()
    with pytest.raises(ImproperlyConfigured, match=r"doelorde.toml ontbreekt"):
        lees_regio("flevoland", eigen)
