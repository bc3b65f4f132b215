"""When the plan is looked at again, and which birthdays change the help."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zorglandschap.core.begrippen.codelijsten import Stap
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.planwoorden import Evaluatiebesluit
from zorglandschap.core.casus.evaluaties import OPGEVOLGD, Evaluatienorm, volgende_evaluatie, volgt_nog
from zorglandschap.core.casus.toekomst import Leeftijdsgrenzen, grenzen

NORM = Evaluatienorm(gesloten_eerst_dagen=28, gesloten_maanden=2, verblijf_maanden=3, thuis_maanden=6)
JAREN = Leeftijdsgrenzen(plan=16, meerderjarig=18, pleegzorg_tot=21, hulp_tot=23)


@pytest.mark.parametrize(
    ("hulp", "is_eerste", "verwacht"),
    [
        ({Hulpvorm.GESLOTEN}, True, date(2026, 2, 28)),
        ({Hulpvorm.GESLOTEN}, False, date(2026, 3, 31)),
        ({Hulpvorm.PLEEGZORG, Hulpvorm.BEGELEIDING}, False, date(2026, 4, 30)),
        ({Hulpvorm.BEGELEIDING}, False, date(2026, 7, 31)),
        (set(), True, date(2026, 7, 31)),
    ],
)
def test_the_heavier_the_help_the_sooner_the_evaluation(hulp: set[Hulpvorm], is_eerste: bool, verwacht: date) -> None:
    assert volgende_evaluatie(date(2026, 1, 31), hulp, NORM, is_eerste=is_eerste) == verwacht


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2026, 12, 31)), st.booleans(), st.booleans())
def test_the_birthdays_come_in_order_and_none_on_an_impossible_day(
    geboren_op: date, in_pleegzorg: bool, in_verblijf: bool
) -> None:
    dagen = grenzen(geboren_op, JAREN, in_pleegzorg=in_pleegzorg, in_verblijf=in_verblijf)
    assert [g.leeftijd for g in dagen] == [16, 18, 21, 23]
    assert [g.op for g in dagen] == sorted(g.op for g in dagen)
    assert [g.telt for g in dagen] == [in_verblijf, True, in_pleegzorg, True]


def test_a_birthday_is_past_from_the_day_itself() -> None:
    achttien = grenzen(date(2008, 2, 29), JAREN, in_pleegzorg=False, in_verblijf=True)[1]
    assert achttien.op == date(2026, 3, 1)
    assert achttien.is_voorbij(date(2026, 3, 1))
    assert not achttien.is_voorbij(date(2026, 2, 28))


def test_a_decision_is_followed_up_by_a_step_of_its_own_kind() -> None:
    for besluit, stappen in OPGEVOLGD.items():
        assert volgt_nog(besluit, ())
        assert all(not volgt_nog(besluit, {stap}) for stap in stappen)
        assert volgt_nog(besluit, {Stap.JIM_GESPREK})
    assert not volgt_nog(Evaluatiebesluit.DOORGAAN, ())
