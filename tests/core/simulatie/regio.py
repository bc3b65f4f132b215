"""Invented regions for the tests and the bench: six gemeenten and eight forms with everything on, and tiny ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np

from zorglandschap.core.simulatie.invoer import (
    UIT,
    Bewoners,
    Deel,
    Duur,
    Duurfactor,
    Invoer,
    Locatie,
    Profiel,
    Team,
    Verandering,
    Voorziening,
    Vraagfactor,
    Wachtenden,
    Zorgvorm,
    exponentieel,
    lognormaal,
)  # fmt: skip

START = date(2026, 1, 1)
GEMEENTEN = ("Almere", "Lelystad", "Dronten", "Noordoostpolder", "Urk", "Zeewolde")
AANDEEL = np.array([0.52, 0.20, 0.09, 0.11, 0.04, 0.04])
KM = np.array([
    [0, 30, 40, 55, 60, 20], [30, 0, 20, 30, 33, 30], [40, 20, 0, 20, 27, 25],
    [55, 30, 20, 0, 12, 45], [60, 33, 27, 12, 0, 50], [20, 30, 25, 45, 50, 0],
], dtype=float)  # fmt: skip
AMB, PLG, GZH, GRP, BHG, GSL, CRI, KLN = (
    "ambulant",
    "pleegzorg",
    "gezinshuis",
    "groep",
    "behandelgroep",
    "gesloten",
    "crisis",
    "klinisch",
)
NAMEN = (AMB, PLG, GZH, GRP, BHG, GSL, CRI, KLN)
VRAAG = dict(zip(NAMEN, (1000, 220, 40, 120, 150, 50, 350, 70), strict=True))
DUUR = dict(
    zip(
        NAMEN,
        ((90, 0.8), (300, 1.1), (400, 1.0), (270, 1.0), (240, 0.9), (180, 0.7), (28, 0.9), (90, 0.8)),
        strict=True,
    )
)
PLEKKEN = dict(
    zip(
        NAMEN,
        (
            (168, 67, 34, 40, 14, 13),
            (121, 59, 29, 32, 14, 13),
            (34, 23, 23, 22, 6, 6),
            (65, 51, 15, 14, 0, 0),
            (74, 96, 21, 21, 0, 0),
            (0, 32, 0, 0, 0, 0),
            (26, 21, 0, 5, 0, 0),
            (22, 0, 0, 0, 0, 0),
        ),
        strict=True,
    )
)
DOOR = {
    AMB: {CRI: 0.05, BHG: 0.03}, PLG: {AMB: 0.10}, GRP: {AMB: 0.20},
    CRI: {AMB: 0.25, PLG: 0.20, GZH: 0.05, GRP: 0.08, BHG: 0.15}, GSL: {BHG: 0.35, AMB: 0.25},
    KLN: {AMB: 0.35, BHG: 0.10}, BHG: {GZH: 0.12, GRP: 0.10, AMB: 0.35},
}  # fmt: skip
BHG_DUUR = (Deel(120.0, 0.5, 0.4), Deel(320.0, 0.7, 0.6))
BLIJFT = frozenset((van, naar) for van in (CRI, GSL, KLN, BHG) for naar in DOOR[van])


def rijen(door: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """The rows made complete with those who leave care."""
    return {van: {**rij, UIT: 1.0 - sum(rij.values())} for van, rij in door.items()}


def een(
    duur: Duur, plekken: int, per_jaar: float, *, maanden: int = 120, altijd_open: bool = False, **overig: object
) -> Invoer:
    """One gemeente, one form, one location: what has a formula. Nobody grows too old."""
    vorm = Zorgvorm(naam="hulp", duur=duur, oud_op=900.0, altijd_open=altijd_open)
    basis = Invoer(
        start=START, maanden=maanden, te_lang=28.0, gemeenten=("Hier",), vormen=(vorm,),
        locaties=(Locatie("huis", "Hier", {"Hier": 0.0}),), voorzieningen=(Voorziening("hulp", "huis", plekken),),
        profielen=(Profiel(naam="ieder", leeftijd=(10.0, 10.0), eerste_keus={"hulp": 1.0}),),
        instroom=np.array([[per_jaar]]),
    )  # fmt: skip
    return replace(basis, **overig)  # type: ignore[arg-type]


def kaal(maanden: int = 120) -> Invoer:
    """The region of the measurements with only stays, blocking and the nearest place."""
    vormen = tuple(Zorgvorm(naam=n, duur=lognormaal(*DUUR[n]), oud_op=900.0, uit_huis=n != AMB) for n in NAMEN)
    totaal = sum(VRAAG.values())
    profiel = Profiel(
        naam="ieder", leeftijd=(8.0, 14.0), eerste_keus={n: VRAAG[n] / totaal for n in NAMEN}, doorstroom=rijen(DOOR)
    )
    locaties = tuple(
        Locatie(g, g, dict(zip(GEMEENTEN, KM[:, m].tolist(), strict=True))) for m, g in enumerate(GEMEENTEN)
    )
    plekken = tuple(Voorziening(n, g, c) for n in NAMEN for g, c in zip(GEMEENTEN, PLEKKEN[n], strict=True) if c)
    return Invoer(
        start=START, maanden=maanden, te_lang=28.0, gemeenten=GEMEENTEN, vormen=vormen, locaties=locaties,
        voorzieningen=plekken, profielen=(profiel,), instroom=totaal * AANDEEL[:, None], blijft=BLIJFT,
    )  # fmt: skip


def vol(maanden: int = 120, schaal: float = 1.0, *, mensen: bool = True) -> Invoer:
    """The same region with every feature on; ``schaal`` makes it smaller."""
    basis = kaal(maanden)
    geduld = dict(zip(NAMEN, (120, 150, 200, 150, 120, 60, None, 90), strict=True))
    naar = dict(zip(NAMEN, (0.1, 0.15, 0.15, 0.2, 0.3, 0.5, 0.0, 0.3), strict=True))
    vormen = tuple(
        replace(
            v, oud_op=21.0 if v.naam == PLG else 18.0, crisis=v.naam == CRI, altijd_open=v.naam == CRI,
            geduld=Deel(geduld[v.naam], 0.6) if geduld[v.naam] else None, kans_crisis=naar[v.naam],
            crisisvorm=None if v.naam == CRI else CRI, voorrang_door=0 if v.naam == CRI else 1, norm_dagen=42.0,
            aanzuiging=0.05 if v.naam == GRP else 0.0, km_buiten=90.0, tarief=200.0, tarief_buiten=400.0,
            duur=BHG_DUUR if v.naam == BHG else v.duur,
        ) for v in basis.vormen
    )  # fmt: skip
    door = {**DOOR, BHG: {**DOOR[BHG], GSL: 0.06}}  # gesloten and behandelgroep want each other's places
    tweede = {
        PLG: ((GZH, 0.3),),
        GZH: ((PLG, 0.3), (GRP, 0.2)),
        GRP: ((GZH, 0.3), (BHG, 0.3)),
        BHG: ((GRP, 0.3),),
        GSL: ((BHG, 0.3),),
        KLN: ((BHG, 0.2),),
    }
    keus = basis.profielen[0].eerste_keus
    jong = Profiel(
        naam="jong", leeftijd=(4.0, 12.0), eerste_keus=keus, doorstroom=rijen(door), tweede_keus=tweede,
        kans_broer_zus=0.15, duurfactor={PLG: 1.2},
    )  # fmt: skip
    oud = Profiel(
        naam="lvb", leeftijd=(12.0, 17.5), eerste_keus=keus, doorstroom=rijen(door), tweede_keus=tweede, voorrang=1
    )
    plekken = tuple(
        replace(v, plekken=max(1, round(v.plekken * schaal)), veranderingen=_ramp(v, schaal))
        for v in basis.voorzieningen
    )
    teams = (
        Team(naam="versnellingsteam", ruimte=round(15 * schaal), duur=exponentieel(60), verkort={CRI: 0.8}),
        Team(
            naam="team anders",
            ruimte=0,
            duur=lognormaal(120, 0.5),
            veranderingen=(Verandering(date(2026, 7, 1), round(20 * schaal)),),
            voorkomt={BHG: 0.25},
            terugval=0.2,
        ),
    )
    uit = replace(
        basis, vormen=vormen, profielen=(jong, oud), voorzieningen=plekken, teams=teams,
        instroom=np.hstack([basis.instroom * 0.5, basis.instroom * 0.4]) * schaal, blijft=BLIJFT | {(BHG, GSL)},
        vraag=(Vraagfactor(date(2026, 10, 1), 1.05), Vraagfactor(date(2027, 1, 1), 0.95, gemeente="Urk")),
        duur=(Duurfactor(date(2027, 1, 1), 0.95),),
    )  # fmt: skip
    return _met_mensen(uit, schaal) if mensen else uit


def _ramp(v: Voorziening, schaal: float) -> tuple[Verandering, ...]:
    """Treatment groups go down to half in four years, gezinshuizen up."""
    deel = {BHG: -0.125, GZH: 0.05}.get(v.vorm)
    if deel is None:
        return ()
    jaren = range(1, 5)
    return tuple(Verandering(date(2026 + j, 1, 1), round(v.plekken * schaal * (1 + deel * j))) for j in jaren)


def _met_mensen(invoer: Invoer, schaal: float) -> Invoer:
    """Nine in ten places taken today, some starts unknown, and a waiting list of which some keep a place."""
    dobbel = np.random.default_rng(7)
    plek = np.repeat(np.arange(len(invoer.voorzieningen)), [round(0.9 * v.plekken) for v in invoer.voorzieningen])
    n = plek.size
    lang = np.array([DUUR[v.vorm][0] for v in invoer.voorzieningen])
    dagen = np.minimum(dobbel.exponential(0.5, n), 2.0) * lang[plek]
    dagen[::9] = np.nan
    bewoners = Bewoners(
        voorziening=plek, gemeente=dobbel.choice(6, n, p=AANDEEL), profiel=dobbel.integers(0, 2, n), dagen=dagen,
        leeftijd=dobbel.uniform(5.0, 17.0, n),
    )  # fmt: skip
    w = max(4, round(60 * schaal))
    waar = np.full(w, -1)
    waar[::4] = next(i for i, v in enumerate(invoer.voorzieningen) if v.vorm == CRI)
    wachtenden = Wachtenden(
        vorm=dobbel.choice([1, 2, 3, 4], w), gemeente=dobbel.choice(6, w, p=AANDEEL), profiel=dobbel.integers(0, 2, w),
        dagen=dobbel.exponential(40.0, w), leeftijd=dobbel.uniform(5.0, 17.0, w), voorziening=waar,
    )  # fmt: skip
    return replace(invoer, bewoners=bewoners, wachtenden=wachtenden)


def druk() -> Invoer:
    """Tiny and hectic: three forms in a circle where one keeps the place, short patience, free places that draw in."""
    duur = (Deel(6.0, 0.9, 0.5), Deel(9.0, None, 0.5))
    vormen = (
        Zorgvorm(
            naam="a", duur=duur, oud_op=18.0, geduld=Deel(0.6, None), kans_crisis=0.3, crisisvorm="c", aanzuiging=1.0
        ),
        Zorgvorm(naam="b", duur=duur, oud_op=18.0),
        Zorgvorm(naam="c", duur=duur, oud_op=18.0, geduld=Deel(0.3, 0.5), kans_crisis=0.3, crisis=True),
    )  # fmt: skip
    profiel = Profiel(
        naam="ieder", leeftijd=(17.7, 18.02), eerste_keus={"a": 0.5, "b": 0.3, "c": 0.2}, kans_broer_zus=0.4,
        doorstroom={"a": {"b": 1.0}, "b": {"c": 0.9, UIT: 0.1}, "c": {"a": 1.0}},
        tweede_keus={"a": (("b", 0.3), ("c", 0.3), ("b", 0.0))},
    )  # fmt: skip
    team = Team(naam="t", ruimte=3, duur=exponentieel(4.0), voorkomt={"a": 0.5}, terugval=0.5)
    n = 8
    bewoners = Bewoners(
        voorziening=np.arange(n) % 3, gemeente=np.zeros(n, int), profiel=np.zeros(n, int),
        dagen=np.array([np.nan, np.nan, np.nan, np.nan, 1e60, 3.0, 9.0, 40.0]), leeftijd=np.full(n, 12.0),
    )  # fmt: skip
    return een(
        duur, 1, 300.0, maanden=4, vormen=vormen, profielen=(profiel,), teams=(team,), bewoners=bewoners,
        voorzieningen=tuple(Voorziening(v, "huis", c) for v, c in (("a", 8), ("b", 3), ("c", 3))),
        blijft=frozenset({("a", "b"), ("b", "c"), ("c", "a")}),
    )  # fmt: skip
