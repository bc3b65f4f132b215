"""From arrays of the synthetic region to columns of the database: numbers, days, moments, codes and keys."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from zorglandschap.core.begrippen.codelijsten import Specialisme
from zorglandschap.core.synthetisch.dagen import GEEN, GEEN_EINDE, Reeks

EERSTE_NUMMER = 1
SPECIALISMEN: tuple[Specialisme, ...] = tuple(Specialisme)
EERSTE_UUR_UTC = 8  # work begins at nine or ten, local time


def nummers(aantal: int, *, vanaf: int = EERSTE_NUMMER) -> list[int]:
    """Primary keys of a table: 1, 2, 3 and on."""
    return list(range(vanaf, vanaf + aantal))


def verwijzing(reeks: Reeks) -> list[int | None]:
    """References as primary keys; -1 is None."""
    return [None if n == GEEN else n + EERSTE_NUMMER for n in reeks.tolist()]


def dagen(reeks: Reeks) -> list[str]:
    """Days as text."""
    return reeks.astype("datetime64[D]").astype(str).tolist()  # type: ignore[no-any-return]


def dagen_of_niets(reeks: Reeks) -> list[str | None]:
    """Days as text; without end, or -1, is None."""
    leeg = (reeks == GEEN_EINDE) | (reeks == GEEN)
    tekst = dagen(np.where(leeg, 0, reeks).astype(np.int32))
    return [None if niets else dag for niets, dag in zip(leeg.tolist(), tekst, strict=True)]


def momenten(reeks: Reeks, stap: Reeks | int = 0) -> list[str]:
    """A moment on each day, in office hours; later for a later ``stap`` of the same day."""
    minuten = 24 * 60 * reeks.astype(np.int64) + 60 * EERSTE_UUR_UTC + 7 + 23 * np.asarray(stap, dtype=np.int64)
    tekst = minuten.astype("datetime64[m]").astype("datetime64[s]").astype(str)
    return [t.replace("T", " ") for t in tekst.tolist()]


def codes(lijst: type[StrEnum], reeks: Reeks) -> list[str]:
    """Values of a code list; -1 is empty text."""
    waarden = np.array([*(w.value for w in lijst), ""], dtype=object)
    return waarden[reeks].tolist()  # type: ignore[no-any-return]


def teksten(lijst: Sequence[str], reeks: Reeks) -> list[str]:
    """Texts by their place in a list."""
    return np.array(lijst, dtype=object)[reeks].tolist()  # type: ignore[no-any-return]


def behoeften(masker: int) -> list[str]:
    """The values of Specialisme in a bit mask."""
    return [s.value for bit, s in enumerate(SPECIALISMEN) if masker >> bit & 1]


def sleutels(rng: np.random.Generator, aantal: int) -> list[str]:
    """Random keys (UUID version 4) as 32 hexadecimal digits, from seeded dice."""
    ruw: NDArray[np.uint8] = rng.integers(0, 256, size=(aantal, 16), dtype=np.uint8)
    ruw[:, 6] = (ruw[:, 6] & 0x0F) | 0x40
    ruw[:, 8] = (ruw[:, 8] & 0x3F) | 0x80
    tekst = ruw.tobytes().hex()
    return [tekst[i : i + 32] for i in range(0, len(tekst), 32)]
