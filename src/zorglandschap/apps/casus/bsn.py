"""The BSN as it is stored: encrypted for one youth, and findable by a blind index. The loader uses the bulk form."""

from __future__ import annotations

import os
from collections.abc import Iterable
from uuid import UUID

from django.conf import settings

from zorglandschap.apps.casus.models import Jeugdige
from zorglandschap.core.begrippen import versleuteling
from zorglandschap.core.begrippen.bsn import Bsn


def versleutel_bsn(bsn: Bsn, sleutel: UUID) -> bytes:
    """The stored form (38 bytes) for the youth with this ``sleutel``; in another row it cannot be read."""
    return _versleutel(bsn, sleutel, os.urandom(versleuteling.NONCE_BYTES))


def ontsleutel(geheim: bytes | memoryview, sleutel: UUID) -> Bsn:
    """The BSN of the youth with this ``sleutel``; raises VersleutelFout when it was stored for another."""
    return Bsn(versleuteling.ontsleutel(settings.SLEUTELBOS, bytes(geheim), plaats=_plaats(sleutel)).decode())


def zoek_index(bsn: Bsn) -> bytes:
    """What stands in ``Jeugdige.bsn_index`` for this BSN (16 bytes)."""
    return versleuteling.blinde_index(settings.SLEUTELBOS.huidig, bsn.nummer.encode())


def versleutel_bsns(paren: Iterable[tuple[Bsn, UUID]]) -> list[tuple[bytes, bytes]]:
    """For each (BSN, sleutel of the youth): the stored form and the index; about 150,000 a second."""
    lijst = list(paren)
    stap = versleuteling.NONCE_BYTES
    worpen = os.urandom(stap * len(lijst))
    return [
        (_versleutel(bsn, sleutel, worpen[nummer * stap : (nummer + 1) * stap]), zoek_index(bsn))
        for nummer, (bsn, sleutel) in enumerate(lijst)
    ]


def herversleutel(geheim: bytes | memoryview, sleutel: UUID) -> tuple[bytes, bytes] | None:
    """Stored form and index under the active key, or None when they already are; for key rotation."""
    if versleuteling.sleutelnummer(bytes(geheim)) == settings.SLEUTELBOS.actief:
        return None
    bsn = ontsleutel(geheim, sleutel)
    return versleutel_bsn(bsn, sleutel), zoek_index(bsn)


def herversleutel_alles(*, per_keer: int = 2000) -> int:
    """Bring every stored BSN under the active key, in steps that can be interrupted; returns how many changed.

    Until it is done, a youth whose BSN is still under an old key cannot be found by BSN.
    """
    aantal = 0
    rijen = Jeugdige.objects.filter(bsn_geheim__isnull=False).only("pk", "sleutel", "bsn_geheim", "bsn_index")
    nummers = list(rijen.order_by("pk").values_list("pk", flat=True))
    for begin in range(0, len(nummers), per_keer):
        veranderd = [j for j in rijen.filter(pk__in=nummers[begin : begin + per_keer]) if _vernieuw(j)]
        Jeugdige.objects.bulk_update(veranderd, ["bsn_geheim", "bsn_index"])
        aantal += len(veranderd)
    return aantal


def _vernieuw(jeugdige: Jeugdige) -> bool:
    nieuw = herversleutel(jeugdige.bsn_geheim, jeugdige.sleutel) if jeugdige.bsn_geheim else None
    if nieuw is not None:
        jeugdige.bsn_geheim, jeugdige.bsn_index = nieuw
    return nieuw is not None


def _versleutel(bsn: Bsn, sleutel: UUID, nonce: bytes) -> bytes:
    return versleuteling.versleutel(settings.SLEUTELBOS, bsn.nummer.encode(), plaats=_plaats(sleutel), nonce=nonce)


def _plaats(sleutel: UUID) -> str:
    return f"jeugdige:{sleutel}:bsn"
