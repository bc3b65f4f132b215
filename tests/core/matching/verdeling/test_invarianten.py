"""What must hold for every plan: its sums, its groups, its reserve, and that other ways of solving agree."""

from __future__ import annotations

from dataclasses import MISSING, fields, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bench.verdeelregio import REGELS, regio, samen
from tests.core.matching.verdeling.hulp import VERZONNEN, alles_geprobeerd, maak, verdeel, verdeel_gewogen, willekeurig
from zorglandschap.core.begrippen.matchwoorden import Gezinswens
from zorglandschap.core.matching.profiel import Wens
from zorglandschap.core.matching.verdeling.bundels import Bundel
from zorglandschap.core.matching.verdeling.daling import Model, begin, los_bundel, maak_model
from zorglandschap.core.matching.verdeling.doelorde import Doel
from zorglandschap.core.matching.verdeling.groot import gewogen, verdeel_ruw
from zorglandschap.core.matching.verdeling.opgave import GEEN, Opgave
from zorglandschap.core.matching.verdeling.oplosser import los_heel_op
from zorglandschap.core.matching.verdeling.plan import Plan
from zorglandschap.core.matching.verdeling.randen import maak_opgave
from zorglandschap.core.matching.verdeling.trappen import Onoplosbaar, los_trappen_op
from zorglandschap.core.matching.verdeling.watals import WatAls
from zorglandschap.core.matching.verdeling.weging import gewichten

ZADEN = st.integers(1000, 100_000)


def _nageteld(o: Opgave, plan: Plan) -> tuple[int, ...]:
    """The stages counted again from the placements alone."""
    rij = {int(i): n for n, i in enumerate(o.jeugdige_id)}
    niveau, gemis, zonder = o.niveau_blijf.copy(), o.gemis_blijf.copy(), o.wacht.copy()
    for p in plan.plaatsingen:
        niveau[rij[p.jeugdige]], gemis[rij[p.jeugdige]], zonder[rij[p.jeugdige]] = p.niveau, p.gemis, False
    telt = {
        Doel.ONGEPLAATST: lambda d: int((zonder & (o.urgentie == d)).sum()),
        Doel.NIVEAU: lambda d: int((niveau == d).sum()),
        Doel.GESPLITST: lambda _: sum(map(len, plan.gesplitst)),
        Doel.GEMIS_BOVEN: lambda d: int((gemis > d).sum()),
        Doel.GEMIS: lambda _: int((gemis * (VERZONNEN.wacht_dagen + o.wachtdagen)).sum()),
        Doel.VERHUIZINGEN: lambda _: sum(p.van is not None for p in plan.plaatsingen),
        Doel.KETENPLAATSEN: lambda _: sum(p.positie - 1 for p in plan.plaatsingen),
    }
    return tuple(telt[trap.doel](trap.drempel) for trap in VERZONNEN.trappen)


@settings(max_examples=25, deadline=None)
@given(ZADEN)
def test_every_stage_is_what_the_placements_count_and_never_below_its_bound(zaad: int) -> None:
    o = willekeurig(zaad)
    plan = verdeel(o)
    assert plan.vector == _nageteld(o, plan)
    assert all(t.grens <= t.waarde and t.bewezen == (t.grens == t.waarde) for t in plan.trappen)


def test_a_larger_region_also_counts_what_its_placements_say() -> None:
    o = maak_opgave(regio(2, wachtend=60, geplaatst=150, aanbod=70), REGELS)
    plan = verdeel(o)
    assert plan.vector == _nageteld(o, plan)


@settings(max_examples=25, deadline=None)
@given(ZADEN)
def test_a_group_lives_at_one_location_waits_together_or_is_counted_as_split(zaad: int) -> None:
    o = willekeurig(zaad)
    plan = verdeel(o)
    for groep in range(int(o.groep.max(initial=GEEN)) + 1):
        leden = tuple(o.jeugdige_id[o.groep == groep].tolist())
        wacht_samen = set(leden) <= set(plan.wachtend)
        assert (leden in plan.samen) + (leden in plan.gesplitst) + wacht_samen >= 1


@settings(max_examples=25, deadline=None)
@given(ZADEN)
def test_only_a_youth_in_crisis_uses_the_reserve(zaad: int) -> None:
    o = willekeurig(zaad)
    crisis = dict(zip(o.jeugdige_id.tolist(), o.crisis.tolist(), strict=True))
    plaatsingen = verdeel(o).plaatsingen
    for j, aanbod in enumerate(o.aanbod_id.tolist()):
        nu = [p for p in plaatsingen if p.aanbod == aanbod and p.positie == 1]
        assert sum(not crisis[p.jeugdige] for p in nu) <= max(int(o.vrij[j] - o.reserve[j]), 0)


@settings(max_examples=30, deadline=None)
@given(ZADEN)
def test_one_possible_place_fewer_never_makes_the_region_better(zaad: int) -> None:
    o = willekeurig(zaad)
    if o.randen.aantal:
        minder = type(o.randen)(*(getattr(o.randen, v)[1:] for v in o.randen.__slots__))
        assert verdeel(o).vector <= verdeel(replace(o, randen=minder)).vector


def test_the_same_question_asked_again_gives_the_same_advice_and_fingerprint() -> None:
    vragen = [maak_opgave(regio(7, wachtend=30, geplaatst=80, aanbod=40), REGELS) for _ in range(2)]
    eerste, tweede = (verdeel(o) for o in vragen)
    assert eerste.als_json() == tweede.als_json()
    anders = replace(vragen[0], wachtdagen=vragen[0].wachtdagen + 1)
    assert eerste.invoer == tweede.invoer != verdeel(anders).invoer


# --- one weighted sum ---------------------------------------------------------------------------------------


def _als_som(o: Opgave, *, keten: int = 3) -> Model:
    """The same question with the sum of the sparse matching as its only goal."""
    model = maak_model(o, replace(VERZONNEN, keten=keten))
    rand, blijf = gewogen(o)
    k, kosten = model.kolommen, np.zeros(model.kolommen.aantal)
    kosten[: k.blijf_van] = rand[k.rand]
    kosten[k.blijf_van : k.wacht_samen_van] = blijf
    return replace(model, bundels=[Bundel(0, 1, (1,), kosten)])


@settings(max_examples=30, deadline=None)
@given(ZADEN, st.booleans())
def test_matching_linear_programme_and_column_generation_agree_without_groups(zaad: int, alleen: bool) -> None:
    o = willekeurig(zaad, groepen=False)
    niemand = np.zeros(o.randen.aantal, dtype=np.bool_)
    o = replace(o, reserve=o.reserve * 0, team=o.team * 0 + GEEN, randen=replace(o.randen, na_verhuizing=niemand))
    if alleen:  # everybody waits
        o = replace(o, huidig=o.huidig * 0 + GEEN, niveau_blijf=o.niveau_blijf * 0 + 3, gemis_blijf=o.gemis_blijf * 0)
    model = _als_som(o, keten=5)
    stand = begin(model).standen[0]
    uit = los_bundel(model, 0, stand, np.zeros(model.kolommen.aantal, dtype=np.bool_))
    heel = los_heel_op(
        model.rijen.matrix,
        model.rijen.onder,
        model.rijen.boven,
        model.bundels[0].kosten,
        heel=np.ones(model.kolommen.aantal, dtype=np.bool_),
        knopen=1000,
    )
    assert uit is not None
    assert heel is not None
    assert uit.waarde <= heel.waarde + 1e-6
    assert verdeel_ruw(o).totaal <= uit.waarde + 1e-6  # who may swap does at least as well
    if o.wacht.all():
        assert verdeel_ruw(o).totaal == pytest.approx(uit.waarde) == pytest.approx(heel.waarde)


def test_the_rows_of_the_linear_programme_are_solved_the_same_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    o = maak_opgave(regio(4, wachtend=60, geplaatst=150, aanbod=60), REGELS)
    model = _als_som(o)
    stand, niets = begin(model).standen[0], np.zeros(model.kolommen.aantal, dtype=np.bool_)
    waarden = []
    for klein in (10**9, 10):
        monkeypatch.setattr("zorglandschap.core.matching.verdeling.daling.KLEIN", klein)
        uit = los_bundel(model, 0, stand, niets)
        assert uit is not None
        waarden.append(uit.waarde)
    assert waarden[0] == pytest.approx(waarden[1])


@settings(max_examples=25, deadline=None)
@given(ZADEN)
def test_the_weighted_sum_stays_within_the_gap_it_states(zaad: int) -> None:
    o = willekeurig(zaad)
    uit, weegt = verdeel_gewogen(o), gewichten(maak_model(o, VERZONNEN))
    beste = float(np.array(alles_geprobeerd(o)) @ weegt)
    assert uit.plan.vector == _nageteld(o, uit.plan)
    assert uit.totaal == pytest.approx(float(np.array(uit.plan.vector) @ weegt))
    assert uit.grens - 1e-3 <= min(uit.totaal, beste)
    assert 0.0 <= uit.gat < 1.0


@pytest.mark.parametrize("zaad", [3000, 18574, 2847])
def test_where_the_sum_gives_no_whole_answer_one_is_made_and_the_gap_is_stated(zaad: int) -> None:
    o = willekeurig(zaad, groepen=zaad == 3000)
    uit = verdeel_gewogen(o)
    assert uit.plan.vector == _nageteld(o, uit.plan)
    assert (uit.gat == 0.0) is (zaad == 3000)


def test_when_the_branches_run_out_nothing_is_claimed() -> None:
    model = _als_som(willekeurig(18574, groepen=False), keten=3)
    r = model.rijen
    alles = np.ones(model.kolommen.aantal, dtype=np.bool_)
    uit = los_heel_op(r.matrix, r.onder, r.boven, model.bundels[0].kosten, heel=alles, knopen=0)
    assert uit is not None
    assert not uit.gevonden
    assert np.isinf(uit.waarde)


def test_who_may_wait_or_stay_hears_what_that_costs() -> None:
    antwoord = _vol().blijf(3)
    assert antwoord.kan
    assert antwoord.kost == ("ongeplaatst 4", 1)


def test_two_regions_in_one_sum_have_a_small_certified_gap_and_the_same_text_in_any_order() -> None:
    delen = [regio(1, wachtend=60, geplaatst=200, aanbod=80, nummer=n, stad=(n * 0.15, 0.0)) for n in range(2)]
    eerste, tweede = (verdeel_gewogen(maak_opgave(samen(*rij), REGELS)) for rij in (delen, delen[::-1]))
    assert eerste.plan.als_json() == tweede.plan.als_json()
    assert eerste.gat < 0.0005
    assert not eerste.plan.bewezen


def test_a_weighted_question_that_contradicts_itself_is_refused() -> None:
    o = maak([{}], [{"vrij": 1, "team": 0}], [(0, 0, 0, 0)], (1,))
    with pytest.raises(Onoplosbaar, match="spreekt zichzelf tegen"):
        verdeel_gewogen(replace(o, ruimte=o.ruimte - 2))


# --- a full offer ---------------------------------------------------------------------------------------------


def _vol() -> WatAls:
    """One waits; the offer that fits best is full, its resident could go elsewhere at a worse level for nobody."""
    jeugdigen = [{}, {"huidig": 0, "niveau": 2}, {"urgentie": 4}]
    randen = [(0, 0, 0, 0, 1), (1, 1, 1, 100), (2, 1, 0, 0), (0, 2, 2, 900)]
    o = maak(jeugdigen, [{"vrij": 0}, {"vrij": 1}, {"vrij": 1}], randen)
    return WatAls(los_trappen_op(maak_model(o, VERZONNEN)))


def test_a_full_offer_says_who_would_have_to_make_room_and_what_it_costs() -> None:
    antwoord = _vol().zet(1, 1)
    assert antwoord.kan
    assert antwoord.geraakt == (1, 2, 3)
    assert antwoord.kost == ("ongeplaatst 4", 1)


def test_a_place_that_somebody_leaves_at_a_full_offer_is_worth_what_the_stages_say() -> None:
    antwoord = _vol().plek(1, 1)
    assert antwoord.kan
    assert antwoord.kost == ("niveau 2", -1)
    assert not _vol().plek(1, -1).kan


def test_a_choice_that_was_left_out_joins_when_it_is_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zorglandschap.core.matching.verdeling.klein.DICHTBIJ", 1)
    randen = [(0, 0, 0, 0), (0, 1, 2, 900)]
    o = maak([{}], [{"vrij": 1}, {"vrij": 1}], randen)
    antwoord = WatAls(los_trappen_op(maak_model(o, VERZONNEN))).zet(1, 2)
    assert antwoord.kan
    assert antwoord.kost == ("niveau 2", 1)


def test_a_question_that_was_kept_before_there_were_areas_is_read_without_them() -> None:
    nieuw = willekeurig(1)
    oud = {v.name: getattr(nieuw, v.name) for v in fields(Opgave) if v.default_factory is MISSING}
    zonder = Opgave(**oud)
    assert zonder.hulp_aanbod.size == zonder.kan_team.size == 0
    assert [t.waarde for t in verdeel(zonder).trappen] == [t.waarde for t in verdeel(nieuw).trappen]


def test_what_a_family_asks_counts_in_the_joint_plan_too() -> None:
    kaal = regio(2, wachtend=40, geplaatst=20, aanbod=40)
    zonder_dieren = replace(kaal, aanbod=tuple(replace(a, dieren=False) for a in kaal.aanbod))
    vraagt = frozenset({Gezinswens.DIEREN})
    een = kaal.jeugdigen[0]
    gevraagd = replace(
        zonder_dieren, jeugdigen=(replace(een, profiel=replace(een.profiel, wensen=vraagt)), *kaal.jeugdigen[1:])
    )
    nu = replace(REGELS, gewichten=dict(zip(Wens, (250, 200, 150, 150, 50, 150, 50), strict=True)))
    voor, na = maak_opgave(zonder_dieren, nu), maak_opgave(gevraagd, nu)
    eigen = voor.jeugdige_id[voor.randen.jeugdige] == een.id
    assert eigen.any()
    assert (na.randen.gemis[eigen] > voor.randen.gemis[eigen]).all()
    assert (na.randen.gemis[~eigen] == voor.randen.gemis[~eigen]).all()
