"""The locations of every provider by name only, for a choice; nothing here depends on what is free there."""

from __future__ import annotations

from dataclasses import dataclass

from zorglandschap.apps.aanbod.models import Locatie


@dataclass(frozen=True, slots=True)
class Locatienaam:
    """A location as somebody would name it."""

    pk: int
    naam: str
    aanbieder: str
    gemeente: str


def list_locatienamen() -> list[Locatienaam]:
    """Every location that was ever registered, by provider and name, whether it has places or not."""
    rijen = Locatie.objects.order_by("aanbieder__naam", "naam", "pk")
    return [Locatienaam(*rij) for rij in rijen.values_list("pk", "naam", "aanbieder__naam", "gemeente__naam")]
