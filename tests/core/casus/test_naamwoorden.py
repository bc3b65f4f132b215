"""The words of a name as somebody looks for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zorglandschap.core.casus.naamwoorden import LETTERS, naamwoorden, zoekwoorden


@pytest.mark.parametrize(
    ("namen", "woorden"),
    [
        (("Noor", "van den Berg"), ["noor", "berg"]),
        (("Zoë-Anna", "Özcan"), ["zoe", "anna", "ozcan"]),
        (("D'Artagnan", "IJsbrand"), ["d", "artagnan", "ysbrand"]),
        (("Anna", "Anna"), ["anna"]),
        (("van", "de"), ["van", "de"]),
        (("", " - "), []),
    ],
)
def test_a_name_is_told_by_its_words_without_accents_and_prefixes(namen: tuple[str, ...], woorden: list[str]) -> None:
    assert [w.woord for w in naamwoorden(*namen)] == woorden


def test_who_types_too_few_letters_looks_for_nothing() -> None:
    assert zoekwoorden("Li") == ()
    assert zoekwoorden("van de") == zoekwoorden("van") != ()  # a name may be no more than that
    assert [w.woord for w in zoekwoorden("Li Chen")] == ["chen"]


@given(st.text(max_size=30), st.text(max_size=30))
def test_what_is_looked_for_is_found_in_the_name_itself(voornaam: str, achternaam: str) -> None:
    woorden = set(naamwoorden(voornaam, achternaam))
    for naam in (voornaam, achternaam):
        gezocht = zoekwoorden(naam)
        assert all(w.begin == w.woord[:LETTERS] for w in gezocht)
        if set(naamwoorden(naam)) <= woorden:
            assert set(gezocht) <= woorden
