"""The picture of the analysis: whatever is linked with whatever, it stays readable."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zorglandschap.core.begrippen.analysewoorden import Verband
from zorglandschap.core.begrippen.codelijsten import FactorSoort
from zorglandschap.core.casus import analysebeeld_staand, beeldlagen
from zorglandschap.core.casus.analysebeeld import LABEL, LABEL_HOOG, Beeld, Blok, Plek, Punt, teken_liggend
from zorglandschap.core.casus.analysebeeld_staand import teken_staand
from zorglandschap.core.casus.verbanden import Pijl

OORZAAK, BLIJFT, ERGER, HELPT = FactorSoort
TEKST = st.text("abcdef ghi", max_size=60)
SOORTEN = st.lists(st.tuples(st.sampled_from(FactorSoort), TEKST), max_size=9)
PIJLEN = st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10), st.sampled_from(Verband)), max_size=14)
Invoer = tuple[list[Punt], list[Pijl]]


@st.composite
def invoer(draw: st.DrawFn) -> Invoer:
    """Any factors with any links: also circles, double links and links that lead nowhere."""
    punten = [Punt(nr + 1, soort, tekst) for nr, (soort, tekst) in enumerate(draw(SOORTEN))]
    return punten, [Pijl(van, naar, soort) for van, naar, soort in draw(PIJLEN)]


def _blok(beeld: Beeld, sleutel: int) -> Blok:
    return next(b for b in beeld.blokken if b.sleutel == sleutel)


def _overlapt(een: Blok, ander: Blok) -> bool:
    naast = een.x + een.breedte <= ander.x or ander.x + ander.breedte <= een.x
    onder = een.y + een.hoogte <= ander.y or ander.y + ander.hoogte <= een.y
    return not (naast or onder)


def _binnen(punt: tuple[float, float], blok: Blok) -> bool:
    x, y = punt
    return blok.x + 1 < x < blok.x + blok.breedte - 1 and blok.y + 1 < y < blok.y + blok.hoogte - 1


def _langs(een: Plek, ander: Plek) -> list[tuple[float, float]]:
    """Places on the stretch between two corners, close enough together to meet every box it crosses."""
    deel = 40
    return [(een[0] + (ander[0] - een[0]) * n / deel, een[1] + (ander[1] - een[1]) * n / deel) for n in range(deel + 1)]


def _raakt(blok: Blok, plek: Plek) -> bool:
    x, y = plek
    return x in (blok.x, blok.x + blok.breedte) and blok.y < y < blok.y + blok.hoogte


@pytest.mark.parametrize("teken", [teken_liggend, teken_staand])
@settings(max_examples=120, deadline=None)
@given(invoer())
def test_no_two_boxes_overlap_and_no_arrow_runs_through_one(teken: object, gegeven: Invoer) -> None:
    punten, pijlen = gegeven
    beeld: Beeld = teken(punten, pijlen)  # type: ignore[operator]
    assert {b.sleutel for b in beeld.blokken} == {p.sleutel for p in punten}
    assert not any(_overlapt(een, ander) for een, ander in combinations(beeld.blokken, 2))
    for blok in beeld.blokken:
        assert 0 < blok.x < blok.x_tekst < blok.x + blok.breedte < beeld.breedte
        assert 0 < blok.y < blok.y + blok.hoogte < beeld.hoogte
        assert blok.y + blok.hoogte >= max(y for y, _ in blok.y_regels) > blok.y_soort > blok.y
    for lijn in beeld.lijnen:
        for een, ander in pairwise(lijn.hoeken):
            plekken = _langs(een, ander)
            assert not any(_binnen(plek, blok) for plek in plekken for blok in beeld.blokken)
            assert all(0 <= x <= beeld.breedte and 0 <= y <= beeld.hoogte for x, y in plekken)


@pytest.mark.parametrize("teken", [teken_liggend, teken_staand])
@settings(max_examples=80, deadline=None)
@given(invoer())
def test_every_link_is_one_arrow_from_its_cause_to_its_effect(teken: object, gegeven: Invoer) -> None:
    punten, pijlen = gegeven
    beeld: Beeld = teken(punten, pijlen)  # type: ignore[operator]
    bekend = {p.sleutel for p in punten}
    assert {(lijn.van, lijn.naar) for lijn in beeld.lijnen} == {
        (p.van, p.naar) for p in pijlen if {p.van, p.naar} <= bekend and p.van != p.naar
    }
    for lijn in beeld.lijnen:
        assert _raakt(_blok(beeld, lijn.van), lijn.hoeken[0])
        assert _raakt(_blok(beeld, lijn.naar), lijn.hoeken[-1])
        assert lijn.hoeken[-1][1] == lijn.hoeken[-2][1], "the head lies level"
    assert len({lijn.hoeken[0] for lijn in beeld.lijnen} | {lijn.hoeken[-1] for lijn in beeld.lijnen}) == 2 * len(
        beeld.lijnen
    )


@settings(max_examples=120, deadline=None)
@given(invoer())
def test_the_words_of_arrows_never_lie_over_each_other_or_over_a_box(gegeven: Invoer) -> None:
    beeld = teken_liggend(*gegeven)
    vlakken = [
        Blok(0, OORZAAK, (), x, y - LABEL_HOOG + 4, LABEL, LABEL_HOOG) for x, y in (lijn.label for lijn in beeld.lijnen)
    ]
    assert not any(_overlapt(een, ander) for een, ander in combinations(vlakken, 2))
    assert not any(_overlapt(vlak, blok) for vlak in vlakken for blok in beeld.blokken)


@settings(max_examples=80, deadline=None)
@given(invoer())
def test_in_the_standing_picture_the_words_stand_in_the_box_they_leave(gegeven: Invoer) -> None:
    beeld = teken_staand(*gegeven)
    for lijn in beeld.lijnen:
        blok, (x, y) = _blok(beeld, lijn.van), lijn.label
        assert blok.x < x < blok.x + blok.breedte
        assert max(regel for regel, _ in blok.y_regels) + 4 < y < blok.y + blok.hoogte
    hoogten = sorted(lijn.label[1] for lijn in beeld.lijnen)
    assert all(ander - een >= analysebeeld_staand.UIT for een, ander in pairwise(hoogten))


@settings(max_examples=60, deadline=None)
@given(invoer())
def test_what_protects_stands_below_and_the_order_of_typing_does_not_matter(gegeven: Invoer) -> None:
    punten, pijlen = gegeven
    beeld = teken_liggend(punten, pijlen)
    boven = [b.y + b.hoogte for b in beeld.blokken if b.soort is not HELPT]
    onder = [b.y for b in beeld.blokken if b.soort is HELPT]
    assert not boven or not onder or max(boven) < min(onder)
    assert set(teken_liggend(punten[::-1], pijlen).blokken) == set(beeld.blokken)


@settings(max_examples=80, deadline=None)
@given(invoer())
def test_two_linked_factors_never_share_a_column_and_no_column_is_empty(gegeven: Invoer) -> None:
    punten, pijlen = gegeven
    geldig = [p for p in pijlen if {p.van, p.naar} <= {q.sleutel for q in punten} and p.van != p.naar]
    lagen = beeldlagen.lagen_van({p.sleutel: p.soort for p in punten}, geldig)
    assert all(lagen[p.van] != lagen[p.naar] for p in geldig)
    assert set(lagen.values()) == set(range(len(set(lagen.values()))))


def test_a_cause_stands_left_of_what_it_causes_and_protection_before_what_it_protects() -> None:
    punten = [
        Punt(1, OORZAAK, "Scheiding"),
        Punt(2, BLIJFT, "Ruzie thuis"),
        Punt(3, ERGER, "Slaapgebrek"),
        Punt(4, HELPT, "Oma dichtbij"),
        Punt(5, ERGER, "Pesten op school"),
        Punt(6, BLIJFT, "Thuiszitten"),
    ]
    pijlen = [
        Pijl(1, 2, Verband.VEROORZAAKT),
        Pijl(3, 2, Verband.VERERGERT),
        Pijl(4, 2, Verband.BESCHERMT),
        Pijl(2, 6, Verband.HOUDT_IN_STAND),
    ]
    lagen = beeldlagen.lagen_van({p.sleutel: p.soort for p in punten}, pijlen)
    assert lagen == {1: 0, 3: 0, 4: 0, 2: 1, 5: 1, 6: 2}


def test_a_circle_keeps_the_cause_left_and_both_arrows() -> None:
    punten = [Punt(1, BLIJFT, "Ruzie"), Punt(2, OORZAAK, "Stress"), Punt(3, HELPT, "Trainer")]
    pijlen = [Pijl(1, 2, Verband.VERERGERT), Pijl(2, 1, Verband.VEROORZAAKT), Pijl(3, 2, Verband.BESCHERMT)]
    beeld = teken_liggend(punten, pijlen)
    assert _blok(beeld, 2).x < _blok(beeld, 1).x == _blok(beeld, 3).x
    terug = next(lijn for lijn in beeld.lijnen if (lijn.van, lijn.naar) == (1, 2))
    heen = next(lijn for lijn in beeld.lijnen if (lijn.van, lijn.naar) == (2, 1))
    assert terug.hoeken[-1][0] < terug.hoeken[0][0]
    assert terug.kop.startswith(f"{terug.hoeken[-1][0]},")
    assert heen.punten.split()[0] == f"{heen.hoeken[0][0]},{heen.hoeken[0][1]}"


def test_protection_of_causes_in_two_columns_finds_a_free_one() -> None:
    soorten = {1: OORZAAK, 2: BLIJFT, 3: BLIJFT, 4: HELPT, 5: HELPT}
    keten = [Pijl(1, 2, Verband.VEROORZAAKT), Pijl(2, 3, Verband.HOUDT_IN_STAND)]
    alles = [*keten, Pijl(4, 2, Verband.BESCHERMT), Pijl(4, 3, Verband.BESCHERMT), Pijl(4, 1, Verband.BESCHERMT)]
    assert beeldlagen.lagen_van(soorten, alles)[4] == 3
    assert beeldlagen.lagen_van(soorten, [*keten, Pijl(4, 2, Verband.BESCHERMT), Pijl(4, 3, Verband.BESCHERMT)])[4] == 0
    assert beeldlagen.lagen_van(soorten, keten)[5] == 1, "without links where it is emptiest"


def test_nothing_to_draw_is_a_small_empty_picture() -> None:
    for teken in (teken_liggend, teken_staand):
        beeld = teken([], [])
        assert (beeld.blokken, beeld.lijnen, beeld.kolommen) == ((), (), 1)
        assert beeld.hoogte > 0


def test_a_narrow_screen_holds_the_picture() -> None:
    punten = [
        Punt(n, soort, "Een factor met wel tien woorden om te zien of dat past") for n, soort in enumerate(FactorSoort)
    ]
    pijlen = [Pijl(a, b, Verband.VERERGERT) for a in range(3) for b in range(3) if a < b] + [
        Pijl(3, 0, Verband.BESCHERMT)
    ]
    assert teken_staand(punten, pijlen).breedte <= 296
