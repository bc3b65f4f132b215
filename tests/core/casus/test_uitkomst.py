"""Outcomes follow from the records: uitval, goals reached, and whether help began again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zorglandschap.core.begrippen.codelijsten import CasusStatus, RedenEinde
from zorglandschap.core.begrippen.planwoorden import Doelstatus
from zorglandschap.core.casus.uitkomst import Uitkomstbeeld, reden_zonder_hulp, uitkomstbeeld, zonder_nieuwe_start

EINDE = date(2025, 6, 1)
HORIZON = 365


def _beeld(reden: RedenEinde = RedenEinde.VOLGENS_PLAN, doelen: tuple[Doelstatus, ...] = ()) -> Uitkomstbeeld:
    return uitkomstbeeld(reden, doelen, einde=EINDE, starts=(), vandaag=EINDE, horizon_dagen=HORIZON)


@pytest.mark.parametrize(
    ("reden", "uitval"),
    [
        (RedenEinde.VOLGENS_PLAN, False),
        (RedenEinde.WEDERZIJDS, False),
        (RedenEinde.CLIENT, True),
        (RedenEinde.AANBIEDER, True),
        (RedenEinde.EXTERN, False),
    ],
)
def test_uitval_is_help_that_one_side_ended(reden: RedenEinde, uitval: bool) -> None:
    assert _beeld(reden).is_uitval is uitval


def test_the_share_of_goals_reached() -> None:
    beeld = _beeld(doelen=(Doelstatus.BEHAALD, Doelstatus.GESTOPT, Doelstatus.BEHAALD, Doelstatus.OPEN))
    assert (beeld.doelen, beeld.doelen_behaald, beeld.deel_behaald) == (4, 2, 0.5)
    assert _beeld().deel_behaald is None


@pytest.mark.parametrize(
    ("starts", "na_dagen", "verwacht"),
    [
        ((), 10, None),
        ((), HORIZON, True),
        ((30,), 40, False),
        ((30,), 20, None),
        ((HORIZON,), HORIZON, True),
        ((0,), 0, False),
        ((-400,), HORIZON, True),
    ],
)
def test_no_new_start_is_known_when_the_time_has_passed(
    starts: tuple[int, ...], na_dagen: int, verwacht: bool | None
) -> None:
    dagen = [EINDE + timedelta(days=n) for n in starts]
    vandaag = EINDE + timedelta(days=na_dagen)
    assert zonder_nieuwe_start(EINDE, dagen, vandaag=vandaag, horizon_dagen=HORIZON) is verwacht


@given(st.lists(st.integers(-500, 900)), st.integers(0, 900), st.integers(0, 900))
def test_an_answer_once_known_stays(starts: list[int], eerst: int, later: int) -> None:
    dagen = [EINDE + timedelta(days=n) for n in starts]

    def op(na: int) -> bool | None:
        return zonder_nieuwe_start(EINDE, dagen, vandaag=EINDE + timedelta(days=na), horizon_dagen=HORIZON)

    een, ander = op(min(eerst, later)), op(max(eerst, later))
    assert een is None or ander is een


def test_without_help_the_reason_follows_from_how_far_the_casus_came() -> None:
    assert reden_zonder_hulp(CasusStatus.LOKALE_HULP) is RedenEinde.VOLGENS_PLAN
    assert reden_zonder_hulp(CasusStatus.GEADVISEERD) is RedenEinde.WEDERZIJDS
