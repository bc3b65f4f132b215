"""The new parts of the analysis on screen: lines, the picture, voices, the road, versions and paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.apps.casus.hulp import VANDAAG, deel, schrijf_alles, stel_vast, tekst_van
from tests.cast import NU, Cast
from tests.web.casus.hulp import formulier, inhoud, meld_aan, soep
from zorglandschap.apps.casus.actions import (
    Getypt,
    Keuzes,
    bewaar_analyse,
    schrap_factor,
    start_analyse,
    stel_analyse_vast,
    veronderstel,
    voeg_factor_toe,
    weeg_veronderstelling,
)
from zorglandschap.apps.casus.models import Casus, Factorverband, Gezinslid, Kladje, VerklarendeAnalyse
from zorglandschap.apps.casus.queries import Ouderstem, get_analyse
from zorglandschap.apps.casus.queries.analyse import Analyseblad
from zorglandschap.core.begrippen.analysewoorden import AANPALENDE, GEEN_EERDERE_HULP, SPEELT_NIET, Hypothesestand
from zorglandschap.core.begrippen.codelijsten import AnalyseStatus, AnalyseVeld, FactorSoort
from zorglandschap.core.begrippen.kijker import Kijker

VORM = "analyseformulier"


def _adres(casus: Casus, naam: str = "analyse") -> str:
    return reverse(f"casus:{naam}", args=[casus.sleutel])


def _stuur(client: Client, casus: Casus, pagina: HttpResponse | None = None, **anders: Any) -> HttpResponse:
    pagina = pagina or client.get(_adres(casus))
    return client.post(_adres(casus), {**formulier(pagina, actie=VORM), "doe": "bewaar", **anders})


def _blad(casus: Casus, kijker: Kijker) -> Analyseblad:
    blad = get_analyse(casus, kijker, vandaag=VANDAAG)
    assert blad is not None
    return blad


@pytest.fixture
def joris(client: Client, cast: Cast) -> Client:
    """Joris at the analysis of Noor, which has just begun."""
    start_analyse(cast.casus_noor, door=cast.joris, nu=NU)
    return meld_aan(client, cast.joris)


@pytest.fixture
def klaar(client: Client, cast: Cast) -> Client:
    """Joris at a complete analysis, not yet talked through."""
    schrijf_alles(cast.casus_noor, cast.joris)
    return meld_aan(client, cast.joris)


def test_one_press_says_that_a_part_of_life_does_not_play(joris: Client, cast: Cast) -> None:
    for veld in AANPALENDE:
        antwoord = _stuur(joris, cast.casus_noor, doe=f"speelt_niet:{veld.name.lower()}", gezin="Vier personen.")
        assert antwoord["Location"].endswith(f"#id_{veld.name.lower()}")
        assert tekst_van(cast.casus_noor, cast.joris, veld) == SPEELT_NIET
    _stuur(joris, cast.casus_noor, doe="speelt_niet:eerdere_hulp")
    assert tekst_van(cast.casus_noor, cast.joris, AnalyseVeld.EERDERE_HULP) == GEEN_EERDERE_HULP
    assert not soep(joris.get(_adres(cast.casus_noor))).select("button[value^=speelt_niet]")
    assert tekst_van(cast.casus_noor, cast.joris, AnalyseVeld.GEZIN) == "Vier personen."


def test_one_press_never_replaces_what_was_typed(joris: Client, cast: Cast) -> None:
    _stuur(joris, cast.casus_noor, doe="speelt_niet:wonen", wonen="Te klein huis.")
    assert tekst_van(cast.casus_noor, cast.joris, AnalyseVeld.WONEN) == "Te klein huis."
    _stuur(joris, cast.casus_noor, doe="speelt_niet:kind")
    assert tekst_van(cast.casus_noor, cast.joris, AnalyseVeld.KIND) == ""


def _twee_factoren(client: Client, casus: Casus) -> tuple[str, str]:
    for soort, tekst in (("verergerend", "Slaapgebrek"), ("veroorzakend", "Ruzie thuis")):
        _stuur(client, casus, doe="factor", factor_soort=soort, factor_tekst=tekst, factor_domein="gezin")
    opties = soep(client.get(_adres(casus))).select("#id_verband_van option")
    nummers = {optie.get_text(): str(optie["value"]) for optie in opties}
    return nummers["Slaapgebrek"], nummers["Ruzie thuis"]


def test_a_link_is_chosen_drawn_told_and_struck_without_a_script(joris: Client, cast: Cast) -> None:
    van, naar = _twee_factoren(joris, cast.casus_noor)
    wat = {"verband_van": van, "verband_soort": "maakt erger", "verband_naar": naar}
    assert _stuur(joris, cast.casus_noor, doe="verband", **wat)["Location"].endswith("#verbanden")
    _stuur(joris, cast.casus_noor, doe="verband", **wat)
    assert Factorverband.objects.count() == 1
    pagina = soep(joris.get(_adres(cast.casus_noor)))
    beelden = pagina.select(".zl-beeld svg")
    assert len(beelden) == 2
    for beeld in beelden:
        assert len(beeld.select("rect")) == 2
        assert len(beeld.select("polyline")) == len(beeld.select("polygon")) == 1
        assert "maakt erger" in beeld.get_text(" ")
        assert beeld["role"] == "img"
    zinnen = [punt.get_text() for punt in pagina.select(".zl-beeld li")]
    assert zinnen == ["‘Slaapgebrek’ maakt ‘Ruzie thuis’ erger."]
    knop = pagina.select_one("button[value^=schrap_verband]")
    assert knop is not None
    _stuur(joris, cast.casus_noor, doe=str(knop["value"]))
    assert not soep(joris.get(_adres(cast.casus_noor))).select(".zl-beeld li")


def test_a_circle_of_links_is_named_in_words(joris: Client, cast: Cast) -> None:
    van, naar = _twee_factoren(joris, cast.casus_noor)
    _stuur(joris, cast.casus_noor, verband_van=van, verband_soort="maakt erger", verband_naar=naar)
    _stuur(joris, cast.casus_noor, verband_van=naar, verband_soort="veroorzaakt", verband_naar=van)
    assert "Dit houdt elkaar in stand" in inhoud(joris.get(_adres(cast.casus_noor)))


def test_a_link_that_says_nothing_keeps_everything_that_was_typed(joris: Client, cast: Cast) -> None:
    van, naar = _twee_factoren(joris, cast.casus_noor)
    antwoord = _stuur(
        joris,
        cast.casus_noor,
        doe="verband",
        verband_van=van,
        verband_naar=van,
        kind="Een lang verhaal.",
        veronderstelling="Wordt Noor gepest?",
    )
    assert antwoord.status_code == 409
    assert "twee verschillende factoren" in inhoud(antwoord)
    velden = formulier(antwoord, actie=VORM)
    assert (velden["kind"], velden["verband_van"], velden["versie_kind"]) == ("Een lang verhaal.", van, "1")
    # what is sent again is not a clash with oneself, and what was added already stays one
    antwoord = joris.post(_adres(cast.casus_noor), {**velden, "doe": "verband", "verband_naar": naar})
    assert antwoord.status_code == 302
    assert len(_blad(cast.casus_noor, cast.joris).hypothesen) == 1


def test_a_factor_that_a_colleague_struck_is_told_and_a_number_that_is_none_refused(joris: Client, cast: Cast) -> None:
    van, naar = _twee_factoren(joris, cast.casus_noor)
    pagina = joris.get(_adres(cast.casus_noor))
    schrap_factor(cast.casus_noor, door=cast.femke, nu=NU, factor_id=int(naar))
    antwoord = _stuur(joris, cast.casus_noor, pagina, doe="verband", verband_van=van, verband_naar=naar)
    assert antwoord.status_code == 409
    assert "staat er niet meer" in inhoud(antwoord)
    assert _stuur(joris, cast.casus_noor, verband_van="raar", verband_naar=van).status_code == 400


def test_earlier_help_is_a_line_with_what_it_did(joris: Client, cast: Cast) -> None:
    wat = {"hulp_wat": "Schoolmaatschappelijk werk", "hulp_wanneer": "2025", "hulp_effect": "hielp niet"}
    for _keer in range(2):
        assert _stuur(joris, cast.casus_noor, doe="hulp", **wat)["Location"].endswith("#eerdere-hulp")
    pagina = soep(joris.get(_adres(cast.casus_noor)))
    assert [r.get_text() for r in pagina.select("#eerdere-hulp .zl-lijst__titel")] == ["Schoolmaatschappelijk werk"]
    assert "Hielp niet".lower() in pagina.select("#eerdere-hulp .zl-label")[0].get_text().lower()
    knop = pagina.select_one("button[value^=schrap_hulp]")
    assert knop is not None
    _stuur(joris, cast.casus_noor, doe=str(knop["value"]))
    assert _blad(cast.casus_noor, cast.joris).hulp == ()
    zonder_naam = _stuur(joris, cast.casus_noor, doe="hulp", hulp_toelichting="Het was te kort.")
    assert zonder_naam.status_code == 409
    assert formulier(zonder_naam, actie=VORM)["hulp_toelichting"] == "Het was te kort."


def test_a_supposition_is_weighed_in_the_page(joris: Client, cast: Cast) -> None:
    _stuur(joris, cast.casus_noor, doe="veronderstelling", veronderstelling="Noor wordt gepest")
    rij = _blad(cast.casus_noor, cast.joris).hypothesen[0].pk
    zonder_grond = _stuur(joris, cast.casus_noor, **{f"stand_{rij}": "klopt niet"})
    assert zonder_grond.status_code == 409
    assert "waarom" in inhoud(zonder_grond)
    _stuur(joris, cast.casus_noor, **{f"stand_{rij}": "klopt niet", f"grond_{rij}": "De mentor ziet het niet."})
    gewogen = _blad(cast.casus_noor, cast.joris).hypothesen[0]
    assert (gewogen.stand, gewogen.onderbouwing) == ("klopt niet", "De mentor ziet het niet.")
    assert "De mentor ziet het niet." in inhoud(meld_aan(Client(), cast.mila).get(_adres(cast.casus_noor)))
    _stuur(joris, cast.casus_noor, doe=f"schrap_veronderstelling:{gewogen.pk}")
    assert _blad(cast.casus_noor, cast.joris).hypothesen == ()


def test_who_weighs_after_a_colleague_finds_the_own_words_above(joris: Client, cast: Cast) -> None:
    casus = cast.casus_noor
    rij = veronderstel(casus, door=cast.joris, nu=NU, tekst="Noor wordt gepest")
    pagina = joris.get(_adres(casus))
    weeg_veronderstelling(
        casus, door=cast.femke, nu=NU, hypothese_id=rij.pk, stand=Hypothesestand.BEVESTIGD, onderbouwing="Gezien."
    )
    _stuur(joris, casus, pagina, **{f"stand_{rij.pk}": "klopt niet", f"grond_{rij.pk}": "Nee, nagevraagd."})
    gelezen = inhoud(joris.get(_adres(casus)))
    assert "Nee, nagevraagd." in gelezen
    assert _blad(casus, cast.joris).hypothesen[0].onderbouwing == "Gezien."
    _stuur(joris, casus, doe="weggooien:los")
    assert not Kladje.objects.exists()


def test_each_parent_has_a_box_and_autosave_of_its_own(joris: Client, cast: Cast) -> None:
    vader = Gezinslid.objects.create(gezin=cast.noor.gezin, naam="Klaas van den Berg", rol="vader")
    moeder = Gezinslid.objects.get(gezin=cast.noor.gezin, rol="moeder")
    pagina = soep(joris.get(_adres(cast.casus_noor)))
    namen = [vak["name"] for vak in pagina.select("#stemmen textarea")]
    assert namen == ["stem_jeugdige", f"stem_ouders_{moeder.pk}", f"stem_ouders_{vader.pk}"]
    assert "Wat zegt Klaas van den Berg zelf?" in pagina.select("#stemmen")[0].get_text()
    klad = _adres(cast.casus_noor, "bewaar_kladje")
    naam = f"stem_ouders_{vader.pk}"
    assert joris.post(klad, {"veld": naam, "tekst": "Half", "basisversie": "0"}).status_code == 200
    assert joris.post(klad, {"veld": "stem_ouders_99999", "tekst": "x", "basisversie": "0"}).status_code == 400
    assert formulier(joris.get(_adres(cast.casus_noor)), actie=VORM)[naam] == "Half"
    _stuur(joris, cast.casus_noor, doe=f"weggooien:{naam}")
    assert formulier(joris.get(_adres(cast.casus_noor)), actie=VORM)[naam] == ""


def test_a_parent_who_left_while_somebody_typed_loses_no_word(joris: Client, cast: Cast) -> None:
    vader = Gezinslid.objects.create(gezin=cast.noor.gezin, naam="Klaas van den Berg", rol="vader")
    pagina = joris.get(_adres(cast.casus_noor))
    Gezinslid.objects.filter(pk=vader.pk).update(tot=VANDAAG)
    _stuur(joris, cast.casus_noor, pagina, **{f"stem_ouders_{vader.pk}": "Ik wil meer thuis zijn."})
    assert _blad(cast.casus_noor, cast.joris).velden_van[Ouderstem(vader.pk)].tekst == "Ik wil meer thuis zijn."


def test_the_voice_of_a_stranger_is_refused_and_stays_on_the_page(joris: Client, cast: Cast) -> None:
    vreemd = Gezinslid.objects.exclude(gezin=cast.noor.gezin)[0].pk
    naam = f"stem_ouders_{vreemd}"
    antwoord = _stuur(joris, cast.casus_noor, **{naam: "Hier hoort dit niet.", f"versie_{naam}": "0"})
    assert antwoord.status_code == 409
    assert formulier(antwoord, actie=VORM)[naam] == "Hier hoort dit niet."


def test_two_writers_clash_in_the_voice_of_one_parent(joris: Client, cast: Cast) -> None:
    moeder = Gezinslid.objects.get(gezin=cast.noor.gezin).pk
    naam, vak = f"stem_ouders_{moeder}", Ouderstem(moeder)
    pagina = joris.get(_adres(cast.casus_noor))
    bewaar_analyse(cast.casus_noor, door=cast.femke, nu=NU, teksten={vak: Getypt("Van Femke.", 0)})
    adres = _stuur(joris, cast.casus_noor, pagina, **{naam: "Van Joris."})["Location"]
    assert adres == _adres(cast.casus_noor, "botsing")
    keuze = joris.get(adres)
    assert "Wat zegt Moeder van den Berg zelf?" in inhoud(keuze)
    joris.post(adres, {**formulier(keuze), f"keuze_{naam}": "samen"})
    assert _blad(cast.casus_noor, cast.joris).velden_van[vak].tekst == "Van Femke.\n\nVan Joris."


def test_the_road_is_walked_step_by_step_with_the_own_login_of_who_signs(klaar: Client, cast: Cast) -> None:
    casus = cast.casus_noor
    moeder = str(Gezinslid.objects.get(gezin=cast.noor.gezin).pk)
    _stuur(klaar, casus, doe="besproken", gedragsdeskundige_id=str(cast.femke.medewerker_id))
    zonder = _stuur(klaar, casus, doe="delen", gedeeld_met=["jeugdige"])
    assert zonder.status_code == 409
    assert "Schrijf dan op waarom" in inhoud(zonder)
    _stuur(klaar, casus, doe="delen", gedeeld_met=["jeugdige", moeder])
    assert "De analyse is gedeeld met het gezin" in inhoud(klaar.get(_adres(casus)))
    assert not soep(klaar.get(_adres(casus))).select("button[value=onderteken]")
    assert _stuur(klaar, casus, doe="onderteken").status_code == 409
    femke = meld_aan(Client(), cast.femke)
    assert soep(femke.get(_adres(casus))).select("button[value=onderteken]")
    assert _stuur(femke, casus, doe="onderteken").status_code == 302
    assert "Ondertekend door Femke Smit" in inhoud(klaar.get(_adres(casus)))
    assert _stuur(klaar, casus, doe="vaststellen").status_code == 302
    assert VerklarendeAnalyse.objects.get().status == AnalyseStatus.VASTGESTELD
    gelezen = klaar.get(_adres(casus))
    assert not soep(gelezen).find(id=VORM)
    assert len(soep(gelezen).select(".zl-stappen .is-klaar")) == 4


def test_a_word_that_changes_after_sharing_is_told(klaar: Client, cast: Cast) -> None:
    deel(cast.casus_noor, cast.joris)
    antwoord = klaar.post(
        _adres(cast.casus_noor),
        {**formulier(klaar.get(_adres(cast.casus_noor)), actie=VORM), "doe": "bewaar", "kind": "Anders."},
        follow=True,
    )
    assert "weer concept" in soep(antwoord).get_text()
    assert VerklarendeAnalyse.objects.get().status == AnalyseStatus.CONCEPT


def test_the_back_button_after_fixing_keeps_lines_and_texts(klaar: Client, cast: Cast) -> None:
    casus = cast.casus_noor
    rij = veronderstel(casus, door=cast.joris, nu=NU, tekst="Noor wordt gepest").pk
    deel(casus, cast.joris)
    pagina = klaar.get(_adres(casus))
    stel_analyse_vast(casus, door=cast.joris, nu=NU)
    nieuw = {"factor_tekst": "Slaapgebrek", "factor_soort": "verergerend", "kind": "Net te laat."}
    meer = {
        "hulp_wat": "Training",
        "hulp_wanneer": "2024",
        f"grond_{rij}": "Mentor gevraagd.",
        "veronderstelling": "X?",
    }
    _stuur(klaar, casus, pagina, doe="factor", **nieuw, **meer)
    gelezen = inhoud(klaar.get(_adres(casus)))
    for woorden in ("Net te laat.", "verergerend: Slaapgebrek", "Training – 2024", "Mentor gevraagd.", "X?"):
        assert woorden in gelezen
    klaar.post(_adres(casus), {"doe": "weggooien:los"})
    klaar.post(_adres(casus), {"doe": "weggooien:kind"})
    assert not Kladje.objects.exists()


def test_versions_are_compared_word_by_word_and_line_by_line(client: Client, cast: Cast) -> None:
    casus = cast.casus_noor
    meld_aan(client, cast.joris)
    assert "Er is nog niets om te vergelijken" in inhoud(client.get(_adres(casus, "analyse_versies")))
    stel_vast(casus, cast.joris)
    start_analyse(casus, door=cast.joris, nu=NU)
    pagina = client.get(_adres(casus, "analyse_versies"))
    assert "Deze versies zeggen hetzelfde" in inhoud(pagina)
    blad = _blad(casus, cast.joris)
    stand = blad.velden_van[AnalyseVeld.KIND]
    bewaar_analyse(casus, door=cast.joris, nu=NU, teksten={AnalyseVeld.KIND: Getypt("Over het kind.", stand.versie)})
    voeg_factor_toe(casus, door=cast.joris, nu=NU, soort=FactorSoort.VERERGEREND, tekst="Slaapgebrek")
    schrap_factor(casus, door=cast.joris, nu=NU, factor_id=blad.factoren[0].pk)
    verschil = soep(client.get(_adres(casus, "analyse_versies"), {"oud": "2", "nieuw": "1"}))
    weg, erbij = (" ".join(d.get_text() for d in verschil.select(soort)) for soort in ("del", "ins"))
    assert "Goede band met oma" in weg
    assert "Slaapgebrek" in erbij
    assert "het" in erbij
    assert "(erbij:" in erbij, "who does not see the line under it hears it"
    assert verschil.select_one("option[value='1'][selected]") is not None
    assert "Vergelijk de versies" in inhoud(client.get(_adres(casus)))


def test_another_conclusion_stands_in_the_comparison(client: Client, cast: Cast) -> None:
    stel_vast(cast.casus_noor, cast.joris)
    start_analyse(cast.casus_noor, door=cast.joris, nu=NU)
    VerklarendeAnalyse.objects.filter(versie=2).update(conclusie="geen hulp nodig")
    verschil = soep(meld_aan(client, cast.mila).get(_adres(cast.casus_noor, "analyse_versies"), {"oud": "raar"}))
    assert [d.get_text() for d in verschil.select("ins")] == ["geen hulp nodig"]


LEZERS: dict[str, Callable[[Cast], str]] = {
    "het dossier": lambda _: "",
    "de jeugdige": lambda _: "?voor=jeugdige",
    "moeder": lambda cast: f"?voor={Gezinslid.objects.get(gezin=cast.noor.gezin, rol='moeder').pk}",
}


@pytest.mark.parametrize("lezer", LEZERS)
def test_the_analysis_goes_on_paper(client: Client, cast: Cast, lezer: str) -> None:
    schrijf_alles(cast.casus_noor, cast.joris)
    veronderstel(cast.casus_noor, door=cast.joris, nu=NU, tekst="Noor wordt gepest")
    antwoord = meld_aan(client, cast.mila).get(_adres(cast.casus_noor, "analyse_pdf") + LEZERS[lezer](cast))
    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord.content.startswith(b"%PDF")
    assert re.search(r'filename="?verklarende-analyse.pdf', antwoord["Content-Disposition"])


def test_an_analysis_that_was_only_begun_can_be_printed_too(joris: Client, cast: Cast) -> None:
    assert joris.get(_adres(cast.casus_noor, "analyse_pdf")).status_code == 200
    VerklarendeAnalyse.objects.all().delete()
    assert joris.get(_adres(cast.casus_noor, "analyse_pdf"))["Location"] == _adres(cast.casus_noor)


def test_the_page_of_a_large_analysis_stays_light_and_asks_few_questions(
    klaar: Client, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    casus = cast.casus_noor
    for nr in range(16):
        voeg_factor_toe(casus, door=cast.joris, nu=NU, soort=FactorSoort.VERERGEREND, tekst=f"Factor nummer {nr}")
        veronderstel(casus, door=cast.joris, nu=NU, tekst=f"Veronderstelling {nr}")
    bewaar_analyse(casus, door=cast.joris, nu=NU, teksten={}, keuzes=Keuzes(met_ouders_op=VANDAAG))
    klaar.get(_adres(casus))
    with django_assert_max_num_queries(26):
        antwoord = klaar.get(_adres(casus))
    assert len(antwoord.content) < 100_000
