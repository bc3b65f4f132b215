"""What a provider says about an offer, and every reason why it cannot be so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from zorglandschap.core.begrippen.aanbodwoorden import Ritme
from zorglandschap.core.begrippen.codelijsten import Specialisme
from zorglandschap.core.begrippen.hulpvormen import VORMEN, Hulpvorm
from zorglandschap.core.begrippen.periode import EERSTE_DAG, LAATSTE_DAG
from zorglandschap.core.begrippen.tekst import Tekst, zin

# The Netherlands in Europe as a box in degrees: what lies outside is a slip of the finger, not a location
BREEDTE, LENGTE = (50.7, 53.6), (3.3, 7.3)


@dataclass(frozen=True, slots=True)
class Aanbodgegevens:
    """One offer as its provider describes it; ``plekken`` are beds, or places in a caseload."""

    naam: str
    hulpvorm: Hulpvorm
    leeftijd_van: int
    leeftijd_tot: int
    plekken: int
    van: date
    tot: date | None = None
    specialismen: frozenset[Specialisme] = frozenset()
    neemt_lvb: bool = False
    neemt_ggz: bool = False
    neemt_broers_zussen: bool = False
    school: str = ""
    groep: str = ""
    groep_grootte: int | None = None
    groep_jongste: int | None = None
    groep_oudste: int | None = None
    voorwaarden: str = ""
    ritme: frozenset[Ritme] = frozenset()
    kenmerk: str = ""
    eigen_kamer: bool | None = None
    dieren: bool | None = None


@dataclass(frozen=True, slots=True)
class Grenzen:
    """Policy around an offer: the highest age of youth care, and how many places one offer has at the most."""

    hoogste_leeftijd: int
    hoogstens_plekken: int


@dataclass(frozen=True, slots=True)
class Bezwaar:
    """What is not right: the field, and what to do about it."""

    veld: str
    zin: Tekst


def bezwaren(gegevens: Aanbodgegevens, grenzen: Grenzen) -> tuple[Bezwaar, ...]:
    """Everything that is not right with these data, in the order of the form; empty is good."""
    return (
        *_leeftijden(gegevens, grenzen),
        *_aantallen(gegevens, grenzen),
        *_periode(gegevens),
        *_groep(gegevens, grenzen),
        *_ritme(gegevens),
    )


def _leeftijden(g: Aanbodgegevens, grenzen: Grenzen) -> Iterator[Bezwaar]:
    if not g.naam.strip():
        yield Bezwaar("naam", zin("Geef dit aanbod een naam."))
    if not 0 <= g.leeftijd_van <= grenzen.hoogste_leeftijd:
        yield Bezwaar("leeftijd_van", _leeftijd(grenzen))
    if not 0 <= g.leeftijd_tot <= grenzen.hoogste_leeftijd:
        yield Bezwaar("leeftijd_tot", _leeftijd(grenzen))
    elif g.leeftijd_tot < g.leeftijd_van:
        yield Bezwaar("leeftijd_tot", zin("De hoogste leeftijd ligt onder de laagste. Draai ze om."))


def _leeftijd(grenzen: Grenzen) -> Tekst:
    return zin("Kies een leeftijd van 0 tot en met %(n)s jaar.", n=grenzen.hoogste_leeftijd)


def _aantallen(g: Aanbodgegevens, grenzen: Grenzen) -> Iterator[Bezwaar]:
    if not 0 <= g.plekken <= grenzen.hoogstens_plekken:
        yield Bezwaar("plekken", zin("Kies een aantal van 0 tot en met %(n)s.", n=grenzen.hoogstens_plekken))


def _periode(g: Aanbodgegevens) -> Iterator[Bezwaar]:
    for veld, dag in (("van", g.van), ("tot", g.tot)):
        if dag is not None and not EERSTE_DAG <= dag <= LAATSTE_DAG:
            yield Bezwaar(veld, zin("Deze datum kan niet kloppen. Controleer het jaar."))
    if g.tot is not None and g.tot <= g.van:
        yield Bezwaar("tot", zin("Het einde ligt niet na het begin. Kies een latere einddatum, of laat het leeg."))


def _groep(g: Aanbodgegevens, grenzen: Grenzen) -> Iterator[Bezwaar]:
    jongste, oudste = g.groep_jongste, g.groep_oudste
    for veld, waarde in (("groep_jongste", jongste), ("groep_oudste", oudste)):
        if waarde is not None and not 0 <= waarde <= grenzen.hoogste_leeftijd:
            yield Bezwaar(veld, _leeftijd(grenzen))
    if jongste is not None and oudste is not None and oudste < jongste:
        yield Bezwaar("groep_oudste", zin("De oudste is jonger dan de jongste. Draai ze om."))
    if g.groep_grootte is not None and not 0 <= g.groep_grootte <= grenzen.hoogstens_plekken:
        yield Bezwaar("groep_grootte", zin("Kies een aantal van 0 tot en met %(n)s.", n=grenzen.hoogstens_plekken))


def _ritme(g: Aanbodgegevens) -> Iterator[Bezwaar]:
    if g.ritme and VORMEN[g.hulpvorm].is_ambulant:
        yield Bezwaar(
            "ritme", zin("Een ritme hoort bij wonen of logeren. Laat het leeg bij hulp die naar het kind toe komt.")
        )
    if VORMEN[g.hulpvorm].is_crisis and g.ritme - {Ritme.CRISIS}:
        yield Bezwaar("ritme", zin("Een crisisplek is alleen voor crisis. Maak voor ander verblijf een eigen aanbod."))


def in_nederland(breedte: float, lengte: float) -> bool:
    """True when these degrees lie in the Netherlands; also False for what is no number."""
    return BREEDTE[0] <= breedte <= BREEDTE[1] and LENGTE[0] <= lengte <= LENGTE[1]
