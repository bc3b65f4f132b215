"""What a councillor should take away, in one sentence: never more certain than the interval it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from zorglandschap.core.simulatie.kerncijfers import Kerncijfer, Maat
from zorglandschap.web.simulatie.beeld.maten import ruim, toon
from zorglandschap.web.simulatie.beeld.reeksen import BREED, MIDDEL, Verloop
from zorglandschap.web.vormgeving.woorden import getal, vertaal

NORMAAL_95 = 1.96
Zinnen = dict[str, tuple[str, str]]
# Per figure: with fewer and with more; the other figures have a sentence that fits them all.
EIGEN_ZIN: Zinnen = {
    "uit-huis": (
        gettext_noop(
            "Met ‘%(scenario)s’ wonen er in %(maand)s naar verwachting %(hoeveel)s jeugdigen minder uit huis "
            "dan bij ongewijzigd beleid."
        ),
        gettext_noop(
            "Met ‘%(scenario)s’ wonen er in %(maand)s naar verwachting %(hoeveel)s jeugdigen meer uit huis "
            "dan bij ongewijzigd beleid."
        ),
    ),
    "wachtend": (
        gettext_noop(
            "Met ‘%(scenario)s’ wachten er in %(maand)s naar verwachting %(hoeveel)s jeugdigen minder "
            "dan bij ongewijzigd beleid."
        ),
        gettext_noop(
            "Met ‘%(scenario)s’ wachten er in %(maand)s naar verwachting %(hoeveel)s jeugdigen meer "
            "dan bij ongewijzigd beleid."
        ),
    ),
    "in-zorg": (
        gettext_noop(
            "Met ‘%(scenario)s’ krijgen in %(maand)s naar verwachting %(hoeveel)s jeugdigen minder hulp "
            "dan bij ongewijzigd beleid."
        ),
        gettext_noop(
            "Met ‘%(scenario)s’ krijgen in %(maand)s naar verwachting %(hoeveel)s jeugdigen meer hulp "
            "dan bij ongewijzigd beleid."
        ),
    ),
}
ANDERE_ZIN = (
    gettext_noop(
        "Met ‘%(scenario)s’ is ‘%(cijfer)s’ in %(maand)s naar verwachting %(hoeveel)s lager dan bij ongewijzigd beleid."
    ),
    gettext_noop(
        "Met ‘%(scenario)s’ is ‘%(cijfer)s’ in %(maand)s naar verwachting %(hoeveel)s hoger dan bij ongewijzigd beleid."
    ),
)


class Zekerheid(StrEnum):
    """How sure the direction of a difference is; the value is the look of its label."""

    ZEKER = "goed"
    WAARSCHIJNLIJK = "let-op"
    ONZEKER = "rustig"
    GEEN = "geen"


@dataclass(frozen=True, slots=True)
class Kernzin:
    """The sentence on top, how sure its direction is, and what stands under it."""

    tekst: str
    zekerheid: Zekerheid
    woord: str
    uitleg: str


def zekerheid(verschil: Verloop, maand: int) -> Zekerheid:
    """Sure when 95% lies on one side of zero, likely when 80% does; none when nothing changes at all."""
    if max(map(abs, verschil.bereik(maand, BREED))) == 0:
        return Zekerheid.GEEN
    for kans, oordeel in ((BREED, Zekerheid.ZEKER), (MIDDEL, Zekerheid.WAARSCHIJNLIJK)):
        laag, hoog = verschil.bereik(maand, kans)
        if laag > 0 or hoog < 0:
            return oordeel
    return Zekerheid.ONZEKER


def woord_van(oordeel: Zekerheid) -> str:
    """For a label and for a table."""
    return {
        Zekerheid.ZEKER: _("vrijwel zeker"),
        Zekerheid.WAARSCHIJNLIJK: _("waarschijnlijk"),
        Zekerheid.ONZEKER: _("onzeker"),
        Zekerheid.GEEN: _("geen verschil"),
    }[oordeel]


def zin_verschil(cijfer: Kerncijfer, verschil: Verloop, maand: int, wanneer: str) -> Kernzin:
    """The difference with the base case in a month, as its 80% interval."""
    oordeel = zekerheid(verschil, maand)
    laag, hoog = ruim(cijfer, *verschil.bereik(maand))
    woorden = {"scenario": verschil.naam, "maand": wanneer, "cijfer": vertaal(cijfer.naam)}
    if oordeel is Zekerheid.GEEN:
        tekst = _("‘%(scenario)s’ verandert ‘%(cijfer)s’ niet, vergeleken met ongewijzigd beleid.") % woorden
        return Kernzin(tekst, oordeel, woord_van(oordeel), "")
    if oordeel is Zekerheid.ONZEKER:
        tekst = _(
            "Of ‘%(cijfer)s’ met ‘%(scenario)s’ lager of hoger wordt, is niet te zeggen: in %(maand)s ligt het "
            "verschil met ongewijzigd beleid tussen %(laag)s lager en %(hoog)s hoger."
        ) % {**woorden, "laag": _maat(cijfer, max(0.0, -laag)), "hoog": _maat(cijfer, max(0.0, hoog))}
    else:
        sjablonen = EIGEN_ZIN.get(cijfer.sleutel, ANDERE_ZIN)
        is_meer = verschil.bereik(maand)[0] >= 0
        kleinste, grootste = (laag, hoog) if is_meer else (-hoog, -laag)
        tekst = _(sjablonen[is_meer]) % {**woorden, "hoeveel": _hoeveel(cijfer, max(0.0, kleinste), grootste)}
    return Kernzin(tekst, oordeel, woord_van(oordeel), _("Zo valt het in 80 van de 100 mogelijke toekomsten uit."))


def zin_basis(cijfer: Kerncijfer, basis: Verloop, maand: int, wanneer: str, nu: int | None) -> Kernzin:
    """What is expected when nothing changes."""
    laag, hoog = ruim(cijfer, *basis.bereik(maand))
    tekst = _("Bij ongewijzigd beleid ligt ‘%(cijfer)s’ in %(maand)s waarschijnlijk tussen %(laag)s en %(hoog)s.") % {
        "cijfer": vertaal(cijfer.naam), "maand": wanneer, "laag": toon(cijfer, laag), "hoog": toon(cijfer, hoog),
    }  # fmt: skip
    if nu is not None:
        tekst = f"{tekst} {_('Nu zijn het er %(nu)s.') % {'nu': getal(nu)}}"
    uitleg = _(
        "Zo valt het in 80 van de 100 mogelijke toekomsten uit. Kies een scenario of draai aan een knop om te "
        "vergelijken."
    )
    return Kernzin(tekst, Zekerheid.ONZEKER, "", uitleg)


def zin_fout(cijfer: Kerncijfer, verloop: Verloop, maand: int, herhalingen: int) -> str:
    """How far the mean may be off by chance of the dice alone, beside the interval."""
    fout = verloop.fout(maand) * NORMAAL_95
    return _(
        "Het gemiddelde van %(herhalingen)s herhalingen zit er door toeval hooguit %(fout)s naast (in 95 van de 100 "
        "keer). Meer herhalingen maken die fout kleiner; de band blijft, want de toekomst is onzeker."
    ) % {"herhalingen": getal(herhalingen), "fout": _maat(cijfer, fout)}


def _hoeveel(cijfer: Kerncijfer, kleinste: float, grootste: float) -> str:
    if kleinste <= 0:
        return _("hoogstens %(meeste)s") % {"meeste": _maat(cijfer, grootste)}
    if kleinste == grootste:
        return _("ongeveer %(meeste)s") % {"meeste": _maat(cijfer, grootste)}
    van = _maat(cijfer, kleinste) if cijfer.maat is Maat.EUROS else _kaal(cijfer, kleinste)
    return _("%(minste)s tot %(meeste)s") % {"minste": van, "meeste": _maat(cijfer, grootste)}


def _maat(cijfer: Kerncijfer, waarde: float) -> str:
    """A difference: of shares in percentage points."""
    if cijfer.maat is Maat.DEEL:
        return _("%(getal)s procentpunt") % {"getal": _kaal(cijfer, waarde)}
    return toon(cijfer, waarde)


def _kaal(cijfer: Kerncijfer, waarde: float) -> str:
    if cijfer.maat is Maat.DEEL:
        return getal(waarde * 100, 0 if round(waarde * 100, 1).is_integer() else 1)
    return getal(waarde, 1 if cijfer.maat is Maat.KILOMETER else 0)
