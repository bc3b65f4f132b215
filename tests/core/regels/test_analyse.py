"""The rules of the verklarende analyse answer as their case table says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.regels.voorbeelden import Voorbeeld, heeft_reden_en_bron, lees, regels_van, toets, toets_volledig
from zorglandschap.core.begrippen.codelijsten import AnalyseVeld, Conclusie, FactorSoort
from zorglandschap.core.regels import analyse
from zorglandschap.core.regels.analyse import AnalyseFeiten
from zorglandschap.core.regels.uitkomst import Oordeel

LEEFTIJD = st.integers(min_value=0, max_value=22)
FEITEN = st.builds(AnalyseFeiten, leeftijd=LEEFTIJD, stem_vanaf=st.just(4), beslist_vanaf=st.just(16))


@pytest.mark.parametrize("voorbeeld", lees("analyse"))
def test_the_rule_answers_as_the_table_says(voorbeeld: Voorbeeld) -> None:
    toets(analyse, AnalyseFeiten, voorbeeld)


def test_every_rule_has_at_least_three_cases() -> None:
    toets_volledig(analyse, "analyse")


@given(FEITEN)
def test_every_outcome_carries_reason_and_source(feiten: AnalyseFeiten) -> None:
    for regel in regels_van(analyse).values():
        heeft_reden_en_bron(regel(feiten))


@given(FEITEN)
def test_whatever_is_missing_has_a_place_where_it_is_mended(feiten: AnalyseFeiten) -> None:
    for regel in regels_van(analyse).values():
        assert all(tekst in analyse.WAAR for tekst in regel(feiten).ontbreekt)


@given(FEITEN)
def test_writing_more_never_makes_an_analysis_less_complete(feiten: AnalyseFeiten) -> None:
    vol = AnalyseFeiten(
        leeftijd=feiten.leeftijd,
        stem_vanaf=feiten.stem_vanaf,
        beslist_vanaf=feiten.beslist_vanaf,
        ingevuld=frozenset(AnalyseVeld),
        factoren=frozenset(FactorSoort),
        conclusie=Conclusie.JEUGDHULP,
        met_jeugdige_besproken=True,
        met_ouders_besproken=True,
        heeft_gedragsdeskundige=True,
    )
    assert all(regel(vol).oordeel is Oordeel.VOLDAAN for regel in regels_van(analyse).values())


def test_every_text_of_the_analysis_is_asked_for_by_some_rule() -> None:
    leeg = AnalyseFeiten(leeftijd=15, stem_vanaf=4, beslist_vanaf=16)
    gevraagd = {tekst for regel in regels_van(analyse).values() for tekst in regel(leeg).ontbreekt}
    assert gevraagd == set(analyse.WAAR)
