"""Where a location is: its own point counts in every distance, and an address that is secret is never kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.apps.matching.hulp import andere_planner
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.aanbod.actions import Verslag, verwerk_locatierijen, voeg_locatie_toe, wijzig_locatie
from zorglandschap.apps.aanbod.models import Locatie
from zorglandschap.apps.aanbod.queries import (
    Plaats,
    get_locatie,
    list_beelden,
    list_eigen_locaties,
    list_locatierijen,
    list_vrij,
)
from zorglandschap.apps.aanbod.queries.landschap import list_landschap
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.locatiegegevens import Locatiegegevens

URK = Plaats("GM0184", "Urk", "GM0184", "Urk", 52.66, 5.6)
HAVEN = Plaats("GM0034-0", "Almere Haven", "GM0034", "Almere", 52.33, 5.22)
STAD = Plaats("GM0034-1", "Almere Stad", "GM0034", "Almere", 52.37, 5.22)
PLAATSEN = (HAVEN, STAD, URK)
PRECIES = Locatiegegevens("1351 AB", (52.34123, 5.22345))


def _wijzig(cast: Cast, gegevens: Locatiegegevens, **anders: Any) -> bool:
    locatie = cast.gezinshuis.locatie
    alles = {"naam": locatie.naam, "plaats": HAVEN, "gegevens": gegevens, "hoogstens_km": 20.0, **anders}
    return wijzig_locatie(cast.aisha, locatie.pk, **alles)


def _lever(cast: Cast, *rijen: dict[str, str], alles: bool = False) -> Verslag:
    return verwerk_locatierijen(
        cast.aisha, list(enumerate(rijen, 2)), alles=alles, plaatsen=PLAATSEN, hoogstens_km=20.0
    )


def test_the_point_of_a_location_counts_wherever_distance_is_read(cast: Cast) -> None:
    assert _wijzig(cast, PRECIES)
    assert not _wijzig(cast, PRECIES)
    pk = cast.gezinshuis.pk
    vrij = list_vrij(op=VANDAAG, hulpvormen=[Hulpvorm.GEZINSHUIS], nu=NU).aanbiedingen
    landschap = list_landschap(VANDAAG).aanbiedingen
    for reeks in (vrij, landschap):
        rij = reeks.id.tolist().index(pk)
        assert (reeks.breedte[rij], reeks.lengte[rij]) == PRECIES.punt
    beeld = list_beelden([pk])[pk]
    assert (beeld.breedte, beeld.lengte) == PRECIES.punt


def test_a_secret_address_leaves_only_the_town(cast: Cast) -> None:
    _wijzig(cast, PRECIES)
    assert _wijzig(cast, Locatiegegevens(adres_is_geheim=True))
    locatie = Locatie.objects.get(pk=cast.gezinshuis.locatie_id)
    assert (locatie.breedte, locatie.lengte, locatie.postcode) == (HAVEN.breedte, HAVEN.lengte, "")
    beeld = list_beelden([cast.gezinshuis.pk])[cast.gezinshuis.pk]
    assert (beeld.breedte, beeld.lengte) == (HAVEN.breedte, HAVEN.lengte)
    with pytest.raises(Geweigerd, match="geheim"):
        _wijzig(cast, replace(PRECIES, adres_is_geheim=True))


@pytest.mark.parametrize("anders", [{"is_precies": True}, {"postcode": "1351 AB"}])
def test_the_database_itself_keeps_no_secret_address(cast: Cast, anders: dict[str, Any]) -> None:
    _wijzig(cast, Locatiegegevens(adres_is_geheim=True))
    with pytest.raises(IntegrityError), transaction.atomic():
        Locatie.objects.filter(pk=cast.gezinshuis.locatie_id).update(**anders)


def test_what_cannot_be_is_refused_at_its_field(cast: Cast) -> None:
    with pytest.raises(Geweigerd, match="km van Almere Haven"):
        _wijzig(cast, Locatiegegevens(punt=(52.9, 5.5)))
    with pytest.raises(Geweigerd, match="nieuwe locatie"):
        _wijzig(cast, Locatiegegevens(), plaats=URK)
    voeg_locatie_toe(cast.aisha, naam="Het Erf", plaats=URK)
    with pytest.raises(Geweigerd, match="al een locatie met deze naam"):
        _wijzig(cast, Locatiegegevens(), naam="Het Erf")


def test_a_change_is_in_the_log_without_the_address(cast: Cast) -> None:
    _wijzig(cast, PRECIES)
    (regel,) = Gebeurtenis.objects.filter(soort="locatie")
    assert (regel.actie, regel.object_id) == ("U", str(cast.gezinshuis.locatie_id))
    assert "1351" not in str(vars(regel))


def test_only_the_own_planner_sees_and_changes_where_it_is(cast: Cast) -> None:
    _wijzig(cast, PRECIES)
    pk = cast.gezinshuis.locatie_id
    beeld = get_locatie(cast.aisha, pk, PLAATSEN)
    assert (beeld.gegevens, beeld.plaats) == (PRECIES, HAVEN)
    ander = andere_planner(cast)
    assert list_eigen_locaties(ander, PLAATSEN) == []
    for kijker in (ander, cast.joris, cast.daan):
        with pytest.raises(NietGevonden):
            get_locatie(kijker, pk, PLAATSEN)
        with pytest.raises(NietGevonden):
            wijzig_locatie(kijker, pk, naam="x", plaats=HAVEN, gegevens=PRECIES, hoogstens_km=20.0)


# --- as rows ---


def test_locations_go_out_and_come_back_unchanged_and_new_names_are_new(cast: Cast) -> None:
    _wijzig(cast, PRECIES)
    rijen = list_locatierijen(cast.aisha, PLAATSEN)
    nieuw = {"locatie": "Het Erf", "plaats": "urk", "adres_geheim": "ja"}
    verslag = _lever(cast, *rijen, nieuw)
    # Almere has its own point; Urk was a little beside its town and now lies in the middle of it
    assert [r.uitkomst.value for r in verslag.rijen] == ["gelijk", "gewijzigd", "nieuw"]
    verslag = _lever(cast, *list_locatierijen(cast.aisha, PLAATSEN))
    assert {r.uitkomst.value for r in verslag.rijen} == {"gelijk"}
    assert Locatie.objects.get(naam="Het Erf").adres_is_geheim


def test_a_row_that_says_nothing_of_a_secret_does_not_end_it(cast: Cast) -> None:
    geheim = {"locatie": "Het Erf", "plaats": "urk", "adres_geheim": "ja"}
    kaal = {"locatie": "Het Erf", "plaats": "urk"}
    assert [r.uitkomst.value for r in _lever(cast, geheim).rijen] == ["nieuw"]
    assert [r.uitkomst.value for r in _lever(cast, kaal).rijen] == ["gelijk"]
    met_punt = _lever(cast, {**kaal, "punt": "52.66, 5.60"}).rijen[0]
    assert "geheim" in str(met_punt.bezwaren[0].zin)
    assert Locatie.objects.get(naam="Het Erf").adres_is_geheim
    assert [r.uitkomst.value for r in _lever(cast, {**kaal, "adres_geheim": "nee"}).rijen] == ["gewijzigd"]


def test_rows_that_cannot_be_say_what_to_do(cast: Cast) -> None:
    verslag = _lever(
        cast,
        {"locatie": "A", "plaats": "Atlantis"},
        {"locatie": "B", "plaats": "Urk", "punt": "52.9, 5.5"},
        {"locatie": "C", "plaats": "Urk", "postcode": "x", "kleur": "rood"},
        {"locatie": "D", "plaats": "Urk"},
        {"locatie": "D", "plaats": "Urk"},
    )
    assert [{b.veld for b in r.bezwaren} for r in verslag.rijen] == [
        {"plaats"},
        {"punt"},
        {"postcode", "kleur"},
        set(),
        {"locatie"},
    ]
    assert set(Locatie.objects.filter(naam__in="ABCD").values_list("naam", flat=True)) == {"D"}
    assert not _lever(cast, {"locatie": "E", "plaats": "Urk"}, {"locatie": "", "plaats": ""}, alles=True).geschreven
