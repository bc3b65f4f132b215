"""How many places are out of service from a day for a reason, as a file says it: the same again changes nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from zorglandschap.apps.aanbod.actions.plekken import verzet_einde, zet_buiten_gebruik, zet_terug
from zorglandschap.apps.aanbod.models import Aanbod, Bezetting
from zorglandschap.apps.aanbod.queries.plekdeel import Plekdeel
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.plekrij import Plekrij

Claim = tuple[Bezetting, date | None]  # what keeps a place out of service, and until when the row wants that


def zelfde_uitval(delen: Sequence[Plekdeel], rij: Plekrij) -> list[Claim]:
    """The claims of the day and the reason of this row, each with the end that it would have by this row."""
    return [
        (c, min((dag for dag in (rij.buiten_tot, d.plek.tot) if dag is not None), default=None))
        for d in delen
        for c in d.buiten
        if c.van == rij.dag and c.tot != c.van and hasattr(c, "uitval") and c.uitval.reden == rij.reden
    ]


def klopt_uitval(delen: Sequence[Plekdeel], rij: Plekrij) -> bool:
    """True when exactly so many places are out of service in the period of this row."""
    return sum(c.tot == einde for c, einde in zelfde_uitval(delen, rij)) == rij.buiten


def zet_uitval(
    kijker: Kijker,
    aanbod: Aanbod,
    delen: Sequence[Plekdeel],
    rij: Plekrij,
    *,
    genoemd: Collection[date | None],
    nu: datetime,
) -> bool:
    """Make it so for one locked own offer; returns whether anything changed. Raises Geweigerd.

    ``genoemd`` are the ends that other rows of the same file name for this day and reason: those are left alone.
    """
    zelfde, aantal = zelfde_uitval(delen, rij), rij.buiten or 0
    goed = [c for c, einde in zelfde if c.tot == einde]
    anders = [(c, einde) for c, einde in zelfde if c.tot != einde and c.tot not in genoemd]
    verzet = anders[: max(0, aantal - len(goed))]
    weg = goed[aantal:] + [c for c, _einde in anders[len(verzet) :]]
    erbij = aantal - min(len(goed), aantal) - len(verzet)
    if verzet:
        verzet_einde(aanbod, verzet, door=kijker, nu=nu)
    for claim in weg:
        zet_terug(kijker, aanbod.pk, claim.pk, nu=nu)
    if erbij and rij.reden is not None:
        zet_buiten_gebruik(
            kijker,
            aanbod.pk,
            aantal=erbij,
            van=rij.dag,
            tot=rij.buiten_tot,
            reden=rij.reden,
            toelichting=rij.toelichting,
            nu=nu,
        )
    return bool(verzet or weg or erbij)
