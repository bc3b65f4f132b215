"""A scenario is made, changed by two people, copied and taken away; nothing of its history is lost."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from tests.cast import NU, Cast
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.apps.simulatie.actions import bewaar_scenario, haal_scenario_weg, wijzig_scenario
from zorglandschap.apps.simulatie.models import NAAM_LENGTE, Scenarioversie
from zorglandschap.apps.simulatie.queries import get_scenario, list_scenarios, list_versies
from zorglandschap.core.simulatie.maatregelen import Vraaggroei
from zorglandschap.core.simulatie.scenario import Scenario

pytestmark = pytest.mark.django_db
MEER = Scenario(naam="Meer vraag", maatregelen=(Vraaggroei(factor=1.1, vanaf=date(2027, 1, 1)),))


def maak(cast: Cast, scenario: Scenario = MEER) -> Scenarioversie:
    return bewaar_scenario(cast.tom, scenario, herhaalsleutel=uuid4(), nu=NU)


def test_de_scenarios_van_de_regio_staan_er_altijd_en_vooraan(cast: Cast) -> None:
    maak(cast, replace(MEER, naam="AAA"))
    alle = list_scenarios(cast.tom)
    assert [s.van_regio for s in alle] == [True] * 5 + [False]
    assert alle[-1].scenario == replace(MEER, naam="AAA")


def test_wie_bewaart_vindt_het_terug_met_naam_en_moment(cast: Cast) -> None:
    rij = maak(cast)
    gevonden = get_scenario(cast.tom, str(rij.scenario.sleutel))
    assert (gevonden.scenario, gevonden.versie, gevonden.door_naam, gevonden.om) == (MEER, 1, cast.tom.naam, NU)
    assert json.loads(rij.inhoud)["versie"] == 1


def test_hetzelfde_formulier_nog_eens_verandert_niets(cast: Cast) -> None:
    sleutel = uuid4()
    een, twee = (bewaar_scenario(cast.tom, MEER, herhaalsleutel=sleutel, nu=NU) for _ in range(2))
    assert een.pk == twee.pk
    anders = replace(MEER, omschrijving="x")
    sleutel = uuid4()
    drie, vier = (
        wijzig_scenario(cast.tom, een.scenario.sleutel, anders, versie=1, herhaalsleutel=sleutel, nu=NU)
        for _ in range(2)
    )
    assert drie.pk == vier.pk
    assert drie.nummer == 2


def test_wie_te_laat_is_overschrijft_niemand(cast: Cast) -> None:
    sleutel = maak(cast).scenario.sleutel
    wijzig_scenario(cast.tom, sleutel, replace(MEER, naam="Eerste"), versie=1, herhaalsleutel=uuid4(), nu=NU)
    with pytest.raises(Geweigerd, match="Iemand anders heeft dit scenario"):
        wijzig_scenario(cast.tom, sleutel, replace(MEER, naam="Tweede"), versie=1, herhaalsleutel=uuid4(), nu=NU)
    assert [v.scenario.naam for v in list_versies(cast.tom, str(sleutel))] == ["Eerste", "Meer vraag"]
    assert get_scenario(cast.tom, str(sleutel), versie=1).scenario == MEER


@pytest.mark.parametrize("naam", ["", "   ", "x" * (NAAM_LENGTE + 1)])
def test_een_naam_moet_er_zijn_en_passen(cast: Cast, naam: str) -> None:
    with pytest.raises(Geweigerd, match="Geef het scenario een naam"):
        maak(cast, replace(MEER, naam=naam))


def test_twee_scenarios_met_een_naam_kan_niet_tot_er_een_weg_is(cast: Cast) -> None:
    eerste = maak(cast)
    with pytest.raises(Geweigerd, match="al een scenario met deze naam"):
        maak(cast, replace(MEER, naam="meer VRAAG"))
    haal_scenario_weg(cast.tom, eerste.scenario.sleutel, nu=NU)
    haal_scenario_weg(cast.tom, eerste.scenario.sleutel, nu=NU)
    maak(cast, replace(MEER, naam="meer VRAAG"))
    with pytest.raises(NietGevonden):
        get_scenario(cast.tom, str(eerste.scenario.sleutel))
    assert Scenarioversie.objects.filter(scenario=eerste.scenario).exists()


@pytest.mark.parametrize("sleutel", ["regio-bestaat-niet", "geen-uuid", "4b1f1f7e-0000-4000-8000-000000000000"])
def test_wat_er_niet_is_wordt_niet_gevonden(cast: Cast, sleutel: str) -> None:
    with pytest.raises(NietGevonden):
        get_scenario(cast.tom, sleutel)


def test_wat_bij_de_regio_hoort_heeft_geen_versies(cast: Cast) -> None:
    assert list_versies(cast.tom, "regio-ongewijzigd-beleid") == []
    assert get_scenario(cast.tom, "regio-ongewijzigd-beleid").van_regio


@pytest.mark.parametrize("wie", ["joris", "aisha", "pieter", "noor_kijker", "eva", "vera"])
def test_alleen_beleid_maakt_scenarios(cast: Cast, wie: str) -> None:
    rij = maak(cast)
    kijker = getattr(cast, wie)
    with pytest.raises(NietGevonden):
        bewaar_scenario(kijker, MEER, herhaalsleutel=uuid4(), nu=NU)
    with pytest.raises(NietGevonden):
        wijzig_scenario(kijker, rij.scenario.sleutel, MEER, versie=1, herhaalsleutel=uuid4(), nu=NU)
    with pytest.raises(NietGevonden):
        haal_scenario_weg(kijker, rij.scenario.sleutel, nu=NU)
    if wie in {"noor_kijker", "eva", "vera"}:
        with pytest.raises(NietGevonden):
            list_scenarios(kijker)


def test_elke_verandering_staat_in_het_logboek(cast: Cast) -> None:
    rij = maak(cast)
    haal_scenario_weg(cast.tom, rij.scenario.sleutel, nu=NU)
    acties = list(Gebeurtenis.objects.filter(soort="scenario").order_by("pk").values_list("actie", flat=True))
    assert acties == ["C", "D"]


def test_een_versie_wordt_nooit_gewijzigd(cast: Cast) -> None:
    rij = maak(cast)
    for doe in (lambda: Scenarioversie.objects.filter(pk=rij.pk).update(inhoud="{}"), rij.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            doe()
