"""Pictures as values: a page makes one with numbers, a template draws it as SVG on the server.

Three pictures, each with a title and a description for who cannot see it; put a table with the same figures
beside it. Every coordinate is text already, so that no language writes ‘12,5’ into an SVG::

    maak_lijn(titel=…, beschrijving=…, labels=("2016", "2017"), reeksen=(Reeks("Urk", (0.19, None)),),
              doel=0.09, doelnaam=gettext("streefwaarde"), toon=procent)
        → {% include "vormgeving/onderdelen/lijn.html" with lijn=… %}

    maak_staven(titel=…, beschrijving=…, staven=(Staaf("Urk", 12.0, soort="let-op"),), toon=getal)
        → {% include "vormgeving/onderdelen/staven.html" with staven=… %}

    maak_kaart(titel=…, beschrijving=…, namen={"GM0184": "Urk"}, waarden={"GM0184": 0.09}, grenzen=(0.05, 0.1),
               stippen=(Stip(52.66, 5.60, "Pleegzorg Urk", soort="vrij"),), toon=procent)
        → {% include "vormgeving/onderdelen/kaart.html" with kaart=… %}

``toon`` writes a value in words (``woorden.procent``, ``woorden.getal``). A value ``None`` is not known or not shown
(small numbers): the line breaks, the area is hatched. ``soort`` of a dot: "", thuis, vrij, vol or nadruk; of a bar:
"", goed, let-op or fout. Value classes of areas: ``grenzen`` of length n makes n + 1 classes (at most 5 boundaries).
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from zorglandschap.web.vormgeving import kaart as land

Toon = Callable[[float], str]

BREED, HOOG = 600.0, 310.0
LINKS, BOVEN, ONDER = 54.0, 20.0, 34.0  # room for the axis, the top value and the labels
LETTER = 8.6  # about the width of a letter: the names of the lines stand to the right of it
REGEL = 18.0  # least distance between two names
MEESTE_KLASSEN = 6
KLEINSTE = 1e-9  # what is smaller is drawn as nothing


@dataclass(frozen=True, slots=True)
class Reeks:
    """One line: its name and a value per label; None breaks the line."""

    naam: str
    waarden: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Merk:
    """A text or dot at a place in the drawing."""

    x: str
    y: str
    tekst: str
    klasse: str = ""


@dataclass(frozen=True, slots=True)
class LijnReeks:
    """One line as drawn: its path, its points and its name at the end."""

    naam: str
    klasse: str
    pad: str
    punten: tuple[Merk, ...]
    eind: Merk


@dataclass(frozen=True, slots=True)
class Lijn:
    """A line chart, ready for ``onderdelen/lijn.html``."""

    titel: str
    beschrijving: str
    vak: str
    links: str
    rechts: str
    raster: tuple[Merk, ...]
    labels: tuple[Merk, ...]
    reeksen: tuple[LijnReeks, ...]
    doel: Merk | None


@dataclass(frozen=True, slots=True)
class Staaf:
    """One bar: its name, its value and what that means (``soort``)."""

    naam: str
    waarde: float | None
    soort: str = ""


@dataclass(frozen=True, slots=True)
class StaafRij:
    """One bar as drawn: length in hundredths of the row."""

    naam: str
    waarde: str
    lengte: str
    soort: str


@dataclass(frozen=True, slots=True)
class Staven:
    """Bars under each other, ready for ``onderdelen/staven.html``."""

    titel: str
    beschrijving: str
    rijen: tuple[StaafRij, ...]


@dataclass(frozen=True, slots=True)
class Stip:
    """A place on the map, in degrees, with its name and what it is (``soort``)."""

    breedte: float
    lengte: float
    naam: str
    soort: str = ""
    straal: float = 8.0


@dataclass(frozen=True, slots=True)
class Vlak:
    """A gemeente as drawn: outline, class of its value and place of its name."""

    code: str
    naam: str
    waarde: str
    pad: str
    klasse: str
    x: str
    y: str
    y_waarde: str


@dataclass(frozen=True, slots=True)
class Kaart:
    """The map, ready for ``onderdelen/kaart.html``; ``legenda`` has (class, words) from low to high."""

    titel: str
    beschrijving: str
    vak: str
    omgeving: str
    dijk: str
    vlakken: tuple[Vlak, ...]
    stippen: tuple[tuple[Merk, str], ...]  # mark and radius
    legenda: tuple[tuple[str, str], ...]


def maak_lijn(
    *,
    titel: str,
    beschrijving: str,
    labels: Sequence[str],
    reeksen: Sequence[Reeks],
    toon: Toon,
    toon_as: Toon | None = None,
    doel: float | None = None,
    doelnaam: str = "",
) -> Lijn:
    """Draw lines over the same labels, from zero, with a dashed target when there is one."""
    waarden = [w for reeks in reeksen for w in reeks.waarden if w is not None]
    streepjes = maatstreepjes(max([*waarden, doel or 0.0]))
    namen = [_eindnaam(reeks, toon) for reeks in reeksen]
    schaal = _Schaal(len(labels), streepjes[-1], BREED - 24 - LETTER * max(map(len, namen), default=0))
    einden = _uit_elkaar([_laatste_y(reeks, schaal) for reeks in reeksen])
    om_de = math.ceil(len(labels) / 8)
    return Lijn(
        titel=titel,
        beschrijving=beschrijving,
        vak=f"0 0 {BREED:.0f} {HOOG:.0f}",
        links=_maat(LINKS),
        rechts=_maat(schaal.rechts),
        raster=tuple(Merk(_maat(LINKS - 8), schaal.y(s), (toon_as or toon)(s)) for s in streepjes),
        labels=tuple(
            Merk(schaal.x(n), _maat(HOOG - 8), label)
            for n, label in enumerate(labels)
            if (len(labels) - 1 - n) % om_de == 0
        ),
        reeksen=tuple(
            _lijn_reeks(reeks, labels, schaal, toon, klasse=f"zl-reeks--{n % MEESTE_KLASSEN + 1}", y_eind=einden[n])
            for n, reeks in enumerate(reeksen)
        ),
        doel=None if doel is None else Merk(_maat(LINKS), schaal.y(doel), f"{doelnaam} {toon(doel)}".strip()),
    )


def maak_staven(
    *, titel: str, beschrijving: str, staven: Sequence[Staaf], toon: Toon, maximum: float | None = None
) -> Staven:
    """Draw bars on one scale; the longest fills the row unless ``maximum`` says otherwise."""
    top = maximum or max((s.waarde or 0.0 for s in staven), default=0.0) or 1.0
    return Staven(titel, beschrijving, tuple(_staafrij(staaf, top, toon) for staaf in staven))


def _staafrij(staaf: Staaf, top: float, toon: Toon) -> StaafRij:
    if staaf.waarde is None:
        return StaafRij(staaf.naam, "", "0", staaf.soort)
    return StaafRij(staaf.naam, toon(staaf.waarde), _maat(100 * min(staaf.waarde / top, 1.0)), staaf.soort)


def maak_kaart(
    *,
    titel: str,
    beschrijving: str,
    namen: Mapping[str, str],
    waarden: Mapping[str, float | None] | None = None,
    grenzen: Sequence[float] = (),
    stippen: Sequence[Stip] = (),
    toon: Toon = str,
) -> Kaart:
    """Draw the gemeenten in ``namen`` (CBS code → name), coloured by value, with dots for places on top."""
    if len(grenzen) >= MEESTE_KLASSEN or list(grenzen) != sorted(grenzen):
        raise ValueError("grenzen lopen op en zijn er hooguit vijf")
    met_waarden = waarden is not None
    return Kaart(
        titel=titel,
        beschrijving=beschrijving,
        vak=f"0 0 {land.BREEDTE_VAK} {land.HOOGTE_VAK}",
        omgeving=land.omgeving(),
        dijk=land.houtribdijk(),
        vlakken=tuple(
            _vlak(code, naam, (waarden or {}).get(code), grenzen, toon, met_waarden=met_waarden)
            for code, naam in namen.items()
            if code in land.OMTREK
        ),
        stippen=tuple((_stip(stip), _maat(stip.straal)) for stip in stippen),
        legenda=_legenda(grenzen, toon) if met_waarden and grenzen else (),
    )


def maatstreepjes(hoogste: float) -> tuple[float, ...]:
    """Round values from 0 to at least ``hoogste``, about five of them (Heckbert's nice numbers)."""
    if hoogste < KLEINSTE:
        return (0.0, 1.0)
    ruw = hoogste / 4
    macht = 10.0 ** math.floor(math.log10(ruw))
    stap = next(m * macht for m in (1.0, 2.0, 2.5, 5.0, 10.0) if m * macht >= ruw * (1 - 1e-9))
    return tuple(stap * n for n in range(math.ceil(hoogste / stap - 1e-9) + 1))


@dataclass(frozen=True, slots=True)
class _Schaal:
    """From a label's number and a value to a place in the drawing."""

    aantal: int
    top: float
    rechts: float

    def x(self, nummer: int) -> str:
        return _maat(LINKS + nummer * (self.rechts - LINKS) / max(self.aantal - 1, 1))

    def hoogte(self, waarde: float) -> float:
        return BOVEN + (HOOG - BOVEN - ONDER) * (1 - waarde / self.top)

    def y(self, waarde: float) -> str:
        return _maat(self.hoogte(waarde))


def _lijn_reeks(
    reeks: Reeks, labels: Sequence[str], schaal: _Schaal, toon: Toon, *, klasse: str, y_eind: float
) -> LijnReeks:
    delen, punten, letter = [], [], "M"
    for plek, (label, waarde) in enumerate(zip(labels, reeks.waarden, strict=True)):
        if waarde is None:
            letter = "M"
            continue
        x, y = schaal.x(plek), schaal.y(waarde)
        delen.append(f"{letter}{x} {y}")
        punten.append(Merk(x, y, f"{reeks.naam}, {label}: {toon(waarde)}"))
        letter = "L"
    eind = Merk(_maat(schaal.rechts + 12), _maat(y_eind), _eindnaam(reeks, toon))
    return LijnReeks(reeks.naam, klasse, "".join(delen), tuple(punten), eind)


def _eindnaam(reeks: Reeks, toon: Toon) -> str:
    laatste = _laatste(reeks)
    return reeks.naam if laatste is None else f"{reeks.naam} {toon(laatste)}"


def _laatste(reeks: Reeks) -> float | None:
    return next((waarde for waarde in reversed(reeks.waarden) if waarde is not None), None)


def _laatste_y(reeks: Reeks, schaal: _Schaal) -> float:
    return schaal.hoogte(_laatste(reeks) or 0.0)


def _uit_elkaar(hoogten: Sequence[float]) -> list[float]:
    """Push names down, then back up, until they are a line apart."""
    volgorde = sorted(range(len(hoogten)), key=lambda n: hoogten[n])
    uit = list(hoogten)
    for vorige, deze in pairwise(volgorde):
        uit[deze] = max(uit[deze], uit[vorige] + REGEL)
    over = max(0.0, max(uit, default=0.0) - (HOOG - ONDER))
    grens = math.inf
    for deze in reversed(volgorde):
        uit[deze] = min(uit[deze], grens, HOOG - ONDER) if over else uit[deze]
        grens = uit[deze] - REGEL
    return uit


def _vlak(
    code: str, naam: str, waarde: float | None, grenzen: Sequence[float], toon: Toon, *, met_waarden: bool
) -> Vlak:
    lengte, breedte = land.NAAM_PLEK[code]
    x, y = land.projecteer(breedte, lengte)
    klasse = "" if not met_waarden else "geen" if waarde is None else str(bisect_right(grenzen, waarde))
    return Vlak(
        code=code,
        naam=naam,
        waarde="" if waarde is None else toon(waarde),
        pad=land.pad(code),
        klasse=f"zl-landkaart__vlak--{klasse}" if klasse else "",
        x=_maat(x),
        y=_maat(y),
        y_waarde=_maat(y + 20),
    )


def _stip(stip: Stip) -> Merk:
    x, y = land.projecteer(stip.breedte, stip.lengte)
    return Merk(_maat(x), _maat(y), stip.naam, f"zl-stip--{stip.soort}" if stip.soort else "")


def _legenda(grenzen: Sequence[float], toon: Toon) -> tuple[tuple[str, str], ...]:
    woorden = [f"< {toon(grenzen[0])}"]
    woorden += [f"{toon(laag)} – {toon(hoog)}" for laag, hoog in pairwise(grenzen)]
    woorden.append(f"≥ {toon(grenzen[-1])}")
    return tuple((f"zl-landkaart__vlak--{n}", tekst) for n, tekst in enumerate(woorden))


def _maat(getal: float) -> str:
    return f"{getal:.1f}".removesuffix(".0")
