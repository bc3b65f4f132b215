"""Looking in need on screen: sign in again, a reason, a warning; and the review without the child's name."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import WACHTWOORD, Cast
from tests.web.casus.hulp import inhoud, meld_aan, soep
from zorglandschap.apps.casus.models import Casus, Noodinzage
from zorglandschap.core.begrippen.kijker import Kijker

OPEN, NAKIJKEN = "/noodinzage/open/", "/noodinzage/"
NOOR = {"voornaam": "Noor", "achternaam": "van den Berg", "geboren_op": "2011-03-14"}
REDEN = "De politie vond het kind en vraagt wie de ouders zijn."


@pytest.fixture
def afgeschermd(cast: Cast) -> Cast:
    """Noor's case, restricted."""
    Casus.objects.filter(pk=cast.casus_noor.pk).update(is_beperkt=True)
    return cast


def _opnieuw(client: Client, kijker: Kijker) -> Client:
    meld_aan(client, kijker)
    client.post(reverse("account_reauthenticate"), {"password": WACHTWOORD})
    return client


def test_the_door_asks_to_sign_in_again_and_keeps_what_was_typed(client: Client, afgeschermd: Cast) -> None:
    meld_aan(client, afgeschermd.mila)
    antwoord = client.post(OPEN, {**NOOR, "reden": REDEN})
    assert antwoord["Location"] == f"{reverse('account_reauthenticate')}?next=%2Fnoodinzage%2Fopen%2F"
    terug = client.post(antwoord["Location"], {"password": WACHTWOORD, "next": OPEN})
    assert terug["Location"] == OPEN
    pagina = client.get(OPEN)
    assert REDEN in pagina.content.decode()
    assert client.get(OPEN).content.decode().count(REDEN) == 0
    assert not Noodinzage.objects.exists()


def test_with_a_reason_the_file_opens_with_a_warning(client: Client, afgeschermd: Cast) -> None:
    casus = reverse("casus:detail", args=[afgeschermd.casus_noor.sleutel])
    _opnieuw(client, afgeschermd.mila)
    assert client.get(casus).status_code == 404
    antwoord = client.post(OPEN, {**NOOR, "reden": REDEN})
    assert antwoord["Location"] == casus
    pagina = client.get(casus)
    assert pagina.status_code == 200
    assert "U leest dit dossier in nood" in inhoud(pagina) or "U leest dit dossier in nood" in pagina.content.decode()


@pytest.mark.parametrize(
    ("anders", "status", "zin"),
    [
        ({"reden": "spoed"}, 409, "te kort"),
        ({"voornaam": "Niemand"}, 409, "geen dossier met deze naam"),
        ({"geboren_op": "2011-02-31"}, 400, "Er klopt nog iets niet"),
    ],
)
def test_a_refusal_keeps_the_words(
    client: Client, afgeschermd: Cast, anders: dict[str, str], status: int, zin: str
) -> None:
    _opnieuw(client, afgeschermd.mila)
    antwoord = client.post(OPEN, {**NOOR, "reden": REDEN, **anders})
    assert antwoord.status_code == status
    assert zin in inhoud(antwoord)
    assert "van den Berg" in antwoord.content.decode()
    assert not Noodinzage.objects.exists()


def test_the_page_that_is_not_there_shows_the_way_whether_there_is_a_case_or_not(
    client: Client, afgeschermd: Cast
) -> None:
    meld_aan(client, afgeschermd.mila)
    for sleutel in (afgeschermd.casus_noor.sleutel, uuid4()):
        antwoord = client.get(reverse("casus:detail", args=[sleutel]))
        assert antwoord.status_code == 404
        assert soep(antwoord).select_one(f"a[href='{OPEN}']")
    assert not soep(meld_aan(Client(), afgeschermd.tom).get("/casus/x/")).select_one(f"a[href='{OPEN}']")


def test_vera_reviews_without_the_name_of_the_child(client: Client, afgeschermd: Cast) -> None:
    _opnieuw(client, afgeschermd.mila).post(OPEN, {**NOOR, "reden": REDEN})
    rij = Noodinzage.objects.get()
    vera = meld_aan(Client(), afgeschermd.vera)
    lijst = vera.get(NAKIJKEN)
    assert REDEN in inhoud(lijst)
    assert "Noor" not in inhoud(lijst)
    oordeel = reverse("casus:nood_oordeel", args=[rij.sleutel])
    assert vera.post(oordeel, {}).status_code == 400
    twijfel = vera.post(oordeel, {f"{rij.sleutel}-uitkomst": "twijfel: in gesprek"})
    assert twijfel.status_code == 409
    assert "Schrijf op waarom" in inhoud(twijfel)
    assert vera.post(oordeel, {f"{rij.sleutel}-uitkomst": "terecht"})["Location"] == NAKIJKEN
    assert "Alles is nagekeken" in inhoud(vera.get(NAKIJKEN))


def test_vera_sees_who_read_a_file_after_signing_in_again(client: Client, afgeschermd: Cast) -> None:
    _opnieuw(client, afgeschermd.mila).post(OPEN, {**NOOR, "reden": REDEN})
    adres = reverse("casus:inzagen", args=[afgeschermd.casus_noor.sleutel])
    vera = meld_aan(Client(), afgeschermd.vera)
    assert vera.get(adres)["Location"].startswith(reverse("account_reauthenticate"))
    pagina = _opnieuw(vera, afgeschermd.vera).get(adres)
    assert "Mila Bos" in inhoud(pagina)
    assert "Noor" not in inhoud(pagina)


def test_nobody_else_finds_the_review(client: Client, afgeschermd: Cast) -> None:
    for kijker in (afgeschermd.joris, afgeschermd.mila, afgeschermd.eva, afgeschermd.tom, afgeschermd.noor_kijker):
        assert meld_aan(Client(), kijker).get(NAKIJKEN).status_code == 404
