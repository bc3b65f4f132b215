"""Seal the log in chained batches, and check the whole chain: the first thing that is wrong is named.

Until a seal (every ten seconds) tampering is invisible; the hash of each seal also goes to the server's own
log, so that an anchor outside the database can show that the end of the chain was cut off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

import structlog
from django.conf import settings
from django.db import IntegrityError, OperationalError, connection, transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from zorglandschap.apps.logboek.models import Gebeurtenis, Zegel
from zorglandschap.apps.logboek.slot import SCHRIJVERS, is_gesloten
from zorglandschap.core.begrippen import zegel as keten
from zorglandschap.core.begrippen.versleuteling import is_stempel, stempel
from zorglandschap.core.begrippen.zegel import GEEN_VORIGE, Afdruk, Afwijking

PER_ZEGEL = 10_000
WACHTTIJD = "200ms"  # PostgreSQL: how long new events may wait for the sealer
VELDEN = (
    "id", "om", "gebruiker_id", "naam", "rol", "organisatie", "relatie", "doel", "handeling", "actie", "soort",
    "object_id", "jeugdige_id", "uitkomst", "reden", "verzoek",
)  # fmt: skip
log = structlog.get_logger("logboek")


@dataclass(frozen=True, slots=True)
class Bevinding:
    """The first thing that is wrong: what, and the number of the event or (for the chain itself) of the seal."""

    wat: Afwijking
    nummer: int

    @property
    def gaat_over_zegel(self) -> bool:
        """True when the seal itself was touched, not an event."""
        return self.wat in {Afwijking.ZEGEL_GEWIJZIGD, Afwijking.KETEN_GEBROKEN, Afwijking.STEMPEL_VALS}


@dataclass(frozen=True, slots=True)
class Controle:
    """Outcome of a check: how much was looked at, whether the database refuses changes, and what is wrong."""

    gebeurtenissen: int
    zegels: int
    onverzegeld: int
    is_gesloten: bool
    laatste_hash: str
    bevinding: Bevinding | None

    @property
    def is_goed(self) -> bool:
        """True when nothing was touched and nothing can be."""
        return self.bevinding is None and self.is_gesloten


def verzegel(*, nu: datetime | None = None) -> int:
    """Seal every event that can no longer be preceded by another; returns how many were sealed."""
    grens = _grens()
    aantal = 0
    while (stap := _verzegel_reeks(grens, nu or timezone.now())) > 0:
        aantal += stap
    return aantal


def controleer(
    *, anker: str = "", laatste: int | None = None, meld: Callable[[int], object] = lambda aantal: None
) -> Controle:
    """Check every seal and every sealed event, or only the ``laatste`` few seals.

    ``anker`` is the hash of a seal as kept outside the database: the chain must still hold it. ``meld``
    hears after each seal how many events it held.
    """
    rijen = Zegel.objects.order_by("laatste_id")
    vorige, laatste_id, rijen = _begin(rijen, laatste)
    zegels, gebeurtenissen = 0, 0
    bevinding: Bevinding | None = None
    anker_gezien = not anker
    for zegel in rijen.iterator(chunk_size=20):
        bevinding = _controleer_zegel(zegel, vorige) or _controleer_inhoud(zegel, laatste_id)
        if bevinding is not None:
            break
        vorige, laatste_id = zegel.hash, zegel.laatste_id
        zegels, gebeurtenissen = zegels + 1, gebeurtenissen + zegel.aantal
        anker_gezien = anker_gezien or zegel.hash == anker
        meld(zegel.aantal)
    if bevinding is None and not anker_gezien:
        bevinding = Bevinding(Afwijking.ANKER_ONBEKEND, zegels)
    return Controle(
        gebeurtenissen=gebeurtenissen,
        zegels=zegels,
        onverzegeld=Gebeurtenis.objects.filter(pk__gt=laatste_id).count(),
        is_gesloten=is_gesloten(connection),
        laatste_hash=vorige,
        bevinding=bevinding,
    )


def _begin(rijen: QuerySet[Zegel], laatste: int | None) -> tuple[str, int, QuerySet[Zegel]]:
    """Where the check starts: at the beginning, or just after the last seal that is taken for granted."""
    nummers = list(rijen.reverse().values_list("laatste_id", flat=True)[: laatste + 1]) if laatste is not None else []
    if laatste is None or len(nummers) <= laatste:
        return GEEN_VORIGE, 0, rijen
    basis = rijen.get(laatste_id=nummers[-1])
    return basis.hash, basis.laatste_id, rijen.filter(laatste_id__gt=basis.laatste_id)


def _grens() -> int:
    """The highest number below which no event can still appear.

    SQLite: writers take turns, so every number up to the highest visible one is settled. PostgreSQL: a late
    commit may still bring a lower number; writers share a lock that the sealer must hold alone for a moment.
    """
    if connection.vendor == "sqlite":
        return _hoogste()
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = '{WACHTTIJD}'")
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SCHRIJVERS])
            return _hoogste()
    except OperationalError:  # a long transaction is still writing: next round
        return 0


def _hoogste() -> int:
    return Gebeurtenis.objects.aggregate(hoogste=Max("pk"))["hoogste"] or 0


def _verzegel_reeks(grens: int, nu: datetime) -> int:
    vorige = Zegel.objects.order_by("-laatste_id").values_list("hash", "laatste_id").first() or (GEEN_VORIGE, 0)
    afdrukken = list(_afdrukken(vorige[1], grens, PER_ZEGEL))
    if not afdrukken:
        return 0
    ingepakt = keten.pak_in(afdrukken)
    hash_ = keten.zegelhash(vorige=vorige[0], om=nu, ingepakt=ingepakt)
    try:
        with transaction.atomic():
            Zegel.objects.create(
                eerste_id=afdrukken[0].nummer,
                laatste_id=afdrukken[-1].nummer,
                aantal=len(afdrukken),
                afdrukken=ingepakt,
                vorige=vorige[0],
                hash=hash_,
                hmac=stempel(settings.SLEUTELBOS.huidig, hash_.encode()),
                om=nu,
            )
    except IntegrityError:  # another sealer was first: its seal stands
        return 0
    log.info("zegel", hash=hash_, laatste=afdrukken[-1].nummer, aantal=len(afdrukken))
    return len(afdrukken)


def _afdrukken(na: int, tot_en_met: int, hoogstens: int | None = None) -> Iterator[Afdruk]:
    rijen = Gebeurtenis.objects.filter(pk__gt=na, pk__lte=tot_en_met).order_by("pk").values_list(*VELDEN)
    for rij in rijen[:hoogstens].iterator(chunk_size=2000):
        yield keten.afdruk(rij)


def _controleer_zegel(zegel: Zegel, vorige: str) -> Bevinding | None:
    if zegel.vorige != vorige:
        return Bevinding(Afwijking.KETEN_GEBROKEN, zegel.pk)
    ingepakt = bytes(zegel.afdrukken)
    eigen = keten.zegelhash(vorige=vorige, om=zegel.om, ingepakt=ingepakt)
    afdrukken = keten.pak_uit(ingepakt)
    grenzen = (afdrukken[0].nummer, afdrukken[-1].nummer, len(afdrukken)) if afdrukken else (0, 0, 0)
    if eigen != zegel.hash or grenzen != (zegel.eerste_id, zegel.laatste_id, zegel.aantal):
        return Bevinding(Afwijking.ZEGEL_GEWIJZIGD, zegel.pk)
    if not is_stempel(settings.SLEUTELBOS, zegel.hash.encode(), zegel.hmac):
        return Bevinding(Afwijking.STEMPEL_VALS, zegel.pk)
    return None


def _controleer_inhoud(zegel: Zegel, na: int) -> Bevinding | None:
    verschil = keten.eerste_verschil(keten.pak_uit(bytes(zegel.afdrukken)), _afdrukken(na, zegel.laatste_id))
    return None if verschil is None else Bevinding(*verschil)
