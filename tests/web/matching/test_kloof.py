"""The page and the file of the gap: who has no help yet, weighted weeks, and what they mean."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tests.apps.matching.hulp import geadviseerd, vraag
from tests.cast import Cast
from tests.web.matching.test_wachten import adres, inhoud, meld_aan
from zorglandschap.apps.matching.actions import accepteer, weiger
from zorglandschap.apps.matching.models import Kloof
from zorglandschap.core.begrippen.codelijsten import RedenWeigering
from zorglandschap.core.begrippen.matchwoorden import Kloofniveau, Kloofreden

pytestmark = pytest.mark.django_db


def test_who_waits_stands_on_the_page_without_help(cast: Cast) -> None:
    joris = meld_aan(Client(), cast.joris)
    nu = timezone.now()
    geadviseerd(cast, nu=nu)
    lijst = inhoud(joris.get(reverse("matching:kloof")))
    assert "Er is nog geen hulp." in lijst
    assert "Staat op de wachtlijst" in lijst
    blad = inhoud(joris.get(adres(cast, "casuskloof")))
    assert "Nog niets" in blad
    assert "Meld dat andere hulp nodig is" not in blad
    accepteer(cast.aisha, vraag(cast, nu=nu).sleutel, nu=nu)
    assert "Voorbij vanaf" in inhoud(joris.get(adres(cast, "casuskloof")))


def test_what_the_house_wrote_about_a_gap_is_read_in_the_own_language(cast: Cast) -> None:
    joris, nu = meld_aan(Client(), cast.joris), timezone.now()
    geadviseerd(cast, nu=nu)
    weiger(cast.aisha, vraag(cast, nu=nu).sleutel, reden=RedenWeigering.PERSONEEL, nu=nu)
    kloof = Kloof.objects.get()
    kloof.herzieningen.create(
        op=timezone.localdate(), om=nu, door_naam="Joris", toelichting="Eigen → woorden.", herzien_op=kloof.herzien_op
    )
    assert "Staat op de wachtlijst → aanbieder zei nee." in inhoud(joris.get(adres(cast, "casuskloof")))
    with override("en"):
        engels = inhoud(joris.get(adres(cast, "casuskloof"), headers={"accept-language": "en"}))
    assert "Provider said no" in engels
    assert "staat op de wachtlijst" not in engels.lower()
    assert "Eigen → woorden." in engels


def test_weighted_weeks_stand_beside_plain_ones_and_say_what_they_mean(cast: Cast) -> None:
    """Fourteen days each: ten acceptable, twelve an emergency, fifteen without help."""
    sinds, dag = timezone.localdate() - timedelta(days=13), timezone.localdate() + timedelta(days=1)
    aantallen = {Kloofniveau.ACCEPTABEL: 10, Kloofniveau.NOODOPLOSSING: 12, Kloofniveau.GEEN_HULP: 15}
    for niveau, aantal in aantallen.items():
        gegeven = "" if niveau is Kloofniveau.GEEN_HULP else "gezinshuis"
        Kloof.objects.bulk_create(
            Kloof(
                jeugdige=cast.sami, gemeente=cast.almere, geadviseerd="pleegzorg", gegeven=gegeven,
                niveau=niveau, reden=Kloofreden.GEEN_PLEK, sinds=sinds, gesloten_op=dag,
            )
            for _ in range(aantal)
        )  # fmt: skip
    tom = meld_aan(Client(), cast.tom)
    tekst = inhoud(tom.get(reverse("matching:kloof")))
    assert "aanvaardbare hulp telt 1 keer, met een noodoplossing 2 keer en zonder hulp 3 keer" in tekst
    bestand = tom.get(reverse("matching:kloof_csv")).content.decode("utf-8-sig")
    rijen = list(csv.DictReader(io.StringIO(bestand), delimiter=";"))
    assert {(r["kloven"], r["persoonsweken"], r["gewogen persoonsweken"]) for r in rijen} == {("37", "74,0", "158,0")}
    Kloof.objects.filter(niveau=Kloofniveau.ACCEPTABEL)[0].delete()
    bestand = tom.get(reverse("matching:kloof_csv")).content.decode("utf-8-sig")
    rijen = list(csv.DictReader(io.StringIO(bestand), delimiter=";"))
    assert {r["gewogen persoonsweken"] for r in rijen} == {""}  # nine of them would be too few to tell apart


def test_the_file_tells_of_each_form_how_many_got_the_best_fitting_help(cast: Cast) -> None:
    basis = {"jeugdige": cast.sami, "gemeente": cast.almere, "sinds": timezone.localdate() - timedelta(days=13)}
    anders = {"gegeven": "gezinshuis", "niveau": Kloofniveau.ACCEPTABEL, "reden": Kloofreden.GEEN_PLEK}
    goed = {"niveau": Kloofniveau.FIRST_BEST}
    for vorm, feiten, aantal in (
        ("pleegzorg", anders, 20),
        ("pleegzorg", {**goed, "gegeven": "pleegzorg"}, 60),
        ("ambulante begeleiding", {**goed, "gegeven": "ambulante begeleiding"}, 40),
    ):
        Kloof.objects.bulk_create(Kloof(**basis, **feiten, geadviseerd=vorm) for _ in range(aantal))
    bestand = meld_aan(Client(), cast.tom).get(reverse("matching:kloof_csv")).content.decode("utf-8-sig")
    rijen = [r for r in csv.DictReader(io.StringIO(bestand), delimiter=";") if r["per"] == "geadviseerde hulp"]
    deel = {r["naam"]: (r["kloven"], r["plaatsingen"], r["waarvan best passende hulp"]) for r in rijen}
    assert deel["pleegzorg"][:2] == ("20", "80")
    assert deel["ambulante begeleiding"][:2] == ("", "40")  # nobody got other help than advised: no gap at all
    assert {r["procent best passende hulp"] for r in rijen} <= {"", "75", "83", "100"}
    alle = [r for r in csv.DictReader(io.StringIO(bestand), delimiter=";") if r["per"] != "geadviseerde hulp"]
    assert {r["plaatsingen"] for r in alle} == {""}
