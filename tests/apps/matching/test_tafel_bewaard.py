"""The solution of a plan is stored with it, and a family that is too large is never cut in silence."""

from __future__ import annotations

import pytest

from tests.apps.matching.opgavehulp import _wacht
from tests.apps.matching.tafelhulp import met_plan, nummer_van
from tests.cast import NU, Cast
from zorglandschap.apps.casus.models import Gezin
from zorglandschap.apps.matching import tafelrekening
from zorglandschap.apps.matching.queries import opgave_van_vandaag
from zorglandschap.apps.matching.tafelrekening import rekening_van
from zorglandschap.apps.matching.tafelresultaat import als_json, lees_resultaat
from zorglandschap.core.matching.verdeling.invoer import in_delen

pytestmark = pytest.mark.django_db


def test_after_a_restart_a_plan_is_asked_without_solving_it_again(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    plan, resultaat = met_plan(cast)
    nummer = nummer_van(resultaat, cast.casus_noor)
    eerst = rekening_van(plan)
    monkeypatch.setattr(tafelrekening, "_BEWAARD", type(tafelrekening._BEWAARD)())
    monkeypatch.setattr(tafelrekening, "reken", _mag_niet)
    terug = rekening_van(plan)
    assert terug is not eerst
    assert terug.plan == eerst.plan
    assert terug.wat_als(nummer, None) == eerst.wat_als(nummer, None)


@pytest.mark.parametrize("oplossing", [None, b"", b"x" * 100])
def test_a_plan_without_a_solution_that_fits_is_solved_again(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, oplossing: bytes | None
) -> None:
    plan, _ = met_plan(cast)
    eerst = rekening_van(plan)
    monkeypatch.setattr(tafelrekening, "_BEWAARD", type(tafelrekening._BEWAARD)())
    plan.oplossing = oplossing
    assert rekening_van(plan).plan == eerst.plan


def _mag_niet(*_: object) -> None:
    raise AssertionError


def test_a_family_too_large_for_one_group_is_searched_in_equal_parts_and_said_to_be(cast: Cast) -> None:
    gezin = Gezin.objects.create()
    for _ in range(9):
        _wacht(cast, gezin, antwoorden={"samen": "ja"})
    vraag = opgave_van_vandaag(NU)
    (groot,) = vraag.opgedeeld
    groepen = {j.groep for j in vraag.invoer.jeugdigen if j.id in groot}
    assert len(groot) == 9
    assert sorted(sum(j.groep == g for j in vraag.invoer.jeugdigen) for g in groepen) == [4, 5]
    rekening = tafelrekening.reken(vraag.opgave, vraag.orde)
    rauw = als_json(
        rekening, casus_van=vraag.casus_van, aanbod_van=vraag.aanbod_van, stappen={}, zonder_wens=0,
        opgedeeld=vraag.opgedeeld,
    )  # fmt: skip
    assert lees_resultaat(rauw).opgedeeld == vraag.opgedeeld


def test_a_family_of_seven_is_one_group(cast: Cast) -> None:
    gezin = Gezin.objects.create()
    for _ in range(7):
        _wacht(cast, gezin, antwoorden={"samen": "ja"})
    vraag = opgave_van_vandaag(NU)
    assert vraag.opgedeeld == ()
    assert len({j.groep for j in vraag.invoer.jeugdigen if j.groep is not None}) == 1


@pytest.mark.parametrize(("aantal", "delen"), [(0, []), (1, []), (2, [2]), (8, [8]), (9, [4, 5]), (17, [5, 6, 6])])
def test_parts_of_a_family_are_as_equal_as_can_be(aantal: int, delen: list[int]) -> None:
    assert [len(deel) for deel in in_delen(list(range(aantal)), 8)] == delen
