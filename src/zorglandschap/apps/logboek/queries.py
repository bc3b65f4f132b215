"""How the log stands: what the functional manager may know, which is never what it says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Count, Max, Min, Sum

from zorglandschap.apps.logboek.models import Gebeurtenis, Zegel
from zorglandschap.apps.logboek.slot import is_gesloten
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling, Relatie
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.regels.inzage import relaties_met


@dataclass(frozen=True, slots=True)
class Stand:
    """Numbers about the log: seals, the last one, and what waits for the next."""

    zegels: int
    verzegeld: int
    laatste_zegel_om: datetime | None
    onverzegeld: int
    oudste_onverzegeld_om: datetime | None
    is_gesloten: bool


def mag_logstand(kijker: Kijker) -> bool:
    """True for who may know how the log stands: functional management, and who reviews the log."""
    taken = {(Doel.BEHEER, Handeling.BEHEREN), (Doel.LOGCONTROLE, Handeling.LOGBOEK_LEZEN)}
    return kijker.is_actief and any(Relatie.GEEN in relaties_met(kijker.rol, *taak) for taak in taken)


def get_stand() -> Stand:
    """The state of the log, without reading any event."""
    zegel = Zegel.objects.aggregate(aantal=Count("pk"), som=Sum("aantal"), om=Max("om"), laatste=Max("laatste_id"))
    los = Gebeurtenis.objects.filter(pk__gt=zegel["laatste"] or 0).aggregate(aantal=Count("pk"), oudste=Min("om"))
    return Stand(
        zegels=zegel["aantal"],
        verzegeld=zegel["som"] or 0,
        laatste_zegel_om=zegel["om"],
        onverzegeld=los["aantal"],
        oudste_onverzegeld_om=los["oudste"],
        is_gesloten=is_gesloten(connection),
    )
