"""Puts places into pictures: numbered dots on the map of the region, and small bars of points."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from django.conf import settings
from django.utils.translation import gettext as _

from zorglandschap.apps.matching.queries import Plek
from zorglandschap.core.begrippen.tekst import Tekst
from zorglandschap.core.matching.rangorde import Kandidaat
from zorglandschap.web.vormgeving.kaart import BREEDTE_VAK, HOOGTE_VAK, projecteer
from zorglandschap.web.vormgeving.tekening import Kaart, Staaf, StaafRij, Staven, maak_kaart, maak_staven
from zorglandschap.web.vormgeving.woorden import getal, vertaal

Punt = tuple[float, float]
DICHTBIJ = 22.0  # dots nearer to each other than this (units of the drawing) are drawn apart
RAND = 14.0
GULDEN_HOEK = math.pi * (3 - math.sqrt(5))


@dataclass(frozen=True, slots=True)
class Stip:
    """A dot as drawn: where, which number stands in it, what it is and its class."""

    x: str
    y: str
    nummer: str
    naam: str
    klasse: str


@dataclass(frozen=True, slots=True)
class Plekkaart:
    """The map of the region with the home, the school and the places on it."""

    kaart: Kaart
    stippen: tuple[Stip, ...]


@dataclass(frozen=True, slots=True)
class Plekregel:
    """One place in the list: its number on the map and its points as bars."""

    nummer: int
    plek: Plek
    staven: Staven


def maak_plekkaart(plekken: Iterable[Plek], *, thuis: Punt | None, school: Punt | None) -> Plekkaart:
    """Draw the home, the school and every place, numbered as in the list."""
    punten = [(p.beeld.breedte, p.beeld.lengte, str(n), p.beeld.naam, "zl-stip--vrij") for n, p in _nummer(plekken)]
    if school:
        punten.append((*school, "", _("School"), "zl-stip--nadruk"))
    if thuis:
        punten.append((*thuis, "", _("Thuis"), "zl-stip--thuis"))
    namen = {g.code: g.naam for g in settings.REGIO.gemeenten}
    kaart = maak_kaart(
        titel=_("Waar de plekken zijn"),
        beschrijving=_("Kaart van de regio met het huis van de jeugdige en de plekken uit de lijst."),
        namen=namen,
    )
    return Plekkaart(kaart, tuple(_uit_elkaar(punten)))


def _nummer(plekken: Iterable[Plek]) -> Iterable[tuple[int, Plek]]:
    return enumerate(plekken, start=1)


def _uit_elkaar(punten: list[tuple[float, float, str, str, str]]) -> Iterable[Stip]:
    """Dots that would cover each other step aside along a spiral, always in the same way."""
    gelegd: list[Punt] = []
    for breedte, lengte, nummer, naam, klasse in punten:
        x, y = next(p for p in _spiraal(*projecteer(breedte, lengte)) if not _bedekt(p, gelegd))
        gelegd.append((x, y))
        yield Stip(f"{x:.1f}", f"{y:.1f}", nummer, naam, klasse)


def _spiraal(x: float, y: float) -> Iterator[Punt]:
    """Points around a point, nearest first, kept inside the drawing (Vogel's sunflower)."""
    for n in count():
        straal, hoek = DICHTBIJ / 2 * math.sqrt(n), n * GULDEN_HOEK
        a, b = x + straal * math.cos(hoek), y + straal * math.sin(hoek)
        yield min(max(a, RAND), BREEDTE_VAK - RAND), min(max(b, RAND), HOOGTE_VAK - RAND)


def _bedekt(punt: Punt, gelegd: list[Punt]) -> bool:
    return any(math.dist(punt, ander) < DICHTBIJ for ander in gelegd)


def plekregels(plekken: Iterable[Plek]) -> list[Plekregel]:
    """The list of places with their number on the map and their bars."""
    return [Plekregel(n, plek, puntenstaven(plek.kandidaat)) for n, plek in _nummer(plekken)]


def puntenstaven(kandidaat: Kandidaat) -> Staven:
    """Points per wish, each bar on the scale of what that wish can give."""
    rijen = tuple(
        StaafRij(
            naam=vertaal(b.wens),
            waarde=_("%(punten)s van %(hoogstens)s") % {"punten": b.punten, "hoogstens": b.hoogstens},
            lengte=f"{100 * b.punten / b.hoogstens:.1f}" if b.hoogstens else "0",
            soort="goed",
        )
        for b in kandidaat.bijdragen
    )
    titel = _("%(punten)s van 1000 punten") % {"punten": kandidaat.punten}
    return Staven(titel, _("Punten per wens; samen zijn zij het totaal."), rijen)


def redenstaven(uitgesloten: Iterable[tuple[Tekst, int]]) -> Staven:
    """How many offers each reason excludes."""
    return maak_staven(
        titel=_("Aantal keer dat een reden meetelt; een aanbod kan meer redenen hebben"),
        beschrijving="",
        staven=tuple(Staaf(vertaal(reden).capitalize(), float(aantal)) for reden, aantal in uitgesloten),
        toon=getal,
    )
