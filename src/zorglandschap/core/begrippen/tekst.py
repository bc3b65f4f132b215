"""Dutch sentences that core says and web translates: a template with named values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tekst:
    """One sentence: ``sjabloon`` with ``%(naam)s`` places, and the values that fill them.

    The Dutch template is the key of the translation; core itself never translates.
    """

    sjabloon: str
    waarden: tuple[tuple[str, str | int | float], ...] = ()

    def __str__(self) -> str:
        """The Dutch sentence."""
        return self.sjabloon % dict(self.waarden) if self.waarden else self.sjabloon


def sjabloon(tekst: str) -> str:
    """Mark a Dutch template for translation that gets its values later."""
    return tekst


def zin(sjabloon: str, **waarden: str | int | float) -> Tekst:
    """Mark a Dutch sentence for translation and bind its values; values must fit the template."""
    tekst = Tekst(sjabloon, tuple(sorted(waarden.items())))
    str(tekst)  # a template that misses a value must fail here, not on a screen
    return tekst
