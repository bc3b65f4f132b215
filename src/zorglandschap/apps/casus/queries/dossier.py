"""What the first page of a casus shows: the next step, the terms, the family, the question, the help that runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from zorglandschap.apps.casus.models import Casus, Hulpvraag, Jeugdige, Jim, Maatregel, Traject
from zorglandschap.apps.casus.queries.feiten import lopende_trajecten, toets_regie
from zorglandschap.apps.casus.queries.gezin import Naaste, list_opvoeders
from zorglandschap.apps.casus.queries.instemming import mist_toestemming, toestemming_volgt
from zorglandschap.apps.casus.queries.rijen import Rijen
from zorglandschap.apps.casus.queries.stand import heeft_analyse
from zorglandschap.apps.casus.queries.termijnen import VraagElders, geen_elders, list_standen
from zorglandschap.apps.casus.queries.tijdlijn import ANDERE_AANBIEDER, ROND_PLEK, Punt, is_van_ander, list_punten
from zorglandschap.apps.casus.queries.toegang import rechten
from zorglandschap.apps.casus.queries.werklijst import get_werkregel
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Handeling, JuridischKader
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.periode import leeftijd
from zorglandschap.core.begrippen.planwoorden import Doelstatus
from zorglandschap.core.begrippen.tekst import Tekst
from zorglandschap.core.casus.termijnen import Termijn
from zorglandschap.core.casus.werk import Taak, Werkrol
from zorglandschap.core.regels.uitkomst import Oordeel, Uitkomst

__all__ = ["ROND_PLEK", "Dossier", "Kortom", "Lopend", "Punt", "get_dossier"]


@dataclass(frozen=True, slots=True)
class Lopend:
    """Help that runs; of another provider a provider only learns that it is there (``hulpvorm`` is None)."""

    titel: StrEnum | Tekst
    hulpvorm: Hulpvorm | None
    aanbieder: str
    van: date


@dataclass(frozen=True, slots=True)
class Kortom:
    """The plan, the goals and the consent in a few words."""

    doelen_open: int
    doelen_behaald: int
    plan_op: date | None
    heeft_concept: bool
    mist_toestemming: bool
    toestemming_volgt: bool
    mist_analyse: bool


@dataclass(frozen=True, slots=True)
class Dossier:
    """The casus as this viewer may see it."""

    casus: Casus
    leeftijd: int
    is_gedwongen: bool
    rechten: frozenset[Handeling]
    rol: Werkrol
    taak: Taak
    termijnen: tuple[Termijn, ...]
    stilstand: tuple[Uitkomst, ...]
    kortom: Kortom
    leden: tuple[Naaste, ...]  # who raises the child now; the network stands on the page of the family
    broers_zussen: tuple[tuple[str, int], ...]  # first name and age
    hulpvragen: tuple[Hulpvraag, ...]
    jim: Jim | None
    hulp: tuple[Lopend, ...]
    maatregelen: tuple[Maatregel, ...]
    uitkomsten: tuple[Uitkomst, ...]
    tijdlijn: tuple[Punt, ...]

    @property
    def is_gesloten(self) -> bool:
        """True when the casus is closed."""
        return self.casus.status == CasusStatus.AFGESLOTEN


def get_dossier(casus: Casus, kijker: Kijker, *, vandaag: date, elders: VraagElders = geen_elders) -> Dossier:
    """Gather the page of one casus, which the viewer got through ``get_casus``."""
    maatregelen = tuple(
        Maatregel.objects.filter(jeugdige_id=casus.jeugdige_id).select_related("gi").order_by("van", "pk")
    )
    stand = list_standen([casus], vandaag=vandaag, elders=elders)[casus.pk]
    regel = get_werkregel(stand, kijker, vandaag=vandaag)
    return Dossier(
        casus=casus,
        leeftijd=leeftijd(casus.jeugdige.geboren_op, vandaag),
        is_gedwongen=casus.kader != JuridischKader.VRIJWILLIG,
        rechten=rechten(kijker, casus, vandaag=vandaag),
        rol=regel.rol,
        taak=regel.taak,
        termijnen=_termijnen(stand.termijnen, regel.rol),
        stilstand=tuple(u for u in stand.stilstand if u.oordeel is not Oordeel.VOLDAAN),
        kortom=_kortom(stand.rijen, vandaag),
        leden=list_opvoeders(casus, vandaag=vandaag),
        broers_zussen=tuple(_broers_zussen(casus.jeugdige, vandaag)),
        hulpvragen=tuple(casus.hulpvragen.order_by("op", "pk")),
        jim=casus.jims.filter(gestopt_op__isnull=True).order_by("-gekozen_op", "-pk").first(),
        hulp=tuple(_lopend(t, kijker) for t in lopende_trajecten(casus, vandaag).order_by("van", "pk")),
        maatregelen=tuple(m for m in maatregelen if m.van <= vandaag and (m.tot is None or m.tot > vandaag)),
        uitkomsten=tuple(toets_regie(casus, vandaag=vandaag)),
        tijdlijn=list_punten(casus, kijker, vandaag=vandaag, maatregelen=maatregelen),
    )


def _termijnen(termijnen: tuple[Termijn, ...], rol: Werkrol) -> tuple[Termijn, ...]:
    """A provider finds the own duties, not what the regisseur owes; the others of the case see them all."""
    return tuple(t for t in termijnen if rol in t.voor) if rol is Werkrol.AANBIEDER else termijnen


def _kortom(rijen: Rijen, vandaag: date) -> Kortom:
    statussen = [d.status for d in rijen.doelen]
    vast = [p.vastgesteld_op for p in rijen.plannen if p.vastgesteld_op]
    return Kortom(
        doelen_open=statussen.count(Doelstatus.OPEN),
        doelen_behaald=statussen.count(Doelstatus.BEHAALD),
        plan_op=max(vast, default=None),
        heeft_concept=bool(rijen.plannen and rijen.plannen[-1].vastgesteld_op is None),
        mist_toestemming=mist_toestemming(rijen, vandaag=vandaag),
        toestemming_volgt=toestemming_volgt(rijen, vandaag=vandaag),
        mist_analyse=not heeft_analyse(rijen),
    )


def _lopend(traject: Traject, kijker: Kijker) -> Lopend:
    if is_van_ander(kijker, traject):
        return Lopend(ANDERE_AANBIEDER, None, "", traject.van)
    vorm = Hulpvorm(traject.hulpvorm)
    return Lopend(vorm, vorm, traject.aanbieder.naam, traject.van)


def _broers_zussen(jeugdige: Jeugdige, vandaag: date) -> Iterator[tuple[str, int]]:
    samen = Jeugdige.objects.filter(gezin_id=jeugdige.gezin_id).exclude(pk=jeugdige.pk).order_by("geboren_op", "pk")
    for ander in samen.only("voornaam", "geboren_op"):
        yield ander.voornaam, leeftijd(ander.geboren_op, vandaag)
