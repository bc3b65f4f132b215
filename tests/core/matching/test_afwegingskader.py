"""The afwegingskader proposes the lightest form that the answers leave open, and says why."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.core.matching.hulp import flevoland
from tests.core.regels.voorbeelden import MAP
from zorglandschap.core.begrippen.codelijsten import Niveau
from zorglandschap.core.begrippen.hulpvormen import CRISIS, LADDER, VORMEN, Hulpvorm, Plaats
from zorglandschap.core.matching.afwegingskader import Antwoord, Criterium, Feit, Kader, KaderVorm, weeg_af

LICHTST = {c.sleutel: c.antwoorden[0].sleutel for c in flevoland().criteria}
ANTWOORDEN = st.fixed_dictionaries(
    {}, optional={c.sleutel: st.sampled_from([a.sleutel for a in c.antwoorden]) for c in flevoland().criteria}
)
GEVALLEN = yaml.safe_load((MAP / "afwegingskader.yaml").read_text(encoding="utf-8"))["gevallen"]


@pytest.mark.parametrize("rij", GEVALLEN, ids=[g["geval"] for g in GEVALLEN])
def test_the_framework_answers_as_the_table_says(rij: dict[str, Any]) -> None:
    afweging = weeg_af(flevoland(), {**LICHTST, **rij["antwoorden"]}, crisis=rij.get("crisis") == "ja")
    assert afweging.voorstel == rij["voorstel"]
    if "doorslag" in rij:
        assert [w.criterium.sleutel for w in afweging.wegingen if w.gaf_doorslag] == rij["doorslag"]
    if "ernaast" in rij:
        assert list(afweging.ernaast) == rij["ernaast"]


@pytest.mark.parametrize("crisis", [True, False])
@given(antwoorden=ANTWOORDEN)
def test_the_proposal_stands_on_a_rung_that_nothing_rules_out(*, antwoorden: dict[str, str], crisis: bool) -> None:
    afweging = weeg_af(flevoland(), antwoorden, crisis=crisis)
    sport = next(s for s in afweging.ladder if s.plaats is afweging.plaats)
    assert sport.is_mogelijk
    assert crisis or afweging.voorstel not in CRISIS


@given(ANTWOORDEN)
def test_every_lighter_rung_is_ruled_out_by_an_answer_that_says_why(antwoorden: dict[str, str]) -> None:
    afweging = weeg_af(flevoland(), antwoorden)
    for sport in afweging.ladder[: LADDER.index(afweging.plaats)]:
        assert sport.weggevallen_door
        assert all(uitleg for _, uitleg in sport.weggevallen_door)


@given(ANTWOORDEN)
def test_one_more_lightest_answer_never_makes_the_proposal_heavier(antwoorden: dict[str, str]) -> None:
    zwaarte = VORMEN[weeg_af(flevoland(), antwoorden).voorstel].plaats
    for sleutel in antwoorden:
        lichter = weeg_af(flevoland(), {**antwoorden, sleutel: LICHTST[sleutel]})
        assert LADDER.index(lichter.plaats) <= LADDER.index(zwaarte)


@given(ANTWOORDEN)
def test_each_answer_is_told_what_the_proposal_would_be_without_it(antwoorden: dict[str, str]) -> None:
    afweging = weeg_af(flevoland(), antwoorden)
    for weging in afweging.wegingen:
        rest = {k: v for k, v in antwoorden.items() if k != weging.criterium.sleutel}
        assert weging.zonder is weeg_af(flevoland(), rest).voorstel
        assert weging.gaf_doorslag == (weging.zonder is not afweging.voorstel)


def test_open_questions_are_named() -> None:
    afweging = weeg_af(flevoland(), {"gevaar": "nee"})
    assert "veilig_thuis" in afweging.onbeantwoord
    assert "gevaar" not in afweging.onbeantwoord


def test_answers_show_the_facts_that_rules_ask_for() -> None:
    assert weeg_af(flevoland(), {"hulp_thuis": "nog_niet"}).feiten == frozenset()
    afweging = weeg_af(flevoland(), {"hulp_thuis": "kan_niet", "samen": "ja"})
    assert afweging.feiten == {Feit.HULP_THUIS_NAGEGAAN, Feit.SAMEN}


def test_a_family_stays_possible_until_every_family_rung_is_gone() -> None:
    assert weeg_af(flevoland(), {"gezin": "met_vakmensen"}).gezin_mogelijk
    assert not weeg_af(flevoland(), {"gezin": "nee"}).gezin_mogelijk


@pytest.mark.parametrize("antwoorden", [{"sterrenbeeld": "ram"}, {"gevaar": "misschien"}])
def test_an_unknown_question_or_answer_is_refused(antwoorden: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"sterrenbeeld|misschien"):
        weeg_af(flevoland(), antwoorden)


def test_the_advised_form_itself_is_first_best() -> None:
    niveaus = flevoland().niveaus(Hulpvorm.PLEEGZORG)
    assert niveaus[Hulpvorm.PLEEGZORG] is Niveau.FIRST_BEST
    assert niveaus[Hulpvorm.GEZINSHUIS] is Niveau.ACCEPTABEL
    assert niveaus[Hulpvorm.BEGELEID_WONEN] is Niveau.NOODOPLOSSING
    assert Hulpvorm.GESLOTEN not in niveaus


@pytest.mark.parametrize("advies", list(Hulpvorm))
def test_nobody_is_moved_out_of_home_instead_of_help_at_home(advies: Hulpvorm) -> None:
    if not VORMEN[advies].is_verblijf:
        thuis_en_deels = set(flevoland().niveaus(advies))
        assert not any(VORMEN[h].is_verblijf for h in thuis_en_deels)


def test_nobody_is_put_in_a_closed_place_without_that_advice() -> None:
    anders = [h for h in Hulpvorm if h is not Hulpvorm.GESLOTEN]
    assert all(Hulpvorm.GESLOTEN not in flevoland().niveaus(h) for h in anders)


def test_without_a_form_that_may_be_proposed_the_lightest_open_rung_decides() -> None:
    weg = frozenset(LADDER[:-1])
    antwoorden = (Antwoord("nee", "Nee"), Antwoord("ja", "Ja", "Daarom.", sluit_uit=weg))
    vraag = Criterium("x", "?", "w", "b", "e", flevoland().criteria[0].sinds, antwoorden)
    vormen = {h: KaderVorm(alleen_bij=frozenset({"iets"})) for h in (Hulpvorm.KLINISCHE_GGZ, Hulpvorm.GESLOTEN)}
    afweging = weeg_af(Kader("v", (vraag,), vormen), {"x": "ja"})
    assert afweging.voorstel is Hulpvorm.KLINISCHE_GGZ
    assert afweging.plaats is Plaats.INSTELLING


def test_beside_a_stay_comes_first_what_offers_all_that_is_asked() -> None:
    niveaus = flevoland().niveaus_naast(frozenset({"behandeling"}))
    assert niveaus[Hulpvorm.BEHANDELING] is Niveau.FIRST_BEST
    assert niveaus[Hulpvorm.BEGELEIDING] is Niveau.ACCEPTABEL
    assert all(VORMEN[h].is_ambulant and not VORMEN[h].is_crisis for h in niveaus)
