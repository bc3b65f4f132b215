"""Closing a casus and what was promised afterwards answer as their case table says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.regels.voorbeelden import Voorbeeld, heeft_reden_en_bron, lees, regels_van, toets, toets_volledig
from zorglandschap.core.regels import afsluiten
from zorglandschap.core.regels.afsluiten import AfsluitFeiten

AANTAL = st.integers(min_value=0, max_value=4)
FEITEN = st.builds(
    AfsluitFeiten,
    was_hulp=st.booleans(),
    hulp_loopt=AANTAL,
    doelen_open=AANTAL,
    nazorg_na_dagen=st.one_of(st.none(), st.integers(0, 400)),
    nazorg_hoogstens_dagen=st.just(42),
)


@pytest.mark.parametrize("voorbeeld", lees("afsluiten"))
def test_the_rule_answers_as_the_table_says(voorbeeld: Voorbeeld) -> None:
    toets(afsluiten, AfsluitFeiten, voorbeeld)


def test_every_rule_has_at_least_three_cases() -> None:
    toets_volledig(afsluiten, "afsluiten")


@given(FEITEN)
def test_every_outcome_carries_reason_and_source(feiten: AfsluitFeiten) -> None:
    for regel in regels_van(afsluiten).values():
        heeft_reden_en_bron(regel(feiten))


@given(FEITEN)
def test_only_help_that_runs_stops_a_closing(feiten: AfsluitFeiten) -> None:
    blokkades = {naam for naam, regel in regels_van(afsluiten).items() if regel(feiten).blokkeert}
    assert blokkades == ({"hulp_eerst_afgerond"} if feiten.hulp_loopt else set())
