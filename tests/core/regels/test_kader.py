"""The rules of frame, measure, decision and allocation answer as their case tables say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.regels.voorbeelden import Voorbeeld, heeft_reden_en_bron, lees, regels_van, toets, toets_volledig
from zorglandschap.core.begrippen.besluitwoorden import Beschikkingsoort, Besluitgrond
from zorglandschap.core.begrippen.codelijsten import JuridischKader
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.regels import besluit, kader, maatregel, toewijzing
from zorglandschap.core.regels.besluit import BIJ_BESLUIT, BesluitFeiten
from zorglandschap.core.regels.kader import KaderFeiten
from zorglandschap.core.regels.maatregel import BIJ_MAATREGEL, MaatregelFeiten
from zorglandschap.core.regels.toewijzing import BIJ_TOEWIJZING, ToewijzingFeiten

THEMAS: dict[str, tuple[ModuleType, type]] = {
    "besluit": (besluit, BesluitFeiten),
    "kader": (kader, KaderFeiten),
    "maatregel": (maatregel, MaatregelFeiten),
    "toewijzing": (toewijzing, ToewijzingFeiten),
}
DAG = st.dates(date(2020, 1, 1), date(2040, 1, 1))
MISSCHIEN = st.none() | DAG
JA = st.booleans()
KADERS = st.builds(
    KaderFeiten,
    hulpvorm=st.sampled_from(Hulpvorm),
    kaders=st.frozensets(st.sampled_from(JuridischKader)),
    heeft_toestemming=JA,
    crisis=JA,
    vervallen=st.frozensets(st.sampled_from(JuridischKader)),
    wacht_op_voorwaarde=JA,
    vertegenwoordiger_stemt_in=JA,
    is_meerderjarig=JA,
)
BESLUITEN = st.builds(
    BesluitFeiten,
    soort=st.sampled_from(Beschikkingsoort),
    grond=st.none() | st.sampled_from(Besluitgrond),
    is_bepaling=JA,
    maatregel_geldt=JA,
    analyse_vastgesteld=JA,
    doelen=st.integers(0, 3),
    motivering=st.sampled_from(["", "  ", "omdat"]),
    toewijzingen=st.integers(0, 2),
    crisis=JA,
)
MAATREGELEN = st.builds(
    MaatregelFeiten,
    kader=st.sampled_from(JuridischKader),
    van=DAG,
    tot=MISSCHIEN,
    uiterlijk=MISSCHIEN,
    grens_op=MISSCHIEN,
    is_spoed=JA,
    is_verlenging=JA,
    vorige_tot=MISSCHIEN,
    vorige_zelfde_soort=JA,
    vorige_spoed=JA,
    onder_toezicht=JA,
    overlapt=JA,
    heeft_gi=JA,
    heeft_instemming=JA,
    heeft_basis=JA,
    vertegenwoordiger_stemt_in=JA,
    is_meerderjarig=JA,
)
TOEWIJZINGEN = st.builds(
    ToewijzingFeiten,
    van=DAG,
    tot=MISSCHIEN,
    achttien_op=DAG,
    grens_op=DAG,
    lang_op=DAG,
    liep_al=JA,
    heeft_product=JA,
    heeft_omvang=JA,
)


@pytest.mark.parametrize("voorbeeld", lees("besluit"))
def test_the_rules_of_a_decision_answer_as_the_table_says(voorbeeld: Voorbeeld) -> None:
    toets(besluit, BesluitFeiten, voorbeeld)


@pytest.mark.parametrize("voorbeeld", lees("kader"))
def test_the_rule_of_the_ground_answers_as_the_table_says(voorbeeld: Voorbeeld) -> None:
    toets(kader, KaderFeiten, voorbeeld)


@pytest.mark.parametrize("voorbeeld", lees("maatregel"))
def test_the_rules_of_a_measure_answer_as_the_table_says(voorbeeld: Voorbeeld) -> None:
    toets(maatregel, MaatregelFeiten, voorbeeld)


@pytest.mark.parametrize("voorbeeld", lees("toewijzing"))
def test_the_rules_of_an_allocation_answer_as_the_table_says(voorbeeld: Voorbeeld) -> None:
    toets(toewijzing, ToewijzingFeiten, voorbeeld)


@pytest.mark.parametrize("thema", THEMAS)
def test_every_rule_has_at_least_three_cases_and_is_asked(thema: str) -> None:
    module, _ = THEMAS[thema]
    toets_volledig(module, thema)
    gevraagd = {*BIJ_BESLUIT, *BIJ_MAATREGEL, *BIJ_TOEWIJZING, kader.geldige_plaatsingsgrond}
    assert set(regels_van(module).values()) <= gevraagd


@given(KADERS, BESLUITEN, MAATREGELEN, TOEWIJZINGEN)
def test_every_outcome_carries_reason_and_source(
    een: KaderFeiten, twee: BesluitFeiten, drie: MaatregelFeiten, vier: ToewijzingFeiten
) -> None:
    heeft_reden_en_bron(kader.geldige_plaatsingsgrond(een))
    for regel in BIJ_BESLUIT:
        heeft_reden_en_bron(regel(twee))
    for regel in BIJ_MAATREGEL:
        heeft_reden_en_bron(regel(drie))
    for regel in BIJ_TOEWIJZING:
        heeft_reden_en_bron(regel(vier))


@given(KADERS)
def test_in_a_crisis_only_locking_up_without_a_judge_is_stopped(feiten: KaderFeiten) -> None:
    uitkomst = kader.geldige_plaatsingsgrond(feiten)
    if feiten.crisis and uitkomst.blokkeert:
        assert feiten.hulpvorm is Hulpvorm.GESLOTEN
        assert JuridischKader.GESLOTEN not in feiten.kaders


@given(KADERS)
def test_nobody_is_locked_up_on_a_conditional_or_lapsed_authorisation(feiten: KaderFeiten) -> None:
    gesloten = replace(feiten, hulpvorm=Hulpvorm.GESLOTEN, kaders=feiten.kaders - {JuridischKader.GESLOTEN})
    assert kader.geldige_plaatsingsgrond(gesloten).blokkeert


@given(BESLUITEN)
def test_a_crisis_never_waits_for_the_analysis_or_a_goal(feiten: BesluitFeiten) -> None:
    if feiten.crisis:
        assert not besluit.besluit_met_analyse(feiten).blokkeert
        assert not besluit.besluit_met_doel(feiten).blokkeert
