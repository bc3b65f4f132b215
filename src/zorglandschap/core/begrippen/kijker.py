"""Who is looking: the only thing a query needs to know of the person behind a request."""

from __future__ import annotations

from dataclasses import dataclass

from zorglandschap.core.begrippen.codelijsten import Rol


@dataclass(frozen=True, slots=True)
class Kijker:
    """A signed-in person in one role; made from the session at the edge, passed to every query and action.

    ``medewerker_id`` is None for a youth or parent, ``jeugdige_id`` is None for a professional.
    """

    gebruiker_id: int
    naam: str
    rol: Rol
    organisatie_id: int | None = None
    organisatie_naam: str = ""
    gemeente_code: str | None = None
    medewerker_id: int | None = None
    jeugdige_id: int | None = None
    is_actief: bool = True
