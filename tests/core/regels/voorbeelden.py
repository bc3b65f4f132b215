"""Reads the case tables of the rules: YAML that a policy officer can read, one file per rule file.

A table ``tests/voorbeelden/<bestand>.yaml`` looks like this::

    uitgangspunt:            # optional: facts that every case below starts from
      leeftijd: 15
    analyse_voor_verwijzing: # name of the rule function
      - geval: Er is nog geen analyse
        feiten: {analyse_begonnen: nee}
        oordeel: niet voldaan
        ontbreekt: [Begin een verklarende analyse]   # optional: part of each missing sentence, in order
        reden: nog geen verklarende analyse          # optional: part of the reason
        hard: ja                                     # optional: does it stop the step?

Use in a test of a rule file::

    @pytest.mark.parametrize("voorbeeld", lees("verwijzing"))
    def test_the_rule_answers_as_the_table_says(voorbeeld: Voorbeeld) -> None:
        toets(verwijzing, VerwijzingFeiten, voorbeeld)

    def test_every_rule_has_at_least_three_cases() -> None:
        toets_volledig(verwijzing, "verwijzing")
"""

from __future__ import annotations

import re
import types
import typing
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from enum import Enum
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

import pytest
import yaml

from zorglandschap.core.regels.uitkomst import Oordeel, Uitkomst

MAP = Path(__file__).parents[2] / "voorbeelden"
MINSTENS = 3
F = TypeVar("F")


@dataclass(frozen=True)
class Voorbeeld:
    """One row of a case table."""

    regel: str
    geval: str
    feiten: Mapping[str, Any]
    oordeel: Oordeel
    ontbreekt: tuple[str, ...] | None = None
    reden: str | None = None
    hard: bool | None = None


class _Lezer(yaml.SafeLoader):
    """YAML in which ja and nee are yes and no."""


_Lezer.add_implicit_resolver("tag:yaml.org,2002:ja-nee", re.compile("^(?:ja|nee)$"), list("jn"))
_Lezer.add_constructor("tag:yaml.org,2002:ja-nee", lambda _lezer, knoop: knoop.value == "ja")


def tabel(bestand: str) -> list[Voorbeeld]:
    """Every case of ``tests/voorbeelden/<bestand>.yaml``."""
    ruw = yaml.load((MAP / f"{bestand}.yaml").read_text(encoding="utf-8"), Loader=_Lezer)  # noqa: S506
    basis = ruw.pop("uitgangspunt", None) or {}
    return [_voorbeeld(regel, rij, basis) for regel, rijen in ruw.items() for rij in rijen]


def _voorbeeld(regel: str, rij: Mapping[str, Any], basis: Mapping[str, Any]) -> Voorbeeld:
    onbekend = set(rij) - {"geval", "feiten", "oordeel", "ontbreekt", "reden", "hard"}
    assert not onbekend, f"{regel}: onbekende sleutels {onbekend}"
    ontbreekt = rij.get("ontbreekt")
    return Voorbeeld(
        regel=regel,
        geval=rij["geval"],
        feiten={**basis, **(rij.get("feiten") or {})},
        oordeel=Oordeel(rij["oordeel"]),
        ontbreekt=None if ontbreekt is None else tuple(ontbreekt),
        reden=rij.get("reden"),
        hard=rij.get("hard"),
    )


def lees(bestand: str) -> list[Any]:
    """The cases as pytest parameters, named after rule and case."""
    return [pytest.param(v, id=f"{v.regel}: {v.geval}") for v in tabel(bestand)]


def feiten_uit(klasse: type[F], ruw: Mapping[str, Any]) -> F:
    """The facts of a case as the facts class of the theme; words become values of code lists."""
    soorten = typing.get_type_hints(klasse)
    bekend = {f.name for f in fields(klasse)}  # type: ignore[arg-type]
    assert set(ruw) <= bekend, f"onbekende feiten in de tabel: {set(ruw) - bekend}"
    return klasse(**{naam: _waarde(soorten[naam], waarde) for naam, waarde in ruw.items()})


def _waarde(soort: Any, waarde: Any) -> Any:
    oorsprong, delen = typing.get_origin(soort), typing.get_args(soort)
    if oorsprong in (types.UnionType, typing.Union):
        return None if waarde is None else _waarde(next(d for d in delen if d is not type(None)), waarde)
    if oorsprong in (frozenset, tuple, list, set):
        return oorsprong(_waarde(delen[0], w) for w in waarde)
    if isinstance(soort, type) and issubclass(soort, Enum):
        return soort(waarde)
    return waarde


def regels_van(module: ModuleType) -> dict[str, Callable[[Any], Uitkomst]]:
    """The rules of a rule file: its own public functions that return one Uitkomst."""
    return {
        naam: functie
        for naam, functie in vars(module).items()
        if isinstance(functie, types.FunctionType)
        and functie.__module__ == module.__name__
        and not naam.startswith("_")
        and typing.get_type_hints(functie).get("return") is Uitkomst
    }


def toets(module: ModuleType, klasse: type[Any], voorbeeld: Voorbeeld) -> None:
    """The rule answers as the case says, with reason and source."""
    uitkomst = regels_van(module)[voorbeeld.regel](feiten_uit(klasse, voorbeeld.feiten))
    assert uitkomst.oordeel is voorbeeld.oordeel, f"{uitkomst.oordeel}: {uitkomst.reden}"
    heeft_reden_en_bron(uitkomst)
    if voorbeeld.ontbreekt is not None:
        gezegd = [str(t) for t in uitkomst.ontbreekt]
        assert len(gezegd) == len(voorbeeld.ontbreekt), gezegd
        for verwacht, zin in zip(voorbeeld.ontbreekt, gezegd, strict=True):
            assert verwacht in zin, gezegd
    if voorbeeld.reden is not None:
        assert voorbeeld.reden in str(uitkomst.reden)
    if voorbeeld.hard is not None:
        assert uitkomst.is_hard is voorbeeld.hard


def heeft_reden_en_bron(uitkomst: Uitkomst) -> None:
    """Every outcome carries reason and source, and what is not met says what to do."""
    assert uitkomst.regel
    assert str(uitkomst.reden).strip()
    assert uitkomst.bron.document
    assert uitkomst.bron.paragraaf
    if uitkomst.oordeel is Oordeel.NIET_VOLDAAN:
        assert uitkomst.ontbreekt, f"{uitkomst.regel} zegt niet wat er nog moet gebeuren"


def toets_volledig(module: ModuleType, bestand: str) -> None:
    """Every rule of the file has a Dutch one-sentence docstring and at least three cases in its table."""
    regels, aantallen = regels_van(module), Counter(v.regel for v in tabel(bestand))
    assert set(aantallen) == set(regels)
    te_weinig = {naam: n for naam, n in aantallen.items() if n < MINSTENS}
    assert not te_weinig, f"te weinig voorbeelden: {te_weinig}"
    for naam, functie in regels.items():
        assert (functie.__doc__ or "").strip().endswith("."), f"{naam} heeft geen zin als docstring"
