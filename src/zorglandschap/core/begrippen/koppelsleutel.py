"""A key for another system: how it is written, what of it is kept, and how a given one is known again.

``zls_`` + twelve signs that anybody may know (so that it can be found and named) + ``_`` + the secret. Of the secret
only the print is kept: it holds 256 random bits, so its SHA-256 cannot be turned back by trying.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass
from enum import StrEnum

BEGIN = "zls"
KENMERK_BYTES, GEHEIM_BYTES = 6, 32
_VORM = re.compile(rf"{BEGIN}_([0-9a-f]{{{2 * KENMERK_BYTES}}})_([A-Za-z0-9_-]{{43}})", re.ASCII)


class Koppelbereik(StrEnum):
    """What a key may be used for; nothing else."""

    AANBOD = "eigen aanbod bijwerken"


class Sleutelstand(StrEnum):
    """How a key stands."""

    WERKT = "werkt"
    INGETROKKEN = "ingetrokken"
    VERLOPEN = "verlopen"
    ZONDER_PLANNER = "planner werkt hier niet meer"


@dataclass(frozen=True, slots=True)
class Sleutel:
    """A key as somebody holds it; its secret is in no log and in no representation."""

    kenmerk: str
    geheim: str

    def __repr__(self) -> str:
        return f"Sleutel({self.kenmerk})"

    @property
    def tekst(self) -> str:
        """The key as it is shown once, and sent along."""
        return f"{BEGIN}_{self.kenmerk}_{self.geheim}"

    @property
    def afdruk(self) -> str:
        """What is kept of the secret."""
        return hashlib.sha256(self.geheim.encode()).hexdigest()

    def past_op(self, afdruk: str) -> bool:
        """True when this is the key of which that print was kept."""
        return hmac.compare_digest(self.afdruk, afdruk)


def ontleed(tekst: str) -> Sleutel | None:
    """The key in a text, or None when the text is no key."""
    gevonden = _VORM.fullmatch(tekst)
    return Sleutel(gevonden[1], gevonden[2]) if gevonden else None
