"""The lock of the database itself on measurements: a figure is measured again, never changed."""

from __future__ import annotations

from zorglandschap.apps.slot import Slot, voer_uit, zinnen

__all__ = ["OPEN", "SLUIT", "voer_uit"]

SLUIT, OPEN = zinnen(Slot("monitor", ("monitor_meting",), "een meting wordt niet gewijzigd"))
