"""The locks of the database itself on rows of this room that are only ever added, such as an advice."""

from __future__ import annotations

from zorglandschap.apps.slot import Slot, voer_uit, zinnen

__all__ = ["ADVIES", "EXPERTS", "OPEN", "PRIJZEN", "RANG", "SLUIT", "TAFEL", "TEGENSPRAAK", "VERSLAG", "voer_uit"]

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
RANG = zinnen(Slot("matching_rang", ("matching_rangadvies",), "een vastgelegde rangschikking wordt niet gewijzigd"))
EXPERTS = zinnen(
    Slot(
        "matching_experts",
        ("matching_expertvraag", "matching_expertbericht"),
        "wat bij de experttafel is vastgelegd, wordt niet gewijzigd",
    )
)
TEGENSPRAAK = zinnen(
    Slot("matching_tegen", ("matching_tegenspraak",), "wat als tegenspraak is opgeschreven, wordt niet gewijzigd")
)
ALLE = (ADVIES, VERSLAG, TAFEL, PRIJZEN, EXPERTS, TEGENSPRAAK, RANG)
SLUIT, OPEN = ({soort: [z for slot in ALLE for z in slot[i][soort]] for soort in ADVIES[i]} for i in (0, 1))
