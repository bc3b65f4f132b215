"""The fields of a measure as data: kind of value, bounds and meaning, read from the annotations of the dataclass."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.simulatie.maatregelvelden import Veld


@dataclass(frozen=True, slots=True)
class Eigenschap:
    """One field: ``soort`` is str, int, float, bool, date, dict (form → share) or tuple (of names)."""

    naam: str
    soort: type
    veld: Veld
    mag_leeg: bool
    verplicht: bool
    standaard: Any


def eigenschappen(klasse: type) -> tuple[Eigenschap, ...]:
    """The described fields of a dataclass, in order; fields without a description are left out."""
    if klasse not in _GELEZEN:
        _GELEZEN[klasse] = _lees(klasse)
    return _GELEZEN[klasse]


_GELEZEN: dict[type, tuple[Eigenschap, ...]] = {}


def _lees(klasse: type) -> tuple[Eigenschap, ...]:
    hints = get_type_hints(klasse, include_extras=True)
    return tuple(
        _eigenschap(veld, hints[veld.name]) for veld in dataclasses.fields(klasse) if get_args(hints[veld.name])[1:]
        and isinstance(get_args(hints[veld.name])[1], Veld)
    )  # fmt: skip


def _eigenschap(veld: dataclasses.Field[Any], hint: Any) -> Eigenschap:
    kern, uitleg = get_args(hint)
    delen = [deel for deel in get_args(kern) if deel is not NoneType] if NoneType in get_args(kern) else [kern]
    soort = {tuple: tuple, Mapping: dict}.get(get_origin(delen[0]), delen[0])
    verplicht = veld.default is dataclasses.MISSING
    return Eigenschap(
        veld.name, soort, uitleg, NoneType in get_args(kern), verplicht, None if verplicht else veld.default
    )


def binnen(pad: str, eigen: Eigenschap, waarde: Any) -> Iterator[Tekst]:
    """What is wrong with a value of the right kind: empty, or out of bounds."""
    if eigen.soort in (str, dict, tuple) and eigen.verplicht and waarde is not None and not waarde:
        yield zin("%(veld)s is leeg: vul iets in.", veld=pad)
    paren = [(f"{pad}.{naam}", getal) for naam, getal in waarde.items()] if eigen.soort is dict else [(pad, waarde)]
    if eigen.soort not in (int, float, dict):
        return
    for plek, getal in paren:
        yield from _grens(plek, eigen.veld, getal)


def _grens(pad: str, veld: Veld, getal: float | None) -> Iterator[Tekst]:
    laag = -math.inf if veld.minstens is None else veld.minstens
    hoog = math.inf if veld.hoogstens is None else veld.hoogstens
    if getal is not None and not (math.isfinite(getal) and laag <= getal <= hoog):
        yield zin(
            "%(veld)s is %(waarde)s: dat moet %(laag)s tot en met %(hoog)s zijn.",
            veld=pad, waarde=getal, laag=f"{laag:g}", hoog=f"{hoog:g}",
        )  # fmt: skip


WAT: dict[type, str] = {
    str: "een tekst", int: "een heel getal", float: "een getal", bool: "true of false", date: "een datum (jjjj-mm-dd)",
    dict: "hulpvormen met elk een getal", tuple: "een lijst van teksten",
}  # fmt: skip
