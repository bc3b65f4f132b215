"""A planner keeps the own places: half a minute on Monday, something new, and a file for the own system."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Bezoek, axe_meldt, past_in_breedte

pytestmark = pytest.mark.reis
Bezoeker = Callable[..., Bezoek]


def _tel_drukken(pagina: Page) -> Callable[[], int]:
    """Counts what a person presses from now on, also on a next page."""
    pagina.evaluate(
        """() => {
            sessionStorage.setItem("drukken", "0");
            addEventListener("click", (e) => {
                if (e.isTrusted) sessionStorage.setItem("drukken", +sessionStorage.getItem("drukken") + 1);
            }, true);
        }"""
    )
    return lambda: int(pagina.evaluate("sessionStorage.getItem('drukken')"))


def test_a_planner_keeps_the_places_up_to_date(bezoek: Bezoeker) -> None:
    aisha = bezoek("aisha")
    pagina = aisha.ga("/aanbod/")
    pagina.get_by_role("link", name="Werk uw plekken bij").click()
    assert axe_meldt(pagina) == []

    # Monday: one place more, the rest still holds, one button: two presses on the page, so half a minute is plenty
    drukken = _tel_drukken(pagina)
    stapper = pagina.locator("[data-stapper]").first
    was = int(stapper.locator("input").input_value())
    stapper.get_by_role("button", name="meer").click()
    pagina.get_by_role("button", name="Alles klopt, bewaar").click()
    expect(pagina.get_by_text("Gewijzigd: 1 aanbod.")).to_be_visible()
    assert drukken() == 2
    assert int(pagina.locator("[data-stapper] input").first.input_value()) == was + 1
    expect(pagina.get_by_text("Alles bevestigd sinds")).to_be_visible()

    # something new, in a place that is chosen and not typed
    aisha.ga("/aanbod/locatie/")
    pagina.get_by_label("Naam van de locatie").fill("Het Proeferf")
    pagina.get_by_label("Plaats").select_option(index=1)
    pagina.get_by_role("button", name="Voeg toe").click()
    pagina.get_by_label("Locatie").select_option(index=1)
    pagina.get_by_label("Naam", exact=True).fill("Logeren Het Proeferf")
    pagina.get_by_label("Hulpvorm").select_option("logeren")
    pagina.get_by_label("Leeftijd vanaf").fill("4")
    pagina.get_by_label("Leeftijd tot en met").fill("12")
    pagina.get_by_label("Aantal plekken").fill("2")
    pagina.get_by_label("weekend en vakantie").check()
    assert axe_meldt(pagina) == []
    pagina.get_by_role("button", name="Voeg toe").click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Logeren Het Proeferf")
    assert axe_meldt(pagina) == []

    # a place is away for a while, and three youths were there anyway
    pagina.get_by_label("Waarom?").select_option("verbouwing of onderhoud")
    pagina.get_by_role("button", name="Zet buiten gebruik").click()
    expect(pagina.get_by_role("button", name="Weer in gebruik")).to_be_visible()
    pagina.get_by_label("Hoeveel jeugdigen waren er echt?").fill("3")
    pagina.get_by_role("button", name="Schrijf op").click()
    expect(pagina.get_by_text("2 te veel")).to_be_visible()
    expect(pagina.get_by_text("Plekken buiten gebruik").first).to_be_visible()

    # the file of the own system
    aisha.ga("/aanbod/bestand/")
    with pagina.expect_download() as wacht:
        pagina.get_by_role("link", name="Haal uw aanbod op").click()
    pagina.get_by_label("CSV-bestand").set_input_files(wacht.value.path())
    pagina.get_by_role("button", name="Verwerk").click()
    expect(pagina.get_by_text("0 rijen kloppen niet.")).to_be_visible()
    expect(pagina.locator(".zl-label--fout")).to_have_count(0)
    assert axe_meldt(pagina) == []


def test_the_monday_page_works_on_a_phone_without_javascript(bezoek: Bezoeker) -> None:
    aisha = bezoek("aisha", smal=True, js=False)
    pagina = aisha.ga("/aanbod/week/")
    pagina.get_by_role("button", name="Alles klopt, bewaar").click()
    expect(pagina.get_by_text("Er veranderde niets.")).to_be_visible()
    kijker = bezoek("aisha", smal=True)
    assert past_in_breedte(kijker.ga("/aanbod/week/"))
