"""Burgerservicenummer: nine digits that pass the elfproef."""

from __future__ import annotations

from dataclasses import dataclass

GEWICHTEN = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def elfproef(cijfers: str) -> bool:
    """True when nine digits pass the weighted check for a BSN (last digit counts negative)."""
    if len(cijfers) != 9 or not (cijfers.isascii() and cijfers.isdigit()) or int(cijfers) == 0:
        return False
    return sum(g * int(c) for g, c in zip(GEWICHTEN, cijfers, strict=True)) % 11 == 0


@dataclass(frozen=True, slots=True, repr=False)
class Bsn:
    """A valid BSN; its repr never shows the number, so that no log line can."""

    nummer: str

    def __post_init__(self) -> None:
        if not elfproef(self.nummer):
            raise ValueError("Dit is geen geldig burgerservicenummer: controleer de negen cijfers.")

    def __repr__(self) -> str:
        return "Bsn(•••••••••)"

    @property
    def is_onmogelijk(self) -> bool:
        """True for numbers above 999 000 000: never issued to a person, used for the synthetic region."""
        return self.nummer.startswith("999")
