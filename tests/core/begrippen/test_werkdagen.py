"""Working days: they never land on a day off, and counting forth and back agrees."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zorglandschap.core.begrippen.periode import leeftijd, plus_maanden, verjaardag
from zorglandschap.core.begrippen.werkdagen import feestdagen, is_werkdag, plus_werkdagen, werkdagen_tussen

DAGEN = st.dates(min_value=date(2015, 1, 1), max_value=date(2049, 12, 31))
AANTAL = st.integers(min_value=0, max_value=60)


@pytest.mark.parametrize(
    ("dag", "werkt"),
    [
        (date(2026, 4, 2), True),  # Maundy Thursday
        (date(2026, 4, 3), False),  # Good Friday, on a par by article 3 of the Algemene termijnenwet
        (date(2026, 4, 6), False),  # Easter Monday
        (date(2026, 4, 27), False),  # King's Day
        (date(2025, 4, 26), False),  # King's Day, a day early: the 27th was a Sunday
        (date(2026, 5, 5), False),  # the fifth of May counts every year
        (date(2026, 5, 14), False),  # Ascension Day
        (date(2026, 12, 24), True),
        (date(2026, 12, 25), False),
        (date(2026, 12, 31), True),
        (date(2026, 11, 22), False),  # a Sunday
    ],
)
def test_the_calendar_of_the_netherlands(dag: date, *, werkt: bool) -> None:
    assert is_werkdag(dag) is werkt


@pytest.mark.parametrize(
    ("van", "aantal", "uiterlijk"),
    [
        (date(2026, 4, 2), 2, date(2026, 4, 8)),  # over Good Friday, the weekend and Easter Monday
        (date(2026, 12, 23), 6, date(2027, 1, 4)),  # over Christmas and New Year
        (date(2026, 4, 24), 5, date(2026, 5, 4)),  # over King's Day
        (date(2026, 4, 28), 5, date(2026, 5, 6)),  # over the fifth of May
        (date(2026, 11, 21), 0, date(2026, 11, 21)),
        (date(2026, 4, 8), -2, date(2026, 4, 2)),
    ],
)
def test_working_days_pass_over_easter_and_christmas(van: date, aantal: int, uiterlijk: date) -> None:
    assert plus_werkdagen(van, aantal) == uiterlijk


@given(DAGEN, AANTAL)
def test_counting_the_days_is_the_inverse_of_adding_them(dag: date, aantal: int) -> None:
    assert werkdagen_tussen(dag, plus_werkdagen(dag, aantal)) == aantal


@given(DAGEN, AANTAL.filter(bool))
def test_it_never_lands_on_a_day_off(dag: date, aantal: int) -> None:
    uiterlijk = plus_werkdagen(dag, aantal)
    assert uiterlijk.weekday() < 5
    assert uiterlijk not in feestdagen(uiterlijk.year)
    assert is_werkdag(plus_werkdagen(dag, -aantal))


@given(DAGEN, AANTAL, st.integers(min_value=0, max_value=30))
def test_a_later_start_or_more_days_never_ends_earlier(dag: date, aantal: int, later: int) -> None:
    uiterlijk = plus_werkdagen(dag, aantal)
    assert plus_werkdagen(dag + timedelta(days=later), aantal) >= uiterlijk
    assert plus_werkdagen(dag, aantal + later) >= uiterlijk


@given(DAGEN, DAGEN)
def test_counting_back_gives_the_same_number_below_zero(van: date, tot: date) -> None:
    assert werkdagen_tussen(van, tot) == -werkdagen_tussen(tot, van)


@pytest.mark.parametrize(
    ("dag", "maanden", "uitkomst"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 11, 15), 2, date(2027, 1, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 10), -1, date(2025, 12, 10)),
    ],
)
def test_a_month_ends_at_the_latest_on_its_last_day(dag: date, maanden: int, uitkomst: date) -> None:
    assert plus_maanden(dag, maanden) == uitkomst


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2030, 12, 31)), st.integers(min_value=1, max_value=23))
def test_on_a_birthday_somebody_has_just_become_that_age(geboren_op: date, jaren: int) -> None:
    dag = verjaardag(geboren_op, jaren)
    assert leeftijd(geboren_op, dag) == jaren
    assert leeftijd(geboren_op, dag - timedelta(days=1)) == jaren - 1
