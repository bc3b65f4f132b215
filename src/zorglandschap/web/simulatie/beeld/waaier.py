"""The fan: what may come, from today on, in bands of 50, 80 and 95%, beside the base case and other scenarios."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from django.utils.translation import gettext as _

from zorglandschap.core.simulatie.kerncijfers import Kerncijfer
from zorglandschap.web.simulatie.beeld.maten import coordinaat, maandnaam, met_teken, toon, toon_as
from zorglandschap.web.simulatie.beeld.reeksen import BREED, MIDDEL, SMAL, Verloop
from zorglandschap.web.simulatie.beeld.schaal import Schaal, ronde_streepjes
from zorglandschap.web.vormgeving.tekening import Merk
from zorglandschap.web.vormgeving.woorden import vertaal

VAK_BREED, VAK_HOOG = 600.0, 256.0
LINKS, RECHTS, BOVEN, ONDER = 72.0, 588.0, 26.0, 224.0
MEESTE_JAREN_OP_AS = 7
MAANDEN = 12


class Vak(TypedDict):
    """The frame: sizes and the years under it."""

    vak: str
    links: str
    rechts: str
    boven: str
    onder: str
    labels: tuple[Merk, ...]


@dataclass(frozen=True, slots=True)
class Lijn:
    """A mean as drawn: its name, its path and its class."""

    naam: str
    pad: str
    klasse: str


@dataclass(frozen=True, slots=True)
class Waaier:
    """The fan, ready for ``onderdelen/waaier.html``; every coordinate is text."""

    titel: str
    beschrijving: str
    vak: str
    links: str
    rechts: str
    boven: str
    onder: str
    raster: tuple[Merk, ...]
    labels: tuple[Merk, ...]
    banden: tuple[tuple[str, str], ...]  # class and path, from wide to narrow
    lijnen: tuple[Lijn, ...]
    nu: Merk | None
    kies: Merk
    doel: Merk | None
    vanaf_nul: bool
    nul: str


def maak_waaier(
    cijfer: Kerncijfer,
    start: date,
    beeld: Verloop,
    naast: Sequence[tuple[str, Verloop]],
    *,
    maand: int,
    nu: int | None = None,
    doel: float | None = None,
) -> Waaier:
    """``beeld`` has the bands; ``naast`` are lines, each with its class (‘basis’ is dashed)."""
    waarden = [w for kant in beeld.band(BREED) for w in kant[beeld.vanaf :].tolist()]
    waarden += [w for _klasse, v in naast for w in v.midden[v.vanaf :].tolist()]
    waarden += [float(w) for w in (nu, doel) if w is not None]
    schaal = _schaal(len(beeld.rij), waarden)
    laag, hoog = beeld.bereik(maand)
    titel = _("%(cijfer)s, van nu tot %(einde)s") % {
        "cijfer": vertaal(cijfer.naam), "einde": maandnaam(_einde(start, len(beeld.rij)))
    }  # fmt: skip
    beschrijving = _("%(scenario)s in %(maand)s: waarschijnlijk tussen %(laag)s en %(hoog)s.") % {
        "scenario": beeld.naam, "maand": maandnaam(_einde(start, maand + 1)),
        "laag": toon(cijfer, laag), "hoog": toon(cijfer, hoog),
    }  # fmt: skip
    lijnen = [Lijn(v.naam, schaal.lijn(v.midden.tolist(), v.vanaf, begin=nu), klasse) for klasse, v in naast]
    return Waaier(
        titel=titel,
        beschrijving=beschrijving,
        **_vak(schaal, start),
        raster=tuple(
            Merk(coordinaat(LINKS - 9), coordinaat(schaal.y(s)), toon_as(cijfer)(s)) for s in schaal.streepjes
        ),
        banden=tuple(_banden(schaal, beeld, nu)),
        lijnen=(*lijnen, Lijn(beeld.naam, schaal.lijn(beeld.midden.tolist(), beeld.vanaf, begin=nu), "1")),
        nu=None if nu is None else Merk(coordinaat(schaal.x(0)), coordinaat(schaal.y(nu)), _("nu: %s") % nu),
        kies=_kies(schaal, beeld, maand, f"{maandnaam(_einde(start, maand + 1))}: {toon(cijfer, beeld.midden[maand])}"),
        doel=None if doel is None else Merk(coordinaat(LINKS), coordinaat(schaal.y(doel)), toon(cijfer, doel)),
        vanaf_nul=schaal.is_vanaf_nul,
        nul=coordinaat(schaal.y(schaal.streepjes[0])),
    )


def maak_verschil(cijfer: Kerncijfer, start: date, verschil: Verloop, *, maand: int) -> Waaier:
    """The same picture of the difference with the base case, around a line of zero."""
    waarden = [w for kant in verschil.band(BREED) for w in kant[verschil.vanaf :].tolist()]
    schaal = _schaal(len(verschil.rij), waarden, met_nul=True)
    as_, kort = toon_as(cijfer), maandnaam(_einde(start, maand + 1))
    return Waaier(
        titel=_("Verschil met ongewijzigd beleid: %(cijfer)s") % {"cijfer": vertaal(cijfer.naam)},
        beschrijving=_("%(scenario)s: boven de nullijn is meer, eronder is minder.") % {"scenario": verschil.naam},
        **_vak(schaal, start),
        raster=tuple(Merk(coordinaat(LINKS - 9), coordinaat(schaal.y(s)), met_teken(as_, s)) for s in schaal.streepjes),
        banden=tuple(_banden(schaal, verschil, 0)),
        lijnen=(Lijn(verschil.naam, schaal.lijn(verschil.midden.tolist(), verschil.vanaf, begin=0), "1"),),
        nu=None,
        kies=_kies(schaal, verschil, maand, f"{kort}: {met_teken(lambda w: toon(cijfer, w), verschil.midden[maand])}"),
        doel=None,
        vanaf_nul=True,
        nul=coordinaat(schaal.y(0)),
    )


def _schaal(maanden: int, waarden: Sequence[float], *, met_nul: bool | None = None) -> Schaal:
    return Schaal(maanden, ronde_streepjes(waarden, met_nul=met_nul), LINKS, RECHTS, BOVEN, ONDER)


def _vak(schaal: Schaal, start: date) -> Vak:
    """The frame: sizes and the years under it."""
    return {
        "vak": f"0 0 {VAK_BREED:.0f} {VAK_HOOG:.0f}",
        "links": coordinaat(LINKS), "rechts": coordinaat(RECHTS),
        "boven": coordinaat(BOVEN), "onder": coordinaat(ONDER),
        "labels": tuple(_jaren(schaal, start)),
    }  # fmt: skip


def _jaren(schaal: Schaal, start: date) -> Iterator[Merk]:
    """‘nu’ and the first of January of the years, as many as fit."""
    yield Merk(coordinaat(LINKS), coordinaat(ONDER + 22), _("nu"))
    eerste = MAANDEN - start.month + 1 - (start.day - 1) / 31
    jaren = [(eerste + MAANDEN * n, start.year + 1 + n) for n in range(schaal.maanden // MAANDEN + 1)]
    jaren = [(m, jaar) for m, jaar in jaren if m <= schaal.maanden]
    om_de = -(-len(jaren) // MEESTE_JAREN_OP_AS)
    for maand, jaar in reversed(jaren[::-1][::om_de]):
        if schaal.x(maand) - LINKS > 30:
            yield Merk(coordinaat(schaal.x(maand)), coordinaat(ONDER + 22), str(jaar))


def _banden(schaal: Schaal, verloop: Verloop, begin: float | None) -> Iterator[tuple[str, str]]:
    for kans in (BREED, MIDDEL, SMAL):
        laag, hoog = verloop.band(kans)
        yield str(kans), schaal.band(laag.tolist(), hoog.tolist(), verloop.vanaf, begin=begin)


def _kies(schaal: Schaal, verloop: Verloop, maand: int, tekst: str) -> Merk:
    """The chosen month on the line; its words stand left of it when it is far to the right."""
    x = schaal.x(maand + 1)
    kant = "is-eind" if x > (LINKS + RECHTS) / 2 else ""
    return Merk(coordinaat(x), coordinaat(schaal.y(verloop.midden[maand])), tekst, kant)


def _einde(start: date, maanden: int) -> date:
    jaar, maand = divmod(start.year * MAANDEN + start.month - 1 + maanden, MAANDEN)
    return date(jaar, maand + 1, 1)
