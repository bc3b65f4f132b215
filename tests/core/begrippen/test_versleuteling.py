"""Encrypted values are bound to their place; keys rotate by number; an index finds but never tells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zorglandschap.core.begrippen import versleuteling as v

EEN = v.maak_sleutelbos({1: "een geheim van deze installatie"}, 1)
TWEE = v.maak_sleutelbos({1: "een geheim van deze installatie", 2: "een nieuw geheim"}, 2)
NONCE = bytes(range(12))
waarden = st.binary(max_size=64)
plaatsen = st.text(max_size=40)


@given(waarden, plaatsen, st.binary(min_size=12, max_size=12))
def test_a_value_can_be_read_back_at_its_own_place(waarde: bytes, plaats: str, nonce: bytes) -> None:
    geheim = v.versleutel(EEN, waarde, plaats=plaats, nonce=nonce)
    assert len(geheim) == len(waarde) + 29
    assert v.ontsleutel(EEN, geheim, plaats=plaats) == waarde


@given(waarden, plaatsen, plaatsen)
def test_a_value_moved_to_another_place_is_refused(waarde: bytes, hier: str, daar: str) -> None:
    geheim = v.versleutel(EEN, waarde, plaats=hier, nonce=NONCE)
    if hier != daar:
        with pytest.raises(v.VersleutelFout, match="andere plaats"):
            v.ontsleutel(EEN, geheim, plaats=daar)


@given(waarden, st.integers(min_value=1), st.integers(1, 255))
def test_a_damaged_value_is_refused(waarde: bytes, plek: int, bit: int) -> None:
    geheim = bytearray(v.versleutel(EEN, waarde, plaats="p", nonce=NONCE))
    geheim[1 + plek % (len(geheim) - 1)] ^= bit
    with pytest.raises(v.VersleutelFout):
        v.ontsleutel(EEN, bytes(geheim), plaats="p")


def test_a_value_that_is_too_short_or_of_an_unknown_key_is_refused() -> None:
    with pytest.raises(v.VersleutelFout, match="te kort"):
        v.ontsleutel(EEN, b"\x01kort", plaats="p")
    nieuw = v.versleutel(TWEE, b"x", plaats="p", nonce=NONCE)
    with pytest.raises(v.VersleutelFout, match="sleutel 2"):
        v.ontsleutel(EEN, nieuw, plaats="p")


def test_after_rotation_old_values_stay_readable_and_new_ones_use_the_new_key() -> None:
    oud = v.versleutel(EEN, b"oud", plaats="p", nonce=NONCE)
    nieuw = v.versleutel(TWEE, b"nieuw", plaats="p", nonce=NONCE)
    assert (v.sleutelnummer(oud), v.sleutelnummer(nieuw)) == (1, 2)
    assert v.ontsleutel(TWEE, oud, plaats="p") == b"oud"
    assert v.ontsleutel(TWEE, nieuw, plaats="p") == b"nieuw"


def test_the_keys_of_one_secret_differ_and_never_show_themselves() -> None:
    sleutels = EEN.huidig
    assert len({sleutels.gegevens, sleutels.index, sleutels.zegel}) == 3
    assert all(len(s) == 32 for s in (sleutels.gegevens, sleutels.index, sleutels.zegel))
    assert sleutels.gegevens.hex() not in repr(EEN) + repr(sleutels)
    assert repr(EEN) == "Sleutelbos(actief=1)"


@pytest.mark.parametrize(("geheimen", "actief"), [({1: "x"}, 2), ({256: "x"}, 256), ({}, 0)])
def test_a_bunch_of_keys_without_an_active_one_is_a_mistake(geheimen: dict[int, str], actief: int) -> None:
    with pytest.raises(ValueError, match="sleutelnummer"):
        v.maak_sleutelbos(geheimen, actief)


def test_a_nonce_has_twelve_bytes() -> None:
    with pytest.raises(ValueError, match="12 bytes"):
        v.versleutel(EEN, b"x", plaats="p", nonce=b"kort")


@given(waarden, waarden)
def test_the_index_is_equal_for_equal_values_only(een: bytes, ander: bytes) -> None:
    index = v.blinde_index(EEN.huidig, een)
    assert len(index) == 16
    assert (index == v.blinde_index(EEN.huidig, ander)) == (een == ander)


@given(waarden, waarden)
def test_a_stamp_holds_for_its_own_content_and_for_every_known_key(inhoud: bytes, ander: bytes) -> None:
    gezet = v.stempel(EEN.huidig, inhoud)
    assert v.is_stempel(TWEE, inhoud, gezet)
    assert v.is_stempel(EEN, ander, gezet) == (inhoud == ander)
    assert not v.is_stempel(EEN, inhoud, v.stempel(TWEE.huidig, inhoud))
