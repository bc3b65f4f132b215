"""A location that is not safe for this youth: never found, asked, accepted or assigned, and nobody else learns why."""

from __future__ import annotations

import pytest

from tests.apps.matching.hulp import START, geadviseerd, gevraagd, vraag
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.aanbod.models import Aanbod, Bezetting
from zorglandschap.apps.casus.actions import leg_onveilige_locatie_vast, trek_onveilige_locatie_in
from zorglandschap.apps.casus.models import OnveiligeLocatie, Traject
from zorglandschap.apps.casus.queries import get_casus
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.matching.actions import accepteer, kies_plek, koppel_ambulant, leg_geen_match_vast
from zorglandschap.apps.matching.models import Wachtende
from zorglandschap.apps.matching.queries import list_plekken, opgave_van_vandaag
from zorglandschap.core.begrippen.codelijsten import Handeling, RedenAfwijking, Verwijzer, VoorstelStatus
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.matching.passend import REDENEN, Reden

NIET_VEILIG = "Deze locatie is voor deze jeugdige niet veilig"


def _onveilig(cast: Cast, aanbod: Aanbod) -> OnveiligeLocatie:
    casus = get_casus(cast.joris, cast.casus_noor.sleutel, Handeling.INZAGE_REGELEN)
    return leg_onveilige_locatie_vast(
        casus, door=cast.joris, nu=NU, locatie_id=aanbod.locatie_id, op=VANDAAG, reden="Daar woont de dader."
    )


def _gevonden(cast: Cast) -> set[int]:
    blad = list_plekken(cast.joris, cast.casus_noor.sleutel, start=START, nu=NU)
    return {p.kandidaat.aanbod for p in blad.plekken} | {b.bijna.aanbod for b in blad.bijna}


def test_the_location_is_not_found_and_not_a_near_miss_and_comes_back_when_taken_back(cast: Cast) -> None:
    geadviseerd(cast)
    assert cast.pleegzorg.pk in _gevonden(cast)
    rij = _onveilig(cast, cast.pleegzorg)
    assert cast.pleegzorg.pk not in _gevonden(cast)
    casus = get_casus(cast.joris, cast.casus_noor.sleutel, Handeling.INZAGE_REGELEN)
    for _keer in range(2):
        trek_onveilige_locatie_in(casus, rij.pk, door=cast.joris, nu=NU, op=VANDAAG, reden="Verhuisd.")
    assert cast.pleegzorg.pk in _gevonden(cast)


def test_it_holds_for_this_youth_only(cast: Cast) -> None:
    geadviseerd(cast)
    OnveiligeLocatie.objects.create(
        jeugdige=cast.sami, locatie=cast.pleegzorg.locatie, reden="x", op=VANDAAG, om=NU, door_naam="Bram"
    )
    assert cast.pleegzorg.pk in _gevonden(cast)


def test_asking_for_such_a_place_is_refused_with_a_sentence_for_the_regisseur(cast: Cast) -> None:
    geadviseerd(cast)
    _onveilig(cast, cast.pleegzorg)
    with pytest.raises(Geweigerd, match=NIET_VEILIG):
        vraag(cast)
    assert Bezetting.objects.count() == 1  # Sami's


def test_a_yes_of_the_provider_does_not_go_through_and_the_provider_does_not_learn_why(cast: Cast) -> None:
    voorstel = gevraagd(cast)
    _onveilig(cast, cast.pleegzorg)
    with pytest.raises(Geweigerd) as fout:
        accepteer(cast.aisha, voorstel.sleutel, nu=NU)
    assert str(fout.value.reden) == "Deze plaatsing kan nu niet doorgaan. Bel de casusregisseur."
    voorstel.refresh_from_db()
    assert voorstel.status == VoorstelStatus.OPEN
    blad = list_plekken(cast.joris, cast.casus_noor.sleutel, start=START, nu=NU)
    assert blad.onveilig == (voorstel,)


def test_a_promised_place_at_such_a_location_can_not_be_chosen(cast: Cast) -> None:
    voorstel = gevraagd(cast)
    voorstel.status = VoorstelStatus.TOEGEZEGD
    voorstel.save()
    _onveilig(cast, cast.pleegzorg)
    with pytest.raises(Geweigerd, match=NIET_VEILIG):
        kies_plek(cast.joris, cast.casus_noor.sleutel, voorstel=voorstel.sleutel, nu=NU)


def test_help_at_home_from_such_a_location_is_not_coupled(cast: Cast) -> None:
    geadviseerd(cast)
    Traject.objects.create(
        jeugdige=cast.noor, casus=cast.casus_noor, gemeente=cast.urk, aanbieder=cast.aanbieder,
        aanbod=cast.gezinshuis, hulpvorm=Hulpvorm.GEZINSHUIS, verwijzer=Verwijzer.GEMEENTE, toegewezen_op=VANDAAG,
        van=VANDAAG,
    )  # fmt: skip
    _onveilig(cast, cast.thuis)
    with pytest.raises(Geweigerd, match=NIET_VEILIG):
        koppel_ambulant(cast.joris, cast.casus_noor.sleutel, aanbod_id=cast.thuis.pk, start=START, nu=NU)


def test_what_is_kept_of_a_search_without_a_match_does_not_tell_it(cast: Cast) -> None:
    geadviseerd(cast)
    _onveilig(cast, cast.pleegzorg)
    geen = leg_geen_match_vast(cast.joris, cast.casus_noor.sleutel, start=START, wat_nodig="Een gezin.", nu=NU)
    assert geen.passend == 1
    assert str(REDENEN[Reden.VEILIGHEID]) not in geen.redenen


def test_the_placement_table_honours_it_as_one_of_the_offers_that_cannot_be(cast: Cast) -> None:
    geadviseerd(cast)
    velden = {"sinds": VANDAAG, "hulpvorm": Hulpvorm.PLEEGZORG}
    Wachtende.objects.get_or_create(
        jeugdige=cast.noor, casus=cast.casus_noor, tot=None, defaults={"gemeente": cast.urk, **velden}
    )
    _onveilig(cast, cast.pleegzorg)
    vandaag = opgave_van_vandaag(NU)
    (kind,) = vandaag.invoer.jeugdigen
    daar = {n for n, pk in vandaag.aanbod_van.items() if pk == cast.pleegzorg.pk}
    assert daar
    assert daar <= kind.profiel.geweigerd_door
    assert kind.profiel.onveilige_locaties == frozenset()
    kolommen = {int(vandaag.opgave.aanbod_id[k]) for k in vandaag.opgave.randen.aanbod}
    assert not daar & kolommen
    assert "dader" not in vandaag.tabel


def test_without_a_reason_or_a_known_location_nothing_is_recorded(cast: Cast) -> None:
    casus = get_casus(cast.joris, cast.casus_noor.sleutel, Handeling.INZAGE_REGELEN)
    for locatie_id, reden in ((cast.pleegzorg.locatie_id, " "), (99_999, "Daarom.")):
        with pytest.raises(Geweigerd):
            leg_onveilige_locatie_vast(casus, door=cast.joris, nu=NU, locatie_id=locatie_id, op=VANDAAG, reden=reden)
    assert not OnveiligeLocatie.objects.exists()


def test_another_place_can_be_asked_with_a_reason(cast: Cast) -> None:
    geadviseerd(cast)
    _onveilig(cast, cast.pleegzorg)
    assert vraag(cast, cast.gezinshuis, reden=RedenAfwijking.GEEN_PLEK).aanbod_id == cast.gezinshuis.pk
