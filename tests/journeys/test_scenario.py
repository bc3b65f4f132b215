"""A policy officer makes a scenario without code: copies one, adds a measure, saves it, and has it computed."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Bezoek, axe_meldt, past_in_breedte

pytestmark = pytest.mark.reis
Bezoeker = Callable[..., Bezoek]
NAAM = "Stip met gezinshuizen"


def test_a_policy_officer_copies_adds_a_measure_saves_and_asks_a_run(bezoek: Bezoeker) -> None:
    tom = bezoek("tom", smal=True, js=False)
    pagina = tom.ga("/simulatie/scenarios/")
    assert past_in_breedte(bezoek("tom", smal=True).ga("/simulatie/scenarios/"))
    pagina.get_by_role("link", name="Kopieer Stip op de horizon").click()
    pagina.get_by_label("Naam").fill(NAAM)
    pagina.get_by_role("button", name="Nieuwe gezinshuizen").click()

    # a mistake is named at the field, and nothing is lost
    pagina.get_by_label("Hulpvorm").select_option("gezinshuis")
    pagina.get_by_role("button", name="Zet erbij").click()
    expect(pagina.get_by_role("heading", name="Er klopt nog iets niet")).to_be_visible()
    pagina.get_by_label("Hoeveel erbij per gemeente").fill("2")
    pagina.get_by_label("Plekken per gezinshuis").fill("4")
    pagina.get_by_label("Vanaf").fill("2027-07-01")
    pagina.get_by_role("button", name="Zet erbij").click()
    expect(pagina.locator(".zl-maatregelen > li")).to_have_count(2)
    expect(pagina.get_by_label("Naam")).to_have_value(NAAM)
    pagina.locator("main").get_by_role("button", name="Bewaar scenario").click()
    expect(pagina.get_by_text("Het scenario is bewaard.")).to_be_visible()
    expect(pagina.get_by_text("in elke gemeente 2 erbij met elk 4 plekken")).to_be_visible()

    # the whole page reads well for everyone, and the run is asked for
    breed = bezoek("tom")
    pagina = breed.ga("/simulatie/scenarios/")
    assert axe_meldt(pagina) == []
    pagina.get_by_role("link", name=NAAM, exact=True).click()
    assert axe_meldt(pagina) == []
    pagina.get_by_role("link", name="Reken door").click()
    expect(pagina.get_by_label(NAAM)).to_be_checked()
    pagina.get_by_label("Hoeveel jaar vooruit?").fill("1")
    pagina.get_by_label("100 keer", exact=False).first.check()
    assert axe_meldt(pagina) == []
    pagina.get_by_role("button", name="Begin met rekenen").click()
    expect(pagina).to_have_url(re.compile(r"/simulatie/doorrekening/[0-9a-f-]+/$"))
    pagina = breed.ga("/simulatie/doorrekeningen/")
    expect(pagina.get_by_role("link", name=re.compile(NAAM))).to_be_visible()
    assert axe_meldt(pagina) == []
