"""Every recorded advice computed again, for the command of functional management: numbers and versions, no people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings

from zorglandschap.apps.matching.models import Advies
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.matching.herhaling import Herhaling, Vastlegging, herhaal
from zorglandschap.core.matching.kaderbestand import lees_kaders


@dataclass(frozen=True, slots=True)
class HerhaaldAdvies:
    """One advice by its number, the version it was made with, what was recorded, and what the replay says."""

    advies: int
    kaderversie: str
    vastgelegd: Hulpvorm
    herhaling: Herhaling


def herhaal_adviezen() -> Iterator[HerhaaldAdvies]:
    """Replay all recorded advice in order of recording, one query, in portions."""
    kaders = lees_kaders(settings.REGIO.afwegingskader, settings.REGIO.eerdere_kaders)
    rijen = Advies.objects.order_by("pk").values_list("pk", "antwoorden", "kaderversie", "invoer_hash", "voorgesteld")
    for pk, antwoorden, versie, som, voorgesteld in rijen.iterator():
        vorm = Hulpvorm(voorgesteld)
        vastlegging = Vastlegging(antwoorden, versie, som, vorm)
        yield HerhaaldAdvies(pk, versie, vorm, herhaal(vastlegging, kaders))
