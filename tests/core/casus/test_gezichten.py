"""How many faces a child has had: distinct people and organisations, each once, none before their time."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from zorglandschap.core.begrippen.periode import Periode
from zorglandschap.core.casus.gezichten import Gezicht, Telling, tel_gezichten

VANDAAG = date(2026, 11, 22)
DAG = st.integers(-900, 300).map(lambda n: VANDAAG + timedelta(days=n))


@st.composite
def perioden(draw: st.DrawFn) -> Periode:
    van = draw(DAG)
    duur = draw(st.one_of(st.none(), st.integers(0, 700)))
    return Periode(van, None if duur is None else van + timedelta(days=duur))


GEZICHT = st.builds(
    Gezicht,
    organisatie=st.integers(1, 4),
    periode=perioden(),
    persoon=st.one_of(st.none(), st.integers(1, 5)),
)
GEZICHTEN = st.lists(GEZICHT, max_size=12)


def _dag(n: int) -> date:
    return VANDAAG + timedelta(days=n)


def test_nobody_is_nobody() -> None:
    assert tel_gezichten([], VANDAAG) == Telling()


def test_a_regisseur_who_also_is_the_contact_person_is_one_face() -> None:
    joris = [Gezicht(1, Periode(_dag(-100)), 7), Gezicht(1, Periode(_dag(-40)), 7)]
    telling = tel_gezichten(joris, VANDAAG)
    assert (telling.mensen, telling.organisaties, telling.langste_dagen) == (1, 1, 100)


def test_a_hand_over_makes_two_faces_of_which_one_is_there_now() -> None:
    telling = tel_gezichten(
        [
            Gezicht(1, Periode(_dag(-100), _dag(-10)), 7),
            Gezicht(2, Periode(_dag(-10)), 8),
            Gezicht(3, Periode(_dag(5)), 9),
        ],
        VANDAAG,
    )
    assert (telling.mensen, telling.organisaties) == (2, 2)
    assert (telling.mensen_nu, telling.organisaties_nu, telling.langste_dagen) == (1, 1, 10)


def test_who_left_and_came_back_is_one_face_with_the_days_of_both_times() -> None:
    telling = tel_gezichten([Gezicht(1, Periode(_dag(-100), _dag(-60)), 7), Gezicht(1, Periode(_dag(-20)), 7)], VANDAAG)
    assert (telling.mensen, telling.langste_dagen) == (1, 60)


@given(GEZICHTEN)
def test_the_order_does_not_matter_and_nothing_counts_twice(gezichten: list[Gezicht]) -> None:
    telling = tel_gezichten(gezichten, VANDAAG)
    assert telling == tel_gezichten([*reversed(gezichten), *gezichten], VANDAAG)


@given(GEZICHTEN)
def test_today_is_a_part_of_all_and_no_more_than_there_are(gezichten: list[Gezicht]) -> None:
    telling = tel_gezichten(gezichten, VANDAAG)
    assert 0 <= telling.mensen_nu <= telling.mensen <= len({g.persoon for g in gezichten if g.persoon is not None})
    assert 0 <= telling.organisaties_nu <= telling.organisaties <= len({g.organisatie for g in gezichten})
    assert (telling.langste_dagen == 0) or telling.mensen_nu


@given(GEZICHTEN, GEZICHT)
def test_one_more_face_never_makes_the_count_smaller(gezichten: list[Gezicht], nieuw: Gezicht) -> None:
    eerst, daarna = tel_gezichten(gezichten, VANDAAG), tel_gezichten([*gezichten, nieuw], VANDAAG)
    assert eerst.mensen <= daarna.mensen <= eerst.mensen + 1
    assert eerst.organisaties <= daarna.organisaties <= eerst.organisaties + 1


@given(GEZICHTEN)
def test_the_longest_stay_fits_in_the_time_since_the_first_day(gezichten: list[Gezicht]) -> None:
    begin = min((g.periode.van for g in gezichten), default=VANDAAG)
    assert tel_gezichten(gezichten, VANDAAG).langste_dagen <= max(0, (VANDAAG - begin).days)
