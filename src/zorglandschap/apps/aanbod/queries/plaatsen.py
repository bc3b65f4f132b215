"""The places a location can be in: towns and villages that the region knows, with their degrees; nobody types those."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zorglandschap.apps.organisaties.models import Gemeente
from zorglandschap.core.begrippen.regio import Regio


@dataclass(frozen=True, slots=True)
class Plaats:
    """A town or village: its key in forms, its name, and where it lies."""

    sleutel: str
    naam: str
    gemeente_code: str
    gemeente: str
    breedte: float
    lengte: float


def list_plaatsen(regio: Regio) -> list[Plaats]:
    """Every place of the region, and the gemeenten around it, as far as they are registered here; by gemeente."""
    namen = dict(Gemeente.objects.values_list("code", "naam"))
    return [plaats for plaats in _alle(regio) if plaats.gemeente_code in namen]


def _alle(regio: Regio) -> Iterator[Plaats]:
    for g in sorted(regio.gemeenten, key=lambda g: g.naam):
        kernen = g.kernen or ()
        if not kernen:
            yield Plaats(g.code, g.naam, g.code, g.naam, g.breedte, g.lengte)
        for nummer, kern in enumerate(kernen):
            yield Plaats(f"{g.code}-{nummer}", kern.naam, g.code, g.naam, kern.breedte, kern.lengte)
    for b in sorted(regio.buitengemeenten, key=lambda b: b.naam):
        yield Plaats(b.code, b.naam, b.code, b.naam, b.breedte, b.lengte)
