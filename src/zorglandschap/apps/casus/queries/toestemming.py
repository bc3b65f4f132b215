"""Is there consent, from whom, and since when? Asked before help starts and before anything is shared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings

from zorglandschap.apps.casus.models import Casus, Gezinslid, Jeugdige, Toestemming
from zorglandschap.apps.casus.queries.gezag import gezagsdragers
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.logboek.actions import Afloop
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.core.begrippen.codelijsten import Handeling, JuridischKader
from zorglandschap.core.begrippen.gezinswoorden import Gever, Toestemmingsdoel
from zorglandschap.core.begrippen.periode import leeftijd
from zorglandschap.core.regels.toestemming import ToestemmingFeiten, toestemming_geldig
from zorglandschap.core.regels.uitkomst import Uitkomst

__all__ = [
    "GEDEELD",
    "Doelstand",
    "Gedeeld",
    "get_toestemming",
    "gezagsdragers",
    "heeft_toestemming",
    "list_doelstanden",
    "list_gedeeld",
    "toestemming_feiten",
]

GEDEELD = "E"  # EventActionCode of NEN 7513 for handing data to somebody else: execute
SCHEIDING = " → "
MEESTE_GEDEELD = 50


@dataclass(frozen=True, slots=True)
class Doelstand:
    """One purpose: what the rule says of it today, and every yes that was ever given for it."""

    doel: Toestemmingsdoel
    uitkomst: Uitkomst
    geldend: tuple[Toestemming, ...]
    vroeger: tuple[Toestemming, ...]


@dataclass(frozen=True, slots=True)
class Gedeeld:
    """That something was told to somebody: when, for which purpose, to whom, by whom."""

    om: datetime
    doel: str
    met_wie: str
    door: str


def heeft_toestemming(
    jeugdige: Jeugdige, doel: Toestemmingsdoel, *, vandaag: date, kader: JuridischKader, crisis: bool = False
) -> Uitkomst:
    """What the rule says of consent for one purpose on this day."""
    return toestemming_geldig(toestemming_feiten(jeugdige, doel, vandaag=vandaag, kader=kader, crisis=crisis))


def toestemming_feiten(
    jeugdige: Jeugdige, doel: Toestemmingsdoel, *, vandaag: date, kader: JuridischKader, crisis: bool = False
) -> ToestemmingFeiten:
    """The facts of one purpose: who has gezag today, and who said yes and did not take it back."""
    rijen = list(Toestemming.objects.filter(jeugdige_id=jeugdige.pk, doel=doel))
    return _feiten(jeugdige, doel, rijen, gezagsdragers(jeugdige, op=vandaag), vandaag, kader, crisis=crisis)


def list_doelstanden(
    jeugdige: Jeugdige, doelen: Iterable[Toestemmingsdoel], *, vandaag: date, kader: JuridischKader
) -> tuple[Doelstand, ...]:
    """Every purpose with its consent, in two queries."""
    alle = list(Toestemming.objects.filter(jeugdige_id=jeugdige.pk).select_related("gezinslid").order_by("van", "pk"))
    dragers = gezagsdragers(jeugdige, op=vandaag)
    standen = []
    for doel in doelen:
        rijen = [rij for rij in alle if rij.doel == doel]
        standen.append(
            Doelstand(
                doel=doel,
                uitkomst=toestemming_geldig(_feiten(jeugdige, doel, rijen, dragers, vandaag, kader)),
                geldend=tuple(rij for rij in rijen if _geldt(rij, vandaag)),
                vroeger=tuple(rij for rij in rijen if not _geldt(rij, vandaag)),
            )
        )
    return tuple(standen)


def list_gedeeld(jeugdige: Jeugdige) -> tuple[Gedeeld, ...]:
    """What was shared about this youth, the newest first; told by the log, which nobody can change."""
    regels = Gebeurtenis.objects.filter(
        jeugdige_id=jeugdige.pk, handeling=Handeling.CASUS_SCHRIJVEN, actie=GEDEELD, uitkomst=Afloop.GELUKT
    )
    return tuple(
        Gedeeld(om, *_lees(reden), door)
        for om, reden, door in regels.order_by("-om", "-pk").values_list("om", "reden", "naam")[:MEESTE_GEDEELD]
    )


def get_toestemming(casus: Casus, nummer: int) -> Toestemming:
    """One yes about the youth of this casus; raises NietGevonden for any other."""
    gegeven = Toestemming.objects.filter(pk=nummer, jeugdige_id=casus.jeugdige_id).select_related("gezinslid").first()
    if gegeven is None:
        raise NietGevonden
    return gegeven


def _lees(reden: str) -> tuple[str, str]:
    doel, _, met_wie = reden.partition(SCHEIDING)
    return doel, met_wie


def _geldt(rij: Toestemming, op: date) -> bool:
    """A yes counts from its first day until its agreed end, or until the day on which it was taken back."""
    einden = [dag for dag in (rij.tot, rij.ingetrokken_op) if dag is not None]
    return rij.van <= op and all(op < dag for dag in einden)


def _feiten(
    jeugdige: Jeugdige,
    doel: Toestemmingsdoel,
    rijen: list[Toestemming],
    dragers: list[Gezinslid],
    vandaag: date,
    kader: JuridischKader,
    *,
    crisis: bool = False,
) -> ToestemmingFeiten:
    geldend = [rij for rij in rijen if _geldt(rij, vandaag)]
    eigen = [rij for rij in geldend if rij.gever == Gever.JEUGDIGE]
    ja = {rij.gezinslid_id for rij in geldend} & {lid.pk for lid in dragers}
    return ToestemmingFeiten(
        leeftijd=leeftijd(jeugdige.geboren_op, vandaag),
        mede_vanaf=settings.BELEID.aantal("toestemming_mede_vanaf_leeftijd", vandaag),
        alleen_vanaf=settings.BELEID.aantal("beslist_zelf_vanaf_leeftijd", vandaag),
        doel=doel,
        kader=kader,
        jeugdige_ja=bool(eigen),
        met_gezag=len(dragers),
        ouders_ja=len(ja),
        zonder_ouders=any(rij.zonder_ouders for rij in eigen),
        ingetrokken=any(rij.ingetrokken_op is not None and rij.ingetrokken_op <= vandaag for rij in rijen),
        crisis=crisis,
    )
