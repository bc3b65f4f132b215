"""The page about moving: the answers, the form with its errors, taking back, and where one is asked to go there."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast
from zorglandschap.apps.casus.models import Casus, Evaluatie, Verhuisinstemming
from zorglandschap.apps.organisaties.models import Gebruiker
from zorglandschap.core.begrippen.codelijsten import CasusStatus
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.planwoorden import Evaluatiebesluit

pytestmark = pytest.mark.django_db
ACHTERKANT = "allauth.account.auth_backends.AuthenticationBackend"


def _als(kijker: Kijker) -> Client:
    client = Client()
    client.force_login(Gebruiker.objects.get(pk=kijker.gebruiker_id), ACHTERKANT)
    return client


def _tekst(antwoord: Any) -> str:
    main = BeautifulSoup(antwoord.content, "html.parser").main
    assert main is not None
    return " ".join(main.get_text(" ").split())


def _adres(cast: Cast) -> str:
    return reverse("casus:verhuizen", args=[cast.casus_sami.sleutel])


def _antwoord(**anders: object) -> dict[str, object]:
    vandaag = timezone.localdate().isoformat()
    return {
        "gever": "0",
        "antwoord": "ja",
        "hulpvormen": ["pleegzorg"],
        "op": vandaag,
        "gesproken_door": "Bram",
    } | anders


def test_the_evaluation_asks_for_a_talk_and_the_answer_ends_the_question(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    dag = timezone.localdate() - timedelta(days=3)
    Evaluatie.objects.create(casus=cast.casus_sami, gepland_op=dag, gehouden_op=dag, besluit=Evaluatiebesluit.AFSCHALEN)
    bram = _als(cast.bram)
    paginas = [
        reverse("casus:werk"),
        *(reverse(f"casus:{p}", args=[cast.casus_sami.sleutel]) for p in ("hulp", "plan")),
    ]
    for pagina in paginas:
        soep = BeautifulSoup(bram.get(pagina).content, "html.parser")
        assert [a for a in soep.select("main a") if a["href"] == _adres(cast)], pagina
    assert "Vraag of zij willen verhuizen" in _tekst(bram.get(paginas[0]))
    with django_assert_max_num_queries(32):
        assert "vraagt om andere hulp" in _tekst(bram.get(_adres(cast)))
    for _ in range(2):
        antwoord = bram.post(_adres(cast), _antwoord(toelichting="Dicht bij mijn opleiding."))
        assert antwoord.status_code == 302
    rij = Verhuisinstemming.objects.get()
    assert (rij.hulpvormen, rij.door_id) == (["pleegzorg"], cast.bram.medewerker_id)
    tekst = _tekst(bram.get(_adres(cast)))
    assert "Dicht bij mijn opleiding." in tekst
    assert "Het ja geldt voor: pleegzorg" in tekst
    assert "vraagt om andere hulp" not in tekst
    assert "Vraag of zij willen verhuizen" not in _tekst(bram.get(paginas[0]))


def test_what_was_typed_stays_and_a_refusal_says_what_to_do(cast: Cast) -> None:
    bram = _als(cast.bram)
    leeg = bram.post(_adres(cast), {"toelichting": "Hij twijfelt."})
    assert leeg.status_code == 400
    assert "Hij twijfelt." in leeg.content.decode()
    geweigerd = bram.post(_adres(cast), _antwoord(hulpvormen=[]))
    assert geweigerd.status_code == 409
    assert "voor welke hulp" in _tekst(geweigerd)
    assert not Verhuisinstemming.objects.exists()


def test_an_answer_is_taken_back_with_words_also_after_closing(cast: Cast) -> None:
    bram = _als(cast.bram)
    bram.post(_adres(cast), _antwoord())
    rij = Verhuisinstemming.objects.get()
    adres = reverse("casus:verhuizen_intrekken", args=[cast.casus_sami.sleutel, rij.pk])
    assert bram.get(adres).status_code == 200
    vandaag = timezone.localdate().isoformat()
    assert bram.post(adres, {"op": vandaag}).status_code == 400
    Casus.objects.filter(pk=cast.casus_sami.pk).update(status=CasusStatus.AFGESLOTEN)
    assert bram.post(adres, {"op": vandaag, "reden": "Toch niet."}).status_code == 302
    rij.refresh_from_db()
    assert (rij.ingetrokken_reden, rij.ingetrokken_door_naam) == ("Toch niet.", cast.bram.naam)
    assert bram.get(_adres(cast)).status_code == 302


def test_nobody_else_reads_or_answers(cast: Cast) -> None:
    for wie in (cast.joris, cast.tom, cast.pieter, cast.aisha, cast.noor_kijker):
        client = _als(wie)
        assert client.get(_adres(cast)).status_code == 404
        assert client.post(_adres(cast), _antwoord()).status_code == 404
    assert not Verhuisinstemming.objects.exists()
