"""How a casus ends or ended: what still stands in the way, the outcome, and the contact afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings

from zorglandschap.apps.casus.models import Afsluiting, Casus, Traject, Uitkomstmeting
from zorglandschap.apps.casus.queries.analyseinhoud import get_laatste_analyse
from zorglandschap.apps.casus.queries.beweging import list_hulp
from zorglandschap.apps.casus.queries.feiten import regie_feiten
from zorglandschap.core.begrippen.codelijsten import CasusStatus, RedenEinde
from zorglandschap.core.begrippen.planwoorden import Doelstatus
from zorglandschap.core.casus.uitkomst import Uitkomstbeeld, uitkomstbeeld
from zorglandschap.core.regels import afsluiten, regie
from zorglandschap.core.regels.afsluiten import AfsluitFeiten
from zorglandschap.core.regels.uitkomst import Uitkomst


@dataclass(frozen=True, slots=True)
class Afsluitblad:
    """The page on which a casus ends: was there help, what runs, which goals, what the rules say, and a day after."""

    casus: Casus
    was_hulp: bool
    loopt: tuple[Traject, ...]
    doelen: tuple[tuple[str, Doelstatus], ...]
    uitkomsten: tuple[Uitkomst, ...]
    nazorg_uiterlijk: date


@dataclass(frozen=True, slots=True)
class Slotbeeld:
    """How a casus ended, for who reads it afterwards; ``was_hulp``: help for youths was given."""

    afsluiting: Afsluiting
    metingen: tuple[Uitkomstmeting, ...]
    beeld: Uitkomstbeeld
    was_hulp: bool
    uitkomsten: tuple[Uitkomst, ...]


def get_afsluitblad(casus: Casus, *, vandaag: date) -> Afsluitblad:
    """For a casus that the viewer got through ``get_casus``."""
    doelen = tuple((wat, Doelstatus(status)) for wat, status in _doelen(casus))
    return Afsluitblad(
        casus=casus,
        was_hulp=was_hulp(casus),
        loopt=tuple(list_hulp(casus, op=vandaag)),
        doelen=doelen,
        uitkomsten=tuple(toets_afsluiten(casus, vandaag=vandaag)),
        nazorg_uiterlijk=vandaag + timedelta(days=nazorg_dagen(casus, vandaag)),
    )


def was_hulp(casus: Casus) -> bool:
    """True when help for youths was given in this casus; without it closing only asks an explanation."""
    return casus.trajecten.exists()


def nazorg_dagen(casus: Casus, op: date) -> int:
    """Within how many days after closing the contact is due, in this gemeente."""
    return 7 * settings.BELEID.aantal("nazorg_hoogstens_weken", op, casus.jeugdige.gemeente_id)


def _doelen(casus: Casus) -> list[tuple[str, str]]:
    return list(casus.doelen.order_by("gesteld_op", "pk").values_list("wat", "status"))


def toets_afsluiten(
    casus: Casus, *, vandaag: date, terugblik: bool = False, nazorg_op: date | None = None
) -> list[Uitkomst]:
    """Every rule that stands before closing."""
    feiten = AfsluitFeiten(
        was_hulp=was_hulp(casus),
        hulp_loopt=list_hulp(casus, op=vandaag).count(),
        doelen_open=sum(status == Doelstatus.OPEN for _, status in _doelen(casus)),
        terugblik=terugblik,
        nazorg_na_dagen=None if nazorg_op is None else (nazorg_op - vandaag).days,
        nazorg_hoogstens_dagen=nazorg_dagen(casus, vandaag),
    )
    return [
        regie.niet_loslaten(regie_feiten(casus, get_laatste_analyse(casus), vandaag=vandaag)),
        afsluiten.hulp_eerst_afgerond(feiten),
        afsluiten.doelen_bekeken(feiten),
        afsluiten.terugblik_met_gezin(feiten),
        afsluiten.nazorg_afgesproken(feiten),
    ]


def get_slotbeeld(casus: Casus, *, vandaag: date) -> Slotbeeld | None:
    """How a closed casus ended; None while it is open, or when only the timeline tells it."""
    if casus.status != CasusStatus.AFGESLOTEN:
        return None
    einde = Afsluiting.objects.filter(casus=casus).select_related("door").prefetch_related("uitkomsten").first()
    if einde is None:
        return None
    later = Traject.objects.filter(jeugdige_id=casus.jeugdige_id, van__gte=einde.op).exclude(casus=casus)
    return Slotbeeld(
        afsluiting=einde,
        metingen=tuple(einde.uitkomsten.all()),
        beeld=uitkomstbeeld(
            RedenEinde(einde.reden),
            [Doelstatus(status) for _, status in _doelen(casus)],
            einde=einde.op,
            starts=list(later.values_list("van", flat=True)),
            vandaag=vandaag,
            horizon_dagen=settings.BELEID.aantal("nieuwe_start_binnen_dagen", vandaag, casus.jeugdige.gemeente_id),
        ),
        was_hulp=was_hulp(casus),
        uitkomsten=(afsluiten.nazorg_op_tijd(_nazorg_feiten(einde, vandaag)),),
    )


def _nazorg_feiten(einde: Afsluiting, vandaag: date) -> AfsluitFeiten:
    beloofd = einde.nazorg_op
    return AfsluitFeiten(
        is_gesloten=True,
        nazorg_na_dagen=None if beloofd is None else (beloofd - einde.op).days,
        nazorg_gehouden=einde.nazorg_gehouden_op is not None,
        nazorg_te_laat_dagen=0 if beloofd is None else max(0, (vandaag - beloofd).days),
    )
