"""An extra step of the gemeente: asked in time, recorded once, and before a referral when it must."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.apps.casus.hulp import maak_jeugdige
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.casus.actions import meld_crisis, verwijs, zet_extrastap
from zorglandschap.apps.casus.models import Casus, Extrastap
from zorglandschap.apps.casus.queries.lokaal import list_extrastappen, toets_lokaal
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.organisaties.models import Gemeente
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Stap
from zorglandschap.core.regels.uitkomst import Oordeel


@pytest.fixture
def lelystad(cast: Cast) -> Casus:
    """A youth of Lelystad, where a visit at home comes before a referral; Joris has the regie."""
    gemeente = Gemeente.objects.create(code="GM0995", naam="Lelystad", breedte=52.5185, lengte=5.4714)
    return Casus.objects.create(
        jeugdige=maak_jeugdige(gemeente),
        status=CasusStatus.ANALYSE,
        team=cast.team_urk,
        regisseur_id=cast.joris.medewerker_id,
        geopend_op=date(2026, 11, 1),
    )


def _zet(cast: Cast, casus: Casus, sleutel: str = "huisbezoek", op: date = VANDAAG) -> Extrastap:
    return zet_extrastap(casus, door=cast.joris, nu=NU, sleutel=sleutel, op=op, toelichting="Iedereen was er.")


def test_the_steps_of_the_gemeente_come_when_it_is_time(lelystad: Casus) -> None:
    standen = {s.stap.sleutel: s.is_aan_de_beurt for s in list_extrastappen(lelystad)}
    assert standen == {"huisbezoek": True, "belronde_na_plaatsing": False}
    lelystad.status = CasusStatus.AFGESLOTEN
    assert not any(s.is_aan_de_beurt for s in list_extrastappen(lelystad))


def test_a_gemeente_without_own_steps_asks_nothing(cast: Cast) -> None:
    assert list_extrastappen(cast.casus_noor) == []
    assert toets_lokaal(cast.casus_noor) == []


def test_a_step_is_recorded_once_and_stands_on_the_timeline(cast: Cast, lelystad: Casus) -> None:
    assert _zet(cast, lelystad) == _zet(cast, lelystad, op=VANDAAG - timedelta(days=1))
    assert lelystad.stappen.get(stap=Stap.EXTRA).toelichting == "Huisbezoek. Iedereen was er."
    assert toets_lokaal(lelystad)[0].oordeel is Oordeel.VOLDAAN


@pytest.mark.parametrize("op", [date(2026, 10, 31), VANDAAG + timedelta(days=1)])
def test_a_day_that_cannot_be_is_refused(cast: Cast, lelystad: Casus, op: date) -> None:
    with pytest.raises(Geweigerd, match="sinds het begin van de casus"):
        _zet(cast, lelystad, op=op)


def test_a_step_that_this_gemeente_does_not_ask_is_not_there(cast: Cast, lelystad: Casus) -> None:
    with pytest.raises(NietGevonden):
        _zet(cast, lelystad, "rondetafel")
    with pytest.raises(NietGevonden):
        _zet(cast, cast.casus_noor)


def test_a_required_step_stops_the_referral_by_its_own_rule_but_never_a_crisis(cast: Cast, lelystad: Casus) -> None:
    def blokkades() -> set[str]:
        with pytest.raises(Geweigerd) as fout:
            verwijs(lelystad, door=cast.joris, nu=NU)
        return {u.regel for u in fout.value.uitkomsten if u.blokkeert}

    assert "gemeentelijke stap gezet" in blokkades()
    _zet(cast, lelystad)
    assert "gemeentelijke stap gezet" not in blokkades()
    Extrastap.objects.all().delete()
    meld_crisis(lelystad, door=cast.joris, nu=NU, reden="Geen veilige slaapplek.")
    stap = verwijs(lelystad, door=cast.joris, nu=NU)
    assert {u["regel"]: u["oordeel"] for u in stap.uitkomsten}["gemeentelijke stap gezet"] == Oordeel.LET_OP
