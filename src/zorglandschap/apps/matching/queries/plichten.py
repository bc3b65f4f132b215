"""What is still owed to this youth: duties that rules keep watching after the advice and the placement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from django.conf import settings

from zorglandschap.apps.aanbod.queries import loopt_na
from zorglandschap.apps.casus.models import Casus, Traject
from zorglandschap.apps.matching.queries.advies import (
    geldend_advies,
    get_kader,
    get_tegengeluid,
    invoer_van,
    tegengeluid_van,
    toets_advies,
)
from zorglandschap.apps.matching.queries.elders import in_groep
from zorglandschap.core.begrippen.codelijsten import CasusStatus
from zorglandschap.core.begrippen.hulpvormen import AMBULANT, VERBLIJF, Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.regels.advies import AdviesFeiten, groep_tijdelijk
from zorglandschap.core.regels.plaatsing import BEWAAKT, PlaatsingFeiten
from zorglandschap.core.regels.uitkomst import Oordeel, Uitkomst


def list_plichten(kijker: Kijker, casus: Casus, *, vandaag: date) -> list[Uitkomst]:
    """Rules watched for this casus, which the viewer got through ``get_casus``; open duties come first."""
    del kijker  # whoever may read the casus may know what it still needs
    if casus.status == CasusStatus.AFGESLOTEN:
        return []
    uitkomsten = [*_bij_verblijf(casus, vandaag), *_na_crisis(casus), *_in_groep(casus, vandaag)]
    return sorted(uitkomsten, key=lambda u: u.oordeel is Oordeel.VOLDAAN)


def _bij_verblijf(casus: Casus, vandaag: date) -> Iterator[Uitkomst]:
    trajecten = list(casus.jeugdige.trajecten.filter(loopt_na(vandaag)).order_by("van", "pk"))
    ambulant_loopt = any(t.hulpvorm in AMBULANT for t in trajecten)
    for traject in (t for t in trajecten if t.hulpvorm in VERBLIJF):
        feiten = PlaatsingFeiten(
            hulpvorm=Hulpvorm(traject.hulpvorm),
            ambulant_loopt=ambulant_loopt,
            dagen_in_crisisplek=_dag(traject, vandaag),
            crisis_hoogstens_dagen=settings.BELEID.aantal(
                "crisisverblijf_hoogstens_dagen", vandaag, casus.jeugdige.gemeente_id
            ),
            crisis=casus.is_crisis,
        )
        for regel in BEWAAKT:
            uitkomst = regel(feiten)
            if uitkomst.oordeel is not Oordeel.NIET_VAN_TOEPASSING:
                yield uitkomst


def _dag(traject: Traject, vandaag: date) -> int:
    """The number of the day of the stay: the first day is 1."""
    return max(0, (vandaag - traject.van).days + 1)


def _in_groep(casus: Casus, vandaag: date) -> Iterator[Uitkomst]:
    """A group is advised for a number of weeks; is the agreed time over?"""
    advies = geldend_advies(casus)
    if advies is None or not get_kader().is_tijdelijk(Hulpvorm(advies.hulpvorm)):
        return
    afspraak = in_groep([casus.pk]).order_by("-pk").values_list("bezetting__tot", flat=True).first()
    yield groep_tijdelijk(
        AdviesFeiten(
            hulpvorm=Hulpvorm(advies.hulpvorm),
            is_tijdelijk=True,
            duur_weken=advies.duur_weken,
            duur_hoogstens_weken=settings.BELEID.aantal("groep_hoogstens_weken", advies.op, casus.jeugdige.gemeente_id),
            weg_terug=advies.weg_terug,
            duur_is_voorbij=afspraak is not None and afspraak <= vandaag,
            crisis=casus.is_crisis,
        )
    )


def _na_crisis(casus: Casus) -> Iterator[Uitkomst]:
    """What a short advice in a crisis still owes, also when the crisis is over: voices, help at home, tegenspraak."""
    was_crisis = casus.is_crisis or bool(casus.crisis_reden)
    advies = geldend_advies(casus) if was_crisis else None
    if advies is None:
        return
    invoer = invoer_van(advies)
    tegen = tegengeluid_van(advies) or get_tegengeluid(casus, invoer.hulpvorm)  # in a crisis it may come afterwards
    for uitkomst in toets_advies(invoer, casus, heeft_eerder=False, tegen=tegen):
        if uitkomst.oordeel in (Oordeel.LET_OP, Oordeel.NIET_VOLDAAN) and uitkomst.ontbreekt:
            yield replace(uitkomst, is_hard=False)
