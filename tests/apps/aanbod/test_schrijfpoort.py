"""The gates of PostgreSQL: a claim waits for who is changing the place, and one plan is calculated at a time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import connection

from tests.apps.slothulp import alleen_postgresql, begin, terwijl_een_ander, wacht_op_wachtenden
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.aanbod.actions import houd_vast
from zorglandschap.apps.aanbod.models import Bezetting, BezettingStatus, Plek
from zorglandschap.apps.aanbod.queries import loopt_na
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.matching.actions.tafelgrens import EEN_PLAN, een_tegelijk

pytestmark = [alleen_postgresql, pytest.mark.django_db(transaction=True)]
START = VANDAAG + timedelta(days=7)


def _sluit(cast: Cast) -> tuple[object, object]:
    """Closing the only place of pleegzorg: lock it as the planner's form does, then end it today."""
    plekken = Plek.objects.filter(aanbod=cast.pleegzorg)
    return (lambda: list(plekken.select_for_update()), lambda: plekken.update(tot=VANDAAG))


def _claims_op_gesloten_plekken() -> int:
    return Bezetting.objects.filter(plek__tot__lte=START, van__gte=START).count()


def _houd(cast: Cast) -> str:
    try:
        houd_vast(cast.pleegzorg, van=START, verloopt_om=None, nu=NU)
    except Geweigerd as fout:
        return str(fout.reden)
    return "vastgehouden"


def _houd_zonder_slot(cast: Cast) -> str:
    plek = Plek.objects.filter(loopt_na(START), aanbod=cast.pleegzorg).get()
    Bezetting.objects.create(plek=plek, van=START, status=BezettingStatus.VASTGEHOUDEN)
    return "vastgehouden"


def test_who_claims_a_place_that_is_being_closed_waits_and_is_refused(cast: Cast) -> None:
    neem, laat = _sluit(cast)
    with ThreadPoolExecutor(1) as draden:
        with terwijl_een_ander(neem, laat):  # type: ignore[arg-type]
            belofte = begin(draden, lambda: _houd(cast))
            wacht_op_wachtenden(1)
        assert belofte.result().startswith("Hier is geen plek meer vrij")
    assert _claims_op_gesloten_plekken() == 0


def test_without_the_lock_on_the_place_a_closed_place_would_be_given(cast: Cast) -> None:
    neem, laat = _sluit(cast)
    with ThreadPoolExecutor(1) as draden:
        with terwijl_een_ander(neem, laat):  # type: ignore[arg-type]
            belofte = begin(draden, lambda: _houd_zonder_slot(cast))
            wacht_op_wachtenden(1)  # the foreign key waits too, but looks at nothing afterwards
        assert belofte.result() == "vastgehouden"
    assert _claims_op_gesloten_plekken() == 1


def test_two_who_claim_the_last_place_at_once_are_one_who_gets_it(cast: Cast) -> None:
    Plek.objects.filter(aanbod=cast.pleegzorg).exclude(nummer=1).delete()
    neem, _ = _sluit(cast)
    with ThreadPoolExecutor(2) as draden:
        with terwijl_een_ander(neem):  # type: ignore[arg-type]
            beloften = [begin(draden, lambda: _houd(cast)) for _ in range(2)]
            wacht_op_wachtenden(2)
        assert sorted(b.result() == "vastgehouden" for b in beloften) == [False, True]
    assert Bezetting.objects.filter(plek__aanbod=cast.pleegzorg, van=START).count() == 1


def _neem_plansluis() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [EEN_PLAN])


def test_while_another_process_calculates_a_plan_nobody_else_does() -> None:
    with terwijl_een_ander(_neem_plansluis), pytest.raises(Geweigerd, match="nu al een plan gemaakt"), een_tegelijk():
        pytest.fail("twee plannen tegelijk")  # pragma: no cover - that is what must not happen
    with een_tegelijk():
        assert date.max > VANDAAG  # and afterwards it is free again
    with een_tegelijk():
        pass
