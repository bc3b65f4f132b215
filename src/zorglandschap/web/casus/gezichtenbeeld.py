"""Draws who stood beside the child and when: one bar per face over one line of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zorglandschap.apps.casus.queries import Gezichten
from zorglandschap.web.vormgeving.woorden import vertaal

MEESTE = 12  # bars; older ones are told in words
MAAND, JAAR = 30.44, 365.25
SMALST = 1.5  # hundredths of the row: a short time stays visible


@dataclass(frozen=True, slots=True)
class Balk:
    """One face as drawn: who, for what, and where the bar begins and how long it is, in hundredths of the row."""

    naam: str
    wat: str
    begin: str
    lengte: str
    is_nu: bool
    van: date
    tot: date | None
    waarom: str


@dataclass(frozen=True, slots=True)
class Gezichtenbeeld:
    """The sentence and the bars; ``meer`` counts the faces that are not drawn."""

    zin: str
    balken: tuple[Balk, ...]
    meer: int
    begin: date


def maak_gezichtenbeeld(gezichten: Gezichten, *, vandaag: date) -> Gezichtenbeeld:
    """One plain sentence, and the bars of this casus from the first day until today."""
    rijen = [r for r in gezichten.rijen if r.van <= vandaag]
    getoond = rijen[-MEESTE:]
    begin = min((r.van for r in getoond), default=vandaag)
    heel = max((vandaag - begin).days, 1)
    balken = tuple(
        Balk(
            naam=r.naam or r.organisatie,
            wat=vertaal(r.soort),
            begin=_deel(min((r.van - begin).days / heel * 100, 100 - SMALST)),
            lengte=_deel(max((min(r.tot or vandaag, vandaag) - r.van).days / heel * 100, SMALST)),
            is_nu=r.tot is None or r.tot > vandaag,
            van=r.van,
            tot=r.tot,
            waarom=r.toelichting,
        )
        for r in getoond
    )
    return Gezichtenbeeld(_zin(gezichten), balken, len(rijen) - len(getoond), begin)


def _zin(gezichten: Gezichten) -> str:
    telling = gezichten.telling
    if not telling.mensen:
        return _("Er is nog geen vast gezicht vastgelegd.")
    mensen = ngettext("%(n)s vast gezicht", "%(n)s vaste gezichten", telling.mensen) % {"n": telling.mensen}
    bij = ngettext("%(n)s organisatie", "%(n)s organisaties", telling.organisaties) % {"n": telling.organisaties}
    zinnen = [_("Dit kind had tot nu toe %(mensen)s en te maken met %(bij)s.") % {"mensen": mensen, "bij": bij}]
    if telling.langste_dagen:
        zinnen.append(_("Wie het langst blijft, is er al %(duur)s.") % {"duur": duur(telling.langste_dagen)})
    return " ".join(zinnen)


def duur(dagen: int) -> str:
    """A number of days in the words people use."""
    if dagen < 2 * MAAND:
        return ngettext("%(n)s dag", "%(n)s dagen", dagen) % {"n": dagen}
    if dagen < 2 * JAAR:
        maanden = int(dagen / MAAND)
        return ngettext("%(n)s maand", "%(n)s maanden", maanden) % {"n": maanden}
    return _("%(n)s jaar") % {"n": int(dagen / JAAR)}


def _deel(getal: float) -> str:
    return f"{getal:.1f}".removesuffix(".0")
