"""The rules of advice answer as their case table says, and never stop a crisis."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.regels.voorbeelden import Voorbeeld, heeft_reden_en_bron, lees, toets, toets_volledig
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import Tegenspraakoordeel
from zorglandschap.core.regels import advies
from zorglandschap.core.regels.advies import BIJ_VASTLEGGEN, AdviesFeiten

TEKST = st.sampled_from(["", "  ", "Een zin."])
FEITEN = st.builds(
    AdviesFeiten,
    hulpvorm=st.sampled_from(Hulpvorm),
    voorgesteld=st.none() | st.sampled_from(Hulpvorm),
    heeft_eerder_advies=st.booleans(),
    mening_jeugdige=TEKST,
    mening_ouders=TEKST,
    motivering=TEKST,
    hulp_thuis_nagegaan=st.booleans(),
    gezin_mogelijk=st.booleans(),
    tegenspraak=TEKST,
    tegenspraak_door_tweede=st.booleans(),
    tegenspraak_oordeel=st.none() | st.sampled_from(Tegenspraakoordeel),
    antwoord_op_tegenspraak=TEKST,
    is_tijdelijk=st.booleans(),
    duur_weken=st.none() | st.integers(1, 60),
    duur_hoogstens_weken=st.just(26),
    weg_terug=TEKST,
    duur_is_voorbij=st.booleans(),
    crisis=st.booleans(),
)


@pytest.mark.parametrize("voorbeeld", lees("advies"))
def test_the_rule_answers_as_the_table_says(voorbeeld: Voorbeeld) -> None:
    toets(advies, AdviesFeiten, voorbeeld)


def test_every_rule_has_at_least_three_cases() -> None:
    toets_volledig(advies, "advies")


@given(FEITEN)
def test_every_outcome_carries_reason_and_source(feiten: AdviesFeiten) -> None:
    for regel in BIJ_VASTLEGGEN:
        heeft_reden_en_bron(regel(feiten))


@given(FEITEN)
def test_recording_an_advice_is_never_blocked_in_a_crisis(feiten: AdviesFeiten) -> None:
    if feiten.crisis:
        assert not any(regel(feiten).blokkeert for regel in BIJ_VASTLEGGEN)


@given(FEITEN)
def test_what_is_still_owed_after_a_crisis_is_named(feiten: AdviesFeiten) -> None:
    if feiten.crisis and not feiten.mening_jeugdige.strip():
        assert advies.HOOR_JEUGDIGE in advies.stemmen_gehoord(feiten).ontbreekt
