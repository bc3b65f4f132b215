"""Reads what a browser sends outside a form: numbers that fit, and text that every database can keep."""

from __future__ import annotations

HOOGSTE = 2**31 - 1  # what an integer column of PostgreSQL holds
CIJFERS = len(str(HOOGSTE)) - 1


def getal(ruw: str | None) -> int | None:
    """A whole number of at most nine digits, or None for anything else."""
    return int(ruw) if ruw and ruw.isascii() and ruw.isdecimal() and len(ruw) <= CIJFERS else None


def tekst(ruw: str | None) -> str | None:
    """The text without NUL characters, which can come along with a paste and which PostgreSQL refuses."""
    return None if ruw is None else ruw.replace("\x00", "")
