"""A region as data: its gemeenten, partners and policy, read from ``regios/<regio>/``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from zorglandschap.core.begrippen.beleid import Beleid
from zorglandschap.core.begrippen.codelijsten import Productgroep


@dataclass(frozen=True, slots=True)
class Lidmaatschap:
    """In which period a gemeente buys a group of products together with the region."""

    productgroep: Productgroep
    van: date
    tot: date | None
    bron: str


@dataclass(frozen=True, slots=True)
class RegioGemeente:
    """A gemeente: CBS code, name, local team, centre in degrees, inhabitants and youths (0–22) per year."""

    code: str
    naam: str
    lokaal_team: str
    breedte: float
    lengte: float
    inwoners: Mapping[int, int]
    jeugdigen: int
    lidmaatschappen: tuple[Lidmaatschap, ...]


@dataclass(frozen=True, slots=True)
class Regio:
    """A youth-care region with its policy; ``demo`` is the raw table of the synthetic region."""

    sleutel: str
    naam: str
    gemeenten: tuple[RegioGemeente, ...]
    beleid: Beleid
    ruw: Mapping[str, object]
    demo: Mapping[str, object]
