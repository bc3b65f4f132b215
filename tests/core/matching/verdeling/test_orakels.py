"""Small questions with a known answer, and what must always hold."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bench.verdeelregio import REGELS, regio
from tests.core.matching.hulp import NIVEAUS, profiel
from tests.core.matching.verdeling.hulp import VERZONNEN, alles_geprobeerd, maak, verdeel, willekeurig
from zorglandschap.core.begrippen.codelijsten import Niveau
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.matching import reserve
from zorglandschap.core.matching.passend import toets
from zorglandschap.core.matching.rangorde import NIVEAUS as OPLOPEND
from zorglandschap.core.matching.rangorde import rank
from zorglandschap.core.matching.verdeling import broers, uitleg
from zorglandschap.core.matching.verdeling.bundels import Bundel
from zorglandschap.core.matching.verdeling.daling import begin, daal, maak_model
from zorglandschap.core.matching.verdeling.doelorde import Doel, Doelorde, Trap
from zorglandschap.core.matching.verdeling.groot import verdeel_ruw
from zorglandschap.core.matching.verdeling.invoer import (
    Aanbod,
    Invoer,
    InvoerFout,
    Jeugdige,
    Team,
    als_aanbiedingen,
    groepen_uit_verwijzingen,
)
from zorglandschap.core.matching.verdeling.plan import Plan, maak_plan
from zorglandschap.core.matching.verdeling.randen import maak_opgave
from zorglandschap.core.matching.verdeling.trappen import Onoplosbaar, los_trappen_op
from zorglandschap.core.matching.verdeling.watals import WatAls

ZADEN = st.integers(1000, 100_000)


def _waar(plan: Plan) -> dict[int, int]:
    return {p.jeugdige: p.aanbod for p in plan.plaatsingen}


# --- oracles ---------------------------------------------------------------------------------------------


def test_three_youths_and_three_places_get_the_least_total() -> None:
    gemis = [[4, 1, 3], [2, 0, 5], [3, 2, 2]]
    o = maak([{}] * 3, [{"vrij": 1}] * 3, [(i, j, 0, gemis[i][j]) for i in range(3) for j in range(3)])
    plan = verdeel(o)
    assert sum(p.gemis for p in plan.plaatsingen) == 5
    assert plan.bewezen


def test_a_scarce_place_goes_to_the_most_urgent() -> None:
    o = maak([{"urgentie": 1}, {"urgentie": 4}], [{"vrij": 1}], [(0, 0, 0, 10), (1, 0, 0, 900)])
    assert _waar(verdeel(o)) == {2: 1}


def test_a_youth_without_any_offer_stays_in_the_plan_as_waiting() -> None:
    plan = verdeel(maak([{}, {}], [{"vrij": 1}], [(1, 0, 0, 10)]))
    assert plan.wachtend == (1,)


def _broers(gemis_samen: int) -> Plan:
    """Together at one location with more missed points, or apart with none: the bands decide."""
    aanbod = [{"vrij": 2, "locatie": 1}, {"vrij": 1, "locatie": 2}, {"vrij": 1, "locatie": 3}]
    randen = [(i, j, 0, gemis_samen if j == 0 else 10) for i in range(2) for j in range(3)]
    orde = Doelorde((Trap(Doel.ONGEPLAATST, 1), Trap(Doel.GEMIS_BOVEN, 350), Trap(Doel.GESPLITST)), 3, 90)
    return verdeel(maak([{"groep": 0}, {"groep": 0}], aanbod, randen), orde)


def test_brothers_and_sisters_part_only_when_an_earlier_stage_asks_it() -> None:
    assert _broers(350).samen == ((1, 2),)
    assert _broers(351).gesplitst == ((1, 2),)


def test_a_move_opens_a_place_for_who_waits() -> None:
    jeugdigen = [{}, {"huidig": 0, "niveau": 2}]
    plan = verdeel(maak(jeugdigen, [{"vrij": 0}, {"vrij": 1}], [(0, 0, 0, 0), (1, 1, 0, 0)]))
    ((eerste, tweede),) = plan.ketens
    assert (eerste.jeugdige, eerste.van, tweede.jeugdige, tweede.aanbod) == (2, 1, 1, 1)


def test_nobody_moves_when_there_is_nothing_better_for_that_youth() -> None:
    plan = verdeel(maak([{}, {"huidig": 0, "niveau": 0}], [{"vrij": 0}, {"vrij": 1}], [(0, 0, 0, 0)]))
    assert (plan.wachtend, plan.blijvend) == ((1,), (2,))


def test_two_who_could_only_swap_stay_where_they_are() -> None:
    jeugdigen = [{"huidig": 0}, {"huidig": 1}]
    assert verdeel(maak(jeugdigen, [{}, {}], [(0, 1, 0, 0), (1, 0, 0, 0)])).ketens == ()


def test_the_reserve_is_only_for_crisis() -> None:
    randen = [(0, 0, 0, 0), (1, 0, 0, 0)]
    o = maak([{"urgentie": 4}, {"crisis": True}], [{"vrij": 1, "reserve": 1}], randen)
    assert _waar(verdeel(o)) == {2: 1}


def test_fewer_who_miss_much_goes_before_the_least_total() -> None:
    gemis = [[0, 400], [200, 900]]
    randen = [(i, j, 0, gemis[i][j]) for i in range(2) for j in range(2)]
    o = maak([{}, {}], [{"vrij": 1}] * 2, randen)
    som = Doelorde((Trap(Doel.ONGEPLAATST, 1), Trap(Doel.GEMIS)), 3, 90)
    assert sum(p.gemis for p in verdeel(o).plaatsingen) == 600
    assert sum(p.gemis for p in verdeel(o, som).plaatsingen) == 600
    randen[2] = (1, 0, 0, 510)
    assert _waar(verdeel(maak([{}, {}], [{"vrij": 1}] * 2, randen), som)) == {1: 1, 2: 2}
    assert _waar(verdeel(maak([{}, {}], [{"vrij": 1}] * 2, randen))) == {1: 2, 2: 1}


def test_a_place_more_or_fewer_is_worth_what_the_stages_say() -> None:
    o = maak([{}, {}], [{"vrij": 1}, {"vrij": 1}], [(0, 0, 0, 0), (1, 0, 0, 100)])
    watals = WatAls(los_trappen_op(maak_model(o, VERZONNEN)))
    assert watals.plek(1, 1).kost == ("ongeplaatst 1", -1)
    assert watals.plek(1, -1).kost == ("ongeplaatst 1", 1)
    assert watals.plek(2, 1).kost is None
    assert not watals.plek(1, -2).kan


@pytest.mark.parametrize(
    ("plekken", "belasting", "kans"),
    [
        (1, 1, 0.5),
        (2, 1, 0.2),
        (10, 5, 0.018384570),
        (5, 4, 0.199066874),
        (10, 5.2, 0.022371468),
        (30, 25, 0.052603172),
    ],
)
def test_the_chance_of_refusal_is_that_of_erlang(plekken: int, belasting: float, kans: float) -> None:
    assert reserve.weigerkans(plekken, belasting) == pytest.approx(kans, abs=1e-9)


def test_the_reserve_is_counted_per_cluster_that_a_child_can_reach() -> None:
    assert [reserve.nodig(druk, 0.02) for druk in (5.0, 0.0)] == [10, 1]
    with pytest.raises(ValueError, match="nul of meer"):
        reserve.weigerkans(-1, 1.0)
    with pytest.raises(ValueError, match="boven nul"):
        reserve.nodig(1.0, 0.0)


# --- what always holds -------------------------------------------------------------------------------------


@settings(max_examples=40, deadline=None)
@given(ZADEN)
def test_a_place_more_never_makes_the_region_worse(zaad: int) -> None:
    o = willekeurig(zaad)
    ruimer = replace(o, vrij=o.vrij + (np.arange(o.aantal_aanbod) == 0))
    assert verdeel(ruimer).vector <= verdeel(o).vector


@settings(max_examples=40, deadline=None)
@given(ZADEN)
def test_more_urgency_never_makes_it_worse_for_that_youth(zaad: int) -> None:
    o = replace(willekeurig(zaad, groepen=False), urgentie=np.ones(5, dtype=np.int64))
    o = replace(o, urgentie=o.urgentie[: o.aantal_jeugdigen])
    if o.wacht[0] and 1 not in verdeel(o).wachtend:
        assert 1 not in verdeel(replace(o, urgentie=o.urgentie + 3 * (np.arange(o.aantal_jeugdigen) == 0))).wachtend


@settings(max_examples=40, deadline=None)
@given(ZADEN)
def test_later_stages_never_change_the_value_of_earlier_ones(zaad: int) -> None:
    o = willekeurig(zaad)
    kort = replace(VERZONNEN, trappen=VERZONNEN.trappen[:7])
    assert verdeel(o, kort).vector == verdeel(o).vector[:7]


@pytest.mark.parametrize("zaad", [18574, 21396, 8461, 2847, 68983, 45620])
def test_where_the_network_gives_no_whole_answer_the_best_is_found_and_not_called_proven(zaad: int) -> None:
    o = willekeurig(zaad, groepen=False)
    plan = verdeel(o)
    assert plan.vector == alles_geprobeerd(o)
    assert all(trap.waarde >= trap.grens for trap in plan.trappen)


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 1000), st.randoms(use_true_random=False))
def test_the_same_question_in_another_order_gives_the_same_text(zaad: int, dobbel: object) -> None:
    invoer = regio(zaad, wachtend=25, geplaatst=60, aanbod=30)
    anders = Invoer(*(tuple(dobbel.sample(rij, len(rij))) for rij in (invoer.jeugdigen, invoer.aanbod, invoer.teams)))  # type: ignore[attr-defined]
    eerste, tweede = (verdeel(maak_opgave(vraag, REGELS)).als_json() for vraag in (invoer, anders))
    assert eerste == tweede
    assert json.loads(eerste)["trappen"][0]["sleutel"] == "ongeplaatst 4"


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 1000))
def test_the_joint_plan_and_the_ranking_agree_on_what_fits_and_on_the_points(zaad: int) -> None:
    invoer = regio(zaad, wachtend=15, geplaatst=40, aanbod=30, met_groepen=False)
    o = maak_opgave(invoer, REGELS)
    aanbod = sorted(invoer.aanbod, key=lambda a: a.id)
    alle = als_aanbiedingen(aanbod)
    vrij_te_maken = {j.huidig for j in invoer.jeugdigen}
    for rij, jeugdige in enumerate(sorted(invoer.jeugdigen, key=lambda j: j.id)):
        eigen = o.randen.jeugdige == rij
        nu, r = eigen & ~o.randen.na_verhuizing, o.randen
        paren = zip(r.niveau[nu].tolist(), r.gemis[nu].tolist(), strict=True)
        plan = dict(zip(o.aanbod_id[r.aanbod[nu]].tolist(), paren, strict=True))
        lijst = rank(jeugdige.profiel, alle, niveaus=jeugdige.niveaus, regels=REGELS, hoogstens=1000)
        ranglijst = {k.aanbod: (OPLOPEND.index(k.niveau), 1000 - k.punten) for k in lijst.kandidaten}
        if jeugdige.huidig is None:
            assert plan == ranglijst
        else:
            assert plan.items() <= ranglijst.items()
        na = set(o.aanbod_id[o.randen.aanbod[eigen & o.randen.na_verhuizing]].tolist())
        assert na <= vrij_te_maken
        bits = toets(jeugdige.profiel, alle, niveaus=jeugdige.niveaus, regels=REGELS).bits
        assert all(bits[int(np.searchsorted(o.aanbod_id, a))] in (0, 8) for a in plan.keys() | na)


def test_two_regions_together_are_never_worse_than_apart() -> None:
    a, b = regio(3, wachtend=20, geplaatst=50, aanbod=25), regio(3, wachtend=20, geplaatst=50, aanbod=25, nummer=1)
    samen = Invoer(a.jeugdigen + b.jeugdigen, a.aanbod + b.aanbod, a.teams + b.teams)
    apart = [verdeel(maak_opgave(r, REGELS), grondig=True).vector for r in (a, b)]
    assert verdeel(maak_opgave(samen, REGELS), grondig=True).vector <= tuple(map(sum, zip(*apart, strict=True)))


def test_a_larger_region_is_solved_and_explained() -> None:
    invoer = regio(5, wachtend=120, geplaatst=300, aanbod=120)
    o = maak_opgave(invoer, REGELS)
    uitslag = los_trappen_op(maak_model(o, VERZONNEN, grondig=True))
    plan = maak_plan(uitslag)
    watals = WatAls(uitslag)
    zinnen = [uitleg.leg_uit(uitslag, plan, int(i), watals) for i in [*o.jeugdige_id[:40], *o.jeugdige_id[-30:]]]
    assert {u.plaatsing is None for u in zinnen} == {True, False}
    assert {str(w.zin) for u in zinnen for w in u.waarom_niet} & {str(uitleg.SAMEN), *uitleg.WAAROM_NIET.values()}
    assert 0 <= sum(u.had_liever for u in zinnen) <= plan.jaloers
    for p in plan.plaatsingen[:15]:
        assert watals.weiger(p.jeugdige, p.aanbod).is_benadering
        watals.zet(p.jeugdige, plan.plaatsingen[-1].aanbod)
    assert watals.zet(plan.plaatsingen[0].jeugdige, plan.plaatsingen[0].aanbod).kan
    with pytest.raises(ValueError, match="staat niet in het plan"):
        watals.weiger(-1, 1)
    with pytest.raises(ValueError, match="staat niet in het plan"):
        uitleg.leg_uit(uitslag, plan, -1, watals)
    assert verdeel_ruw(o).totaal > 0


# --- mistakes in the question ---------------------------------------------------------------------------------


def _jeugdige(**anders: object) -> Jeugdige:
    return Jeugdige(**{"id": 1, "profiel": profiel(), "niveaus": NIVEAUS, **anders})  # type: ignore[arg-type]


def _aanbod(**anders: object) -> Aanbod:
    basis = {"id": 1, "hulpvorm": Hulpvorm.PLEEGZORG, "vrij": 1, "locatie": 1, "breedte": 52.66, "lengte": 5.6}
    return Aanbod(**{**basis, "gemeente": 184, "vrij_vanaf": date(2026, 12, 1), **anders})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("jeugdigen", "aanbod", "teams", "zin"),
    [
        ([], [{"vrij": -1}], [], "‘vrij’ van aanbod 1 is -1"),
        ([], [{"locatie": None}], [], "‘locatie’ van aanbod 1 ontbreekt"),
        ([], [{"vrij_vanaf": None}], [], "‘vrij_vanaf’ van aanbod 1 ontbreekt"),
        ([], [{"leeftijd_van": 12, "leeftijd_tot": 4}], [], "‘leeftijd_tot’ van aanbod 1 is 4"),
        ([], [{"team": 7}], [], "‘team’ van aanbod 1 is 7"),
        ([], [], [Team(1, -2)], "‘ruimte’ van team 1 is -2"),
        ([{"urgentie": 5}], [{}], [], "‘urgentie’ van jeugdige 1 is 5"),
        ([{"wachtdagen": -1}], [{}], [], "‘wachtdagen’ van jeugdige 1 is -1"),
        ([{"huidig": 9}], [{}], [], "‘huidig’ van jeugdige 1 is 9"),
        ([{"huidig": 1, "groep": 2}], [{}], [], "‘groep’ van jeugdige 1 is 2"),
        ([{"groep": 2}], [{}], [], "‘groep’ 2 heeft 1 kinderen"),
        ([{"groep": 2}, {"groep": 3}], [{}], [], "Een kind staat in hoogstens één groep"),
        ([], [{}, {}], [], "‘id’ 1 van aanbod staat 2 keer"),
    ],
)
def test_a_mistake_is_named_with_its_field_and_value(
    jeugdigen: list[dict[str, object]], aanbod: list[dict[str, object]], teams: list[Team], zin: str
) -> None:
    with pytest.raises(InvoerFout, match=zin):
        Invoer(tuple(_jeugdige(**j) for j in jeugdigen), tuple(_aanbod(**a) for a in aanbod), tuple(teams))


def test_groups_come_from_who_belongs_with_whom_and_never_go_round() -> None:
    assert groepen_uit_verwijzingen({2: 1, 3: 1}) == {1: 1, 2: 1, 3: 1}
    with pytest.raises(InvoerFout, match=r"in een kring \(1, 2\)"):
        groepen_uit_verwijzingen({1: 2, 2: 1})
    with pytest.raises(InvoerFout, match="verwijs rechtstreeks naar 1"):
        groepen_uit_verwijzingen({3: 2, 2: 1})


@pytest.mark.parametrize(
    ("trappen", "keten", "dagen"),
    [((), 3, 90), ((Trap(Doel.GEMIS),), 0, 90), ((Trap(Doel.GEMIS),), 3, 0), ((Trap(Doel.GEMIS),) * 2, 3, 90)],
)
def test_an_order_of_stages_that_makes_no_sense_is_refused(trappen: tuple[Trap, ...], keten: int, dagen: int) -> None:
    with pytest.raises(ValueError, match=r"."):
        Doelorde(trappen, keten, dagen)


def test_a_stage_knows_its_threshold_and_says_what_it_counts() -> None:
    assert str(Trap(Doel.NIVEAU, 2).zin).startswith("jeugdigen op niveau 2")
    assert Trap(Doel.GEMIS).zin.waarden == ()
    with pytest.raises(ValueError, match="drempel 5"):
        Trap(Doel.ONGEPLAATST, 5)


def test_who_lives_in_a_crisis_bed_without_a_crisis_can_move_on_and_may_stay() -> None:
    bed = _aanbod(id=2, hulpvorm=Hulpvorm.CRISISGROEP, vrij=0, vrij_vanaf=None)
    bewoner = _jeugdige(huidig=2)
    o = maak_opgave(Invoer((bewoner,), (_aanbod(), bed)), REGELS)
    assert o.niveau_blijf.tolist() == [3]
    assert _waar(verdeel(o)) == {1: 1}
    blijft = maak_opgave(Invoer((replace(bewoner, stemt_in=False),), (_aanbod(), bed)), REGELS)
    assert verdeel(blijft).blijvend == (1,)


def test_who_has_no_place_hears_what_would_help() -> None:
    (bijna,) = uitleg.wat_zou_helpen(_jeugdige(), (_aanbod(leeftijd_van=16, leeftijd_tot=17),), REGELS)
    assert "12 maanden te jong" in str(bijna.nodig)
    assert bijna.niveau is Niveau.FIRST_BEST


def test_the_explanation_names_a_category_and_never_another_child() -> None:
    o = maak([{"urgentie": 1}, {"urgentie": 4}, {}], [{"vrij": 1}], [(0, 0, 0, 10), (1, 0, 0, 900)])
    uitslag = los_trappen_op(maak_model(o, VERZONNEN))
    plan = maak_plan(uitslag)
    watals = WatAls(uitslag)
    wacht = uitleg.leg_uit(uitslag, plan, 1, watals)
    assert (wacht.waarom, wacht.waarom_niet[0].trap) == (uitleg.WACHT, "ongeplaatst 4")
    assert uitleg.leg_uit(uitslag, plan, 3, watals).waarom == uitleg.GEEN_AANBOD
    assert uitleg.leg_uit(uitslag, plan, 2, watals).waarom == uitleg.NIVEAUZINNEN[0]


def test_what_is_equally_good_is_called_so() -> None:
    o = maak([{}], [{"vrij": 1}, {"vrij": 1}], [(0, 0, 0, 10), (0, 1, 0, 10)])
    uitslag = los_trappen_op(maak_model(o, VERZONNEN))
    (ander,) = uitleg.leg_uit(uitslag, maak_plan(uitslag), 1, WatAls(uitslag)).waarom_niet
    assert ander.zin == uitleg.GELIJK


def test_a_place_that_cannot_come_free_is_called_so() -> None:
    jeugdigen = [{}, {"huidig": 0, "niveau": 2}]
    o = maak(jeugdigen, [{"vrij": 0}, {"vrij": 1}], [(0, 0, 0, 0), (0, 1, 1, 0)])
    uitslag = los_trappen_op(maak_model(o, VERZONNEN))
    watals = WatAls(uitslag)
    (ander,) = uitleg.leg_uit(uitslag, maak_plan(uitslag), 1, watals).waarom_niet
    assert ander.zin == uitleg.NIET_VRIJ
    assert not watals.zet(1, 1).kan
    assert uitleg._nagerekend(uitslag, 0, watals).zin == uitleg.NIET_VRIJ  # also when the prices would say nothing


@pytest.mark.parametrize("zaad", [1, 5])
def test_a_region_where_the_groups_make_it_hard_is_solved_and_says_what_it_proved(zaad: int) -> None:
    plan = verdeel(maak_opgave(regio(zaad, wachtend=100, geplaatst=300, aanbod=120), REGELS))
    assert all(t.bewezen for t in plan.trappen[:12])
    assert all(t.grens <= t.waarde for t in plan.trappen)


def test_a_question_that_contradicts_itself_is_refused() -> None:
    o = maak([{}], [{"vrij": 1, "team": 0}], [(0, 0, 0, 0)], (1,))
    with pytest.raises(Onoplosbaar, match="spreekt zichzelf tegen"):
        verdeel(replace(o, ruimte=o.ruimte - 2))


def test_what_is_not_proven_is_called_so_and_never_better_than_its_bound() -> None:
    o = maak_opgave(regio(3, wachtend=100, geplaatst=300, aanbod=120), REGELS)
    uitslag = los_trappen_op(replace(maak_model(o, VERZONNEN), veel=0))
    assert not all(t.bewezen for t in uitslag.trappen)
    assert all(t.bewezen for t in uitslag.trappen[:12])
    assert all(t.grens <= t.waarde for t in uitslag.trappen)


def test_a_bundle_gives_back_the_stages_it_was_made_of() -> None:
    bundel = Bundel(0, 3, (600, 20, 1), np.zeros(0))
    assert bundel.splits(3 * 600 + 7 * 20 + 19) == [3, 7, 19]


def test_a_fractional_answer_is_made_whole_without_becoming_worse() -> None:
    model = maak_model(willekeurig(3), VERZONNEN)
    afdaling = daal(model, begin(model))
    assert afdaling is not None
    heel = broers._heel_gemaakt(model, replace(afdaling, is_heel=False))
    assert (heel.x @ model.kolommen.kosten).tolist() == (afdaling.x @ model.kolommen.kosten).tolist()


def test_large_questions_without_groups_get_the_least_sum() -> None:
    o = maak([{}, {"huidig": 0, "niveau": 2}], [{"vrij": 0}, {"vrij": 1}], [(0, 0, 0, 0), (1, 1, 0, 0)])
    assert verdeel_ruw(o).aanbod.tolist() == [0, 1]
