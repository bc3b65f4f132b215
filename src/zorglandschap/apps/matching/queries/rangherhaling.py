"""Every recorded ranking calculated again, for functional management: numbers and versions, no people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from zorglandschap.apps.matching.models import Rangadvies
from zorglandschap.apps.matching.tafelrekening import pak_uit
from zorglandschap.core.matching.rangverslag import herhaal_uitkomst, lees_volgorde, lees_vraag, regelversie_past
from zorglandschap.core.matching.verdeling.schrijven import invoerafdruk


class Ranguitslag(StrEnum):
    """What the replay of a ranking found."""

    GELIJK = "gelijk"
    ANDERE_UITKOMST = "andere volgorde of andere punten"
    ANDERE_INVOER = "vraag past niet bij de hash"
    ANDERE_REGELS = "gewichten passen niet bij de versie"
    ANDERE_KEUZE = "de gekozen plek staat niet in de volgorde"
    ONLEESBAAR = "vraag of uitkomst is niet te lezen"


@dataclass(frozen=True, slots=True)
class HerhaaldeRangschikking:
    """One ranking by its number, the rules it was made with, and what the replay says."""

    rangadvies: int
    regels_versie: str
    uitslag: Ranguitslag


def herhaal_rangschikkingen() -> Iterator[HerhaaldeRangschikking]:
    """Calculate all recorded rankings again in order of asking, one query, in portions."""
    for rij in Rangadvies.objects.order_by("pk").iterator(chunk_size=100):
        yield HerhaaldeRangschikking(rij.pk, rij.regels_versie, _herhaal(rij))


def _herhaal(rij: Rangadvies) -> Ranguitslag:
    """The question of the row, with its own weights, must give its own outcome again, to the byte."""
    try:
        tekst, was = pak_uit(bytes(rij.vraag)), pak_uit(bytes(rij.uitkomst))
        if invoerafdruk(tekst) != rij.invoer_hash:
            return Ranguitslag.ANDERE_INVOER
        vraag = lees_vraag(tekst)
        if not regelversie_past(rij.regels_versie, vraag.regels):
            return Ranguitslag.ANDERE_REGELS
        if rij.gekozen_id not in lees_volgorde(was):
            return Ranguitslag.ANDERE_KEUZE
    except ValueError:
        return Ranguitslag.ONLEESBAAR
    return Ranguitslag.GELIJK if herhaal_uitkomst(vraag) == was else Ranguitslag.ANDERE_UITKOMST
