"""Keys of providers: made by the planner, kept as a print, withdrawn at once, used only for what they are for."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.apps.matching.hulp import andere_planner
from tests.apps.organisaties.sleutelhulp import maak, sleutelrij
from tests.cast import Cast
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.apps.organisaties.koppelsleutels import (
    SleutelGeweigerd,
    gebruik_sleutel,
    list_sleutels,
    trek_sleutel_in,
)
from zorglandschap.apps.organisaties.models import Gebruiker, Koppelsleutel, Medewerker, Organisatie
from zorglandschap.core.begrippen.codelijsten import Handeling, Rol
from zorglandschap.core.begrippen.koppelsleutel import Koppelbereik, Sleutel, Sleutelstand

pytestmark = pytest.mark.django_db


def _gebruik(sleutel: Sleutel) -> str:
    return gebruik_sleutel(sleutel, Koppelbereik.AANBOD, waarvoor="toets", nu=timezone.now()).naam


def _standen(cast: Cast) -> list[Sleutelstand]:
    return [beeld.stand for beeld in list_sleutels(cast.aisha, op=timezone.localdate())]


def test_only_a_print_of_the_key_is_kept_anywhere(cast: Cast) -> None:
    sleutel = maak(cast)
    bewaard = [*Koppelsleutel.objects.values_list(), *Gebeurtenis.objects.values_list()]
    assert sleutel.geheim not in str(bewaard)
    assert Koppelsleutel.objects.get().afdruk == sleutel.afdruk


def test_a_key_works_in_the_name_of_its_planner_and_every_use_is_logged(cast: Cast) -> None:
    sleutel = maak(cast)
    assert _gebruik(sleutel) == "Aisha Yilmaz (sleutel Cliëntdossier)"
    regel = Gebeurtenis.objects.order_by("pk").last()
    assert regel is not None
    assert (regel.handeling, regel.soort, regel.actie, regel.gebruiker_id, regel.uitkomst) == (
        Handeling.AANBOD_BIJWERKEN, "koppelsleutel", "E", cast.aisha.gebruiker_id, 0,
    )  # fmt: skip
    assert list_sleutels(cast.aisha, op=timezone.localdate())[0].laatst_gebruikt_om is not None


def test_a_wrong_secret_learns_nothing_and_is_logged_as_refused(cast: Cast) -> None:
    sleutel = maak(cast)
    trek_sleutel_in(cast.aisha, Koppelsleutel.objects.get().pk, nu=timezone.now())
    for verkeerd in (Sleutel(sleutel.kenmerk, "x" * 43), Sleutel("0" * 12, sleutel.geheim)):
        with pytest.raises(SleutelGeweigerd, match="kennen we niet"):
            _gebruik(verkeerd)
        regel = Gebeurtenis.objects.order_by("pk").last()
        assert regel is not None
        assert (regel.uitkomst, regel.gebruiker_id, regel.reden) == (4, None, "onbekende sleutel")


def test_a_withdrawn_key_stops_at_once_and_withdrawing_twice_is_harmless(cast: Cast) -> None:
    sleutel = maak(cast)
    rij = Koppelsleutel.objects.get()
    for _ in range(2):
        trek_sleutel_in(cast.aisha, rij.pk, nu=timezone.now())
    with pytest.raises(SleutelGeweigerd, match="ingetrokken"):
        _gebruik(sleutel)
    assert Gebeurtenis.objects.filter(soort="koppelsleutel", actie="U").count() == 1
    assert _standen(cast) == [Sleutelstand.INGETROKKEN]


def test_a_key_works_through_its_last_day(cast: Cast) -> None:
    sleutel = maak(cast)
    Koppelsleutel.objects.update(geldig_tot=timezone.localdate())
    _gebruik(sleutel)
    Koppelsleutel.objects.update(geldig_tot=timezone.localdate() - timedelta(days=1))
    with pytest.raises(SleutelGeweigerd, match="verlopen"):
        _gebruik(sleutel)
    assert _standen(cast) == [Sleutelstand.VERLOPEN]


@pytest.mark.parametrize("waarom", ["gesloten", "andere rol", "andere organisatie", "uit dienst", "zonder account"])
def test_a_key_stops_with_its_planner(cast: Cast, waarom: str) -> None:
    sleutel = maak(cast)
    planner = Medewerker.objects.filter(pk=cast.aisha.medewerker_id)
    if waarom == "gesloten":
        Gebruiker.objects.filter(pk=cast.aisha.gebruiker_id).update(is_active=False)
    elif waarom == "andere rol":
        planner.update(rol=Rol.BEHANDELAAR)
    elif waarom == "andere organisatie":
        planner.update(organisatie=Organisatie.objects.create(naam="Elders", soort="aanbieder"))
    elif waarom == "uit dienst":
        planner.update(tot=timezone.localdate())
    else:
        planner.update(gebruiker=None)
    with pytest.raises(SleutelGeweigerd, match="werkt hier niet meer"):
        _gebruik(sleutel)
    assert list_sleutels(cast.eva, op=timezone.localdate())[0].stand is Sleutelstand.ZONDER_PLANNER


def test_the_same_form_twice_makes_one_key(cast: Cast) -> None:
    herhaal = uuid.uuid4()
    maak(cast, herhaalsleutel=herhaal)
    with pytest.raises(AssertionError):
        maak(cast, herhaalsleutel=herhaal)
    assert Koppelsleutel.objects.count() == 1


def test_a_name_a_day_or_a_moment_that_cannot_be_is_refused(cast: Cast) -> None:
    maak(cast)
    vandaag = timezone.localdate()
    with pytest.raises(Geweigerd, match="al een sleutel met deze naam"):
        maak(cast, naam=" CLIËNTDOSSIER ".lower())
    for dag in (vandaag - timedelta(days=1), vandaag + timedelta(days=366)):
        with pytest.raises(Geweigerd, match="hoogstens 365 dagen"):
            maak(cast, naam="Ander", geldig_tot=dag)
    with pytest.raises(Geweigerd, match="Meld u opnieuw aan"):
        maak(cast, naam="Ander", opnieuw_aangemeld=False)
    assert Koppelsleutel.objects.count() == 1


@pytest.mark.parametrize("wie", ["joris", "daan", "tom", "vera", "eva"])
def test_only_a_planner_makes_keys(cast: Cast, wie: str) -> None:
    with pytest.raises(NietGevonden):
        maak(Cast(**{**{v: getattr(cast, v) for v in cast.__dataclass_fields__}, "aisha": getattr(cast, wie)}))


def test_another_provider_neither_sees_nor_withdraws_it_and_the_manager_does(cast: Cast) -> None:
    rij = sleutelrij(cast)
    ander, vandaag = andere_planner(cast), timezone.localdate()
    assert list_sleutels(ander, op=vandaag) == []
    with pytest.raises(NietGevonden):
        trek_sleutel_in(ander, rij.pk, nu=timezone.now())
    with pytest.raises(NietGevonden):
        list_sleutels(cast.joris, op=vandaag)
    trek_sleutel_in(cast.eva, rij.pk, nu=timezone.now())
    assert Gebeurtenis.objects.filter(soort="koppelsleutel", handeling=Handeling.BEHEREN).count() == 1
    assert _standen(cast) == [Sleutelstand.INGETROKKEN]
