"""Reads the words back from a PDF that web/vormgeving/pdf.py made: enough for tests, no reader of PDF in general."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

STROOM = re.compile(rb"stream\n(.*?)\nendstream", re.DOTALL)
OPDRACHT = re.compile(rb"/F(\d+) [\d.]+ Tf|\(((?:[^()\\]|\\.)*)\) Tj", re.DOTALL)
LETTER = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]{4,8})>")
ONTSNAPT = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def pdf_tekst(inhoud: bytes) -> str:
    """Every line of text, in the order in which it was set, one per line."""
    return "\n".join(pdf_regels(inhoud))


def pdf_plat(inhoud: bytes) -> str:
    """The words with single spaces between them, so that a sentence is found wherever the lines break."""
    return " ".join(pdf_tekst(inhoud).split())


def pdf_regels(inhoud: bytes) -> Iterator[str]:
    """The strings that are shown, per call that shows text."""
    stromen = [_uitgepakt(m.group(1)) for m in STROOM.finditer(inhoud)]
    kaarten = [_kaart(s) for s in stromen if b"beginbfchar" in s]
    letter: dict[int, str] = {}
    for stroom in stromen:
        if b" Tj" not in stroom:
            continue
        for gevonden in OPDRACHT.finditer(stroom):
            if gevonden.group(1):
                letter = kaarten[int(gevonden.group(1)) - 1]
            else:
                codes = re.sub(rb"\\(.)", lambda m: ONTSNAPT.get(m.group(1), m.group(1)), gevonden.group(2), flags=re.S)
                yield "".join(letter[int.from_bytes(codes[i : i + 2])] for i in range(0, len(codes), 2))


def pdf_aantal_bladen(inhoud: bytes) -> int:
    """How many pages the document has."""
    return len(re.findall(rb"/Type /Page\b", inhoud))


def _uitgepakt(stroom: bytes) -> bytes:
    try:
        return zlib.decompress(stroom)
    except zlib.error:
        return stroom


def _kaart(stroom: bytes) -> dict[int, str]:
    return {int(code, 16): bytes.fromhex(teken.decode()).decode("utf-16-be") for code, teken in LETTER.findall(stroom)}
