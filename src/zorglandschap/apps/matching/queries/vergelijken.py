"""A few offers side by side for one youth: behind the same door as the places page, shut until the advice stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from zorglandschap.apps.aanbod.queries import AanbodBeeld, list_beelden
from zorglandschap.apps.casus.models import Casus
from zorglandschap.apps.casus.queries import get_casus
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.matching.models import Advies
from zorglandschap.apps.matching.queries.plekken import eis_advies, eis_zoekend, zoek_bij_advies
from zorglandschap.apps.matching.queries.zoeken import list_vers
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.matching.schaarste import per_aanbod
from zorglandschap.core.matching.vergelijken import HOOGSTENS, MINSTENS, Vergeleken, even_goed, vergelijk


@dataclass(frozen=True, slots=True)
class Vergelekenplek:
    """One offer of a comparison with its words, free places and whether the provider confirmed lately."""

    vergeleken: Vergeleken
    beeld: AanbodBeeld
    vrij: int
    is_vers: bool


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """The chosen offers in the order of the ranking; what does not fit comes last."""

    casus: Casus
    advies: Advies
    start: date
    plekken: tuple[Vergelekenplek, ...]

    @property
    def even_goed(self) -> bool:
        """True when level and points are the same for all."""
        return even_goed([p.vergeleken for p in self.plekken])

    @property
    def op_schaarste(self) -> bool:
        """True when they are equal, and the order between them is by scarcity and not by chance."""
        return self.even_goed and all(p.vergeleken.op_schaarste for p in self.plekken)


def get_vergelijking(
    kijker: Kijker, sleutel: UUID, *, aanbod_ids: Sequence[int], start: date, nu: datetime
) -> Vergelijking:
    """Two or three offers side by side; raises Geweigerd without an advice, or when there is nothing to compare."""
    casus = get_casus(kijker, sleutel, Handeling.PLEK_VRAGEN, doel=Doel.PLAATSING)
    advies = eis_advies(casus)
    eis_zoekend(casus)
    gekozen = list(dict.fromkeys(aanbod_ids))
    if not MINSTENS <= len(gekozen) <= HOOGSTENS:
        raise Geweigerd(zin("Kies in de lijst twee of drie plekken om te vergelijken."))
    resultaat = zoek_bij_advies(casus, advies, start, nu, 0)
    aanbiedingen = resultaat.beschikbaar.aanbiedingen
    vrij = dict(zip(aanbiedingen.id.tolist(), resultaat.beschikbaar.vrij.tolist(), strict=True))
    if not set(gekozen) <= set(vrij):
        raise Geweigerd(zin("Een van de gekozen plekken is er niet meer. Kies opnieuw."))
    rijen = vergelijk(
        resultaat.profiel,
        aanbiedingen,
        gekozen,
        niveaus=resultaat.niveaus,
        regels=resultaat.regels,
        schaarste=per_aanbod(resultaat.schaarste, aanbiedingen) if resultaat.schaarste else None,
    )
    beelden = list_beelden(gekozen)
    vers = list_vers(beelden, nu)
    rijen = tuple(sorted(rijen, key=lambda v: (not v.past, v.plaats or 0, v.aanbod)))
    plekken = (Vergelekenplek(v, beelden[v.aanbod], vrij[v.aanbod], v.aanbod in vers) for v in rijen)
    return Vergelijking(casus, advies, start, tuple(plekken))
