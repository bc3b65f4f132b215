"""Words of a decision of the placement table: why it follows or differs, and what the family thinks of it."""

from __future__ import annotations

from enum import StrEnum


class Tafelreden(StrEnum):
    """Why the table decided as it did; the first group follows the advice, the second differs from it."""

    PAST_HET_BEST = "past het best"
    WENS_GEZIN = "wens van jeugdige en ouders"
    MET_SPOED = "met spoed"
    BEKEND = "bekend met het gezin"
    VEILIGHEID = "veiligheid"
    AFSTAND = "afstand"
    ANDERE_WENS = "jeugdige of ouders willen iets anders"
    NIEUWE_FEITEN = "nieuwe feiten"
    ANDERS = "anders"


VOLGT = (Tafelreden.PAST_HET_BEST, Tafelreden.WENS_GEZIN, Tafelreden.MET_SPOED)
WIJKT_AF = tuple(reden for reden in Tafelreden if reden not in VOLGT)


class Meningstand(StrEnum):
    """Whether the table knows what the youth and the parents think of the decision."""

    BEKEND = "bekend"
    GEVRAAGD = "gevraagd, nog geen antwoord"
    NIET_GEVRAAGD = "nog niet gevraagd"
