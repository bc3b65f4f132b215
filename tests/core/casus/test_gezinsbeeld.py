"""Whatever the family looks like, the picture can be read: nothing overlaps and the home holds who lives in it."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zorglandschap.core.begrippen.gezinswoorden import Steun
from zorglandschap.core.casus.gezinsbeeld import Figuur, Gezinsbeeld, Laag, Lijn, Lijnsoort, Plek, Punt, teken_gezin

NOOR = Figuur("noor", Laag.KIND, in_huis=True, is_jeugdige=True)
MOEDER = Figuur("moeder", Laag.OUDER, in_huis=True, steun=Steun.STERK)
VADER = Figuur("vader", Laag.OUDER, steun=Steun.VERBROKEN)
STIEF = Figuur("stief", Laag.OPVOEDER, in_huis=True, is_partner=True, steun=Steun.GESPANNEN)
OMA = Figuur("oma", Laag.NETWERK, steun=Steun.STERK)


@st.composite
def gezinnen(draw: st.DrawFn) -> list[Figuur]:
    anderen = draw(
        st.lists(
            st.builds(
                Figuur,
                sleutel=st.just(""),
                laag=st.sampled_from(Laag),
                in_huis=st.booleans(),
                is_partner=st.booleans(),
                steun=st.sampled_from([None, *Steun]),
            ),
            max_size=16,
        )
    )
    rest = [replace(f, sleutel=str(n), in_huis=f.in_huis and f.laag is not Laag.NETWERK) for n, f in enumerate(anderen)]
    plek = draw(st.integers(0, len(rest)))
    zelf = replace(NOOR, in_huis=draw(st.booleans()))
    return [*rest[:plek], zelf, *rest[plek:]]


def _plek(beeld: Gezinsbeeld, sleutel: str) -> Plek:
    return next(p for p in beeld.plekken if p.sleutel == sleutel)


def _soorten(beeld: Gezinsbeeld) -> list[Lijnsoort]:
    return [lijn.soort for lijn in beeld.lijnen if lijn.soort is not Lijnsoort.BAND]


def _raakt(een: Plek, ander: Plek) -> bool:
    (l1, b1, r1, o1), (l2, b2, r2, o2) = een.vak, ander.vak
    return l1 < r2 and l2 < r1 and b1 < o2 and b2 < o1


def _binnen(punt: Punt, omtrek: tuple[Punt, ...]) -> bool:
    """Even-odd rule."""
    x, y = punt
    kruist = 0
    for (x1, y1), (x2, y2) in pairwise([*omtrek, omtrek[0]]):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            kruist += 1
    return kruist % 2 == 1


def _hoeken(plek: Plek) -> list[Punt]:
    links, boven, rechts, onder = plek.vak
    return [(links, boven), (rechts, boven), (rechts, onder), (links, onder), (plek.x, plek.y)]


def _langs(lijn: Lijn) -> list[Punt]:
    return [
        (x1 + (x2 - x1) * deel / 40, y1 + (y2 - y1) * deel / 40)
        for (x1, y1), (x2, y2) in pairwise(lijn.punten)
        for deel in range(41)
    ]


@given(gezinnen())
def test_everybody_is_drawn_once_inside_the_frame_and_nobody_overlaps(gezin: list[Figuur]) -> None:
    beeld = teken_gezin(gezin)
    assert sorted(p.sleutel for p in beeld.plekken) == sorted(f.sleutel for f in gezin)
    assert not any(_raakt(een, ander) for een, ander in combinations(beeld.plekken, 2))
    rechts, onder = beeld.links + beeld.breedte, beeld.boven + beeld.hoogte
    punten = [h for p in beeld.plekken for h in _hoeken(p)] + [p for lijn in beeld.lijnen for p in lijn.punten]
    assert all(beeld.links < x < rechts and beeld.boven < y < onder for x, y in [*punten, *beeld.huis])


@given(gezinnen())
def test_the_outline_holds_who_lives_in_the_home_and_nobody_else(gezin: list[Figuur]) -> None:
    beeld = teken_gezin(gezin)
    thuis = {f.sleutel for f in gezin if f.in_huis}
    assert bool(beeld.huis) is bool(thuis)
    for plek in beeld.plekken:
        binnen = [_binnen(hoek, beeld.huis) for hoek in _hoeken(plek)] if beeld.huis else [False]
        assert all(binnen) if plek.sleutel in thuis else not any(binnen)


@given(gezinnen())
def test_a_tie_never_runs_through_somebody_else(gezin: list[Figuur]) -> None:
    beeld = teken_gezin(gezin)
    for lijn in beeld.lijnen:
        for plek in beeld.plekken if lijn.soort is Lijnsoort.BAND else ():
            if plek.sleutel in (lijn.naar, NOOR.sleutel):
                continue
            links, boven, rechts, onder = plek.vak
            assert not any(links < x < rechts and boven < y < onder for x, y in _buiten_cel(lijn, plek))


def _buiten_cel(lijn: Lijn, plek: Plek) -> list[Punt]:
    """Points of a tie that count for a person: above a figure of the network the free room beside it does not."""
    if plek.y <= 0:
        return _langs(lijn)
    return [(x, y) for x, y in _langs(lijn) if (x - plek.x) ** 2 + (y - plek.y) ** 2 < plek.straal**2 or y > plek.y]


@given(gezinnen())
def test_every_known_tie_is_drawn_and_the_youth_stands_in_the_middle(gezin: list[Figuur]) -> None:
    beeld = teken_gezin(gezin)
    banden = {lijn.naar: lijn.steun for lijn in beeld.lijnen if lijn.soort is Lijnsoort.BAND}
    assert banden == {f.sleutel: f.steun for f in gezin if f.steun is not None}
    midden = _plek(beeld, NOOR.sleutel)
    assert (midden.x, midden.y) == (0, 0)
    assert beeld.links == pytest.approx(-beeld.breedte / 2)


def test_brothers_and_sisters_stand_by_age_and_who_lives_elsewhere_stands_outside() -> None:
    gezin = [Figuur("oudste", Laag.KIND), Figuur("tweede", Laag.KIND, in_huis=True), NOOR, MOEDER]
    beeld = teken_gezin(gezin)
    assert [p.sleutel for p in sorted(beeld.plekken, key=lambda p: (p.y, p.x))][1:] == ["tweede", "noor", "oudste"]


def test_the_parent_in_the_home_stands_between_the_other_parent_and_the_partner() -> None:
    beeld = teken_gezin([NOOR, STIEF, MOEDER, VADER])
    assert _plek(beeld, "vader").x < _plek(beeld, "moeder").x == 66.0 - 132.0 < _plek(beeld, "stief").x
    assert _soorten(beeld)[:2] == [Lijnsoort.PAAR_APART, Lijnsoort.PAAR]


def test_a_child_without_parents_or_brothers_hangs_from_nothing() -> None:
    beeld = teken_gezin([replace(NOOR, in_huis=False), OMA])
    assert _soorten(beeld) == []
    assert beeld.huis == ()


def test_brothers_and_sisters_without_parents_hang_together() -> None:
    beeld = teken_gezin([NOOR, Figuur("zus", Laag.KIND, in_huis=True)])
    assert _soorten(beeld) == [Lijnsoort.AFSTAMMING] * 3


def test_the_words_stand_on_the_far_side_of_the_ties() -> None:
    beeld = teken_gezin([NOOR, MOEDER, OMA])
    assert _plek(beeld, "moeder").woorden_y < _plek(beeld, "moeder").y
    assert _plek(beeld, "oma").woorden_y > _plek(beeld, "oma").y


def test_a_picture_is_about_exactly_one_child() -> None:
    for gezin in ([MOEDER], [NOOR, replace(NOOR, sleutel="ander")], [replace(NOOR, laag=Laag.NETWERK)]):
        with pytest.raises(ValueError, match="één jeugdige"):
            teken_gezin(gezin)
