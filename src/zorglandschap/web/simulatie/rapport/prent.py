"""The fan on paper: bands, mean and base case, with the boxes and lines that the door to PDF knows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from zorglandschap.core.simulatie.kerncijfers import Kerncijfer
from zorglandschap.core.simulatie.samenvatting import Samenvatting
from zorglandschap.web.simulatie.beeld.maten import eenheid, maandnaam, toon_as
from zorglandschap.web.simulatie.beeld.reeksen import MIDDEL, SMAL, Verloop
from zorglandschap.web.simulatie.beeld.schaal import Schaal, ronde_streepjes
from zorglandschap.web.vormgeving.stuk import Lijn, Tekening, Vak
from zorglandschap.web.vormgeving.woorden import vertaal

BREED, HOOG = 160.0, 74.0  # about millimetres on the page
LINKS, RECHTS, BOVEN, ONDER = 15.0, 158.0, 4.0, 66.0
DICHT = 0.4  # between two strokes that together fill a band
VAKJE = 6.0
MAANDEN = 12
MEESTE_JAREN = 10


def maak_prent(uit: Samenvatting, cijfer: Kerncijfer, beeld: Verloop, basis: Verloop | None) -> Tekening:
    """``beeld`` with its bands; ``basis`` as a dashed line beside it."""
    banden = [kant for kans in (MIDDEL, SMAL) for kant in beeld.band(kans)]
    waarden = [float(w) for rij in banden for w in rij[beeld.vanaf :]]
    if basis is not None:
        waarden += [float(w) for w in basis.midden[basis.vanaf :]]
    schaal = Schaal(len(uit.periodes), ronde_streepjes(waarden), LINKS, RECHTS, BOVEN, ONDER)
    vormen = (
        *_raster(schaal, cijfer, uit.start),
        *_band(schaal, beeld, MIDDEL, "stil"),
        *_band(schaal, beeld, SMAL, ""),
    )
    lijnen = [*_lijn(schaal, beeld, "nadruk")]
    if basis is not None:
        lijnen = [*_lijn(schaal, basis, "let-op", om_de=2), *lijnen]
    return Tekening(BREED, HOOG, (*vormen, *lijnen), bijschrift=_bijschrift(uit, cijfer, beeld, basis, schaal))


def _raster(schaal: Schaal, cijfer: Kerncijfer, start: date) -> Iterator[Lijn | Vak]:
    for streepje in schaal.streepjes:
        y = schaal.y(streepje)
        yield Lijn(LINKS, y, RECHTS, y, "stil")
        yield Vak(0, y - VAKJE / 2, LINKS - 1, VAKJE, toon_as(cijfer)(streepje), "kaal")
    jaren = [
        (MAANDEN - start.month + 1 + MAANDEN * n, start.year + 1 + n) for n in range(schaal.maanden // MAANDEN + 1)
    ]
    jaren = [(maand, jaar) for maand, jaar in jaren if maand <= schaal.maanden]
    for maand, jaar in jaren[:: -(-len(jaren) // MEESTE_JAREN) or 1]:
        yield Vak(min(schaal.x(maand) - VAKJE, BREED - 2 * VAKJE), ONDER + 1, 2 * VAKJE, VAKJE, str(jaar), "kaal")


def _band(schaal: Schaal, verloop: Verloop, kans: int, soort: str) -> Iterator[Lijn]:
    """Strokes close to each other: a band filled from its lower to its upper bound."""
    laag, hoog = verloop.band(kans)
    x = schaal.x(verloop.vanaf + 1)
    while x <= schaal.x(schaal.maanden):
        maand = (x - schaal.links) * schaal.maanden / (schaal.rechts - schaal.links) - 1
        k = min(int(maand), len(laag) - 1)
        deel, volgende = maand - k, min(k + 1, len(laag) - 1)
        onder, boven = (float(rij[k] + deel * (rij[volgende] - rij[k])) for rij in (laag, hoog))
        yield Lijn(x, schaal.y(onder), x, schaal.y(boven), soort)
        x += DICHT


def _lijn(schaal: Schaal, verloop: Verloop, soort: str, *, om_de: int = 1) -> Iterator[Lijn]:
    """The mean; ``om_de`` 2 leaves out every other piece, so that it is dashed."""
    for k in range(verloop.vanaf, len(verloop.midden) - 1, om_de):
        yield Lijn(
            schaal.x(k + 1), schaal.y(verloop.midden[k]), schaal.x(k + 2), schaal.y(verloop.midden[k + 1]), soort
        )


def _bijschrift(uit: Samenvatting, cijfer: Kerncijfer, beeld: Verloop, basis: Verloop | None, schaal: Schaal) -> str:
    woorden = {
        "cijfer": vertaal(cijfer.naam), "eenheid": eenheid(cijfer), "scenario": beeld.naam,
        "begin": maandnaam(uit.start), "einde": maandnaam(uit.periodes[-1]),
    }  # fmt: skip
    delen = [
        _(
            "%(cijfer)s (%(eenheid)s), van %(begin)s tot %(einde)s. De blauwe lijn is het gemiddelde "
            "van ‘%(scenario)s’. "
            "In 80 van de 100 mogelijke toekomsten ligt het in het lichte vlak, in 50 in het donkere."
        )
        % woorden
    ]
    if basis is not None:
        delen.append(_("De onderbroken lijn is ‘%(basis)s’.") % {"basis": basis.naam})
    if not schaal.is_vanaf_nul:
        delen.append(_("De as begint niet bij nul."))
    return " ".join(delen)
