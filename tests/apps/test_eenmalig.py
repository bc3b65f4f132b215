"""One form serves one thing: the same key for another case, or at the very same moment, is refused in words."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError

from tests.apps.matching.hulp import START, geadviseerd
from tests.apps.matching.tafelhulp import lars
from tests.apps.slothulp import alleen_postgresql, begin, terwijl_een_ander, wacht_op_wachtenden
from tests.cast import NU, Cast, _stemt_in
from zorglandschap.apps.aanbod.models import Bezetting, Plek
from zorglandschap.apps.eenmalig import eenmalig
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.matching.actions import vraag_plek
from zorglandschap.apps.matching.models import Voorstel
from zorglandschap.core.begrippen.codelijsten import RedenAfwijking
from zorglandschap.core.begrippen.kijker import Kijker


def _vraag(kijker: Kijker, casus: UUID, aanbod: int, sleutel: UUID) -> str:
    """What who asks gets to hear."""
    try:
        vraag_plek(
            kijker, casus, aanbod_id=aanbod, start=START, herhaalsleutel=sleutel, nu=NU,
            reden=RedenAfwijking.GEEN_PLEK, toelichting="Er is geen andere plek.",
        )  # fmt: skip
    except Geweigerd as fout:
        return str(fout.reden)
    except NietGevonden:
        return "niet gevonden"
    return "gevraagd"


@pytest.mark.django_db
def test_another_mistake_of_the_database_is_not_hidden() -> None:
    with pytest.raises(IntegrityError, match="iets anders"), eenmalig():
        raise IntegrityError("iets anders")


def _nog_een(eerste: Voorstel, cast: Cast) -> None:
    """A second request with the key of the first, for another casus and at another place."""
    with eenmalig():
        tweede = Plek.objects.get(aanbod=cast.pleegzorg, nummer=2)
        eerste.bezetting = Bezetting.objects.create(plek=tweede, van=START, status="vastgehouden")
        eerste.pk, eerste.sleutel, eerste.casus, eerste._state.adding = None, uuid4(), cast.casus_sami, True
        eerste.rangadvies = None  # one ranking belongs to one request
        eerste.save()


@pytest.mark.django_db
def test_what_is_saved_with_a_used_key_is_refused_in_words_and_leaves_nothing_half_done(cast: Cast) -> None:
    Plek.objects.create(aanbod=cast.pleegzorg, nummer=2, van=date(2016, 1, 1))
    geadviseerd(cast)
    assert _vraag(cast.joris, cast.casus_noor.sleutel, cast.pleegzorg.pk, uuid4()) == "gevraagd"
    eerste = Voorstel.objects.get()
    with pytest.raises(Geweigerd, match="Dit formulier is al gebruikt"):
        _nog_een(eerste, cast)
    assert (Voorstel.objects.count(), Bezetting.objects.filter(plek__aanbod=cast.pleegzorg).count()) == (1, 1)


def _lars(cast: Cast) -> UUID:
    """Lars waits too, and his parents agree to help."""
    casus = lars(cast)
    _stemt_in(casus.jeugdige, None)
    _stemt_in(casus.jeugdige, casus.jeugdige.gezin.leden.get())
    return casus.sleutel


@pytest.mark.django_db
def test_two_cases_ask_the_same_offer_with_two_forms(cast: Cast) -> None:
    Plek.objects.create(aanbod=cast.pleegzorg, nummer=2, van=date(2016, 1, 1))
    geadviseerd(cast)
    van_lars = _lars(cast)
    sleutels = [uuid4(), uuid4()]
    wie = [(cast.joris, cast.casus_noor.sleutel), (cast.bram, van_lars)]
    kreeg = [_vraag(k, c, cast.pleegzorg.pk, s) for (k, c), s in zip(wie, sleutels, strict=True)]
    assert kreeg == ["gevraagd", "gevraagd"]
    assert _vraag(*wie[1], cast.pleegzorg.pk, sleutels[0]) == "niet gevonden"


@alleen_postgresql
@pytest.mark.django_db(transaction=True)
def test_one_key_for_two_cases_at_the_same_moment_asks_one_place(cast: Cast) -> None:
    Plek.objects.create(aanbod=cast.pleegzorg, nummer=2, van=date(2016, 1, 1))
    geadviseerd(cast)
    van_lars, sleutel = _lars(cast), uuid4()
    plekken = Plek.objects.filter(aanbod=cast.pleegzorg)
    with ThreadPoolExecutor(2) as draden:
        with terwijl_een_ander(lambda: list(plekken.select_for_update())):  # both looked before either writes
            wie = [(cast.joris, cast.casus_noor.sleutel), (cast.bram, van_lars)]
            beloften = [
                begin(draden, lambda k=k, c=c: _vraag(k, c, cast.pleegzorg.pk, sleutel))  # type: ignore[misc]
                for k, c in wie
            ]
            wacht_op_wachtenden(2)
        kreeg = sorted(belofte.result() for belofte in beloften)
    assert kreeg[1] == "gevraagd"
    assert kreeg[0].startswith("Dit formulier is al gebruikt")
    assert Voorstel.objects.count() == 1
    assert Bezetting.objects.filter(plek__aanbod=cast.pleegzorg).count() == 1  # who was refused holds nothing
