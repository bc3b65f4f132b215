"""A key is read back as it was written, and anything else is no key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zorglandschap.core.begrippen.koppelsleutel import Sleutel, ontleed

TEKENS = st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-", min_size=43, max_size=43)
EEN = Sleutel("0123456789ab", "g" * 43)


@given(st.text("0123456789abcdef", min_size=12, max_size=12), TEKENS)
def test_a_key_is_read_back_as_it_was_written(kenmerk: str, geheim: str) -> None:
    sleutel = Sleutel(kenmerk, geheim)
    assert ontleed(sleutel.tekst) == sleutel
    assert sleutel.past_op(Sleutel("ander0kenmer", geheim).afdruk)


@pytest.mark.parametrize(
    "tekst",
    ["", "zls_", EEN.tekst[:-1], EEN.tekst + "x", EEN.tekst + "\n", " " + EEN.tekst, EEN.tekst.replace("g", "é")],
)
def test_what_only_looks_like_a_key_is_none(tekst: str) -> None:
    assert ontleed(tekst) is None


def test_a_print_fits_its_own_key_only_and_says_nothing_of_it() -> None:
    assert EEN.past_op(EEN.afdruk)
    assert not Sleutel(EEN.kenmerk, "h" * 43).past_op(EEN.afdruk)
    assert EEN.geheim not in EEN.afdruk + repr(EEN)
