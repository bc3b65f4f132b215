"""A base case and scenarios over draws: the same bytes whoever computes them, and a run that broke off goes on."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest

from tests.core.simulatie.regio import vol
from zorglandschap.core.simulatie.draaien import Gestopt, draai
from zorglandschap.core.simulatie.invoer import Invoer
from zorglandschap.core.simulatie.rekenen import Rekenwerk, reken, verdeel
from zorglandschap.core.simulatie.samenvatting import Delen, Teller


@pytest.fixture(scope="module")
def basis() -> Invoer:
    return vol(maanden=6, schaal=0.1)


@pytest.fixture
def werk(basis: Invoer) -> Rekenwerk:
    """Two scenarios, of which the second has more demand; each draw has its own demand."""

    def maak(scenario: int, trekking: int) -> Invoer:
        return replace(basis, instroom=basis.instroom * (1 + 0.2 * scenario) * (1 + 0.1 * trekking))

    return Rekenwerk(namen=("nu", "meer vraag"), maak=maak, trekkingen=3, binnen=4, zaad=9, bewaar=12)


class Kast:
    """Keeps what is ready, as a file would."""

    def __init__(self) -> None:
        self.delen: dict[int, Delen] = {}

    def haal(self, nummer: int) -> Delen | None:
        return self.delen.get(nummer)

    def zet(self, nummer: int, delen: Delen) -> None:
        self.delen[nummer] = delen


def test_elke_trekking_speelt_zijn_eigen_herhalingen(werk: Rekenwerk) -> None:
    uit = reken(werk)
    delen = [
        draai(werk.maak(0, k), zaad=9, replicaties=4 * (k + 1), draden=1, bewaar=99).uit_huis().waarden[4 * k :]
        for k in range(3)
    ]
    verwacht = np.concatenate(delen).mean(axis=0)
    np.testing.assert_allclose(uit.reeks(0, "uit-huis")[:, 0], verwacht, rtol=1e-5)
    assert uit.replicaties == werk.replicaties == 12


def test_wie_het_ook_rekent_het_antwoord_is_hetzelfde(werk: Rekenwerk) -> None:
    een = reken(werk, draden=1).vingerafdruk()
    with ThreadPoolExecutor(3) as anderen:
        assert een == reken(werk, draden=2).vingerafdruk() == reken(werk, ploeg=anderen).vingerafdruk()


def test_ook_met_veel_trekkingen_komt_alles_op_zijn_plaats(werk: Rekenwerk) -> None:
    veel = replace(werk, trekkingen=9, binnen=1)
    assert reken(veel, draden=3).vingerafdruk() == reken(veel, draden=1).vingerafdruk()
    assert reken(veel).replicaties == 9


def test_meer_vraag_geeft_meer_instroom_bij_dezelfde_jeugdigen(werk: Rekenwerk) -> None:
    uit = reken(werk)
    assert uit.reeks(1, "instroom", verschil=True)[:, 0].sum() > 0
    assert uit.reeks(0, "wachttijd", "Urk").shape == (6, 9)


def test_de_voortgang_telt_op_tot_alles(werk: Rekenwerk) -> None:
    gemeld: list[tuple[int, int]] = []
    reken(werk, voortgang=lambda klaar, alles: gemeld.append((klaar, alles)))
    assert gemeld == [(n, 24) for n in range(4, 25, 4)]
    assert werk.alles == 24


def test_wie_stop_zegt_krijgt_geen_uitkomst(werk: Rekenwerk) -> None:
    beurten = iter([False, True])
    with pytest.raises(Gestopt):
        reken(werk, stop=lambda: next(beurten))


def test_een_afgebroken_berekening_gaat_verder_waar_zij_was(werk: Rekenwerk) -> None:
    kast, gespeeld = Kast(), []

    def tel_mee(maak: Callable[[int, int], Invoer]) -> Callable[[int, int], Invoer]:
        def teller(scenario: int, trekking: int) -> Invoer:
            gespeeld.append((scenario, trekking))
            return maak(scenario, trekking)

        return teller

    heel = reken(werk).vingerafdruk()
    beurten = iter([False] * 4 + [True])
    with pytest.raises(Gestopt):
        reken(werk, opslag=kast, stop=lambda: next(beurten))
    assert set(kast.delen) == {0}
    gemeld: list[int] = []
    verder = reken(
        replace(werk, maak=tel_mee(werk.maak)), opslag=kast, voortgang=lambda klaar, _alles: gemeld.append(klaar)
    )
    assert verder.vingerafdruk() == heel
    assert {k for s, k in gespeeld if s == 0} == {0}  # only to know the shape: nothing is played again
    assert gemeld[0] == 12


def test_wat_bij_een_andere_vraag_hoort_wordt_niet_gebruikt(werk: Rekenwerk) -> None:
    kast = Kast()
    reken(replace(werk, binnen=2), opslag=kast)
    assert reken(werk, opslag=kast).vingerafdruk() == reken(werk).vingerafdruk()
    kleiner = replace(werk, maak=lambda s, k: replace(werk.maak(s, k), maanden=5))
    assert reken(kleiner, opslag=kast).vingerafdruk() == reken(kleiner).vingerafdruk()


def test_de_teller_geeft_terug_wat_hij_nam(basis: Invoer, werk: Rekenwerk) -> None:
    kast = Kast()
    reken(werk, opslag=kast)
    nieuw = Teller(basis, bewaar=12, groep=4)
    assert nieuw.herstel(kast.delen[0], 12)
    np.testing.assert_array_equal(nieuw.bewaard(), kast.delen[0]["rij"])


@pytest.mark.parametrize(
    ("replicaties", "trekkingen", "hoort"), [(100, 20, (20, 5)), (10, 200, (10, 1)), (101, 20, (20, 6)), (5, 0, (1, 5))]
)
def test_elke_trekking_komt_even_vaak_aan_de_beurt(replicaties: int, trekkingen: int, hoort: tuple[int, int]) -> None:
    assert verdeel(replicaties, trekkingen) == hoort
