"""The rules of merging answer as their case table says; all of them can stop it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.regels.voorbeelden import Voorbeeld, heeft_reden_en_bron, lees, regels_van, toets, toets_volledig
from zorglandschap.core.regels import dubbel
from zorglandschap.core.regels.dubbel import DubbelFeiten


@pytest.mark.parametrize("voorbeeld", lees("dubbel"))
def test_the_rule_answers_as_the_table_says(voorbeeld: Voorbeeld) -> None:
    toets(dubbel, DubbelFeiten, voorbeeld)


def test_every_rule_has_at_least_three_cases() -> None:
    toets_volledig(dubbel, "dubbel")


@given(st.builds(DubbelFeiten))
def test_every_outcome_carries_reason_and_source(feiten: DubbelFeiten) -> None:
    for regel in regels_van(dubbel).values():
        heeft_reden_en_bron(regel(feiten))


@given(st.builds(DubbelFeiten))
def test_what_may_not_be_proposed_may_not_be_confirmed_either(feiten: DubbelFeiten) -> None:
    voorstel = replace(feiten, bevestigt=False)
    blokkeert = any(regel(voorstel).blokkeert for regel in dubbel.REGELS)
    assert not blokkeert or any(regel(feiten).blokkeert for regel in dubbel.REGELS)
