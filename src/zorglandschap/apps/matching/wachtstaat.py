"""Reads the waiting lists of two days as columns that the rule of core understands, with the norms of the region."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cache

from django.conf import settings
from django.db.models import Q

from zorglandschap.apps.matching.models import Wachtende, Wachtgebeurtenis
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import Urgentie
from zorglandschap.core.matching.profiel import NOOIT
from zorglandschap.core.matching.wachtlijst import Gebeurtenis, Wacht, Wachtregels, lees_wachtregels, speel_af
from zorglandschap.core.matching.wachtrij import NUMMER_VAN_URGENTIE, Wachtstand, Wachtwaarden, maak_stand, waarden

NORM = "wachtnorm_dagen"
Vormlijsten = dict[str, list[Wachtwaarden]]


@cache
def get_wachtregels() -> Wachtregels:
    """How this region orders who waits."""
    return lees_wachtregels(settings.REGIO.wachtlijst)


def wachtnorm(hulpvorm: Hulpvorm, op: date, gemeente: str | None = None) -> int:
    """The norm in days for a form of help: its own when the region (or gemeente) has one, else the general norm."""
    eigen = f"{NORM}_{hulpvorm.name.lower()}"
    beleid = settings.BELEID
    return beleid.aantal(eigen if eigen in beleid.normen else NORM, op, gemeente)


def op_lijst(op: date) -> Q:
    """Rows of who waits on a day, now that nothing happened to them since."""
    return Q(sinds__lte=op) & (Q(tot__isnull=True) | Q(tot__gt=op))


def lees_stand(eigen: Mapping[int, str], *, op: date, toen: date) -> Wachtstand:
    """The lists on which these youths stand or stood (number -> form now), on two days, in two queries.

    Who had no event since the earlier day stood then as the row says now; only for the others the log is played.
    """
    log = _log_sinds(toen, op)
    vormen = {*eigen.values(), *(g.staat.hulpvorm for n in eigen for g in log.get(n, ()) if g.staat is not None)}
    lijsten: tuple[Vormlijsten, Vormlijsten] = ({vorm: [] for vorm in vormen}, {vorm: [] for vorm in vormen})
    for vorm, tot, rij in _rijen(vormen, toen, op):
        if rij[0] not in log:
            for lijst, dag in zip(lijsten, (op.toordinal(), toen.toordinal()), strict=True):
                if rij[2] <= dag < tot:
                    lijst[vorm].append(rij)
    for lijst, moment in zip(lijsten, (op, toen), strict=True):
        for wacht in speel_af(_alle(log.values()), op=moment):
            if wacht.hulpvorm in lijst:
                lijst[wacht.hulpvorm].append(waarden(wacht))
    nu, eerder = ({Hulpvorm(vorm): rijen for vorm, rijen in lijst.items()} for lijst in lijsten)
    return maak_stand(nu, eerder, get_wachtregels(), op=op, eerder=toen)


def _alle(logs: Iterable[Iterable[Gebeurtenis]]) -> Iterator[Gebeurtenis]:
    return (gebeurtenis for log in logs for gebeurtenis in log)


def _log_sinds(toen: date, op: date) -> dict[int, list[Gebeurtenis]]:
    """The whole log, in order of recording, of everybody of the region to whom something happened after a day."""
    wie = Wachtgebeurtenis.objects.filter(op__gt=toen).values("wachtende_id")
    rijen = Wachtgebeurtenis.objects.filter(wachtende__in=wie, wachtende__gemeente__in_regio=True).order_by("om", "pk")
    velden = ("wachtende_id", "op", "wacht", "hulpvorm", "urgentie", "sinds", "beloofd_op", "wachtende__gemeente_id")
    log: dict[int, list[Gebeurtenis]] = defaultdict(list)
    for nummer, dag, wacht, vorm, urgentie, sinds, beloofd, gemeente in rijen.values_list(*velden):
        hulpvorm, staat = Hulpvorm(vorm), None
        if wacht:
            norm = wachtnorm(hulpvorm, op, gemeente)
            staat = Wacht(nummer, hulpvorm, Urgentie(urgentie), sinds, norm, beloofd)
        log[nummer].append(Gebeurtenis(nummer, dag, staat))
    return log


def _rijen(vormen: Collection[str], toen: date, op: date) -> Iterator[tuple[str, int, Wachtwaarden]]:
    """Everybody of the region who waits for one of these forms, or did on the earlier day: form, end and values."""
    wie = Wachtende.objects.filter(Q(tot__isnull=True) | Q(tot__gt=toen), hulpvorm__in=vormen, gemeente__in_regio=True)
    normen: dict[tuple[str, str], int] = {}
    velden = ("pk", "hulpvorm", "gemeente_id", "urgentie", "sinds", "beloofd_op", "tot")
    for nummer, vorm, gemeente, urgentie, sinds, beloofd, tot in wie.values_list(*velden):
        norm = normen.get((vorm, gemeente))
        if norm is None:
            norm = normen[vorm, gemeente] = wachtnorm(Hulpvorm(vorm), op, gemeente)
        rij = (
            nummer,
            NUMMER_VAN_URGENTIE[urgentie],
            sinds.toordinal(),
            norm,
            beloofd.toordinal() if beloofd else NOOIT,
        )
        yield vorm, tot.toordinal() if tot else NOOIT, rij
