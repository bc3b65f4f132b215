"""The shapes of the API's answers: camelCase names, dates with zone, no number where one may not be shown."""

from __future__ import annotations

from datetime import datetime

from ninja import Schema
from pydantic import ConfigDict
from pydantic.alias_generators import to_camel


class Vorm(Schema):
    """Base of every answer: Dutch names in camelCase."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class Definitie(Vorm):
    """What an indicator means."""

    sleutel: str
    naam: str
    definitie: str
    eenheid: str
    richting: str
    bron: str
    versie: int


class Cijfer(Vorm):
    """One cell; ``teller``, ``noemer`` and ``waarde`` are absent (null) unless ``staat`` is ‘getoond’."""

    gebied: str
    jaar: int
    staat: str
    teller: int | None = None
    noemer: int | None = None
    waarde: float | None = None


class Reeks(Vorm):
    """An indicator with all its cells, when it was measured, and under which threshold numbers are hidden."""

    definitie: Definitie
    drempel: int
    gemeten_om: datetime | None
    is_verzonnen: bool
    cijfers: list[Cijfer]


class Probleem(Vorm):
    """application/problem+json (RFC 9457)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
