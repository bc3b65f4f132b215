"""Which terms run in a case, or in many: a bounded number of queries, however many cases there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from zorglandschap.apps.casus.models import Casus
from zorglandschap.apps.casus.queries.rijen import lees_rijen
from zorglandschap.apps.casus.queries.stand import NIETS, Stand, bepaal_stand
from zorglandschap.core.casus.termijnen import Elders, Termijn, Termijnsoort

VraagElders = Callable[[list[int]], Mapping[int, Elders]]


def geen_elders(casus_ids: list[int]) -> Mapping[int, Elders]:
    """For who does not ask the other rooms."""
    del casus_ids
    return {}


def list_standen(casussen: Iterable[Casus], *, vandaag: date, elders: VraagElders = geen_elders) -> dict[int, Stand]:
    """How each of these cases stands, by its id; ``elders`` asks other rooms what they promised."""
    rijen = lees_rijen(casussen)
    beloofd = elders(list(rijen))
    return {pk: bepaal_stand(r, vandaag=vandaag, elders=beloofd.get(pk, NIETS)) for pk, r in rijen.items()}


def list_termijnen(
    casussen: Iterable[Casus], *, vandaag: date, elders: VraagElders = geen_elders
) -> dict[int, tuple[Termijn, ...]]:
    """The open terms of each of these cases, by its id, the first due date first."""
    return {pk: stand.termijnen for pk, stand in list_standen(casussen, vandaag=vandaag, elders=elders).items()}


def get_termijnen(
    casus: Casus, *, vandaag: date, soorten: Iterable[Termijnsoort] = Termijnsoort
) -> tuple[Termijn, ...]:
    """The open terms of one case, of these kinds."""
    kies = frozenset(soorten)
    return tuple(t for t in list_termijnen([casus], vandaag=vandaag)[casus.pk] if t.soort in kies)
