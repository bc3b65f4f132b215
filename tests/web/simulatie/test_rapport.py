"""The report of a run: what came out and the whole account can be read back from it, small numbers cannot."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings as instellingen
from django.test import Client

from tests.apps.simulatie.rekenhulp import DAG, MEER, NIETS, klare_doorrekening
from tests.cast import NU, Cast
from tests.toets.pdftekst import pdf_plat
from tests.web.adressen import ACHTERKANT
from zorglandschap.apps.organisaties.models import Gebruiker
from zorglandschap.apps.simulatie.actions import schat_opnieuw
from zorglandschap.apps.simulatie.models import Doorrekening
from zorglandschap.apps.simulatie.queries import get_uitgangspunt
from zorglandschap.apps.simulatie.rekenwerk import Vraag
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.simulatiewoorden import Rekenstand
from zorglandschap.web.simulatie.rapport.broncode import Broncode, lees_broncode

pytestmark = pytest.mark.django_db
AANDEEL = {"gemiddelde": -12.0, "onder": -20.0, "boven": -4.0}
BIJDRAGEN = [
    {
        "scenario": 1,
        "cijfers": {
            "uit-huis": {
                "verschil": AANDEEL,
                "maatregelen": [{"zin": ["%(vorm)s: 20 plekken erbij.", [["vorm", "pleegzorg"]]], **AANDEEL}],
            }
        },
    }
]


def als(kijker: Kijker) -> Client:
    client = Client()
    client.force_login(Gebruiker.objects.get(pk=kijker.gebruiker_id), ACHTERKANT)
    return client


def adres(rij: Doorrekening) -> str:
    return f"/simulatie/doorrekening/{rij.sleutel}/rapport.pdf"


def tekst(cast: Cast, rij: Doorrekening) -> str:
    antwoord = als(cast.tom).get(adres(rij))
    assert antwoord.status_code == 200
    assert antwoord["Content-Type"] == "application/pdf"
    assert "vooruitkijken.pdf" in antwoord["Content-Disposition"]
    return pdf_plat(antwoord.content)


def test_the_outcomes_stand_on_paper_with_their_intervals_and_how_sure_a_difference_is(cast: Cast) -> None:
    plat = tekst(cast, klare_doorrekening(cast))
    assert "Vergeleken met ‘Zoals nu’: ‘Meer plekken’." in plat
    assert "Jeugdigen uit huis 100 (95 tot 105) 101 (96 tot 106) 102 (97 tot 107)" in plat
    assert "Jeugdigen uit huis +10 (+9 tot +11) +10 (+9 tot +11) vrijwel zeker" in plat
    assert "Met ‘Meer plekken’ wonen er in november 2028 naar verwachting 9 tot 11 jeugdigen meer uit huis" in plat
    assert "In 80 van de 100 mogelijke toekomsten ligt het in het lichte vlak" in plat
    assert "Eigen schatting: Het aantal van 20." in plat
    assert "Regiovisie §3.4." in plat
    assert "Wat elke maatregel bijdraagt" not in plat


def test_what_each_measure_adds_is_there_when_it_was_computed(cast: Cast) -> None:
    plat = tekst(cast, klare_doorrekening(cast, bijdragen=BIJDRAGEN))
    assert "Wat elke maatregel bijdraagt" in plat
    assert "20 plekken erbij. −12 (−20 tot −4)" in plat
    assert "Samen −12 (−20 tot −4)" in plat


def test_a_run_of_one_scenario_has_no_differences(cast: Cast) -> None:
    plat = tekst(cast, klare_doorrekening(cast, Vraag(scenarios=(NIETS,), jaren=1, replicaties=4)))
    assert "Er verandert niets aan het beleid van nu." in plat
    assert "Verschil met" not in plat
    assert "onderbroken lijn" not in plat


def test_small_groups_stay_hidden_on_paper(cast: Cast) -> None:
    rij = klare_doorrekening(cast, klein=True)
    plat = tekst(cast, rij)
    assert "Urk verborgen: minder dan" in plat
    assert "Urk 102" not in plat
    assert "Urk 102" in tekst(cast, klare_doorrekening(cast))


def test_the_account_is_made_from_the_scenario_and_the_estimate(cast: Cast) -> None:
    schat_opnieuw(nu=NU, op=DAG)
    vraag = Vraag(scenarios=(NIETS, MEER), jaren=2, replicaties=40, zaad=3)
    nu = get_uitgangspunt(DAG, maanden=24)
    plat = tekst(cast, klare_doorrekening(cast, vraag, uitgangspunt=nu.vingerafdruk))
    for stuk in (
        "Hoe het model werkt", "Altijd plek, zo nodig buiten de regio: crisispleegzorg, crisisgroep.",
        "1 keer hulp, van", "Waarschuwingen bij de schatting", "Wat een aanname is", "Pleegvergoeding 2026".lower(),
        "Startgetal 3", "40: 20 trekkingen van de schatting, elk 2 keer gespeeld", nu.vingerafdruk[:16],
        "Versie van de rekenkern 77", "EUPL-1.2", "Wat dit niet kan zeggen",
        "In een scenario staan getallen die een eigen schatting zijn", "intensieve thuisbehandeling 3 ", "240* 15%",
        "minder dan 10 jeugdigen met hulp",
    ):  # fmt: skip
        assert stuk in plat, stuk
    assert "veranderd na deze berekening" not in plat
    assert cast.sami.achternaam not in plat


def test_what_changed_after_the_run_is_said(cast: Cast) -> None:
    schat_opnieuw(nu=NU, op=DAG)
    assert "de gegevens of de schatting zijn veranderd na deze berekening" in tekst(cast, klare_doorrekening(cast))


def test_without_its_estimate_the_outcomes_stay_and_the_report_says_what_is_missing(cast: Cast) -> None:
    plat = tekst(cast, klare_doorrekening(cast))
    assert "past niet meer bij de gegevens van nu" in plat
    assert "Jeugdigen uit huis 100" in plat


def test_a_region_without_draws_or_guesses_says_so(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    ruw: dict[str, Any] = {**instellingen.REGIO.simulatie, "team": []}
    ruw["vorm"] = [{**rij, "verzonnen": False, "altijd_open": False} for rij in ruw["vorm"]]
    monkeypatch.setattr(instellingen, "REGIO", replace(instellingen.REGIO, simulatie=ruw))
    monkeypatch.setattr(instellingen, "DEMO", False)
    schat_opnieuw(nu=NU, op=DAG)
    plat = tekst(cast, klare_doorrekening(cast))
    assert "Wat een aanname is" not in plat
    assert "Teams die een verblijf" not in plat
    assert "Altijd plek" not in plat
    assert "deze regio is verzonnen" not in plat


@pytest.mark.parametrize("wie", ["noor_kijker", "eva"])
def test_who_may_not_see_figures_has_no_report(cast: Cast, wie: str) -> None:
    assert als(getattr(cast, wie)).get(adres(klare_doorrekening(cast))).status_code == 404


def test_a_run_that_is_not_ready_or_not_there_has_no_report(cast: Cast) -> None:
    rij = klare_doorrekening(cast, stand=Rekenstand.BEZIG, resultaat=None)
    assert als(cast.tom).get(adres(rij)).status_code == 404
    assert als(cast.tom).get(f"/simulatie/doorrekening/{uuid4()}/rapport.pdf").status_code == 404


def test_the_code_is_named_as_its_own_file_names_it(tmp_path: Any) -> None:
    assert lees_broncode(tmp_path) == Broncode()
    (tmp_path / "publiccode.yml").write_text('name: Huis\nurl: "https://voorbeeld.nl/x"\nlegal:\n  license: EUPL-1.2\n')
    assert lees_broncode(tmp_path) == Broncode("Huis", "", "EUPL-1.2", "https://voorbeeld.nl/x")
