"""The drawn family: where everybody stands and how the lines run, computed from who they are; no names, no colours.

A genogram above (who raises the child on the first row, the children on the second, with an outline around who
lives in the home) and an ecogram below (the own network as a fan under the youth). The youth stands at the origin
and the picture is as wide to the left as to the right, so that the middle of the picture is the youth.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from math import hypot

from zorglandschap.core.begrippen.gezinswoorden import Steun

CEL = 132.0  # from one person to the next on a row
STRAAL, STRAAL_JEUGDIGE = 22.0, 30.0
LABEL_BREED, LABEL_HOOG, LABEL_AF = 118.0, 66.0, 6.0  # room for two lines of name and two of role
RIJ = 172.0  # from the youth up to who raises the child
LAT = -86.0  # the bar from which the children hang
BAAN, BAAN_STAP, BANEN = -46.0, 7.0, 5  # where the ties to grown-up brothers and sisters run
ONDERKANT = STRAAL_JEUGDIGE + LABEL_AF + LABEL_HOOG
WAAIER, WAAIER_PER_CEL = 104.0, 40.0  # how far below the youth the network stands, more when it is wide
RUIMTE, HUIS_RUIMTE = 10.0, 5.0
NAAST = 12.0  # a tie runs beside the line of descent, not over it

Punt = tuple[float, float]


class Laag(StrEnum):
    """On which row somebody stands."""

    OUDER = "ouder"  # the children descend from these
    OPVOEDER = "opvoeder"
    KIND = "kind"
    NETWERK = "netwerk"


class Lijnsoort(StrEnum):
    """What a line means."""

    PAAR = "paar"
    PAAR_APART = "paar dat niet samen in huis woont"
    AFSTAMMING = "afstamming"
    BAND = "band"


@dataclass(frozen=True, slots=True)
class Figuur:
    """One person as the layout needs to know them; ``steun`` None draws no tie to the youth."""

    sleutel: str
    laag: Laag
    in_huis: bool = False
    is_jeugdige: bool = False
    is_partner: bool = False  # a step parent: stands beside the parent in the home
    steun: Steun | None = None

    @property
    def straal(self) -> float:
        """Half the size of the figure."""
        return STRAAL_JEUGDIGE if self.is_jeugdige else STRAAL


@dataclass(frozen=True, slots=True)
class Plek:
    """Where a figure stands: its middle, its size, and whether the words stand above it."""

    sleutel: str
    x: float
    y: float
    straal: float
    woorden_boven: bool

    @property
    def vak(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of figure and words together."""
        boven = self.straal + (LABEL_AF + LABEL_HOOG if self.woorden_boven else 0.0)
        onder = self.straal + (0.0 if self.woorden_boven else LABEL_AF + LABEL_HOOG)
        return self.x - LABEL_BREED / 2, self.y - boven, self.x + LABEL_BREED / 2, self.y + onder

    @property
    def woorden_y(self) -> float:
        """Top of the room for the words."""
        return self.y - self.straal - LABEL_AF - LABEL_HOOG if self.woorden_boven else self.y + self.straal + LABEL_AF


@dataclass(frozen=True, slots=True)
class Lijn:
    """A line through points; a tie also says to whom and how it feels."""

    soort: Lijnsoort
    punten: tuple[Punt, ...]
    naar: str = ""
    steun: Steun | None = None


@dataclass(frozen=True, slots=True)
class Gezinsbeeld:
    """The whole picture: the frame (left, top, width, height), everybody, every line, the outline of the home."""

    links: float
    boven: float
    breedte: float
    hoogte: float
    plekken: tuple[Plek, ...]
    lijnen: tuple[Lijn, ...]
    huis: tuple[Punt, ...]


def teken_gezin(figuren: Sequence[Figuur]) -> Gezinsbeeld:
    """Lay out a family; children come oldest first. Raises ValueError unless exactly one of the children is the youth.

    Everything is in pixels, y goes down. No two figures or words overlap, who lives in the home stands inside its
    outline and nobody else does, and no tie runs through somebody else.
    """
    if [f.laag for f in figuren if f.is_jeugdige] != [Laag.KIND]:
        raise ValueError("een gezinsbeeld gaat over één jeugdige")
    kinderen = _thuis_eerst([f for f in figuren if f.laag is Laag.KIND])
    midden = next(n for n, f in enumerate(kinderen) if f.is_jeugdige)
    op_kinderrij = {f.sleutel: (n - midden) * CEL for n, f in enumerate(kinderen)}
    ouders = _ouderrij(figuren)
    op_ouderrij = _zet_ouders(ouders, kinderen, op_kinderrij)
    netwerk = [f for f in figuren if f.laag is Laag.NETWERK]
    half = (len(netwerk) - 1) / 2
    diep = ONDERKANT + max(WAAIER, WAAIER_PER_CEL * half) + STRAAL
    plekken = (
        *(Plek(f.sleutel, op_ouderrij[f.sleutel], -RIJ, f.straal, woorden_boven=True) for f in ouders),
        *(Plek(f.sleutel, op_kinderrij[f.sleutel], 0.0, f.straal, woorden_boven=False) for f in kinderen),
        *(Plek(f.sleutel, (n - half) * CEL, diep, f.straal, woorden_boven=False) for n, f in enumerate(netwerk)),
    )
    bij = {plek.sleutel: plek for plek in plekken}
    lijnen = (*_paren(ouders, bij), *_afstamming(ouders, kinderen, bij), *_banden(figuren, bij))
    huis = _huis([bij[f.sleutel] for f in ouders if f.in_huis], [bij[f.sleutel] for f in kinderen if f.in_huis])
    return _lijst_in(plekken, lijnen, huis)


def _thuis_eerst(figuren: Sequence[Figuur]) -> list[Figuur]:
    """Who lives in the home together, the others to the right; within that as given."""
    return sorted(figuren, key=lambda f: not f.in_huis)


def _ouderrij(figuren: Sequence[Figuur]) -> list[Figuur]:
    """Parents elsewhere, parents in the home, who raises the child in the home (a partner first), the others."""
    ouders = [f for f in figuren if f.laag is Laag.OUDER]
    opvoeders = [f for f in figuren if f.laag is Laag.OPVOEDER]
    return sorted(ouders, key=lambda f: f.in_huis) + sorted(opvoeders, key=lambda f: (not f.in_huis, not f.is_partner))


def _zet_ouders(ouders: list[Figuur], kinderen: list[Figuur], op_kinderrij: dict[str, float]) -> dict[str, float]:
    """The home stands straight above its children; without a home on both rows, the parents above all children."""
    thuis = [n for n, f in enumerate(ouders) if f.in_huis]
    kinderen_thuis = [op_kinderrij[f.sleutel] for f in kinderen if f.in_huis]
    if not (thuis and kinderen_thuis):
        thuis = [n for n, f in enumerate(ouders) if f.laag is Laag.OUDER] or list(range(len(ouders)))
        kinderen_thuis = list(op_kinderrij.values())
    schuif = _midden(kinderen_thuis) - _midden([n * CEL for n in thuis or [0]])
    return {f.sleutel: n * CEL + schuif for n, f in enumerate(ouders)}


def _midden(waarden: Sequence[float]) -> float:
    return (min(waarden) + max(waarden)) / 2


def _paren(ouders: list[Figuur], bij: dict[str, Plek]) -> list[Lijn]:
    """Lines between parents, and between a parent in the home and the partner beside."""
    paren = []
    for een, ander in pairwise(ouders):
        samen = een.in_huis and ander.in_huis
        if ander.laag is Laag.OUDER or (samen and ander.is_partner and een.laag is Laag.OUDER):
            punten = ((bij[een.sleutel].x + STRAAL, -RIJ), (bij[ander.sleutel].x - STRAAL, -RIJ))
            paren.append(Lijn(Lijnsoort.PAAR if samen else Lijnsoort.PAAR_APART, punten))
    return paren


def _afstamming(ouders: list[Figuur], kinderen: list[Figuur], bij: dict[str, Plek]) -> list[Lijn]:
    """From between the parents down to a bar, and from the bar to every child."""
    van = [f for f in ouders if f.laag is Laag.OUDER]
    hangt = [bij[f.sleutel] for f in kinderen]
    if not van and len(hangt) == 1:
        return []
    lijnen = [((plek.x, LAT), (plek.x, -plek.straal)) for plek in hangt]
    x_en = [plek.x for plek in hangt]
    if van:
        start = _begin(van, bij)
        lijnen.append(((start, -RIJ if len(van) > 1 else -RIJ + STRAAL), (start, LAT)))
        x_en.append(start)
    if min(x_en) < max(x_en):
        lijnen.append(((min(x_en), LAT), (max(x_en), LAT)))
    return [Lijn(Lijnsoort.AFSTAMMING, punten) for punten in lijnen]


def _begin(ouders: list[Figuur], bij: dict[str, Plek]) -> float:
    """Where the line of descent leaves: the middle of a couple, or near the one of them who lives in the home."""
    paar = ouders[(len(ouders) - 1) // 2 :][:2]
    x_en = [bij[f.sleutel].x for f in paar]
    if [f.in_huis for f in paar] == [False, True]:
        return x_en[1] - 1.8 * STRAAL
    return _midden(x_en)


def _banden(figuren: Sequence[Figuur], bij: dict[str, Plek]) -> list[Lijn]:
    """How it feels to the youth: a tie to everybody of whom that is known or can be asked."""
    lijnen, baan = [], 0
    for figuur in figuren:
        if figuur.steun is None or figuur.is_jeugdige:
            continue
        plek = bij[figuur.sleutel]
        if figuur.laag is Laag.KIND:
            punten, baan = _langs_de_rij(plek, baan), baan + 1
        elif figuur.laag is Laag.NETWERK:
            punten = _waaier(plek)
        else:
            kant = -NAAST if plek.x < 0 else NAAST
            punten = ((kant, -STRAAL_JEUGDIGE), (plek.x + kant, plek.y + STRAAL))
        lijnen.append(Lijn(Lijnsoort.BAND, punten, figuur.sleutel, figuur.steun))
    return lijnen


def _langs_de_rij(plek: Plek, baan: int) -> tuple[Punt, ...]:
    """Up from the youth, along above the other children, and down; each tie on a lane of its own."""
    kant = -NAAST if plek.x < 0 else NAAST
    hoog = BAAN - BAAN_STAP * (baan % BANEN)
    eind = plek.x - kant / 2
    return (kant, -STRAAL_JEUGDIGE), (kant, hoog), (eind, hoog), (eind, -STRAAL)


def _waaier(plek: Plek) -> tuple[Punt, ...]:
    """From under the words of the youth to the edge of the figure."""
    af = hypot(plek.x, plek.y - ONDERKANT)
    deel = (af - plek.straal) / af
    return (0.0, ONDERKANT), (plek.x * deel, ONDERKANT + (plek.y - ONDERKANT) * deel)


def _huis(boven: Sequence[Plek], onder: Sequence[Plek]) -> tuple[Punt, ...]:
    """The outline around who lives in the home: one block for each row, joined between the rows."""
    if not (boven or onder):
        return ()
    if not (boven and onder):
        links, top, rechts, bodem = _om(boven or onder)
        return (links, top), (rechts, top), (rechts, bodem), (links, bodem)
    links, top, rechts, _ = _om(boven)
    links_onder, _, rechts_onder, bodem = _om(onder)
    return (
        (links, top),
        (rechts, top),
        (rechts, LAT),
        (rechts_onder, LAT),
        (rechts_onder, bodem),
        (links_onder, bodem),
        (links_onder, LAT),
        (links, LAT),
    )


def _om(plekken: Sequence[Plek]) -> tuple[float, float, float, float]:
    vakken = [plek.vak for plek in plekken]
    return (
        min(v[0] for v in vakken) - HUIS_RUIMTE,
        min(v[1] for v in vakken) - HUIS_RUIMTE,
        max(v[2] for v in vakken) + HUIS_RUIMTE,
        max(v[3] for v in vakken) + HUIS_RUIMTE,
    )


def _lijst_in(plekken: tuple[Plek, ...], lijnen: tuple[Lijn, ...], huis: tuple[Punt, ...]) -> Gezinsbeeld:
    punten = [*huis, *(punt for lijn in lijnen for punt in lijn.punten)]
    for plek in plekken:
        links, boven, rechts, onder = plek.vak
        punten += [(links, boven), (rechts, onder)]
    half = max(abs(x) for x, _ in punten) + RUIMTE
    top = min(y for _, y in punten) - RUIMTE
    hoogte = max(y for _, y in punten) + RUIMTE - top
    return Gezinsbeeld(-half, top, 2 * half, hoogte, plekken, lijnen, huis)
