"""Dragging one of a group of brothers and sisters costs what trying every division says; and it is remembered."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from tests.core.matching.verdeling.hulp import VERZONNEN, _kan, _past, maak, trapwaarden, willekeurig
from zorglandschap.core.matching.verdeling import klein
from zorglandschap.core.matching.verdeling.daling import maak_model
from zorglandschap.core.matching.verdeling.onthouden import herinner, onthoud
from zorglandschap.core.matching.verdeling.opgave import Opgave
from zorglandschap.core.matching.verdeling.trappen import Uitslag, los_trappen_op
from zorglandschap.core.matching.verdeling.watals import Groepskeuze, Verschil, WatAls


def _los(o: Opgave) -> Uitslag:
    return los_trappen_op(maak_model(o, VERZONNEN))


def _alles(o: Opgave) -> tuple[np.ndarray, np.ndarray]:
    """Every division that can be carried out: the edge of each youth (-1: none), and the values of the stages."""
    opties = []
    for i in range(o.aantal_jeugdigen):
        randen = np.flatnonzero(o.randen.jeugdige == i).tolist()
        opties.append([(-1, 0), *((r, p) for r in randen for p in range(1, 4) if _kan(o, r, p))])
    keuze = np.array(list(product(*opties)), dtype=np.int64)
    goed = _past(o, keuze[:, :, 0], keuze[:, :, 1], VERZONNEN.keten)
    rand, plaats = keuze[goed][:, :, 0], keuze[goed][:, :, 1]
    return rand, trapwaarden(o, VERZONNEN, rand, plaats)


def _som(vector: np.ndarray, uitslag: Uitslag) -> np.ndarray:
    """The weighted sum of the small programme for values of stages."""
    kosten = uitslag.model.kolommen.kosten[:, :-1]
    hoogst = np.maximum(kosten.max(axis=0, initial=1), 1)
    return np.asarray((vector / hoogst) @ (klein.VERHOUDING ** -np.arange(hoogst.size)) * 1e6)


@pytest.mark.parametrize("tiental", range(16))
def test_dragging_one_of_a_group_costs_what_trying_every_division_says(tiental: int) -> None:
    for zaad in range(tiental * 10, tiental * 10 + 10):
        o = willekeurig(zaad)
        if (o.groep < 0).all():
            continue
        uitslag = _los(o)
        watals, (rand, vector) = WatAls(uitslag), _alles(o)
        som = _som(vector, uitslag)
        for i in np.flatnonzero(o.groep >= 0).tolist():
            nummer = int(o.jeugdige_id[i])
            plek = np.where(rand[:, i] >= 0, o.randen.aanbod[rand[:, i]] if o.randen.aantal else -1, -1)
            _vergelijk(watals, uitslag, watals.blijf(nummer), som[plek == -1], zaad)
            for j in range(o.aantal_aanbod):
                _vergelijk(watals, uitslag, watals.zet(nummer, int(o.aanbod_id[j])), som[plek == j], zaad)


def _vergelijk(watals: WatAls, uitslag: Uitslag, antwoord: Verschil, sommen: np.ndarray, zaad: int) -> None:
    assert antwoord.kan == bool(sommen.size), zaad
    if antwoord.kan:
        vector = np.array(watals.waarden) + np.array([v for _, v in antwoord.trappen])
        assert _som(vector, uitslag) == pytest.approx(sommen.min(), abs=1.0), zaad
        assert antwoord.groep
        assert antwoord.groepskeuze is not None


def _twee(samen_elders: int) -> Opgave:
    """Two live together at the first location; the second one has so many places, the third is for one alone."""
    aanbod = [{"vrij": 2, "locatie": 1}, {"vrij": samen_elders, "locatie": 2}, {"vrij": 1, "locatie": 3}]
    randen = [(i, j, 0, 100 * j) for i in range(2) for j in range(3)]
    return maak([{"groep": 0}, {"groep": 0}], aanbod, randen)


def test_who_is_dragged_takes_brothers_and_sisters_along_where_there_is_room_for_all() -> None:
    antwoord = WatAls(_los(_twee(2))).zet(1, 2)
    assert (antwoord.groep, antwoord.groepskeuze, antwoord.geraakt) == ((2,), Groepskeuze.SAMEN_WONEN, (1, 2))
    assert dict(antwoord.trappen)["gesplitst"] == 0


def test_a_group_is_said_to_split_up_where_there_is_room_for_one() -> None:
    antwoord = WatAls(_los(_twee(1))).zet(1, 2)
    assert (antwoord.groepskeuze, antwoord.kost, antwoord.geraakt) == (Groepskeuze.GESPLITST, ("gesplitst", 2), (1,))


def test_who_waits_without_a_place_for_the_others_waits_together_with_them() -> None:
    o = maak([{"groep": 0}, {"groep": 0}], [{"vrij": 2}], [(0, 0, 0, 0), (1, 0, 0, 0, 0, 0)])
    watals = WatAls(_los(o))
    assert watals.blijf(2).groepskeuze is Groepskeuze.GESPLITST
    leeg = WatAls(_los(maak([{"groep": 0}, {"groep": 0}], [{"vrij": 1}], [(0, 0, 0, 0)])))
    assert leeg.blijf(1).groepskeuze is Groepskeuze.SAMEN_WACHTEN
    assert watals.weiger(1, 1).groepskeuze is not None


def test_a_group_makes_room_only_when_nothing_else_fits() -> None:
    """The only place that fits the third youth is one of the two of the group."""
    randen = [(0, 0, 0, 0), (1, 0, 0, 0), (2, 0, 0, 900)]
    watals = WatAls(_los(maak([{"groep": 0, "urgentie": 4}, {"groep": 0}, {}], [{"vrij": 2}], randen)))
    antwoord = watals.zet(3, 1)
    assert antwoord.kan
    assert antwoord.geraakt[-1] == 3
    assert antwoord.groep == ()


def test_a_large_family_is_weighed_as_one_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    kinderen: list[dict[str, object]] = [{"groep": 0, "urgentie": 1 + n % 3} for n in range(7)]
    aanbod: list[dict[str, object]] = [{"vrij": 3}, {"vrij": 2}, {"vrij": 2}]
    randen = [(i, j, (i + j) % 2, 37 * ((3 * i + 5 * j) % 11)) for i in range(7) for j in range(3)]
    o = maak(kinderen, aanbod, randen)
    heel = _los(o)
    monkeypatch.setattr("zorglandschap.core.matching.verdeling.groepen.VEEL", 1)
    stap_voor_stap = _los(o)
    assert [t.waarde for t in heel.trappen] == [t.waarde for t in stap_voor_stap.trappen]
    assert {t.sleutel: t.waarde for t in heel.trappen}["gesplitst"] == 0


def test_a_solution_is_read_back_and_answers_the_same() -> None:
    o = willekeurig(3)
    uitslag = _los(o)
    watals = WatAls(uitslag)
    inhoud = onthoud(uitslag, watals.basis)
    bewaard = herinner(inhoud, maak_model(o, VERZONNEN))
    assert bewaard is not None
    terug, basis = bewaard
    assert (terug.x == uitslag.x).all()
    assert terug.trappen == uitslag.trappen
    assert all((a == b).all() for a, b in zip(terug.prijzen, uitslag.prijzen, strict=True))
    opnieuw = WatAls(terug, basis)
    for jeugdige, aanbod in product(o.jeugdige_id.tolist(), o.aanbod_id.tolist()):
        assert opnieuw.zet(jeugdige, aanbod) == watals.zet(jeugdige, aanbod)


def test_a_solution_that_is_damaged_older_or_of_another_question_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    o = willekeurig(3)
    uitslag = _los(o)
    inhoud = onthoud(uitslag, WatAls(uitslag).basis)
    assert herinner(inhoud[:-1] + b"x", uitslag.model) is None
    assert herinner(inhoud, maak_model(willekeurig(4), VERZONNEN)) is None
    monkeypatch.setattr("zorglandschap.core.matching.verdeling.onthouden.VERSIE", 2)
    assert herinner(inhoud, uitslag.model) is None


def test_every_choice_of_a_group_knows_its_group() -> None:
    uitslag = _los(_twee(2))
    programma = klein.Klein(uitslag)
    assert {programma.groep_van(kolom) for kolom in programma.van_groep(0).tolist()} == {0}


def test_a_move_that_was_left_out_joins_when_nothing_else_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zorglandschap.core.matching.verdeling.klein.DICHTBIJ", 0)
    jeugdigen = [{}, {"huidig": 0, "niveau": 2}, {"urgentie": 4}]
    randen = [(0, 0, 0, 0, 1), (1, 1, 1, 100), (2, 1, 0, 0), (0, 2, 2, 900)]
    watals = WatAls(_los(maak(jeugdigen, [{"vrij": 0}, {"vrij": 1}, {"vrij": 1}], randen)))
    assert watals.zet(1, 1).geraakt == (1, 2, 3)
