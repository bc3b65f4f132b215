"""Questions about the demo: which synthetic region stands in the database, if any."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from zorglandschap.apps.organisaties.models import Installatie

SLEUTEL = "demo_voltooid"


@dataclass(frozen=True, slots=True)
class GeladenRegio:
    """What was loaded: region, scale, seed, day, and the fingerprint of the tables."""

    regio: str
    schaal: float
    zaad: int
    vandaag: date
    vingerafdruk: str


def get_geladen_regio() -> GeladenRegio | None:
    """The synthetic region that was loaded completely, or None."""
    rij = Installatie.objects.filter(sleutel=SLEUTEL).first()
    if rij is None:
        return None
    feiten = json.loads(rij.waarde)
    return GeladenRegio(
        regio=str(feiten["regio"]),
        schaal=float(feiten["schaal"]),
        zaad=int(feiten["zaad"]),
        vandaag=date.fromisoformat(feiten["vandaag"]),
        vingerafdruk=str(feiten["vingerafdruk"]),
    )
