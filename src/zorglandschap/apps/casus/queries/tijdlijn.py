"""The story of one child on one line: steps, help and measures, each as the viewer may know it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.utils import timezone

from zorglandschap.apps.casus.models import Casus, CasusStap, Maatregel, Traject
from zorglandschap.apps.casus.queries.toegang import VAN_AANBIEDER
from zorglandschap.apps.casus.uitkomsten import uit_json
from zorglandschap.core.begrippen.codelijsten import JuridischKader, Stap
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.regels.uitkomst import Uitkomst

# What was asked of providers, why they said no and where somebody went is not for another provider to read.
ROND_PLEK = frozenset(
    {
        Stap.PLEK_GEVRAAGD,
        Stap.PLEK_GEWEIGERD,
        Stap.PLEK_VERLOPEN,
        Stap.PLEK_INGETROKKEN,
        Stap.GEPLAATST,
        Stap.VERHUISD,
        Stap.AMBULANT,
        Stap.HULP_GESTOPT,
        Stap.TERUG_NAAR_HUIS,
        Stap.BESLUIT,
    }
)
# Why somebody around the child may not look, who said yes to what, and why a face changed (also that of a helper of
# another provider) is for the team.
VAN_HET_TEAM = frozenset({Stap.INZAGE_BEPERKT, Stap.TOESTEMMING, Stap.TOESTEMMING_INGETROKKEN, Stap.REGIE})
ANDERE_AANBIEDER = zin("Hulp van een andere aanbieder")


class Puntsoort(StrEnum):
    """What a point on the timeline is about; a filter of the page."""

    STAPPEN = "stappen"
    HULP = "hulp"
    MAATREGELEN = "maatregelen"
    BESLUITEN = "besluiten"
    GESPREKKEN = "gesprekken"


SOORT_VAN_STAP: dict[Stap, Puntsoort] = {
    **dict.fromkeys(
        (Stap.GEPLAATST, Stap.AMBULANT, Stap.VERHUISD, Stap.TERUG_NAAR_HUIS, Stap.HULP_GESTOPT, Stap.LOKALE_HULP),
        Puntsoort.HULP,
    ),
    Stap.LICHTER: Puntsoort.HULP,
    Stap.MAATREGEL: Puntsoort.MAATREGELEN,
    **dict.fromkeys((Stap.VERWEZEN, Stap.ADVIES, Stap.BESLUIT, Stap.AFGESLOTEN), Puntsoort.BESLUITEN),
    **dict.fromkeys(
        (Stap.ANALYSE_BESPROKEN, Stap.JIM_GESPREK, Stap.EVALUATIE, Stap.AFSCHALEN, Stap.NAZORG),
        Puntsoort.GESPREKKEN,
    ),
}


@dataclass(frozen=True, slots=True)
class Punt:
    """One point on the timeline: when, what, who, why, and what the rules said then.

    ``wie`` is the id of the medewerker who did it; None for the youth, a parent or the house itself.
    """

    op: date
    om: datetime | None
    titel: StrEnum | Tekst
    soort: Puntsoort
    tekst: Tekst | str = ""
    door: str = ""
    wie: int | None = None
    uitkomsten: tuple[Uitkomst, ...] = ()


@dataclass(frozen=True, slots=True)
class Tijdfilter:
    """Which points to show; empty means: all."""

    soorten: frozenset[Puntsoort] = frozenset()
    van: date | None = None
    tot: date | None = None  # this day included
    wie: int | None = None

    def houdt(self, punt: Punt) -> bool:
        """True when this point is asked for."""
        op_tijd = (self.van is None or punt.op >= self.van) and (self.tot is None or punt.op <= self.tot)
        return op_tijd and (not self.soorten or punt.soort in self.soorten) and self.wie in (None, punt.wie)


@dataclass(frozen=True, slots=True)
class Tijdlijn:
    """Every point, the newest first, and who did something in this case."""

    punten: tuple[Punt, ...]
    mensen: tuple[tuple[int, str], ...]

    def kies(self, filter_: Tijdfilter) -> tuple[Punt, ...]:
        """The points that were asked for."""
        return tuple(p for p in self.punten if filter_.houdt(p))


def get_tijdlijn(casus: Casus, kijker: Kijker, *, vandaag: date) -> Tijdlijn:
    """The story of a casus that the viewer got through ``get_casus``."""
    alle = list_punten(casus, kijker, vandaag=vandaag)
    mensen = {punt.wie: punt.door for punt in alle if punt.wie is not None and punt.door}
    return Tijdlijn(alle, tuple(sorted(mensen.items(), key=lambda m: m[1])))


def list_punten(
    casus: Casus, kijker: Kijker, *, vandaag: date, maatregelen: Iterable[Maatregel] | None = None
) -> tuple[Punt, ...]:
    """Steps, help and measures in one story, the newest first."""
    if maatregelen is None:
        rijen = Maatregel.objects.filter(jeugdige_id=casus.jeugdige_id)
        maatregelen = rijen.select_related("gi").order_by("van", "pk")
    punten = [
        *_van_stappen(casus, kijker),
        *_van_trajecten(casus, kijker, vandaag),
        *_van_maatregelen(maatregelen, vandaag),
    ]
    genummerd = sorted(enumerate(punten), key=lambda p: (p[1].op, p[1].om is None, p[1].om or 0, p[0]))
    return tuple(punt for _, punt in reversed(genummerd))


def _van_stappen(casus: Casus, kijker: Kijker) -> Iterator[Punt]:
    for rij in casus.stappen.select_related("door"):
        leest, stap = leest_stap(kijker, rij), Stap(rij.stap)
        yield Punt(
            op=timezone.localdate(rij.om),
            om=rij.om,
            titel=stap,
            soort=SOORT_VAN_STAP.get(stap, Puntsoort.STAPPEN),
            tekst=rij.toelichting if leest else "",
            door=rij.door_naam if leest else "",
            wie=rij.door_id if leest else None,
            uitkomsten=tuple(uit_json(rij.uitkomsten)) if leest else (),
        )


def leest_stap(kijker: Kijker, stap: CasusStap) -> bool:
    """May this viewer read why, by whom and with which outcome? A provider: around places only what it wrote itself."""
    if kijker.rol not in VAN_AANBIEDER or stap.stap not in ROND_PLEK | VAN_HET_TEAM:
        return True
    return stap.door is not None and stap.door.organisatie_id == kijker.organisatie_id


def is_van_ander(kijker: Kijker, traject: Traject) -> bool:
    """True when the viewer is a provider and this help is given by another: that it runs is enough to know."""
    return kijker.rol in VAN_AANBIEDER and traject.aanbieder_id != kijker.organisatie_id


def _van_trajecten(casus: Casus, kijker: Kijker, vandaag: date) -> Iterator[Punt]:
    for traject in Traject.objects.filter(jeugdige_id=casus.jeugdige_id).select_related("aanbieder"):
        ander, gestopt = is_van_ander(kijker, traject), traject.tot is not None and traject.tot <= vandaag
        titel = ANDERE_AANBIEDER if ander else Hulpvorm(traject.hulpvorm)
        begin = _begin_elders(traject, vandaag) if ander else _begin(traject, vandaag)
        yield Punt(traject.van, None, titel, Puntsoort.HULP, begin)
        if gestopt and traject.tot is not None:
            yield Punt(traject.tot, None, titel, Puntsoort.HULP, zin("Gestopt.") if ander else _einde(traject))


def _begin_elders(traject: Traject, vandaag: date) -> Tekst:
    return zin("Begint.") if traject.van > vandaag else zin("Begonnen.")


def _begin(traject: Traject, vandaag: date) -> Tekst:
    bij = traject.aanbieder.naam
    if traject.van > vandaag:
        return zin("Begint bij %(aanbieder)s.", aanbieder=bij)
    return zin("Begonnen bij %(aanbieder)s.", aanbieder=bij)


def _einde(traject: Traject) -> Tekst:
    bij = traject.aanbieder.naam
    if not traject.reden_einde:
        return zin("Gestopt bij %(aanbieder)s.", aanbieder=bij)
    return zin("Gestopt bij %(aanbieder)s: %(reden)s.", aanbieder=bij, reden=traject.reden_einde)


def _van_maatregelen(maatregelen: Iterable[Maatregel], vandaag: date) -> Iterator[Punt]:
    for maatregel in maatregelen:
        kader = JuridischKader(maatregel.kader)
        uitvoerder = maatregel.gi.naam if maatregel.gi else ""
        begin = zin("Ingegaan, uitgevoerd door %(gi)s.", gi=uitvoerder) if uitvoerder else zin("Ingegaan.")
        yield Punt(maatregel.van, None, kader, Puntsoort.MAATREGELEN, begin)
        if maatregel.tot is not None and maatregel.tot <= vandaag:
            yield Punt(maatregel.tot, None, kader, Puntsoort.MAATREGELEN, zin("Geëindigd."))
