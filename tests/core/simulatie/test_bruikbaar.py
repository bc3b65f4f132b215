"""What history tells beside the estimate: places that are used, ages, patience, and what teams prevented."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.core.simulatie.regio import een
from tests.core.simulatie.schatting_bron import CRI, GRP, KADER, PLG, VORMEN, Waarheid, register
from zorglandschap.core.simulatie.bruikbaar import (
    bruikbaar,
    druk_gebruik,
    leeftijdsgrenzen,
    met_genoeg_geduld,
    voor_teams,
)
from zorglandschap.core.simulatie.draaien import draai
from zorglandschap.core.simulatie.episodes import JAAR, LEEG, Episodes, Rij, maak
from zorglandschap.core.simulatie.invoer import Deel, Invoer, Team, exponentieel
from zorglandschap.core.simulatie.schatting import Keuzes, schat

TOT = KADER.tot.toordinal()


def _rij(naam: str, vorm: str, start: int, eind: int | None = None, *, geboren: float = 10.0) -> Rij:
    """Days before the last day; ``geboren``: age on the last day."""
    weg = LEEG if eind is None else TOT - eind
    jarig = TOT - round(geboren * JAAR)
    f = VORMEN.index(vorm)
    return Rij(naam, TOT - start, TOT - start, weg, f, 0, f, LEEG, LEEG, jarig, 0, "")


def _ep(*rijen: Rij) -> Episodes:
    return maak(rijen, KADER)


def test_a_busy_day_is_one_that_is_seldom_surpassed() -> None:
    vast = [_rij(f"a{n}", PLG, 800) for n in range(5)]
    kort = [_rij(f"b{n}", PLG, 30, 10) for n in range(20)]  # twenty days of the year
    vroeger = [_rij(f"c{n}", GRP, 800, 400) for n in range(9)]
    assert druk_gebruik(_ep(*vast, *kort, *vroeger)).tolist() == [5, 0, 0]


@pytest.mark.parametrize(
    ("plekken", "bezet", "gebruikt", "uit"),
    [
        ([10, 10], [4, 8], 16, [7, 9]),  # four of the eight empty places can be used, shared in proportion
        ([10, 10], [4, 8], 3, [4, 8]),  # nobody who lives there loses a place
        ([10, 10], [4, 8], 40, [10, 10]),
        ([5, 10], [7, 2], 9, [5, 4]),  # who is above the number of places counts elsewhere
        ([3, 3, 3], [0, 0, 0], 4, [2, 1, 1]),
        ([0], [0], 0, [0]),
    ],
)
def test_empty_places_are_shared_until_as_many_are_used_as_in_practice(
    plekken: list[int], bezet: list[int], gebruikt: int, uit: list[int]
) -> None:
    assert bruikbaar(np.array(plekken), np.array(bezet), gebruikt).tolist() == uit


def test_help_ends_at_the_age_at_which_it_ends_in_practice() -> None:
    op_tijd = [_rij(f"a{n}", GRP, 900, 100, geboren=18 + 100 / JAAR) for n in range(30)]
    later = [_rij(f"b{n}", PLG, 900, 100, geboren=18.7 + 100 / JAAR) for n in range(30)]
    weinig = [_rij(f"c{n}", CRI, 900, 100, geboren=20 + 100 / JAAR) for n in range(5)]
    assert leeftijdsgrenzen(_ep(*op_tijd, *later, *weinig), 23.0) == {PLG: 19.0, GRP: 18.0, CRI: 18.0}
    assert leeftijdsgrenzen(_ep(*later), 18.5)[PLG] == 18.5


def test_too_few_who_gave_up_say_nothing_of_patience() -> None:
    ep = maak(register(Waarheid(), np.random.default_rng(1)), KADER)
    uit = schat(ep, rng=np.random.default_rng(2), keuzes=Keuzes(aantal=2))
    geduldig = replace(uit, midden=replace(uit.midden, geduld=(Deel(9.0, None),) * 3))
    assert met_genoeg_geduld(geduldig, 1).midden.geduld == (None, None, None)
    assert met_genoeg_geduld(geduldig, 0) is geduldig


def _met_team(deel: float, terugval: float) -> Invoer:
    team = Team(naam="team", ruimte=500, duur=exponentieel(20.0), voorkomt={"hulp": deel}, terugval=terugval)
    return een(exponentieel(100.0), 400, 200.0, maanden=24, teams=(team,))


def test_with_the_teams_of_today_the_inflow_is_what_was_registered() -> None:
    invoer = _met_team(0.4, 0.25)
    voor = voor_teams(invoer)
    assert voor.instroom.sum() == pytest.approx(200 / (1 - 0.4 * 0.75))
    met = draai(voor, zaad=3, replicaties=40, draden=1).reeks("instroom").gemiddelde[12:].sum()
    zonder = draai(replace(invoer, teams=()), zaad=3, replicaties=40, draden=1).reeks("instroom").gemiddelde[12:].sum()
    assert met == pytest.approx(zonder, rel=0.03)


def test_a_team_that_prevents_all_tells_nothing_of_what_there_was() -> None:
    assert voor_teams(_met_team(1.0, 0.0)).instroom.sum() == pytest.approx(200)


def test_first_choices_shift_to_what_a_team_prevents_and_still_add_up() -> None:
    invoer = _met_team(0.5, 0.0)
    ander = replace(invoer.vormen[0], naam="ander")
    keus = {"hulp": 0.5, "ander": 0.5}
    invoer = replace(
        invoer, vormen=(*invoer.vormen, ander), profielen=(replace(invoer.profielen[0], eerste_keus=keus),)
    )
    uit = voor_teams(invoer)
    assert list(uit.profielen[0].eerste_keus.values()) == pytest.approx([2 / 3, 1 / 3])
    assert uit.instroom.sum() == pytest.approx(300)
