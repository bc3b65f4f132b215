"""Turns rows of the waiting list into values that the rule of core understands, with the norms of the region."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

from django.conf import settings

from zorglandschap.apps.matching.models import Wachtende, Wachtgebeurtenis
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import Urgentie
from zorglandschap.core.matching.wachtlijst import Gebeurtenis, Wacht, Wachtregels, lees_wachtregels

NORM = "wachtnorm_dagen"


@cache
def get_wachtregels() -> Wachtregels:
    """How this region orders who waits."""
    return lees_wachtregels(settings.REGIO.wachtlijst)


def wachtnorm(hulpvorm: Hulpvorm, op: date, gemeente: str | None = None) -> int:
    """The norm in days for a form of help: its own when the region (or gemeente) has one, else the general norm."""
    eigen = f"{NORM}_{hulpvorm.name.lower()}"
    beleid = settings.BELEID
    return beleid.aantal(eigen if eigen in beleid.normen else NORM, op, gemeente)


def als_gebeurtenis(rij: Wachtgebeurtenis, *, op: date) -> Gebeurtenis:
    """One line of the log as a value, with the norm of today."""
    if not rij.wacht:
        return Gebeurtenis(rij.wachtende_id, rij.op, None)
    hulpvorm = Hulpvorm(rij.hulpvorm)
    norm = wachtnorm(hulpvorm, op, rij.wachtende.gemeente_id)
    wacht = Wacht(rij.wachtende_id, hulpvorm, Urgentie(rij.urgentie), rij.sinds, norm, rij.beloofd_op)
    return Gebeurtenis(rij.wachtende_id, rij.op, wacht)


def log_van(wachtenden: Iterable[Wachtende], *, op: date) -> list[Gebeurtenis]:
    """The events of these rows in order of recording; a row from before there was a log stands for its own start."""
    rijen: list[Gebeurtenis] = []
    for wachtende in wachtenden:
        eigen = list(wachtende.gebeurtenissen.all())
        for rij in eigen:
            rij.wachtende = wachtende
        rijen += [als_gebeurtenis(rij, op=op) for rij in eigen] if eigen else _zonder_log(wachtende, op)
    return rijen


def _zonder_log(wachtende: Wachtende, op: date) -> list[Gebeurtenis]:
    hulpvorm = Hulpvorm(wachtende.hulpvorm)
    norm = wachtnorm(hulpvorm, op, wachtende.gemeente_id)
    urgentie = Urgentie(wachtende.urgentie)
    wacht = Wacht(wachtende.pk, hulpvorm, urgentie, wachtende.sinds, norm, wachtende.beloofd_op)
    begin = [Gebeurtenis(wachtende.pk, wachtende.sinds, wacht)]
    return [*begin, Gebeurtenis(wachtende.pk, wachtende.tot, None)] if wachtende.tot else begin
