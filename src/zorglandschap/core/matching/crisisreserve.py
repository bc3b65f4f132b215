"""Where the crisis reserve is kept: per cluster of gemeenten that can reach each other, and per age.

What a cluster needs is what Erlang-B asks (``reserve``) minus the children in crisis who have a place. A free bed
that is too far away, or for another age, helps nobody: it counts only where it can be reached and for an age of which
it takes every year. A bed that two clusters or two ages can use counts once, where there would otherwise be too few.
Crisis beds count first. An ordinary offer then keeps one place each, and keeps as many free places for who waits as
the region says. What is still missing is reported, and stops nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from zorglandschap.core.matching.reserve import nodig


@dataclass(frozen=True, slots=True)
class Crisisverblijf:
    """One stay in crisis ``[van, tot)``, the gemeente (number) where the child lives, and the age when it began."""

    gemeente: int
    van: date
    tot: date | None = None
    leeftijd: int = 0

    def op(self, dag: date) -> bool:
        """True when the child is there on a day."""
        return self.van <= dag and (self.tot is None or self.tot > dag)


@dataclass(frozen=True, slots=True)
class Cel:
    """One cluster of gemeenten and one age band (both ages included); the last band has everybody who is older."""

    gemeenten: tuple[int, ...]
    leeftijd_van: int
    leeftijd_tot: int
    is_oudste: bool = False

    @property
    def sleutel(self) -> str:
        """The name of the cell in files: CBS codes and ages."""
        return f"{'+'.join(f'GM{g:04d}' for g in self.gemeenten)} {self.leeftijd_van}-{self.leeftijd_tot}"

    def heeft(self, verblijf: Crisisverblijf) -> bool:
        """True when this stay is one of this cluster and age."""
        past = self.leeftijd_van <= verblijf.leeftijd and (self.is_oudste or verblijf.leeftijd <= self.leeftijd_tot)
        return past and verblijf.gemeente in self.gemeenten


@dataclass(frozen=True, slots=True)
class Reserveplek:
    """An offer (number) with places free now, and the cells (by position) whose children can use it."""

    nummer: int
    vrij: int
    cellen: frozenset[int]


@dataclass(frozen=True, slots=True)
class Celstand:
    """One cell explained: ``druk`` children at a time on average ask for ``nodig`` beds, ``bezet`` are in use now.

    So many free beds are wanted; ``crisis`` crisis beds and ``gewoon`` places of other offers are kept for it.
    ``bereikbaar`` crisis beds are free where these children can go, also those that count for others.
    """

    cel: Cel
    druk: float
    nodig: int
    bezet: int
    crisis: int
    gewoon: int
    bereikbaar: int

    @property
    def gevraagd(self) -> int:
        """How many beds should be free now."""
        return max(0, self.nodig - self.bezet)

    @property
    def vrij(self) -> int:
        """How many are free and kept."""
        return self.crisis + self.gewoon

    @property
    def tekort(self) -> int:
        """How many are missing."""
        return self.gevraagd - self.vrij


def tekorten(standen: Iterable[Celstand]) -> dict[str, int]:
    """How many beds are missing per cell, by its name; cells that miss nothing are left out."""
    return {stand.cel.sleutel: stand.tekort for stand in standen if stand.tekort > 0}


def als_rijen(standen: Iterable[Celstand]) -> list[dict[str, object]]:
    """The cells as they are kept with a plan."""
    return [{**asdict(stand.cel), **{n: w for n, w in asdict(stand).items() if n != "cel"}} for stand in standen]


def uit_rijen(rijen: Iterable[Mapping[str, Any]]) -> tuple[Celstand, ...]:
    """The same cells back."""
    return tuple(_uit_rij(dict(rij)) for rij in rijen)


def _uit_rij(rij: dict[str, Any]) -> Celstand:
    cel = Cel(tuple(rij.pop("gemeenten")), *(rij.pop(v) for v in ("leeftijd_van", "leeftijd_tot", "is_oudste")))
    return Celstand(cel, **rij)


@dataclass(frozen=True, slots=True)
class Crisisreserve:
    """Places kept per offer, and every cell explained."""

    per_aanbod: Mapping[int, int] = field(default_factory=dict)
    cellen: tuple[Celstand, ...] = ()


def maak_cellen(clusters: Iterable[tuple[int, ...]], grens: int, tot: int) -> tuple[Cel, ...]:
    """Every cluster with two ages: below ``grens``, and from there up to and including ``tot``."""
    if not 0 < grens <= tot:
        raise ValueError(f"De grens tussen de leeftijden ({grens}) ligt van 1 tot en met {tot}.")
    return tuple(cel for c in clusters for cel in (Cel(c, 0, grens - 1), Cel(c, grens, tot, is_oudste=True)))


def druk(verblijven: Iterable[Crisisverblijf], van: date, tot: date) -> float:
    """How many children were in crisis care at a time, on average over ``[van, tot)``."""
    if tot <= van:
        raise ValueError("de periode eindigt voor zij begint")
    dagen = (max(0, (min(tot, v.tot or tot) - max(van, v.van)).days) for v in verblijven)
    return sum(dagen) / (tot - van).days


def verdeel_reserve(
    gevraagd: Sequence[int], crisisplekken: Iterable[Reserveplek], gewoon: Iterable[Reserveplek], *, houdt_over: int
) -> tuple[list[dict[int, int]], list[dict[int, int]]]:
    """Per cell how many crisis beds and how many other places of which offer are kept for it (offer to number).

    As many beds as can be found, crisis beds first; offers with most free places give first, one place each, and keep
    ``houdt_over`` places for who waits.
    """
    kan = sorted((p for p in gewoon if p.vrij > houdt_over), key=lambda p: (-p.vrij, p.nummer))
    bedden = [*(p for p in sorted(crisisplekken, key=lambda p: p.nummer) for _ in range(p.vrij)), *kan]
    aantal_crisis = len(bedden) - len(kan)
    van_wie: dict[int, int] = {}  # bed to cell
    for einde in (aantal_crisis, len(bedden)):  # whom a crisis bed can help gets it before an ordinary place is kept
        gehad = [list(van_wie.values()).count(c) for c in range(len(gevraagd))]
        for cel, aantal in enumerate(gevraagd):
            for _ in range(aantal - gehad[cel]):
                if not _vind(cel, bedden[:einde], van_wie, set()):
                    break
    delen: tuple[list[dict[int, int]], list[dict[int, int]]] = ([{} for _ in gevraagd], [{} for _ in gevraagd])
    for bed, cel in sorted(van_wie.items()):
        deel = delen[0 if bed < aantal_crisis else 1][cel]
        deel[bedden[bed].nummer] = deel.get(bedden[bed].nummer, 0) + 1
    return delen


def _vind(cel: int, bedden: Sequence[Reserveplek], van_wie: dict[int, int], gezien: set[int]) -> bool:
    """A bed for this cell, if need be by giving another cell another bed; True when it was found."""
    for bed, plek in enumerate(bedden):
        if cel not in plek.cellen or bed in gezien:
            continue
        gezien.add(bed)
        if bed not in van_wie or _vind(van_wie[bed], bedden, van_wie, gezien):
            van_wie[bed] = cel
            return True
    return False


def bereken_reserve(
    cellen: Sequence[Cel],
    verblijven: Sequence[Crisisverblijf],
    crisisplekken: Iterable[Reserveplek],
    gewoon: Iterable[Reserveplek],
    *,
    periode: tuple[date, date],
    hoogste_kans: float,
    houdt_over: int,
) -> Crisisreserve:
    """What every cell needs, has and misses, on the last day of ``periode`` (up to, not including, its end)."""
    van, tot = periode
    vandaag = date.fromordinal(tot.toordinal() - 1)
    eigen = [[v for v in verblijven if cel.heeft(v)] for cel in cellen]
    drukte = [druk(rij, van, tot) for rij in eigen]
    plekken = [nodig(d, hoogste_kans) if d else 0 for d in drukte]  # where nobody was in crisis nothing is kept
    crisisplekken = tuple(crisisplekken)
    bezet = [sum(v.op(vandaag) for v in rij) for rij in eigen]
    gevraagd = [max(0, n - b) for n, b in zip(plekken, bezet, strict=True)]
    crisis, anders = verdeel_reserve(gevraagd, crisisplekken, gewoon, houdt_over=houdt_over)
    standen = tuple(
        Celstand(cel, drukte[c], plekken[c], bezet[c], sum(crisis[c].values()), sum(anders[c].values()), bereik)
        for c, cel in enumerate(cellen)
        for bereik in [sum(p.vrij for p in crisisplekken if c in p.cellen)]
    )
    return Crisisreserve({nummer: aantal for deel in anders for nummer, aantal in deel.items()}, standen)
