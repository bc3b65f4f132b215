"""The questions of a case on screen: an answer takes the right step, and nothing typed is lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.web.casus.hulp import inhoud, meld_aan, soep
from zorglandschap.apps.casus.models import Casus
from zorglandschap.core.begrippen.codelijsten import CasusStatus


def _adres(casus: Casus) -> str:
    return reverse("casus:vraag", args=[casus.sleutel])


def _antwoord(client: Client, casus: Casus, uitkomst: str, toelichting: str = "Geregeld.") -> Any:
    vraag = casus.hulpvragen.earliest("pk").pk
    gegevens = {"vraag": str(vraag), f"v{vraag}-uitkomst": uitkomst, f"v{vraag}-toelichting": toelichting}
    return client.post(_adres(casus), gegevens)


def _status(casus: Casus) -> str:
    return Casus.objects.get(pk=casus.pk).status


def test_a_colleague_reads_the_questions_and_finds_no_button(client: Client, cast: Cast) -> None:
    antwoord = meld_aan(client, cast.mila).get(_adres(cast.casus_noor))
    assert "Het gaat thuis niet meer." in inhoud(antwoord)
    assert not soep(antwoord).select("#inhoud form")
    assert _antwoord(client, cast.casus_noor, "jeugdhulp").status_code == 404


def test_the_page_needs_few_queries(client: Client, cast: Cast, django_assert_max_num_queries: Any) -> None:
    meld_aan(client, cast.joris)
    with django_assert_max_num_queries(16):
        client.get(_adres(cast.casus_noor))


def test_jeugdhulp_leads_to_the_analysis(client: Client, cast: Cast) -> None:
    antwoord = _antwoord(meld_aan(client, cast.joris), cast.casus_noor, "jeugdhulp", "")
    assert antwoord["Location"] == _adres(cast.casus_noor)
    assert _status(cast.casus_noor) == CasusStatus.ANALYSE
    assert "De vraag is beantwoord" in client.get(_adres(cast.casus_noor)).content.decode()


def test_another_answer_closes_the_case_and_says_that_this_is_good(client: Client, cast: Cast) -> None:
    meld_aan(client, cast.joris)
    _antwoord(client, cast.casus_noor, "andere hulp dan jeugdhulp", "Dinsdag naar de schuldhulp.")
    pagina = client.get(_adres(cast.casus_noor))
    assert "Jeugdhulp was niet nodig: dat is een goed resultaat" in pagina.content.decode()
    assert "Dinsdag naar de schuldhulp." in inhoud(pagina)
    assert _status(cast.casus_noor) == CasusStatus.AFGESLOTEN


@pytest.mark.parametrize(
    ("uitkomst", "toelichting", "status", "zin"),
    [("geen hulp nodig", " ", 409, "wat het gezin wel krijgt"), ("onzin", "Geregeld.", 400, "Er klopt nog iets niet")],
)
def test_a_mistake_is_explained_and_keeps_the_words(
    client: Client, cast: Cast, uitkomst: str, toelichting: str, status: int, zin: str
) -> None:
    antwoord = _antwoord(meld_aan(client, cast.joris), cast.casus_noor, uitkomst, toelichting)
    assert antwoord.status_code == status
    assert zin in inhoud(antwoord)
    vak = soep(antwoord).select_one("textarea[name$=-toelichting]")
    assert vak is not None
    assert vak.get_text().strip() == toelichting.strip()
    assert _status(cast.casus_noor) == CasusStatus.HULPVRAAG


@pytest.mark.parametrize(("doe", "status"), [("klaar", CasusStatus.AFGESLOTEN), ("meer", CasusStatus.ANALYSE)])
def test_short_help_ends_or_grows(client: Client, cast: Cast, doe: str, status: CasusStatus) -> None:
    meld_aan(client, cast.joris)
    _antwoord(client, cast.casus_noor, "korte hulp van het lokale team")
    pagina = client.get(_adres(cast.casus_noor))
    assert "Korte hulp van het team loopt" in inhoud(pagina)
    leeg = client.post(_adres(cast.casus_noor), {"doe": doe, "hulp-toelichting": ""})
    assert leeg.status_code == 400
    antwoord = client.post(_adres(cast.casus_noor), {"doe": doe, "hulp-toelichting": "Drie gesprekken."})
    assert antwoord.status_code == 302
    assert _status(cast.casus_noor) == status
    assert client.get(_adres(cast.casus_noor)).status_code == 200


def test_a_later_question_is_added_and_a_half_one_stays_open_on_the_page(client: Client, cast: Cast) -> None:
    meld_aan(client, cast.joris)
    nieuw = {"doe": "erbij", "nieuw-vrager": "school", "nieuw-soort": "school en leren"}
    nieuw["nieuw-herhaalsleutel"] = "0b7a3a44-9f0e-4f0f-8f43-3f1f5b0f1a11"
    half = client.post(_adres(cast.casus_noor), {**nieuw, "nieuw-vraag": "", "nieuw-gewenst": "Weer naar school."})
    assert half.status_code == 400
    assert soep(half).select_one("details[open]")
    assert "Weer naar school." in half.content.decode()
    goed = client.post(_adres(cast.casus_noor), {**nieuw, "nieuw-vraag": "Noor komt niet op school."})
    assert goed.status_code == 302
    assert "Noor komt niet op school." in inhoud(client.get(_adres(cast.casus_noor)))


def test_a_question_of_another_case_is_not_there(client: Client, cast: Cast) -> None:
    vreemd = cast.casus_sami.hulpvragen.create(vrager="ouder", vraag="x", op=cast.casus_sami.geopend_op)
    gegevens = {"vraag": str(vreemd.pk), f"v{vreemd.pk}-uitkomst": "jeugdhulp"}
    assert meld_aan(client, cast.joris).post(_adres(cast.casus_noor), gegevens).status_code == 404
