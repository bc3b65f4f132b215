"""The figures of the region as they may be shown to whoever is looking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Max, Min, Q

from zorglandschap.apps.casus.models import Traject
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.logboek.actions import schrijf
from zorglandschap.apps.matching.models import Kloof, Wachtende
from zorglandschap.apps.monitor.models import Meting
from zorglandschap.apps.monitor.queries.tellen import VAN_DE_REGIO
from zorglandschap.apps.organisaties.models import Gemeente
from zorglandschap.core.begrippen.beleid import Beleid
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling, RedenAfwijking, Relatie
from zorglandschap.core.begrippen.hulpvormen import CRISIS, VERBLIJF
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.matchwoorden import ZOEKT, Kloofniveau
from zorglandschap.core.monitor.indicatoren import Breuk
from zorglandschap.core.monitor.onthulling import is_klein
from zorglandschap.core.monitor.publicatie import REGIO, Meetpunt, Publicatie, publiceer
from zorglandschap.core.regels.inzage import Logklasse, Omstandigheden, besluit


@dataclass(frozen=True, slots=True)
class Streefpunt:
    """A point on the path to the goal, or a published figure to compare with: year, percentage, source."""

    jaar: int
    waarde: float
    bron: str
    is_verzonnen: bool


@dataclass(frozen=True, slots=True)
class Nu:
    """How things stand today in the region; None is a number too small to show, or part of one.

    ``first_best`` of ``plaatsingen`` in the last twelve months got what was advised; ``zonder_plek`` of
    those that did not, because there was no place.
    """

    plaatsingen: int | None
    first_best: int | None
    zonder_plek: int | None
    wachtenden: int | None
    in_crisisverblijf: int | None
    te_lang_in_crisis: int | None


@dataclass(frozen=True, slots=True)
class Landschap:
    """All a policy officer sees: the published table, names of the gemeenten, goal, reference and today."""

    publicatie: Publicatie
    gemeenten: tuple[tuple[str, str], ...]
    streefpad: tuple[Streefpunt, ...]
    nederland: tuple[Streefpunt, ...]
    gepubliceerd: tuple[Streefpunt, ...]
    nu: Nu
    drempel: int
    crisis_dagen: int


def get_landschap(kijker: Kijker, *, beleid: Beleid, vandaag: date) -> Landschap:
    """The landscape in figures, never a person; raises NietGevonden for who may not see figures."""
    antwoord = besluit(
        kijker.rol, Relatie.GEEN, Doel.BELEID, Handeling.CIJFERS, Omstandigheden(is_actief=kijker.is_actief)
    )
    if not antwoord.toegestaan:
        raise NietGevonden
    if antwoord.logklasse is not Logklasse.GEEN:
        schrijf(kijker=kijker, handeling=Handeling.CIJFERS, doel=Doel.BELEID, actie="R", soort="meting")
    drempel = beleid.aantal("kleine_aantallen_drempel", vandaag)
    crisis_dagen = beleid.aantal("crisisverblijf_hoogstens_dagen", vandaag)
    gemeenten = tuple(Gemeente.objects.filter(in_regio=True).values_list("code", "naam"))
    return Landschap(
        publicatie=publiceer(_meetpunten(), [code for code, _ in gemeenten], drempel),
        gemeenten=gemeenten,
        streefpad=_punten(beleid, "verblijfsaandeel_streefpad"),
        nederland=_punten(beleid, "verblijfsaandeel_nederland"),
        gepubliceerd=_punten(beleid, "verblijfsaandeel_flevoland_gepubliceerd"),
        nu=_nu(vandaag, drempel, crisis_dagen),
        drempel=drempel,
        crisis_dagen=crisis_dagen,
    )


def _meetpunten() -> Sequence[Meetpunt]:
    """Every value a cell has had, with when it was first and last measured."""
    rijen = Meting.objects.values("indicator", "gemeente_id", "jaar", "teller", "noemer", "definitieversie").annotate(
        eerst=Min("gemeten_om"), laatst=Max("gemeten_om")
    )
    return [
        Meetpunt(
            rij["indicator"],
            rij["gemeente_id"] or REGIO,
            rij["jaar"],
            Breuk(rij["teller"], rij["noemer"]),
            rij["definitieversie"],
            rij["eerst"],
            rij["laatst"],
        )
        for rij in rijen
    ]


def _punten(beleid: Beleid, sleutel: str) -> tuple[Streefpunt, ...]:
    return tuple(Streefpunt(n.vanaf.year, n.waarde, n.bron, n.is_verzonnen) for n in beleid.normen.get(sleutel, ()))


def _nu(vandaag: date, drempel: int, crisis_dagen: int) -> Nu:
    """Numbers of today, three queries."""
    jaar_terug, te_lang_sinds = vandaag - timedelta(days=365), vandaag - timedelta(days=crisis_dagen)
    geen_plek = Q(reden__in=(RedenAfwijking.GEEN_PLEK, RedenAfwijking.WACHTTIJD))
    first_best = Q(niveau=Kloofniveau.FIRST_BEST)
    geplaatst = Kloof.objects.exclude(niveau=Kloofniveau.GEEN_HULP).exclude(reden__in=sorted(ZOEKT))
    kloof = geplaatst.filter(VAN_DE_REGIO, sinds__gt=jaar_terug, sinds__lte=vandaag).aggregate(
        alle=Count("pk"),
        first_best=Count("pk", filter=first_best),
        zonder_plek=Count("pk", filter=geen_plek & ~first_best),
    )
    wachtenden = Wachtende.objects.filter(VAN_DE_REGIO, tot__isnull=True, sinds__lte=vandaag).count()
    crisis = (
        Traject.objects.filter(VAN_DE_REGIO, hulpvorm__in=sorted(CRISIS & VERBLIJF), van__lte=vandaag)
        .filter(Q(tot__isnull=True) | Q(tot__gt=vandaag))
        .aggregate(alle=Count("pk"), te_lang=Count("pk", filter=Q(van__lt=te_lang_sinds)))
    )
    anders = kloof["alle"] - kloof["first_best"]
    toon_kloof = not is_klein(kloof["first_best"], kloof["alle"], drempel)
    return Nu(
        plaatsingen=_groot(kloof["alle"], drempel),
        first_best=kloof["first_best"] if toon_kloof else None,
        zonder_plek=_deel(kloof["zonder_plek"], anders, drempel) if toon_kloof else None,
        wachtenden=_groot(wachtenden, drempel),
        in_crisisverblijf=_groot(crisis["alle"], drempel),
        te_lang_in_crisis=_deel(crisis["te_lang"], crisis["alle"], drempel),
    )


def _groot(aantal: int, drempel: int) -> int | None:
    return aantal if aantal >= drempel else None


def _deel(aantal: int, geheel: int, drempel: int) -> int | None:
    return None if is_klein(aantal, geheel, drempel) else aantal
