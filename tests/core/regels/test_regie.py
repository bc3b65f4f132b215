"""The rules of regie answer as their case table says; two can stop a step: referring and closing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.regels.voorbeelden import Voorbeeld, heeft_reden_en_bron, lees, regels_van, toets, toets_volledig
from zorglandschap.core.regels import regie
from zorglandschap.core.regels.regie import RegieFeiten

LEEFTIJD = st.integers(min_value=0, max_value=22)
JA = st.sampled_from([True])
FEITEN = st.builds(RegieFeiten, leeftijd=LEEFTIJD, mentor_vanaf=st.just(12), plan_vanaf=st.just(16))
IN_CRISIS = st.builds(RegieFeiten, leeftijd=LEEFTIJD, mentor_vanaf=st.just(12), plan_vanaf=st.just(16), crisis=JA)


@pytest.mark.parametrize("voorbeeld", lees("regie"))
def test_the_rule_answers_as_the_table_says(voorbeeld: Voorbeeld) -> None:
    toets(regie, RegieFeiten, voorbeeld)


def test_every_rule_has_at_least_three_cases() -> None:
    toets_volledig(regie, "regie")


@given(FEITEN)
def test_every_outcome_carries_reason_and_source(feiten: RegieFeiten) -> None:
    for regel in regels_van(regie).values():
        heeft_reden_en_bron(regel(feiten))


@given(IN_CRISIS)
def test_a_referral_in_crisis_is_never_blocked(feiten: RegieFeiten) -> None:
    poorten_van_verwijzing = (regie.onderscheid_hulpvraag,)
    assert not any(regel(feiten).blokkeert for regel in poorten_van_verwijzing)


@given(FEITEN)
def test_a_duty_that_is_watched_never_stops_a_step(feiten: RegieFeiten) -> None:
    blokkades = {naam for naam, regel in regels_van(regie).items() if regel(feiten).blokkeert}
    assert blokkades <= {"onderscheid_hulpvraag", "niet_loslaten"}
