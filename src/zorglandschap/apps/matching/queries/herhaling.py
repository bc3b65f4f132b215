"""Every recorded advice and plan computed again, for functional management: numbers and versions, no people."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.conf import settings

from zorglandschap.apps.matching.models import Advies, Verdelingsplan
from zorglandschap.apps.matching.queries.advies import get_kader
from zorglandschap.apps.matching.tafelrekening import Rekening, pak_uit, reken
from zorglandschap.apps.matching.tafelresultaat import als_json, familie_van, lees_resultaat
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.matching.herhaling import Herhaling, Vastlegging, herhaal
from zorglandschap.core.matching.kaderbestand import lees_kaders
from zorglandschap.core.matching.verdeling.bestand import lees_verdeelvraag
from zorglandschap.core.matching.verdeling.doelordebestand import afdruk, uit_tabel
from zorglandschap.core.matching.verdeling.randen import maak_opgave
from zorglandschap.core.matching.verdeling.schrijven import invoerafdruk


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


class Planuitslag(StrEnum):
    """What the replay of a plan found."""

    GELIJK = "gelijk"
    ANDER_PLAN = "andere uitkomst"
    ANDERE_INVOER = "vraag past niet bij de hash"
    ANDERE_ORDE = "doelorde past niet bij de versie"
    ONLEESBAAR = "vraag of doelorde is niet te lezen"
    NIET_BEWAARD = "vraag of doelorde niet bewaard"


@dataclass(frozen=True, slots=True)
class HerhaaldPlan:
    """One plan by its number, the rules it was made with, and what the replay says."""

    plan: int
    regels_versie: str
    uitslag: Planuitslag


def herhaal_plannen() -> Iterator[HerhaaldPlan]:
    """Calculate all plans again in order of making, one query, in portions; takes seconds for each."""
    rijen = Verdelingsplan.objects.order_by("pk").defer("opgave", "oplossing")
    for plan in rijen.iterator(chunk_size=10):
        yield HerhaaldPlan(plan.pk, plan.regels_versie, _herhaal_plan(plan))


def _herhaal_plan(plan: Verdelingsplan) -> Planuitslag:
    """The question of the plan in the order of the plan must give its result again, to the byte."""
    if plan.vraag is None or plan.doelorde is None:
        return Planuitslag.NIET_BEWAARD
    try:
        tekst, orde = pak_uit(bytes(plan.vraag)), uit_tabel(plan.doelorde)
        if invoerafdruk(tekst) != plan.invoer_hash:
            return Planuitslag.ANDERE_INVOER
        if f"doelorde: {orde.versie} ({afdruk(orde)[:12]})" not in plan.regels_versie:
            return Planuitslag.ANDERE_ORDE
        vraag = lees_verdeelvraag(json.loads(tekst), get_kader().niveaus)
        if vraag.regels is None:
            return Planuitslag.ONLEESBAAR
        rekening = reken(maak_opgave(vraag.invoer, vraag.regels), orde)
        opnieuw = _uitkomst(plan, rekening, familie_van(vraag.invoer))
    except ValueError:
        return Planuitslag.ONLEESBAAR
    vastgelegd = {**plan.resultaat, "trappen": plan.trappen}
    return Planuitslag.GELIJK if _als_tekst(opnieuw) == _als_tekst(vastgelegd) else Planuitslag.ANDER_PLAN


def _uitkomst(plan: Verdelingsplan, rekening: Rekening, familie: Mapping[int, Sequence[int]]) -> dict[str, Any]:
    """What would be stored now; whose the numbers are and what was only counted is taken from the plan."""
    was = lees_resultaat(plan.resultaat)
    return als_json(
        rekening,
        casus_van=was.casussen,
        aanbod_van=was.aanbod,
        stappen=was.stappen,
        zonder_wens=was.zonder_wens,
        reserve=was.reserve,
        reserve_tekort=was.reserve_tekort,
        vast=was.vast,
        opgedeeld=was.opgedeeld,
        familie=familie,
    )


def _als_tekst(uitkomst: dict[str, Any]) -> str:
    return json.dumps(uitkomst, sort_keys=True, ensure_ascii=False)
