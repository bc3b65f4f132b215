"""The fixed words under a letter about a decision, as the region set them; a gemeente can have its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Brieftekst:
    """Who signs, what one can do who does not agree, and who helps with that; each a paragraph."""

    ondertekening: str
    oneens: tuple[str, ...]
    hulp: tuple[str, ...]


def lees_brieftekst(
    ruw: object, gemeente_code: str, *, je: bool, is_bepaling: bool, waarden: Mapping[str, str | int]
) -> Brieftekst:
    """The words for one letter, from the table ``[brief]`` of regio.toml; raises KeyError when one is missing."""
    tabel = _tabel(ruw)
    per_gemeente = _tabel(tabel.get("gemeente"))
    woorden = {**tabel, **_tabel(per_gemeente.get(gemeente_code))}
    achter = "_je" if je else ""
    return Brieftekst(
        ondertekening=str(woorden["ondertekening_gi" if is_bepaling else "ondertekening"]) % waarden,
        oneens=_alineas(woorden[("geschil" if is_bepaling else "bezwaar") + achter], waarden),
        hulp=_alineas(woorden["hulp" + achter], waarden),
    )


def _tabel(ruw: object) -> Mapping[str, object]:
    return ruw if isinstance(ruw, Mapping) else {}


def _alineas(ruw: object, waarden: Mapping[str, str | int]) -> tuple[str, ...]:
    regels = ruw if isinstance(ruw, list | tuple) else [ruw]
    return tuple(str(regel) % waarden for regel in regels)
