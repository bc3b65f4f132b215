"""Gates: what was measured beside the limit it must stay within; one that is missed is named, and fails the bench."""

from __future__ import annotations

from dataclasses import dataclass

from tests.bench.klok import tabel

HEEL_VANAF = 100  # from here decimals say nothing


@dataclass(frozen=True, slots=True)
class Poort:
    """One limit. ``minstens``: the limit is the least that is good; else what was measured must stay below it."""

    naam: str
    gemeten: float
    grens: float
    eenheid: str = ""
    minstens: bool = False

    @property
    def is_gehaald(self) -> bool:
        """True when the limit is kept; what could not be measured keeps none."""
        return self.gemeten >= self.grens if self.minstens else self.gemeten < self.grens

    @property
    def rij(self) -> list[str]:
        """Name, what was measured, the limit, and whether it is kept."""
        maat = "≥" if self.minstens else "<"
        waarden = [self._getal(self.gemeten), f"{maat} {self._getal(self.grens)}"]
        return [self.naam, *waarden, "ja" if self.is_gehaald else "**nee**"]

    def _getal(self, waarde: float) -> str:
        return (
            f"{waarde:.0f} {self.eenheid}".strip()
            if abs(waarde) >= HEEL_VANAF
            else f"{waarde:.3g} {self.eenheid}".strip()
        )


def toon_poorten(poorten: list[Poort]) -> bool:
    """Print every gate and one line per gate that is missed; True when all are kept."""
    gemist = [p for p in poorten if not p.is_gehaald]
    print("## Poorten\n")
    tabel(["poort", "gemeten", "grens", "gehaald"], [p.rij for p in poorten])
    for naam, gemeten, grens, _ in (p.rij for p in gemist):
        print(f"NIET GEHAALD: {naam}: {gemeten}, grens {grens}.")
    print(f"{len(poorten) - len(gemist)} van {len(poorten)} poorten gehaald.\n", flush=True)
    return not gemist
