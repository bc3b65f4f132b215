"""Offers as rows: a report per row, nothing written for a bad one, and twice the same file changes nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.apps.aanbod.hulp import GRENZEN, vrij
from tests.apps.matching.hulp import andere_planner
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.aanbod.actions import Verslag, verwerk_rijen
from zorglandschap.apps.aanbod.models import Aanbod, Aanbodwijziging
from zorglandschap.apps.aanbod.queries import list_rijen
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.core.begrippen.hulpvormen import VORMEN, Hulpvorm

RIJ = {
    "kenmerk": "L1",
    "locatie": "Urk",
    "naam": "Logeren Urk",
    "hulpvorm": "logeren",
    "leeftijd_van": "4",
    "leeftijd_tot": "12",
    "plekken": "5",
    "van": "2026-01-01",
    "ritme": "weekend en vakantie",
}


def _verwerk(cast: Cast, *rijen: dict[str, str], alles: bool = False) -> Verslag:
    return verwerk_rijen(cast.aisha, list(enumerate(rijen, 2)), alles=alles, grenzen=GRENZEN, nu=NU)


def _uitkomsten(verslag: Verslag) -> list[str]:
    return [rij.uitkomst.value for rij in verslag.rijen]


def test_a_new_row_is_an_offer_and_the_same_row_again_changes_nothing(cast: Cast) -> None:
    assert _uitkomsten(_verwerk(cast, RIJ)) == ["nieuw"]
    nieuw = Aanbod.objects.get(kenmerk="L1")
    assert vrij(cast, nieuw)[0] == 5
    assert _uitkomsten(_verwerk(cast, RIJ)) == ["gelijk"]
    assert _uitkomsten(_verwerk(cast, RIJ | {"plekken": "6"})) == ["gewijzigd"]
    assert Aanbodwijziging.objects.filter(aanbod=nieuw).count() == 2


def test_what_goes_out_comes_back_unchanged(cast: Cast) -> None:
    _verwerk(cast, RIJ)
    rijen = list_rijen(cast.aisha, vandaag=VANDAAG)
    assert len(rijen) == 5
    assert set(_uitkomsten(_verwerk(cast, *rijen))) == {"gelijk"}


def test_bad_rows_say_what_to_do_and_good_rows_are_written(cast: Cast) -> None:
    verslag = _verwerk(
        cast,
        RIJ,
        RIJ | {"kenmerk": "L2", "locatie": "Atlantis"},
        RIJ | {"kenmerk": "L3", "hulpvorm": "paleis", "leeftijd_tot": "x"},
        RIJ | {"naam": "Nog eens"},
        RIJ | {"kenmerk": "L4", "leeftijd_tot": "2"},
        RIJ | {"kenmerk": "L5", "kleur": "blauw"},
    )
    assert _uitkomsten(verslag) == ["nieuw", *["niet verwerkt"] * 5]
    assert [rij.regel for rij in verslag.rijen] == [2, 3, 4, 5, 6, 7]
    velden = [{b.veld for b in rij.bezwaren} for rij in verslag.rijen]
    assert velden == [set(), {"locatie"}, {"hulpvorm", "leeftijd_tot"}, {"kenmerk"}, {"leeftijd_tot"}, {"kleur"}]
    assert verslag.geschreven
    assert Aanbod.objects.filter(kenmerk__startswith="L").count() == 1


def test_all_or_nothing_writes_nothing_when_one_row_cannot_be(cast: Cast) -> None:
    verslag = _verwerk(cast, RIJ, RIJ | {"kenmerk": "L2", "plekken": "veel"}, alles=True)
    assert not verslag.geschreven
    assert verslag.fouten == 1
    assert not Aanbod.objects.filter(kenmerk="L1").exists()
    assert _verwerk(cast, RIJ, alles=True).geschreven


@pytest.mark.parametrize("anders", [{"plekken": "0"}, {"hulpvorm": "pleegzorg"}, {"locatie": "Urk"}])
def test_a_row_that_would_break_a_promise_is_refused_and_leaves_nothing(cast: Cast, anders: dict[str, Any]) -> None:
    rij = next(r for r in list_rijen(cast.aisha, vandaag=VANDAAG) if r["hulpvorm"] == "gezinshuis")
    verslag = _verwerk(cast, rij | anders)
    assert _uitkomsten(verslag) == ["niet verwerkt"]
    assert not Aanbodwijziging.objects.exists()


@pytest.mark.parametrize("aantal", [0, 2001])
def test_a_file_has_some_rows_and_not_too_many(cast: Cast, aantal: int) -> None:
    with pytest.raises(Geweigerd, match="2000 rijen"):
        _verwerk(cast, *[RIJ] * aantal)


def test_a_row_cannot_reach_another_provider(cast: Cast) -> None:
    olivia = andere_planner(cast)
    rij = next(iter(list_rijen(cast.aisha, vandaag=VANDAAG)))
    verslag = verwerk_rijen(olivia, [(2, rij)], alles=False, grenzen=GRENZEN, nu=NU)
    assert {b.veld for b in verslag.rijen[0].bezwaren} == {"locatie"}
    assert list_rijen(olivia, vandaag=VANDAAG) == []
    with pytest.raises(NietGevonden):
        list_rijen(cast.joris, vandaag=VANDAAG)
    with pytest.raises(NietGevonden):
        verwerk_rijen(cast.joris, [(2, rij)], alles=False, grenzen=GRENZEN, nu=NU)


@pytest.mark.parametrize(
    "vorm",
    [
        Hulpvorm.DEELTIJD,
        Hulpvorm.LOGEREN,
        Hulpvorm.GEZINSOPNAME,
        Hulpvorm.THUISBEHANDELING,
        Hulpvorm.FACT,
        Hulpvorm.TEAM_ANDERS,
    ],
)
def test_alternatives_to_24_hour_help_are_supply_of_equal_rank(cast: Cast, vorm: Hulpvorm) -> None:
    rij = RIJ | {"hulpvorm": vorm.value, "ritme": ""}
    assert _uitkomsten(_verwerk(cast, rij)) == ["nieuw"]
    nieuw = Aanbod.objects.get(kenmerk="L1")
    assert vrij(cast, nieuw)[0] == 5
    assert not VORMEN[vorm].is_verblijf
    assert nieuw.van == date(2026, 1, 1)
