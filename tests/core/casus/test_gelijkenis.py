"""Two registrations that look alike: what people mistype is found, and the order of the two does not matter."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zorglandschap.core.casus.gelijkenis import (
    Grond,
    Persoonsbeeld,
    bijna_dezelfde_dag,
    dagen_als,
    gelijkenis,
    lijkt_op,
    vereenvoudig,
    verschil,
)

DAG = date(2014, 5, 6)
DAGEN = st.dates(min_value=date(1990, 1, 1), max_value=date(2030, 12, 31))
NAMEN = st.text(alphabet="abijyëÉ -’", max_size=8) | st.sampled_from(["Thijs", "Tijs", "van der Meijden", "Meyden", ""])
BEELDEN = st.builds(Persoonsbeeld, NAMEN, NAMEN, DAGEN, st.none() | st.sampled_from([b"een", b"twee"]))


def _beeld(voornaam: str, achternaam: str, dag: date = DAG, bsn: bytes | None = None) -> Persoonsbeeld:
    return Persoonsbeeld(voornaam, achternaam, dag, bsn)


@given(BEELDEN)
def test_everybody_looks_like_the_own_image(beeld: Persoonsbeeld) -> None:
    assert gelijkenis(beeld, beeld) in {Grond.ZELFDE, Grond.BSN}


@given(BEELDEN, BEELDEN)
def test_the_order_of_the_two_does_not_matter(een: Persoonsbeeld, ander: Persoonsbeeld) -> None:
    assert gelijkenis(een, ander) is gelijkenis(ander, een)


@given(DAGEN, DAGEN)
def test_days_that_are_easily_mistaken_are_mistaken_both_ways(een: date, ander: date) -> None:
    assert bijna_dezelfde_dag(een, ander) == bijna_dezelfde_dag(ander, een)


@given(DAGEN)
def test_the_days_to_look_for_are_the_day_itself_and_those_that_are_easily_mistaken(dag: date) -> None:
    gezocht = dagen_als(dag)
    assert dag in gezocht
    assert all(ander == dag or bijna_dezelfde_dag(dag, ander) for ander in gezocht)


@given(DAGEN, DAGEN)
def test_no_day_that_is_easily_mistaken_is_left_out(een: date, ander: date) -> None:
    assert not bijna_dezelfde_dag(een, ander) or ander in dagen_als(een)


@given(NAMEN, NAMEN)
def test_the_distance_between_names_is_a_distance(een: str, ander: str) -> None:
    assert verschil(een, ander) == verschil(ander, een)
    assert (verschil(een, ander) == 0) == (een == ander)
    assert verschil(een, ander) <= max(len(een), len(ander))


@pytest.mark.parametrize(
    ("een", "ander", "grond"),
    [
        (_beeld("Noor", "van den Berg"), _beeld("NOOR", "Berg"), Grond.ZELFDE),
        (_beeld("Chloé", "Muñoz"), _beeld("Chloe", "Munoz"), Grond.ZELFDE),
        (_beeld("Thijs", "Dijkstra"), _beeld("Thijs", "Dykstra"), Grond.ZELFDE),
        (_beeld("Søren", "Kuiper"), _beeld("Soren", "Kuiper"), Grond.ZELFDE),
        (_beeld("Tijs", "Kuiper"), _beeld("Thijs", "Kuiper"), Grond.NAAM),
        (_beeld("Lotte", "Kuiper"), _beeld("Lotte", "Kuipers"), Grond.NAAM),
        (_beeld("Jan", "Jansen"), _beeld("Jan-Willem", "Jansen-de Vries"), Grond.NAAM),
        (_beeld("Kuiper", "Lotte"), _beeld("Lotte", "Kuiper"), Grond.NAAM),
        (_beeld("Lotte", "Kuiper"), _beeld("Lotte", "Kuiper", date(2014, 6, 5)), Grond.DAG),
        (_beeld("Lotte", "Kuiper"), _beeld("Lotte", "Kuiper", date(2004, 5, 6)), Grond.DAG),
        (_beeld("Lotte", "Kuiper"), _beeld("Sanne", "Kuiper"), Grond.ACHTERNAAM),
        (_beeld("Lotte", "Kuiper"), _beeld("Lotte", "Hakvoort"), Grond.VOORNAAM),
        (_beeld("Lotte", "Kuiper", bsn=b"een"), _beeld("Sam", "Bos", date(2001, 1, 1), b"een"), Grond.BSN),
        (_beeld("Lotte", "Kuiper", bsn=b"een"), _beeld("Lotte", "Kuiper", bsn=b"twee"), None),
        (_beeld("Lotte", "Kuiper"), _beeld("Sanne", "Hakvoort"), None),
        (_beeld("Lotte", "Kuiper"), _beeld("Sanne", "Kuiper", date(2014, 6, 5)), None),
        (_beeld("Lotte", "Kuiper"), _beeld("Lotte", "Kuiper", date(2011, 11, 30)), None),
        (_beeld("Bo", "Li"), _beeld("Bo", "Lu"), Grond.VOORNAAM),
        (_beeld("Bo", "Li"), _beeld("Mo", "Lu"), None),
    ],
)
def test_what_people_mistype_is_found_and_twins_are_told_apart(
    een: Persoonsbeeld, ander: Persoonsbeeld, grond: Grond | None
) -> None:
    assert gelijkenis(een, ander) is grond


def test_a_name_that_is_only_a_prefix_stays_a_name() -> None:
    assert vereenvoudig("De") == "de"
    assert vereenvoudig("") == ""
    assert vereenvoudig("’t Hart") == "hart"


def test_two_letters_swapped_are_one_mistake() -> None:
    assert verschil("lotte", "lotet") == 1
    assert lijkt_op("Lotte", "Lotet", begin=3)
    assert not lijkt_op("Jan", "Jas", begin=3)


def test_a_date_without_a_mirror_has_none() -> None:
    assert date(2014, 5, 30) not in dagen_als(date(2014, 6, 5))
    assert all(dag.month <= 12 for dag in dagen_als(date(2014, 12, 31)))
