"""In which column of the picture each factor stands: a cause to the left of what it causes, circles cut open once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from zorglandschap.core.begrippen.codelijsten import FactorSoort
from zorglandschap.core.casus.verbanden import Pijl

Paar = tuple[int, int]
RANG: dict[FactorSoort, int] = {soort: plaats for plaats, soort in enumerate(FactorSoort)}


def lagen_van(soorten: Mapping[int, FactorSoort], pijlen: Iterable[Pijl]) -> dict[int, int]:
    """The column of every factor, counted from 0 without gaps; two factors with an arrow never share a column."""
    paren = [(p.van, p.naar) for p in pijlen]
    boven = sorted(
        (s for s, k in soorten.items() if k is not FactorSoort.BESCHERMEND), key=lambda s: (RANG[soorten[s]], s)
    )
    tussen = [paar for paar in paren if set(paar) <= set(boven)]
    lagen = _langste_weg(boven, _zonder_kringen(boven, tussen), soorten)
    onder = sorted(set(soorten) - set(boven))
    for sleutel in onder:
        lagen[sleutel] = _naast_wat_het_beschermt(sleutel, paren, lagen, onder)
    nummers = {laag: nr for nr, laag in enumerate(sorted(set(lagen.values())))}
    return {sleutel: nummers[laag] for sleutel, laag in lagen.items()}


def _zonder_kringen(volgorde: Sequence[int], paren: Sequence[Paar]) -> list[Paar]:
    """The same pairs, with every pair that closes a circle turned around (depth first, causes first)."""
    verder: dict[int, list[int]] = {s: [] for s in volgorde}
    for van, naar in sorted(paren):
        verder[van].append(naar)
    klaar: set[int] = set()
    op_weg: dict[int, None] = {}
    gericht: list[Paar] = []

    def bezoek(knoop: int) -> None:
        op_weg[knoop] = None
        for ander in verder[knoop]:
            gericht.append((ander, knoop) if ander in op_weg else (knoop, ander))
            if ander not in klaar and ander not in op_weg:
                bezoek(ander)
        del op_weg[knoop]
        klaar.add(knoop)

    for knoop in volgorde:
        if knoop not in klaar:
            bezoek(knoop)
    return gericht


def _langste_weg(
    volgorde: Sequence[int], gericht: Sequence[Paar], soorten: Mapping[int, FactorSoort]
) -> dict[int, int]:
    """As far right as its longest chain of causes; what only worsens stands close to what it makes worse."""
    lagen = dict.fromkeys(volgorde, 0)
    for _ in volgorde:
        for van, naar in gericht:
            lagen[naar] = max(lagen[naar], lagen[van] + 1)
    met_oorzaak = {naar for _, naar in gericht}
    for sleutel in volgorde:
        gevolgen = [lagen[naar] for van, naar in gericht if van == sleutel]
        if soorten[sleutel] is FactorSoort.VEROORZAKEND or sleutel in met_oorzaak:
            continue
        lagen[sleutel] = min(gevolgen) - 1 if gevolgen else 1
    return lagen


def _naast_wat_het_beschermt(
    sleutel: int, paren: Sequence[Paar], lagen: Mapping[int, int], onder: Sequence[int]
) -> int:
    """One column before what it protects; when there is none, one after; without links where it is emptiest."""
    buren = {van if naar == sleutel else naar for van, naar in paren if sleutel in (van, naar)}
    bezet = {lagen[buur] for buur in buren if buur in lagen}
    if not bezet:
        druk = Counter(lagen[s] for s in onder if s in lagen)
        return min(range(max(lagen.values(), default=0) + 1), key=lambda laag: (druk[laag], laag))
    kandidaten = (max(bezet) - 1, min(bezet) - 1, max(bezet) + 1)
    return next(laag for laag in kandidaten if laag >= 0 and laag not in bezet)
