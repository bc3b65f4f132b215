"""Tiny regions to plan for: one form with a formula, and two gemeenten with two forms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np

from tests.core.simulatie.regio import START, een
from zorglandschap.core.simulatie.invoer import (
    Invoer,
    Locatie,
    Profiel,
    Voorziening,
    Zorgvorm,
    exponentieel,
)
from zorglandschap.core.simulatie.planning.doelen import Doel, Wachttijd
from zorglandschap.core.simulatie.planning.opgave import Knop, Opgave

NA = date(2027, 1, 1)
DAGEN, PER_DAG = 10.0, 0.85


def een_vorm(*doelen: Doel, meest: int = 40, plekken: int = 3, maanden: int = 48) -> Opgave:
    """Ten days on average, 8.5 youths at once when nobody waits: Erlang C tells the rest."""
    invoer = een(exponentieel(DAGEN), plekken, PER_DAG * 365.25, maanden=maanden)
    invoer = replace(invoer, vormen=(replace(invoer.vormen[0], tarief=100.0),))
    return Opgave(invoer=invoer, doelen=doelen, knoppen=(Knop("hulp", "huis", meest),), momenten=(START,))


def twee_vormen() -> Invoer:
    """Two gemeenten, one three times the other; a light form, a dear one out of home, and a crisis form always open."""
    vormen = (
        Zorgvorm(naam="licht", duur=exponentieel(20.0), oud_op=900.0, uit_huis=False, tarief=50.0),
        Zorgvorm(naam="zwaar", duur=exponentieel(30.0), oud_op=900.0, tarief=300.0),
        Zorgvorm(
            naam="crisis", duur=exponentieel(8.0), oud_op=900.0, crisis=True, altijd_open=True, tarief=400.0,
            tarief_buiten=900.0, km_buiten=90.0,
        ),
    )  # fmt: skip
    locaties = (
        Locatie("stad", "Stad", {"Stad": 0.0, "Dorp": 25.0}),
        Locatie("dorp", "Dorp", {"Stad": 25.0, "Dorp": 0.0}),
    )
    profiel = Profiel(
        naam="ieder", leeftijd=(10.0, 10.0), eerste_keus={"licht": 0.6, "zwaar": 0.3, "crisis": 0.1},
        doorstroom={"zwaar": {"licht": 0.4, "uit zorg": 0.6}},
    )  # fmt: skip
    return Invoer(
        start=START, maanden=24, te_lang=28.0, gemeenten=("Stad", "Dorp"), vormen=vormen, locaties=locaties,
        voorzieningen=tuple(Voorziening(v, "stad", n) for v, n in (("licht", 6), ("zwaar", 6), ("crisis", 1))),
        profielen=(profiel,), instroom=np.array([[90.0], [30.0]]), blijft=frozenset({("zwaar", "licht")}),
    )  # fmt: skip


def twee(*doelen: Doel, **overig: object) -> Opgave:
    """That region where both light and heavy places may change in both gemeenten, at two moments."""
    knoppen = tuple(Knop(v, w, 12, openen=1000.0, sluiten=500.0) for v in ("licht", "zwaar") for w in ("stad", "dorp"))
    basis = Opgave(
        invoer=twee_vormen(), doelen=(Wachttijd("licht", 12.0), Wachttijd("zwaar", 12.0), *doelen), knoppen=knoppen,
        momenten=(date(2026, 3, 1), NA),
    )  # fmt: skip
    return replace(basis, **overig)  # type: ignore[arg-type]
