"""The locks of the database itself: a step, a measured goal and a decision are added, never changed or removed."""

from __future__ import annotations

from zorglandschap.apps.slot import Slot, voer_uit, zinnen

__all__ = ["BEWIJS", "OPEN", "SLUIT", "STAPPEN", "WENSEN", "voer_uit"]

STAPPEN = zinnen(Slot("casus", ("casus_casusstap",), "een stap in een casus wordt niet gewijzigd"))
BEWIJS = zinnen(
    Slot("casus_bewijs", ("casus_doelmeting", "casus_beschikking"), "een meting of besluit wordt niet gewijzigd")
)
WENSEN = zinnen(Slot("casus_wens", ("casus_woonwens",), "wat iemand over wonen vertelde, wordt niet gewijzigd"))
ALLE = (STAPPEN, BEWIJS, WENSEN)
SLUIT, OPEN = ({soort: [z for slot in ALLE for z in slot[i][soort]] for soort in STAPPEN[i]} for i in (0, 1))
