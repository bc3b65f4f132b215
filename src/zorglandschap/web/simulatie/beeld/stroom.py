"""The flow between forms in a month: from light to heavy, who is there, who comes and goes, and who is stuck."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from zorglandschap.core.simulatie.kleine_aantallen import Zicht
from zorglandschap.core.simulatie.samenvatting import GEMIDDELDE
from zorglandschap.web.simulatie.beeld.maten import coordinaat, kerncijfer, toon
from zorglandschap.web.vormgeving.woorden import vertaal

BREED, REGEL, BOVEN = 660.0, 34.0, 44.0
NAAM_TOT, BALK_VAN, BALK_TOT, BOOG_VAN = 214.0, 292.0, 470.0, 566.0
DIKST = 13.0  # of an arrow
WEINIG = 0.1  # fewer youths stuck is not drawn
MEESTE_BOGEN = 8


@dataclass(frozen=True, slots=True)
class Vormregel:
    """One form: place, name, how many come, are there and leave; ``bekend`` False: too few to show."""

    y: str
    naam: str
    bekend: bool
    is_uit_huis: bool
    balk: str = "0"
    stand: str = ""
    stand_x: str = ""
    erin: str = ""
    eruit: str = ""
    dik_in: str = "0"
    dik_uit: str = "0"


@dataclass(frozen=True, slots=True)
class Boog:
    """Youths who are ready in ``van`` and keep their place until there is one in ``naar``."""

    van: str
    naar: str
    aantal: str
    pad: str
    punt: str
    dik: str
    x: str
    y: str


@dataclass(frozen=True, slots=True)
class Stroom:
    """The picture, ready for ``onderdelen/stroom.html``."""

    titel: str
    beschrijving: str
    vak: str
    regels: tuple[Vormregel, ...]
    bogen: tuple[Boog, ...]
    op_slot: str


def maak_stroom(zicht: Zicht, *, scenario: int, maand: int, wanneer: str) -> Stroom:
    """Means of all replications in this month."""
    uit = zicht.uit
    stand, erin, eruit = (_per_vorm(zicht, scenario, c, maand) for c in ("in-zorg", "instroom", "uitstroom"))
    hoogste = max([w for w in stand if w is not None], default=1.0) or 1.0
    drukste = max([w for w in (*erin, *eruit) if w is not None], default=1.0) or 1.0
    uit_huis = _per_vorm(zicht, scenario, "uit-huis", maand, ook_dicht=True)
    regels = tuple(
        _regel(n, naam, (stand[n], erin[n], eruit[n]), (hoogste, drukste), is_uit_huis=bool(uit_huis[n]))
        for n, naam in enumerate(uit.vormen)
    )
    bogen = tuple(_bogen(zicht, scenario, maand))
    totaal = float(uit.reeks(scenario, "op-slot")[maand, GEMIDDELDE])
    return Stroom(
        titel=_("Wie er is, wie komt en wie gaat, in %(maand)s") % {"maand": wanneer},
        beschrijving=_("Van lichte hulp boven naar zware hulp onder. De getallen staan in de tabel eronder."),
        vak=f"0 0 {BREED:.0f} {BOVEN + REGEL * len(uit.vormen) + 6:.0f}",
        regels=regels,
        bogen=bogen,
        op_slot="" if maand < zicht.vanaf("op-slot", "regio") else toon(kerncijfer("op-slot"), totaal),
    )


def _per_vorm(zicht: Zicht, scenario: int, cijfer: str, maand: int, *, ook_dicht: bool = False) -> list[float | None]:
    """The mean per form; None where too few youths are."""
    uit = zicht.uit
    return [
        float(uit.reeks(scenario, cijfer, vorm)[maand, GEMIDDELDE])
        if ook_dicht or zicht.toont("in-zorg", vorm)
        else None
        for vorm in uit.vormen
    ]


def _regel(
    n: int, naam: str, getallen: tuple[float | None, ...], hoogste: tuple[float, float], *, is_uit_huis: bool
) -> Vormregel:
    y = coordinaat(BOVEN + REGEL * (n + 0.5))
    stand, erin, eruit = getallen
    if stand is None or erin is None or eruit is None:
        return Vormregel(y, vertaal(naam), bekend=False, is_uit_huis=is_uit_huis)
    lengte = (BALK_TOT - BALK_VAN) * stand / hoogste[0]
    return Vormregel(
        y=y, naam=vertaal(naam), bekend=True, is_uit_huis=is_uit_huis,
        balk=coordinaat(max(lengte, 1.0)), stand=toon(kerncijfer("in-zorg"), stand),
        stand_x=coordinaat(BALK_VAN + lengte + 7),
        erin=toon(kerncijfer("instroom"), erin), eruit=toon(kerncijfer("uitstroom"), eruit),
        dik_in=_dik(erin, hoogste[1]), dik_uit=_dik(eruit, hoogste[1]),
    )  # fmt: skip


def _dik(aantal: float, meeste: float) -> str:
    return coordinaat(max(1.0, DIKST * aantal / meeste))


def knelpunten(zicht: Zicht, scenario: int, maand: int) -> list[tuple[int, int, float]]:
    """Who is stuck: form where they are, form they wait for, mean number; most first, none in the first month."""
    uit = zicht.uit
    if maand < 1:
        return []
    gevonden = [
        (van, naar, float(uit.op_slot[scenario, maand, van, naar]))
        for van in range(len(uit.vormen))
        for naar in range(len(uit.vormen))
        if uit.op_slot[scenario, maand, van, naar] >= WEINIG and _toont_op_slot(zicht, uit.vormen[van])
    ]
    return sorted(gevonden, key=lambda k: -k[2])


def _toont_op_slot(zicht: Zicht, vorm: str) -> bool:
    """True when neither the number in a form nor the number stuck there is hidden."""
    return zicht.toont("in-zorg", vorm) and zicht.toont("op-slot", vorm)


def _bogen(zicht: Zicht, scenario: int, maand: int) -> Iterator[Boog]:
    gevonden = knelpunten(zicht, scenario, maand)[:MEESTE_BOGEN]
    meeste = max((aantal for _v, _n, aantal in gevonden), default=1.0)
    for van, naar, aantal in gevonden:
        y0, y1 = (BOVEN + REGEL * (n + 0.5) for n in (van, naar))
        bocht = BOOG_VAN + 22 + min(64.0, 8.0 * abs(van - naar))
        yield Boog(
            van=vertaal(zicht.uit.vormen[van]), naar=vertaal(zicht.uit.vormen[naar]),
            aantal=toon(kerncijfer("op-slot"), aantal),
            pad=f"M{BOOG_VAN:.0f} {y0:.0f}C{bocht:.0f} {y0:.0f} {bocht:.0f} {y1:.0f} {BOOG_VAN + 9:.0f} {y1:.0f}",
            punt=f"M{BOOG_VAN:.0f} {y1:.0f}l11 -6v12z", dik=coordinaat(1.5 + 4.5 * aantal / meeste),
            x=coordinaat(BOOG_VAN + (bocht - BOOG_VAN) * 0.75 + 5), y=coordinaat((y0 + y1) / 2 + 4),
        )  # fmt: skip
