"""Moving on, going home and the end of a crisis answer as their case table says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.regels.voorbeelden import Voorbeeld, heeft_reden_en_bron, lees, regels_van, toets, toets_volledig
from zorglandschap.core.begrippen.besluitwoorden import RedenVerhuizing
from zorglandschap.core.regels import beweging
from zorglandschap.core.regels.beweging import BewegingFeiten

REDEN = st.one_of(st.none(), st.sampled_from(RedenVerhuizing))
FEITEN = st.builds(BewegingFeiten, reden=REDEN, verhuizingen=st.integers(0, 9), verhuizingen_hoogstens=st.just(2))
IN_CRISIS = st.builds(BewegingFeiten, reden=REDEN, crisis=st.just(value=True))


@pytest.mark.parametrize("voorbeeld", lees("beweging"))
def test_the_rule_answers_as_the_table_says(voorbeeld: Voorbeeld) -> None:
    toets(beweging, BewegingFeiten, voorbeeld)


def test_every_rule_has_at_least_three_cases() -> None:
    toets_volledig(beweging, "beweging")


@given(FEITEN)
def test_every_outcome_carries_reason_and_source(feiten: BewegingFeiten) -> None:
    for regel in regels_van(beweging).values():
        heeft_reden_en_bron(regel(feiten))


@given(IN_CRISIS)
def test_moving_a_child_to_safety_in_a_crisis_is_never_blocked(feiten: BewegingFeiten) -> None:
    assert not beweging.doorplaatsen_met_reden(feiten).blokkeert
    assert not beweging.terug_met_hulp(feiten).blokkeert
    assert not beweging.rust_voor_de_jeugdige(feiten).blokkeert
