"""Loads the measures of the court, cut into the periods on which a court decided, each renewal pointing back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zorglandschap.apps.casus.models import Maatregel
from zorglandschap.apps.demo.bak import Bak
from zorglandschap.apps.demo.kolommen import EERSTE_NUMMER
from zorglandschap.apps.demo.lading import Lading
from zorglandschap.core.synthetisch.dagen import GEEN_EINDE, datum, verjaardag
from zorglandschap.core.synthetisch.maatregelen import GESLOTEN, KADERS, MUHP, OTS, VOTS

MEERDERJARIG = 18
HOOGSTENS = {OTS: 365, MUHP: 365, GESLOTEN: 182, VOTS: 91}  # days of one period; for closed care mostly half a year
UITSPRAAK = 10  # the court decides at most so many days before
EERSTE_MET_SPOED = (VOTS, MUHP, GESLOTEN)


@dataclass(frozen=True, slots=True)
class _Stuk:
    """One decision of the court: a measure of one child for one period."""

    jeugdige: int
    kader: int
    gi: int
    van: int
    tot: int


def laad_maatregelen(lading: Lading) -> None:
    """Store measures and authorisations: supervision per year, each renewal pointing to what it renews.

    A court decides on a period, so what still runs has an end, in the future. Guardianship has none.
    """
    rng, opgave, organisatie = lading.dobbelstenen("maatregelen"), lading.opgave, lading.organisatie
    bak = Bak(
        Maatregel, "maatregelen",
        "jeugdige", "kader", "gi", "van", "tot", "uitgesproken_op", "is_spoed", "is_voorwaardelijk", "verlengt",
        "kenmerk",
    )  # fmt: skip
    eerder: dict[tuple[int, int], tuple[int, int]] = {}
    spoed_kans, los_kans = opgave.getal("machtiging met spoed"), opgave.getal("gesloten voorwaardelijk")
    for stuk in _stukken(lading):
        soort = (stuk.jeugdige, stuk.kader)
        vorige = eerder.get(soort)
        verlengt = vorige[0] if vorige is not None and vorige[1] == stuk.van else None
        spoed = verlengt is None and stuk.kader in EERSTE_MET_SPOED and rng.random() < spoed_kans
        los = stuk.kader == GESLOTEN and not spoed and rng.random() < los_kans
        uitgesproken = stuk.van - (0 if spoed else int(rng.integers(1, UITSPRAAK)))
        kenmerk = f"VZ/{bak.aantal + 1:06d} JE RK {datum(uitgesproken).year % 100:02d}"
        pk = bak.erbij(
            stuk.jeugdige + EERSTE_NUMMER, KADERS[stuk.kader].value, int(organisatie[stuk.gi]), stuk.van, stuk.tot,
            uitgesproken, bool(spoed), bool(los), verlengt, kenmerk,
        )  # fmt: skip
        eerder[soort] = (pk, stuk.tot)
    bak.schrijf(lading.invoer, rng)


def _stukken(lading: Lading) -> Iterator[_Stuk]:
    """The periods on which a court decided; an authorisation ends with the supervision it leans on."""
    m, nu = lading.streek.maatregelen, lading.dag
    achttien = verjaardag(lading.streek.jeugdigen.geboren, MEERDERJARIG)
    toezicht: dict[int, int] = {}
    rijen = zip(m.jeugdige.tolist(), m.kader.tolist(), m.gi.tolist(), m.van.tolist(), m.tot.tolist(), strict=True)
    for kind, kader, gi, begin, einde in rijen:
        van, stap = begin, HOOGSTENS.get(kader, 0)
        laatste = nu if einde == GEEN_EINDE else einde - 1
        while stap and kader != VOTS and van + stap <= laatste:
            yield _Stuk(kind, kader, gi, van, van + stap)
            van += stap
        tot = einde
        if einde == GEEN_EINDE and stap:
            tot = max(nu + 1, min(van + stap, int(achttien[kind])))
            tot = min(tot, toezicht.get(kind, tot)) if kader == MUHP else tot
        if kader in (OTS, VOTS):
            toezicht[kind] = tot
        yield _Stuk(kind, kader, gi, van, tot)
