"""The Monday page in one press: free places now and later, the daily count, and that all is as it stands here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from zorglandschap.apps.aanbod.actions.claims import bevestig_actueel
from zorglandschap.apps.aanbod.actions.eigen import leg_vast, neem_eigen, nummer_van
from zorglandschap.apps.aanbod.actions.plekken import lees_plekken, zet_vrij
from zorglandschap.apps.aanbod.models import Aanbod, Dagstand
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.logboek.actions import schrijf
from zorglandschap.core.begrippen.aanbodwoorden import Wijzigingssoort
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import Tekst, zin


@dataclass(frozen=True, slots=True)
class Weekstand:
    """What the planner fills in for one offer: free now (it was ``was``), and perhaps other from a later day."""

    aanbod_id: int
    was: int
    vrij: int
    later_op: date | None = None
    later: int | None = None

    @property
    def is_anders(self) -> bool:
        """True when there is something to change."""
        return self.vrij != self.was or (self.later_op is not None and self.later is not None)


class WeekGeweigerd(Geweigerd):
    """One of the lines cannot be; nothing was written."""

    def __init__(self, aanbod_id: int, reden: Tekst) -> None:
        super().__init__(reden)
        self.aanbod_id = aanbod_id


@transaction.atomic
def werk_week_bij(kijker: Kijker, standen: Sequence[Weekstand], *, nu: datetime, hoogstens: int) -> tuple[int, int]:
    """Change what differs and confirm all own offers; returns how many were changed and how many confirmed.

    All or nothing: raises WeekGeweigerd with the offer that stands in the way. The same again changes nothing.
    """
    anders = [stand for stand in sorted(standen, key=lambda s: s.aanbod_id) if stand.is_anders]
    for stand in anders:
        aanbod = neem_eigen(kijker, stand.aanbod_id)
        try:
            zet_stand(aanbod, stand, kijker, nu, hoogstens)
        except WeekGeweigerd:
            raise
        except Geweigerd as fout:
            raise WeekGeweigerd(aanbod.pk, fout.reden) from fout
    return len(anders), bevestig_actueel(kijker, nu=nu)


def zet_stand(aanbod: Aanbod, stand: Weekstand, kijker: Kijker, nu: datetime, hoogstens: int) -> None:
    """Change what differs for one locked own offer; raises Geweigerd. The page and the file come through here."""
    vandaag = timezone.localdate(nu)
    if max(stand.vrij, stand.later or 0) > hoogstens or min(stand.vrij, stand.later or 0) < 0:
        raise Geweigerd(zin("Kies een aantal van 0 tot en met %(n)s.", n=hoogstens))
    velden: dict[str, tuple[str, str]] = {}
    if stand.vrij != stand.was:
        nu_vrij = sum(d.is_vrij(vandaag) for d in lees_plekken(aanbod, vandaag=vandaag, nu=nu))
        if nu_vrij not in (stand.was, stand.vrij):
            raise Geweigerd(
                zin("Er is hier net iets veranderd: nu zijn %(n)s plekken vrij. Vul het aantal opnieuw in.", n=nu_vrij)
            )
        was, is_nu = zet_vrij(aanbod, stand.vrij, op=vandaag, door=kijker, nu=nu)
        velden["vrij"] = (str(was), str(is_nu))
    if stand.later_op is not None and stand.later is not None:
        if stand.later_op <= vandaag:
            raise Geweigerd(zin("Kies voor later een dag na vandaag."))
        was, is_nu = zet_vrij(aanbod, stand.later, op=stand.later_op, door=kijker, nu=nu)
        velden[f"vrij vanaf {stand.later_op.isoformat()}"] = (str(was), str(is_nu))
    if any(oud != nieuw for oud, nieuw in velden.values()):
        leg_vast(aanbod, Wijzigingssoort.VRIJ, velden, door=kijker, nu=nu)


@transaction.atomic
def tel_aanwezig(kijker: Kijker, aanbod_id: int, *, dag: date, aanwezig: int, terug: int, nu: datetime) -> bool:
    """Record how many youths were really there; more than there are places is recorded and shown.

    Raises Geweigerd for a day that is still to come or too long ago. The same count again adds nothing (False).
    """
    aanbod, vandaag = neem_eigen(kijker, aanbod_id), timezone.localdate(nu)
    if not vandaag - timedelta(days=terug) <= dag <= vandaag:
        raise Geweigerd(zin("Kies vandaag of een dag in de laatste %(n)s dagen.", n=terug))
    laatste = Dagstand.objects.filter(aanbod=aanbod, dag=dag).order_by("-pk").first()
    if laatste is not None and laatste.aanwezig == aanwezig:
        return False
    Dagstand.objects.create(aanbod=aanbod, dag=dag, aanwezig=aanwezig, door_id=nummer_van(kijker), om=nu)
    schrijf(
        kijker=kijker,
        handeling=Handeling.AANBOD_BIJWERKEN,
        doel=Doel.PLAATSING,
        actie="C",
        soort="dagstand",
        object_id=aanbod.pk,
        reden=dag.isoformat(),
    )
    return True
