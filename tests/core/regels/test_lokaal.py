"""A step of one gemeente stops a referral until it is taken, but never a crisis."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.regels.voorbeelden import Voorbeeld, heeft_reden_en_bron, lees, toets, toets_volledig
from zorglandschap.core.regels import lokaal
from zorglandschap.core.regels.lokaal import LokaalFeiten

STAPPEN = st.lists(st.sampled_from(["Huisbezoek", "Gezinsgesprek", "Belronde"]), unique=True).map(tuple)


@pytest.mark.parametrize("voorbeeld", lees("lokaal"))
def test_the_rule_answers_as_the_table_says(voorbeeld: Voorbeeld) -> None:
    toets(lokaal, LokaalFeiten, voorbeeld)


def test_every_rule_has_at_least_three_cases() -> None:
    toets_volledig(lokaal, "lokaal")


@given(STAPPEN, STAPPEN, st.booleans())
def test_every_outcome_carries_reason_and_source_and_a_crisis_goes_first(
    verplicht: tuple[str, ...], nog_open: tuple[str, ...], crisis: bool
) -> None:
    uitkomst = lokaal.gemeentelijke_stap_gezet(LokaalFeiten(verplicht, nog_open, crisis))
    heeft_reden_en_bron(uitkomst)
    assert not (crisis and uitkomst.blokkeert)
