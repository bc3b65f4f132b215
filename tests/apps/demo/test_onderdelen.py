"""The parts of the loader: texts, columns, roles and the fast way in."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import numpy as np
import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from tests.cast import NU, VANDAAG
from zorglandschap.apps.casus.models import Gezin
from zorglandschap.apps.demo.actions import laad
from zorglandschap.apps.demo.analyses import adviesprofielen
from zorglandschap.apps.demo.invoer import PER_KEER, Invoer
from zorglandschap.apps.demo.kolommen import dagen_of_niets, momenten, sleutels, verwijzing
from zorglandschap.apps.demo.queries import get_geladen_regio
from zorglandschap.apps.demo.rolverdeling import lees_rolverdeling
from zorglandschap.apps.demo.spel import speel
from zorglandschap.apps.demo.teksten import Teksten
from zorglandschap.apps.organisaties.laden import laad_regio
from zorglandschap.apps.organisaties.models import Gebruiker, Gemeente, Lidmaatschap, Organisatie
from zorglandschap.core.begrippen.codelijsten import AnalyseVeld
from zorglandschap.core.synthetisch.dagen import GEEN, GEEN_EINDE

DEMO = {
    "teksten": [
        {"soort": "vraag", "sjablonen": ["{naam} vraagt iets.", "{naam} vraagt iets anders."]},
        {"soort": "vraag", "behoefte": "trauma", "sjablonen": ["{naam} slaapt slecht."]},
    ]
}


def _reeks(*waarden: int) -> np.ndarray:
    return np.array(waarden, dtype=np.int32)


def test_a_text_is_about_the_first_need_that_has_one() -> None:
    teksten = Teksten(DEMO)
    assert teksten.kies("vraag", 0, naam="Ada", behoeften=["autisme", "trauma"]) == "Ada slaapt slecht."
    assert teksten.kies("vraag", 0, naam="Ada") == "Ada vraagt iets."
    assert teksten.kies("vraag", 1, naam="Ada") == "Ada vraagt iets anders."
    assert teksten.kies("onbekend", 0) == ""
    assert Teksten({}).kies("vraag", 0) == ""


def test_an_analysis_has_a_text_for_every_part() -> None:
    teksten = Teksten(settings.REGIO.demo).analyse(3, naam="Ada", behoeften=["trauma"])
    assert set(teksten) == set(AnalyseVeld)
    assert all(teksten.values())


def test_columns_say_none_in_their_own_way() -> None:
    assert verwijzing(_reeks(0, GEEN, 4)) == [1, None, 5]
    assert dagen_of_niets(_reeks(0, GEEN_EINDE, GEEN)) == ["1970-01-01", None, None]
    assert momenten(_reeks(0, 0), _reeks(0, 2)) == ["1970-01-01 08:07:00", "1970-01-01 08:53:00"]


def test_keys_are_random_uuids_from_seeded_dice() -> None:
    een = sleutels(np.random.default_rng(1), 50)
    assert een == sleutels(np.random.default_rng(1), 50)
    assert len(set(een)) == 50
    assert all(UUID(hex=s).version == 4 for s in een)


def test_a_region_without_cast_or_profiles_has_none() -> None:
    assert lees_rolverdeling({}) == ()
    assert adviesprofielen({}) == {}


def test_without_cast_nobody_gets_an_account(db: None) -> None:
    speel(replace(settings.REGIO, demo={}), nu=NU, voortgang=lambda *_: None)
    assert not Gebruiker.objects.exists()


def test_many_rows_go_in_in_parts(db: None) -> None:
    gemeld: list[tuple[str, int, int]] = []
    invoer = Invoer(lambda *feiten: gemeld.append(feiten))
    n = PER_KEER + 10
    kolommen = {"id": list(range(1, n + 1)), "sleutel": sleutels(np.random.default_rng(3), n), "naam": ["Bos"] * n}
    invoer.schrijf(Gezin, "gezinnen", kolommen)
    invoer.sluit_af()
    assert gemeld == [("gezinnen", 0, n), ("gezinnen", PER_KEER, n), ("gezinnen", n, n)]
    assert invoer.aantallen == {"gezinnen": n}
    assert Gezin.objects.create(naam="Nieuw").pk == n + 1


def test_the_promises_of_the_database_hold_for_fast_rows_too(db: None) -> None:
    invoer = Invoer(lambda *_: None)
    dubbel = {"id": [1, 1], "sleutel": sleutels(np.random.default_rng(3), 2), "naam": ["Bos", "Vos"]}
    with pytest.raises(IntegrityError), transaction.atomic():
        invoer.schrijf(Gezin, "gezinnen", dubbel)


def test_an_interrupted_load_leaves_nothing_behind(db: None) -> None:
    def breek_af(wat: str, _klaar: int, _totaal: int) -> None:
        if wat == "trajecten":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        laad(settings.REGIO, schaal=0.01, zaad=1, vandaag=VANDAAG, nu=NU, voortgang=breek_af)
    assert not Gemeente.objects.exists()
    assert not Gezin.objects.exists()
    assert get_geladen_regio() is None


def test_the_smallest_region_still_has_work_for_everybody(db: None) -> None:
    aantallen = laad(settings.REGIO, schaal=0.01, zaad=7, vandaag=VANDAAG, nu=NU, voortgang=lambda *_: None)
    assert aantallen["trajecten"] > 500
    assert Gebruiker.objects.count() == len(lees_rolverdeling(settings.REGIO.demo))


def test_the_region_can_be_loaded_again_without_change(db: None) -> None:
    laad_regio(settings.REGIO)
    voor = (Gemeente.objects.count(), Lidmaatschap.objects.count(), Organisatie.objects.count())
    laad_regio(settings.REGIO)
    assert (Gemeente.objects.count(), Lidmaatschap.objects.count(), Organisatie.objects.count()) == voor
    assert voor == (9, 29, 12)
