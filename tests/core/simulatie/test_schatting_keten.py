"""From episodes to stays, waits, moves and arrivals: small registers written out by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tests.core.simulatie.schatting_bron import CRI, GRP, KADER, PLG, VORMEN
from zorglandschap.core.simulatie.episodes import JAAR, LEEFTIJDSGRENS, LEEG, REDENEN, Episodes, Rij, maak
from zorglandschap.core.simulatie.schatting_keten import KORTST, schakel, verblijven, wachten
from zorglandschap.core.simulatie.schatting_route import STEUN, instromers, routes, tel_routes

VANAF, TOT = KADER.vanaf.toordinal(), KADER.tot.toordinal()
DUUR = TOT - VANAF
OVERGANG = 28


def _rij(
    naam: str, vorm: str, gevraagd: int, start: int | None = None, eind: int | None = None, *,
    advies: str | None = "zelf", reden: int = LEEG, leeftijd: float = 5.0,
) -> Rij:  # fmt: skip
    """Days count from the beginning of the registration."""
    dag = [LEEG if d is None else VANAF + d for d in (gevraagd, start, eind)]
    gekozen = LEEG if advies is None else VORMEN.index(vorm if advies == "zelf" else advies)
    geboren = dag[0] - round(leeftijd * JAAR)
    return Rij(naam, dag[0], dag[1], dag[2], VORMEN.index(vorm), 0, gekozen, LEEG, reden, geboren, 0, "")


def _ep(*rijen: Rij) -> Episodes:
    return maak(rijen, KADER)


def test_a_stay_is_seen_from_its_entry_until_its_end_or_the_last_day() -> None:
    stays = verblijven(
        schakel(
            _ep(
                _rij("a", PLG, 100, 100, 150), _rij("b", PLG, 100, 110), _rij("c", PLG, -60, -50, 30),
                _rij("d", PLG, 200, 200, 200), _rij("e", PLG, 300), _rij("f", PLG, -40, -40, 0),
            ),
            OVERGANG,
        )
    )  # fmt: skip
    assert stays.dagen.tolist() == [50, DUUR - 110, 80, KORTST]
    assert stays.binnen.tolist() == [0, 0, 50, 0]
    assert stays.gezien.tolist() == [True, False, True, True]


def test_who_becomes_too_old_is_not_seen_to_leave() -> None:
    grens = REDENEN.index(LEEFTIJDSGRENS)
    stays = verblijven(
        schakel(
            _ep(
                _rij("a", GRP, 100, 100, 150, reden=grens),
                _rij("b", GRP, 100, 100, 120, leeftijd=18 - 20 / JAAR),
                _rij("c", PLG, 100, 100, 120, leeftijd=18 - 20 / JAAR),
            ),
            OVERGANG,
        )
    )
    assert stays.gezien.tolist() == [False, False, True]


def test_a_stay_ends_when_the_next_help_is_asked() -> None:
    ep = _ep(
        _rij("a", CRI, 100, 100, 160), _rij("a", PLG, 130, 160, 400),
        _rij("b", CRI, 100, 100), _rij("b", PLG, 130),
    )  # fmt: skip
    keten = schakel(ep, OVERGANG)
    assert keten.volgt.tolist() == [1, LEEG, 3, LEEG]
    crisis = verblijven(keten).van(VORMEN.index(CRI))
    assert crisis.dagen.tolist() == [30, 30]
    assert crisis.gezien.all()
    assert tel_routes(keten, OVERGANG).blijft[2, 0].tolist() == [0, 1], "who is still there has not moved yet"
    assert wachten(keten).dagen.tolist() == [KORTST, KORTST], "who keeps a place has no need of patience"


def test_help_within_four_weeks_is_a_next_step_and_later_help_is_a_new_request() -> None:
    ep = _ep(
        _rij("a", CRI, 100, 100, 160), _rij("a", PLG, 188, 190, 400),
        _rij("b", CRI, 100, 100, 160), _rij("b", PLG, 189, 190, 400),
    )  # fmt: skip
    keten = schakel(ep, OVERGANG)
    assert keten.volgt.tolist() == [1, LEEG, LEEG, LEEG]
    assert instromers(keten, OVERGANG).tolist() == [0, 2, 3]


def test_help_beside_a_stay_is_no_next_step() -> None:
    kader = replace(KADER, verblijf=frozenset({PLG}))
    ep = maak([_rij("a", PLG, 100, 100, 400), _rij("a", GRP, 150, 160, 200)], kader)
    assert schakel(ep, OVERGANG).volgt.tolist() == [LEEG, LEEG]


def test_of_two_that_run_together_the_last_to_end_leads_on() -> None:
    ep = _ep(_rij("a", GRP, 100, 100, 200), _rij("a", CRI, 110, 110, 205), _rij("a", PLG, 206, 206, 300))
    assert schakel(ep, OVERGANG).volgt.tolist() == [LEEG, 2, LEEG]


def test_another_place_of_the_same_form_is_one_stay() -> None:
    ep = _ep(
        _rij("a", GRP, 100, 100, 200), _rij("a", GRP, 190, 200, 300), _rij("a", PLG, 300, 300, 330),
        _rij("b", GRP, 100, 100, 200), _rij("b", GRP, 190, None, 210),
    )  # fmt: skip
    keten = schakel(ep, OVERGANG)
    assert keten.hoofd.tolist() == [True, False, True, True, False]
    assert verblijven(keten).van(1).dagen.tolist() == [200, 100]
    verder = tel_routes(keten, OVERGANG).verder[0]
    assert verder[1].tolist() == [1, 0, 0, 1]
    assert instromers(keten, OVERGANG).tolist() == [0, 3]


def test_the_first_and_the_last_days_are_not_counted_where_they_would_mislead() -> None:
    keten = schakel(_ep(_rij("a", GRP, 10, 10, 50), _rij("b", GRP, 100, 100, DUUR - 5)), OVERGANG)
    assert instromers(keten, OVERGANG).tolist() == [1], "the help before the first may not have been registered"
    assert tel_routes(keten, OVERGANG).verder[0, 1].tolist() == [0, 0, 0, 1], "the next of the last may still come"


def test_waits_end_with_help_or_with_giving_up() -> None:
    keten = schakel(
        _ep(
            _rij("a", PLG, 100, 130, 200), _rij("b", PLG, 100, None, 160), _rij("b", CRI, 161, 161, 190),
            _rij("c", PLG, 100, None, 150), _rij("d", PLG, DUUR - 9), _rij("e", PLG, -30, None, 20),
        ),
        OVERGANG,
    )  # fmt: skip
    pleegzorg = wachten(keten).van(0)
    assert pleegzorg.dagen.tolist() == [30, 60, 50, 9, 50]
    assert pleegzorg.gezien.tolist() == [False, True, True, False, True]
    assert pleegzorg.binnen.tolist() == [0, 0, 0, 0, 30]
    assert tel_routes(keten, OVERGANG).opgegeven[0].tolist() == [2, 1]


def test_advised_and_given_are_both_counted() -> None:
    keten = schakel(
        _ep(
            _rij("a", GRP, 100, 101, 200, advies=PLG), _rij("b", PLG, 100, 160, 200), _rij("c", PLG, 100, 101, 200),
            _rij("d", PLG, 100, 101, 200, advies=None), _rij("e", PLG, 100, None, 140),
            _rij("f", GRP, 100, 101, 200, advies=PLG), _rij("f", CRI, 205, 205, 260, advies=GRP),
        ),
        OVERGANG,
    )  # fmt: skip
    t = tel_routes(keten, OVERGANG)
    assert t.eerste[0].tolist() == [6, 0, 0]
    assert t.gegeven.tolist() == [[3, 2, 0], [0, 0, 1], [0, 0, 0]]
    assert t.gewacht.tolist() == [2, 0, 0]
    assert t.zonder_advies == 1
    assert t.verder[0, 1].tolist() == [0, 0, 0, 2], "advised what one had, given something else: no step by choice"
    r = routes(t)
    assert r.anders[0].tolist() == [0.0, 2 / 4.5, 0.0]
    assert r.crisis.tolist() == [0.5 / 2, 0.5, 0.5]


def test_a_thin_profile_leans_on_all_profiles_and_a_draw_stays_a_share() -> None:
    t = tel_routes(schakel(_ep(*(_rij(f"{k}", (PLG, GRP)[k % 4 == 0], 100, 100, 200) for k in range(40))), 28), 28)
    r = routes(t)
    assert r.eerste.tolist() == [[0.75, 0.25, 0.0], [0.75, 0.25, 0.0]]
    eigen = t.eerste.copy()
    eigen[1] = [0, 0, 2]
    leunt = routes(replace(t, eerste=eigen)).eerste[1]
    samen = eigen.sum(axis=0) / eigen.sum()
    assert leunt.tolist() == ((eigen[1] + STEUN * samen) / (2 + STEUN)).tolist()
    getrokken = [routes(t, np.random.default_rng(k)).eerste for k in range(50)]
    assert np.allclose([g.sum(axis=1) for g in getrokken], 1.0)
    assert np.std(getrokken, axis=0)[0, 0] < np.std(getrokken, axis=0)[1, 0], "what is thin is less sure"


def test_an_empty_register_has_empty_pieces() -> None:
    keten = schakel(_ep(), OVERGANG)
    assert verblijven(keten).dagen.size == wachten(keten).dagen.size == instromers(keten, OVERGANG).size == 0
    r = routes(tel_routes(keten, OVERGANG), np.random.default_rng(1))
    assert r.eerste.sum() == r.verder.sum() == r.anders.sum() == 0
