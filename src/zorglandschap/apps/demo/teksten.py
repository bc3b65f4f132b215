"""Short Dutch texts for invented cases, from the templates of the region; varied by number, not by dice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from zorglandschap.core.begrippen.codelijsten import AnalyseVeld

ALGEMEEN = ""
STAP = 7  # consecutive cases get different texts


class Teksten:
    """Templates by kind and need."""

    def __init__(self, demo: Mapping[str, object]) -> None:
        rijen = demo.get("teksten")
        self._sjablonen: dict[tuple[str, str], tuple[str, ...]] = {
            (str(r["soort"]), str(r.get("behoefte", ALGEMEEN))): tuple(map(str, r["sjablonen"]))
            for r in (rijen if isinstance(rijen, list) else [])
        }

    def kies(self, soort: str, nummer: int, *, naam: str = "", behoeften: Sequence[str] = ()) -> str:
        """One text of a kind: about the first need that has one, else a general one; equal numbers, equal text."""
        for behoefte in (*behoeften, ALGEMEEN):
            sjablonen = self._sjablonen.get((soort, behoefte))
            if sjablonen:
                return sjablonen[(nummer * STAP) % len(sjablonen)].format(naam=naam)
        return ""

    def analyse(self, nummer: int, *, naam: str, behoeften: Sequence[str]) -> dict[AnalyseVeld, str]:
        """A text for every part of a verklarende analyse; the parts vary apart from each other."""
        return {
            veld: self.kies(veld.value, nummer + plaats, naam=naam, behoeften=behoeften)
            for plaats, veld in enumerate(AnalyseVeld)
        }
