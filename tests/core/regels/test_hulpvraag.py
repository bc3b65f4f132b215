"""The rules of the question answer as their case table says; a crisis is never held up at the door."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.regels.voorbeelden import Voorbeeld, heeft_reden_en_bron, lees, regels_van, toets, toets_volledig
from zorglandschap.core.regels import hulpvraag
from zorglandschap.core.regels.hulpvraag import VraagFeiten


@pytest.mark.parametrize("voorbeeld", lees("hulpvraag"))
def test_the_rule_answers_as_the_table_says(voorbeeld: Voorbeeld) -> None:
    toets(hulpvraag, VraagFeiten, voorbeeld)


def test_every_rule_has_at_least_three_cases() -> None:
    toets_volledig(hulpvraag, "hulpvraag")


@given(st.builds(VraagFeiten, dagen_norm=st.just(14)))
def test_every_outcome_carries_reason_and_source(feiten: VraagFeiten) -> None:
    for regel in regels_van(hulpvraag).values():
        heeft_reden_en_bron(regel(feiten))


@given(st.builds(VraagFeiten, dagen_norm=st.just(14), crisis=st.just(True)))  # noqa: FBT003 - hypothesis
def test_in_a_crisis_the_answer_at_the_door_is_never_blocked(feiten: VraagFeiten) -> None:
    assert not hulpvraag.onderscheid_bij_de_deur(feiten).blokkeert
    assert not hulpvraag.vraag_beantwoord(feiten).blokkeert
