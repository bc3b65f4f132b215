"""How many faces has this child had? Continuity counted over regie and help, without names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from zorglandschap.core.begrippen.periode import Periode


@dataclass(frozen=True, slots=True)
class Gezicht:
    """Somebody beside the child during a period: an organisation, and the person when one is known.

    The numbers stand for people and organisations; the same number is the same one.
    """

    organisatie: int
    periode: Periode
    persoon: int | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """Distinct people and organisations until now and of today, and how many days the longest has stayed."""

    mensen: int = 0
    organisaties: int = 0
    mensen_nu: int = 0
    organisaties_nu: int = 0
    langste_dagen: int = 0


def tel_gezichten(gezichten: Iterable[Gezicht], vandaag: date) -> Telling:
    """Count everyone who has begun by today; who was there no day at all does not count.

    ``langste_dagen`` is about the people of today: the days that one person has been beside the child, also when
    that person first had another part; overlapping periods of one person count once.
    """
    begonnen = [g for g in gezichten if g.periode.van <= vandaag and not g.periode.is_leeg]
    nu = [g for g in begonnen if g.periode.bevat(vandaag)]
    mensen_nu = _mensen(nu)
    return Telling(
        mensen=len(_mensen(begonnen)),
        organisaties=len({g.organisatie for g in begonnen}),
        mensen_nu=len(mensen_nu),
        organisaties_nu=len({g.organisatie for g in nu}),
        langste_dagen=max((_dagen(begonnen, persoon, vandaag) for persoon in mensen_nu), default=0),
    )


def _mensen(gezichten: Iterable[Gezicht]) -> set[int]:
    return {g.persoon for g in gezichten if g.persoon is not None}


def _dagen(gezichten: Iterable[Gezicht], persoon: int, vandaag: date) -> int:
    """The days of one person until today, each day once."""
    perioden = sorted((g.periode for g in gezichten if g.persoon == persoon), key=lambda p: p.van)
    dagen, tot = 0, date.min
    for periode in perioden:
        einde = min(periode.tot or vandaag, vandaag)
        dagen += max(0, (einde - max(periode.van, tot)).days)
        tot = max(tot, einde)
    return dagen
