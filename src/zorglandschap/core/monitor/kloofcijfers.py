"""Counts the gap for the figures: per gemeente and year how often first-best was reached, and how long it lasted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from zorglandschap.core.begrippen.matchwoorden import Kloofniveau
from zorglandschap.core.begrippen.periode import Periode
from zorglandschap.core.matching.kloof import WEEK, Kloofrij, dagen_in, telt_mee

Cel = tuple[str, int]  # code of the gemeente, and year


@dataclass(frozen=True, slots=True)
class Klooftelling:
    """What became of advices in one area and one year.

    ``uitkomsten``: help that began after an advice, and who had no help yet at the end; ``first_best`` of them got
    what was advised. ``kloven`` were there on a day of the year, ``weken`` person-weeks together.
    """

    uitkomsten: int = 0
    first_best: int = 0
    kloven: int = 0
    weken: int = 0

    def __add__(self, ander: Klooftelling) -> Klooftelling:
        return Klooftelling(
            self.uitkomsten + ander.uitkomsten,
            self.first_best + ander.first_best,
            self.kloven + ander.kloven,
            self.weken + ander.weken,
        )


def tel_kloven(rijen: Iterable[Kloofrij], periodes: Mapping[int, Periode]) -> dict[Cel, Klooftelling]:
    """Counts by gemeente and year; weeks are whole weeks per gemeente, so that the region is their sum.

    ``periodes`` are the days of each year that are counted, each with an end.
    """
    dagen: dict[Cel, int] = defaultdict(int)
    sommen: dict[Cel, Klooftelling] = defaultdict(Klooftelling)
    for rij in rijen:
        for jaar, periode in periodes.items():
            if raakt(rij, periode):
                cel = (rij.gemeentecode, jaar)
                sommen[cel] += _los(rij, periode)
                dagen[cel] += dagen_in(rij, periode.van, periode.tot or periode.van)
    return {cel: som + Klooftelling(weken=dagen[cel] // WEEK) for cel, som in sommen.items()}


def raakt(rij: Kloofrij, periode: Periode) -> bool:
    """True when the row has to do with the period at all: a quick look, before anything is counted."""
    return rij.sinds < (periode.tot or periode.van) and (rij.gesloten_op is None or rij.gesloten_op >= periode.van)


def _los(rij: Kloofrij, periode: Periode) -> Klooftelling:
    van, tot = periode.van, periode.tot or periode.van
    kloof = int(telt_mee(rij, van, tot))
    if rij.is_plaatsing:
        begon = int(rij.sinds >= van)
        return Klooftelling(begon, begon if rij.niveau is Kloofniveau.FIRST_BEST else 0, kloof)
    is_open = rij.gesloten_op is None or rij.gesloten_op >= tot
    return Klooftelling(int(is_open and rij.niveau is Kloofniveau.GEEN_HULP), 0, kloof)
