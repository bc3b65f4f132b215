"""The mentor is looked at every two months, with the agreement of the parents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.regels.voorbeelden import Voorbeeld, heeft_reden_en_bron, lees, regels_van, toets, toets_volledig
from zorglandschap.core.regels import jim
from zorglandschap.core.regels.jim import JimFeiten

FEITEN = st.builds(JimFeiten, dagen_sinds_gesprek=st.integers(0, 400), gesprek_hoogstens_dagen=st.just(61))


@pytest.mark.parametrize("voorbeeld", lees("jim"))
def test_the_rule_answers_as_the_table_says(voorbeeld: Voorbeeld) -> None:
    toets(jim, JimFeiten, voorbeeld)


def test_every_rule_has_at_least_three_cases() -> None:
    toets_volledig(jim, "jim")


@given(FEITEN)
def test_a_duty_around_the_mentor_explains_itself_and_never_stops_a_step(feiten: JimFeiten) -> None:
    for regel in regels_van(jim).values():
        heeft_reden_en_bron(regel(feiten))
        assert not regel(feiten).blokkeert
