"""What a run rests on, read from the base case and the estimate it was made with: for the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import numpy as np
from django.conf import settings

from zorglandschap.apps.simulatie.models import Doorrekening
from zorglandschap.apps.simulatie.queries.geschiedenis import GeenRegels
from zorglandschap.apps.simulatie.queries.uitgangspunt import NogGeenSchatting, Uitgangspunt, get_uitgangspunt
from zorglandschap.apps.simulatie.rekenwerk import MAANDEN, Vraag
from zorglandschap.core.begrippen.tekst import Tekst
from zorglandschap.core.simulatie.controle import OngeldigeInvoer
from zorglandschap.core.simulatie.invoer import Duur, Invoer
from zorglandschap.core.simulatie.schatting import Trekking


@dataclass(frozen=True, slots=True)
class Vormblad:
    """One form as it was played; days are means, ``is_geschat`` is about patience."""

    naam: str
    plekken: int
    verblijf: float
    geduld: float | None
    is_geschat: bool
    kans_crisis: float
    houdt_plek_voor: tuple[str, ...]
    is_altijd_open: bool


@dataclass(frozen=True, slots=True)
class Verantwoording:
    """The base case in words and numbers. ``is_zelfde``: what is read now is what the run was made with.

    ``verzonnen``: forms and teams with a number that is a guess of ours, each with where it comes from.
    """

    gemaakt_om: datetime
    bron: str
    vanaf: date
    tot: date
    episodes: int
    geweigerd: int
    gegevens: str
    versie: str
    zaad: int
    trekkingen: int
    waarschuwingen: tuple[Tekst, ...]
    is_zelfde: bool
    vormen: tuple[Vormblad, ...]
    profielen: tuple[str, ...]
    teams: tuple[str, ...]
    plekken: int
    locaties: int
    bewoners: int
    wachtenden: int
    te_lang: float
    instroom: float
    verzonnen: tuple[tuple[str, str], ...]


def get_verantwoording(rij: Doorrekening, vraag: Vraag) -> Verantwoording | None:
    """What the run rests on, in twelve queries; None when its estimate or the rules of the region are gone."""
    try:
        uitgangspunt = get_uitgangspunt(rij.op, maanden=vraag.jaren * MAANDEN)
    except (NogGeenSchatting, GeenRegels, OngeldigeInvoer):
        return None
    return _verantwoord(uitgangspunt, rij.uitgangspunt)


def _verantwoord(u: Uitgangspunt, toen: str) -> Verantwoording:
    invoer, schatting = u.invoer, u.schatting
    return Verantwoording(
        gemaakt_om=schatting.gemaakt_om,
        bron=schatting.bron,
        vanaf=schatting.vanaf,
        tot=schatting.tot,
        episodes=schatting.episodes,
        geweigerd=schatting.geweigerd,
        gegevens=schatting.gegevens,
        versie=schatting.versie,
        zaad=schatting.zaad,
        trekkingen=len(u.trekkingen),
        waarschuwingen=u.waarschuwingen,
        is_zelfde=u.vingerafdruk == toen,
        vormen=tuple(_vorm(invoer, f, u.bewaard.midden) for f in range(len(invoer.vormen))),
        profielen=tuple(p.naam for p in invoer.profielen),
        teams=tuple(t.naam for t in invoer.teams),
        plekken=sum(v.plekken for v in invoer.voorzieningen),
        locaties=len(invoer.locaties),
        bewoners=int(invoer.bewoners.voorziening.size),
        wachtenden=int(invoer.wachtenden.vorm.size),
        te_lang=invoer.te_lang,
        instroom=float(np.sum(invoer.instroom)),
        verzonnen=tuple(_verzonnen()),
    )


def _vorm(invoer: Invoer, f: int, midden: Trekking) -> Vormblad:
    v = invoer.vormen[f]
    return Vormblad(
        naam=v.naam,
        plekken=sum(plek.plekken for plek in invoer.voorzieningen if plek.vorm == v.naam),
        verblijf=_gemiddeld(v.duur),
        geduld=None if v.geduld is None else v.geduld.gemiddelde,
        is_geschat=midden.geduld[f] is not None,
        kans_crisis=v.kans_crisis,
        houdt_plek_voor=tuple(naar for van, naar in sorted(invoer.blijft) if van == v.naam),
        is_altijd_open=v.altijd_open,
    )


def _gemiddeld(duur: Duur) -> float:
    return sum(deel.gewicht * deel.gemiddelde for deel in duur) / sum(deel.gewicht for deel in duur)


def _verzonnen() -> list[tuple[str, str]]:
    """From the file of the region: which rows hold a number that is a guess, and what it leans on."""
    ruw: Mapping[str, Any] = settings.REGIO.simulatie or {}
    rijen: list[Mapping[str, Any]] = []
    for soort in ("vorm", "team"):
        rijen += ruw.get(soort, ())
    return [(str(r.get("naam") or r["hulpvorm"]), str(r["bron"])) for r in rijen if r.get("verzonnen")]
