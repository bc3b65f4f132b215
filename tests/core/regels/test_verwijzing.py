"""The rules of referral answer as their case table says, and never stop a crisis."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.regels.voorbeelden import Voorbeeld, heeft_reden_en_bron, lees, regels_van, toets, toets_volledig
from zorglandschap.core.regels import verwijzing
from zorglandschap.core.regels.verwijzing import VerwijzingFeiten

JA, NEE = st.sampled_from([True]), st.sampled_from([False])
FEITEN = st.builds(VerwijzingFeiten)


@pytest.mark.parametrize("voorbeeld", lees("verwijzing"))
def test_the_rule_answers_as_the_table_says(voorbeeld: Voorbeeld) -> None:
    toets(verwijzing, VerwijzingFeiten, voorbeeld)


def test_every_rule_has_at_least_three_cases() -> None:
    toets_volledig(verwijzing, "verwijzing")


@given(FEITEN)
def test_every_outcome_carries_reason_and_source(feiten: VerwijzingFeiten) -> None:
    for regel in regels_van(verwijzing).values():
        heeft_reden_en_bron(regel(feiten))


@given(st.builds(VerwijzingFeiten, crisis=JA, crisis_reden=st.text().filter(str.strip)))
def test_crisis_with_a_reason_is_never_blocked(feiten: VerwijzingFeiten) -> None:
    assert not any(regel(feiten).blokkeert for regel in regels_van(verwijzing).values())


@given(st.builds(VerwijzingFeiten, crisis=NEE, analyse_vastgesteld=NEE))
def test_without_crisis_nobody_is_referred_before_the_analysis(feiten: VerwijzingFeiten) -> None:
    assert verwijzing.analyse_voor_verwijzing(feiten).blokkeert
