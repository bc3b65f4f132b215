"""The rules about looking in need answer as their case table says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.regels.voorbeelden import Voorbeeld, heeft_reden_en_bron, lees, regels_van, toets, toets_volledig
from zorglandschap.core.regels import nood
from zorglandschap.core.regels.nood import NoodFeiten


@pytest.mark.parametrize("voorbeeld", lees("nood"))
def test_the_rule_answers_as_the_table_says(voorbeeld: Voorbeeld) -> None:
    toets(nood, NoodFeiten, voorbeeld)


def test_every_rule_has_at_least_three_cases() -> None:
    toets_volledig(nood, "nood")


@given(st.builds(NoodFeiten, reden_tekens=st.just(20), dagen_norm=st.just(7)))
def test_every_outcome_carries_reason_and_source(feiten: NoodFeiten) -> None:
    for regel in regels_van(nood).values():
        heeft_reden_en_bron(regel(feiten))


@given(st.builds(NoodFeiten, reden_tekens=st.just(20), dagen_norm=st.just(7)))
def test_a_late_review_is_watched_and_stops_nobody(feiten: NoodFeiten) -> None:
    assert not nood.noodinzage_nagekeken(feiten).blokkeert
