"""Who waits in which order, why third now and second last week, and what the family reads of it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import Urgentie
from zorglandschap.core.matching.wachtlijst import (
    Gebeurtenis,
    Plaats,
    Term,
    Verklaring,
    Wacht,
    WachtlijstFout,
    Wachtregels,
    in_eigen_woorden,
    lees_wachtregels,
    speel_af,
)
from zorglandschap.core.matching.wachtrij import maak_kolommen, maak_stand, waarden
from zorglandschap.core.matching.wachtrij import orden as orden_kolommen

NU = date(2026, 11, 22)
TOEN = NU - timedelta(days=7)
BESTAND = Path(__file__).parents[3] / "regios" / "flevoland" / "wachtlijst.toml"


def regels() -> Wachtregels:
    return lees_wachtregels(tomllib.loads(BESTAND.read_text(encoding="utf-8")))


def wacht(nummer: int, dagen: int = 30, **anders: Any) -> Wacht:
    basis = Wacht(nummer, Hulpvorm.PLEEGZORG, Urgentie.GEWOON, NU - timedelta(days=dagen), 56)
    return replace(basis, **anders)


def erbij(w: Wacht, op: date | None = None) -> Gebeurtenis:
    return Gebeurtenis(w.nummer, op or w.sinds, w)


def nummers(lijst: tuple[Plaats, ...]) -> list[int]:
    return [p.wacht.nummer for p in lijst]


def orden(rij: Iterable[Wacht], regels: Wachtregels, *, op: date) -> tuple[Plaats, ...]:
    lijst = orden_kolommen(Hulpvorm.PLEEGZORG, maak_kolommen([waarden(w) for w in rij]), regels, op=op)
    return tuple(lijst.plaats_van(n) for n in range(len(lijst)))


def verklaar(nummer: int, log: list[Gebeurtenis], regels: Wachtregels, *, nu: date, toen: date) -> Verklaring:
    lijsten = []
    for dag in (nu, toen):
        wachten = speel_af(log, op=dag)
        lijsten.append({v: [waarden(w) for w in wachten if w.hulpvorm is v] for v in {w.hulpvorm for w in wachten}})
    return maak_stand(*lijsten, regels, op=nu, eerder=toen).verklaar(nummer)


def test_more_haste_then_a_broken_promise_then_above_the_norm_then_the_longest_wait() -> None:
    rij = [
        wacht(1, 40),
        wacht(2, 60),
        wacht(3, 10, beloofd_op=NU - timedelta(days=1)),
        wacht(4, 5, urgentie=Urgentie.DRINGEND),
        wacht(5, 1, urgentie=Urgentie.CRISIS),
        wacht(6, 50),
    ]
    assert nummers(orden(rij, regels(), op=NU)) == [5, 4, 3, 2, 6, 1]


def test_equal_is_shown_as_equal() -> None:
    een, twee, drie = orden([wacht(2), wacht(1), wacht(3, 20)], regels(), op=NU)
    assert (een.plaats, twee.plaats, drie.plaats) == (1, 1, 3)
    assert (een.is_gedeeld, twee.is_gedeeld, drie.is_gedeeld) == (True, True, False)


WACHTEN = st.builds(
    Wacht,
    nummer=st.integers(1, 9),
    hulpvorm=st.just(Hulpvorm.PLEEGZORG),
    urgentie=st.sampled_from(Urgentie),
    sinds=st.integers(0, 90).map(lambda d: NU - timedelta(days=d)),
    norm_dagen=st.sampled_from([28, 56]),
    beloofd_op=st.none() | st.integers(-9, 9).map(lambda d: NU + timedelta(days=d)),
)


@given(st.lists(WACHTEN, unique_by=lambda w: w.nummer), st.randoms())
def test_the_order_of_the_input_does_not_matter_and_nobody_is_lost(rij: list[Wacht], toeval: Any) -> None:
    geschud = list(rij)
    toeval.shuffle(geschud)
    lijst = orden(rij, regels(), op=NU)
    assert lijst == orden(geschud, regels(), op=NU)
    assert sorted(nummers(lijst)) == sorted(w.nummer for w in rij)
    assert [p.plaats for p in lijst] == sorted(p.plaats for p in lijst)


@given(st.lists(WACHTEN, unique_by=lambda w: w.nummer, min_size=1))
def test_why_counts_everybody_who_goes_first(rij: list[Wacht]) -> None:
    log = [erbij(w) for w in rij]
    for plaats in orden(rij, regels(), op=NU):
        uitleg = verklaar(plaats.wacht.nummer, log, regels(), nu=NU, toen=TOEN)
        assert uitleg.nu == plaats
        geteld = sum(int(dict(t.waarden)["aantal"]) for t in uitleg.waarom if t.sjabloon.startswith("Voor u"))
        assert geteld == plaats.plaats - 1


GEBEURTENISSEN = st.lists(
    st.tuples(WACHTEN.map(lambda w: replace(w, norm_dagen=56)), st.integers(0, 14), st.booleans()), max_size=25
)


def _sleutel(w: Wacht, op: date) -> tuple[int, int, int, int]:
    haast = list(Urgentie).index(w.urgentie)
    return haast, not w.belofte_voorbij(op), not w.boven_norm(op), w.sinds.toordinal()


def _geteld(anderen: Iterable[Wacht], ik: Wacht) -> list[int]:
    """By the book: for everybody the first term in which they differ, and how many for each."""
    eerste = [
        next(n for n, (a, b) in enumerate(zip(_sleutel(w, NU), _sleutel(ik, NU), strict=True)) if a != b)
        for w in anderen
    ]
    return [eerste.count(n) for n in sorted(set(eerste))]


@given(GEBEURTENISSEN)
def test_every_change_is_counted_as_it_would_be_one_by_one(rij: list[tuple[Wacht, int, bool]]) -> None:
    rij.sort(key=lambda deel: -deel[1])
    log = [Gebeurtenis(w.nummer, NU - timedelta(days=d), w if erop else None) for w, d, erop in rij]
    nu, toen = ({w.nummer: w for w in speel_af(log, op=dag)} for dag in (NU, TOEN))
    for nummer in nu.keys() & toen.keys():
        ik, was = nu[nummer], toen[nummer]
        voor = {n for n, w in nu.items() if _sleutel(w, NU) < _sleutel(ik, NU)}
        stond_voor = {n for n, w in toen.items() if _sleutel(w, TOEN) < _sleutel(was, TOEN)}
        achter = {n for n in stond_voor & nu.keys() if _sleutel(nu[n], NU) > _sleutel(ik, NU)}
        weg = len(stond_voor - nu.keys())
        verwacht = [weg] if weg else []
        for groep in (voor - toen.keys(), (voor & toen.keys()) - stond_voor, achter):
            verwacht += _geteld((nu[n] for n in groep), ik)
        uitleg = verklaar(nummer, log, regels(), nu=NU, toen=TOEN)
        assert [int(dict(t.waarden)["aantal"]) for t in uitleg.veranderd if t.waarden] == verwacht


def test_the_list_of_an_earlier_day_is_replayed_from_the_log() -> None:
    ik, ander = wacht(1), wacht(2, 40)
    log = [erbij(ik), erbij(ander), Gebeurtenis(2, NU - timedelta(days=3), None)]
    assert {w.nummer for w in speel_af(log, op=TOEN)} == {1, 2}
    assert {w.nummer for w in speel_af(log, op=NU)} == {1}
    assert speel_af(log, op=NU - timedelta(days=200)) == ()


def _veranderd(*later: Gebeurtenis, anderen: tuple[Wacht, ...] = (), ik: Wacht | None = None) -> list[str]:
    log = [erbij(w) for w in (ik or wacht(1), *anderen)]
    return [str(t) for t in verklaar(1, [*log, *later], regels(), nu=NU, toen=TOEN).veranderd]


def test_second_last_week_and_third_now_because_somebody_came_with_more_haste() -> None:
    nieuw = wacht(3, 2, urgentie=Urgentie.DRINGEND)
    log = [erbij(wacht(1)), erbij(wacht(2, 40)), erbij(nieuw)]
    uitleg = verklaar(1, log, regels(), nu=NU, toen=TOEN)
    assert uitleg.toen is not None
    assert uitleg.nu is not None
    assert (uitleg.toen.plaats, uitleg.nu.plaats, uitleg.aantal_toen, uitleg.aantal_nu) == (2, 3, 2, 3)
    assert [str(t) for t in uitleg.waarom] == [
        "Voor u, met meer haast: 1.",
        "Voor u, omdat zij langer wachten: 1.",
    ]
    assert [str(t) for t in uitleg.veranderd] == ["Nieuw op de lijst, met meer haast: 1."]


def test_who_left_who_overtook_and_whom_this_youth_passed_is_told() -> None:
    voor, achter = wacht(2, 40), wacht(3, 20)
    gisteren = NU - timedelta(days=1)
    assert _veranderd(Gebeurtenis(2, gisteren, None), anderen=(voor,)) == ["Van de lijst af, van wie voor stonden: 1."]
    haast = Gebeurtenis(3, gisteren, replace(achter, urgentie=Urgentie.DRINGEND))
    assert _veranderd(haast, anderen=(achter,)) == ["Voorbijgegaan door wie nu meer haast heeft: 1."]
    ik = Gebeurtenis(1, gisteren, wacht(1, urgentie=Urgentie.DRINGEND))
    assert _veranderd(ik, anderen=(voor,)) == ["Gaat nu voor door meer haast: 1 anderen voorbij."]
    assert _veranderd(anderen=(voor,)) == ["Er is niets veranderd."]


def test_many_are_explained_from_the_same_lists() -> None:
    lijsten = {Hulpvorm.PLEEGZORG: [waarden(wacht(1)), waarden(wacht(2, 40))]}
    stand = maak_stand(lijsten, lijsten, regels(), op=NU, eerder=TOEN)
    assert [str(t) for n in (1, 2) for t in stand.verklaar(n).veranderd] == ["Er is niets veranderd."] * 2


def test_another_advice_is_another_list() -> None:
    ander = Gebeurtenis(1, NU - timedelta(days=1), wacht(1, hulpvorm=Hulpvorm.GEZINSHUIS))
    assert _veranderd(ander) == ["Het advies is veranderd: dit is een andere wachtlijst."]


def test_equal_and_first_and_gone_have_their_own_words() -> None:
    uitleg = verklaar(1, [erbij(wacht(1)), erbij(wacht(2))], regels(), nu=NU, toen=TOEN)
    assert [str(t) for t in uitleg.waarom] == [
        "Niemand gaat voor.",
        "Even ver op de lijst: 1. De volgorde daartussen is toeval.",
    ]
    weg = verklaar(9, [erbij(wacht(1))], regels(), nu=NU, toen=TOEN)
    assert (weg.nu, weg.toen, weg.waarom, weg.veranderd) == (None, None, (), ())


@pytest.mark.parametrize(
    ("anders", "plaats", "aantal", "woorden"),
    [
        ({"urgentie": Urgentie.CRISIS}, 9, 10, "veel haast"),
        ({"beloofd_op": NU - timedelta(days=1)}, 9, 10, "had al moeten beginnen"),
        ({}, 2, 4, "maar weinig anderen"),
        ({}, 5, 20, "niet lang meer"),
        ({}, 12, 20, "nog een aantal"),
        ({}, 20, 20, "nog veel"),
    ],
)
def test_the_family_reads_words_and_never_a_rank(
    anders: dict[str, Any], plaats: int, aantal: int, woorden: str
) -> None:
    tekst = str(in_eigen_woorden(Plaats(plaats, wacht(1, **anders), is_gedeeld=False), aantal, op=NU, klein=10))
    assert woorden in tekst
    assert not any(teken.isdigit() for teken in tekst)


def _ruw(**anders: Any) -> dict[str, Any]:
    term = {"term": "urgentie", "waarom": "w", "bron": "b", "eigenaar": "e", "sinds": date(2026, 1, 1)}
    return {"versie": "1", "term": [{**term, **anders}]}


def test_every_term_of_the_region_is_justified() -> None:
    assert [r.term for r in regels().termen] == list(Term)
    assert not regels().termen[0].is_verzonnen
    assert all(r.is_verzonnen for r in regels().termen[1:])


@pytest.mark.parametrize(
    ("ruw", "zin"),
    [
        ({}, "geen enkele"),
        ({"term": ["x"]}, "geen enkele"),
        (_ruw(term="inkomen"), "bestaat niet"),
        (_ruw(sinds="gisteren"), "is een datum"),
        (_ruw(waarom=" "), "mist ‘waarom’"),
        (_ruw(bron=None), "mist ‘bron’"),
        ({"term": _ruw()["term"]}, "mist ‘versie’"),
        ({"versie": "1", "term": _ruw()["term"] * 2}, "twee keer"),
    ],
)
def test_a_term_without_justification_is_refused(ruw: dict[str, Any], zin: str) -> None:
    with pytest.raises(WachtlijstFout, match=zin):
        lees_wachtregels(ruw)
