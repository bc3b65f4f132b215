"""The placement table in words: what a change costs, and when nobody looks any more."""

from __future__ import annotations

import pytest

from tests.core.matching.verdeling.hulp import VERZONNEN, maak
from zorglandschap.core.matching.tafel import groepzin, kosten, oordeel, trapzin, volgt_altijd
from zorglandschap.core.matching.verdeling.daling import maak_model
from zorglandschap.core.matching.verdeling.doelorde import Doel, Doelorde, Trap
from zorglandschap.core.matching.verdeling.trappen import los_trappen_op
from zorglandschap.core.matching.verdeling.watals import Groepskeuze, Verschil, WatAls


def _watals() -> WatAls:
    """Two youths and one place: youth 1 has more haste."""
    vraag = maak([{"urgentie": 3}, {}], [{"vrij": 1}], [(0, 0, 0, 100), (1, 0, 0, 100)])
    return WatAls(los_trappen_op(maak_model(vraag, VERZONNEN)))


def test_to_keep_waiting_costs_a_place_and_gives_it_to_another() -> None:
    verschil = _watals().blijf(1)
    regels = kosten(verschil, VERZONNEN)
    assert verschil.kan
    assert verschil.geraakt == (1, 2)
    assert (regels[0].slechter, regels[0].aantal, regels[0].in_mensen) == (True, 1, True)
    assert str(regels[0].wat) == "jeugdigen met haast zonder plek"
    assert "iemand krijgt geen plek" in str(oordeel(regels))


def test_to_keep_waiting_changes_nothing_for_who_waits_already() -> None:
    verschil = _watals().blijf(2)
    assert kosten(verschil, VERZONNEN) == ()
    assert verschil.geraakt == ()
    assert "even goed" in str(oordeel(()))


def test_for_brothers_and_sisters_the_small_calculation_says_what_happens_to_them() -> None:
    vraag = maak([{"groep": 0}, {"groep": 0}], [{"vrij": 2}], [(0, 0, 0, 100, 0, 1), (1, 0, 0, 100, 0, 1)])
    antwoord = WatAls(los_trappen_op(maak_model(vraag, VERZONNEN))).blijf(1)
    assert (antwoord.kan, antwoord.groep, antwoord.groepskeuze) == (True, (2,), Groepskeuze.GESPLITST)


@pytest.mark.parametrize(
    ("sleutel", "waarde", "deel"),
    [("gemis", 40, "minder passende plek"), ("verhuizingen", -1, "niet slechter"), ("niveau 2", 1, "minder past")],
)
def test_the_first_stage_that_changes_decides_what_is_said(sleutel: str, waarde: int, deel: str) -> None:
    regels = kosten(Verschil(kan=True, trappen=((sleutel, waarde),), geraakt=()), VERZONNEN)
    assert deel in str(oordeel(regels))


def test_every_stage_has_plain_words_also_one_of_an_older_order() -> None:
    assert str(trapzin("niveau 3", VERZONNEN)) == "jeugdigen zonder passende plek"
    assert str(trapzin("ongeplaatst 4", VERZONNEN)) == "jeugdigen in crisis zonder plek"
    assert "eerdere volgorde" in str(trapzin("weg", VERZONNEN))
    vreemd = Doelorde(trappen=(Trap(Doel.ONGEPLAATST, 0),), keten=1, wacht_dagen=90)
    assert "urgentie 0" in str(trapzin("ongeplaatst 0", vreemd))


def test_only_many_decisions_without_one_difference_are_a_signal() -> None:
    assert volgt_altijd(20, 0, 20)
    assert not volgt_altijd(19, 0, 20)
    assert not volgt_altijd(20, 1, 20)


def test_what_happens_to_brothers_and_sisters_is_said_in_a_sentence() -> None:
    zinnen = {str(groepzin(Verschil(kan=True, trappen=(), geraakt=(), groepskeuze=keuze))) for keuze in Groepskeuze}
    assert len(zinnen) == len(Groepskeuze)
    assert groepzin(Verschil(kan=True, trappen=(), geraakt=())) is None
