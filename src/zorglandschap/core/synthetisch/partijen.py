"""Who takes part: local teams and partners from regio.toml, and invented providers and schools."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from zorglandschap.core.begrippen.codelijsten import SoortOrganisatie
from zorglandschap.core.synthetisch.bevolking import woonplekken
from zorglandschap.core.synthetisch.dagen import GEEN, Getallen, Reeks
from zorglandschap.core.synthetisch.opgave import HOOGSTE_LEEFTIJD, Opgave
from zorglandschap.core.synthetisch.tabellen import Organisaties
from zorglandschap.core.synthetisch.trekken import kies, verdeel

SOORTEN: tuple[SoortOrganisatie, ...] = tuple(SoortOrganisatie)
BASISSCHOOL = (4, 11)  # ages of primary and secondary school
MIDDELBARE_SCHOOL = (12, 17)
SCHOOL_STRAAL_KM = 1.0


@dataclass(frozen=True, slots=True)
class Partijen:
    """All organisations, and where each kind stands among them.

    ``soort_aanbieder`` gives for each provider (in the order of ``aanbieders``) its kind; ``cel`` the copy of the
    region. ``scholen[gemeente]`` holds the primary and the secondary schools.
    """

    organisaties: Organisaties
    teams: Reeks
    gi: Reeks
    aanbieders: Reeks
    soort_aanbieder: tuple[str, ...]
    cel: Reeks
    overige: Reeks
    scholen: tuple[tuple[Reeks, Reeks], ...]


@dataclass(slots=True)
class _Lijst:
    naam: list[str] = field(default_factory=list)
    soort: list[int] = field(default_factory=list)
    gemeente: list[int] = field(default_factory=list)
    breedte: list[float] = field(default_factory=list)
    lengte: list[float] = field(default_factory=list)
    specialistisch: list[bool] = field(default_factory=list)
    verzonnen: list[bool] = field(default_factory=list)

    def erbij(
        self,
        naam: str,
        soort: SoortOrganisatie,
        gemeente: int = GEEN,
        plek: tuple[float, float] = (np.nan, np.nan),
        *,
        specialistisch: bool = False,
        verzonnen: bool = True,
    ) -> int:
        """Add one organisation and return its number."""
        self.naam.append(naam)
        self.soort.append(SOORTEN.index(soort))
        self.gemeente.append(gemeente)
        self.breedte.append(plek[0])
        self.lengte.append(plek[1])
        self.specialistisch.append(specialistisch)
        self.verzonnen.append(verzonnen)
        return len(self.naam) - 1

    def tabel(self) -> Organisaties:
        """The table made of the list."""
        return Organisaties(
            naam=tuple(self.naam),
            soort=np.array(self.soort, dtype=np.int32),
            gemeente=np.array(self.gemeente, dtype=np.int32),
            breedte=np.array(self.breedte, dtype=np.float64),
            lengte=np.array(self.lengte, dtype=np.float64),
            is_specialistisch=np.array(self.specialistisch, dtype=np.bool_),
            is_verzonnen=np.array(self.verzonnen, dtype=np.bool_),
        )


def cellen(schaal: float) -> int:
    """In how many copies the providers stand: one for each full size of the region."""
    return max(1, round(schaal))


def maak_partijen(rng: np.random.Generator, opgave: Opgave, *, schaal: float) -> Partijen:
    """Organisations in a fixed order: teams, partners, office of the region, providers, others, schools."""
    lijst = _Lijst()
    gemeenten = opgave.regio.gemeenten
    teams = [
        lijst.erbij(
            g.lokaal_team,
            SoortOrganisatie.LOKAAL_TEAM,
            i,
            (g.breedte, g.lengte),
            verzonnen="lokaal_team" in g.verzonnen,
        )
        for i, g in enumerate(gemeenten)
    ]
    codes = [g.code for g in gemeenten]
    gi = []
    for partner in opgave.regio.partners:
        gemeente = codes.index(partner.gemeente_code) if partner.gemeente_code in codes else GEEN
        nummer = lijst.erbij(partner.naam, partner.soort, gemeente, verzonnen=partner.is_verzonnen)
        if partner.soort is SoortOrganisatie.GI:
            gi.append(nummer)
    lijst.erbij(opgave.regio.regiobureau, SoortOrganisatie.REGIO, verzonnen=False)
    namen = _aanbiedersnamen(rng, opgave)
    aanbieders, soorten, cel = _aanbieders(lijst, opgave, namen, schaal)
    overige = _overige(rng, lijst, opgave, namen, al=len(aanbieders), schaal=schaal)
    scholen = tuple(_scholen(rng, lijst, opgave, i, schaal=schaal) for i in range(len(gemeenten)))
    return Partijen(
        organisaties=lijst.tabel(),
        teams=np.array(teams, dtype=np.int32),
        gi=np.array(gi, dtype=np.int32),
        aanbieders=np.array(aanbieders, dtype=np.int32),
        soort_aanbieder=tuple(soorten),
        cel=np.array(cel, dtype=np.int32),
        overige=overige,
        scholen=scholen,
    )


def _aanbiedersnamen(rng: np.random.Generator, opgave: Opgave) -> Iterator[str]:
    """Invented names made of two halves, in random order, without end and without repetition."""
    delen = [f"{a}{b}" for a in opgave.woorden["aanbieder begin"] for b in opgave.woorden["aanbieder einde"]]
    volgorde = rng.permutation(len(delen))
    ronde = 1
    while True:
        yield from (delen[i] if ronde == 1 else f"{delen[i]} {ronde}" for i in volgorde)
        ronde += 1


def _aanbieders(
    lijst: _Lijst, opgave: Opgave, namen: Iterator[str], schaal: float
) -> tuple[list[int], list[str], list[int]]:
    """The specialised providers of each copy, with their kinds."""
    nummers, soorten, cel = [], [], []
    deel = schaal / cellen(schaal)
    achtervoegsels = opgave.woorden["aanbieder achtervoegsel"]
    for c in range(cellen(schaal)):
        for soort, aantal in opgave.verdeling("soort aanbieder").items():
            for n in range(max(1, round(aantal * deel))):
                naam = f"{next(namen)} {achtervoegsels[n % len(achtervoegsels)]}"
                nummers.append(lijst.erbij(naam, SoortOrganisatie.AANBIEDER, specialistisch=True))
                soorten.append(soort)
                cel.append(c)
    return nummers, soorten, cel


def _overige(
    rng: np.random.Generator, lijst: _Lijst, opgave: Opgave, namen: Iterator[str], *, al: int, schaal: float
) -> Reeks:
    """The other contracted providers: small practices for guidance and treatment, near where families live."""
    nodig = max(2, round(opgave.regio.cijfers["gecontracteerde_aanbieders"] * schaal) - al)
    gemeenten = opgave.regio.gemeenten
    waar = kies(rng, [g.jeugdigen for g in gemeenten], nodig)
    soorten = opgave.woorden["praktijk"]
    nummers = []
    for i in range(nodig):
        gemeente = gemeenten[int(waar[i])]
        naam = f"{soorten[i % len(soorten)]} {next(namen)}"
        plek = (gemeente.breedte, gemeente.lengte)
        nummers.append(lijst.erbij(naam, SoortOrganisatie.AANBIEDER, int(waar[i]), plek))
    return np.array(nummers, dtype=np.int32)


def _scholen(
    rng: np.random.Generator, lijst: _Lijst, opgave: Opgave, nummer: int, *, schaal: float
) -> tuple[Reeks, Reeks]:
    """Primary and secondary schools of one gemeente."""
    gemeente = opgave.regio.gemeenten[nummer]
    woorden = opgave.woorden["school"]
    per_leeftijd = gemeente.jeugdigen * schaal / (HOOGSTE_LEEFTIJD + 1)
    uit = []
    for soort, (van, tot), grootte in (("Basisschool", BASISSCHOOL, 1), ("College", MIDDELBARE_SCHOOL, 3)):
        leerlingen = per_leeftijd * (tot - van + 1)
        aantal = max(1, round(leerlingen / (grootte * opgave.getal("leerlingen per school"))))
        breedte, lengte = woonplekken(rng, gemeente, aantal, straal_km=SCHOOL_STRAAL_KM)
        nummers = []
        for n in range(aantal):
            woord = woorden[(n + 7 * nummer) % len(woorden)]
            volgnummer = f" {n // len(woorden) + 1}" if n >= len(woorden) else ""
            naam = f"{soort} {woord}{volgnummer}, {gemeente.naam}"
            plek = (float(breedte[n]), float(lengte[n]))
            nummers.append(lijst.erbij(naam, SoortOrganisatie.SCHOOL, nummer, plek))
        uit.append(np.array(nummers, dtype=np.int32))
    return uit[0], uit[1]


def scholen_van(rng: np.random.Generator, partijen: Partijen, gemeente: Reeks, leeftijd: Reeks) -> Reeks:
    """A school for each youth of school age in the own gemeente, else -1."""
    uit = np.full(gemeente.size, GEEN, dtype=np.int32)
    for nummer, (basis, middelbaar) in enumerate(partijen.scholen):
        for keuze, (van, tot) in ((basis, BASISSCHOOL), (middelbaar, MIDDELBARE_SCHOOL)):
            hier = (gemeente == nummer) & (leeftijd >= van) & (leeftijd <= tot)
            uit[hier] = keuze[kies(rng, np.ones(keuze.size), int(hier.sum()))]
    return uit


def evenredig(totaal: int, gewichten: Getallen, *, minstens: int) -> Reeks:
    """Divide by weight, with at least ``minstens`` for whoever has a weight, as far as the total goes."""
    erbij = np.where(gewichten > 0, minstens, 0).astype(np.int32)
    if erbij.sum() > totaal:
        return verdeel(totaal, gewichten)
    return (erbij + verdeel(totaal - int(erbij.sum()), gewichten)).astype(np.int32)
