"""What is still owed to this youth: duties that rules keep watching after the advice and the placement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from django.conf import settings

from zorglandschap.apps.aanbod.queries import loopt_na
from zorglandschap.apps.casus.models import Casus, Traject
from zorglandschap.apps.matching.queries.advies import geldend_advies, invoer_van, toets_advies
from zorglandschap.core.begrippen.codelijsten import CasusStatus
from zorglandschap.core.begrippen.hulpvormen import AMBULANT, VERBLIJF, Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.regels.plaatsing import BEWAAKT, PlaatsingFeiten
from zorglandschap.core.regels.uitkomst import Oordeel, Uitkomst


def list_plichten(kijker: Kijker, casus: Casus, *, vandaag: date) -> list[Uitkomst]:
    """Rules watched for this casus, which the viewer got through ``get_casus``; open duties come first."""
    del kijker  # whoever may read the casus may know what it still needs
    if casus.status == CasusStatus.AFGESLOTEN:
        return []
    uitkomsten = [*_bij_verblijf(casus, vandaag), *_na_crisis(casus)]
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


def _na_crisis(casus: Casus) -> Iterator[Uitkomst]:
    """What a short advice in a crisis still owes, also when the crisis is over: voices, help at home, tegenspraak."""
    was_crisis = casus.is_crisis or bool(casus.crisis_reden)
    advies = geldend_advies(casus) if was_crisis else None
    if advies is None:
        return
    invoer = invoer_van(advies)
    is_tweede = advies.tegenspraak_door_id is not None
    for uitkomst in toets_advies(invoer, casus, heeft_eerder=False, is_tweede=is_tweede):
        if uitkomst.oordeel in (Oordeel.LET_OP, Oordeel.NIET_VOLDAAN) and uitkomst.ontbreekt:
            yield replace(uitkomst, is_hard=False)
