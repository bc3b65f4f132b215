"""Fixed faces stay, and hand-overs are warm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.regels.voorbeelden import Voorbeeld, heeft_reden_en_bron, lees, regels_van, toets, toets_volledig
from zorglandschap.core.begrippen.besluitwoorden import RedenOverdracht, Regiesoort
from zorglandschap.core.regels import overdracht
from zorglandschap.core.regels.overdracht import OverdrachtFeiten

FEITEN = st.builds(
    OverdrachtFeiten,
    soort=st.sampled_from(Regiesoort),
    reden=st.sampled_from(RedenOverdracht),
    toelichting=st.sampled_from(["", "  ", "Het klikt niet."]),
)


@pytest.mark.parametrize("voorbeeld", lees("overdracht"))
def test_the_rule_answers_as_the_table_says(voorbeeld: Voorbeeld) -> None:
    toets(overdracht, OverdrachtFeiten, voorbeeld)


def test_every_rule_has_at_least_three_cases() -> None:
    toets_volledig(overdracht, "overdracht")


@given(FEITEN)
def test_every_outcome_carries_reason_and_source(feiten: OverdrachtFeiten) -> None:
    for regel in regels_van(overdracht).values():
        heeft_reden_en_bron(regel(feiten))


@given(st.builds(OverdrachtFeiten, reden=st.sampled_from(RedenOverdracht), crisis=st.just(value=True)))
def test_a_hand_over_in_a_crisis_is_never_blocked(feiten: OverdrachtFeiten) -> None:
    assert not overdracht.perspectiefregisseur_blijft(feiten).blokkeert
    assert not overdracht.overdracht_met_gesprek(feiten).blokkeert
