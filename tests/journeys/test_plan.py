"""The plan and who works with it: consulent, provider, GI, a colleague who reads, a stranger, and a look in need."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import BREED, SMAL, WACHTWOORD, Bezoek, axe_meldt, past_in_breedte
from tests.journeys.stappen import (
    OORZAAK,
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

BLADEN = (
    "", "tijdlijn/", "vraag/", "inzage/", "inzagen/", "crisis/", "crisis/voorbij/", "jim/", "sluit/", "nazorg/",
    "hulp/", "hulp/overdragen/", "hulp/overnemen/", "hulp/betrekken/", "hulp/thuis/", "hulp/vervolg/", "gezin/",
    "gezin/persoon/", "gezin/toestemming/", "gezin/delen/", "gezin/afscherming/", "analyse/", "analyse/botsing/",
    "analyse/versies/", "analyse/pdf/", "besluiten/", "besluiten/nieuw/", "besluiten/maatregel/", "plan/",
    "plan/schrijf/", "plan/versie/1/", "plan/papier/", "plan/doel/", "plan/evaluatie/", "plan/afschalen/", "toekomst/",
    "advies/", "plekken/", "ambulant/",
)  # fmt: skip
ZELF = ("vraag/", "crisis/", "jim/", "sluit/", "gezin/persoon/", "gezin/toestemming/",
        "besluiten/nieuw/", "plan/schrijf/", "plan/doel/", "plan/evaluatie/", "plan/afschalen/")  # fmt: skip
REDEN = "Het kind belt zelf: er is nu ruzie met geweld thuis, en ik moet weten wie er bij kan."


def _keur(pagina: Page) -> None:
    """Accessible, and it fits on a telephone."""
    assert axe_meldt(pagina) == [], pagina.url
    pagina.set_viewport_size(SMAL)
    assert past_in_breedte(pagina), pagina.url
    pagina.set_viewport_size(BREED)


def _tekst(pagina: Page) -> str:
    """What the page says."""
    return pagina.locator("main").inner_text()


def _papier(bezoek: Bezoek, pad: str) -> None:
    """A PDF comes down, and its name says nothing about anybody."""
    antwoord = bezoek.pagina.context.request.get(f"{bezoek.huis}{pad}")
    assert antwoord.status == 200, pad
    assert antwoord.headers["content-type"] == "application/pdf"
    assert antwoord.body().startswith(b"%PDF")
    assert "Fenna" not in antwoord.headers["content-disposition"]


def _casussen(bezoek: Bezoek) -> Iterator[str]:
    """Paths of the cases on Mijn werk."""
    rijen = bezoek.ga("/werk/").locator("main a.zl-lijst__rij")
    adressen = rijen.evaluate_all("rijen => rijen.map(rij => rij.getAttribute('href'))")
    gevonden = [m[0] for adres in adressen if (m := re.match(r"/casus/[0-9a-f-]{36}/", adres))]
    yield from dict.fromkeys(gevonden)


def _status(bezoek: Bezoek, pad: str) -> int:
    antwoord = bezoek.pagina.goto(f"{bezoek.huis}{pad}")
    assert antwoord is not None
    return antwoord.status


def _tot_en_met_verwezen(joris: Bezoek, achternaam: str, geboren: date) -> str:
    pagina = joris.ga("/werk/")
    casus = nieuw_gezin(pagina, achternaam, geboren)
    begin_analyse(joris, casus)
    vul_analyse(pagina)
    stel_analyse_vast(pagina)
    verwijs(joris, casus)
    return casus


def _stel_doel(joris: Bezoek, casus: str) -> None:
    """From the concern of the analysis to a goal that answers it."""
    pagina = joris.ga(f"{casus}plan/")
    zorg = pagina.locator("#zorgen li", has_text=OORZAAK)
    expect(zorg.get_by_text("Nog geen doel")).to_be_visible()
    _keur(pagina)
    zorg.locator("summary").click()
    zorg.get_by_role("link", name="Stel een nieuw doel voor deze zorg").click()
    _keur(pagina)
    expect(pagina.get_by_label(OORZAAK)).to_be_checked()
    pagina.get_by_label("Wat moet er anders?").fill("Rust aan tafel")
    pagina.get_by_label("Klaar als").fill("Wij eten vijf avonden in de week samen zonder ruzie.")
    pagina.locator("#id_domein").select_option("opvoeding en gezin")
    pagina.get_by_role("button", name="Stel dit doel").click()
    expect(pagina.locator("#zorgen li", has_text=OORZAAK).get_by_text("Beantwoord")).to_be_visible()


def _meet(joris: Bezoek, casus: str) -> None:
    """How it goes now, drawn as a line and said in words."""
    pagina = joris.ga(f"{casus}plan/")
    pagina.get_by_role("link", name="Rust aan tafel").first.click()
    pagina.locator("input[name=score][value='-1']").check()
    pagina.get_by_label("Wat zien jullie?").fill("Twee avonden ging het goed.")
    pagina.get_by_role("button", name="Bewaar deze meting").click()
    expect(pagina.locator("figure.zl-gas svg")).to_be_visible()
    _keur(pagina)


def _schrijf_plan(joris: Bezoek, casus: str) -> None:
    pagina = joris.ga(f"{casus}plan/schrijf/")
    _keur(pagina)
    op = vandaag_van(pagina)
    for veld in ("familiegroepsplan_aangeboden_op", "met_jeugdige_op", "met_ouders_op"):
        pagina.locator(f"#id_{veld}").fill(op)
    pagina.locator("input[name=soort][value=hulpverleningsplan]").check()
    pagina.locator("#id_rol_ouders").fill("Moeder kookt en kiest met Fenna wat er op tafel komt.")
    pagina.locator("#id_terugkeer").select_option("woont thuis en blijft thuis")
    pagina.locator("#id_contactafspraken").fill("Fenna belt haar vader op woensdag.")
    pagina.get_by_role("button", name="Bewaar en ga terug").click()


def test_a_consulent_goes_from_the_analysis_to_a_fixed_plan(bezoek: Bezoeker) -> None:
    joris = bezoek("joris")
    pagina = joris.pagina
    casus = _tot_en_met_verwezen(joris, "Plansma", date(2014, 6, 7))
    _keur(joris.ga(f"{casus}analyse/"))
    _papier(joris, f"{casus}analyse/pdf/")

    joris.ga(f"{casus}plan/").get_by_role("button", name="Begin het plan").click()
    joris.ga(f"{casus}plan/").get_by_role("button", name="Stel het plan vast").click()
    expect(pagina.get_by_role("alert")).to_contain_text("Dit kan nog niet")
    _keur(pagina)

    _stel_doel(joris, casus)
    _meet(joris, casus)
    _schrijf_plan(joris, casus)
    pagina.get_by_role("button", name="Stel het plan vast").click()
    expect(pagina.locator(".zl-kop__meta")).to_contain_text("vastgesteld")
    expect(pagina.get_by_role("alert")).to_have_count(0)
    _keur(pagina)
    _papier(joris, f"{casus}plan/papier/")
    _keur(joris.ga(f"{casus}tijdlijn/"))
    assert "plan vastgesteld" in _tekst(pagina).lower()
    for pad in ("", "gezin/", "hulp/", "besluiten/", "vraag/"):
        _keur(joris.ga(f"{casus}{pad}"))


def _casus_van_beiden(joris: Bezoek, daan: Bezoek) -> str:
    """A case with help at the provider of Daan, of which Joris has the regie, with a goal that is open."""
    van_joris = set(_casussen(joris))
    for casus in _casussen(daan):
        if casus in van_joris:
            pagina = daan.ga(f"{casus}plan/")
            kan = pagina.get_by_role("link", name="Leg een evaluatie vast").count()
            if kan and pagina.locator("#doelen .zl-doel").count():
                return casus
    pytest.fail("Joris en Daan delen geen casus met een doel")


def test_a_provider_writes_how_evaluates_and_the_help_gets_lighter(bezoek: Bezoeker) -> None:
    daan, joris = bezoek("daan"), bezoek("joris")
    casus = _casus_van_beiden(joris, daan)
    pagina = daan.ga(f"{casus}plan/")
    _keur(pagina)
    assert pagina.get_by_role("link", name="Nieuw doel").count() == 0  # the family says what, the provider says how

    pagina.locator("#doelen .zl-doel h3 a").first.click()
    pagina.locator("section[aria-labelledby=k-hoe] summary").click()
    pagina.locator("#id_hoe").fill("Wekelijks samen koken en nabespreken.")
    pagina.locator("section[aria-labelledby=k-hoe]").get_by_role("button", name="Bewaar").click()
    expect(pagina.locator("section[aria-labelledby=k-hoe] p").first).to_contain_text("Wekelijks samen koken")
    _keur(pagina)

    daan.ga(f"{casus}plan/evaluatie/")
    _keur(pagina)
    pagina.locator("#evaluatieformulier").get_by_label("De jeugdige was erbij").check()
    pagina.locator("#id_verslag").fill("Het gaat beter thuis. Een keer per week is genoeg.")
    pagina.locator("input[name=besluit][value='lichtere hulp']").check()
    pagina.get_by_role("button", name="Leg de evaluatie vast").click()
    expect(pagina.get_by_role("alert")).to_have_count(0)
    assert "lichtere hulp" in _tekst(pagina)

    # the provider plans the moment, the regisseur decides with the family, and the provider says when it is done
    _spreek_afschalen_af(daan)
    assert pagina.get_by_role("link", name="Leg het besluit vast").count() == 0
    _besluit_lichter(joris, casus)
    daan.ga(f"{casus}plan/").locator("#afschalen").get_by_role("link", name="Leg vast dat dit is gedaan").last.click()
    _keur(pagina)
    pagina.locator("#id_hoe").fill("Eén keer per week, om de week thuis.")
    pagina.get_by_role("button", name="Leg vast dat dit is gedaan").click()
    expect(pagina.locator("#afschalen")).to_contain_text("Eén keer per week, om de week thuis.")
    _keur(pagina)
    assert "lichtere hulp begonnen" in _tekst(joris.ga(f"{casus}tijdlijn/")).lower()


def _spreek_afschalen_af(daan: Bezoek) -> None:
    """On the page where the evaluation led."""
    pagina = daan.pagina
    _keur(pagina)
    over_een_maand = date.fromisoformat(vandaag_van(pagina)) + timedelta(days=30)
    pagina.locator("#id_gepland_op").fill(over_een_maand.isoformat())
    pagina.locator("#id_voorwaarde").fill("Twee weken zonder ruzie.")
    pagina.get_by_role("button", name="Leg het moment vast").click()
    expect(pagina.locator("#afschalen")).to_contain_text("Twee weken zonder ruzie.")


def _besluit_lichter(joris: Bezoek, casus: str) -> None:
    pagina = joris.ga(f"{casus}plan/")
    pagina.locator("#evaluaties summary").click()
    expect(pagina.locator("#evaluaties")).to_contain_text("Een keer per week is genoeg.")
    moment = pagina.locator("#afschalen li", has_text="Twee weken zonder ruzie.")
    moment.get_by_role("link", name="Leg het besluit vast").click()
    _keur(pagina)
    pagina.locator("input[name=besluit][value=afgeschaald]").check()
    pagina.locator("#id_reden").fill("Het gaat al drie weken goed.")
    pagina.get_by_role("button", name="Leg het besluit vast").click()
    expect(pagina.locator("#afschalen")).to_contain_text("Het gaat al drie weken goed.")
    _keur(pagina)


def test_a_jeugdbeschermer_sees_the_clocks_of_the_measures(bezoek: Bezoeker) -> None:
    ilse = bezoek("ilse")
    pagina = ilse.ga("/werk/")
    gevraagd = pagina.locator("section[aria-labelledby=gevraagd]")
    inlichten = re.compile(r"raad inlichten als u niet verlengt: uiterlijk \d+", re.IGNORECASE)
    expect(gevraagd.get_by_text(inlichten).first).to_be_visible()
    _keur(pagina)
    for casus in _casussen(ilse):
        ilse.ga(f"{casus}besluiten/")
        gedwongen = pagina.locator("section[aria-labelledby=gedwongen]")
        if "Ondertoezichtstelling" in gedwongen.inner_text() and pagina.locator("#termijnen").count():
            break
    else:
        pytest.fail("Ilse heeft geen ondertoezichtstelling met termijnen")
    assert "Ilse Kramer" in gedwongen.inner_text()
    termijnen = pagina.locator("section[aria-labelledby=termijnen]")
    expect(termijnen).to_contain_text("Vraag op tijd verlenging")
    termijnen.locator("summary").first.click()
    expect(termijnen).to_contain_text("Burgerlijk Wetboek")
    _keur(pagina)
    pagina.get_by_role("link", name=re.compile("Leg een verlenging vast")).first.click()
    _keur(pagina)


def test_a_colleague_reads_plan_and_analysis_and_writes_nothing(bezoek: Bezoeker) -> None:
    joris, mila = bezoek("joris"), bezoek("mila")
    casus = _tot_en_met_verwezen(joris, "Leessma", date(2013, 10, 21))
    _stel_doel(joris, casus)
    pagina = mila.ga(f"{casus}plan/")
    assert "Rust aan tafel" in _tekst(pagina)
    assert pagina.locator("main form").count() == 0
    assert pagina.get_by_role("link", name="Nieuw doel").count() == 0
    _keur(pagina)
    _papier(mila, f"{casus}plan/papier/")
    mila.ga(f"{casus}analyse/")
    assert OORZAAK in _tekst(pagina)
    assert pagina.locator("main form").count() == 0
    _keur(pagina)
    for pad in ("tijdlijn/", "gezin/", "besluiten/", "hulp/"):
        assert _status(mila, f"{casus}{pad}") == 200, pad
    geopend = [pad for pad in ZELF if _status(mila, f"{casus}{pad}") == 200 and pagina.locator("main form").count()]
    assert geopend == []


def _tellingen(bram: Bezoek) -> list[str]:
    """Every number on the pages of Bram."""
    tekst = [_tekst(bram.ga(pad)) for pad in ("/werk/", "/werk/?lijst=team", "/werk/team/")]
    return [" ".join(re.findall(r"\d+", deel)) for deel in tekst]


def test_somebody_of_another_gemeente_finds_nothing_anywhere(bezoek: Bezoeker) -> None:
    joris, bram = bezoek("joris"), bezoek("bram")
    eerst = _tellingen(bram)
    casus = _tot_en_met_verwezen(joris, "Verwegsma", date(2015, 4, 17))
    assert _tellingen(bram) == eerst
    for pad in ("/werk/", "/werk/?lijst=team", "/werk/team/", "/samenvoegen/"):
        assert "Verwegsma" not in bram.ga(pad).content(), pad

    pagina = bram.pagina
    for zoek in ("Verwegsma", "17-04-2015"):
        bram.ga("/casus/zoek/").get_by_label("Naam of geboortedatum").fill(zoek)
        pagina.locator("main form[role=search] button").click()
        assert casus not in pagina.content()
        assert "Fenna" not in pagina.content()
    _keur(pagina)
    bram.ga("/hulpvraag/nieuw/").get_by_label("Achternaam").fill("Verwegsma")
    pagina.get_by_role("button", name="Zoek").click()
    assert "Fenna" not in pagina.content()

    for pad in BLADEN:
        status = _status(bram, f"{casus}{pad}")
        # a page that only answers to a form says so for every address, whether there is a case or not
        assert status == 404 or status == _status(bram, f"/casus/{'0' * 8}-0000-4000-8000-{'0' * 12}/{pad}"), pad
        assert "Verwegsma" not in pagina.content(), pad
        assert "Fenna" not in pagina.content(), pad


def _vraag_in_nood(wie: Bezoek, achternaam: str, reden: str) -> Page:
    pagina = wie.ga("/noodinzage/open/")
    if pagina.locator("input[type=password]").count():
        pagina.locator("input[type=password]").fill(WACHTWOORD)
        pagina.locator("main form button").click()
    pagina.get_by_label("Voornaam").fill("Fenna")
    pagina.get_by_label("Achternaam").fill(achternaam)
    pagina.get_by_label("Geboortedatum").fill("2013-03-09")
    pagina.locator("#id_reden").fill(reden)
    pagina.get_by_role("button", name="Open het dossier in nood").click()
    return pagina


def test_a_look_in_need_asks_a_reason_and_is_reviewed(bezoek: Bezoeker) -> None:
    joris, ilse, bram, vera = bezoek("joris"), bezoek("ilse"), bezoek("bram"), bezoek("vera")
    casus = nieuw_gezin(joris.ga("/werk/"), "Noodsma", date(2013, 3, 9))
    assert _status(ilse, casus) == 404

    pagina = _vraag_in_nood(ilse, "Noodsma", "kort")
    expect(pagina.get_by_role("alert").first).to_be_visible()
    assert "te kort" in _tekst(pagina)
    _keur(pagina)
    _vraag_in_nood(ilse, "Noodsma", REDEN)
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("Fenna")
    assert pagina.get_by_role("button", name=re.compile("[Vv]erwijs")).count() == 0
    _keur(pagina)

    assert "Er is geen dossier" in _tekst(_vraag_in_nood(bram, "Noodsma", REDEN))
    assert _status(bram, casus) == 404

    expect(joris.ga("/werk/").locator("section[aria-labelledby=nood]")).to_contain_text("Ilse Kramer")
    lijst = vera.ga("/noodinzage/")
    kaart = lijst.locator("article", has_text=REDEN)
    expect(kaart.get_by_role("heading", name="Ilse Kramer")).to_be_visible()
    assert "Noodsma" not in lijst.content()
    _keur(lijst)
    kaart.get_by_label("terecht", exact=True).check()
    kaart.get_by_role("button", name="Leg het oordeel vast").click()
    expect(lijst.locator("section[aria-labelledby=gedaan]")).to_contain_text(REDEN)


def test_search_finds_an_own_case(bezoek: Bezoeker) -> None:
    joris = bezoek("joris")
    casus = vind_casus(joris, "Noor van den Berg")
    _keur(joris.pagina)
    assert "Noor" in joris.ga(casus).locator("h1").inner_text()
    _keur(joris.ga("/werk/team/"))


def test_what_was_typed_is_there_again_after_the_laptop_was_closed(bezoek: Bezoeker) -> None:
    joris = bezoek("joris")
    casus = next(c for c in _casussen(joris) if _status(joris, f"{c}plan/doel/") == 200)
    pagina = joris.ga(f"{casus}plan/doel/")
    pagina.get_by_label("Wat moet er anders?").fill("Weer samen aan tafel")
    expect(pagina.locator("[data-bewaarstatus]")).to_contain_text("Kladje bewaard om")
    pagina.get_by_label("Klaar als").fill("Vijf avonden zonder ruzie")  # and away at once, before the pause is over
    joris.ga("/werk/")
    joris.ga(f"{casus}plan/doel/")
    expect(pagina.get_by_text("U was hier bezig op")).to_be_visible()
    expect(pagina.get_by_label("Wat moet er anders?")).to_have_value("Weer samen aan tafel")
    expect(pagina.get_by_label("Klaar als")).to_have_value("Vijf avonden zonder ruzie")
    _keur(pagina)
    pagina.get_by_role("button", name="Gooi dit kladje weg").click()
    expect(pagina.get_by_label("Wat moet er anders?")).to_have_value("")
    expect(pagina.get_by_text("U was hier bezig op")).to_have_count(0)
