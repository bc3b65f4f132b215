"""The same figure per gemeente in small drawings on one scale; what is too small to show says so."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from zorglandschap.core.simulatie.kerncijfers import Kerncijfer
from zorglandschap.core.simulatie.kleine_aantallen import Zicht
from zorglandschap.web.simulatie.beeld.maten import coordinaat, toon
from zorglandschap.web.simulatie.beeld.reeksen import MIDDEL, Verloop, verloop
from zorglandschap.web.simulatie.beeld.schaal import Schaal, ronde_streepjes

BREED, HOOG, RAND = 200.0, 84.0, 6.0


@dataclass(frozen=True, slots=True)
class Klein:
    """One gemeente; without ``lijn`` it is hidden."""

    naam: str
    waarde: str
    beschrijving: str
    band: str = ""
    lijn: str = ""
    basis: str = ""
    x: str = ""
    y: str = ""


@dataclass(frozen=True, slots=True)
class Kleintjes:
    """All gemeenten, and the bounds of their one scale in words."""

    delen: tuple[Klein, ...]
    laag: str
    hoog: str


def maak_kleintjes(zicht: Zicht, cijfer: Kerncijfer, *, scenario: int, maand: int) -> Kleintjes:
    """The scenario in view over the base case, for every gemeente of the region."""
    paren = [_paar(zicht, cijfer, scenario, gemeente) for gemeente in zicht.uit.gemeenten]
    waarden = [w for paar in paren if paar for w in _bereik(*paar)]
    streepjes = ronde_streepjes(waarden)
    schaal = Schaal(len(zicht.uit.periodes), streepjes, RAND, BREED - RAND, RAND, HOOG - RAND)
    delen = [
        _klein(naam, cijfer, paar, schaal, maand) for naam, paar in zip(zicht.uit.gemeenten, paren, strict=True)
    ]
    return Kleintjes(tuple(delen), toon(cijfer, streepjes[0]), toon(cijfer, streepjes[-1]))


def _paar(zicht: Zicht, cijfer: Kerncijfer, scenario: int, cel: str) -> tuple[Verloop, Verloop] | None:
    basis, beeld = (verloop(zicht, s, cijfer.sleutel, cel) for s in (0, scenario))
    return None if basis is None or beeld is None else (basis, beeld)


def _bereik(basis: Verloop, beeld: Verloop) -> list[float]:
    laag, hoog = beeld.band(MIDDEL)
    return [*laag.tolist(), *hoog.tolist(), *basis.midden.tolist()]


def _klein(naam: str, cijfer: Kerncijfer, paar: tuple[Verloop, Verloop] | None, schaal: Schaal, maand: int) -> Klein:
    if paar is None:
        return Klein(naam, _("verborgen"), _("%(gemeente)s: te klein om te tonen") % {"gemeente": naam})
    basis, beeld = paar
    laag, hoog = beeld.band(MIDDEL)
    midden = float(beeld.midden[maand])
    return Klein(
        naam=naam,
        waarde=toon(cijfer, midden),
        beschrijving=_("%(gemeente)s: %(waarde)s, waarschijnlijk tussen %(laag)s en %(hoog)s")
        % {"gemeente": naam, "waarde": toon(cijfer, midden), "laag": toon(cijfer, float(laag[maand])),
           "hoog": toon(cijfer, float(hoog[maand]))},
        band=schaal.band(laag.tolist(), hoog.tolist(), beeld.vanaf),
        lijn=schaal.lijn(beeld.midden.tolist(), beeld.vanaf),
        basis=schaal.lijn(basis.midden.tolist(), basis.vanaf),
        x=coordinaat(schaal.x(maand + 1)),
        y=coordinaat(schaal.y(midden)),
    )  # fmt: skip
