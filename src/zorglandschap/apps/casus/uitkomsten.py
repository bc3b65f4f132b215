"""Outcomes of rules as they are kept beside a step, and read back in any language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from zorglandschap.core.begrippen.bron import Bron
from zorglandschap.core.begrippen.tekst import Tekst
from zorglandschap.core.regels.uitkomst import Oordeel, Uitkomst

ONBEKEND = "–"


def naar_json(uitkomsten: Iterable[Uitkomst]) -> list[dict[str, Any]]:
    """For ``CasusStap.uitkomsten``: rule, verdict, reason, source and what was missing."""
    return [
        {
            "regel": u.regel,
            "oordeel": u.oordeel.value,
            "reden": _zin(u.reden),
            "bron": {"document": u.bron.document, "paragraaf": u.bron.paragraaf, "wat": u.bron.wat},
            "ontbreekt": [_zin(t) for t in u.ontbreekt],
            "is_hard": u.is_hard,
        }
        for u in uitkomsten
    ]


def uit_json(ruw: Iterable[Mapping[str, Any]]) -> list[Uitkomst]:
    """Read them back; a plain text as reason or source is understood too."""
    return [
        Uitkomst(
            regel=str(u["regel"]),
            oordeel=Oordeel(u["oordeel"]),
            reden=_tekst(u["reden"]),
            bron=_bron(u.get("bron")),
            ontbreekt=tuple(_tekst(t) for t in u.get("ontbreekt", ())),
            is_hard=bool(u.get("is_hard", True)),
        )
        for u in ruw
    ]


def _zin(tekst: Tekst) -> dict[str, Any]:
    return {"sjabloon": tekst.sjabloon, "waarden": dict(tekst.waarden)}


def _tekst(ruw: Mapping[str, Any] | str) -> Tekst:
    if isinstance(ruw, str):
        return Tekst(ruw)
    return Tekst(str(ruw["sjabloon"]), tuple(sorted(ruw.get("waarden", {}).items())))


def _bron(ruw: Mapping[str, Any] | str | None) -> Bron:
    if isinstance(ruw, Mapping):
        return Bron(ruw["document"], ruw["paragraaf"], ruw["wat"])
    return Bron(ruw or ONBEKEND, ONBEKEND, ONBEKEND)
