"""The locks of the database itself on rows of this room that are only ever added, such as an advice."""

from __future__ import annotations

from zorglandschap.apps.slot import Slot, voer_uit, zinnen

__all__ = ["ADVIES", "OPEN", "PRIJZEN", "SLUIT", "TAFEL", "VERSLAG", "voer_uit"]

ADVIES = zinnen(Slot("matching", ("matching_advies",), "een vastgelegd advies wordt niet gewijzigd"))
VERSLAG = zinnen(
    Slot(
        "matching_verslag",
        ("matching_wachtgebeurtenis", "matching_kloofherziening", "matching_matchstap", "matching_geenmatch"),
        "wat in dit verslag staat, wordt niet gewijzigd",
    )
)
TAFEL = zinnen(
    Slot(
        "matching_tafel",
        ("matching_verdelingsplan", "matching_tafelbesluit"),
        "een plan of besluit van de plaatsingstafel wordt niet gewijzigd",
    )
)
PRIJZEN = zinnen(Slot("matching_prijzen", ("matching_prijsmeting",), "een berekening van prijzen wordt niet gewijzigd"))
SLUIT, OPEN = (
    {soort: ADVIES[i][soort] + VERSLAG[i][soort] + TAFEL[i][soort] + PRIJZEN[i][soort] for soort in ADVIES[i]}
    for i in (0, 1)
)
