"""What is only added is protected by the database itself, on both kinds."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, transaction

from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.matching.models import Advies
from zorglandschap.apps.monitor.models import Meting
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm


@pytest.fixture
def advies(cast: Cast) -> Advies:
    return Advies.objects.create(
        casus=cast.casus_noor,
        hulpvorm=Hulpvorm.PLEEGZORG,
        voorgesteld=Hulpvorm.PLEEGZORG,
        antwoorden={},
        motivering="past",
        mening_jeugdige="goed",
        mening_ouders="goed",
        kaderversie="1",
        invoer_hash="0" * 64,
        op=VANDAAG,
        om=NU,
    )


@pytest.fixture
def meting(db: None) -> Meting:
    return Meting.objects.create(
        indicator="verblijfsaandeel",
        definitieversie=1,
        jaar=2020,
        teller=9,
        noemer=100,
        gemeten_om=datetime(2026, 1, 1, tzinfo=UTC),
    )


def test_a_recorded_advice_is_not_changed(advies: Advies) -> None:
    advies.motivering = "toch anders"
    with pytest.raises(DatabaseError, match="advies wordt niet gewijzigd"), transaction.atomic():
        advies.save()
    with pytest.raises(DatabaseError, match="advies wordt niet gewijzigd"), transaction.atomic():
        Advies.objects.filter(pk=advies.pk).delete()
    advies.refresh_from_db()
    assert advies.motivering == "past"


def test_a_measurement_is_not_changed(meting: Meting) -> None:
    with pytest.raises(DatabaseError, match="meting wordt niet gewijzigd"), transaction.atomic():
        Meting.objects.filter(pk=meting.pk).update(teller=1)
    with pytest.raises(DatabaseError, match="meting wordt niet gewijzigd"), transaction.atomic():
        meting.delete()
    assert Meting.objects.get(pk=meting.pk).teller == 9
