"""Couleur locale: what a gemeente has of its own is read, and a mistake in it is named at the start."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from zorglandschap.config.regio import lees_regio
from zorglandschap.core.begrippen.codelijsten import CasusStatus
from zorglandschap.core.begrippen.lokaal import Formulier, Lokaal

REGIOS = Path(__file__).resolve().parents[2] / "regios"
OP = date(2026, 11, 22)
STAP = """
[[gemeente]]
code = "GM0184"
[[gemeente.stap]]
sleutel = "bezoek"
naam = "Bezoek"
uitleg = "Ga op bezoek."
vanaf = "hulpvraag"
bron = "afspraak"
"""

NORM = """
[[gemeente]]
code = "GM0184"
[[gemeente.norm]]
sleutel = "soep_dagen"
vanaf = 2024-01-01
waarde = 3
eenheid = "dag"
bron = "x"
"""


@pytest.fixture
def eigen(tmp_path: Path) -> Path:
    """A copy of the region that a test may spoil."""
    shutil.copytree(REGIOS / "flevoland", tmp_path / "flevoland")
    return tmp_path


def _schrijf(regios: Path, tekst: str) -> None:
    (regios / "flevoland" / "lokaal.toml").write_text(tekst, encoding="utf-8")


def test_at_least_two_gemeenten_have_something_of_their_own_and_all_of_it_is_marked_as_invented() -> None:
    regio = lees_regio("flevoland", REGIOS)
    eigen = [g for g in regio.gemeenten if g.lokaal != Lokaal()]
    assert {"Lelystad", "Dronten"} <= {g.naam for g in eigen}
    assert all(stap.is_verzonnen and "verzonnen" in stap.bron for g in eigen for stap in g.lokaal.stappen)
    assert all(n.is_verzonnen for normen in regio.beleid.lokaal.values() for rij in normen.values() for n in rij)


def test_a_gemeente_gives_a_form_its_own_name_and_the_others_keep_that_of_the_region() -> None:
    regio = lees_regio("flevoland", REGIOS)
    assert regio.lokaal("GM0995").naam(Formulier.PLAN) == "Gezinsplan"
    assert regio.lokaal("GM0184").naam(Formulier.PLAN) == "hulpverleningsplan"
    assert regio.lokaal("GM9999").naam(Formulier.PLAN) == "hulpverleningsplan"
    assert regio.gemeente(None) is None


def test_an_extra_step_says_when_and_whether_it_must() -> None:
    lokaal = lees_regio("flevoland", REGIOS).lokaal("GM0995")
    stap = lokaal.stap("huisbezoek")
    assert stap is not None
    assert (stap.vanaf, stap.verplicht) == (CasusStatus.ANALYSE, True)
    assert lokaal.stap("onbekend") is None


def test_an_own_norm_goes_before_that_of_the_region_from_its_own_day_on() -> None:
    beleid = lees_regio("flevoland", REGIOS).beleid
    assert beleid.aantal("nazorg_hoogstens_weken", OP) == 6
    assert beleid.aantal("nazorg_hoogstens_weken", OP, gemeente="GM0995") == 4
    assert beleid.getal("nazorg_hoogstens_weken", date(2023, 12, 31), gemeente="GM0995") == 6
    assert beleid.aantal("nazorg_hoogstens_weken", OP, gemeente="GM0184") == 6


def test_a_region_without_couleur_locale_is_a_region(eigen: Path) -> None:
    (eigen / "flevoland" / "lokaal.toml").unlink()
    regio = lees_regio("flevoland", eigen)
    assert all(g.lokaal == Lokaal() for g in regio.gemeenten)
    assert regio.beleid.lokaal == {}


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        ("[[gemeente]]\ncode = ", "geen geldige TOML"),
        ("gemeente = 3", r"\[\[gemeente\]\] met een ‘code’"),
        ('[[gemeente]]\nnaam = "Urk"', r"\[\[gemeente\]\] met een ‘code’"),
        ('[[gemeente]]\ncode = "GM0184"\n[[gemeente]]\ncode = "GM0184"', "twee keer"),
        ('[[gemeente]]\ncode = "GM0001"', "GM0001 is geen gemeente van deze regio"),
        ('[[gemeente]]\ncode = "GM0184"\nkleur = "rood"', "onbekend: kleur"),
        ('[[gemeente]]\ncode = "GM0184"\nformulieren = 3', "analyse, besluit, plan, toekomst"),
        ('[[gemeente]]\ncode = "GM0184"\n[gemeente.formulieren]\nbrief = "x"', "analyse, besluit, plan, toekomst"),
        ('[[gemeente]]\ncode = "GM0184"\n[gemeente.formulieren]\nplan = " "', "‘plan’ heeft geen naam"),
        ('[[gemeente]]\ncode = "GM0184"\nstap = 3', r"\[\[gemeente.stap\]\]"),
        ('[[gemeente]]\ncode = "GM0184"\nstap = [3]', "is een tabel"),
        (STAP.replace('naam = "Bezoek"\n', ""), "‘bezoek’ mist: naam"),
        (STAP + "verplicth = true\n", "kent geen: verplicth"),
        (STAP.replace('"bezoek"', '"Op bezoek!"'), "kleine letters"),
        (STAP + 'verplicht = "ja"\n', "true of false"),
        (STAP.replace('"hulpvraag"', '"afgesloten"'), "‘vanaf’ is een van: hulpvraag"),
        (STAP + STAP.partition('code = "GM0184"\n')[2], "‘bezoek’ staat er twee keer in"),
        ('[[gemeente]]\ncode = "GM0184"\n[[gemeente.norm]]\nsleutel = "x"', "lokaal.toml, GM0184 mist"),
        (
            NORM,
            "kent geen norm ‘soep_dagen’",
        ),
    ],
)
def test_a_mistake_in_the_file_is_named_at_the_start(eigen: Path, tekst: str, melding: str) -> None:
    _schrijf(eigen, tekst)
    with pytest.raises(ImproperlyConfigured, match=melding):
        lees_regio("flevoland", eigen)


TEAM = """
[[gemeente]]
code = "GM0184"
[gemeente.team]
telefoon = "0527 00 00 50"
open = "elke werkdag"
bron = "x"
"""


def test_every_gemeente_of_the_region_says_how_a_family_reaches_its_team() -> None:
    teams = [g.lokaal.team for g in lees_regio("flevoland", REGIOS).gemeenten]
    assert all(team is not None and team.open and len(team.cijfers) == 10 for team in teams)
    assert all(team.is_verzonnen and "verzonnen" in team.bron for team in teams if team)


def test_a_gemeente_without_a_number_is_read_too(eigen: Path) -> None:
    _schrijf(eigen, STAP)
    assert lees_regio("flevoland", eigen).lokaal("GM0184").team is None


@pytest.mark.parametrize(
    ("was", "wordt", "zegt"),
    [
        ("0527 00 00 50", "bel ons", "tien cijfers"),
        ("0527 00 00 50", "0527  00 00 5", "tien cijfers"),
        ('open = "elke werkdag"', "", "mist: open"),
        ('bron = "x"', "", "mist: bron"),
        ('bron = "x"', 'bron = "x"\nfax = "1"', "kent geen: fax"),
        ("[gemeente.team]", "[[gemeente.team]]", "schrijf dit als"),
    ],
)
def test_a_mistake_in_the_number_of_a_team_is_named(eigen: Path, was: str, wordt: str, zegt: str) -> None:
    _schrijf(eigen, TEAM.replace(was, wordt))
    with pytest.raises(ImproperlyConfigured, match=zegt):
        lees_regio("flevoland", eigen)
