"""The steps between a request and a child that feels at home, as the page of the casus shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from zorglandschap.apps.casus.models import Casus
from zorglandschap.apps.casus.queries import get_casus
from zorglandschap.apps.matching.models import GeenMatch, Voorstel
from zorglandschap.apps.matching.queries.advies import geldend_advies
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling, VoorstelStatus
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.matchwoorden import Matchfase

VAKER = frozenset({Matchfase.AFGESPROKEN, Matchfase.KENNISMAKING, Matchfase.WENNEN})
TE_MATCHEN = (VoorstelStatus.OPEN, VoorstelStatus.TOEGEZEGD, VoorstelStatus.GEACCEPTEERD)


@dataclass(frozen=True, slots=True)
class Matchblad:
    """Requests on the advice that stands, each with its steps, the newest first."""

    casus: Casus
    voorstellen: tuple[Voorstel, ...]

    def open_fasen(self, voorstel: Voorstel) -> tuple[Matchfase, ...]:
        """The steps that were not taken yet; meeting and settling in happen more than once."""
        gezet = {stap.fase for stap in voorstel.matchstappen.all()} - VAKER
        return tuple(fase for fase in Matchfase if fase not in gezet)

    def afgesproken_op(self, voorstel: Voorstel) -> date | None:
        """The day of the meeting that was planned last and of which nobody wrote yet how it went."""
        gepland, geweest = (
            [stap.op for stap in voorstel.matchstappen.all() if stap.fase == fase]
            for fase in (Matchfase.AFGESPROKEN, Matchfase.KENNISMAKING)
        )
        return gepland[-1] if gepland and not any(op >= gepland[-1] for op in geweest) else None


def get_matchblad(kijker: Kijker, sleutel: UUID, *, vandaag: date) -> Matchblad:
    """The page on which getting to know each other is recorded; raises NietGevonden for who may not ask places."""
    casus = get_casus(kijker, sleutel, Handeling.PLEK_VRAGEN, doel=Doel.PLAATSING, vandaag=vandaag)
    rijen = casus.voorstellen.filter(status__in=TE_MATCHEN).select_related("aanbod__locatie__aanbieder")
    return Matchblad(casus, tuple(rijen.prefetch_related("matchstappen").order_by("-gevraagd_om", "-pk")))


def list_geen_match(kijker: Kijker, casus: Casus) -> list[GeenMatch]:
    """Every time that no place could be found on the advice that stands; for a casus got through ``get_casus``."""
    advies = geldend_advies(casus) if kijker.medewerker_id is not None else None
    return list(casus.geen_match.filter(advies=advies).order_by("-om")) if advies else []


def tel_geen_match(van: date, tot: date) -> dict[tuple[str, str], int]:
    """How often no place was found, by form of help and gemeente, in ``[van, tot)``: missing supply.

    For rooms that count (monitor, simulatie): what they show, they must protect themselves.
    """
    geteld: dict[tuple[str, str], set[int]] = {}
    rijen = GeenMatch.objects.filter(op__gte=van, op__lt=tot, gemeente__in_regio=True)
    for hulpvorm, gemeente, casus in rijen.values_list("hulpvorm", "gemeente_id", "casus_id"):
        geteld.setdefault((hulpvorm, gemeente), set()).add(casus)
    return {sleutel: len(casussen) for sleutel, casussen in geteld.items()}
