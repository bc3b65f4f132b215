"""Runs over draws of the estimate: the intervals hold parameters and chance, for base case and scenario alike."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pytest

from tests.core.simulatie.regio import een
from zorglandschap.core.simulatie.draaien import Gestopt, draai
from zorglandschap.core.simulatie.invoer import UIT, Duur, Invoer, Voorziening, lognormaal
from zorglandschap.core.simulatie.schatting import Trekking, pas_toe
from zorglandschap.core.simulatie.schatting_route import Routes
from zorglandschap.core.simulatie.trekken import draai_trekkingen

BASIS = een(lognormaal(60, 0.8), 30, 100.0, maanden=6)


@dataclass(frozen=True, slots=True)
class Geschat:
    """An estimate of one form, as it may have been kept."""

    trekkingen: tuple[Trekking, ...]
    midden: Trekking
    tot = BASIS.start
    gemeenten = BASIS.gemeenten
    vormen = ("hulp",)
    profielen = ("ieder",)
    blijft: frozenset[tuple[str, str]] = frozenset()
    leeftijd: tuple[tuple[float, float], ...] = ((10.0, 10.0),)


def _trekking(per_jaar: float) -> Trekking:
    duur: Duur = lognormaal(60, 0.8)
    velden = {
        "eerste": np.ones((1, 1)), "anders": np.zeros((1, 1)), "crisis": np.zeros(1),
        "verder": np.array([[[0.0, 1.0]]]),
    }  # fmt: skip
    return Trekking(np.array([[per_jaar]]), (), (duur,), (None,), Routes(**velden))


def _schatting(*per_jaar: float) -> Geschat:
    return Geschat(tuple(_trekking(x) for x in per_jaar), _trekking(float(np.mean(per_jaar))))


TEMPO = np.linspace(40.0, 160.0, 12).tolist()


def test_what_is_not_known_makes_the_intervals_wider() -> None:
    zeker = draai_trekkingen(BASIS, _schatting(*[100.0] * 12), zaad=1)
    onzeker = draai_trekkingen(BASIS, _schatting(*TEMPO), zaad=1)
    assert onzeker.reeks("instroom").waarden.std() > 1.5 * zeker.reeks("instroom").waarden.std()
    assert onzeker.invoer.instroom[0, 0] == pytest.approx(100.0)
    assert onzeker.invoer.profielen[0].doorstroom == {"hulp": {UIT: 1.0}}


def test_without_doubt_about_the_parameters_it_is_the_plain_run() -> None:
    los = draai(pas_toe(BASIS, _schatting(100.0), _trekking(100.0)), zaad=3, replicaties=12)
    assert draai_trekkingen(BASIS, _schatting(*[100.0] * 12), zaad=3).vingerafdruk() == los.vingerafdruk()


def test_threads_and_rounds_change_nothing_but_the_number() -> None:
    een_draad, twee = (draai_trekkingen(BASIS, _schatting(*TEMPO), zaad=1, draden=d) for d in (1, 2))
    assert een_draad.vingerafdruk() == twee.vingerafdruk()
    meer = draai_trekkingen(BASIS, _schatting(*TEMPO), zaad=1, rondes=3)
    assert (meer.replicaties, meer.trekkingen, meer.los, len(meer.bewaard)) == (36, 12, 12, 12)
    assert np.array_equal(meer.bewaard, twee.bewaard)
    assert meer.reeks("instroom").replicaties == 12
    assert len(draai_trekkingen(BASIS, _schatting(*TEMPO), zaad=1, rondes=3, bewaar=20).bewaard) == 20


def test_a_scenario_meets_the_same_truths_and_the_same_youths() -> None:
    ruim = replace(BASIS, voorzieningen=(Voorziening("hulp", "huis", 60),))
    nu, straks = (draai_trekkingen(i, _schatting(*TEMPO), zaad=1) for i in (BASIS, ruim))
    verschil = straks.verschil(nu, "aanvragen")
    assert not verschil.waarden.any(), "the same requests in every draw"
    assert straks.verschil(nu, "wachtdagen").gemiddelde.sum() <= 0


def test_it_tells_how_far_it_is_and_stops_when_asked() -> None:
    gemeld: list[tuple[int, int]] = []
    draai_trekkingen(BASIS, _schatting(90.0, 110.0), zaad=1, voortgang=lambda a, b: gemeld.append((a, b)))
    assert gemeld == [(1, 2), (2, 2)]
    with pytest.raises(Gestopt):
        draai_trekkingen(BASIS, _schatting(*TEMPO), zaad=1, draden=1, stop=lambda: True)
    with pytest.raises(ValueError, match="minstens één"):
        draai_trekkingen(BASIS, Geschat((), _trekking(1.0)), zaad=1)


def test_an_estimate_of_another_region_is_refused() -> None:
    ander: Invoer = replace(BASIS, gemeenten=("Daar",))
    with pytest.raises(ValueError, match="zijn anders"):
        draai_trekkingen(ander, _schatting(1.0), zaad=1)
