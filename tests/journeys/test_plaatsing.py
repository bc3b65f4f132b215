"""From the advice to a place, in a crisis and without haste, with the provider on the other side."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Bezoek, axe_meldt, past_in_breedte
from tests.journeys.stappen import nieuw_aanbod, nieuw_gezin

pytestmark = pytest.mark.reis
Bezoeker = Callable[..., Bezoek]

NACHTNEST = "Het Nachtnest"
ADRESSEN = ("", "advies/", "plekken/", "plekken/geen/", "wachten/", "kloof/", "kennismaken/", "ambulant/", "tijdlijn/")


def _meld_crisis(pagina: Page, waarom: str) -> None:
    """Report it and go on at once: the short advice comes next."""
    pagina.get_by_role("link", name="Crisis of onveilige situatie melden").click()
    pagina.get_by_label("Waarom is direct handelen nodig?").fill(waarom)
    pagina.get_by_role("button", name="Meld en zoek meteen hulp").click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Welke hulp past het best?")


def _adviseer_kort(pagina: Page, hulpvorm: str) -> None:
    pagina.get_by_label("Welke hulp adviseert u?").select_option(hulpvorm)
    pagina.get_by_label("Waarom past deze hulp het best?").fill("Er is vannacht niemand thuis.")
    pagina.get_by_role("button", name="Leg het advies vast").click()
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("Plekken voor")


def _vraag(pagina: Page, naam: str) -> None:
    """Ask for the place with this name in the ranked list."""
    plek = pagina.locator("li.zl-plek", has_text=naam).first
    plek.get_by_role("link", name="Kies deze plek").click()
    for selecteer in pagina.locator("form.zl-formulier select").all():
        selecteer.select_option(index=1)
    for vak in pagina.locator("form.zl-formulier textarea").all():
        vak.fill("In overleg met het gezin gekozen.")
    pagina.get_by_role("button", name="Vraag deze plek").click()
    expect(pagina.get_by_text("wordt voor u vastgehouden")).to_be_visible()


def _open_verzoek(aisha: Bezoek, naam: str) -> Page:
    pagina = aisha.ga("/aanbod/")
    pagina.locator("section[aria-labelledby=verzoeken] a.zl-lijst__rij", has_text=naam).click()
    return pagina


def test_in_a_crisis_a_place_is_found_on_a_phone_and_the_clock_runs(bezoek: Bezoeker) -> None:
    nieuw_aanbod(bezoek("aisha"), "Nachtlocatie", (NACHTNEST,), "crisispleegzorg")
    joris = bezoek("joris", smal=True)
    pagina = joris.ga("/werk/")
    casus = nieuw_gezin(pagina, "Nachtsma", date(2016, 3, 9))

    # from the report to a place that is held: four short pages, none of them asks for an analysis
    _meld_crisis(pagina, "Vanavond is er niemand thuis die voor haar zorgt.")
    expect(pagina.get_by_role("link", name="036 000 00 70")).to_be_visible()
    assert axe_meldt(pagina) == []
    assert past_in_breedte(pagina)
    _adviseer_kort(pagina, "crisispleegzorg")
    assert past_in_breedte(pagina)
    _vraag(pagina, NACHTNEST)

    # the provider sees it first, with the hour before which an answer is needed
    aisha = bezoek("aisha", smal=True)
    eerste = aisha.ga("/aanbod/").locator("section[aria-labelledby=verzoeken] a.zl-lijst__rij").first
    expect(eerste).to_contain_text(NACHTNEST)
    expect(eerste).to_contain_text("antwoord vóór")
    eerste.click()
    expect(aisha.pagina.get_by_role("heading", name="Kan het bij u?")).to_be_visible()
    assert past_in_breedte(aisha.pagina)
    aisha.pagina.get_by_role("button", name="Ja, deze plek is er").click()
    expect(aisha.pagina.get_by_text("Nachtsma").first).to_be_visible()

    # where the child lives after this must be clear within two working days, and the work list says so
    joris.ga("/werk/")
    rij = pagina.locator("li", has=pagina.locator(f"a[href^='{casus}']")).first
    expect(rij).to_contain_text("Spreek af waar het kind na de crisisplek woont")
    assert past_in_breedte(pagina)
    joris.ga(casus)
    expect(pagina.get_by_text("Crisiswijzer").first).to_be_attached()
    klok = pagina.locator("section[aria-labelledby=termijnen]").get_by_text(
        "Spreek af waar het kind na de crisisplek woont"
    )
    expect(klok).to_be_visible()
    pagina.get_by_role("link", name="Leg vast waar het kind hierna woont").click()
    pagina.get_by_role("button", name="Begin het plan").click()
    joris.ga(f"{casus}plan/schrijf/")
    pagina.locator("#id_terugkeer").select_option(index=1)
    pagina.get_by_role("button", name="Bewaar en ga terug").click()
    joris.ga(casus)
    expect(klok).to_have_count(0)
    expect(pagina.get_by_role("heading", name=re.compile("Koppel ambulante hulp"))).to_be_visible()


def test_one_says_no_one_says_yes_and_the_other_place_is_free_again(bezoek: Bezoeker) -> None:
    aisha, joris = bezoek("aisha"), bezoek("joris")
    namen = ("Crisisgezin Wad", "Crisisgezin Slik", "Crisisgezin Kwelder")
    nieuw_aanbod(aisha, "Aan het wad", namen, "crisispleegzorg")
    pagina = joris.ga("/werk/")
    casus = nieuw_gezin(pagina, "Keuzema", date(2013, 10, 2))
    _meld_crisis(pagina, "Zij kan vannacht niet thuis slapen.")
    _adviseer_kort(pagina, "crisispleegzorg")
    _vraag(pagina, namen[0])

    # a no has a reason, and the regisseur sees what follows from it
    planner = _open_verzoek(aisha, namen[0])
    planner.get_by_label("Toch bezet").check()
    planner.get_by_role("button", name="Zeg nee").click()
    joris.ga(casus)
    expect(pagina.get_by_role("heading", name="Kies een andere plek: de aanbieder zei nee")).to_be_visible()
    joris.ga(f"{casus}plekken/")
    expect(pagina.get_by_text("De aanbieder werkt het aanbod bij")).to_be_visible()
    assert axe_meldt(pagina) == []

    # two are asked; a yes is a promise until the regisseur chooses
    _vraag(pagina, namen[1])
    joris.ga(f"{casus}plekken/")
    _vraag(pagina, namen[2])
    _open_verzoek(aisha, namen[1]).get_by_role("button", name="Ja, deze plek is er").click()
    assert "Keuzema" not in planner.content()
    joris.ga(f"{casus}plekken/")
    pagina.get_by_role("button", name="Kies deze plek").click()
    joris.ga(casus)
    expect(pagina.locator("section[aria-labelledby=hulp]")).to_contain_text("risispleegzorg")

    # the other place is free again, and its provider has nothing left to answer
    vragen = aisha.ga("/aanbod/").locator("section[aria-labelledby=verzoeken]")
    expect(vragen).not_to_contain_text(namen[2])
    _blijft_buiten(bezoek("bram"), casus, "Keuzema")


def _blijft_buiten(bram: Bezoek, casus: str, naam: str) -> None:
    """A worker of another gemeente finds nothing of this child, on no page."""
    for pad in ADRESSEN:
        antwoord = bram.pagina.goto(f"{bram.huis}{casus}{pad}")
        assert antwoord is not None
        assert antwoord.status == 404, pad
        assert naam not in bram.pagina.content()
    for pad in ("/werk/", "/werk/team/", "/wachtlijst/", "/kloof/", "/landschap/"):
        assert naam not in bram.ga(pad).content()
    bram.ga("/casus/zoek/").get_by_label("Naam of geboortedatum").fill(naam)
    bram.pagina.locator("main form[role=search] button").click()
    expect(bram.pagina.locator(f"main a[href*='{casus}']")).to_have_count(0)
