"""What the assignment is asked: youths, offers and teams; every mistake in it gets one clear Dutch sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

import numpy as np

from zorglandschap.core.begrippen.aanbodwoorden import Ritme
from zorglandschap.core.begrippen.codelijsten import Niveau, Specialisme
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.matching.profiel import (
    HULPVORMEN,
    NOOIT,
    ONBEKEND,
    Aanbiedingen,
    Profiel,
    masker,
    ritmemasker,
)
from zorglandschap.core.matching.verdeling.doelorde import GROOTSTE_GROEP, HOOGSTE_URGENTIE


class InvoerFout(ValueError):
    """The question cannot be answered; ``fouten`` are sentences that name the field and its value."""

    def __init__(self, fouten: Iterable[str]) -> None:
        self.fouten = tuple(fouten)
        super().__init__("\n".join(self.fouten))


@dataclass(frozen=True, slots=True)
class Jeugdige:
    """A youth who waits (``huidig`` is None) or could move on from the offer ``huidig``.

    ``niveaus`` are the forms that the advice allows. ``groep`` names brothers and sisters who wait together.
    """

    id: int
    profiel: Profiel
    niveaus: Mapping[Hulpvorm, Niveau]
    urgentie: int = 1
    wachtdagen: int = 0
    groep: int | None = None
    huidig: int | None = None
    stemt_in: bool = True


@dataclass(frozen=True, slots=True)
class Aanbod:
    """An offer with ``vrij`` free places, of which ``reserve`` are kept for youths in crisis.

    ``team`` is the team that helps ambulatory beside a stay here, if any. ``teams`` instead of it are the teams that
    work here: whoever comes to live here takes room of one of them.
    """

    id: int
    hulpvorm: Hulpvorm
    vrij: int
    locatie: int | None = None
    breedte: float | None = None
    lengte: float | None = None
    gemeente: int = 0
    leeftijd_van: int = 0
    leeftijd_tot: int = 17
    specialismen: frozenset[Specialisme] = frozenset()
    neemt_lvb: bool = False
    neemt_samen: bool = False
    vrij_vanaf: date | None = None
    reserve: int = 0
    alleen_crisis: bool = False
    team: int | None = None
    neemt_ggz: bool = True  # who does not say it excludes nobody
    ritme: frozenset[Ritme] = frozenset()
    groep: int | None = None
    eigen_kamer: bool | None = None
    dieren: bool | None = None
    teams: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Team:
    """A team with ``ruimte`` for this many more youths: its own, and those who live somewhere."""

    id: int
    ruimte: int


@dataclass(frozen=True, slots=True)
class Invoer:
    """The whole question; checked when it is made."""

    jeugdigen: tuple[Jeugdige, ...]
    aanbod: tuple[Aanbod, ...]
    teams: tuple[Team, ...] = field(default=())

    def __post_init__(self) -> None:
        if fouten := tuple(_fouten(self)):
            raise InvoerFout(fouten)


def groepen_uit_verwijzingen(samen_met: Mapping[int, int]) -> dict[int, int]:
    """Groups (youth to group) from pairs ‘child belongs with child’; the smallest id names the group.

    Each child refers to the head of its group; chains and circles of references are refused.
    """
    fouten = [
        f"‘samen_met’ van jeugdige {kind} is {hoofd}: {_kring(kind, samen_met)}"
        for kind, hoofd in sorted(samen_met.items())
        if kind == hoofd or hoofd in samen_met
    ]
    if fouten:
        raise InvoerFout(fouten)
    return {lid: hoofd for kind, hoofd in samen_met.items() for lid in (kind, hoofd)}


def in_delen(leden: Sequence[int], grootste: int) -> list[Sequence[int]]:
    """A family as groups of at most ``grootste``, as equal in size as can be; none for one child alone."""
    if len(leden) < 2:
        return []
    delen = -(-len(leden) // grootste)
    grenzen = [len(leden) * n // delen for n in range(delen + 1)]
    return [leden[van:tot] for van, tot in pairwise(grenzen)]


def _kring(kind: int, samen_met: Mapping[int, int]) -> str:
    gezien, volgende = [kind], samen_met[kind]
    while volgende in samen_met and volgende not in gezien:
        gezien.append(volgende)
        volgende = samen_met[volgende]
    if volgende in gezien:
        return f"de groep verwijst in een kring ({', '.join(map(str, gezien))}). Kies één kind als hoofd."
    return f"verwijs rechtstreeks naar {volgende}, het hoofd van de groep."


def als_aanbiedingen(aanbod: Iterable[Aanbod]) -> Aanbiedingen:
    """The offers as the arrays that the ranking uses, in the given order."""
    rijen = tuple(aanbod)

    def geheel(waarden: Iterable[int]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        return np.fromiter(waarden, dtype=np.int64, count=len(rijen))

    def reeel(waarden: Iterable[float | None]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        return np.fromiter((w or 0.0 for w in waarden), dtype=np.float64, count=len(rijen))

    def waar(waarden: Iterable[bool]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        return np.fromiter(waarden, dtype=np.bool_, count=len(rijen))

    return Aanbiedingen(
        id=geheel(a.id for a in rijen),
        locatie=geheel(a.locatie or 0 for a in rijen),
        hulpvorm=geheel(HULPVORMEN.index(a.hulpvorm) for a in rijen),
        leeftijd_van=geheel(a.leeftijd_van for a in rijen),
        leeftijd_tot=geheel(a.leeftijd_tot for a in rijen),
        breedte=reeel(a.breedte for a in rijen),
        lengte=reeel(a.lengte for a in rijen),
        gemeente=geheel(a.gemeente for a in rijen),
        specialismen=geheel(masker(a.specialismen) for a in rijen),
        neemt_lvb=waar(a.neemt_lvb for a in rijen),
        neemt_samen=waar(a.neemt_samen for a in rijen),
        vrij_vanaf=geheel(NOOIT if a.vrij_vanaf is None else a.vrij_vanaf.toordinal() for a in rijen),
        neemt_ggz=waar(a.neemt_ggz for a in rijen),
        ritme=geheel(ritmemasker(a.ritme) for a in rijen),
        groep=geheel(ONBEKEND if a.groep is None else a.groep for a in rijen),
        eigen_kamer=geheel(ONBEKEND if a.eigen_kamer is None else int(a.eigen_kamer) for a in rijen),
        dieren=geheel(ONBEKEND if a.dieren is None else int(a.dieren) for a in rijen),
        vrij=geheel(a.vrij for a in rijen),
    )


def _fouten(invoer: Invoer) -> Iterator[str]:
    yield from _dubbel("jeugdige", (j.id for j in invoer.jeugdigen))
    yield from _dubbel("aanbod", (a.id for a in invoer.aanbod))
    yield from _dubbel("team", (t.id for t in invoer.teams))
    teams = {t.id for t in invoer.teams}
    for team in invoer.teams:
        yield from _negatief(f"team {team.id}", ruimte=team.ruimte)
    for aanbod in invoer.aanbod:
        yield from _fouten_aanbod(aanbod, teams)
    bekend = {a.id for a in invoer.aanbod}
    for jeugdige in invoer.jeugdigen:
        yield from _fouten_jeugdige(jeugdige, bekend)
    for groep, aantal in sorted(Counter(j.groep for j in invoer.jeugdigen if j.groep is not None).items()):
        if not 2 <= aantal <= GROOTSTE_GROEP:
            yield f"‘groep’ {groep} heeft {aantal} kinderen; een groep heeft er 2 tot en met {GROOTSTE_GROEP}."


def _fouten_aanbod(a: Aanbod, teams: set[int]) -> Iterator[str]:
    wie = f"aanbod {a.id}"
    yield from _negatief(wie, vrij=a.vrij, reserve=a.reserve, leeftijd_van=a.leeftijd_van)
    if a.locatie is None or a.breedte is None or a.lengte is None:
        yield f"‘locatie’ van {wie} ontbreekt: zonder plaats op de kaart is niet te zeggen of het dichtbij is."
    if a.vrij > 0 and a.vrij_vanaf is None:
        yield f"‘vrij_vanaf’ van {wie} ontbreekt, terwijl ‘vrij’ {a.vrij} is."
    if a.leeftijd_tot < a.leeftijd_van:
        yield f"‘leeftijd_tot’ van {wie} is {a.leeftijd_tot}: lager dan ‘leeftijd_van’ ({a.leeftijd_van})."
    if a.team is not None and a.team not in teams:
        yield f"‘team’ van {wie} is {a.team}: dat team staat niet in de invoer."
    for team in sorted(a.teams - teams):
        yield f"‘teams’ van {wie} noemt {team}: dat team staat niet in de invoer."
    if a.team is not None and a.teams:
        yield f"‘teams’ van {wie} staat naast ‘team’: gebruik er één."


def _fouten_jeugdige(j: Jeugdige, aanbod: set[int]) -> Iterator[str]:
    wie = f"jeugdige {j.id}"
    yield from _negatief(wie, wachtdagen=j.wachtdagen)
    if not 1 <= j.urgentie <= HOOGSTE_URGENTIE:
        yield f"‘urgentie’ van {wie} is {j.urgentie}: dat is 1 tot en met {HOOGSTE_URGENTIE}."
    if j.huidig is not None and j.huidig not in aanbod:
        yield f"‘huidig’ van {wie} is {j.huidig}: dat aanbod staat niet in de invoer."
    if j.huidig is not None and j.groep is not None:
        yield f"‘groep’ van {wie} is {j.groep}: wie al ergens woont, kan niet in een groep die samen wacht."


def _dubbel(soort: str, sleutels: Iterable[int]) -> Iterator[str]:
    for sleutel, aantal in sorted(Counter(sleutels).items()):
        if aantal > 1:
            gevolg = " Een kind staat in hoogstens één groep." if soort == "jeugdige" else ""
            yield f"‘id’ {sleutel} van {soort} staat {aantal} keer in de invoer.{gevolg}"


def _negatief(wie: str, **velden: int) -> Iterator[str]:
    for naam, waarde in velden.items():
        if waarde < 0:
            yield f"‘{naam}’ van {wie} is {waarde}: dat is nul of meer."
