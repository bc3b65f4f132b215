"""The rules of placement answer as their case table says; in a crisis they stop nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.regels.voorbeelden import Voorbeeld, heeft_reden_en_bron, lees, toets, toets_volledig
from zorglandschap.core.begrippen.codelijsten import Niveau
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.regels import plaatsing
from zorglandschap.core.regels.plaatsing import BEWAAKT, BIJ_VRAGEN, PlaatsingFeiten

FEITEN = st.builds(
    PlaatsingFeiten,
    hulpvorm=st.sampled_from(Hulpvorm),
    niveau=st.sampled_from(Niveau),
    in_eigen_gemeente=st.booleans(),
    eigen_gemeente_kan=st.booleans(),
    eerder_in_rang=st.booleans(),
    reden=st.sampled_from(["", " ", "geen plek"]),
    ambulant_loopt=st.booleans(),
    dagen_in_crisisplek=st.integers(0, 60),
    crisis_hoogstens_dagen=st.just(28),
    crisis=st.booleans(),
    verzoeken_open=st.integers(0, 5),
    verzoeken_hoogstens=st.integers(1, 3),
)


@pytest.mark.parametrize("voorbeeld", lees("plaatsing"))
def test_the_rule_answers_as_the_table_says(voorbeeld: Voorbeeld) -> None:
    toets(plaatsing, PlaatsingFeiten, voorbeeld)


def test_every_rule_has_at_least_three_cases() -> None:
    toets_volledig(plaatsing, "plaatsing")


@given(FEITEN)
def test_every_outcome_carries_reason_and_source(feiten: PlaatsingFeiten) -> None:
    for regel in (*BIJ_VRAGEN, *BEWAAKT):
        heeft_reden_en_bron(regel(feiten))


@given(FEITEN)
def test_in_a_crisis_nothing_stops_a_request(feiten: PlaatsingFeiten) -> None:
    blokkades = [regel for regel in BIJ_VRAGEN if regel(feiten).blokkeert]
    if feiten.crisis:
        assert blokkades == []


@given(FEITEN)
def test_what_is_watched_never_stops_a_step(feiten: PlaatsingFeiten) -> None:
    assert not any(regel(feiten).blokkeert for regel in BEWAAKT)
