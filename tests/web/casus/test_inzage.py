"""Who may see a case and who looked: pages of the regisseur, and a search that betrays nothing."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.apps.casus.hulp import maak_casussen, maak_jeugdige
from tests.cast import Cast
from tests.web.casus.hulp import inhoud, meld_aan, soep
from zorglandschap.apps.casus.models import Casus, Samenvoeging, Uitsluiting

ZOEK, DUBBEL = "/casus/zoek/", "/samenvoegen/"


def _inzage(casus: Casus) -> str:
    return reverse("casus:inzage", args=[casus.sleutel])


def test_the_regisseur_shields_the_case_and_lifts_it_again(client: Client, cast: Cast) -> None:
    adres, mila = _inzage(cast.casus_noor), meld_aan(Client(), cast.mila)
    meld_aan(client, cast.joris)
    assert client.post(adres, {"doe": "beperk", "beperk-reden": ""}).status_code == 400
    assert client.post(adres, {"doe": "beperk", "beperk-reden": "Familie van een collega."})["Location"] == adres
    assert "Alleen wie in de casus is genoemd" in inhoud(client.get(adres))
    assert mila.get(reverse("casus:detail", args=[cast.casus_noor.sleutel])).status_code == 404
    assert "Noor" not in inhoud(mila.get("/werk/?lijst=team"))
    client.post(adres, {"doe": "open"})
    assert mila.get(reverse("casus:detail", args=[cast.casus_noor.sleutel])).status_code == 200


def test_a_colleague_is_excluded_and_let_in_again(client: Client, cast: Cast) -> None:
    adres, mila = _inzage(cast.casus_noor), meld_aan(Client(), cast.mila)
    meld_aan(client, cast.joris)
    client.post(adres, {"doe": "sluit_uit", "uit-wie": str(cast.mila.gebruiker_id), "uit-reden": "zus"})
    assert "Mila Bos" in inhoud(client.get(adres))
    assert mila.get(reverse("casus:detail", args=[cast.casus_noor.sleutel])).status_code == 404
    rij = Uitsluiting.objects.get()
    client.post(adres, {"doe": "toelaten", "uitsluiting": str(rij.pk)})
    assert mila.get(reverse("casus:detail", args=[cast.casus_noor.sleutel])).status_code == 200
    assert client.post(adres, {"doe": "toelaten", "uitsluiting": "x"}).status_code == 404


def test_who_knows_the_family_is_told_to_hand_over_first(client: Client, cast: Cast) -> None:
    gegevens = {"doe": "sluit_uit", "uit-wie": str(cast.joris.gebruiker_id), "uit-reden": "mijn buren"}
    antwoord = meld_aan(client, cast.joris).post(_inzage(cast.casus_noor), gegevens)
    assert antwoord.status_code == 409
    assert "Draag die taak eerst over" in inhoud(antwoord)
    assert "mijn buren" in antwoord.content.decode()


def test_the_regisseur_sees_who_looked(client: Client, cast: Cast) -> None:
    meld_aan(Client(), cast.mila).get(reverse("casus:detail", args=[cast.casus_noor.sleutel]))
    pagina = meld_aan(client, cast.joris).get(reverse("casus:inzagen", args=[cast.casus_noor.sleutel]))
    assert "Jeugdconsulent van Team Urk keek" in inhoud(pagina)
    assert "Niemand gebruikte de noodknop" in inhoud(pagina)


@pytest.mark.parametrize("zoek", ["noor", "van den Berg", "14-03-2011", "2011-03-14", "Noor Berg"])
def test_search_finds_a_case_by_name_or_birth_date(client: Client, cast: Cast, zoek: str) -> None:
    antwoord = meld_aan(client, cast.mila).post(ZOEK, {"zoek": zoek})
    adressen = [str(a["href"]) for a in soep(antwoord).select("a.zl-lijst__rij")]
    assert adressen == [reverse("casus:detail", args=[cast.casus_noor.sleutel])]
    assert antwoord.request["QUERY_STRING"] == ""


@pytest.mark.parametrize(("zoek", "zin"), [("No", "drie letters"), ("31-02-2011", "bestaat niet"), ("", "klopt")])
def test_search_explains_what_it_needs(client: Client, cast: Cast, zoek: str, zin: str) -> None:
    antwoord = meld_aan(client, cast.joris).post(ZOEK, {"zoek": zoek})
    assert antwoord.status_code == 400
    assert zin in inhoud(antwoord)


def test_bram_finds_nothing_of_another_gemeente_and_no_count(client: Client, cast: Cast) -> None:
    antwoord = meld_aan(client, cast.bram).post(ZOEK, {"zoek": "van den Berg"})
    assert "0 casussen gevonden" in inhoud(antwoord)
    niemand = client.post(ZOEK, {"zoek": "Bestaatniet"})
    assert inhoud(antwoord) == inhoud(niemand)


def test_many_hits_ask_for_more_letters_with_few_queries(
    client: Client, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    maak_casussen(cast, 25, regisseur=cast.joris)
    meld_aan(client, cast.joris)
    with django_assert_max_num_queries(10):
        antwoord = client.post(ZOEK, {"zoek": "Visser"})
    assert len(soep(antwoord).select("a.zl-lijst__rij")) == 20
    assert "Er zijn er meer" in inhoud(antwoord)


def test_two_registrations_become_one_on_screen(client: Client, cast: Cast) -> None:
    dubbel = maak_jeugdige(cast.urk, voornaam="Nour", achternaam="van den Bergh", geboren_op=cast.noor.geboren_op)
    meld_aan(client, cast.joris)
    assert "Misschien dubbel" in inhoud(client.get(DUBBEL))
    assert client.post(DUBBEL, {"achternaam": "x"}).status_code == 400
    zoek = {"achternaam": "berg", "geboren_op": ""}
    assert len(soep(client.post(DUBBEL, zoek)).select("input[name=blijft]")) == 2
    half = client.post(DUBBEL, {**zoek, "doe": "voorstel", "blijft": str(cast.noor.sleutel), "reden": "Zelfde moeder."})
    assert half.status_code == 400
    assert soep(half).select_one(f"input[name=blijft][value='{cast.noor.sleutel}'][checked]")
    keuze = {**zoek, "doe": "voorstel", "blijft": str(cast.noor.sleutel), "reden": "Zelfde moeder."}
    zelfde = client.post(DUBBEL, {**keuze, "dubbel": str(cast.noor.sleutel)})
    assert zelfde.status_code == 409
    adres = client.post(DUBBEL, {**keuze, "dubbel": str(dubbel.sleutel)})["Location"]
    assert "Een collega van uw gemeente bevestigt het" in inhoud(client.get(adres))
    assert client.post(adres, {"doe": "bevestig"}).status_code == 409
    mila = meld_aan(Client(), cast.mila)
    assert "Wacht op een tweede collega" in inhoud(mila.get(DUBBEL))
    assert mila.post(adres, {"doe": "bevestig"})["Location"] == adres
    assert "Deze twee registraties zijn één" in inhoud(mila.get(adres))
    assert mila.post(adres, {"reden": ""}).status_code == 400
    assert mila.post(adres, {"reden": "Toch een nichtje."})["Location"] == adres
    assert "Teruggedraaid: Toch een nichtje." in inhoud(mila.get(adres))
    assert Samenvoeging.objects.get().gestopt_om is not None


def test_a_merge_that_was_used_again_is_not_undone(client: Client, cast: Cast) -> None:
    kinderen = [
        maak_jeugdige(cast.urk, voornaam=naam, achternaam="Bos", geboren_op=cast.noor.geboren_op)
        for naam in ("Bas", "Bart", "Ben")
    ]
    joris, mila = meld_aan(client, cast.joris), meld_aan(Client(), cast.mila)
    adressen = []
    for blijft, dubbel in ((kinderen[1], kinderen[2]), (kinderen[0], kinderen[1])):
        gegevens = {"doe": "voorstel", "blijft": blijft.sleutel, "dubbel": dubbel.sleutel, "reden": "Eén kind."}
        adressen.append(joris.post(DUBBEL, {**gegevens, "achternaam": "Bos"})["Location"])
        mila.post(adressen[-1], {"doe": "bevestig"})
    antwoord = mila.post(adressen[0], {"reden": "Toch niet."})
    assert antwoord.status_code == 409
    assert "Draai dat eerst terug" in inhoud(antwoord)
