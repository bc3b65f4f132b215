"""Short ways for the tests of the own offers: policy, an offer as data, and a row of a file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.aanbod.actions import zet_buiten_gebruik
from zorglandschap.apps.aanbod.models import Aanbod, Bezetting, Plek
from zorglandschap.apps.aanbod.queries import list_week
from zorglandschap.apps.aanbod.queries.blad import gegevens_van
from zorglandschap.core.begrippen.aanbodgegevens import Aanbodgegevens, Grenzen
from zorglandschap.core.begrippen.aanbodwoorden import RedenBuitenGebruik

GRENZEN = Grenzen(hoogste_leeftijd=22, hoogstens_plekken=500)


def gegevens(aanbod: Aanbod, **anders: Any) -> Aanbodgegevens:
    """The offer as it is stored, with something else in it."""
    aanbod.refresh_from_db()
    aantal = Plek.objects.filter(aanbod=aanbod, tot__isnull=True).count()
    return replace(gegevens_van(aanbod, aantal), **anders)


def vrij(cast: Cast, aanbod: Aanbod) -> tuple[int, tuple[int, ...]]:
    """How many places are free now and on the Mondays that come, as the planner sees it."""
    rijen = list_week(cast.aisha, vandaag=VANDAAG, nu=NU, weken=8, vers_uren=48)
    rij = next(r for r in rijen if r.aanbod_id == aanbod.pk)
    return rij.vrij, rij.weken


def plaats(aanbod: Aanbod, *, van: date = VANDAAG, tot: date | None = None, status: str = "bevestigd") -> Bezetting:
    """Somebody on the first place that was never claimed."""
    for plek in aanbod.plekken.order_by("nummer"):
        if not plek.bezettingen.exists():
            return Bezetting.objects.create(plek=plek, van=van, tot=tot, status=status)
    raise AssertionError("vol")


def buiten(cast: Cast, aanbod: Aanbod, aantal: int, *, van: date = VANDAAG, tot: date | None = None) -> None:
    """Take places out of service."""
    zet_buiten_gebruik(
        cast.aisha, aanbod.pk, aantal=aantal, van=van, tot=tot, reden=RedenBuitenGebruik.PERSONEEL, nu=NU
    )
