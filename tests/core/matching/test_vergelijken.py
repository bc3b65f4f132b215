"""Side by side: the same as the ranking, with every reason, also for an offer that does not fit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

from tests.core.matching.hulp import NIVEAUS, PROFIELEN, REGELS, REGIOS, START, aanbiedingen, profiel
from zorglandschap.core.begrippen.codelijsten import Niveau, Specialisme
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.matching.passend import BIJNA_TE_DOEN, Reden, toets
from zorglandschap.core.matching.profiel import NOOIT, Aanbiedingen, Profiel
from zorglandschap.core.matching.rangorde import rank
from zorglandschap.core.matching.vergelijken import Vergeleken, even_goed, vergelijk


def _naast(kind: Profiel, a: Aanbiedingen, *gekozen: int) -> tuple[Vergeleken, ...]:
    return vergelijk(kind, a, gekozen, niveaus=NIVEAUS, regels=REGELS)


@given(PROFIELEN, REGIOS)
def test_a_comparison_says_of_each_offer_what_the_ranking_says(kind: Profiel, a: Aanbiedingen) -> None:
    volledig = rank(kind, a, niveaus=NIVEAUS, regels=REGELS, hoogstens=a.aantal, hoogstens_bijna=a.aantal)
    naast = {v.aanbod: v for v in _naast(kind, a, *a.id.tolist())}
    past = {k.aanbod: k for k in volledig.kandidaten}
    assert {pk for pk, v in naast.items() if v.past} == set(past)
    for pk, k in past.items():
        v = naast[pk]
        assert (v.rang, v.is_gedeeld, v.niveau, v.bijdragen) == (k.rang, k.is_gedeeld, k.niveau, k.bijdragen)
        assert (v.punten, v.km_thuis, v.km_school, v.start) == (k.punten, k.km_thuis, k.km_school, k.start)
    for bijna in volledig.bijna:
        v = naast[bijna.aanbod]
        assert v.is_bijna
        assert [(b.reden, b.nodig) for b in v.bezwaren] == [(bijna.reden, bijna.nodig)]


@given(PROFIELEN, REGIOS)
def test_every_reason_is_named_and_only_what_people_can_agree_on_has_a_way_out(kind: Profiel, a: Aanbiedingen) -> None:
    bits = toets(kind, a, niveaus=NIVEAUS, regels=REGELS).bits
    for v, alle in zip(_naast(kind, a, *a.id.tolist()), bits, strict=True):
        assert sum(int(b.reden) for b in v.bezwaren) == int(alle)
        assert all((b.nodig is not None) == bool(b.reden & BIJNA_TE_DOEN) for b in v.bezwaren)
        assert v.punten == sum(b.punten for b in v.bijdragen)


def test_a_form_that_the_advice_does_not_allow_has_no_level_and_no_day_when_none_is_known() -> None:
    a = aanbiedingen({"hulpvorm": Hulpvorm.BEGELEIDING, "vrij_vanaf": NOOIT}, {})
    niet, wel = _naast(profiel(behoeften=frozenset({Specialisme.GGZ})), a, 1, 2)
    assert (niet.niveau, niet.start, niet.rang, niet.km_school) == (None, None, None, None)
    assert [b.reden for b in niet.bezwaren] == [Reden.HULPVORM, Reden.NIET_VRIJ, Reden.GEEN_GGZ]
    assert not niet.is_bijna
    assert wel.is_bijna
    assert wel.start == START


def test_two_offers_are_equally_good_only_when_both_fit_with_one_level_and_equal_points() -> None:
    a = aanbiedingen({}, {}, {"leeftijd_tot": 10}, {"hulpvorm": Hulpvorm.GEZINSHUIS}, {"breedte": 52.7})
    een, twee, te_jong, gezinshuis, verder = _naast(profiel(), a, 1, 2, 3, 4, 5)
    assert even_goed([een, twee])
    assert een.is_gedeeld
    assert een.rang == twee.rang == 1
    assert gezinshuis.niveau is Niveau.ACCEPTABEL
    assert not any(even_goed([een, ander]) for ander in (te_jong, gezinshuis, verder))


def test_the_order_of_choice_is_kept_and_a_stranger_is_refused() -> None:
    a = aanbiedingen({}, {}, {})
    assert [v.aanbod for v in _naast(profiel(), a, 3, 1)] == [3, 1]
    orde = np.array([2, 0, 1])
    ander = replace(a, id=a.id[orde])
    assert [v.aanbod for v in _naast(profiel(), ander, 3, 1)] == [3, 1]
    with pytest.raises(ValueError, match="9"):
        _naast(profiel(), a, 1, 9)
