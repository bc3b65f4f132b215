"""The small parts: days, draws, joins, picks, numbers and tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zorglandschap.core.begrippen.bsn import elfproef
from zorglandschap.core.begrippen.periode import leeftijd
from zorglandschap.core.begrippen.regio import Regio
from zorglandschap.core.synthetisch.bevolking import maak_bevolking, woonplekken
from zorglandschap.core.synthetisch.dagen import GEEN, dagnummer, datum, jaar_van, leeftijd_op, verjaardag
from zorglandschap.core.synthetisch.kiezen import kies_jeugdigen
from zorglandschap.core.synthetisch.nummers import onmogelijke_bsns
from zorglandschap.core.synthetisch.opgave import lees_opgave
from zorglandschap.core.synthetisch.partijen import evenredig
from zorglandschap.core.synthetisch.plaatsing import afstand_km
from zorglandschap.core.synthetisch.samenvoegen import koppel, nieuwe_nummers, vertaal, volgnummers, waar, wortels
from zorglandschap.core.synthetisch.tabellen import Bezettingen, Gezinnen
from zorglandschap.core.synthetisch.trekken import Duur, ijk, kies, leeftijden, meng, spreid, trek_duur, verdeel

DAGEN = st.dates(min_value=date(1990, 1, 1), max_value=date(2040, 1, 1))


def _rng() -> np.random.Generator:
    return np.random.default_rng(7)


def _reeks(*waarden: int) -> np.ndarray:
    return np.array(waarden, dtype=np.int32)


@given(DAGEN, DAGEN)
def test_an_age_is_the_age_of_the_rest_of_the_house(geboren: date, op: date) -> None:
    uitkomst = leeftijd_op(_reeks(dagnummer(geboren)), _reeks(dagnummer(op)))
    assert int(uitkomst[0]) == leeftijd(geboren, op)


@given(DAGEN, st.integers(min_value=0, max_value=25))
def test_a_birthday_is_the_first_day_of_that_age(geboren: date, jaren: int) -> None:
    nummer = _reeks(dagnummer(geboren))
    dag = int(verjaardag(nummer, jaren)[0])
    assert leeftijd(geboren, datum(dag)) == jaren
    assert jaren == 0 or leeftijd(geboren, datum(dag - 1)) == jaren - 1


@given(DAGEN)
def test_a_day_survives_the_journey_to_a_number(dag: date) -> None:
    assert datum(dagnummer(dag)) == dag
    assert int(jaar_van(_reeks(dagnummer(dag)))[0]) == dag.year


@given(st.integers(min_value=0, max_value=500), st.lists(st.floats(min_value=0, max_value=100), min_size=1, max_size=8))
def test_dividing_loses_nothing_and_stays_near_the_share(totaal: int, gewichten: list[float]) -> None:
    delen = verdeel(totaal, gewichten)
    if sum(gewichten) <= 0:
        assert delen.sum() == 0
        return
    assert delen.sum() == totaal
    precies = totaal * np.array(gewichten) / sum(gewichten)
    assert (np.abs(delen - precies) < 1).all()


def test_who_has_a_weight_gets_at_least_the_minimum_when_there_is_enough() -> None:
    assert evenredig(10, np.array([100.0, 1.0, 0.0]), minstens=2).tolist() == [8, 2, 0]
    assert evenredig(1, np.array([100.0, 1.0, 0.0]), minstens=2).tolist() == [1, 0, 0]


def test_draws_follow_their_weights() -> None:
    worp = kies(_rng(), [1, 0, 3], 4000)
    assert not (worp == 1).any()
    assert (worp == 2).mean() == pytest.approx(0.75, abs=0.03)
    assert np.bincount(meng(_rng(), 100, [1, 0, 3]), minlength=3).tolist() == [25, 0, 75]


def test_days_are_spread_one_in_each_piece() -> None:
    dagen = spreid(_rng(), 10, 100, 200)
    assert [(d - 100) // 10 for d in dagen.tolist()] == list(range(10))
    assert spreid(_rng(), 0, 100, 200).size == 0


def test_ages_fall_in_their_bands() -> None:
    oud = leeftijden(_rng(), [(2, 3, 1), (10, 10, 1)], 500)
    assert (((oud >= 2) & (oud < 4)) | ((oud >= 10) & (oud < 11))).all()


def test_a_length_of_stay_gets_the_mean_that_was_asked() -> None:
    grens = np.full(64, 6000.0)
    duur = ijk(Duur(0.8, grens=365, onder_grens=0.3, minimum=10), 1500, grens)
    dagen = trek_duur(_rng(), duur, np.full(20_000, 6000))
    assert dagen.mean() == pytest.approx(1500, rel=0.03)
    assert (dagen < 365).mean() == pytest.approx(0.3, abs=0.02)
    assert dagen.min() >= 10


def test_a_mean_that_cannot_be_reached_gives_the_longest_stay() -> None:
    grens = np.full(8, 100.0)
    duur = ijk(Duur(0.5), 5000, grens)
    assert (trek_duur(_rng(), duur, np.full(100, 100)) == 100).all()


def test_a_join_finds_every_pair() -> None:
    i, j = koppel(_reeks(5, 7, 5), _reeks(7, 5, 9, 5))
    assert list(zip(i.tolist(), j.tolist(), strict=True)) == [(0, 1), (0, 3), (1, 0), (2, 1), (2, 3)]


def test_a_chain_leads_back_to_its_first_row() -> None:
    assert wortels(_reeks(GEEN, 0, 1, GEEN, 3)).tolist() == [0, 0, 0, 3, 3]


def test_rows_that_stay_get_numbers_without_gaps() -> None:
    nummers = nieuwe_nummers(np.array([True, False, True]))
    assert nummers.tolist() == [0, GEEN, 1]
    assert vertaal(_reeks(2, GEEN, 0), nummers).tolist() == [1, GEEN, 0]
    assert volgnummers(_reeks(4, 4, 2, 4, 2)).tolist() == [0, 1, 0, 2, 1]
    assert waar(np.array([False, True])).tolist() == [1]


def test_impossible_numbers_pass_the_check_and_are_never_given_out() -> None:
    nummers = onmogelijke_bsns(_rng(), 3000).tolist()
    assert len(set(nummers)) == 3000
    assert all(elfproef(str(n)) and str(n).startswith("9") for n in nummers)


def test_there_are_not_more_impossible_numbers_than_there_are() -> None:
    with pytest.raises(ValueError, match="niet genoeg"):
        onmogelijke_bsns(_rng(), 9_200_000)


def test_distances_are_those_of_the_map() -> None:
    km = afstand_km((np.array([52.66]), np.array([5.60])), (np.array([52.35, 52.66]), np.array([5.26, 5.60])))
    assert km[0, 0] == pytest.approx(41.5, abs=1)
    assert km[0, 1] == 0
    assert afstand_km((np.array([52.0]), np.array([5.0])), (np.zeros(0), np.zeros(0))).shape == (1, 0)


def test_homes_lie_on_a_grid_of_half_a_kilometre_near_their_town(regio: Regio) -> None:
    urk = next(g for g in regio.gemeenten if g.naam == "Urk")
    breedte, lengte = woonplekken(_rng(), urk, 2000, straal_km=1.6)
    assert np.unique(breedte).size < 40
    assert np.abs(breedte - urk.breedte).max() < 0.06
    assert np.abs(lengte - urk.lengte).max() < 0.1


def test_a_gemeente_without_towns_uses_its_centre(regio: Regio) -> None:
    kaal = replace(regio.gemeenten[0], kernen=())
    breedte, _ = woonplekken(_rng(), kaal, 100, straal_km=1.0)
    assert np.abs(breedte - kaal.breedte).max() < 0.05


def test_the_population_has_its_published_size_and_families(regio: Regio) -> None:
    bevolking = maak_bevolking(_rng(), lees_opgave(regio), schaal=1.0, tot=dagnummer(date(2026, 11, 23)))
    oud = leeftijd_op(bevolking.geboren, dagnummer(date(2020, 7, 1)))
    volgorde = np.lexsort((bevolking.geboren, bevolking.gezin))
    rang = np.empty(bevolking.aantal, dtype=np.int32)
    rang[volgorde] = volgnummers(bevolking.gezin[volgorde])
    recent = bevolking.geboren >= dagnummer(date(2016, 1, 1))  # families that began before the window are complete
    for nummer, gemeente in enumerate(regio.gemeenten):
        hier = bevolking.gemeente == nummer
        assert ((oud >= 0) & (oud <= 22) & hier).sum() == pytest.approx(gemeente.jeugdigen, rel=0.04)
        vierde = 100 * (rang[hier & recent] >= 3).mean()
        assert vierde == pytest.approx(gemeente.vierde_of_later, abs=2), gemeente.naam


def test_nobody_is_picked_twice_and_who_is_left_out_gets_nobody(regio: Regio) -> None:
    bevolking = maak_bevolking(_rng(), lees_opgave(regio), schaal=0.01, tot=dagnummer(date(2026, 11, 23)))
    n = bevolking.aantal + 50
    alles = np.zeros(n, dtype=np.int32)
    gekozen = kies_jeugdigen(
        _rng(),
        bevolking,
        gemeente=alles,
        geboren=alles + int(bevolking.geboren[0]),
        geboren_na=alles,
        geboren_voor=alles + 10**6,
        bezet=np.zeros(bevolking.aantal, dtype=np.bool_),
        gewicht=np.ones(bevolking.aantal),
    )
    gevonden = gekozen[gekozen >= 0]
    assert np.unique(gevonden).size == gevonden.size
    assert (gekozen == GEEN).sum() >= 50
    assert (bevolking.gemeente[gevonden] == 0).all()


def test_columns_of_a_table_have_one_length() -> None:
    with pytest.raises(ValueError, match="Bezettingen"):
        Bezettingen(plek=_reeks(1), van=_reeks(1, 2), tot=_reeks(1))
    assert Bezettingen(plek=_reeks(1), van=_reeks(1), tot=_reeks(2)).aantal == 1
    assert issubclass(Gezinnen, object)
