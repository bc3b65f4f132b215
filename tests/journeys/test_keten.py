"""One child, end to end: from the question at the door to a place, as the people involved walk it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import Bezoek, axe_meldt, past_in_breedte
from tests.journeys.stappen import (
    begin_analyse,
    nieuw_gezin,
    stel_analyse_vast,
    vandaag_van,
    verwijs,
    vind_casus,
    vul_analyse,
)

pytestmark = pytest.mark.reis
Bezoeker = Callable[..., Bezoek]

NAAR_GEZIN = {
    "veilig_thuis": "nee", "opvoeding": "nee", "hulp_thuis": "kan_niet", "netwerk": "nee", "gezin": "ja",
    "behandeling": "begeleiding", "psychiatrie": "nee", "gevaar": "nee", "overdag": "ja", "domeinen": "nee",
    "samen": "nee",
}  # fmt: skip


def _leg_advies_vast(joris: Bezoek, casus: str, wim: Bezoek) -> None:
    """Joris proposes a family, Wim thinks against it under the own login, and Joris records the advice."""
    pagina = joris.ga(f"{casus}advies/")
    for vraag, antwoord in NAAR_GEZIN.items():
        pagina.locator(f"input[name=vraag_{vraag}][value={antwoord}]").check()
    pagina.get_by_role("button", name="Bekijk het voorstel").click()
    pagina.locator("#id_motivering").fill("Een gezin past bij haar leeftijd en bij haar wens.")
    pagina.locator("#id_mening_jeugdige").fill("Ik wil rust, en mijn zusje blijven zien.")
    pagina.locator("#id_mening_ouders").fill("Moeder wil dat zij in de buurt blijft.")
    tweede = pagina.locator("#id_tegenspraak_door option", has_text="Wim de Boer").first.get_attribute("value")
    pagina.locator("#id_tegenspraak_door").select_option(tweede)
    pagina.get_by_role("button", name="Vraag tegenspraak").click()
    expect(pagina.get_by_text("Gevraagd aan Wim de Boer")).to_be_visible()
    _spreek_tegen(wim)
    joris.ga(f"{casus}advies/")
    expect(pagina.get_by_text("Kan oma niet vaker?")).to_be_visible()
    pagina.get_by_role("button", name="Leg het advies vast").click()


def _spreek_tegen(wim: Bezoek) -> None:
    pagina = wim.ga("/werk/")
    pagina.locator("[aria-labelledby=tegenspraakwerk] a").last.click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Wat pleit tegen dit voorstel?")
    pagina.locator("#id_tekst").fill("Kan oma niet vaker? Nee, dat is uitgezocht.")
    pagina.locator("input[name=oordeel][value=eens]").check()
    pagina.get_by_role("button", name="Geef tegenspraak").click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Mijn werk")


def _leg_toestemming_vast(joris: Bezoek, casus: str) -> None:
    """Fenna is twelve: she and her mother both say yes to the stay."""
    pagina = joris.ga(f"{casus}gezin/toestemming/")
    assert axe_meldt(pagina) == []
    gevers = pagina.locator("input[name=gever]").evaluate_all("vakken => vakken.map(vak => vak.value)")
    assert len(gevers) == 2
    for gever in gevers:
        pagina = joris.ga(f"{casus}gezin/toestemming/")
        pagina.locator("#id_doel").select_option(label="de jeugdhulp zelf")
        pagina.locator(f"input[name=gever][value='{gever}']").check()
        pagina.locator("#id_van").fill(vandaag_van(pagina))
        pagina.get_by_role("button", name="Leg vast").click()
        expect(pagina.get_by_role("alert")).to_have_count(0)


def _kies_plek_van(pagina: Page, aanbieder: str) -> None:
    plek: Locator = pagina.locator("li.zl-plek", has_text=aanbieder).first
    plek.get_by_role("link", name="Kies deze plek").click()
    for selecteer in pagina.locator("form.zl-formulier select").all():
        selecteer.select_option(index=1)
    for vak in pagina.locator("form.zl-formulier textarea").all():
        vak.fill("In overleg met het gezin gekozen.")
    pagina.get_by_role("button", name="Vraag deze plek").click()


def test_a_child_from_question_to_a_place(bezoek: Bezoeker) -> None:
    joris = bezoek("joris")
    pagina = joris.ga("/werk/")
    casus = nieuw_gezin(pagina, "Proefsma", date(2014, 5, 3))

    # no referral before the analysis is complete, and the rule says so with its source
    pagina.get_by_role("button", name="Verwijs naar regionale hulp").click()
    weigering = pagina.get_by_role("alert").first
    expect(weigering).to_contain_text("verklarende analyse")
    expect(pagina.get_by_text("§3.2").first).to_be_attached()
    assert axe_meldt(pagina) == []

    # no peeking at places before the advice
    assert joris.ga(f"{casus}plekken/").locator("li.zl-plek").count() == 0

    begin_analyse(joris, casus)
    assert axe_meldt(pagina) == []
    vul_analyse(pagina)
    stel_analyse_vast(pagina)
    verwijs(joris, casus)

    joris.ga(f"{casus}advies/")
    assert axe_meldt(pagina) == []
    _leg_advies_vast(joris, casus, bezoek("wim"))
    joris.ga(f"{casus}plekken/")
    assert pagina.locator("li.zl-plek").count() > 0
    expect(pagina.get_by_text("er is nog geen toestemming").first).to_be_visible()
    assert axe_meldt(pagina) == []

    _leg_toestemming_vast(joris, casus)
    joris.ga(f"{casus}plekken/")
    expect(pagina.get_by_text("er is nog geen toestemming")).to_have_count(0)

    aanbieder = _aanbieder_van_aisha(bezoek)
    _kies_plek_van(pagina, aanbieder)
    joris.ga(casus)
    expect(pagina.get_by_text("Plek gevraagd").first).to_be_visible()

    aisha = bezoek("aisha", smal=True)
    _zeg_ja(aisha, pagina, casus)

    joris.ga(casus)
    expect(pagina.get_by_role("heading", name="Koppel ambulante hulp aan het verblijf")).to_be_visible()
    joris.ga(f"{casus}ambulant/")
    pagina.get_by_role("button", name="Koppel deze hulp").first.click()
    joris.ga(f"{casus}tijdlijn/")
    verhaal = pagina.locator(".zl-tijdlijn").inner_text()
    for stap in ("Hulpvraag vastgelegd", "Verklarende analyse vastgesteld", "Verwezen naar regionale hulp",
                 "First-best advies vastgelegd", "Plek vastgehouden en gevraagd", "Plek geaccepteerd",
                 "Ambulante hulp gekoppeld"):  # fmt: skip
        assert stap.lower() in verhaal.lower(), stap
    assert axe_meldt(pagina) == []
    assert past_in_breedte(pagina)


def _aanbieder_van_aisha(bezoek: Bezoeker) -> str:
    return bezoek("aisha").ga("/aanbod/").locator(".zl-kop__meta").first.inner_text()


def _zeg_ja(aisha: Bezoek, pagina: Page, casus: str) -> None:
    """Aisha answers every open request with yes, until the one of this case is placed."""
    lijst = aisha.ga("/aanbod/")
    assert "Proefsma" not in lijst.content()
    for adres in lijst.locator("section[aria-labelledby=verzoeken] a.zl-lijst__rij").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    ):
        aisha.ga(adres)
        assert past_in_breedte(aisha.pagina)
        aisha.pagina.get_by_role("button", name="Ja, deze plek is er").click()
        if "Proefsma" in aisha.pagina.content():
            return
    pytest.fail("de vraag van Joris kwam niet bij Aisha")


def test_in_a_crisis_the_referral_goes_at_once_and_is_recorded(bezoek: Bezoeker) -> None:
    joris = bezoek("joris")
    pagina = joris.ga("/werk/")
    casus = nieuw_gezin(pagina, "Spoedsma", date(2015, 1, 20))
    pagina.get_by_role("link", name="Crisis of onveilige situatie melden").click()
    pagina.get_by_label("Waarom is direct handelen nodig?").fill("Vanavond is er niemand thuis die voor haar zorgt.")
    pagina.locator("main form button").last.click()
    joris.ga(casus).get_by_role("button", name=re.compile("[Vv]erwijs")).first.click()
    joris.ga(casus)
    verhaal = pagina.locator(".zl-tijdlijn").inner_text().lower()
    assert "crisis gemeld" in verhaal
    assert "verwezen naar regionale hulp" in verhaal
    assert "niemand thuis" in verhaal


def test_a_colleague_reads_and_a_stranger_finds_nothing(bezoek: Bezoeker) -> None:
    joris = bezoek("joris")
    adres = vind_casus(joris, "Noor van den Berg")
    mila = bezoek("mila").ga(adres)
    assert "Noor" in mila.locator("h1").inner_text()
    assert mila.get_by_role("button", name="Verwijs naar regionale hulp").count() == 0
    bram = bezoek("bram")
    assert "Noor van den Berg" not in bram.ga("/werk/").content()
    antwoord = bram.pagina.goto(f"{bram.huis}{adres}")
    assert antwoord is not None
    assert antwoord.status == 404
    assert "Noor" not in bram.pagina.content()


def test_what_is_typed_survives_a_closed_laptop(bezoek: Bezoeker) -> None:
    joris = bezoek("joris")
    pagina = joris.ga("/werk/")
    casus = nieuw_gezin(pagina, "Kladsma", date(2013, 8, 8))
    begin_analyse(joris, casus)
    with pagina.expect_response(lambda antwoord: "kladje" in antwoord.url and antwoord.ok):
        pagina.locator("#id_kind").press_sequentially("Zij tekent graag en ")
    opnieuw = bezoek("joris").ga(f"{casus}analyse/")
    expect(opnieuw.locator("#id_kind")).to_have_value("Zij tekent graag en ")


def test_a_form_sent_after_signing_out_gives_the_text_back(bezoek: Bezoeker) -> None:
    joris = bezoek("joris")
    pagina = joris.ga("/werk/")
    casus = nieuw_gezin(pagina, "Uitlogsma", date(2012, 2, 2))
    begin_analyse(joris, casus)
    pagina.evaluate("document.querySelector('form[data-autobewaar]').removeAttribute('data-autobewaar')")
    pagina.locator("#id_ouders").fill("Dit mag niet verloren gaan.")
    pagina.context.clear_cookies(name="sessie")
    pagina.get_by_role("button", name="Bewaar", exact=True).first.click()
    assert pagina.get_by_role("link", name=re.compile("[Ii]nloggen")).count() > 0
    assert "Dit mag niet verloren gaan." in pagina.content()


def test_the_work_can_be_done_without_javascript(bezoek: Bezoeker) -> None:
    joris = bezoek("joris", js=False)
    pagina = joris.ga("/werk/")
    casus = nieuw_gezin(pagina, "Kaalsma", date(2011, 11, 11))
    begin_analyse(joris, casus)
    vul_analyse(pagina)
    stel_analyse_vast(pagina)
    verwijs(joris, casus)
    joris.ga(f"{casus}advies/")
    _leg_advies_vast(joris, casus, bezoek("wim"))
    assert joris.ga(f"{casus}plekken/").locator("li.zl-plek").count() > 0


def test_a_youth_shares_the_own_story(bezoek: Bezoeker) -> None:
    noor = bezoek("noor", smal=True)
    pagina = noor.ga("/mijn/")
    pagina.get_by_label("Jouw verhaal").fill("Ik wil graag op Urk blijven.")
    pagina.get_by_role("button", name="Delen").click()
    joris = bezoek("joris")
    adres = vind_casus(joris, "Noor van den Berg")
    assert "Ik wil graag op Urk blijven." in joris.ga(f"{adres}analyse/").content()


def test_the_policy_officer_sees_figures_and_no_names(bezoek: Bezoeker) -> None:
    tom = bezoek("tom")
    pagina = tom.ga("/landschap/")
    assert "2016" in pagina.locator("table").first.inner_text()
    for naam in ("Noor van", "Sami", "van den Berg", "Joris"):
        assert naam not in pagina.content()
    assert tom.ga("/werk/").title().startswith("Niet gevonden")


def test_the_manager_closes_an_account_and_it_works_at_once(bezoek: Bezoeker) -> None:
    femke = bezoek("femke")
    femke.ga("/werk/")
    eva = bezoek("eva")
    pagina = eva.ga("/beheer/accounts/")
    pagina.get_by_role("link", name=re.compile("Femke")).first.click()
    for vak in pagina.locator("main textarea, main input[name=reden]").all()[:1]:
        vak.fill("uit dienst")
    pagina.get_by_role("button", name=re.compile("[Ss]luit")).first.click()
    femke.ga("/werk/")
    assert "/account/login" in femke.pagina.url
