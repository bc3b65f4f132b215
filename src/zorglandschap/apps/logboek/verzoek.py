"""The trace id of the request that is being handled, so that its events can be told together."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_verzoek: ContextVar[str] = ContextVar("verzoek", default="")


def nieuw_verzoek() -> str:
    """A fresh trace id: 16 random bytes in hex, as W3C Trace Context asks."""
    return secrets.token_hex(16)


def huidig_verzoek() -> str:
    """The trace id of this request; work outside a request gets one of its own per event."""
    return _verzoek.get() or nieuw_verzoek()


@contextmanager
def in_verzoek(nummer: str = "") -> Iterator[str]:
    """Everything logged inside this block carries the same trace id."""
    nummer = nummer or nieuw_verzoek()
    merk = _verzoek.set(nummer)
    try:
        yield nummer
    finally:
        _verzoek.reset(merk)
