"""The synthetic region as tables: one frozen class per table, one array per column, and one fingerprint over all.

A row is known by its number (0, 1, 2 …); a reference to another table is such a number, or -1 for none. Days are
whole numbers since 1-1-1970; ``tot`` is the first day after, GEEN_EINDE when still running. Codes are the place in
their code list (``tuple(Hulpvorm)`` and so on); ``behoeften`` and ``deskundig`` are bit masks over Specialisme.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from zorglandschap.core.synthetisch.dagen import Dagen, Getallen, Reeks, Vlaggen

Teksten = tuple[str, ...]
Kolom = NDArray[np.generic] | Teksten


@dataclass(frozen=True, slots=True, eq=False)
class Tabel:
    """Columns of equal length."""

    def __post_init__(self) -> None:
        lengtes = {len(kolom) for _, kolom in self.kolommen()}
        if len(lengtes) != 1:
            raise ValueError(f"De kolommen van {type(self).__name__} zijn niet even lang.")

    def kolommen(self) -> Iterator[tuple[str, Kolom]]:
        """Name and values of each column."""
        for veld in fields(self):
            yield veld.name, getattr(self, veld.name)

    @property
    def aantal(self) -> int:
        """Number of rows."""
        return len(getattr(self, fields(self)[0].name))


@dataclass(frozen=True, slots=True, eq=False)
class Organisaties(Tabel):
    """Local teams, partners, providers and schools; ``gemeente`` counts the gemeenten and then those outside."""

    naam: Teksten
    soort: Reeks
    gemeente: Reeks
    breedte: Getallen
    lengte: Getallen
    is_specialistisch: Vlaggen
    is_verzonnen: Vlaggen


@dataclass(frozen=True, slots=True, eq=False)
class Locaties(Tabel):
    """Buildings and team bases; ``cel`` is the copy of the region they belong to at a larger scale."""

    aanbieder: Reeks
    naam: Teksten
    gemeente: Reeks
    breedte: Getallen
    lengte: Getallen
    cel: Reeks


@dataclass(frozen=True, slots=True, eq=False)
class Aanbod(Tabel):
    """One form of help at one location; ``uren_oud`` since the provider confirmed the places."""

    locatie: Reeks
    naam: Teksten
    vorm: Reeks
    leeftijd_van: Reeks
    leeftijd_tot: Reeks
    deskundig: Reeks
    neemt_lvb: Vlaggen
    neemt_samen: Vlaggen
    van: Dagen
    tot: Dagen
    uren_oud: Reeks


@dataclass(frozen=True, slots=True, eq=False)
class Plekken(Tabel):
    """One bed, or one place in a caseload, that exists in ``[van, tot)``."""

    aanbod: Reeks
    nummer: Reeks
    van: Dagen
    tot: Dagen


@dataclass(frozen=True, slots=True, eq=False)
class Bezettingen(Tabel):
    """Who holds a place when; never two at once."""

    plek: Reeks
    van: Dagen
    tot: Dagen


@dataclass(frozen=True, slots=True, eq=False)
class Gezinnen(Tabel):
    """Families; ``naamgroep`` and ``achternaam`` point into the lists of names."""

    gemeente: Reeks
    breedte: Getallen
    lengte: Getallen
    naamgroep: Reeks
    achternaam: Reeks
    eenouder: Vlaggen


@dataclass(frozen=True, slots=True, eq=False)
class Jeugdigen(Tabel):
    """Youths who had help, or whose brother or sister had; ``school`` is an organisation or -1."""

    gezin: Reeks
    gemeente: Reeks
    geboren: Dagen
    is_meisje: Vlaggen
    voornaam: Reeks
    bsn: NDArray[np.int64]
    behoeften: Reeks
    school: Reeks
    geheim_adres: Vlaggen


@dataclass(frozen=True, slots=True, eq=False)
class Maatregelen(Tabel):
    """Measures and authorisations of the court; ``gi`` is an organisation."""

    jeugdige: Reeks
    kader: Reeks
    gi: Reeks
    van: Dagen
    tot: Dagen


@dataclass(frozen=True, slots=True, eq=False)
class Trajecten(Tabel):
    """Every period of one form of help for one youth, by start day; ``naast`` is the stay it stands beside."""

    jeugdige: Reeks
    gemeente: Reeks
    vorm: Reeks
    aanbieder: Reeks
    aanbod: Reeks
    bezetting: Reeks
    casus: Reeks
    naast: Reeks
    vorige: Reeks
    verwijzer: Reeks
    toegewezen: Dagen
    van: Dagen
    tot: Dagen
    reden_einde: Reeks
    is_crisis: Vlaggen


@dataclass(frozen=True, slots=True, eq=False)
class Dreigingen(Tabel):
    """Placements out of home that threatened; ``afloop`` 0 stayed home, 1 back home, 2 placed, -1 not known yet."""

    jeugdige: Reeks
    gemeente: Reeks
    gemeld: Dagen
    via_team: Vlaggen
    afloop: Reeks
    afgerond: Dagen


@dataclass(frozen=True, slots=True, eq=False)
class Kloven(Tabel):
    """Advised beside given, one per stay outside crisis; ``reden`` is -1 when they are the same."""

    traject: Reeks
    geadviseerd: Reeks
    gegeven: Reeks
    niveau: Reeks
    reden: Reeks
    sinds: Dagen
    gesloten: Dagen


@dataclass(frozen=True, slots=True, eq=False)
class Wachtenden(Tabel):
    """Youths who wait today."""

    jeugdige: Reeks
    casus: Reeks
    vorm: Reeks
    sinds: Dagen
    beloofd: Dagen


@dataclass(frozen=True, slots=True, eq=False)
class Medewerkers(Tabel):
    """Staff; the name points into the lists of names like that of a parent."""

    organisatie: Reeks
    rol: Reeks
    is_vrouw: Vlaggen
    naamgroep: Reeks
    voornaam: Reeks
    achternaam: Reeks


@dataclass(frozen=True, slots=True, eq=False)
class Casussen(Tabel):
    """The work around one youth; ``traject`` is the help it led to (the first stay), or -1."""

    jeugdige: Reeks
    gemeente: Reeks
    status: Reeks
    kader: Reeks
    regisseur: Reeks
    gedragsdeskundige: Reeks
    jeugdbeschermer: Reeks
    is_crisis: Vlaggen
    heeft_jim: Vlaggen
    traject: Reeks
    gewenst: Reeks
    geopend: Dagen
    gesloten: Dagen


@dataclass(frozen=True, slots=True, eq=False)
class SynthetischeRegio:
    """All tables of one synthetic region."""

    organisaties: Organisaties
    locaties: Locaties
    aanbod: Aanbod
    plekken: Plekken
    bezettingen: Bezettingen
    gezinnen: Gezinnen
    jeugdigen: Jeugdigen
    maatregelen: Maatregelen
    trajecten: Trajecten
    dreigingen: Dreigingen
    kloven: Kloven
    wachtenden: Wachtenden
    medewerkers: Medewerkers
    casussen: Casussen

    def tabellen(self) -> Iterator[tuple[str, Tabel]]:
        """Name and table, in order of definition."""
        for veld in fields(self):
            yield veld.name, getattr(self, veld.name)

    def vingerafdruk(self) -> str:
        """SHA-256 over every value of every table: equal only when the regions are equal, byte for byte."""
        som = sha256()
        for tabelnaam, tabel in self.tabellen():
            for naam, kolom in tabel.kolommen():
                som.update(f"{tabelnaam}.{naam}:{len(kolom)}\n".encode())
                som.update(_bytes(kolom))
        return som.hexdigest()


def _bytes(kolom: Kolom) -> bytes:
    if isinstance(kolom, tuple):
        return "\n".join(kolom).encode()
    return np.ascontiguousarray(kolom).astype(kolom.dtype.newbyteorder("<"), copy=False).tobytes()
