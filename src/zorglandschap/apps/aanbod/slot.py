"""The lock of the database itself: what was changed, counted or judged about an offer is only ever added to."""

from __future__ import annotations

from zorglandschap.apps.slot import Slot, voer_uit, zinnen

__all__ = ["OPEN", "SLUIT", "voer_uit"]

SLUIT, OPEN = zinnen(
    Slot(
        "aanbod",
        ("aanbod_aanbodwijziging", "aanbod_dagstand", "aanbod_kwaliteitsantwoord"),
        "de geschiedenis van het aanbod wordt niet gewijzigd",
    )
)
