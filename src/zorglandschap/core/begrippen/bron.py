"""Where a rule or a number comes from: a document and its paragraph."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bron:
    """A place in a source document; ``wat`` says in our own words what stands there."""

    document: str
    paragraaf: str
    wat: str

    def __post_init__(self) -> None:
        if not (self.document and self.paragraaf and self.wat):
            raise ValueError("een bron heeft een document, een paragraaf en een omschrijving")

    def __str__(self) -> str:
        """Document and paragraph, as shown beside a rule."""
        return f"{self.document}, {self.paragraaf}"


REGIOVISIE = "Regiovisie jeugdhulp Flevoland ‘Samen en dichtbij’ 2021–2025"
WAT_VOORAFGING = "Zorglandschap Flevoland, ‘Wat voorafging’"
PRAATPLAAT = "Toelichting praatplaat Zorglandschap Flevoland"
VERSNELLINGSTEAM = "Versnellingsteam Flevoland, GemeenteDelers 2023"
JEUGDWET = "Jeugdwet, tekst per 1-1-2026"
RICHTLIJN_UITHUISPLAATSING = "Richtlijn uithuisplaatsing en terugplaatsing (2023)"
CRISISWIJZER = "Crisiswijzer Flevoland"
