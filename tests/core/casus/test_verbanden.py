"""Links between factors: which make sense, what they say, and where they form a circle."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zorglandschap.core.begrippen.analysewoorden import Verband
from zorglandschap.core.begrippen.codelijsten import FactorSoort
from zorglandschap.core.casus.verbanden import Pijl, bezwaar, in_woorden, kring_in_woorden, kringen

OORZAAK, BLIJFT, ERGER, HELPT = FactorSoort
PAREN = st.lists(st.tuples(st.integers(1, 7), st.integers(1, 7)), max_size=14)


def _pijlen(*paren: tuple[int, int]) -> list[Pijl]:
    return [Pijl(van, naar, Verband.VEROORZAAKT) for van, naar in paren]


@pytest.mark.parametrize(
    ("soort", "zin"),
    [
        (Verband.VEROORZAAKT, "‘Slaapgebrek’ veroorzaakt ‘ruzie thuis’."),
        (Verband.HOUDT_IN_STAND, "‘Slaapgebrek’ houdt ‘ruzie thuis’ in stand."),
        (Verband.VERERGERT, "‘Slaapgebrek’ maakt ‘ruzie thuis’ erger."),
        (Verband.BESCHERMT, "‘Slaapgebrek’ beschermt tegen ‘ruzie thuis’."),
    ],
)
def test_a_link_is_a_sentence_that_a_parent_reads(soort: Verband, zin: str) -> None:
    assert str(in_woorden(soort, "Slaapgebrek. ", "ruzie thuis")) == zin


def test_protection_protects_and_nothing_else_does() -> None:
    assert bezwaar(HELPT, Verband.BESCHERMT, OORZAAK) is None
    assert bezwaar(OORZAAK, Verband.VEROORZAAKT, BLIJFT) is None
    assert "alleen ergens tegen beschermen" in str(bezwaar(HELPT, Verband.VERERGERT, ERGER))
    assert "Alleen een beschermende factor" in str(bezwaar(ERGER, Verband.BESCHERMT, OORZAAK))
    assert "Draai het verband om" in str(bezwaar(ERGER, Verband.VERERGERT, HELPT))


def test_a_circle_is_named_once_by_its_shortest_way() -> None:
    assert kringen(_pijlen((1, 2), (2, 3), (3, 1), (2, 1), (4, 1))) == ((1, 2),)
    assert kringen(_pijlen((1, 2), (2, 1), (3, 4), (4, 3))) == ((1, 2), (3, 4))
    assert kringen(_pijlen((1, 2), (2, 3), (1, 3))) == ()
    assert str(kring_in_woorden(["Ruzie", "Stress."])) == (
        "Dit houdt elkaar in stand, als een kring: ‘Ruzie’, ‘Stress’, en dan weer ‘Ruzie’."
    )


@given(PAREN)
def test_every_circle_that_is_named_is_there_and_every_knot_is_named(paren: list[tuple[int, int]]) -> None:
    pijlen = _pijlen(*paren)
    gevonden = kringen(pijlen)
    for kring in gevonden:
        assert all((een, ander) in paren for een, ander in zip(kring, (*kring[1:], kring[0]), strict=True))
    in_een_kring = {van for van in range(1, 8) if van in _bereikbaar(paren, van)}
    assert bool(gevonden) == bool(in_een_kring)
    assert {knoop for kring in gevonden for knoop in kring} <= in_een_kring
    for knoop in in_een_kring:
        assert any({knoop, *kring} <= _bereikbaar(paren, knoop) for kring in gevonden)


def _bereikbaar(paren: list[tuple[int, int]], van: int) -> set[int]:
    """Where links lead to, step by step."""
    bereikt: set[int] = set()
    while nieuw := {eind for begin, eind in paren if begin in bereikt | {van}} - bereikt:
        bereikt |= nieuw
    return bereikt
