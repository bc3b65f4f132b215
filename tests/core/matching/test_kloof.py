"""Advised beside given in sums: what counts, how long, and what closes it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zorglandschap.core.begrippen.codelijsten import Niveau, RedenAfwijking, RedenWeigering
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import ZOEKT, Kloofeinde, Kloofniveau, Kloofreden, Weigergevolg
from zorglandschap.core.matching.kloof import (
    Kloofgroep,
    Kloofrij,
    Kloofsom,
    dagen_in,
    som_van,
    tel_op,
    voeg_samen,
    volgende_blik,
)
from zorglandschap.core.matching.weigering import GEVOLG, UITLEG, gevolg_van

VAN, TOT = date(2026, 1, 1), date(2026, 12, 31)
GEWICHTEN = {niveau: n for n, niveau in enumerate(Kloofniveau)}  # 0 first-best, 1, 2 emergency, 3 no help


def rij(**anders: Any) -> Kloofrij:
    basis = Kloofrij(
        Hulpvorm.PLEEGZORG, Hulpvorm.GEZINSHUIS, Kloofniveau.ACCEPTABEL, Kloofreden.GEEN_PLEK, "Urk", date(2026, 3, 1)
    )
    return replace(basis, **anders)


def som(*rijen: Kloofrij) -> Kloofsom:
    return tel_op(rijen, VAN, TOT, lambda _: "", gewichten=GEWICHTEN).get("", Kloofsom())


def test_a_first_best_placement_is_no_gap() -> None:
    assert som(rij(niveau=Kloofniveau.FIRST_BEST)) == Kloofsom()
    assert dagen_in(rij(niveau=Kloofniveau.FIRST_BEST), VAN, TOT) == 0


def test_weeks_count_within_the_period_times_the_weight_of_the_level() -> None:
    twee_weken = rij(gesloten_op=date(2026, 3, 15), einde=Kloofeinde.BEREIKT)
    assert som(twee_weken) == Kloofsom(kloven=1, nog_open=0, bereikt=1, weken=2.0, gewogen=2.0)
    assert som(replace(twee_weken, niveau=Kloofniveau.NOODOPLOSSING)).gewogen == 4.0
    zonder = som(replace(twee_weken, niveau=Kloofniveau.GEEN_HULP, gegeven=None))
    assert (zonder.weken, zonder.gewogen, zonder.zwaarder) == (2.0, 6.0, 1)
    assert som(replace(twee_weken, einde=Kloofeinde.HULP_GESTOPT)).bereikt == 0
    assert som(rij(sinds=date(2025, 1, 1))).weken == (TOT - VAN).days / 7


@pytest.mark.parametrize(
    ("anders", "telt"),
    [
        ({"sinds": TOT}, 0),
        ({"sinds": date(2025, 1, 1), "gesloten_op": VAN}, 0),
        ({"sinds": VAN, "gesloten_op": VAN}, 1),
        ({"sinds": date(2025, 1, 1), "gesloten_op": VAN + timedelta(days=1)}, 1),
    ],
)
def test_a_gap_counts_when_it_touches_the_period(anders: dict[str, Any], telt: int) -> None:
    assert som(rij(**anders)).kloven == telt


def test_a_period_that_ends_before_it_begins_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="eindigt"):
        tel_op([], TOT, VAN, lambda r: r.gemeente, gewichten=GEWICHTEN)


@given(st.lists(st.tuples(st.sampled_from(["Urk", "Almere"]), st.integers(0, 400), st.none() | st.integers(0, 300))))
def test_the_sums_per_heading_add_up_to_the_whole(delen: list[tuple[str, int, int | None]]) -> None:
    rijen = []
    for gemeente, dag, duur in delen:
        sinds = VAN + timedelta(days=dag - 60)
        rijen.append(
            rij(gemeente=gemeente, sinds=sinds, gesloten_op=None if duur is None else sinds + timedelta(days=duur))
        )
    per = tel_op(rijen, VAN, TOT, lambda r: r.gemeente, gewichten=GEWICHTEN)
    assert sum(s.kloven for s in per.values()) == som(*rijen).kloven
    assert sum(s.weken for s in per.values()) == pytest.approx(som(*rijen).weken)


def test_sums_that_were_counted_before_are_added_per_heading() -> None:
    een = som_van(Kloofniveau.ACCEPTABEL, 3, 2, 1, 14, gewichten=GEWICHTEN)
    twee = som_van(Kloofniveau.NOODOPLOSSING, 1, 0, 0, 7, gewichten=GEWICHTEN)
    groepen = [
        Kloofgroep(Hulpvorm.PLEEGZORG, "Urk", Kloofreden.GEEN_PLEK, een),
        Kloofgroep(Hulpvorm.PLEEGZORG, "Almere", None, twee),
        Kloofgroep(Hulpvorm.GEZINSHUIS, "Urk", None, twee),
    ]
    assert voeg_samen(groepen, lambda g: g.geadviseerd)[Hulpvorm.PLEEGZORG] == Kloofsom(4, 2, 1, 3.0, 4.0, 1)
    assert voeg_samen(groepen, lambda g: g.gemeente) == {"Urk": een + twee, "Almere": twee}


def test_the_words_of_the_gap_hold_those_of_a_placement_and_more() -> None:
    assert {n.value for n in Niveau} < {n.value for n in Kloofniveau}
    assert {r.value for r in Kloofreden} - {r.value for r in RedenAfwijking} == {r.value for r in ZOEKT}
    assert rij().is_plaatsing
    assert not rij(reden=Kloofreden.WACHTLIJST).is_plaatsing
    assert not rij(niveau=Kloofniveau.GEEN_HULP, reden=Kloofreden.GEEN_PLEK).is_plaatsing


@given(
    st.lists(st.tuples(st.sampled_from(Kloofniveau), st.integers(-500, 500), st.none() | st.integers(0, 900))),
    st.integers(1, 300),
)
def test_weeks_are_never_negative_and_two_halves_of_a_period_are_the_whole(
    delen: list[tuple[Kloofniveau, int, int | None]], knip: int
) -> None:
    rijen = []
    for niveau, begin, duur in delen:
        sinds = VAN + timedelta(days=begin)
        rijen.append(rij(niveau=niveau, sinds=sinds, gesloten_op=None if duur is None else sinds + timedelta(duur)))
    midden = VAN + timedelta(days=knip)
    for r in rijen:
        halven = dagen_in(r, VAN, midden), dagen_in(r, midden, TOT)
        assert min(halven) >= 0
        assert sum(halven) == dagen_in(r, VAN, TOT)
    assert som(*rijen).gewogen >= som(*rijen).weken >= 0


def test_the_next_look_is_a_number_of_days_away() -> None:
    assert volgende_blik(VAN, 91) == date(2026, 4, 2)


def test_every_no_has_a_consequence_with_words() -> None:
    assert set(GEVOLG) == set(RedenWeigering)
    assert set(UITLEG) == set(Weigergevolg)
    norm: dict[str, Any] = {"opschalen_na": 3, "parkeren_dagen": 28, "vandaag": VAN}
    geparkeerd = gevolg_van(RedenWeigering.GROEP_PAST_NIET, keer=1, **norm)
    assert (geparkeerd.wat, geparkeerd.tot) == (Weigergevolg.PARKEREN, VAN + timedelta(days=28))
    tweede = gevolg_van(RedenWeigering.PROFIEL_PAST_NIET, keer=2, **norm)
    assert (tweede.wat, tweede.tot) == (Weigergevolg.TWEEDE_BLIK, None)
    assert gevolg_van(RedenWeigering.PLEK_BEZET, keer=3, **norm).wat is Weigergevolg.OPSCHALEN
