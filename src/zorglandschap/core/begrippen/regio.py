"""A region as data: its gemeenten, partners and policy, read from ``regios/<regio>/``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from zorglandschap.core.begrippen.beleid import Beleid
from zorglandschap.core.begrippen.codelijsten import Productgroep, SoortOrganisatie
from zorglandschap.core.begrippen.kwaliteitskader import Kwaliteitskader, lees_kwaliteitskader
from zorglandschap.core.begrippen.lokaal import Lokaal, Teamcontact

KADERLOOS = lees_kwaliteitskader({})


@dataclass(frozen=True, slots=True)
class Lidmaatschap:
    """In which period a gemeente buys a group of products together with the region."""

    productgroep: Productgroep
    van: date
    tot: date | None
    bron: str
    is_verzonnen: bool = False


@dataclass(frozen=True, slots=True)
class Kern:
    """A town or village: centre in degrees and its share (percent) of the gemeente's families."""

    naam: str
    breedte: float
    lengte: float
    aandeel: float


@dataclass(frozen=True, slots=True)
class Partner:
    """A party in the landscape that is not a provider, with the source of its name."""

    naam: str
    soort: SoortOrganisatie
    gemeente_code: str | None
    bron: str
    is_verzonnen: bool = False


@dataclass(frozen=True, slots=True)
class Buitengemeente:
    """A gemeente outside the region where help can be given: CBS code, name and centre in degrees."""

    code: str
    naam: str
    breedte: float
    lengte: float


@dataclass(frozen=True, slots=True)
class Crisisdienst:
    """Whom a professional calls at any hour when a child is not safe now; ``mail``: told of a request that waits."""

    naam: str
    contact: Teamcontact
    mail: str = ""


@dataclass(frozen=True, slots=True)
class RegioGemeente:
    """A gemeente: CBS code, name, local team, centre in degrees, inhabitants per year, youths 0–22 and 0–17.

    ``bronnen`` gives the source of each figure by its name, ``verzonnen`` the names of what is our own estimate.
    ``vierde_of_later`` is the percentage of births that are a fourth or later child.
    """

    code: str
    naam: str
    lokaal_team: str
    breedte: float
    lengte: float
    inwoners: Mapping[int, int]
    jeugdigen: int
    lidmaatschappen: tuple[Lidmaatschap, ...]
    minderjarigen: int = 0
    jeugdbescherming_procent: float = 0.0
    vierde_of_later: float = 0.0
    kernen: tuple[Kern, ...] = ()
    bronnen: Mapping[str, str] = field(default_factory=dict)
    verzonnen: frozenset[str] = frozenset()
    lokaal: Lokaal = field(default_factory=Lokaal)


@dataclass(frozen=True, slots=True)
class Regio:
    """A youth-care region with its policy; ``demo`` is the raw table of the synthetic region.

    ``cijfers`` are the figures of the region as a whole. ``afwegingskader`` is the raw table that
    core/matching/kaderbestand.py reads and checks, ``doelorde`` that of core/matching/verdeling/doelordebestand.py,
    ``wachtlijst`` that of core/matching/wachtlijst.py, ``simulatie`` that of core/simulatie/regels.py.
    ``scenarios``: texts of core/simulatie/scenariobestand.py, by name of the file.
    """

    sleutel: str
    naam: str
    gemeenten: tuple[RegioGemeente, ...]
    beleid: Beleid
    ruw: Mapping[str, object]
    demo: Mapping[str, object]
    afwegingskader: Mapping[str, object] = field(default_factory=dict)
    eerdere_kaders: tuple[Mapping[str, object], ...] = ()
    doelorde: Mapping[str, object] = field(default_factory=dict)
    kwaliteitskader: Kwaliteitskader = KADERLOOS
    wachtlijst: Mapping[str, object] = field(default_factory=dict)
    simulatie: Mapping[str, object] = field(default_factory=dict)
    scenarios: Mapping[str, str] = field(default_factory=dict)
    partners: tuple[Partner, ...] = ()
    buitengemeenten: tuple[Buitengemeente, ...] = ()
    regiobureau: str = ""
    cijfers: Mapping[str, float] = field(default_factory=dict)
    crisisdienst: Crisisdienst | None = None

    def gemeente(self, code: str | None) -> RegioGemeente | None:
        """The gemeente with this CBS code, or None outside the region."""
        return next((g for g in self.gemeenten if g.code == code), None)

    def lokaal(self, code: str | None) -> Lokaal:
        """What this gemeente has of its own; nothing for one outside the region."""
        gemeente = self.gemeente(code)
        return gemeente.lokaal if gemeente else Lokaal()
