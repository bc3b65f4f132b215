"""The lock of the database itself on the timeline: a step of a casus is added, never changed or removed."""

from __future__ import annotations

from zorglandschap.apps.slot import Slot, voer_uit, zinnen

__all__ = ["OPEN", "SLUIT", "voer_uit"]

SLUIT, OPEN = zinnen(Slot("casus", ("casus_casusstap",), "een stap in een casus wordt niet gewijzigd"))
