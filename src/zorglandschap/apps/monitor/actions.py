"""The one change in this room: measure, and append what was measured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zorglandschap.apps.logboek.actions import schrijf
from zorglandschap.apps.monitor.models import Meting
from zorglandschap.apps.monitor.queries.tellen import (
    JeugdigenTelling,
    list_duren,
    tel_adviezen,
    tel_jeugdigen,
    tel_trajecten,
)
from zorglandschap.apps.organisaties.models import Gemeente
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.monitor import indicatoren
from zorglandschap.core.monitor.indicatoren import Breuk, Indicator, meetperiode
from zorglandschap.core.monitor.kloofcijfers import Klooftelling
from zorglandschap.core.monitor.publicatie import REGIO

NIEMAND, GEEN = JeugdigenTelling(0, 0), Klooftelling()
Uitslag = tuple[Indicator, str, int, Breuk]  # indicator, area, year, figure


@transaction.atomic
def meet(*, jaren: Sequence[int], nu: datetime) -> int:
    """Measure every indicator for these years as things stand at ``nu``; returns the number of new metingen.

    Rows are only added: a later meting of the same year stands beside the earlier one. A running year is
    measured up to and including today. Raises ValueError for a year that has not begun.
    """
    uitslagen = list(_meet(sorted(set(jaren)), nu))
    Meting.objects.bulk_create(
        Meting(
            indicator=indicator.sleutel,
            definitieversie=indicator.versie,
            gemeente_id=gebied or None,
            jaar=jaar,
            teller=breuk.teller,
            noemer=breuk.noemer,
            gemeten_om=nu,
        )
        for indicator, gebied, jaar, breuk in uitslagen
    )
    schrijf(kijker=None, handeling=Handeling.CIJFERS, doel=Doel.BELEID, actie="C", soort="meting")
    return len(uitslagen)


@dataclass(frozen=True, slots=True)
class _Telling:
    """All that was counted of one area in one year."""

    trajecten: Iterable[tuple[Hulpvorm, int]]
    jeugdigen: JeugdigenTelling
    duren: list[int]
    kloven: Klooftelling


def _meet(jaren: Sequence[int], nu: datetime) -> Iterator[Uitslag]:
    if not jaren:
        return
    vandaag = timezone.localdate(nu)
    periodes = {jaar: meetperiode(jaar, vandaag) for jaar in jaren}
    gemeenten = list(Gemeente.objects.filter(in_regio=True).values_list("code", flat=True))
    trajecten, jeugdigen, duren = tel_trajecten(periodes), tel_jeugdigen(periodes), list_duren(periodes)
    kloven = tel_adviezen(periodes)
    for jaar in jaren:
        for code in gemeenten:
            sleutel = (code, jaar)
            telling = _Telling(
                trajecten.get(sleutel, ()),
                jeugdigen.get(sleutel, NIEMAND),
                duren.get(sleutel, []),
                kloven.get(sleutel, GEEN),
            )
            yield from _uitslagen(code, jaar, telling)
        regio = _Telling(
            [t for code in gemeenten for t in trajecten.get((code, jaar), ())],
            jeugdigen[REGIO, jaar],
            [d for code in gemeenten for d in duren.get((code, jaar), ())],
            sum((kloven.get((code, jaar), GEEN) for code in gemeenten), GEEN),
        )
        yield from _uitslagen(REGIO, jaar, regio)


def _uitslagen(gebied: str, jaar: int, telling: _Telling) -> Iterator[Uitslag]:
    kinderen = indicatoren.kinderen_uit_huis(
        in_verblijf=telling.jeugdigen.in_verblijf, met_jeugdhulp=telling.jeugdigen.met_jeugdhulp
    )
    yield indicatoren.VERBLIJFSAANDEEL, gebied, jaar, indicatoren.verblijfsaandeel(telling.trajecten)
    yield indicatoren.KINDEREN_UIT_HUIS, gebied, jaar, kinderen
    yield indicatoren.DOORLOOPTIJD_VERBLIJF, gebied, jaar, indicatoren.doorlooptijd_verblijf(telling.duren)
    mediaan = indicatoren.doorlooptijd_verblijf_mediaan(telling.duren)
    yield indicatoren.DOORLOOPTIJD_VERBLIJF_MEDIAAN, gebied, jaar, mediaan
    advies = indicatoren.best_passend(first_best=telling.kloven.first_best, uitkomsten=telling.kloven.uitkomsten)
    yield indicatoren.BEST_PASSEND, gebied, jaar, advies
    weken = indicatoren.kloofweken(weken=telling.kloven.weken, kloven=telling.kloven.kloven)
    yield indicatoren.KLOOFWEKEN, gebied, jaar, weken
