"""What came of the help: the outcomes that follow from the records (Informatieprotocol Beleidsinformatie Jeugd v7)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from zorglandschap.core.begrippen.codelijsten import CasusStatus, RedenEinde
from zorglandschap.core.begrippen.planwoorden import Doelstatus

VOOR_VERWIJZING = frozenset({CasusStatus.HULPVRAAG, CasusStatus.ANALYSE, CasusStatus.LOKALE_HULP})
EENZIJDIG = frozenset({RedenEinde.CLIENT, RedenEinde.AANBIEDER})


@dataclass(frozen=True, slots=True)
class Uitkomstbeeld:
    """Outcomes of one closed casus; None means: not known, or not known yet."""

    is_uitval: bool
    doelen: int
    doelen_behaald: int
    zonder_nieuwe_start: bool | None

    @property
    def deel_behaald(self) -> float | None:
        """The share of the goals that was reached; None without goals."""
        return self.doelen_behaald / self.doelen if self.doelen else None


def uitkomstbeeld(
    reden: RedenEinde,
    doelen: Collection[Doelstatus],
    *,
    einde: date,
    starts: Iterable[date],
    vandaag: date,
    horizon_dagen: int,
) -> Uitkomstbeeld:
    """The outcomes of a casus that ended on ``einde``; ``starts`` are the first days of later help.

    Uitval is outcome 1: one side ended the help before it was done. Goals reached is outcome 3.4 of the NJi.
    """
    return Uitkomstbeeld(
        is_uitval=reden in EENZIJDIG,
        doelen=len(doelen),
        doelen_behaald=sum(d is Doelstatus.BEHAALD for d in doelen),
        zonder_nieuwe_start=zonder_nieuwe_start(einde, starts, vandaag=vandaag, horizon_dagen=horizon_dagen),
    )


def zonder_nieuwe_start(einde: date, starts: Iterable[date], *, vandaag: date, horizon_dagen: int) -> bool | None:
    """Outcome 3.2: True when no help began within the horizon after the end, False when some did.

    None while the horizon has not passed and nothing began: that can only be said later.
    """
    tot = einde + timedelta(days=horizon_dagen)
    if any(einde <= start < tot and start <= vandaag for start in starts):
        return False
    return True if vandaag >= tot else None


def reden_zonder_hulp(status: CasusStatus) -> RedenEinde:
    """Why a casus ends in which no help for youths was given.

    Before a referral the question is answered, and that is the plan; who was referred stops together with the team.
    """
    return RedenEinde.VOLGENS_PLAN if status in VOOR_VERWIJZING else RedenEinde.WEDERZIJDS
