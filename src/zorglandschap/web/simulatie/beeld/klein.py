"""The same figure per gemeente in small drawings on one scale; what is too small to show says so."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from zorglandschap.core.simulatie.kerncijfers import Kerncijfer, Maat
from zorglandschap.core.simulatie.kleine_aantallen import Zicht
from zorglandschap.web.simulatie.beeld.maten import coordinaat, met_teken, toon
from zorglandschap.web.simulatie.beeld.reeksen import MIDDEL, Verloop, verloop
from zorglandschap.web.simulatie.beeld.schaal import Schaal, ronde_streepjes
from zorglandschap.web.vormgeving.woorden import getal

BREED, HOOG, RAND = 200.0, 84.0, 6.0
KLEINSTE = 1e-6


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
    schaal: str


def maak_kleintjes(zicht: Zicht, cijfer: Kerncijfer, *, scenario: int, maand: int) -> Kleintjes:
    """The scenario in view over the base case, for every gemeente of the region."""
    paren = [_paar(zicht, cijfer, scenario, gemeente) for gemeente in zicht.uit.gemeenten]
    waarden = [w for paar in paren if paar for w in _bereik(cijfer, *paar)]
    streepjes = ronde_streepjes(waarden, met_nul=False if _is_verhouding(cijfer) else None)
    schaal = Schaal(len(zicht.uit.periodes), streepjes, RAND, BREED - RAND, RAND, HOOG - RAND)
    delen = [_klein(naam, cijfer, paar, schaal, maand) for naam, paar in zip(zicht.uit.gemeenten, paren, strict=True)]
    return Kleintjes(tuple(delen), _schaalwoorden(cijfer, streepjes[0], streepjes[-1]))


def _paar(zicht: Zicht, cijfer: Kerncijfer, scenario: int, cel: str) -> tuple[Verloop, Verloop] | None:
    basis, beeld = (verloop(zicht, s, cijfer.sleutel, cel) for s in (0, scenario))
    return None if basis is None or beeld is None else (basis, beeld)


def _is_verhouding(cijfer: Kerncijfer) -> bool:
    """Counts and euros of a large and a small gemeente only go on one scale as the change since the first month."""
    return cijfer.maat in (Maat.JEUGDIGEN, Maat.EUROS) or (cijfer.maat is Maat.DAGEN and cijfer.noemer is None)


def _maatstok(cijfer: Kerncijfer, basis: Verloop) -> float:
    """By what every value is divided: the first month of the base case, or nothing."""
    return max(float(basis.midden[basis.vanaf]), KLEINSTE) if _is_verhouding(cijfer) else 1.0


def _schaalwoorden(cijfer: Kerncijfer, laag: float, hoog: float) -> str:
    if _is_verhouding(cijfer):
        procenten = {
            kant: met_teken(lambda w: f"{getal(100 * w)}%", w - 1) for kant, w in (("laag", laag), ("hoog", hoog))
        }
        return _("De lijn toont de verandering sinds het begin; de schaal loopt van %(laag)s tot %(hoog)s.") % procenten
    return _("De schaal loopt van %(laag)s tot %(hoog)s.") % {"laag": toon(cijfer, laag), "hoog": toon(cijfer, hoog)}


def _bereik(cijfer: Kerncijfer, basis: Verloop, beeld: Verloop) -> list[float]:
    laag, hoog = beeld.band(MIDDEL)
    stok = _maatstok(cijfer, basis)
    return [
        w / stok
        for w in (*laag[beeld.vanaf :].tolist(), *hoog[beeld.vanaf :].tolist(), *basis.midden[basis.vanaf :].tolist())
    ]


def _klein(naam: str, cijfer: Kerncijfer, paar: tuple[Verloop, Verloop] | None, schaal: Schaal, maand: int) -> Klein:
    if paar is None:
        return Klein(naam, _("verborgen"), _("%(gemeente)s: te klein om te tonen") % {"gemeente": naam})
    basis, beeld = paar
    laag, hoog = beeld.band(MIDDEL)
    midden, stok = float(beeld.midden[maand]), _maatstok(cijfer, basis)
    return Klein(
        naam=naam,
        waarde=toon(cijfer, midden),
        beschrijving=_("%(gemeente)s: %(waarde)s, waarschijnlijk tussen %(laag)s en %(hoog)s")
        % {"gemeente": naam, "waarde": toon(cijfer, midden), "laag": toon(cijfer, float(laag[maand])),
           "hoog": toon(cijfer, float(hoog[maand]))},
        band=schaal.band((laag / stok).tolist(), (hoog / stok).tolist(), beeld.vanaf),
        lijn=schaal.lijn((beeld.midden / stok).tolist(), beeld.vanaf),
        basis=schaal.lijn((basis.midden / stok).tolist(), basis.vanaf),
        x=coordinaat(schaal.x(maand + 1)),
        y=coordinaat(schaal.y(midden / stok)),
    )  # fmt: skip
