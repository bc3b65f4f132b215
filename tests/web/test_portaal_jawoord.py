"""On the own page stands who said yes to what, and when; nobody reads the words of somebody else."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import Cast
from tests.web.test_portaal import account, als, deel, ouder_van, soep
from zorglandschap.apps.casus.models import Casus, Gezinslid, Jeugdige, Toestemming, Verhuisinstemming
from zorglandschap.core.begrippen.codelijsten import Rol
from zorglandschap.core.begrippen.gezinswoorden import Gever, Toestemmingsdoel
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm

KOP, DAG = "k-ja", timedelta(days=1)


@pytest.fixture(autouse=True)
def _niets_gezegd(cast: Cast) -> None:
    Toestemming.objects.all().delete()


def _moeder(cast: Cast) -> Gezinslid:
    return Gezinslid.objects.get(gezin=cast.noor.gezin)


def _ja(jeugdige: Jeugdige, gezinslid: Gezinslid | None = None, **anders: Any) -> Toestemming:
    velden: dict[str, Any] = {
        "doel": Toestemmingsdoel.HULP,
        "gever": Gever.OUDER if gezinslid else Gever.JEUGDIGE,
        "reikwijdte": f"woorden van {gezinslid.rol if gezinslid else 'de jeugdige'}",
        "van": timezone.localdate() - 20 * DAG,
        "om": timezone.now(),
    }
    return Toestemming.objects.create(jeugdige=jeugdige, gezinslid=gezinslid, **(velden | anders))


def _verhuist(casus: Casus, gezinslid: Gezinslid | None = None, **anders: Any) -> Verhuisinstemming:
    velden: dict[str, Any] = {
        "gever": Gever.OUDER if gezinslid else Gever.JEUGDIGE,
        "is_ja": True,
        "hulpvormen": [Hulpvorm.PLEEGZORG],
        "toelichting": "Alleen dicht bij school.",
        "op": timezone.localdate() - 10 * DAG,
        "gesproken_door": "Joris",
        "om": timezone.now(),
        "door_naam": "Joris",
    }
    return Verhuisinstemming.objects.create(casus=casus, gezinslid=gezinslid, **(velden | anders))


def test_noor_reads_her_own_yes_and_that_of_her_mother_but_not_her_mothers_words(client: Client, cast: Cast) -> None:
    moeder = _moeder(cast)
    _ja(cast.noor)
    _ja(cast.noor, moeder, reikwijdte="alleen met de school")
    _verhuist(cast.casus_noor)
    pagina = soep(als(client, cast.noor_kijker.gebruiker_id))
    tekst = deel(pagina, KOP)
    assert "Jij: ja, de jeugdhulp zelf" in tekst
    assert f"{moeder.naam}: ja, de jeugdhulp zelf" in tekst
    assert "alleen met de school" not in tekst
    assert "Jij: ja, verhuizen naar een plek die beter past" in tekst
    assert "Dit ja geldt voor: pleegzorg." in tekst
    assert "Alleen dicht bij school." in tekst
    assert "Je mag je eigen ja altijd terugnemen." in tekst


def test_an_answer_that_was_taken_back_or_followed_by_another_no_longer_counts(client: Client, cast: Cast) -> None:
    vandaag = timezone.localdate()
    _ja(cast.noor, ingetrokken_op=vandaag - 2 * DAG)
    _verhuist(cast.casus_noor)
    _verhuist(cast.casus_noor, is_ja=False, hulpvormen=[], toelichting="Toch niet.", op=vandaag - 3 * DAG)
    deelvak = soep(als(client, cast.noor_kijker.gebruiker_id)).select_one(f"section[aria-labelledby={KOP}]")
    assert deelvak
    voorbij = deelvak.select_one("details")
    assert voorbij
    assert "teruggenomen op" in voorbij.get_text(" ", strip=True)
    assert "Alleen dicht bij school." in voorbij.get_text(" ", strip=True)
    voorbij.extract()
    nu = deelvak.get_text(" ", strip=True)
    assert "Jij: nee, verhuizen" in nu
    assert "de jeugdhulp zelf" not in nu
    Verhuisinstemming.objects.update(ingetrokken_op=vandaag)
    assert "Er geldt nu geen antwoord." in deel(soep(client), KOP)


def test_a_mother_reads_her_own_answers_only(client: Client, cast: Cast) -> None:
    moeder, vandaag = _moeder(cast), timezone.localdate()
    mede = ouder_van(cast.noor)
    vader = Gezinslid.objects.create(gezin=cast.noor.gezin, naam="Kees van den Berg", rol="vader")
    _ja(cast.noor, zonder_ouders="ernstig nadeel")
    _ja(cast.noor, vader)
    _ja(cast.noor, moeder, tot=vandaag + 90 * DAG)
    tekst = deel(soep(als(client, mede)), KOP)
    assert tekst.count(": ja") == 1
    assert "U: ja, de jeugdhulp zelf" in tekst
    assert "Kees" not in tekst
    assert "woorden van moeder" in tekst
    assert "· tot" in tekst


def test_where_nobody_may_know_the_place_a_parent_reads_no_forms_and_no_words(client: Client, cast: Cast) -> None:
    moeder = _moeder(cast)
    gebruiker = ouder_van(cast.noor)
    _verhuist(cast.casus_noor, moeder)
    Jeugdige.objects.filter(pk=cast.noor.pk).update(adres_is_geheim=True)
    tekst = deel(soep(als(client, gebruiker)), KOP)
    assert "U: ja, verhuizen" in tekst
    assert "pleegzorg" not in tekst
    assert "dicht bij school" not in tekst


@pytest.mark.parametrize("wie", ["mentor", "leeg"])
def test_who_said_nothing_finds_no_heading(client: Client, cast: Cast, wie: str) -> None:
    if wie == "mentor":
        _ja(cast.noor)
        gebruiker = account("mies", cast.noor, Rol.JIM)
    else:
        gebruiker = cast.noor_kijker.gebruiker_id
    assert soep(als(client, gebruiker)).select_one(f"section[aria-labelledby={KOP}]") is None
