"""The record of a ranking: read back it is the same question, and it gives the same outcome to the byte."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.matching.hulp import NIVEAUS, PROFIELEN, REGELS, REGIOS, aanbiedingen, neem, profiel
from zorglandschap.core.begrippen.codelijsten import Specialisme
from zorglandschap.core.matching.profiel import HULPVORMEN, NOOIT, Aanbiedingen, Profiel, Wens
from zorglandschap.core.matching.rangorde import rank
from zorglandschap.core.matching.rangverslag import (
    Rangvraag,
    herhaal_uitkomst,
    lees_volgorde,
    lees_vraag,
    regelversie,
    regelversie_past,
    schrijf_uitkomst,
    schrijf_vraag,
    zonder_geheim,
)

HOOGSTENS_BYTES = 20_000  # what one row may take at 400 offers


def _vraag(kind: Profiel, a: Aanbiedingen, schaarste: list[float] | None = None) -> Rangvraag:
    prijzen = None if schaarste is None else np.array(schaarste[: a.aantal])
    return Rangvraag(kind, NIVEAUS, REGELS, a, np.ones(a.aantal, dtype=np.int64), prijzen)


def _uitkomst(v: Rangvraag) -> str:
    return schrijf_uitkomst(
        rank(v.profiel, v.aanbiedingen, niveaus=NIVEAUS, regels=REGELS, hoogstens=1000, schaarste=v.schaarste)
    )


@given(PROFIELEN, REGIOS, st.none() | st.lists(st.sampled_from([0.0, 1.7, float("nan")]), min_size=100, max_size=100))
def test_what_is_kept_gives_the_same_outcome_again(
    kind: Profiel, a: Aanbiedingen, schaarste: list[float] | None
) -> None:
    vraag = _vraag(kind, a, schaarste)
    bewaard = zonder_geheim(vraag)
    tekst = schrijf_vraag(bewaard)
    terug = lees_vraag(tekst)
    assert terug.profiel == bewaard.profiel
    assert schrijf_vraag(terug) == tekst
    assert herhaal_uitkomst(terug) == _uitkomst(vraag)


def test_the_order_in_which_the_offers_came_does_not_count() -> None:
    a = aanbiedingen({"id": 1}, {"id": 2, "gemeente": 34}, {"id": 3, "leeftijd_tot": 4})
    vraag, anders = _vraag(profiel(), a), _vraag(profiel(), neem(a, [2, 0, 1]))
    assert schrijf_vraag(vraag) == schrijf_vraag(anders)
    assert lees_volgorde(_uitkomst(vraag)) == (1, 2)


def test_where_a_youth_is_not_safe_is_not_kept() -> None:
    a = aanbiedingen({"id": 1, "locatie": 71}, {"id": 2, "locatie": 72}, {"id": 3, "locatie": 73})
    kind = profiel(onveilige_locaties=frozenset({72, 99}), geweigerd_door=frozenset({3, 88}))
    vraag = zonder_geheim(_vraag(kind, a))
    assert vraag.profiel.onveilige_locaties == frozenset()
    assert vraag.profiel.geweigerd_door == {2, 3}
    assert herhaal_uitkomst(vraag) == _uitkomst(_vraag(kind, a))
    assert "onveilig" not in schrijf_vraag(vraag)


def test_a_code_list_in_another_order_changes_nothing() -> None:
    a = aanbiedingen({"id": 1, "specialismen": 0b101, "ritme": 0b10}, {"id": 2})
    vraag = _vraag(profiel(school=(52.66, 5.6), behoeften=frozenset({Specialisme.TRAUMA})), a)
    toen = json.loads(schrijf_vraag(vraag))
    vormen = toen["woorden"]["hulpvorm"][::-1]
    toen["aanbod"]["hulpvorm"] = [vormen.index(HULPVORMEN[int(h)]) for h in a.hulpvorm]
    toen["woorden"]["hulpvorm"] = vormen
    for naam in ("specialismen", "ritme"):
        woorden = toen["woorden"][naam]
        breed = len(woorden)
        toen["aanbod"][naam] = [
            sum(1 << (breed - 1 - b) for b in range(breed) if m >> b & 1) for m in toen["aanbod"][naam]
        ]
        toen["woorden"][naam] = woorden[::-1]
    assert schrijf_vraag(lees_vraag(json.dumps(toen))) == schrijf_vraag(vraag)


def test_other_weights_have_another_version() -> None:
    ander = replace(REGELS, gewichten=dict(zip(Wens, (250, 300, 200, 150, 100), strict=False)))
    versie = regelversie("flevoland-2026-1", REGELS)
    assert versie.startswith("flevoland-2026-1; gewichten: ")
    assert regelversie_past(versie, REGELS)
    assert not regelversie_past(versie, ander)


@pytest.mark.parametrize("tekst", ["{}", "[]", "stuk", '{"profiel": {"start": 4}}'])
def test_what_is_not_a_question_is_said_to_be_unreadable(tekst: str) -> None:
    with pytest.raises(ValueError, match=r"te lezen|Expecting"):
        lees_vraag(tekst)


def test_a_word_that_is_no_longer_known_is_unreadable() -> None:
    tekst = schrijf_vraag(_vraag(profiel(), aanbiedingen({"id": 1}))).replace("pleegzorg", "pleegouderij")
    with pytest.raises(ValueError, match="pleegouderij"):
        lees_vraag(tekst)


def test_what_is_not_an_outcome_has_no_order() -> None:
    with pytest.raises(ValueError, match="niet te lezen"):
        lees_volgorde("{}")


def test_a_row_of_four_hundred_offers_stays_small(vierhonderd: Callable[[], Aanbiedingen]) -> None:
    vraag = _vraag(profiel(school=(52.661234, 5.601234)), vierhonderd(), [k * 0.123456789 for k in range(400)])
    assert len(json.loads(_uitkomst(vraag))["aanbod"]) > 300
    grootte = len(zlib.compress(schrijf_vraag(vraag).encode(), 9)) + len(zlib.compress(_uitkomst(vraag).encode(), 9))
    assert grootte < HOOGSTENS_BYTES


@pytest.fixture
def vierhonderd() -> Callable[[], Aanbiedingen]:
    """A region at full size, with points on the map that share nothing."""

    def maak() -> Aanbiedingen:
        lot, n = np.random.default_rng(7), 400
        dagen = np.where(lot.random(n) < 0.9, date(2026, 12, 1).toordinal() + lot.integers(0, 28, n), NOOIT)
        return Aanbiedingen(
            id=lot.choice(9000, n, replace=False) + 1,
            locatie=lot.integers(1, 200, n),
            hulpvorm=lot.choice([HULPVORMEN.index(vorm) for vorm in NIVEAUS][:3], n),
            leeftijd_van=lot.integers(0, 12, n),
            leeftijd_tot=lot.integers(15, 19, n),
            breedte=52.4 + 0.4 * lot.random(n),
            lengte=5.3 + 0.5 * lot.random(n),
            gemeente=lot.choice([34, 50, 171, 184, 303, 995], n),
            specialismen=lot.integers(0, 64, n),
            neemt_lvb=lot.random(n) < 0.3,
            neemt_samen=lot.random(n) < 0.3,
            vrij_vanaf=dagen,
            neemt_ggz=lot.random(n) < 0.3,
            ritme=np.zeros(n, dtype=np.int64),
        )

    return maak
