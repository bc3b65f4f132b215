"""The rules of standing still answer as their case table says; they ask attention and never stop a step."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.regels.voorbeelden import Voorbeeld, heeft_reden_en_bron, lees, regels_van, toets, toets_volledig
from zorglandschap.core.regels import stagnatie
from zorglandschap.core.regels.stagnatie import BEWAAKT, StagnatieFeiten
from zorglandschap.core.regels.uitkomst import Oordeel

FEITEN = st.builds(StagnatieFeiten)


@pytest.mark.parametrize("voorbeeld", lees("stagnatie"))
def test_the_rule_answers_as_the_table_says(voorbeeld: Voorbeeld) -> None:
    toets(stagnatie, StagnatieFeiten, voorbeeld)


def test_every_rule_has_at_least_three_cases_and_is_watched() -> None:
    toets_volledig(stagnatie, "stagnatie")
    assert set(BEWAAKT) == set(regels_van(stagnatie).values())


@given(FEITEN)
def test_standing_still_never_stops_a_step_and_always_says_what_to_do(feiten: StagnatieFeiten) -> None:
    for regel in BEWAAKT:
        uitkomst = regel(feiten)
        heeft_reden_en_bron(uitkomst)
        assert not uitkomst.blokkeert


def test_without_facts_nothing_stands_still() -> None:
    assert {regel(StagnatieFeiten()).oordeel for regel in BEWAAKT} == {Oordeel.NIET_VAN_TOEPASSING}
