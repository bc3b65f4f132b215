"""What a browser sends by itself is read with care."""

from __future__ import annotations

import pytest

from zorglandschap.web.vormgeving.invoer import getal, tekst


@pytest.mark.parametrize(
    ("ruw", "waarde"),
    [
        ("0", 0),
        ("12", 12),
        ("9" * 9, 999_999_999),
        ("9" * 30, None),
        ("-1", None),
        ("١٢", None),
        ("", None),
        (None, None),
    ],
)
def test_a_number_fits_in_the_database_or_is_none(ruw: str | None, waarde: int | None) -> None:
    assert getal(ruw) == waarde


def test_a_pasted_nul_is_left_out_and_the_rest_is_kept() -> None:
    assert tekst("Zij\x00 slaapt") == "Zij slaapt"
    assert tekst(None) is None
