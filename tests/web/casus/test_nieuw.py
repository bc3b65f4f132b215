"""A new question: search first, a short form, and nothing typed is lost."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.apps.casus.hulp import maak_jeugdige
from tests.cast import Cast
from tests.web.casus.hulp import formulier, inhoud, meld_aan, soep
from zorglandschap.apps.casus.models import Casus

ZOEK, GEZIN = "/hulpvraag/nieuw/", "/hulpvraag/nieuw/gezin/"
INVOER = {
    "voornaam": "Lotte",
    "achternaam": "Kuiper",
    "geboren_op": "2014-05-06",
    "geslacht": "vrouw",
    "ouder": "Mevrouw Kuiper",
    "vrager": "ouder",
    "vraag": "We komen er niet meer uit.",
    "gewenst": "Rust.",
}


@pytest.mark.parametrize("wie", ["femke", "tom", "eva", "aisha", "noor_kijker"])
@pytest.mark.parametrize("adres", [ZOEK, GEZIN])
def test_only_a_jeugdconsulent_records_a_question(client: Client, cast: Cast, wie: str, adres: str) -> None:
    assert meld_aan(client, getattr(cast, wie)).get(adres).status_code == 404


def test_searching_shows_who_is_known_and_links_an_open_casus(client: Client, cast: Cast) -> None:
    nieuw = maak_jeugdige(cast.urk, achternaam="Bergsma")
    meld_aan(client, cast.joris)
    assert client.get(ZOEK).status_code == 200
    antwoord = client.post(ZOEK, {"achternaam": "berg"})
    adressen = [str(a["href"]) for a in soep(antwoord).select("a.zl-lijst__rij")]
    assert adressen == [
        reverse("casus:nieuwe_vraag", args=[nieuw.sleutel]),
        reverse("casus:detail", args=[cast.casus_noor.sleutel]),
    ]
    assert "2 jeugdigen gevonden" in inhoud(antwoord)


def test_bram_does_not_find_noor(client: Client, cast: Cast) -> None:
    antwoord = meld_aan(client, cast.bram).post(ZOEK, {"achternaam": "van den Berg"})
    assert "0 jeugdigen gevonden" in inhoud(antwoord)
    assert client.get(reverse("casus:nieuwe_vraag", args=[cast.noor.sleutel])).status_code == 404


def test_too_few_letters_and_an_impossible_date_are_explained_at_the_field(client: Client, cast: Cast) -> None:
    meld_aan(client, cast.joris)
    kort = client.post(ZOEK, {"achternaam": "Be"})
    assert kort.status_code == 400
    assert "drie letters" in soep(kort).select_one(".zl-veld__fout").get_text()  # type: ignore[union-attr]
    fout = client.post(ZOEK, {"achternaam": "Berg", "geboren_op": "2014-02-31"})
    assert fout.status_code == 400
    assert soep(fout).select_one("[role=alert] a[href='#id_geboren_op']")


def test_more_than_twenty_hits_ask_for_more_letters(client: Client, cast: Cast) -> None:
    for nummer in range(21):
        maak_jeugdige(cast.urk, voornaam=f"Kind{nummer}", achternaam="Hakvoort")
    antwoord = meld_aan(client, cast.joris).post(ZOEK, {"achternaam": "Hakvoort"})
    assert "Vul meer letters" in inhoud(antwoord)


def test_the_form_for_a_new_family_has_at_most_eight_fields(client: Client, cast: Cast) -> None:
    pagina = soep(meld_aan(client, cast.joris).get(GEZIN))
    velden = pagina.select("#inhoud form input:not([type=hidden]), #inhoud form select, #inhoud form textarea")
    assert 0 < len(velden) <= 8


def test_a_new_family_becomes_a_casus_and_sending_twice_stays_one(client: Client, cast: Cast) -> None:
    meld_aan(client, cast.joris)
    gegevens = {**formulier(client.get(GEZIN)), **INVOER}
    eerste, tweede = client.post(GEZIN, gegevens), client.post(GEZIN, gegevens)
    casus = Casus.objects.get(jeugdige__achternaam="Kuiper")
    assert eerste["Location"] == tweede["Location"] == reverse("casus:detail", args=[casus.sleutel])
    assert "We komen er niet meer uit." in inhoud(client.get(eerste["Location"]))


def test_a_refusal_keeps_what_was_typed(client: Client, cast: Cast) -> None:
    meld_aan(client, cast.joris)
    gegevens = {**formulier(client.get(GEZIN)), **INVOER, "geboren_op": "2090-01-01"}
    antwoord = client.post(GEZIN, gegevens)
    assert antwoord.status_code == 409
    assert "toekomst" in inhoud(antwoord)
    assert formulier(antwoord)["vraag"] == INVOER["vraag"]
    leeg = client.post(GEZIN, {**gegevens, "vraag": ""})
    assert leeg.status_code == 400
    assert formulier(leeg)["ouder"] == INVOER["ouder"]


def test_a_look_alike_is_shown_and_nothing_typed_is_lost(client: Client, cast: Cast) -> None:
    bekend = maak_jeugdige(cast.urk, voornaam="Lote")
    meld_aan(client, cast.joris)
    antwoord = client.post(GEZIN, {**formulier(client.get(GEZIN)), **INVOER})
    assert antwoord.status_code == 409
    assert not Casus.objects.filter(jeugdige=bekend).exists()
    opnieuw = formulier(antwoord)
    assert {naam: opnieuw[naam] for naam in INVOER if naam in opnieuw} == {
        naam: waarde for naam, waarde in INVOER.items() if naam != "geslacht"
    }
    assert client.post(GEZIN, opnieuw).status_code == 409  # the Enter key chooses nobody
    keuze = client.post(GEZIN, {**opnieuw, "kies": str(bekend.sleutel)})
    casus = Casus.objects.get(jeugdige=bekend)
    assert keuze["Location"] == reverse("casus:detail", args=[casus.sleutel])
    assert casus.hulpvragen.get().vraag == INVOER["vraag"]


def test_it_can_be_another_child(client: Client, cast: Cast) -> None:
    bekend = maak_jeugdige(cast.urk)
    meld_aan(client, cast.joris)
    antwoord = client.post(GEZIN, {**formulier(client.get(GEZIN)), **INVOER})
    assert antwoord.status_code == 409
    assert client.post(GEZIN, {**formulier(antwoord), "anders": "ja"}).status_code == 302
    assert Casus.objects.filter(jeugdige__achternaam="Kuiper").exclude(jeugdige=bekend).count() == 1


def test_a_look_alike_with_an_open_case_gets_the_question_there(client: Client, cast: Cast) -> None:
    meld_aan(client, cast.joris)
    noor = {**INVOER, "voornaam": "Nour", "achternaam": "van den Berg", "geboren_op": "2011-03-14"}
    antwoord = client.post(GEZIN, {**formulier(client.get(GEZIN)), **noor})
    assert "Er loopt al een casus" in inhoud(antwoord)
    open_ = client.post(GEZIN, {**formulier(antwoord), "kies": str(cast.noor.sleutel)})
    assert open_.status_code == 409
    knop = soep(open_).select_one("button[name=bij]")
    assert knop is not None
    klaar = client.post(GEZIN, {**formulier(open_), "bij": str(knop["value"])})
    assert klaar["Location"] == reverse("casus:vraag", args=[cast.casus_noor.sleutel])
    assert cast.casus_noor.hulpvragen.count() == 2


def test_a_colleague_cannot_slip_a_question_into_the_case_of_another(client: Client, cast: Cast) -> None:
    meld_aan(client, cast.mila)
    gegevens = {**formulier(client.get(GEZIN)), **INVOER}
    assert client.post(GEZIN, {**gegevens, "bij": str(cast.casus_noor.sleutel)}).status_code == 404
    assert client.post(GEZIN, {**gegevens, "kies": "onzin"}).status_code == 302


def test_what_was_searched_is_filled_in_already(client: Client, cast: Cast) -> None:
    meld_aan(client, cast.joris)
    client.post(ZOEK, {"achternaam": "Kuiper", "geboren_op": "2014-05-06"})
    pagina = client.get(GEZIN)
    assert (formulier(pagina)["achternaam"], formulier(pagina)["geboren_op"]) == ("Kuiper", "2014-05-06")
    client.post(GEZIN, {**formulier(pagina), **INVOER})
    assert formulier(client.get(GEZIN))["achternaam"] == ""


@pytest.mark.parametrize("vrager", ["gecertificeerde instelling", "veilig thuis", "rechter", "jeugdarts"])
def test_everybody_who_asks_at_the_door_can_be_named(client: Client, cast: Cast, vrager: str) -> None:
    meld_aan(client, cast.joris)
    gegevens = {**formulier(client.get(GEZIN)), **INVOER, "vrager": vrager, "soort": "geld en schulden"}
    client.post(GEZIN, gegevens)
    vraag = Casus.objects.get(jeugdige__achternaam="Kuiper").hulpvragen.get()
    assert (vraag.vrager, vraag.soort) == (vrager, "geld en schulden")


def test_a_known_youth_gets_a_question_with_three_fields(client: Client, cast: Cast) -> None:
    bekend = maak_jeugdige(cast.urk, geboren_op=date(2014, 5, 6))
    adres = reverse("casus:nieuwe_vraag", args=[bekend.sleutel])
    meld_aan(client, cast.joris)
    pagina = client.get(adres)
    assert "Hulpvraag van Lotte" in inhoud(pagina)
    antwoord = client.post(adres, {**formulier(pagina), "vrager": "school", "vraag": "Lotte komt niet meer op school."})
    assert antwoord.status_code == 302
    assert Casus.objects.get(jeugdige=bekend).hulpvragen.get().vrager == "school"


def test_a_youth_with_an_open_casus_is_led_to_it(client: Client, cast: Cast) -> None:
    adres = reverse("casus:nieuwe_vraag", args=[cast.noor.sleutel])
    meld_aan(client, cast.joris)
    pagina = client.get(adres)
    naar = reverse("casus:detail", args=[cast.casus_noor.sleutel])
    assert soep(pagina).select_one(f"a[href='{naar}']")
    antwoord = client.post(adres, {**formulier(pagina), "vrager": "school", "vraag": "Nog eens."})
    assert antwoord.status_code == 409
    assert soep(antwoord).select_one(f"a[href='{naar}']")
