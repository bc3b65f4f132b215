"""The only door to `cryptography`: values that can be read in one place only, and seals that show tampering.

AES-256-GCM; the place of a value (table, row, field) is authenticated with it, so that a value moved to
another row cannot be read. A blind index finds a value without reading it. Keys follow by HKDF-SHA-256
from the key of the installation. Pure: keys and nonces are made by the caller.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NONCE_BYTES = 12
SLEUTEL_BYTES = 32
INDEX_BYTES = 16
_KOP_BYTES = 1 + NONCE_BYTES
_TAG_BYTES = 16


class VersleutelFout(ValueError):
    """The value cannot be read: damaged, moved to another place, or made with a key that is not here."""


@dataclass(frozen=True, slots=True, repr=False)
class Sleutels:
    """The three keys that follow from one secret: 32 bytes each."""

    gegevens: bytes
    index: bytes
    zegel: bytes


@dataclass(frozen=True, slots=True, repr=False)
class Sleutelbos:
    """Keys by number (0–255); new values use the active one, old ones stay readable."""

    sleutels: Mapping[int, Sleutels]
    actief: int

    def __repr__(self) -> str:
        return f"Sleutelbos(actief={self.actief})"

    @property
    def huidig(self) -> Sleutels:
        """The keys for new values."""
        return self.sleutels[self.actief]


def maak_sleutelbos(geheimen: Mapping[int, str], actief: int) -> Sleutelbos:
    """Derive the keys of every secret; numbers are 0–255 and the active one must be among them."""
    if actief not in geheimen or not all(0 <= nummer <= 255 for nummer in geheimen):
        raise ValueError("een sleutelnummer ligt tussen 0 en 255, en het actieve nummer heeft een geheim")
    return Sleutelbos({nummer: _leid_af(geheim) for nummer, geheim in geheimen.items()}, actief)


def versleutel(bos: Sleutelbos, waarde: bytes, *, plaats: str, nonce: bytes) -> bytes:
    """Encrypt ``waarde`` for one place ("table:row:field"): key number, nonce, text and tag (29 bytes more).

    ``nonce`` is 12 fresh random bytes, never used twice.
    """
    if len(nonce) != NONCE_BYTES:
        raise ValueError(f"een nonce heeft {NONCE_BYTES} bytes")
    return bytes((bos.actief,)) + nonce + _kist(bos.huidig.gegevens).encrypt(nonce, waarde, plaats.encode())


def ontsleutel(bos: Sleutelbos, geheim: bytes, *, plaats: str) -> bytes:
    """Read a value back at its own place; raises VersleutelFout anywhere else."""
    if len(geheim) < _KOP_BYTES + _TAG_BYTES:
        raise VersleutelFout("de versleutelde waarde is te kort")
    sleutels = bos.sleutels.get(geheim[0])
    if sleutels is None:
        raise VersleutelFout(f"sleutel {geheim[0]} is niet bekend")
    try:
        return _kist(sleutels.gegevens).decrypt(geheim[1:_KOP_BYTES], geheim[_KOP_BYTES:], plaats.encode())
    except InvalidTag as fout:
        raise VersleutelFout("de waarde is beschadigd of hoort op een andere plaats") from fout


def sleutelnummer(geheim: bytes) -> int:
    """The number of the key with which a value was made; for rotation."""
    return geheim[0]


def blinde_index(sleutels: Sleutels, waarde: bytes) -> bytes:
    """HMAC-SHA-256 of a value, cut to 16 bytes: equal values are found, none can be read."""
    return hmac.digest(sleutels.index, waarde, "sha256")[:INDEX_BYTES]


def stempel(sleutels: Sleutels, inhoud: bytes) -> str:
    """HMAC-SHA-256 over a seal, in hex: only who holds the key of the installation can make it."""
    return hmac.digest(sleutels.zegel, inhoud, "sha256").hex()


def is_stempel(bos: Sleutelbos, inhoud: bytes, gegeven: str) -> bool:
    """True when one of the known keys made this stamp; compared in constant time."""
    return any(hmac.compare_digest(stempel(sleutels, inhoud), gegeven) for sleutels in bos.sleutels.values())


def _leid_af(geheim: str) -> Sleutels:
    def sleutel(waarvoor: str) -> bytes:
        afleiding = HKDF(algorithm=SHA256(), length=SLEUTEL_BYTES, salt=None, info=f"zorglandschap:{waarvoor}".encode())
        return afleiding.derive(geheim.encode())

    return Sleutels(gegevens=sleutel("gegevens"), index=sleutel("index"), zegel=sleutel("zegel"))


@lru_cache(maxsize=16)
def _kist(sleutel: bytes) -> AESGCM:
    return AESGCM(sleutel)
