"""How factors hang together: which links make sense, what each says in a sentence, and which form a circle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from zorglandschap.core.begrippen.analysewoorden import Verband
from zorglandschap.core.begrippen.codelijsten import FactorSoort
from zorglandschap.core.begrippen.tekst import Tekst, zin


@dataclass(frozen=True, slots=True)
class Pijl:
    """One link: what the factor ``van`` does to the factor ``naar`` (both by number)."""

    van: int
    naar: int
    soort: Verband


def bezwaar(van: FactorSoort, soort: Verband, naar: FactorSoort) -> Tekst | None:
    """Why this link says nothing that a family can read, or None when it does."""
    if naar is FactorSoort.BESCHERMEND:
        return zin("Een beschermende factor is het begin van een verband, niet het eind. Draai het verband om.")
    if van is FactorSoort.BESCHERMEND and soort is not Verband.BESCHERMT:
        return zin("Een beschermende factor kan alleen ergens tegen beschermen. Kies ‘beschermt tegen’.")
    if van is not FactorSoort.BESCHERMEND and soort is Verband.BESCHERMT:
        return zin("Alleen een beschermende factor beschermt ergens tegen. Kies wat deze factor doet.")
    return None


def in_woorden(soort: Verband, van: str, naar: str) -> Tekst:
    """The link as a sentence: ‘slaapgebrek’ maakt ‘ruzie thuis’ erger."""
    van, naar = _kaal(van), _kaal(naar)
    if soort is Verband.VEROORZAAKT:
        return zin("‘%(van)s’ veroorzaakt ‘%(naar)s’.", van=van, naar=naar)
    if soort is Verband.HOUDT_IN_STAND:
        return zin("‘%(van)s’ houdt ‘%(naar)s’ in stand.", van=van, naar=naar)
    if soort is Verband.VERERGERT:
        return zin("‘%(van)s’ maakt ‘%(naar)s’ erger.", van=van, naar=naar)
    return zin("‘%(van)s’ beschermt tegen ‘%(naar)s’.", van=van, naar=naar)


def kringen(pijlen: Iterable[Pijl]) -> tuple[tuple[int, ...], ...]:
    """One circle of links for every knot that keeps itself going: the shortest through its lowest number."""
    verder: dict[int, set[int]] = {}
    for pijl in pijlen:
        verder.setdefault(pijl.van, set()).add(pijl.naar)
    gevonden: list[tuple[int, ...]] = []
    in_kring: set[int] = set()
    for begin in sorted(verder):
        kring = () if begin in in_kring else _kortste(verder, begin)
        if kring:
            gevonden.append(kring)
            in_kring |= _knoop(verder, begin)
    return tuple(gevonden)


def kring_in_woorden(teksten: Sequence[str]) -> Tekst:
    """Say that these factors keep each other going."""
    namen = [f"‘{_kaal(tekst)}’" for tekst in teksten]
    return zin("Dit houdt elkaar in stand, als een kring: %(namen)s, en dan weer %(eerste)s.",
               namen=", ".join(namen), eerste=namen[0])  # fmt: skip


def _kaal(tekst: str) -> str:
    """A factor inside a sentence: without its own full stop."""
    return tekst.strip().rstrip(".")


def _kortste(verder: Mapping[int, set[int]], begin: int) -> tuple[int, ...]:
    """The shortest way from a factor back to itself, breadth first; empty when there is none."""
    wegen: list[tuple[int, ...]] = [(begin,)]
    geweest = {begin}
    while wegen:
        langer: list[tuple[int, ...]] = []
        for weg in wegen:
            volgende = verder.get(weg[-1], set())
            if begin in volgende:
                return weg
            nieuw = sorted(volgende - geweest)
            geweest.update(nieuw)
            langer += [(*weg, stap) for stap in nieuw]
        wegen = langer
    return ()


def _knoop(verder: Mapping[int, set[int]], begin: int) -> set[int]:
    """Every factor that lies on some circle with this one."""
    terug: dict[int, set[int]] = {}
    for van, naar in verder.items():
        for eind in naar:
            terug.setdefault(eind, set()).add(van)
    return _bereik(verder, begin) & _bereik(terug, begin)


def _bereik(verder: Mapping[int, set[int]], begin: int) -> set[int]:
    bereikt, open_ = {begin}, [begin]
    while open_:
        nieuw = verder.get(open_.pop(), set()) - bereikt
        bereikt |= nieuw
        open_ += nieuw
    return bereikt
