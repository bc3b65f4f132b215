"""Reads the folder of a region; a mistake in a file is named with its file and its place."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from zorglandschap.core.begrippen.beleid import BeleidFout, lees_beleid
from zorglandschap.core.begrippen.codelijsten import Productgroep
from zorglandschap.core.begrippen.regio import Lidmaatschap, Regio, RegioGemeente


def lees_regio(sleutel: str, regios: Path) -> Regio:
    """Read ``regios/<sleutel>/``: regio.toml, beleid.toml and, when present, demo.toml."""
    map_ = regios / sleutel
    if not (map_ / "regio.toml").is_file():
        bekend = ", ".join(sorted(p.parent.name for p in regios.glob("*/regio.toml"))) or "geen"
        raise ImproperlyConfigured(f"Regio ‘{sleutel}’ staat niet in {regios.name}/. Bekend: {bekend}.")
    ruw = _lees(map_ / "regio.toml")
    try:
        return Regio(
            sleutel=sleutel,
            naam=str(ruw["naam"]),
            gemeenten=tuple(_gemeente(g) for g in ruw["gemeente"]),
            beleid=lees_beleid(_lees(map_ / "beleid.toml")),
            ruw=ruw,
            demo=_lees(map_ / "demo.toml") if (map_ / "demo.toml").is_file() else {},
        )
    except KeyError as fout:
        raise ImproperlyConfigured(f"{sleutel}/regio.toml mist {fout}.") from fout
    except (BeleidFout, ValueError) as fout:
        raise ImproperlyConfigured(f"Regio ‘{sleutel}’: {fout}") from fout


def _lees(bestand: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(bestand.read_text(encoding="utf-8"))
    except FileNotFoundError as fout:
        raise ImproperlyConfigured(f"{bestand.parent.name}/{bestand.name} ontbreekt.") from fout
    except tomllib.TOMLDecodeError as fout:
        raise ImproperlyConfigured(f"{bestand.parent.name}/{bestand.name} is geen geldige TOML: {fout}") from fout


def _gemeente(ruw: Mapping[str, Any]) -> RegioGemeente:
    return RegioGemeente(
        code=str(ruw["code"]),
        naam=str(ruw["naam"]),
        lokaal_team=str(ruw["lokaal_team"]),
        breedte=float(ruw["breedte"]),
        lengte=float(ruw["lengte"]),
        inwoners={int(jaar): int(aantal) for jaar, aantal in ruw["inwoners"].items()},
        jeugdigen=int(ruw["jeugdigen"]),
        lidmaatschappen=tuple(_lidmaatschap(lid) for lid in ruw.get("lidmaatschap", [])),
    )


def _lidmaatschap(ruw: Mapping[str, Any]) -> Lidmaatschap:
    tot = ruw.get("tot")
    if type(ruw["van"]) is not date or not (tot is None or type(tot) is date):
        raise ImproperlyConfigured("een lidmaatschap heeft data als ‘van’ en ‘tot’, zoals 2014-01-01.")
    return Lidmaatschap(Productgroep(ruw["productgroep"]), ruw["van"], tot, str(ruw["bron"]))
