"""Which places are worth building: the median of the draws with its spread, whatever the order."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from tests.core.matching.hulp import REGELS, aanbiedingen, neem, profiel
from zorglandschap.core.begrippen.codelijsten import Niveau
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.matching.bouwmeting import Bouwband, beter_per_jaar, meet_bouwkansen
from zorglandschap.core.matching.prijzen import Aankomst, Landschap, Prijsregels, maak_aankomst

OP = date(2026, 11, 23)
PRIJSREGELS = Prijsregels(dict(zip(Niveau, (2000, 1000, 0), strict=True)), aandeel_oud=0.3, geldig_dagen=8)
WEKEN = dict.fromkeys(Hulpvorm, 26.0)
URK, ALMERE = 184, 34
GEMEENTEN = {URK: (52.66, 5.60), ALMERE: (52.36, 5.25)}
PLEEGZORG = {Hulpvorm.PLEEGZORG: Niveau.FIRST_BEST, Hulpvorm.GEZINSHUIS: Niveau.ACCEPTABEL}


def _meet(mensen: list[Aankomst], land: Landschap, *, per_week: float = 1.0, keren: int = 3) -> tuple[Bouwband, ...]:
    return meet_bouwkansen(
        mensen,
        land,
        GEMEENTEN,
        per_week=per_week,
        steekproef=60,
        dobbels=[np.random.default_rng(n) for n in range(keren)],
        regels=PRIJSREGELS,
        zoekregels=REGELS,
        op=OP,
    )


def _land(plekken: int) -> Landschap:
    a = aanbiedingen({}, {"hulpvorm": Hulpvorm.GEZINSHUIS, "gemeente": ALMERE, "breedte": 52.36, "lengte": 5.25})
    return Landschap(a, np.array([plekken, 1]), WEKEN)


MENSEN = [maak_aankomst(profiel(leeftijd_maanden=120 + 12 * n), PLEEGZORG) for n in range(5)]


def test_where_places_are_short_the_dearest_is_the_form_and_gemeente_that_is_asked_for() -> None:
    eerste = _meet(MENSEN, _land(1))[0]
    assert (eerste.hulpvorm, eerste.gemeente, eerste.plekken) == (Hulpvorm.PLEEGZORG, URK, 1)
    assert 0 < eerste.laag <= eerste.prijs <= eerste.hoog


def test_where_places_are_left_over_only_the_walk_from_home_is_left_to_win() -> None:
    assert all(b.prijs < 1 for b in _meet(MENSEN, _land(500)))  # points: the existing place is 700 metres away
    assert _meet([], _land(1)) == ()


def test_the_order_of_youths_and_offers_does_not_matter() -> None:
    land = _land(1)
    orde = np.array([1, 0])
    ander = Landschap(neem(land.aanbiedingen, orde), land.capaciteit[orde], WEKEN)
    assert _meet(MENSEN, land) == _meet(MENSEN[::-1], ander)


def test_a_place_that_costs_nothing_in_a_draw_counts_as_zero_there() -> None:
    zeldzaam = maak_aankomst(profiel(breedte=52.36, lengte=5.25, gemeente=ALMERE), {Hulpvorm.FACT: Niveau.FIRST_BEST})
    banden = {b.hulpvorm: b for b in _meet([*MENSEN * 40, zeldzaam], _land(1), keren=6)}
    assert banden[Hulpvorm.FACT].laag == 0  # most draws do not hold the one youth
    assert banden[Hulpvorm.FACT].hoog > 0


def test_a_price_is_told_as_youths_a_year() -> None:
    assert beter_per_jaar(1000 / 52, 1000) == pytest.approx(1)
