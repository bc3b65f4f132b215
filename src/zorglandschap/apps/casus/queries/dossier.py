"""Everything a casus page shows: the family, the question, the help that runs, and the whole story."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.utils import timezone

from zorglandschap.apps.casus.models import Casus, CasusStap, Gezinslid, Hulpvraag, Jeugdige, Jim, Maatregel, Traject
from zorglandschap.apps.casus.queries.feiten import lopende_trajecten, toets_regie
from zorglandschap.apps.casus.queries.lijsten import get_taak
from zorglandschap.apps.casus.queries.toegang import VAN_AANBIEDER, rechten
from zorglandschap.apps.casus.uitkomsten import uit_json
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Handeling, JuridischKader, Stap
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.periode import leeftijd
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.casus.werk import Taak
from zorglandschap.core.regels.uitkomst import Uitkomst

ROND_PLEK = frozenset({Stap.PLEK_GEVRAAGD, Stap.PLEK_GEWEIGERD, Stap.PLEK_VERLOPEN, Stap.PLEK_INGETROKKEN})


@dataclass(frozen=True, slots=True)
class Punt:
    """One point on the timeline: when, what, who, why, and what the rules said then."""

    op: date
    om: datetime | None
    titel: StrEnum | Tekst
    tekst: Tekst | str = ""
    door: str = ""
    uitkomsten: tuple[Uitkomst, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """The casus as this viewer may see it."""

    casus: Casus
    leeftijd: int
    is_gedwongen: bool
    rechten: frozenset[Handeling]
    taak: Taak
    leden: tuple[Gezinslid, ...]
    broers_zussen: tuple[tuple[str, int], ...]  # first name and age
    hulpvragen: tuple[Hulpvraag, ...]
    jim: Jim | None
    hulp: tuple[Traject, ...]
    maatregelen: tuple[Maatregel, ...]
    uitkomsten: tuple[Uitkomst, ...]
    tijdlijn: tuple[Punt, ...]

    @property
    def is_gesloten(self) -> bool:
        """True when the casus is closed."""
        return self.casus.status == CasusStatus.AFGESLOTEN


def get_dossier(casus: Casus, kijker: Kijker, *, vandaag: date) -> Dossier:
    """Gather the page of one casus, which the viewer got through ``get_casus``."""
    maatregelen = tuple(
        Maatregel.objects.filter(jeugdige_id=casus.jeugdige_id).select_related("gi").order_by("van", "pk")
    )
    return Dossier(
        casus=casus,
        leeftijd=leeftijd(casus.jeugdige.geboren_op, vandaag),
        is_gedwongen=casus.kader != JuridischKader.VRIJWILLIG,
        rechten=rechten(kijker, casus, vandaag=vandaag),
        taak=get_taak(casus, kijker, vandaag=vandaag),
        leden=tuple(casus.jeugdige.gezin.leden.order_by("pk")),
        broers_zussen=tuple(_broers_zussen(casus.jeugdige, vandaag)),
        hulpvragen=tuple(casus.hulpvragen.order_by("op", "pk")),
        jim=casus.jims.filter(gestopt_op__isnull=True).order_by("-gekozen_op", "-pk").first(),
        hulp=tuple(lopende_trajecten(casus, vandaag).order_by("van", "pk")),
        maatregelen=tuple(m for m in maatregelen if m.van <= vandaag and (m.tot is None or m.tot > vandaag)),
        uitkomsten=tuple(toets_regie(casus, vandaag=vandaag)),
        tijdlijn=_tijdlijn(casus, kijker, maatregelen, vandaag),
    )


def _broers_zussen(jeugdige: Jeugdige, vandaag: date) -> Iterator[tuple[str, int]]:
    samen = Jeugdige.objects.filter(gezin_id=jeugdige.gezin_id).exclude(pk=jeugdige.pk).order_by("geboren_op", "pk")
    for ander in samen.only("voornaam", "geboren_op"):
        yield ander.voornaam, leeftijd(ander.geboren_op, vandaag)


def _tijdlijn(casus: Casus, kijker: Kijker, maatregelen: tuple[Maatregel, ...], vandaag: date) -> tuple[Punt, ...]:
    """Steps, help and measures in one story, the newest first."""
    punten = [*_van_stappen(casus, kijker), *_van_trajecten(casus, vandaag), *_van_maatregelen(maatregelen, vandaag)]
    genummerd = sorted(enumerate(punten), key=lambda p: (p[1].op, p[1].om is None, p[1].om or 0, p[0]))
    return tuple(punt for _, punt in reversed(genummerd))


def _van_stappen(casus: Casus, kijker: Kijker) -> Iterator[Punt]:
    for stap in casus.stappen.select_related("door"):
        leest = _leest_stap(kijker, stap)
        yield Punt(
            op=timezone.localdate(stap.om),
            om=stap.om,
            titel=Stap(stap.stap),
            tekst=stap.toelichting if leest else "",
            door=stap.door_naam if leest else "",
            uitkomsten=tuple(uit_json(stap.uitkomsten)),
        )


def _leest_stap(kijker: Kijker, stap: CasusStap) -> bool:
    """What was asked of providers and why they said no is not for another provider: only what it wrote itself."""
    if kijker.rol not in VAN_AANBIEDER or stap.stap not in ROND_PLEK:
        return True
    return stap.door is not None and stap.door.organisatie_id == kijker.organisatie_id


def _van_trajecten(casus: Casus, vandaag: date) -> Iterator[Punt]:
    for traject in Traject.objects.filter(jeugdige_id=casus.jeugdige_id).select_related("aanbieder"):
        vorm, bij = Hulpvorm(traject.hulpvorm), traject.aanbieder.naam
        komt = traject.van > vandaag
        begin = (
            zin("Begint bij %(aanbieder)s.", aanbieder=bij)
            if komt
            else zin("Begonnen bij %(aanbieder)s.", aanbieder=bij)
        )
        yield Punt(traject.van, None, vorm, begin)
        if traject.tot is not None and traject.tot <= vandaag:
            einde = zin("Gestopt bij %(aanbieder)s.", aanbieder=bij)
            if traject.reden_einde:
                einde = zin("Gestopt bij %(aanbieder)s: %(reden)s.", aanbieder=bij, reden=traject.reden_einde)
            yield Punt(traject.tot, None, vorm, einde)


def _van_maatregelen(maatregelen: tuple[Maatregel, ...], vandaag: date) -> Iterator[Punt]:
    for maatregel in maatregelen:
        kader = JuridischKader(maatregel.kader)
        uitvoerder = maatregel.gi.naam if maatregel.gi else ""
        begin = zin("Ingegaan, uitgevoerd door %(gi)s.", gi=uitvoerder) if uitvoerder else zin("Ingegaan.")
        yield Punt(maatregel.van, None, kader, begin)
        if maatregel.tot is not None and maatregel.tot <= vandaag:
            yield Punt(maatregel.tot, None, kader, zin("Geëindigd."))
