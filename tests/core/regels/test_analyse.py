"""The rules of the verklarende analyse answer as their case table says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.regels.voorbeelden import Voorbeeld, heeft_reden_en_bron, lees, regels_van, toets, toets_volledig
from zorglandschap.core.begrippen.analysewoorden import Hulpeffect
from zorglandschap.core.begrippen.codelijsten import AnalyseVeld, Conclusie, FactorSoort
from zorglandschap.core.regels import analyse
from zorglandschap.core.regels.analyse import AnalyseFeiten
from zorglandschap.core.regels.analysezinnen import WAAR
from zorglandschap.core.regels.uitkomst import Oordeel

LEEFTIJD = st.integers(min_value=0, max_value=22)
AANTAL = st.integers(min_value=0, max_value=3)
FEITEN = st.builds(
    AnalyseFeiten,
    leeftijd=LEEFTIJD,
    stem_vanaf=st.just(4),
    beslist_vanaf=st.just(16),
    ingevuld=st.frozensets(st.sampled_from(AnalyseVeld)),
    factoren=st.frozensets(st.sampled_from(FactorSoort)),
    ouders_gehoord=AANTAL,
    ouders_niet_gehoord=st.lists(st.sampled_from(["Moeder Bos", "Vader Bos"]), unique=True).map(tuple),
    stem_ouders_samen=st.booleans(),
    verbanden=AANTAL,
    losse_factoren=AANTAL,
    eerdere_hulp=st.frozensets(st.sampled_from(Hulpeffect)),
    geen_eerdere_hulp=st.booleans(),
    open_veronderstellingen=AANTAL,
)


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
        assert all(tekst.sjabloon in WAAR for tekst in regel(feiten).ontbreekt)


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
        ouders_gehoord=2,
        verbanden=3,
        eerdere_hulp=frozenset(Hulpeffect),
        is_gedeeld=True,
        is_ondertekend=True,
    )
    assert all(regel(vol).oordeel is Oordeel.VOLDAAN for regel in regels_van(analyse).values())


def test_every_text_of_the_analysis_is_asked_for_by_some_rule() -> None:
    leeg = AnalyseFeiten(leeftijd=15, stem_vanaf=4, beslist_vanaf=16, open_veronderstellingen=1)
    anders = (
        replace(leeg, ouders_niet_gehoord=("Moeder Bos",)),
        replace(leeg, verbanden=1, losse_factoren=1, eerdere_hulp=frozenset({Hulpeffect.ONBEKEND})),
    )
    gevraagd = {
        tekst.sjabloon
        for feiten in (leeg, *anders)
        for regel in regels_van(analyse).values()
        for tekst in regel(feiten).ontbreekt
    }
    assert gevraagd == set(WAAR)


@given(FEITEN)
def test_a_vacancy_and_an_open_question_never_stop_an_analysis(feiten: AnalyseFeiten) -> None:
    for regel in (
        analyse.gedragsdeskundige_kijkt_mee,
        analyse.ondertekend_door_gedragsdeskundige,
        analyse.eerdere_hulp_gewogen,
        analyse.veronderstellingen_gewogen,
    ):
        assert not regel(feiten).blokkeert
