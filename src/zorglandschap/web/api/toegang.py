"""Who calls the API: the viewer of the session, or a system with a key in the header ``Authorization: Bearer``.

Only an endpoint that asks for :data:`SLEUTEL_OF_SESSIE` takes a key. Wrong keys are counted like wrong passwords: per
sender and key, and per sender; after too many even the right key is refused for a while. A good key has a measure.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from zorglandschap.apps.organisaties.koppelsleutels import ONBEKEND, SleutelGeweigerd, gebruik_sleutel, meld_geweigerd
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.koppelsleutel import Koppelbereik, ontleed
from zorglandschap.core.begrippen.tekst import zin

PER_AFZENDER = 12  # so many times the limit of one key, for all keys that one address tries
IN_ADRES = zin(
    "Zet een sleutel nooit in het adres: daar leest iedereen mee. Trek deze sleutel in, maak een nieuwe en stuur die"
    " mee in de kop Authorization."
)


class TeVaak(Exception):
    """Too many wrong keys from this sender: wait."""


class SleutelInAdres(SleutelGeweigerd):
    """A key stood in the address, where logs and proxies read along."""


@dataclass(frozen=True, slots=True)
class Beller:
    """Who calls, and whether a key let them in (a session also owes the CSRF token)."""

    kijker: Kijker
    met_sleutel: bool


class Sleutelkop(HttpBearer):
    """A key in the header; opens only what the key is for."""

    def authenticate(self, request: HttpRequest, token: str) -> Beller:
        """The planner in whose name the key works; raises SleutelGeweigerd or TeVaak."""
        _eis_schoon_adres(request)
        nu, sleutel = timezone.now(), ontleed(token)
        tellers = _tellers(request, sleutel.kenmerk if sleutel else "")
        if any(len(_recent(teller, nu)) >= hoogstens for teller, hoogstens in tellers.items()):
            _meld_te_vaak(next(iter(tellers)))
            raise TeVaak
        try:
            if sleutel is None:
                meld_geweigerd("geen geldige sleutel")
                raise SleutelGeweigerd(ONBEKEND)
            waarvoor = f"{request.method} eigen aanbod"
            kijker = gebruik_sleutel(sleutel, Koppelbereik.AANBOD, waarvoor=waarvoor, nu=nu)
        except SleutelGeweigerd:
            for teller in tellers:
                cache.set(teller, [*_recent(teller, nu), nu.timestamp()], settings.AXES_COOLOFF_TIME.total_seconds())
            raise
        cache.delete(next(iter(tellers)))
        _eis_maat(sleutel.kenmerk, nu)
        return Beller(kijker, met_sleutel=True)


def beller_van_sessie(request: HttpRequest) -> Beller | None:
    """The viewer of the session; never next to a header, so that a wrong key does not fall back on a cookie."""
    _eis_schoon_adres(request)
    kijker: Kijker | None = getattr(request, "kijker", None)
    if kijker is None or "Authorization" in request.headers:
        return None
    return Beller(kijker, met_sleutel=False)


SLEUTEL_OF_SESSIE = [Sleutelkop(), beller_van_sessie]


def _eis_schoon_adres(request: HttpRequest) -> None:
    if any(ontleed(waarde) for waarden in request.GET.lists() for waarde in waarden[1]):
        raise SleutelInAdres(IN_ADRES)


def _tellers(request: HttpRequest, kenmerk: str) -> dict[str, int]:
    """The counters of this try, that of the key first, with how many wrong ones each takes."""
    afzender, grens = request.META.get("REMOTE_ADDR", ""), int(settings.AXES_FAILURE_LIMIT)
    return {f"sleutel/{afzender}/{kenmerk}": grens, f"sleutel/{afzender}": grens * PER_AFZENDER}


def _meld_te_vaak(teller: str) -> None:
    """One line in the log for each time a sender must wait, however often it tries meanwhile."""
    if cache.add(f"{teller}/gemeld", 1, settings.AXES_COOLOFF_TIME.total_seconds()):
        meld_geweigerd("te vaak een onbekende sleutel")


def _eis_maat(kenmerk: str, nu: datetime) -> None:
    """A good key has its measure too: so many calls a minute; raises TeVaak above it."""
    teller = f"sleutelmaat/{kenmerk}/{nu:%Y%m%d%H%M}"
    cache.add(teller, 0, 2 * 60)
    if cache.incr(teller) > settings.BELEID.aantal("koppelsleutel_per_minuut", timezone.localdate(nu)):
        raise TeVaak


def _recent(teller: str, nu: datetime) -> list[float]:
    """The moments of the wrong tries that still count."""
    sinds = (nu - settings.AXES_COOLOFF_TIME).timestamp()
    return [moment for moment in cache.get(teller, []) if moment > sinds]
