"""One family, one plan: what counts for everybody stands once; of the others nothing, not even their number."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.casus.planhulp import doel, schrijf_plan, stel, vast_plan, zusje
from tests.cast import NU, Cast
from tests.toets.pdftekst import pdf_plat
from tests.web.casus.hulp import inhoud, meld_aan
from zorglandschap.apps.casus.models import Casus, Doel, Evaluatie, Hulpplan, Inzet, Jeugdige
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.core.begrippen.codelijsten import Handeling
from zorglandschap.core.begrippen.planwoorden import Doelstatus, Terugkeer

SAMEN = "Samen aan tafel eten"


@pytest.fixture
def joris(client: Client, cast: Cast) -> Client:
    """Joris, signed in."""
    return meld_aan(client, cast.joris)


@pytest.fixture
def lise(cast: Cast) -> Casus:
    """Noor and her sister Lise with a plan each, of which a part is the same."""
    noor, casus = cast.casus_noor, zusje(cast, cast.joris)
    vast_plan(noor, cast.joris)
    stel(noor, cast.joris, doel(SAMEN, is_gezinsdoel=True))
    stel(casus, cast.joris, doel("samen aan  tafel eten", is_gezinsdoel=True))
    stel(casus, cast.joris, doel("Rustig slapen"))
    schrijf_plan(casus, cast.joris, terugkeer=Terugkeer.TERUG_NAAR_HUIS, contactafspraken="Elke zondag bij oma.")
    for plan in Hulpplan.objects.filter(casus__in=[noor, casus]):
        Inzet.objects.create(plan=plan, domein="geld en schulden", wat="Budgethulp", wie="De Brug", om=NU)
    eigen = Hulpplan.objects.get(casus=casus)
    Inzet.objects.create(plan=eigen, domein="onderwijs", wat="Bijles", wie="School", betrokken_op=NU.date(), om=NU)
    Evaluatie.objects.all().delete()
    dag = timezone.localdate() + timedelta(days=30)
    for deel in (noor, casus):
        Evaluatie.objects.create(casus=deel, gepland_op=dag)
        Evaluatie.objects.create(
            casus=deel,
            gepland_op=NU.date(),
            gehouden_op=NU.date(),
            besluit="doorgaan zoals het gaat",
            verslag="Het gaat beter.",
        )
    return casus


def _adres(casus: Casus, naam: str = "gezinsplan") -> str:
    return reverse(f"casus:{naam}", args=[casus.sleutel])


def _papier(client: Client, casus: Casus) -> str:
    return pdf_plat(client.get(_adres(casus, "gezinsplan_pdf")).content)


def test_what_counts_for_the_family_stands_once(joris: Client, cast: Cast, lise: Casus) -> None:
    tekst = inhoud(joris.get(_adres(cast.casus_noor)))
    assert "Voor Noor en Lise" in tekst
    assert tekst.casefold().count("aan tafel eten") == 1
    assert tekst.count("Moeder brengt Noor naar school.") == 1
    assert tekst.count("Budgethulp") == 1
    assert tekst.count("Het gaat beter.") == 1
    for van_een in ("Rustig slapen", "Weer elke dag naar school", "Bijles", "Elke zondag bij oma."):
        assert tekst.count(van_een) == 1


def test_who_does_what_says_for_whom(joris: Client, cast: Cast, lise: Casus) -> None:
    soep = BeautifulSoup(joris.get(_adres(lise)).content, "html.parser")
    rijen = {rij.find_all("td")[0].get_text(): rij.find_all("td")[2].get_text() for rij in soep.select("tbody tr")}
    assert rijen == {"Budgethulp": "Noor en Lise", "Bijles": "Lise"}


def test_each_plan_links_to_the_plan_of_the_family(joris: Client, cast: Cast, lise: Casus) -> None:
    for casus in (cast.casus_noor, lise):
        assert _adres(casus) in joris.get(_adres(casus, "plan")).content.decode()


def test_reading_is_logged_in_each_casus(joris: Client, cast: Cast, lise: Casus) -> None:
    Gebeurtenis.objects.filter(handeling=Handeling.PLAN_LEZEN).update(soort="eerder")
    joris.get(_adres(cast.casus_noor))
    gelezen = Gebeurtenis.objects.filter(handeling=Handeling.PLAN_LEZEN, soort="casus")
    assert set(gelezen.values_list("object_id", flat=True)) == {str(cast.casus_noor.sleutel), str(lise.sleutel)}


@pytest.mark.parametrize("naam", ["gezinsplan", "gezinsplan_pdf"])
def test_who_may_see_one_child_sees_nothing_of_the_other(client: Client, cast: Cast, lise: Casus, naam: str) -> None:
    Casus.objects.filter(pk=lise.pk).update(team_id=cast.team_almere.pk, regisseur_id=cast.bram.medewerker_id)
    joris = meld_aan(client, cast.joris)
    antwoord = joris.get(_adres(cast.casus_noor, naam))
    tekst = pdf_plat(antwoord.content) if naam == "gezinsplan_pdf" else inhoud(antwoord)
    assert "Weer elke dag naar school" in tekst
    for van_lise in ("Lise", "Rustig slapen", "Bijles", "Elke zondag"):
        assert van_lise not in tekst
    assert not Gebeurtenis.objects.filter(object_id=str(lise.sleutel), reden="plan van het gezin").exists()
    assert joris.get(_adres(lise, naam)).status_code == 404


def test_on_paper_stands_the_same_in_plain_words(joris: Client, cast: Cast, lise: Casus) -> None:
    Doel.objects.filter(wat="Rustig slapen").update(status=Doelstatus.BEHAALD)
    tekst = _papier(joris, cast.casus_noor)
    for deel in ("Noor en Lise", "Budgethulp", "Rustig slapen", "Elke zondag bij oma.", "Het deel over Lise"):
        assert deel in tekst
    assert tekst.casefold().count("aan tafel eten") == 1


def test_a_shielded_sister_is_on_no_paper_of_the_other_child(joris: Client, cast: Cast, lise: Casus) -> None:
    Jeugdige.objects.filter(pk=lise.jeugdige_id).update(adres_is_geheim=True)
    assert "Rustig slapen" in inhoud(joris.get(_adres(cast.casus_noor)))
    tekst = _papier(joris, cast.casus_noor)
    for van_lise in ("Lise", "Rustig slapen", "Bijles", "Elke zondag"):
        assert van_lise not in tekst


def test_paper_of_a_shielded_child_does_not_tell_where_it_is(joris: Client, cast: Cast, lise: Casus) -> None:
    Jeugdige.objects.filter(pk=lise.jeugdige_id).update(adres_is_geheim=True)
    Doel.objects.filter(casus=lise).update(hoe="Gesprek bij De Overkant.")
    Hulpplan.objects.filter(casus=lise).update(terugkeer_toelichting="Nu nog bij De Overkant.")
    Inzet.objects.filter(plan__casus=lise).update(wie="De Overkant")
    tekst = _papier(joris, lise)
    assert "Rustig slapen" in tekst
    assert "De Overkant" not in tekst


def test_a_family_without_anything_yet_has_a_page_and_a_paper(joris: Client, cast: Cast) -> None:
    assert "Er is nog geen dag afgesproken." in inhoud(joris.get(_adres(cast.casus_noor)))
    assert "Alleen de doelen van het hele gezin." in _papier(joris, cast.casus_noor)


def test_a_larger_family_takes_no_more_queries(
    joris: Client, cast: Cast, lise: Casus, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    joris.get(_adres(cast.casus_noor))
    with django_assert_max_num_queries(40):
        joris.get(_adres(cast.casus_noor))
