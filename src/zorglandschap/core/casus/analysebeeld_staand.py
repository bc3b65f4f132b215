"""The picture of the analysis for a narrow screen: boxes under each other, arrows in lanes to the right of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from zorglandschap.core.casus.analysebeeld import (
    BINNEN,
    KOP,
    PUNT,
    RAND,
    REGEL,
    TUSSEN,
    Beeld,
    Blok,
    Lijn,
    Punt,
    geldige_pijlen,
    in_regels,
    leesvolgorde,
)
from zorglandschap.core.casus.verbanden import Pijl

BREED = 206  # width of a box
UIT = 22  # height of the row with the words of an arrow that leaves the box
IN = 14  # least distance between two arrows that come in
EERSTE_BAAN, BAAN = PUNT + 9, 13  # how far beside the boxes the first lane runs, and from lane to lane
RECHTS = RAND + BREED
LABEL_AF = 8  # the words stand inside the box, this far from its right side


@dataclass(frozen=True, slots=True)
class _Doos:
    """A box with what comes in and what leaves."""

    blok: Blok
    ingang: tuple[int, ...]  # numbers of the arrows, from top to bottom
    uitgang: tuple[int, ...]

    def y_in(self, nummer: int) -> int:
        """Where this arrow comes in, beside the text."""
        return self.blok.y + BINNEN + IN * self.ingang.index(nummer) + IN // 2

    def y_uit(self, nummer: int) -> int:
        """Where this arrow leaves, on its own row below the text."""
        onder = self.blok.y + self.blok.hoogte - BINNEN // 2
        return onder - UIT * (len(self.uitgang) - self.uitgang.index(nummer)) + UIT // 2


def teken_staand(punten: Sequence[Punt], pijlen: Iterable[Pijl]) -> Beeld:
    """Boxes under each other, in the order of the wide picture."""
    geldig = geldige_pijlen(punten, pijlen)
    dozen: dict[int, _Doos] = {}
    y = RAND
    for punt in leesvolgorde(punten, geldig):
        doos = _doos(punt, geldig, y)
        dozen[punt.sleutel] = doos
        y += doos.blok.hoogte + TUSSEN
    spannen = [(dozen[p.van].y_uit(nr), dozen[p.naar].y_in(nr)) for nr, p in enumerate(geldig)]
    banen = _banen(spannen)
    aantal = max(banen.values(), default=-1) + 1
    return Beeld(
        breedte=RECHTS + RAND + (EERSTE_BAAN + BAAN * (aantal - 1) if aantal else 0),
        hoogte=max(y - TUSSEN, RAND) + RAND,
        kolommen=1,
        blokken=tuple(doos.blok for doos in dozen.values()),
        lijnen=tuple(_lijn(pijl, spannen[nr], banen[nr]) for nr, pijl in enumerate(geldig)),
    )


def _doos(punt: Punt, pijlen: Sequence[Pijl], y: int) -> _Doos:
    regels = in_regels(punt.tekst, BREED)
    ingang = tuple(nr for nr, pijl in enumerate(pijlen) if pijl.naar == punt.sleutel)
    uitgang = tuple(nr for nr, pijl in enumerate(pijlen) if pijl.van == punt.sleutel)
    tekst = max(KOP + REGEL * len(regels), IN * len(ingang))
    hoogte = 2 * BINNEN + tekst + UIT * len(uitgang)
    return _Doos(Blok(punt.sleutel, punt.soort, regels, RAND, y, BREED, hoogte), ingang, uitgang)


def _banen(spannen: Sequence[tuple[int, int]]) -> Mapping[int, int]:
    """The lane of every arrow: the nearest one in which it touches no other, the shortest arrows first."""
    banen: dict[int, int] = {}
    for nummer in sorted(range(len(spannen)), key=lambda nr: (abs(spannen[nr][0] - spannen[nr][1]), nr)):
        bezet = {banen[ander] for ander in banen if _raken(spannen[ander], spannen[nummer])}
        banen[nummer] = next(baan for baan in range(len(spannen)) if baan not in bezet)
    return banen


def _raken(een: tuple[int, int], ander: tuple[int, int]) -> bool:
    return min(een) <= max(ander) and min(ander) <= max(een)


def _lijn(pijl: Pijl, span: tuple[int, int], baan: int) -> Lijn:
    uit, in_ = span
    x = RECHTS + EERSTE_BAAN + BAAN * baan
    hoeken = ((RECHTS, uit), (x, uit), (x, in_), (RECHTS, in_))
    return Lijn(pijl.van, pijl.naar, pijl.soort, hoeken, (RECHTS - LABEL_AF, uit + 4))
