"""The figures of the region: one function each, with its definition, unit, source, goal and version."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from statistics import median_low

from zorglandschap.core.begrippen.bron import PRAATPLAAT, REGIOVISIE, Bron
from zorglandschap.core.begrippen.hulpvormen import VERBLIJF, Hulpvorm
from zorglandschap.core.begrippen.periode import Periode
from zorglandschap.core.begrippen.tekst import Tekst, zin


class Rekenwijze(StrEnum):
    """How numerator and denominator become one value."""

    AANDEEL = "aandeel"  # 100 × teller / noemer
    AANTAL = "aantal"  # teller; noemer is the group it comes from
    GEMIDDELDE = "gemiddelde"  # teller / noemer
    MEDIAAN = "mediaan"  # teller is the middle value of noemer observations


class Richting(StrEnum):
    """Which way the region wants the figure to go."""

    LAGER = "lager is beter"
    HOGER = "hoger is beter"
    GEEN_OORDEEL = "lager is niet altijd beter"


@dataclass(frozen=True, slots=True)
class Breuk:
    """Numerator over denominator of one figure; both whole numbers, never negative."""

    teller: int
    noemer: int

    def __post_init__(self) -> None:
        if self.teller < 0 or self.noemer < 0:
            raise ValueError("teller en noemer zijn nooit negatief")


@dataclass(frozen=True, slots=True)
class Indicator:
    """What a figure means; a change of meaning is a new ``versie``. ``streefpad`` is a key in beleid.toml."""

    sleutel: str
    naam: Tekst
    definitie: Tekst
    eenheid: Tekst
    rekenwijze: Rekenwijze
    richting: Richting
    doel: Tekst
    bron: Bron
    versie: int
    streefpad: str = ""

    def waarde(self, breuk: Breuk) -> float | None:
        """The value in ``eenheid``, or None when there is nothing to count: no data is not zero."""
        if breuk.noemer == 0:
            return None
        if self.rekenwijze in (Rekenwijze.AANTAL, Rekenwijze.MEDIAAN):
            return float(breuk.teller)
        factor = 100 if self.rekenwijze is Rekenwijze.AANDEEL else 1
        return factor * breuk.teller / breuk.noemer


FIGUUR_A = Bron(
    REGIOVISIE,
    "§3.5, figuur A",
    "jeugdhulp met verblijf in percentage van alle jeugdhulptrajecten (waarstaatjegemeente.nl)",
)
STIP = Bron(REGIOVISIE, "§1.1 en §3.4", "de ambitie is 0 uithuisplaatsingen: de nieuwe stip op de horizon")
DOORSTROOM = Bron(PRAATPLAAT, "in het midden", "dynamisch doorstromen, zodat het zorglandschap niet meer op slot zit")

VERBLIJFSAANDEEL = Indicator(
    sleutel="verblijfsaandeel",
    naam=zin("Aandeel hulp met verblijf"),
    definitie=zin(
        "We tellen alle periodes van jeugdhulp die in het jaar liepen, ook als zij eerder begonnen. "
        "Welk deel daarvan is hulp waarbij het kind niet thuis slaapt? Dat deel is dit cijfer. "
        "Pleegzorg, een gezinshuis, een groep, een kliniek en gesloten jeugdhulp tellen mee als verblijf. "
        "Logeren, deeltijdverblijf en gezinsopname niet, want dan woont het kind thuis."
    ),
    eenheid=zin("procent van alle trajecten"),
    rekenwijze=Rekenwijze.AANDEEL,
    richting=Richting.LAGER,
    doel=zin("Nul uithuisplaatsingen: kinderen groeien thuis op, met hulp in huis."),
    bron=FIGUUR_A,
    versie=1,
    streefpad="verblijfsaandeel_streefpad",
)
KINDEREN_UIT_HUIS = Indicator(
    sleutel="kinderen_uit_huis",
    naam=zin("Kinderen die niet thuis wonen"),
    definitie=zin(
        "We tellen kinderen en jongeren die in het jaar een tijd niet thuis sliepen vanwege jeugdhulp. "
        "Elk kind telt één keer, ook als het verhuisde van de ene naar de andere plek."
    ),
    eenheid=zin("kinderen en jongeren"),
    rekenwijze=Rekenwijze.AANTAL,
    richting=Richting.LAGER,
    doel=zin("Nul uithuisplaatsingen: kinderen groeien thuis op, met hulp in huis."),
    bron=STIP,
    versie=1,
)
DOORLOOPTIJD_VERBLIJF = Indicator(
    sleutel="doorlooptijd_verblijf",
    naam=zin("Gemiddelde duur van verblijf"),
    definitie=zin(
        "We nemen alle periodes van verblijf die in het jaar eindigden. "
        "We tellen de dagen van begin tot einde en nemen het gemiddelde."
    ),
    eenheid=zin("dagen"),
    rekenwijze=Rekenwijze.GEMIDDELDE,
    richting=Richting.GEEN_OORDEEL,
    doel=zin("Zo kort als kan. Een kind dat goed woont in een pleeggezin, mag daar blijven."),
    bron=DOORSTROOM,
    versie=1,
)
DOORLOOPTIJD_VERBLIJF_MEDIAAN = Indicator(
    sleutel="doorlooptijd_verblijf_mediaan",
    naam=zin("Middelste duur van verblijf"),
    definitie=zin(
        "We nemen alle periodes van verblijf die in het jaar eindigden, van kort naar lang. "
        "De middelste is dit cijfer. Een paar heel lange periodes tellen zo niet te zwaar."
    ),
    eenheid=zin("dagen"),
    rekenwijze=Rekenwijze.MEDIAAN,
    richting=Richting.GEEN_OORDEEL,
    doel=DOORLOOPTIJD_VERBLIJF.doel,
    bron=DOORSTROOM,
    versie=1,
)
AFWEGING = Bron(
    REGIOVISIE,
    "§3.2, ‘Wat voorafging’: Afwegingskader",
    "zo voorkomen we dat we verwijzen naar datgene wat bekend is of waarvan we weten dat er plek is",
)
BEST_PASSEND = Indicator(
    sleutel="best_passend_aandeel",
    naam=zin("Aandeel dat de best passende hulp kreeg"),
    definitie=zin(
        "We tellen alle hulp die in het jaar begon na een advies. Wie aan het eind van het jaar een advies had "
        "en nog geen hulp, telt ook mee; ook als er geen passende plek te vinden was. "
        "Welk deel kreeg de hulp die het best past? Dat deel is dit cijfer. "
        "Wie eerst tijdelijk andere hulp kreeg, telt twee keer: bij de eerste hulp en bij de hulp daarna."
    ),
    eenheid=zin("procent van alle uitkomsten van een advies"),
    rekenwijze=Rekenwijze.AANDEEL,
    richting=Richting.HOGER,
    doel=zin("Kijken naar wat een kind nodig heeft, en niet naar waar plek is."),
    bron=AFWEGING,
    versie=1,
)
KLOOFWEKEN = Indicator(
    sleutel="kloofweken",
    naam=zin("Weken zonder de best passende hulp"),
    definitie=zin(
        "We tellen de weken in het jaar waarin een jeugdige een advies had en geen hulp, of andere hulp dan "
        "geadviseerd. De weken van alle jeugdigen samen zijn dit cijfer. "
        "We tellen vanaf de dag van het advies tot de dag waarop de best passende hulp begint."
    ),
    eenheid=zin("persoonsweken"),
    rekenwijze=Rekenwijze.AANTAL,
    richting=Richting.LAGER,
    doel=BEST_PASSEND.doel,
    bron=AFWEGING,
    versie=1,
)
INDICATOREN: tuple[Indicator, ...] = (
    VERBLIJFSAANDEEL,
    KINDEREN_UIT_HUIS,
    DOORLOOPTIJD_VERBLIJF,
    DOORLOOPTIJD_VERBLIJF_MEDIAAN,
    BEST_PASSEND,
    KLOOFWEKEN,
)
PER_SLEUTEL: Mapping[str, Indicator] = {i.sleutel: i for i in INDICATOREN}


def meetperiode(jaar: int, vandaag: date) -> Periode:
    """The days of a year that can be counted on ``vandaag``: a running year ends after today.

    Raises ValueError for a year that has not begun.
    """
    begin, einde = date(jaar, 1, 1), date(jaar + 1, 1, 1)
    if vandaag < begin:
        raise ValueError(f"{jaar} is nog niet begonnen op {vandaag:%d-%m-%Y}")
    return Periode(begin, min(einde, date.fromordinal(vandaag.toordinal() + 1)))


def verblijfsaandeel(trajecten_per_vorm: Iterable[tuple[Hulpvorm, int]]) -> Breuk:
    """Trajects in which the child sleeps away, over all trajects of youth help active in the year.

    Input: counts per form of help (a form may come more than once). Source: regiovisie §3.5, figure A;
    the national figures of CBS (49 725 of 567 775 in 2020 = 8.8 %) confirm numerator and denominator.
    """
    teller = noemer = 0
    for hulpvorm, aantal in trajecten_per_vorm:
        noemer += aantal
        teller += aantal if hulpvorm in VERBLIJF else 0
    return Breuk(teller, noemer)


def kinderen_uit_huis(*, in_verblijf: int, met_jeugdhulp: int) -> Breuk:
    """Different children who slept away in the year, with all children in youth help as the group they belong to."""
    if in_verblijf > met_jeugdhulp:
        raise ValueError("er kunnen niet meer kinderen in verblijf zijn dan in jeugdhulp")
    return Breuk(in_verblijf, met_jeugdhulp)


def doorlooptijd_verblijf(dagen: Sequence[int]) -> Breuk:
    """Mean number of days of the stays that ended in the year: total days over number of stays."""
    return Breuk(sum(dagen), len(dagen))


def doorlooptijd_verblijf_mediaan(dagen: Sequence[int]) -> Breuk:
    """Middle number of days of the stays that ended in the year; of two middle ones the shorter (a whole number)."""
    return Breuk(median_low(dagen) if dagen else 0, len(dagen))


def best_passend(*, first_best: int, uitkomsten: int) -> Breuk:
    """First-best placements over everything that became of an advice in the year, also no help yet at its end."""
    if first_best > uitkomsten:
        raise ValueError("er kan niet vaker best passende hulp zijn dan er uitkomsten zijn")
    return Breuk(first_best, uitkomsten)


def kloofweken(*, weken: int, kloven: int) -> Breuk:
    """Person-weeks without the advised help, with the number of gaps as the group they come from."""
    return Breuk(weken, kloven)


def op_pad(punten: Sequence[tuple[int, float]], jaar: int) -> float | None:
    """Where a path through (year, value) points stands in a year: straight lines between points, None outside.

    ``punten`` go up in year; the value is in the unit of the indicator.
    """
    for (van, begin), (tot, einde) in pairwise(punten):
        if van <= jaar <= tot:
            return begin + (einde - begin) * (jaar - van) / (tot - van)
    return None
