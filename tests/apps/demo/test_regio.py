"""A small synthetic region is loaded once, and everything that must be true of it is asked."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.conf import settings
from django.db import transaction
from django.test import TestCase

from tests.apps.demo.ketenrijen import Ketenrijen
from tests.apps.demo.laden import SCHAAL, ZAAD, Laden
from tests.apps.demo.scenes import Scenes
from tests.apps.demo.uitgangspunt import Uitgangspunten
from zorglandschap.apps.casus.models import Doel, Maatregel, Regieperiode, Toestemming
from zorglandschap.apps.demo.actions import laad, zet_neer
from zorglandschap.core.synthetisch.genereer import genereer

NU = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
VANDAAG = date(2026, 11, 22)


@pytest.mark.xdist_group("verzonnen regio")
class TestVerzonnenRegio(Laden, Ketenrijen, Scenes, Uitgangspunten, TestCase):
    """The region is loaded once for all of these."""

    @classmethod
    def setUpTestData(cls) -> None:
        cls.gemeld = []
        cls.aantallen = laad(
            settings.REGIO,
            schaal=SCHAAL,
            zaad=ZAAD,
            vandaag=VANDAAG,
            nu=NU,
            voortgang=lambda *feiten: cls.gemeld.append(feiten),
        )


def test_the_same_seed_gives_the_same_details(db: None) -> None:
    streek = genereer(settings.REGIO, schaal=0.01, zaad=ZAAD, vandaag=VANDAAG)

    def rijen() -> list[tuple[object, ...]]:
        with transaction.atomic():
            zet_neer(settings.REGIO, streek, vandaag=VANDAAG, nu=NU, zaad=ZAAD, voortgang=lambda *_: None)
            uit: list[tuple[object, ...]] = [
                *Doel.objects.order_by("pk").values_list("casus_id", "wat", "termijn_op", "status"),
                *Toestemming.objects.order_by("pk").values_list("jeugdige_id", "doel", "gezinslid_id", "van"),
                *Regieperiode.objects.order_by("pk").values_list("casus_id", "medewerker_id", "van", "tot"),
                *Maatregel.objects.order_by("pk").values_list("jeugdige_id", "kader", "van", "tot"),
            ]
            transaction.set_rollback(True)
        return uit

    eerst = rijen()
    assert len(eerst) > 100
    assert rijen() == eerst
