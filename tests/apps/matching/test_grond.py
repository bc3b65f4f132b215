"""A place to live is asked for and accepted only on a ground that holds on the day it begins; a crisis never waits."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.apps.matching.hulp import LICHTST, START, geadviseerd, gevraagd, vraag
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.casus.models import Casus, Maatregel, Traject
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.matching.actions import accepteer
from zorglandschap.apps.matching.models import Voorstel
from zorglandschap.apps.matching.queries import get_keuze, list_plekken
from zorglandschap.core.begrippen.codelijsten import JuridischKader, VoorstelStatus
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.regels.uitkomst import Oordeel

THUIS = {**LICHTST, "opvoeding": "met_intensieve_hulp"}


def _trek_in(cast: Cast) -> None:
    cast.noor.toestemmingen.update(ingetrokken_op=VANDAAG)


def test_without_consent_no_place_is_asked_and_the_page_says_so_beforehand(cast: Cast) -> None:
    geadviseerd(cast)
    _trek_in(cast)
    blad = list_plekken(cast.joris, cast.casus_noor.sleutel, start=START, nu=NU)
    assert [u.blokkeert for u in blad.grond] == [True, True]
    assert blad.plekken
    with pytest.raises(Geweigerd, match="nog geen toestemming") as fout:
        vraag(cast)
    assert [u.regel for u in fout.value.uitkomsten if u.blokkeert] == ["geldige plaatsingsgrond", "toestemming geldig"]
    assert not Voorstel.objects.exists()


def test_with_consent_the_ground_is_among_the_outcomes(cast: Cast) -> None:
    geadviseerd(cast)
    keuze = get_keuze(cast.joris, cast.casus_noor.sleutel, aanbod_id=cast.pleegzorg.pk, start=START, nu=NU)
    assert [u.oordeel for u in keuze.grond] == [Oordeel.VOLDAAN]
    assert keuze.uitkomsten[0] == keuze.grond[0]


def test_help_at_home_asks_no_ground(cast: Cast) -> None:
    geadviseerd(cast, hulpvorm=Hulpvorm.THUISBEHANDELING, antwoorden=THUIS)
    _trek_in(cast)
    assert vraag(cast, cast.thuis).status == VoorstelStatus.OPEN


def test_under_supervision_the_authorisation_must_hold_on_the_first_day(cast: Cast) -> None:
    geadviseerd(cast)
    ots = {"jeugdige": cast.noor, "kader": JuridischKader.OTS, "van": VANDAAG}
    Maatregel.objects.create(**ots)
    with pytest.raises(Geweigerd, match="geen geldige machtiging uithuisplaatsing"):
        vraag(cast)
    muhp = Maatregel.objects.create(**{**ots, "kader": JuridischKader.MUHP, "tot": START})
    with pytest.raises(Geweigerd, match="geen geldige machtiging uithuisplaatsing"):
        vraag(cast)
    muhp.tot = START + timedelta(days=90)
    muhp.save()
    assert vraag(cast).status == VoorstelStatus.OPEN


def test_a_provider_cannot_accept_when_the_ground_is_gone_and_hears_no_details(cast: Cast) -> None:
    voorstel = gevraagd(cast)
    _trek_in(cast)
    with pytest.raises(Geweigerd, match="geen geldige wettelijke grond") as fout:
        accepteer(cast.aisha, voorstel.sleutel, nu=NU)
    assert fout.value.uitkomsten == ()
    voorstel.refresh_from_db()
    assert voorstel.status == VoorstelStatus.OPEN
    assert not Traject.objects.filter(jeugdige=cast.noor).exists()


def test_in_a_crisis_a_place_is_asked_and_accepted_without_waiting(cast: Cast) -> None:
    geadviseerd(cast, crisis=True)
    _trek_in(cast)
    voorstel = vraag(cast)
    accepteer(cast.aisha, voorstel.sleutel, nu=NU)
    assert Traject.objects.filter(jeugdige=cast.noor).exists()
    assert Casus.objects.get(pk=cast.casus_noor.pk).is_crisis
