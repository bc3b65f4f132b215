"""The picture of the analysis with its words: drawn twice (wide and narrow), and told in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zorglandschap.apps.casus.queries import Analyseblad
from zorglandschap.core.begrippen.analysewoorden import Verband
from zorglandschap.core.begrippen.codelijsten import FactorSoort
from zorglandschap.core.begrippen.tekst import Tekst
from zorglandschap.core.casus.analysebeeld import Beeld, Punt, leesvolgorde, teken_liggend
from zorglandschap.core.casus.analysebeeld_staand import teken_staand
from zorglandschap.core.casus.verbanden import Pijl, in_woorden, kring_in_woorden, kringen

MEESTE_KOLOMMEN = 3  # a wider picture stands upright on paper; on a screen the style sheet decides


@dataclass(frozen=True, slots=True)
class Plaat:
    """Both drawings, the sentence of every link (with the number of the link), and every circle in words."""

    liggend: Beeld
    staand: Beeld
    zinnen: tuple[tuple[int, Tekst], ...]
    kringen: tuple[Tekst, ...]

    @property
    def op_papier(self) -> Beeld:
        """The drawing that can be read on a sheet."""
        return self.staand if self.liggend.kolommen > MEESTE_KOLOMMEN else self.liggend


def maak_plaat(blad: Analyseblad) -> Plaat | None:
    """The picture of the factors and their links; None while there is no factor."""
    punten = [Punt(f.pk, FactorSoort(f.soort), f.tekst) for f in blad.factoren]
    if not punten:
        return None
    pijlen = [Pijl(v.van_id, v.naar_id, Verband(v.soort)) for v in blad.verbanden]
    tekst = {p.sleutel: p.tekst for p in punten}
    return Plaat(
        liggend=teken_liggend(punten, pijlen),
        staand=teken_staand(punten, pijlen),
        zinnen=tuple(_zinnen(blad, [p.sleutel for p in leesvolgorde(punten, pijlen)])),
        kringen=tuple(kring_in_woorden([tekst[s] for s in kring]) for kring in kringen(pijlen)),
    )


def _zinnen(blad: Analyseblad, volgorde: Sequence[int]) -> list[tuple[int, Tekst]]:
    """The links as sentences, in the order in which the picture is read."""
    rijen = sorted(blad.verbanden, key=lambda v: (volgorde.index(v.van_id), volgorde.index(v.naar_id)))
    return [(v.pk, in_woorden(Verband(v.soort), v.van.tekst, v.naar.tekst)) for v in rijen]
