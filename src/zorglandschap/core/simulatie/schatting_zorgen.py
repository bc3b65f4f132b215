"""What to be careful of in an estimate: sentences for the person who uses it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.simulatie.episodes import Kader
from zorglandschap.core.simulatie.invoer import Ints
from zorglandschap.core.simulatie.schatting_duur import Passing
from zorglandschap.core.simulatie.schatting_instroom import Instroom
from zorglandschap.core.simulatie.schatting_route import Tellingen

AIC_VEEL = 10.0  # a difference that leaves little doubt (Burnham & Anderson)
VEEL_RUIS = 2.0
DEEL_ZONDER_ADVIES = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Minima:
    """Below these there is a warning: ends of stays, requests, days of registration, moves or second choices."""

    einden: int = 20
    vragen: int = 20
    dagen: int = 730
    moeite: int = 5


@dataclass(frozen=True, slots=True, eq=False)
class Zorg:
    """What the warnings look at; ``profielen`` [gemeente, profile] requests, ``opgegeven``: who gave up waiting."""

    kader: Kader
    profielen: Ints
    verblijf: tuple[Passing, ...]
    instroom: Instroom
    tellingen: Tellingen
    opgegeven: int
    is_bevolking: bool


def zorgen(zorg: Zorg, minima: Minima) -> Iterator[Tekst]:
    """All warnings: registration, arrivals, stays, and what stays hidden."""
    dagen = (zorg.kader.tot - zorg.kader.vanaf).days
    if dagen < minima.dagen:
        yield zin(
            "De gegevens gaan over %(dagen)s dagen: over minder dan %(minst)s dagen zegt een trend weinig.",
            dagen=dagen, minst=minima.dagen,
        )  # fmt: skip
    yield from _instroom(zorg, minima)
    for vorm, passing in zip(zorg.kader.vormen, zorg.verblijf, strict=True):
        yield from _verblijf(vorm, passing, minima)
    yield from _verborgen(zorg, minima)


def _instroom(zorg: Zorg, minima: Minima) -> Iterator[Tekst]:
    for naam, aantal in zip(zorg.kader.gemeenten, zorg.profielen.sum(axis=1).tolist(), strict=True):
        if aantal < minima.vragen:
            yield zin(
                "Uit %(naam)s kwamen maar %(aantal)s vragen: de schatting leunt op de andere gemeenten.",
                naam=naam, aantal=aantal,
            )  # fmt: skip
    for naam, aantal in zip(zorg.kader.profielen, zorg.profielen.sum(axis=0).tolist(), strict=True):
        if aantal < minima.vragen:
            yield zin(
                "Van profiel %(naam)s waren er maar %(aantal)s vragen: de route leunt op de andere profielen.",
                naam=naam, aantal=aantal,
            )  # fmt: skip
    if not zorg.is_bevolking:
        yield zin("Het aantal jeugdigen per gemeente is niet gegeven: gemeenten leunen dan minder goed op elkaar.")
    if zorg.instroom.overmaat > VEEL_RUIS:
        yield zin(
            "De vraag wisselt per kwartaal %(keer)s keer zoveel als toeval: de verwachting is daarom ruimer.",
            keer=round(zorg.instroom.overmaat, 1),
        )  # fmt: skip


def _verblijf(vorm: str, passing: Passing, minima: Minima) -> Iterator[Tekst]:
    if passing.einden < minima.einden:
        yield zin(
            "Van %(vorm)s zijn maar %(aantal)s verblijven afgerond: de duur leunt op alle vormen samen.",
            vorm=vorm, aantal=passing.einden,
        )  # fmt: skip
    if passing.afwijking > passing.band:
        yield zin(
            "De duur van %(vorm)s past niet goed: ergens scheelt het %(punten)s procentpunt met wat is gezien.",
            vorm=vorm, punten=round(100 * passing.afwijking),
        )  # fmt: skip
    beste = min(passing.aic, key=lambda naam: passing.aic[naam])
    if passing.aic[passing.wet.naam] - passing.aic[beste] > AIC_VEEL:
        yield zin(
            "De duur van %(vorm)s lijkt meer op een %(beste)s-verdeling, die de simulatie niet kent.",
            vorm=vorm, beste=beste,
        )  # fmt: skip


def _verborgen(zorg: Zorg, minima: Minima) -> Iterator[Tekst]:
    t = zorg.tellingen
    begonnen = int(t.gegeven.sum())
    if zorg.opgegeven < minima.einden:
        yield zin(
            "Van maar %(aantal)s jeugdigen is vastgelegd dat zij stopten met wachten: hun geduld is vrijwel onbekend.",
            aantal=zorg.opgegeven,
        )  # fmt: skip
    if t.zonder_advies > DEEL_ZONDER_ADVIES * max(1, begonnen):
        yield zin(
            "Bij %(aantal)s vragen ontbreekt het advies: de gegeven hulp telt dan als eerste keus.",
            aantal=t.zonder_advies,
        )  # fmt: skip
    anders = begonnen - int(t.gegeven.trace())
    if anders + int(t.gewacht.sum()) < minima.moeite:
        yield zin("Bijna niemand wachtte of kreeg iets anders dan het advies: wat men dan kiest, is onbekend.")
