"""Mails about a request: to the right people, once, without anything of anybody, and never in the way of the work."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail

from tests.apps.matching.hulp import geadviseerd, gevraagd, vraag
from tests.apps.matching.test_gevolg import driemaal_nee, expert
from tests.apps.matching.test_matchen import nog_een
from tests.cast import NU, Cast
from zorglandschap.apps.aanbod.actions import zet_crisiscontact
from zorglandschap.apps.casus.models import Uitsluiting
from zorglandschap.apps.matching.actions import (
    accepteer,
    geef_expertadvies,
    stuur_berichten,
    verwerk_verlopen,
    weiger,
)
from zorglandschap.apps.matching.models import Verzoekbericht, Voorstel
from zorglandschap.apps.organisaties.herinneren import zonder_mail
from zorglandschap.core.begrippen.codelijsten import RedenAfwijking, RedenWeigering
from zorglandschap.core.begrippen.matchwoorden import Berichtsoort
from zorglandschap.core.matching.berichten import ONDERWERP, TEKST

Vang = Callable[..., Any]
AISHA, JORIS = "aisha@zorglandschap.example", "joris@zorglandschap.example"
GEHEIM = re.compile(r"noor|urk|pleegzorg|202[0-9]-|2011", re.IGNORECASE)


def post() -> list[tuple[str, str]]:
    """To whom and about what, and the box is empty again."""
    gezien = [(brief.to[0], brief.subject) for brief in mail.outbox]
    assert not any(GEHEIM.search(f"{brief.subject} {brief.body}") for brief in mail.outbox)
    mail.outbox.clear()
    return gezien


@pytest.fixture
def vang(django_capture_on_commit_callbacks: Vang) -> Vang:
    """Run what waits for the end of the transaction."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_every_event_has_a_subject_and_a_text() -> None:
    assert set(ONDERWERP) == set(TEKST) == set(Berichtsoort)


def test_a_new_request_reaches_the_planner_with_a_term_and_a_link(cast: Cast, vang: Vang, settings: Any) -> None:
    settings.ADRES = "https://huis.example"
    with vang():
        gevraagd(cast)
    (brief,) = mail.outbox
    assert "https://huis.example/aanbod/" in brief.body
    assert "24-11-2026 10:30 uur" in brief.body
    assert post() == [(AISHA, "Nieuwe vraag om een plek")]
    assert stuur_berichten(nu=NU).eerder == 1
    assert post() == []


def test_the_subject_says_when_it_is_a_crisis(cast: Cast, vang: Vang) -> None:
    with vang():
        geadviseerd(cast, crisis=True)
        vraag(cast)
    assert post() == [(AISHA, "Crisis: nieuwe vraag om een plek")]


@pytest.mark.parametrize(("ja", "onderwerp"), [(True, "Een aanbieder zei ja"), (False, "Een aanbieder zei nee")])
def test_the_regisseur_hears_of_an_answer(cast: Cast, vang: Vang, ja: bool, onderwerp: str) -> None:
    voorstel = gevraagd(cast)
    with vang():
        if ja:
            accepteer(cast.aisha, voorstel.sleutel, nu=NU)
        else:
            weiger(cast.aisha, voorstel.sleutel, reden=RedenWeigering.PERSONEEL, nu=NU)
    assert post() == [(JORIS, onderwerp)]


def test_the_regisseur_hears_that_the_time_is_over(cast: Cast, vang: Vang) -> None:
    gevraagd(cast)
    with vang():
        verwerk_verlopen(nu=NU + timedelta(days=3))
    assert post() == [(JORIS, "De tijd van een gevraagde plek is om")]


def test_halfway_the_planner_hears_it_again_and_only_once(cast: Cast) -> None:
    gevraagd(cast)
    stuur_berichten(nu=NU + timedelta(hours=23))
    assert post() == [(AISHA, "Nieuwe vraag om een plek")]
    for uren in (24, 30):
        stuur_berichten(nu=NU + timedelta(hours=uren))
    assert post() == [(AISHA, "Een vraag om een plek wacht op uw antwoord")]


def test_a_crisis_that_waits_reaches_the_contact_of_the_provider_and_the_crisis_service(cast: Cast) -> None:
    zet_crisiscontact(cast.aisha, "nacht@dedijk.example")
    geadviseerd(cast, crisis=True)
    vraag(cast)
    for minuten in (61, 62):
        stuur_berichten(nu=NU + timedelta(minutes=minuten))
    crisis = "Crisis: een vraag om een plek wacht op antwoord"
    assert post() == [
        (AISHA, "Crisis: nieuwe vraag om een plek"),
        (AISHA, "Crisis: een vraag om een plek wacht op uw antwoord"),
        ("nacht@dedijk.example", crisis),
        ("crisisteam@zorglandschap.example", crisis),
    ]


def test_without_any_crisis_contact_the_planner_is_still_told(cast: Cast, settings: Any) -> None:
    geadviseerd(cast, crisis=True)
    vraag(cast)
    settings.REGIO = type("ZonderDienst", (), {"crisisdienst": None})()
    stuur_berichten(nu=NU + timedelta(minutes=90))
    assert {wie for wie, _ in post()} == {AISHA}


def test_a_promised_place_that_waits_for_a_choice_is_told_halfway(cast: Cast) -> None:
    geadviseerd(cast)
    een = vraag(cast)
    vraag(cast, nog_een(cast, "Gezin 2"), reden=RedenAfwijking.KEUZE_GEZIN)
    accepteer(cast.aisha, een.sleutel, nu=NU)
    stuur_berichten(nu=NU + timedelta(hours=25))
    assert (JORIS, "Een toegezegde plek wacht op uw keuze") in post()


def test_the_table_of_experts_hears_of_a_question_and_the_regisseur_of_its_answer(cast: Cast, vang: Vang) -> None:
    hanna = expert(cast)
    sleutel = driemaal_nee(cast).expertvraag.sleutel
    stuur_berichten(nu=NU)
    assert ("hanna@zorglandschap.example", "Nieuwe vraag aan de experttafel") in post()
    with vang():
        geef_expertadvies(hanna, sleutel, tekst="Zoek een gezinshuis.", nu=NU)
    assert post() == [(JORIS, "De experttafel gaf advies")]


def test_news_of_last_week_is_not_mailed_any_more(cast: Cast) -> None:
    weiger(cast.aisha, gevraagd(cast).sleutel, reden=RedenWeigering.PERSONEEL, nu=NU)
    stuur_berichten(nu=NU + timedelta(days=7))
    assert post() == []


def test_who_may_know_nothing_of_the_family_gets_no_mail(cast: Cast) -> None:
    Uitsluiting.objects.create(
        gezin=cast.noor.gezin, gebruiker_id=cast.aisha.gebruiker_id, reden="familie", om=NU, door=None
    )
    gevraagd(cast)
    stuur_berichten(nu=NU)
    assert post() == []


def test_without_mail_nothing_is_sent_or_remembered(cast: Cast, vang: Vang, settings: Any) -> None:
    with vang(), zonder_mail():
        voorstel = gevraagd(cast)
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    with vang():
        weiger(cast.aisha, voorstel.sleutel, reden=RedenWeigering.PERSONEEL, nu=NU)
    assert not Verzoekbericht.objects.exists()


def test_a_mail_server_that_is_away_stops_nothing_and_the_next_round_tries_again(
    cast: Cast, vang: Vang, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    goed = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with vang():
        gevraagd(cast)
    assert Voorstel.objects.count() == 1
    assert "1 mails over een verzoek konden niet weg" in caplog.text
    assert AISHA not in caplog.text
    settings.EMAIL_BACKEND = goed
    assert stuur_berichten(nu=NU).verzonden == 1
