"""A few offers side by side for one youth: everything the ranking weighs, also of an offer that does not fit.

Method: the same hard conditions, points and order as the ranking; nothing is weighed again or differently. A test
holds both against each other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from zorglandschap.core.begrippen.codelijsten import Niveau
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.tekst import Tekst
from zorglandschap.core.matching.gezinswens import Wensuitslag
from zorglandschap.core.matching.passend import BIJNA_TE_DOEN, GEEN_NIVEAU, Reden, nodig, toets
from zorglandschap.core.matching.profiel import NOOIT, Aanbiedingen, Profiel, Reals, Zoekregels
from zorglandschap.core.matching.rangorde import NIVEAUS, Bijdrage, Kandidaat, gezinswensen, rank, weeg_rij

MINSTENS, HOOGSTENS = 2, 3  # side by side is at least two; more than three do not fit beside each other


@dataclass(frozen=True, slots=True)
class Bezwaar:
    """One reason why an offer cannot be, and what would have to change; None when people cannot agree on it."""

    reden: Reden
    nodig: Tekst | None


@dataclass(frozen=True, slots=True)
class Vergeleken:
    """One offer of a comparison; ``rang`` is its place in the whole ranking, None when it does not fit.

    ``plaats`` is where it stands in the list: equals share a rank, not a place. ``op_schaarste``: that order is by
    scarcity, and not by chance.
    The points of an offer that does not fit are what it would get if it did. ``start`` is None without a known day.
    """

    aanbod: int
    niveau: Niveau | None
    bezwaren: tuple[Bezwaar, ...]
    bijdragen: tuple[Bijdrage, ...]
    km_thuis: float
    km_school: float | None
    start: date | None
    rang: int | None
    is_gedeeld: bool
    plaats: int | None = None
    op_schaarste: bool = False
    wensen: tuple[Wensuitslag, ...] = ()

    @property
    def past(self) -> bool:
        """True when no reason stands in the way."""
        return not self.bezwaren

    @property
    def is_bijna(self) -> bool:
        """True when exactly one reason stands in the way, and people can change it."""
        return len(self.bezwaren) == 1 and self.bezwaren[0].nodig is not None

    @property
    def punten(self) -> int:
        """The points of all wishes together."""
        return sum(b.punten for b in self.bijdragen)


def vergelijk(
    profiel: Profiel,
    aanbiedingen: Aanbiedingen,
    gekozen: Sequence[int],
    *,
    niveaus: Mapping[Hulpvorm, Niveau],
    regels: Zoekregels,
    schaarste: Reals | None = None,
) -> tuple[Vergeleken, ...]:
    """The chosen offers (ids) in the order of choice; raises ValueError for an offer that is not there.

    ``aanbiedingen`` are all offers, and ``schaarste`` is that of the list, so that the place is the one of the list.
    """
    rijen = {int(pk): rij for rij, pk in enumerate(aanbiedingen.id)}
    if onbekend := [pk for pk in gekozen if pk not in rijen]:
        raise ValueError(f"Dit aanbod is er niet bij: {onbekend}.")
    volledig = rank(
        profiel, aanbiedingen, niveaus=niveaus, regels=regels, hoogstens=aanbiedingen.aantal, schaarste=schaarste
    )
    op_rang = {k.aanbod: (plaats, k) for plaats, k in enumerate(volledig.kandidaten, 1)}
    weging = _Weging(profiel, aanbiedingen, niveaus, regels)
    return tuple(weging.bekijk(rijen[pk], *op_rang.get(pk, (None, None))) for pk in gekozen)


class _Weging:
    """The hard conditions of all offers once, and then each offer by itself."""

    def __init__(
        self, profiel: Profiel, aanbiedingen: Aanbiedingen, niveaus: Mapping[Hulpvorm, Niveau], regels: Zoekregels
    ) -> None:
        self.profiel, self.a, self.regels = profiel, aanbiedingen, regels
        self.uitslag = toets(profiel, aanbiedingen, niveaus=niveaus, regels=regels)

    def bekijk(self, rij: int, plaats: int | None, kandidaat: Kandidaat | None) -> Vergeleken:
        """One row, with its place in the list and its candidate when it fits."""
        niveau, vrij = int(self.uitslag.niveau[rij]), int(self.a.vrij_vanaf[rij])
        bijdragen, school = weeg_rij(self.profiel, self.a, self.uitslag, self.regels, rij)
        return Vergeleken(
            aanbod=int(self.a.id[rij]),
            niveau=None if niveau == GEEN_NIVEAU else NIVEAUS[niveau],
            bezwaren=tuple(self._bezwaren(rij)),
            bijdragen=bijdragen,
            km_thuis=float(self.uitslag.km[rij]),
            km_school=school,
            start=None if vrij >= NOOIT else max(self.profiel.gewenste_start, date.fromordinal(vrij)),
            rang=kandidaat.rang if kandidaat else None,
            is_gedeeld=bool(kandidaat and kandidaat.is_gedeeld),
            plaats=plaats,
            op_schaarste=bool(kandidaat and kandidaat.gelijken_op_schaarste),
            wensen=gezinswensen(self.profiel, self.a, self.regels, rij, school),
        )

    def _bezwaren(self, rij: int) -> list[Bezwaar]:
        km, bits = float(self.uitslag.km[rij]), int(self.uitslag.bits[rij])
        return [
            Bezwaar(
                reden,
                nodig(reden, rij, profiel=self.profiel, aanbiedingen=self.a, km=km, regels=self.regels)
                if reden in BIJNA_TE_DOEN
                else None,
            )
            for reden in Reden
            if bits & int(reden)
        ]


def even_goed(vergeleken: Sequence[Vergeleken]) -> bool:
    """True when all fit, at one level and with equally many points: then the order between them means nothing."""
    return all(v.past for v in vergeleken) and len({(v.niveau, v.punten) for v in vergeleken}) == 1
