"""The rules of the plan and of the plan for later answer as their case tables say; a duty never stops a step."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.regels.voorbeelden import Voorbeeld, heeft_reden_en_bron, lees, regels_van, toets, toets_volledig
from zorglandschap.core.begrippen.codelijsten import JuridischKader
from zorglandschap.core.begrippen.planwoorden import BigFive, Leefdomein, Plansoort, Terugkeer
from zorglandschap.core.regels import plan, toekomst
from zorglandschap.core.regels.plan import PlanFeiten
from zorglandschap.core.regels.toekomst import ToekomstFeiten

WOORDEN = st.lists(st.sampled_from(["Ruzie thuis", "Niet naar school"]), max_size=2).map(tuple)
DELEN = st.frozensets(st.sampled_from(BigFive))
PLAN = st.builds(
    PlanFeiten,
    leeftijd=st.integers(min_value=0, max_value=22),
    stem_vanaf=st.just(4),
    beslist_vanaf=st.just(16),
    kader=st.sampled_from(JuridischKader),
    zorgen_zonder_doel=WOORDEN,
    doelen_zonder_einde=WOORDEN,
    doelen_over_tijd=WOORDEN,
    partijen_niet_betrokken=WOORDEN,
    soort=st.sampled_from(Plansoort),
    terugkeer=st.none() | st.sampled_from(Terugkeer),
    domeinen_van_doelen=st.frozensets(st.sampled_from(Leefdomein), max_size=2),
    domeinen_met_inzet=st.frozensets(st.sampled_from(Leefdomein), max_size=2),
)
TOEKOMST = st.builds(
    ToekomstFeiten,
    dagen_tot_achttien=st.integers(min_value=-2000, max_value=800),
    dagen_vooraf=st.just(182),
    met_afspraak=DELEN,
    met_eigen_woorden=DELEN,
    geregeld=DELEN,
)
POORTEN = {
    "wat_van_het_gezin",
    "elke_zorg_heeft_een_doel",
    "doel_met_zichtbaar_einde",
    "familiegroepsplan_aangeboden",
    "terugkeer_in_het_plan",
    "contact_bij_verblijf",
    "ouders_houden_hun_rol",
    "plan_samen_besproken",
}


@pytest.mark.parametrize("voorbeeld", lees("plan"))
def test_the_rule_of_the_plan_answers_as_the_table_says(voorbeeld: Voorbeeld) -> None:
    toets(plan, PlanFeiten, voorbeeld)


@pytest.mark.parametrize("voorbeeld", lees("toekomst"))
def test_the_rule_of_the_plan_for_later_answers_as_the_table_says(voorbeeld: Voorbeeld) -> None:
    toets(toekomst, ToekomstFeiten, voorbeeld)


def test_every_rule_has_at_least_three_cases() -> None:
    toets_volledig(plan, "plan")
    toets_volledig(toekomst, "toekomst")


@given(PLAN)
def test_every_outcome_about_the_plan_carries_reason_and_source(feiten: PlanFeiten) -> None:
    for naam, regel in regels_van(plan).items():
        uitkomst = regel(feiten)
        heeft_reden_en_bron(uitkomst)
        assert not uitkomst.blokkeert or naam in POORTEN


@given(TOEKOMST)
def test_every_outcome_about_later_carries_reason_and_source(feiten: ToekomstFeiten) -> None:
    for regel in regels_van(toekomst).values():
        heeft_reden_en_bron(regel(feiten))


@given(TOEKOMST)
def test_a_plan_with_everything_arranged_asks_for_no_home(feiten: ToekomstFeiten) -> None:
    if BigFive.WONEN in feiten.geregeld:
        assert not toekomst.wonen_na_de_zorg(feiten).ontbreekt
