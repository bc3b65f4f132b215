"""Small regions of offers and youths for the tests of matching."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
from hypothesis import strategies as st

from zorglandschap.core.begrippen.codelijsten import Niveau, Specialisme
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import Gezinswens
from zorglandschap.core.matching.afwegingskader import Kader
from zorglandschap.core.matching.kaderbestand import lees_kader
from zorglandschap.core.matching.profiel import (
    HULPVORMEN,
    NOOIT,
    ONBEKEND,
    Aanbiedingen,
    Profiel,
    Wens,
    Zoekregels,
)

KADERBESTAND = Path(__file__).parents[3] / "regios" / "flevoland" / "afwegingskader.toml"
START, UITERST = date(2026, 12, 1), date(2026, 12, 29)
REGELS = Zoekregels(60.0, 30.0, dict(zip(Wens, (300, 250, 200, 150, 100), strict=False)))  # of before the wishes
WENSREGELS = Zoekregels(
    60.0,
    30.0,
    dict(zip(Wens, (250, 200, 150, 150, 100, 150), strict=False)),
    klein_hoogstens=6,
    bereik_km=15.0,
    kort_weken=13,
)
SAMENREGELS = Zoekregels(60.0, 30.0, dict(zip(Wens, (200, 150, 100, 150, 50, 150, 200), strict=True)), 6, 15.0, 13)
NIVEAUS = {
    Hulpvorm.PLEEGZORG: Niveau.FIRST_BEST,
    Hulpvorm.GEZINSHUIS: Niveau.ACCEPTABEL,
    Hulpvorm.BEHANDELGROEP: Niveau.NOODOPLOSSING,
    Hulpvorm.CRISISGROEP: Niveau.NOODOPLOSSING,
    Hulpvorm.GESLOTEN: Niveau.NOODOPLOSSING,
}


@cache
def flevoland() -> Kader:
    return lees_kader(tomllib.loads(KADERBESTAND.read_text(encoding="utf-8")))


def profiel(**anders: object) -> Profiel:
    basis: dict[str, object] = {
        "leeftijd_maanden": 15 * 12,
        "breedte": 52.66,
        "lengte": 5.60,
        "gemeente": 184,
        "gewenste_start": START,
        "uiterste_start": UITERST,
    }
    return Profiel(**{**basis, **anders})  # type: ignore[arg-type]


GEWOON: dict[str, object] = {
    "id": 1,
    "locatie": 1,
    "hulpvorm": Hulpvorm.PLEEGZORG,
    "leeftijd_van": 0,
    "leeftijd_tot": 17,
    "breedte": 52.66,
    "lengte": 5.61,
    "gemeente": 184,
    "specialismen": 0,
    "neemt_lvb": False,
    "neemt_samen": False,
    "vrij_vanaf": START.toordinal(),
    "neemt_ggz": False,
    "ritme": 0,
    "groep": ONBEKEND,
    "eigen_kamer": ONBEKEND,
    "dieren": ONBEKEND,
    "vrij": ONBEKEND,
}
SOORTEN = {
    "breedte": np.float64,
    "lengte": np.float64,
    "neemt_lvb": np.bool_,
    "neemt_samen": np.bool_,
    "neemt_ggz": np.bool_,
}


def aanbiedingen(*rijen: dict[str, object]) -> Aanbiedingen:
    """Rows of offers; what a row does not say is ordinary (id: its number)."""
    vol = [{**GEWOON, "id": n + 1, **rij} for n, rij in enumerate(rijen)]
    for rij in vol:
        rij["hulpvorm"] = HULPVORMEN.index(Hulpvorm(str(rij["hulpvorm"])))
    namen = [veld.name for veld in fields(Aanbiedingen)]
    return Aanbiedingen(**{n: np.array([r[n] for r in vol], dtype=SOORTEN.get(n, np.int64)) for n in namen})  # type: ignore[arg-type]


def neem(a: Aanbiedingen, orde: np.ndarray) -> Aanbiedingen:
    """The same offers in another order."""
    return Aanbiedingen(*(getattr(a, veld.name)[orde] for veld in fields(Aanbiedingen)))


def willekeurig(seed: int, aantal: int) -> Aanbiedingen:
    """A seeded region of offers."""
    d = np.random.default_rng(seed)
    vrij = d.choice([START.toordinal(), START.toordinal() + 10, UITERST.toordinal() + 23, NOOIT], aantal)
    return Aanbiedingen(
        id=d.permutation(aantal) + 1,
        locatie=d.integers(1, 40, aantal),
        hulpvorm=d.integers(0, len(HULPVORMEN), aantal),
        leeftijd_van=d.integers(0, 16, aantal),
        leeftijd_tot=d.integers(14, 22, aantal),
        breedte=52.2 + d.integers(0, 8, aantal) * 0.1,
        lengte=5.1 + d.integers(0, 10, aantal) * 0.1,
        gemeente=d.choice([34, 184, 171], aantal),
        specialismen=d.integers(0, 1 << len(Specialisme), aantal),
        neemt_lvb=d.random(aantal) < 0.5,
        neemt_samen=d.random(aantal) < 0.5,
        vrij_vanaf=vrij.astype(np.int64),
        neemt_ggz=d.random(aantal) < 0.5,
        ritme=d.choice([0, 0, 1, 2, 4, 6, 8, 9, 12, 15], aantal),
        groep=d.integers(-1, 12, aantal),
        eigen_kamer=d.integers(-1, 2, aantal),
        dieren=d.integers(-1, 2, aantal),
        vrij=d.integers(-1, 5, aantal),
    )


PROFIELEN = st.builds(
    profiel,
    leeftijd_maanden=st.integers(0, 23 * 12),
    gemeente=st.sampled_from([34, 184]),
    school=st.none() | st.just((52.4, 5.4)),
    behoeften=st.frozensets(st.sampled_from(Specialisme), max_size=4),
    crisis=st.booleans(),
    samen=st.booleans(),
    machtiging_gesloten=st.booleans(),
    onveilige_locaties=st.frozensets(st.integers(1, 40), max_size=3),
    geweigerd_door=st.frozensets(st.integers(1, 60), max_size=3),
    wensen=st.frozensets(st.sampled_from([w for w in Gezinswens if w is not Gezinswens.GEMEENTE])),
    verwacht_weken=st.none() | st.integers(1, 60),
    zonder_contract=st.frozensets(st.integers(1, 60), max_size=3),
    aantal_samen=st.integers(1, 4),
    gezinslocaties=st.frozensets(st.integers(1, 40), max_size=3),
)
REGIOS = st.builds(willekeurig, seed=st.integers(0, 10_000), aantal=st.integers(0, 60))
