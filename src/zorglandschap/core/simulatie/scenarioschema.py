"""The JSON Schema of a scenario file, made from the dataclasses; ``scenario.schema.json`` is its printed form."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from zorglandschap.core.simulatie.maatregelen import SOORTEN, Maatregel
from zorglandschap.core.simulatie.scenariobestand import VERSIE
from zorglandschap.core.simulatie.scenariogegevens import Scenario
from zorglandschap.core.simulatie.scenariovelden import Eigenschap, eigenschappen

_TYPEN: dict[type, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    tuple: {"type": "array", "items": {"type": "string"}},
}
_LEEG = {str: "minLength", tuple: "minItems", dict: "minProperties"}


def schema() -> dict[str, Any]:
    """The schema (draft 2020-12) as plain values."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Scenario van Zorglandschap",
        "description": "Maatregelen met een datum, bovenop het beleid van nu.",
        "type": "object",
        "additionalProperties": False,
        "required": ["versie", *_verplicht(Scenario)],
        "properties": {
            "$schema": {"type": "string", "description": "Waar dit schema staat; wordt niet gelezen."},
            "versie": {"const": VERSIE, "description": "Versie van dit soort bestand."},
            **{eigen.naam: _eigenschap(eigen) for eigen in eigenschappen(Scenario)},
            "maatregelen": {
                "type": "array",
                "description": "De maatregelen; de volgorde maakt niet uit.",
                "items": {"oneOf": [_maatregel(naam, klasse) for naam, klasse in SOORTEN.items()]},
            },
        },
    }


def schematekst() -> str:
    """The schema as it stands in ``scenario.schema.json``."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _maatregel(naam: str, klasse: type[Maatregel]) -> dict[str, Any]:
    return {
        "title": naam,
        "type": "object",
        "additionalProperties": False,
        "required": ["soort", *_verplicht(klasse)],
        "properties": {
            "soort": {"const": naam, "description": "Soort maatregel."},
            **{eigen.naam: _eigenschap(eigen) for eigen in eigenschappen(klasse)},
        },
    }


def _verplicht(klasse: type) -> list[str]:
    return [eigen.naam for eigen in eigenschappen(klasse) if eigen.verplicht]


def _eigenschap(eigen: Eigenschap) -> dict[str, Any]:
    grenzen = {naam: waarde for naam, waarde in (("minimum", eigen.veld.minstens), ("maximum", eigen.veld.hoogstens))
               if waarde is not None}  # fmt: skip
    if eigen.soort is dict:
        uit: dict[str, Any] = {"type": "object", "additionalProperties": {"type": "number", **grenzen}}
    else:
        uit = {**_TYPEN[eigen.soort], **grenzen}
    if eigen.verplicht and eigen.soort in _LEEG:
        uit[_LEEG[eigen.soort]] = 1
    if eigen.mag_leeg:
        uit["type"] = [uit["type"], "null"]
    return {"description": eigen.veld.uitleg, **uit}
