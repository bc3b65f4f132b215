"""The base case: today's landscape and people, with the estimate in it, and the draws that make the intervals."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from zorglandschap.apps.simulatie.models import Schatting
from zorglandschap.apps.simulatie.queries.geschiedenis import get_geschiedenis
from zorglandschap.apps.simulatie.queries.landschap import get_landschap
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.simulatie.bruikbaar import voor_teams
from zorglandschap.core.simulatie.invoer import Invoer
from zorglandschap.core.simulatie.pakken import afdruk
from zorglandschap.core.simulatie.schatting import Trekking, pas_toe
from zorglandschap.core.simulatie.schatting_bewaren import Bewaard, uit_bytes


class NogGeenSchatting(Exception):
    """There is no estimate that fits; ``tekst`` says what to do about it."""

    def __init__(self, tekst: Tekst) -> None:
        super().__init__(str(tekst))
        self.tekst = tekst


@dataclass(frozen=True, slots=True, eq=False)
class Uitgangspunt:
    """``invoer`` with the middle estimate in it; ``trekkingen``: other possible truths, use ``met`` for one of them.

    ``vingerafdruk``: hash of all input, so that a run says what it was a run of. No person is in here.
    """

    invoer: Invoer
    trekkingen: tuple[Trekking, ...]
    schatting: Schatting
    waarschuwingen: tuple[Tekst, ...]
    vingerafdruk: str
    op: date
    basis: Invoer = field(repr=False)
    bewaard: Bewaard = field(repr=False)

    def met(self, trekking: Trekking, basis: Invoer | None = None) -> Invoer:
        """The base case (or ``basis``: the same with measures in it) when this draw is the truth.

        Measures belong on ``self.basis``: what was estimated is filled in after them.
        """
        return _vul_in(basis or self.basis, self.bewaard, trekking)


def get_schatting(op: date | None = None) -> Schatting:
    """The latest estimate, or the latest that knows everything until ``op``. Raises NogGeenSchatting."""
    alle = Schatting.objects.all() if op is None else Schatting.objects.filter(tot=op)
    rij = alle.order_by("gemaakt_om", "pk").last()
    if rij is None:
        raise NogGeenSchatting(
            zin("Er is nog geen schatting. Een beheerder maakt haar met de opdracht ‘zorglandschap schat’.")
            if op is None
            else zin(
                "Er is geen schatting tot en met %(op)s. Een beheerder maakt haar met "
                "‘zorglandschap schat --tot %(op)s’.",
                op=op.isoformat(),
            )
        )
    return rij


def get_uitgangspunt(op: date | None = None, *, maanden: int = 60) -> Uitgangspunt:
    """The base case on ``op`` (standard: the last day of the latest estimate), ``maanden`` long, in eleven queries.

    Raises NogGeenSchatting, also when forms or gemeenten changed since; GeenRegels; OngeldigeInvoer.
    """
    schatting = get_schatting(op)
    bewaard = uit_bytes(bytes(schatting.inhoud))
    verleden = get_geschiedenis(bewaard.tot, profielen=bewaard.profielen)
    landschap = get_landschap(verleden, maanden=maanden)
    try:
        invoer = _vul_in(landschap.invoer, bewaard, bewaard.midden)
    except ValueError as fout:
        raise NogGeenSchatting(
            zin("De gemeenten of hulpvormen zijn veranderd na de schatting: draai ‘zorglandschap schat’ opnieuw.")
        ) from fout
    return Uitgangspunt(
        invoer=invoer,
        trekkingen=bewaard.trekkingen,
        schatting=schatting,
        waarschuwingen=(*lees_zinnen(schatting.waarschuwingen), *landschap.waarschuwingen),
        vingerafdruk=afdruk(invoer),
        op=bewaard.tot,
        basis=landschap.invoer,
        bewaard=bewaard,
    )


def lees_zinnen(rijen: list[list[object]]) -> tuple[Tekst, ...]:
    """Sentences as they were kept: template and values."""
    return tuple(zin(str(sjabloon), **dict(waarden)) for sjabloon, waarden in rijen)  # type: ignore[call-overload]


def _vul_in(basis: Invoer, bewaard: Bewaard, trekking: Trekking) -> Invoer:
    return voor_teams(pas_toe(basis, bewaard, trekking))
