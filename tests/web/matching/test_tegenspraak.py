"""The pages of tegenspraak: asked on the advice page, read and written by somebody else."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.matching.hulp import UIT_HUIS, invoer, tegengesproken, verwezen
from tests.cast import Cast
from tests.web.casus.hulp import inhoud, meld_aan, soep
from zorglandschap.apps.casus.models import Gezinslid
from zorglandschap.apps.matching.actions import vraag_tegenspraak
from zorglandschap.apps.matching.models import Advies, Tegenspraak, Tegenspraakvraag
from zorglandschap.core.begrippen.codelijsten import AnalyseVeld
from zorglandschap.core.begrippen.gezinswoorden import Gezinsrol
from zorglandschap.core.begrippen.matchwoorden import Tegenspraakoordeel


@pytest.fixture
def vraag(cast: Cast) -> Tegenspraakvraag:
    nu = timezone.now()
    verwezen(cast, nu=nu)
    cast.casus_noor.analyses.create(gestart_op=timezone.localdate())
    wat = invoer(cast, tegenspraak=False)
    return vraag_tegenspraak(cast.joris, cast.casus_noor.sleutel, invoer=wat, voor_id=cast.femke.medewerker_id, nu=nu)


def _data(**anders: Any) -> dict[str, Any]:
    vragen = {f"vraag_{k}": v for k, v in UIT_HUIS.items()}
    return {**vragen, "hulpvorm": "pleegzorg", "gezien": "pleegzorg", "motivering": "Rust.", **anders}


def test_the_regisseur_asks_on_the_advice_page_and_sees_that_it_waits(client: Client, cast: Cast) -> None:
    verwezen(cast, nu=timezone.now())
    meld_aan(client, cast.joris)
    adres = reverse("matching:advies", args=[cast.casus_noor.sleutel])
    zonder = client.post(adres, _data(knop="tegenspraak"))
    assert zonder.status_code == 409
    assert soep(zonder).select_one("#id_tegenspraak_door_error")
    assert client.post(adres, _data(knop="tegenspraak", tegenspraak_door="99999")).status_code == 400
    gevraagd = client.post(adres, _data(knop="tegenspraak", tegenspraak_door=cast.femke.medewerker_id), follow=True)
    assert "Gevraagd aan Femke" in inhoud(gevraagd)
    assert soep(gevraagd).select_one("#id_motivering").get_text().strip() == "Rust."  # type: ignore[union-attr]
    assert not Advies.objects.exists()


def test_names_of_the_family_are_left_out_of_what_the_second_one_reads(
    client: Client, cast: Cast, vraag: Tegenspraakvraag
) -> None:
    analyse = cast.casus_noor.analyses.get()
    tekst = "Noor en Noors oma Esther Jansen; moeder heet Moeder van den Berg."
    analyse.teksten.create(veld=AnalyseVeld.KIND, versie=1, tekst=tekst, om=timezone.now())
    Gezinslid.objects.create(gezin=cast.noor.gezin, naam="Esther Jansen", rol=Gezinsrol.GROOTOUDER)
    pagina = inhoud(meld_aan(client, cast.femke).get(reverse("matching:tegenspraak", args=[vraag.sleutel])))
    assert "[naam] en Noors oma [naam]; moeder heet [naam]." in pagina


def test_a_no_stands_beside_the_advice_with_a_box_for_the_answer(client: Client, cast: Cast) -> None:
    verwezen(cast, nu=timezone.now())
    tegengesproken(cast, oordeel=Tegenspraakoordeel.ONEENS)
    meld_aan(client, cast.joris)
    adres = reverse("matching:advies", args=[cast.casus_noor.sleutel])
    assert "Niet eens" in inhoud(client.get(adres))
    meningen = {"mening_jeugdige": "Ja.", "mening_ouders": "Ja."}
    zonder = client.post(adres, _data(**meningen, knop="vastleggen"))
    assert zonder.status_code == 409
    assert soep(zonder).select_one("#id_antwoord_op_tegenspraak_error")
    met = client.post(adres, _data(**meningen, antwoord_op_tegenspraak="Oma is ziek.", knop="vastleggen"))
    assert met.status_code == 302


def test_who_is_asked_reads_without_a_name_and_writes(client: Client, cast: Cast, vraag: Tegenspraakvraag) -> None:
    meld_aan(client, cast.femke)
    adres = reverse("matching:tegenspraak", args=[vraag.sleutel])
    blad = client.get(adres)
    assert "Voorstel: pleegzorg" in inhoud(blad)
    assert "van den Berg" not in inhoud(blad)
    leeg = client.post(adres, {"tekst": "Kan oma niet?"})
    assert leeg.status_code == 400
    assert "Kan oma niet?" in inhoud(leeg)
    goed = {"tekst": "Kan oma niet?", "oordeel": "eens"}
    assert client.post(adres, goed).status_code == 302
    assert client.post(adres, goed).status_code == 302  # a double submit
    assert client.post(adres, {**goed, "oordeel": "niet eens"}).status_code == 409
    assert Tegenspraak.objects.get().door_id == cast.femke.medewerker_id
    assert "U bent klaar" in inhoud(client.get(adres))


@pytest.mark.parametrize("wie", ["joris", "mila", "bram", "aisha", "tom", "eva", "noor_kijker"])
def test_nobody_else_comes_in(client: Client, cast: Cast, vraag: Tegenspraakvraag, wie: str) -> None:
    meld_aan(client, getattr(cast, wie))
    adres = reverse("matching:tegenspraak", args=[vraag.sleutel])
    assert client.get(adres).status_code == 404
    assert client.post(adres, {"tekst": "x", "oordeel": "eens"}).status_code == 404
    assert not Tegenspraak.objects.exists()


def test_the_page_takes_a_bounded_number_of_queries(
    client: Client, cast: Cast, vraag: Tegenspraakvraag, django_assert_max_num_queries: Any
) -> None:
    meld_aan(client, cast.femke)
    with django_assert_max_num_queries(20):
        client.get(reverse("matching:tegenspraak", args=[vraag.sleutel]))
