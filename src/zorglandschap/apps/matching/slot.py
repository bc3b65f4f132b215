"""The lock of the database itself on advice: a new advice stands beside the old one, never over it."""

from __future__ import annotations

from zorglandschap.apps.slot import Slot, voer_uit, zinnen

__all__ = ["OPEN", "SLUIT", "voer_uit"]

SLUIT, OPEN = zinnen(Slot("matching", ("matching_advies",), "een vastgelegd advies wordt niet gewijzigd"))
