"""The analysis on screen: write, autosave, two writers, fix; and the whole walk from question to referral."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.apps.casus.hulp import VANDAAG, deel, schrijf_alles, stel_vast, tekst_van
from tests.cast import NU, Cast
from tests.web.casus.hulp import formulier, inhoud, meld_aan, soep
from zorglandschap.apps.casus.actions import Getypt, bewaar_analyse, start_analyse, stel_analyse_vast
from zorglandschap.apps.casus.models import Casus, Kladje
from zorglandschap.apps.casus.queries import get_analyse
from zorglandschap.core.begrippen.codelijsten import AnalyseVeld, CasusStatus

VORM = "analyseformulier"
KIND = AnalyseVeld.KIND


def _adres(casus: Casus, naam: str = "analyse") -> str:
    return reverse(f"casus:{naam}", args=[casus.sleutel])


def _begonnen(client: Client, cast: Cast) -> Client:
    start_analyse(cast.casus_noor, door=cast.joris, nu=NU)
    return meld_aan(client, cast.joris)


def _stuur(client: Client, casus: Casus, pagina: HttpResponse | None = None, **anders: str | list[str]) -> HttpResponse:
    pagina = pagina or client.get(_adres(casus))
    return client.post(_adres(casus), {**formulier(pagina, actie=VORM), "doe": "bewaar", **anders})


def _volledig(client: Client, casus: Casus) -> dict[str, str]:
    """Something in every text box of the page, and the choices."""
    vakken = soep(client.get(_adres(casus))).select(f"#{VORM} textarea")
    teksten = {str(vak["name"]): f"Over {vak['name']}." for vak in vakken}
    return {**teksten, "keuze": "jeugdhulp", "met_jeugdige_op": "2026-11-17", "met_ouders_op": "2026-11-18"}


def test_an_empty_page_invites_to_begin(client: Client, cast: Cast) -> None:
    meld_aan(client, cast.joris)
    assert "Er is nog geen verklarende analyse" in inhoud(client.get(_adres(cast.casus_noor)))
    assert client.post(_adres(cast.casus_noor), {"doe": "start"}).status_code == 302
    assert soep(client.get(_adres(cast.casus_noor))).find(id=VORM)


def test_an_analysis_of_a_closed_casus_cannot_begin(client: Client, cast: Cast) -> None:
    Casus.objects.filter(pk=cast.casus_noor.pk).update(status=CasusStatus.AFGESLOTEN, gesloten_op=VANDAAG)
    meld_aan(client, cast.joris)
    antwoord = client.post(_adres(cast.casus_noor), {"doe": "start"}, follow=True)
    assert "Deze casus is afgesloten" in soep(antwoord).get_text()
    assert not soep(antwoord).find("button", attrs={"value": "start"})


def test_mila_reads_and_finds_no_box_to_write_in(client: Client, cast: Cast) -> None:
    schrijf_alles(cast.casus_noor, cast.joris)
    antwoord = meld_aan(client, cast.mila).get(_adres(cast.casus_noor))
    assert "Over kind." in inhoud(antwoord)
    assert not soep(antwoord).select("#inhoud form, #inhoud textarea, #inhoud button")


def test_what_is_written_is_saved_and_shown_again(client: Client, cast: Cast) -> None:
    _begonnen(client, cast)
    antwoord = _stuur(client, cast.casus_noor, kind="Noor is 15.", keuze="jeugdhulp", met_ouders_op="2026-11-18")
    assert antwoord.status_code == 302
    velden = formulier(client.get(_adres(cast.casus_noor)), actie=VORM)
    assert (velden["kind"], velden["keuze"], velden["met_ouders_op"]) == ("Noor is 15.", "jeugdhulp", "2026-11-18")
    assert velden["versie_kind"] == "1"


def test_a_wrong_date_keeps_every_typed_word(client: Client, cast: Cast) -> None:
    _begonnen(client, cast)
    antwoord = _stuur(client, cast.casus_noor, kind="Een lang verhaal.", met_jeugdige_op="31-02-2026")
    assert antwoord.status_code == 400
    assert formulier(antwoord, actie=VORM)["kind"] == "Een lang verhaal."
    toekomst = _stuur(client, cast.casus_noor, kind="Een lang verhaal.", met_jeugdige_op="2090-01-01")
    assert toekomst.status_code == 409
    assert "toekomst" in inhoud(toekomst)
    assert formulier(toekomst, actie=VORM)["kind"] == "Een lang verhaal."


def test_what_the_form_showed_before_may_be_unreadable(client: Client, cast: Cast) -> None:
    _begonnen(client, cast)
    raar = {"gezien-met_ouders_op": "gisteren", "gezien-keuze": "raar"}
    assert _stuur(client, cast.casus_noor, met_ouders_op="2026-11-18", **raar).status_code == 302
    assert formulier(client.get(_adres(cast.casus_noor)), actie=VORM)["met_ouders_op"] == "2026-11-18"


def test_a_choice_that_is_not_on_the_list_is_refused(client: Client, cast: Cast) -> None:
    _begonnen(client, cast)
    assert _stuur(client, cast.casus_noor, keuze="raar").status_code == 400


def test_factors_are_added_and_struck_without_losing_typed_text(client: Client, cast: Cast) -> None:
    _begonnen(client, cast)
    wat = {"factor_soort": "beschermend", "factor_tekst": "Oma"}
    antwoord = _stuur(client, cast.casus_noor, doe="factor", gezin="Vier personen.", **wat)
    assert antwoord["Location"].endswith("#factoren")
    pagina = client.get(_adres(cast.casus_noor))
    assert formulier(pagina, actie=VORM)["gezin"] == "Vier personen."
    knop = soep(pagina).select_one("#factoren button[value^=schrap]")
    assert knop is not None
    _stuur(client, cast.casus_noor, pagina, doe=str(knop["value"]))
    assert "Oma" not in inhoud(client.get(_adres(cast.casus_noor)))
    assert _stuur(client, cast.casus_noor, doe="schrap:niets").status_code == 302


def test_autosave_keeps_a_draft_that_comes_back_and_can_be_thrown_away(client: Client, cast: Cast) -> None:
    _begonnen(client, cast)
    adres = _adres(cast.casus_noor, "bewaar_kladje")
    antwoord = client.post(adres, {"veld": "kind", "tekst": "Half af", "basisversie": "0"})
    assert antwoord.status_code == 200
    assert "Kladje bewaard" in antwoord.json()["melding"]
    pagina = client.get(_adres(cast.casus_noor))
    assert formulier(pagina, actie=VORM)["kind"] == "Half af"
    assert "Dit is uw kladje" in inhoud(pagina)
    _stuur(client, cast.casus_noor, pagina, doe="weggooien:kind", gezin="Blijft bewaard.")
    velden = formulier(client.get(_adres(cast.casus_noor)), actie=VORM)
    assert (velden["kind"], velden["gezin"]) == ("", "Blijft bewaard.")


@pytest.mark.parametrize(
    "gegevens",
    [{}, {"veld": "raar", "tekst": "x", "basisversie": "0"}, {"veld": "kind", "tekst": "x", "basisversie": "een"}],
)
def test_autosave_refuses_what_it_does_not_understand(client: Client, cast: Cast, gegevens: dict[str, str]) -> None:
    _begonnen(client, cast)
    assert client.post(_adres(cast.casus_noor, "bewaar_kladje"), gegevens).status_code == 400
    assert client.get(_adres(cast.casus_noor, "bewaar_kladje")).status_code == 405


def test_autosave_says_that_somebody_else_wrote(client: Client, cast: Cast) -> None:
    _begonnen(client, cast)
    bewaar_analyse(cast.casus_noor, door=cast.femke, nu=NU, teksten={KIND: Getypt("Van Femke", 0)})
    antwoord = client.post(
        _adres(cast.casus_noor, "bewaar_kladje"), {"veld": "kind", "tekst": "Van Joris", "basisversie": "0"}
    )
    assert antwoord.json()["botst"] is True
    assert "intussen" in antwoord.json()["melding"]


def test_autosave_after_the_session_keeps_the_text_in_the_browser(client: Client, cast: Cast) -> None:
    start_analyse(cast.casus_noor, door=cast.joris, nu=NU)
    gegevens = {"veld": "kind", "tekst": "Half af", "basisversie": "0"}
    assert client.post(_adres(cast.casus_noor, "bewaar_kladje"), gegevens).status_code == 401


def _botsing(client: Client, cast: Cast) -> HttpResponse:
    """Joris opens the form, Femke saves, then Joris saves."""
    _begonnen(client, cast)
    pagina = client.get(_adres(cast.casus_noor))
    bewaar_analyse(cast.casus_noor, door=cast.femke, nu=NU, teksten={KIND: Getypt("Woorden van Femke.", 0)})
    return _stuur(client, cast.casus_noor, pagina, kind="Woorden van Joris.", gezin="Ook bewaard.")


def test_two_writers_see_both_texts_and_no_word_is_lost(client: Client, cast: Cast) -> None:
    antwoord = _botsing(client, cast)
    assert antwoord["Location"] == _adres(cast.casus_noor, "botsing")
    pagina = client.get(antwoord["Location"])
    assert "Woorden van Femke." in inhoud(pagina)
    assert "Woorden van Joris." in inhoud(pagina)
    assert formulier(pagina)["samen_kind"] == "Woorden van Femke.\n\nWoorden van Joris."
    assert tekst_van(cast.casus_noor, cast.joris, AnalyseVeld.GEZIN) == "Ook bewaard."
    # until a choice is made, the form itself leads here
    assert client.get(_adres(cast.casus_noor))["Location"] == _adres(cast.casus_noor, "botsing")


@pytest.mark.parametrize(
    ("keuze", "verwacht"),
    [
        ("hun", "Woorden van Femke."),
        ("mijn", "Woorden van Joris."),
        ("samen", "Woorden van Femke.\n\nWoorden van Joris."),
    ],
)
def test_the_second_writer_chooses(client: Client, cast: Cast, keuze: str, verwacht: str) -> None:
    adres = _botsing(client, cast)["Location"]
    gegevens = {**formulier(client.get(adres)), "keuze_kind": keuze}
    assert client.post(adres, gegevens)["Location"] == _adres(cast.casus_noor)
    assert tekst_van(cast.casus_noor, cast.joris, KIND) == verwacht
    assert not Kladje.objects.exists()
    assert client.get(adres).status_code == 302


def test_without_a_choice_the_joined_text_is_kept(client: Client, cast: Cast) -> None:
    adres = _botsing(client, cast)["Location"]
    antwoord = client.post(adres, {**formulier(client.get(adres)), "samen_kind": "Half samengevoegd"})
    assert antwoord.status_code == 400
    assert formulier(antwoord)["samen_kind"] == "Half samengevoegd"
    assert "Kies bij elk onderdeel" in inhoud(antwoord)


def test_a_third_writer_makes_a_new_clash_and_nothing_disappears(client: Client, cast: Cast) -> None:
    adres = _botsing(client, cast)["Location"]
    gegevens = {**formulier(client.get(adres)), "keuze_kind": "mijn"}
    bewaar_analyse(cast.casus_noor, door=cast.femke, nu=NU, teksten={KIND: Getypt("Femke nog eens.", 1)})
    client.post(adres, gegevens)
    assert client.get(_adres(cast.casus_noor))["Location"] == adres
    pagina = client.get(adres)
    assert "Femke nog eens." in inhoud(pagina)
    assert "Woorden van Joris." in inhoud(pagina)


def test_a_version_that_is_no_number_falls_back_on_what_is_there(client: Client, cast: Cast) -> None:
    adres = _botsing(client, cast)["Location"]
    client.post(adres, {"keuze_kind": "mijn", "versie_kind": "een"})
    assert tekst_van(cast.casus_noor, cast.joris, KIND) == "Woorden van Joris."


def test_who_saves_after_another_fixed_keeps_the_text(client: Client, cast: Cast) -> None:
    schrijf_alles(cast.casus_noor, cast.joris)
    deel(cast.casus_noor, cast.joris)
    meld_aan(client, cast.joris)
    pagina = client.get(_adres(cast.casus_noor))
    stel_analyse_vast(cast.casus_noor, door=cast.joris, nu=NU)
    antwoord = client.post(
        _adres(cast.casus_noor), {**formulier(pagina, actie=VORM), "kind": "Net te laat.", "doe": "bewaar"}, follow=True
    )
    assert "Net te laat." in inhoud(antwoord)
    assert "intussen vastgesteld" in soep(antwoord).get_text()
    client.post(_adres(cast.casus_noor), {"doe": "weggooien:kind"})
    assert "Net te laat." not in inhoud(client.get(_adres(cast.casus_noor)))


def test_fixing_is_refused_with_a_link_to_every_missing_part(client: Client, cast: Cast) -> None:
    _begonnen(client, cast)
    antwoord = _stuur(client, cast.casus_noor, doe="vaststellen", kind="Iets.")
    assert antwoord.status_code == 409
    pagina = soep(antwoord)
    links = pagina.select("[role=alert] a")
    assert links
    for link in links:
        assert pagina.find(id=str(link["href"]).partition("#")[2]) is not None
    assert formulier(antwoord, actie=VORM)["kind"] == "Iets."


def test_a_fixed_analysis_is_read_and_can_be_revised(client: Client, cast: Cast) -> None:
    stel_vast(cast.casus_noor, cast.joris)
    meld_aan(client, cast.joris)
    pagina = client.get(_adres(cast.casus_noor))
    assert not soep(pagina).find(id=VORM)
    assert "Herzie de analyse" in inhoud(pagina)
    client.post(_adres(cast.casus_noor), {"doe": "start"})
    blad = get_analyse(cast.casus_noor, cast.joris, vandaag=VANDAAG)
    assert blad is not None
    assert blad.analyse.versie == 2


def test_the_analysis_page_asks_a_bounded_number_of_queries(
    client: Client, cast: Cast, django_assert_max_num_queries: object
) -> None:
    schrijf_alles(cast.casus_noor, cast.joris)
    meld_aan(client, cast.joris).get(_adres(cast.casus_noor))
    with django_assert_max_num_queries(26):  # type: ignore[operator]
        client.get(_adres(cast.casus_noor))


def test_the_gedragsdeskundige_of_the_casus_writes_along(client: Client, cast: Cast) -> None:
    _begonnen(client, cast)
    _stuur(client, cast.casus_noor, gedragsdeskundige_id=str(cast.femke.medewerker_id))
    femke = meld_aan(Client(), cast.femke)
    assert _stuur(femke, cast.casus_noor, samenhang="Door de scheiding slaapt Noor slecht.").status_code == 302
    assert "Door de scheiding" in tekst_van(cast.casus_noor, cast.joris, AnalyseVeld.SAMENHANG)


def _eerste_verband(client: Client, casus: Casus) -> dict[str, str]:
    """Link the two factors that can be chosen: what protects to what it protects from."""
    keuzes = soep(client.get(_adres(casus))).select("#id_verband_van option[value!='']")
    van_naar = {("van" if "band" in optie.get_text() else "naar"): str(optie["value"]) for optie in keuzes}
    return {"verband_van": van_naar["van"], "verband_naar": van_naar["naar"], "verband_soort": "beschermt tegen"}


def test_from_question_to_referral(client: Client, cast: Cast) -> None:
    """Search, record the question, be refused, write the analysis, fix it, and refer."""
    meld_aan(client, cast.joris)
    nieuw = "/hulpvraag/nieuw/gezin/"
    assert "0 jeugdigen gevonden" in inhoud(client.post("/hulpvraag/nieuw/", {"achternaam": "Kuiper"}))
    vraag = {"vrager": "ouder", "vraag": "We komen er niet uit.", "ouder": "Mevrouw Kuiper", "geslacht": "vrouw"}
    wie = {"voornaam": "Lotte", "achternaam": "Kuiper", "geboren_op": "2014-05-06"}
    adres = client.post(nieuw, {**formulier(client.get(nieuw)), **vraag, **wie})["Location"]
    casus = Casus.objects.get(jeugdige__achternaam="Kuiper")

    geweigerd = client.post(_adres(casus, "verwijs"))
    assert geweigerd.status_code == 409
    assert "Begin samen met jeugdige en ouders een verklarende analyse" in inhoud(geweigerd)

    client.post(_adres(casus), {"doe": "start"})
    factoren = ({"factor_soort": "veroorzakend", "factor_tekst": "Verlies van opa"},)
    for factor in (*factoren, {"factor_soort": "beschermend", "factor_tekst": "Sterke band met school"}):
        _stuur(client, casus, doe="factor", **factor)
    assert _stuur(client, casus, doe="vaststellen").status_code == 409
    _stuur(client, casus, **_volledig(client, casus))
    _stuur(client, casus, doe="verband", **_eerste_verband(client, casus))
    assert _stuur(client, casus, doe="besproken")["Location"].endswith("#stappen")
    ouder = str(casus.jeugdige.gezin.leden.get().pk)
    gedeeld = _stuur(client, casus, doe="delen", gedeeld_met=["jeugdige", ouder])
    assert gedeeld["Location"].endswith("#stappen")
    assert _stuur(client, casus, doe="vaststellen")["Location"] == adres
    assert "Verwijs naar regionale hulp" in inhoud(client.get(adres))

    assert client.post(_adres(casus, "verwijs"))["Location"] == adres
    casus.refresh_from_db()
    assert casus.status == CasusStatus.VERWEZEN
    assert "verwezen naar regionale hulp" in inhoud(client.get(adres))
