"""Where the boxes and arrows of the analysis stand: causes left, what follows from them right, protection below.

Two layouts of the same factors: ``teken_liggend`` in columns (a wide screen, paper) and, in ``analysebeeld_staand``,
all boxes under each other with the arrows in lanes beside them (a telephone). Both are pure geometry in units of one
pixel: boxes never overlap, no arrow runs through a box, and every arrow has its own place for its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from textwrap import wrap

from zorglandschap.core.begrippen.analysewoorden import Verband
from zorglandschap.core.begrippen.codelijsten import FactorSoort
from zorglandschap.core.casus.beeldlagen import lagen_van
from zorglandschap.core.casus.verbanden import Pijl

Plek = tuple[int, int]

RAND = 8  # free space around the picture
BREED = 158  # width of a box
LETTER = 6.9  # about the width of a letter of 13 px; wide, so that a text stays in its box
REGEL, KOP, BINNEN = 18, 20, 10  # height of a line and of the word above it; space inside a box
LABEL, LABEL_HOOG = 98, 16  # room for the words of an arrow
PUNT = 9  # length of the head of an arrow
UITLOOP, AANLOOP, AANKOMST = PUNT + 4 + LABEL + 4, 52, 12  # level under the words, then across, then level again
GOOT = UITLOOP + AANLOOP  # between two columns
POORT = 26  # least distance between two arrows at one side of a box
TUSSEN, BAND = 20, 34  # between two boxes of a column, and between the factors and what protects, below them
RONDEN = 6  # how often the columns are put in a better order


@dataclass(frozen=True, slots=True)
class Punt:
    """A factor as the picture needs it."""

    sleutel: int
    soort: FactorSoort
    tekst: str


@dataclass(frozen=True, slots=True)
class Blok:
    """A box, with its text cut into lines; the kind of factor stands as a word above them."""

    sleutel: int
    soort: FactorSoort
    regels: tuple[str, ...]
    x: int
    y: int
    breedte: int
    hoogte: int

    @property
    def x_tekst(self) -> int:
        """Where its lines begin."""
        return self.x + BINNEN

    @property
    def y_soort(self) -> int:
        """Base line of the word above the text."""
        return self.y + BINNEN + 11

    @property
    def y_regels(self) -> tuple[tuple[int, str], ...]:
        """Each line with its base line."""
        boven = self.y + BINNEN + KOP
        return tuple((boven + REGEL * nr + 13, regel) for nr, regel in enumerate(self.regels))


@dataclass(frozen=True, slots=True)
class Lijn:
    """An arrow: its corners from cause to effect, and where its words stand (on their base line)."""

    van: int
    naar: int
    soort: Verband
    hoeken: tuple[Plek, ...]
    label: Plek

    @property
    def punten(self) -> str:
        """The corners as an SVG polyline reads them."""
        return " ".join(f"{x},{y}" for x, y in self.hoeken)

    @property
    def kop(self) -> str:
        """The head of the arrow as an SVG polygon reads it; the last stretch always lies level."""
        (voor, _), (x, y) = self.hoeken[-2:]
        terug = x - PUNT if voor < x else x + PUNT
        return f"{x},{y} {terug},{y - 5} {terug},{y + 5}"


@dataclass(frozen=True, slots=True)
class Beeld:
    """The whole picture."""

    breedte: int
    hoogte: int
    kolommen: int
    blokken: tuple[Blok, ...]
    lijnen: tuple[Lijn, ...]


@dataclass(slots=True)
class _Knoop:
    """What takes room in a column: a box, or the place where a long arrow passes (without ``regels``)."""

    laag: int
    onder: bool
    regels: tuple[str, ...] = ()
    y: int = 0
    links: list[tuple[int, int]] = field(default_factory=list)  # (number of the arrow, node at its other end)
    rechts: list[tuple[int, int]] = field(default_factory=list)

    @property
    def x(self) -> int:
        return RAND + self.laag * (BREED + GOOT)

    @property
    def hoogte(self) -> int:
        if not self.regels:
            return POORT
        poorten = POORT * (max(len(self.links), len(self.rechts)) + 1)
        return max(2 * BINNEN + KOP + REGEL * len(self.regels), poorten)

    @property
    def midden(self) -> int:
        return self.y + self.hoogte // 2


_Knopen = dict[int, _Knoop]


def teken_liggend(punten: Sequence[Punt], pijlen: Iterable[Pijl]) -> Beeld:
    """Boxes in columns from left to right; the order in which factors were written does not matter."""
    punten = sorted(punten, key=lambda p: p.sleutel)
    geldig = geldige_pijlen(punten, pijlen)
    lagen = lagen_van({p.sleutel: p.soort for p in punten}, geldig)
    knopen = {
        p.sleutel: _Knoop(lagen[p.sleutel], p.soort is FactorSoort.BESCHERMEND, in_regels(p.tekst, BREED))
        for p in punten
    }
    ketens = [_verbind(nummer, pijl, knopen) for nummer, pijl in enumerate(geldig)]
    kolommen = _orden(knopen)
    onder = _stapel(kolommen, knopen)
    aantal = max(len(kolommen), 1)
    return Beeld(
        breedte=2 * RAND + aantal * BREED + (aantal - 1) * GOOT,
        hoogte=onder + RAND,
        kolommen=aantal,
        blokken=tuple(_blok(p, knopen[p.sleutel]) for p in punten),
        lijnen=tuple(_lijn(pijl, nummer, ketens[nummer], knopen) for nummer, pijl in enumerate(geldig)),
    )


def geldige_pijlen(punten: Sequence[Punt], pijlen: Iterable[Pijl]) -> list[Pijl]:
    """The arrows between two different factors of the picture, one for each pair and direction, in a fixed order."""
    bekend = {p.sleutel for p in punten}
    goed = {(p.van, p.naar): p for p in pijlen if {p.van, p.naar} <= bekend and p.van != p.naar}
    return [goed[paar] for paar in sorted(goed)]


def in_regels(tekst: str, breedte: int) -> tuple[str, ...]:
    """The text cut into lines that fit a box of this width."""
    return tuple(wrap(tekst, int((breedte - 2 * BINNEN) / LETTER))) or ("–",)


def leesvolgorde(punten: Sequence[Punt], pijlen: Iterable[Pijl]) -> list[Punt]:
    """The factors in the order of the picture: column by column, and what protects at the end."""
    geldig = geldige_pijlen(punten, pijlen)
    lagen = lagen_van({p.sleutel: p.soort for p in punten}, geldig)
    return sorted(punten, key=lambda p: (p.soort is FactorSoort.BESCHERMEND, lagen[p.sleutel], p.sleutel))


def _verbind(nummer: int, pijl: Pijl, knopen: _Knopen) -> tuple[int, ...]:
    """The way of an arrow from the left box to the right one, with a place to pass in every column between."""
    links, rechts = sorted((pijl.van, pijl.naar), key=lambda s: knopen[s].laag)
    onder = knopen[links].onder or knopen[rechts].onder
    keten = [links]
    for laag in range(knopen[links].laag + 1, knopen[rechts].laag):
        doorgang = min(0, *knopen) - 1
        knopen[doorgang] = _Knoop(laag, onder)
        keten.append(doorgang)
    keten.append(rechts)
    for van, naar in pairwise(keten):
        knopen[van].rechts.append((nummer, naar))
        knopen[naar].links.append((nummer, van))
    return tuple(keten)


def _orden(knopen: _Knopen) -> list[list[int]]:
    """The columns, each in an order in which arrows cross little: by the middle of what a box is tied to."""
    kolommen: list[list[int]] = [[] for _ in range(max((k.laag for k in knopen.values()), default=-1) + 1)]
    for sleutel, knoop in knopen.items():
        kolommen[knoop.laag].append(sleutel)
    rang = {s: nr for kolom in kolommen for nr, s in enumerate(kolom)}
    for ronde in range(RONDEN):
        heen = ronde % 2 == 0
        for kolom in kolommen if heen else reversed(kolommen):
            zwaarte = {s: _zwaartepunt(knopen[s], rang, rang[s], heen=heen) for s in kolom}
            kolom.sort(key=lambda s: (knopen[s].onder, zwaarte[s], s))
            rang |= {s: nr for nr, s in enumerate(kolom)}
    return kolommen


def _zwaartepunt(knoop: _Knoop, rang: Mapping[int, int], nu: int, *, heen: bool) -> float:
    buren = [rang[ander] for _, ander in (knoop.links if heen else knoop.rechts)]
    return sum(buren) / len(buren) if buren else float(nu)


def _stapel(kolommen: Sequence[Sequence[int]], knopen: _Knopen) -> int:
    """Give everything its height on the page; returns the lowest point."""
    boven = [[knopen[s] for s in kolom if not knopen[s].onder] for kolom in kolommen]
    onder = [[knopen[s] for s in kolom if knopen[s].onder] for kolom in kolommen]
    hoog = max((_hoogte(kolom) for kolom in boven), default=0)
    for kolom in boven:
        _zet_onder_elkaar(kolom, RAND + (hoog - _hoogte(kolom)) // 2)
    begin = RAND + hoog + (BAND if hoog else 0)
    for kolom in onder:
        _zet_onder_elkaar(kolom, begin)
    return max((k.y + k.hoogte for k in knopen.values()), default=RAND)


def _hoogte(kolom: Sequence[_Knoop]) -> int:
    return sum(k.hoogte for k in kolom) + TUSSEN * max(len(kolom) - 1, 0)


def _zet_onder_elkaar(kolom: Sequence[_Knoop], y: int) -> None:
    for knoop in kolom:
        knoop.y = y
        y += knoop.hoogte + TUSSEN


def _blok(punt: Punt, knoop: _Knoop) -> Blok:
    return Blok(punt.sleutel, punt.soort, knoop.regels, knoop.x, knoop.y, BREED, knoop.hoogte)


def _lijn(pijl: Pijl, nummer: int, keten: Sequence[int], knopen: _Knopen) -> Lijn:
    """The corners of an arrow; drawn from left to right, and turned around when it points to the left."""
    hoeken: list[Plek] = []
    for links, rechts in pairwise(keten):
        van, naar = knopen[links], knopen[rechts]
        begin, eind = _poort(van, van.rechts, nummer, knopen), _poort(naar, naar.links, nummer, knopen)
        x = van.x + BREED
        hoeken += [(x, begin), (x + UITLOOP, begin), (naar.x - AANKOMST, eind), (naar.x, eind)]
    x, y = hoeken[0]
    if pijl.van != keten[0]:
        hoeken.reverse()
    return Lijn(pijl.van, pijl.naar, pijl.soort, tuple(hoeken), (x + PUNT + 4, y - 4))


def _poort(knoop: _Knoop, zijde: Sequence[tuple[int, int]], nummer: int, knopen: _Knopen) -> int:
    """Where on its side of a box an arrow begins or ends: ordered by where it comes from or goes to."""
    volgorde = sorted(zijde, key=lambda eind: (knopen[eind[1]].midden, eind[0]))
    plaats = [nr for nr, _ in volgorde].index(nummer)
    return knoop.y + knoop.hoogte * (plaats + 1) // (len(volgorde) + 1)
