"""What a document on paper is made of, as plain values: pages build these, ``pdf.py`` sets them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Kop:
    """A heading; ``niveau`` 1 to 3."""

    tekst: str
    niveau: int = 1


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph; a blank line in the text starts a new one, a line break stays."""

    tekst: str


@dataclass(frozen=True, slots=True)
class Opsomming:
    """A list with bullets."""

    punten: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feiten:
    """Names with their values beside each other: ‘Geboren: 3 maart 2010’."""

    paren: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Rooster:
    """A table; the headings come back on each page."""

    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        if any(len(rij) != len(self.koppen) for rij in self.rijen):
            raise ValueError("elke rij heeft evenveel vakken als er koppen zijn")


@dataclass(frozen=True, slots=True)
class Vak:
    """A box with a text in a drawing; ``soort``: "", nadruk, goed, let-op, fout, stil or kaal (no box)."""

    x: float
    y: float
    b: float
    h: float
    tekst: str = ""
    soort: str = ""


@dataclass(frozen=True, slots=True)
class Lijn:
    """A line in a drawing; ``soort``: "", nadruk, goed, let-op, fout or stil; with ``-streep`` behind it, dashed."""

    x1: float
    y1: float
    x2: float
    y2: float
    soort: str = ""
    tekst: str = ""
    pijl: bool = False


@dataclass(frozen=True, slots=True)
class Tekening:
    """A picture in units of its own (as in an SVG): it is scaled to the width of the page, never cut in two."""

    breedte: float
    hoogte: float
    vormen: tuple[Vak | Lijn, ...]
    bijschrift: str = ""  # what the picture says, for who cannot see it; printed below

    def __post_init__(self) -> None:
        if self.breedte <= 0 or self.hoogte <= 0:
            raise ValueError("een tekening heeft een breedte en een hoogte")


Deel = Kop | Alinea | Opsomming | Feiten | Rooster | Tekening


@dataclass(frozen=True, slots=True)
class Briefhoofd:
    """Above a letter: who writes, to whom, when and under which mark."""

    afzender: str
    afzenderregels: tuple[str, ...] = ()
    ontvanger: tuple[str, ...] = ()
    plaats: str = ""
    datum: date | None = None
    kenmerk: str = ""


@dataclass(frozen=True, slots=True)
class Stuk:
    """A whole document. ``op`` is the day in its metadata; the same value always gives the same bytes."""

    titel: str
    delen: tuple[Deel, ...]
    briefhoofd: Briefhoofd | None = None
    voettekst: str = ""
    taal: str = "nl"
    op: date | None = None
