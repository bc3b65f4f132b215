"""How the log stands: what the functional manager may know, which is never what it says."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection
from django.db.models import Count, Max, Min, Q, Sum
from django.db.models.functions import TruncDate

from zorglandschap.apps.logboek.models import Gebeurtenis, Zegel
from zorglandschap.apps.logboek.slot import is_gesloten
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling, Relatie, Rol
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.regels.inzage import relaties_met

GELUKT = 0  # EventOutcomeIndicator of NEN 7513, see Afloop in actions.py


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
    zegel = Zegel.objects.aggregate(zegels=Count("pk"), som=Sum("aantal"), om=Max("om"), laatste=Max("laatste_id"))
    los = Gebeurtenis.objects.filter(pk__gt=zegel["laatste"] or 0).aggregate(aantal=Count("pk"), oudste=Min("om"))
    return Stand(
        zegels=zegel["zegels"],
        verzegeld=zegel["som"] or 0,
        laatste_zegel_om=zegel["om"],
        onverzegeld=los["aantal"],
        oudste_onverzegeld_om=los["oudste"],
        is_gesloten=is_gesloten(connection),
    )


@dataclass(frozen=True, slots=True)
class Inzage:
    """That somebody in this role looked in the file of a child on a day, and whether something was written."""

    dag: date
    rol: str
    organisatie: str
    keer: int
    schreef: bool
    nood: bool


def list_inzagen(
    jeugdige_id: int,
    *,
    zonder_gebruiker_id: int,
    hoogstens: int,
    zonder_rollen: Collection[Rol] = (),
    ook: Collection[int] = (),
) -> list[Inzage]:
    """Who looked, per day, role and organisation, newest first; never a name, and not the asker's own visits.

    ``zonder_rollen`` leaves out the visits of family to each other: when somebody looks can be a signal too.
    ``ook`` are earlier registrations of the same child, which were merged.

    Only for a caller that asked inzage whether the viewer may read this log (apps/casus/queries/eigen.py).
    """
    gezien = Gebeurtenis.objects.filter(
        jeugdige_id__in=[jeugdige_id, *ook], uitkomst=GELUKT, gebruiker_id__isnull=False
    )
    rijen = (
        gezien.exclude(gebruiker_id=zonder_gebruiker_id)
        .exclude(rol__in=list(zonder_rollen))
        .annotate(dag=TruncDate("om"))
        .values("dag", "rol", "organisatie")
        .annotate(
            keer=Count("pk"),
            schreef=Count("pk", filter=Q(actie__in=("C", "U", "D"))),
            nood=Count("pk", filter=Q(handeling=Handeling.NOODINZAGE) | Q(relatie=Relatie.NOOD)),
        )
        .order_by("-dag", "organisatie", "rol")
    )
    return [
        Inzage(rij["dag"], rij["rol"], rij["organisatie"], rij["keer"], rij["schreef"] > 0, rij["nood"] > 0)
        for rij in rijen[:hoogstens]
    ]
