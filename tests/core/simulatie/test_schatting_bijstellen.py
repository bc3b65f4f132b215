"""Hidden inputs in an estimate: used only when the simulation explains the waiting, and always said."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.core.simulatie.regio import een
from tests.core.simulatie.schatting_bron import CRI, GRP, KADER, PLG, Waarheid, register
from zorglandschap.core.simulatie.episodes import maak
from zorglandschap.core.simulatie.invoer import Deel, Invoer, Zorgvorm, exponentieel
from zorglandschap.core.simulatie.schatting import Keuzes, Schatting, schat
from zorglandschap.core.simulatie.schatting_bijstellen import is_bruikbaar, stel_bij
from zorglandschap.core.simulatie.schatting_momenten import Gevonden

GEVONDEN = Gevonden(np.array([2.0, 0.5, 3.0]), 0.01 * np.eye(3), np.array([0.5, -1.0]))


@pytest.fixture(scope="module")
def schatting() -> Schatting:
    uit = schat(maak(register(Waarheid(), np.random.default_rng(1)), KADER), rng=np.random.default_rng(1),
                keuzes=Keuzes(aantal=40))  # fmt: skip
    anders = np.zeros_like(uit.midden.routes.anders)
    anders[0, 1], anders[1, 0] = 0.4, 0.9

    def met(trekking):  # type: ignore[no-untyped-def]
        return replace(
            trekking, geduld=(Deel(50.0, 1.0), None, None),
            routes=replace(trekking.routes, anders=anders, crisis=np.array([0.2, 0.9, 0.9])),
        )  # fmt: skip

    return replace(uit, midden=met(uit.midden), trekkingen=tuple(map(met, uit.trekkingen)))


@pytest.fixture(scope="module")
def basis() -> Invoer:
    """What the region assumes: patience for the second form, none for the third."""
    vormen = tuple(
        Zorgvorm(naam=naam, duur=exponentieel(9), oud_op=18, geduld=geduld, kans_crisis=0.5)
        for naam, geduld in ((PLG, Deel(9.0, 1.0)), (GRP, Deel(100.0, 1.0)), (CRI, None))
    )
    return replace(een(exponentieel(9), plekken=1, per_jaar=1.0), vormen=vormen)


def test_the_middle_gets_the_factors_and_each_draw_its_own(schatting: Schatting, basis: Invoer) -> None:
    uit = stel_bij(schatting, basis, GEVONDEN, np.random.default_rng(3))
    assert [d and d.gemiddelde for d in uit.midden.geduld] == [100.0, 200.0, None]
    assert uit.midden.routes.crisis.tolist() == pytest.approx([0.6, 1.0, 1.0])
    assert uit.midden.routes.anders[0, 1] == pytest.approx(0.2)
    eigen = [t.geduld[0].gemiddelde for t in uit.trekkingen if t.geduld[0]]
    assert len(set(eigen)) == 40
    assert np.log(eigen).mean() == pytest.approx(np.log(100), abs=0.08)
    assert "‘geduld’ is bijgesteld naar het wachten dat gezien is: keer 2.0." in map(str, uit.waarschuwingen)
    nog_eens = stel_bij(schatting, basis, GEVONDEN, np.random.default_rng(3))
    assert [t.geduld for t in nog_eens.trekkingen] == [t.geduld for t in uit.trekkingen]


def test_shares_of_second_choices_never_add_up_to_more_than_all(schatting: Schatting, basis: Invoer) -> None:
    ruim = replace(GEVONDEN, factoren=np.array([1.0, 5.0, 1.0]))
    uit = stel_bij(schatting, basis, ruim, np.random.default_rng(1))
    assert uit.midden.routes.anders.sum(axis=1).max() == pytest.approx(1.0)


def test_when_the_waiting_is_not_explained_nothing_changes_and_that_is_said(
    schatting: Schatting, basis: Invoer
) -> None:
    fout = replace(GEVONDEN, over=np.array([0.5, -9.0]))
    assert not is_bruikbaar(fout)
    uit = stel_bij(schatting, basis, fout, np.random.default_rng(1))
    assert uit.midden is schatting.midden
    assert uit.trekkingen is schatting.trekkingen
    assert "niet bijgesteld" in str(uit.waarschuwingen[-1])
