"""Reads the folder of a region; a mistake in a file is named with its file and its place."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from zorglandschap.core.begrippen.beleid import Beleid, BeleidFout, lees_beleid, lees_normen
from zorglandschap.core.begrippen.codelijsten import Productgroep, SoortOrganisatie
from zorglandschap.core.begrippen.kwaliteitskader import lees_kwaliteitskader
from zorglandschap.core.begrippen.lokaal import BESTAND, LokaalFout, lees_contact, lees_lokaal
from zorglandschap.core.begrippen.regio import (
    Buitengemeente,
    Crisisdienst,
    Kern,
    Lidmaatschap,
    Partner,
    Regio,
    RegioGemeente,
)
from zorglandschap.core.matching.kaderbestand import lees_kaders
from zorglandschap.core.matching.verdeling.doelordebestand import lees_doelorde
from zorglandschap.core.matching.wachtlijst import lees_wachtregels
from zorglandschap.core.simulatie.regels import lees_simulatieregels
from zorglandschap.core.simulatie.scenario import OngeldigScenario, lees_scenario


def lees_regio(sleutel: str, regios: Path) -> Regio:
    """Read ``regios/<sleutel>/``: regio, beleid, afwegingskader, doelorde, and what else is present (.toml)."""
    map_ = regios / sleutel
    if not (map_ / "regio.toml").is_file():
        bekend = ", ".join(sorted(p.parent.name for p in regios.glob("*/regio.toml"))) or "geen"
        raise ImproperlyConfigured(f"Regio ‘{sleutel}’ staat niet in {regios.name}/. Bekend: {bekend}.")
    ruw = _lees(map_ / "regio.toml")
    kader = _lees(map_ / "afwegingskader.toml")
    doelorde = _lees(map_ / "doelorde.toml")
    eerdere = tuple(_lees(bestand) for bestand in sorted((map_ / "eerdere_kaders").glob("*.toml")))
    wachtlijst = _lees(map_ / "wachtlijst.toml") if (map_ / "wachtlijst.toml").is_file() else {}
    lokaal = _lokaal_per_gemeente(_lees(map_ / BESTAND)) if (map_ / BESTAND).is_file() else {}
    try:
        lees_kaders(kader, eerdere)  # refused here, at the start, rather than on a page
        lees_doelorde(doelorde)
        if wachtlijst:
            lees_wachtregels(wachtlijst)
        if simulatie := _als_er(map_ / "simulatie.toml"):
            lees_simulatieregels(simulatie)
        return Regio(
            sleutel=sleutel,
            naam=str(ruw["naam"]),
            gemeenten=tuple(_gemeente(g, ruw.get("lidmaatschap", []), lokaal) for g in ruw["gemeente"]),
            beleid=_met_eigen_normen(lees_beleid(_lees(map_ / "beleid.toml")), lokaal, ruw["gemeente"]),
            ruw=ruw,
            demo=_lees(map_ / "demo.toml") if (map_ / "demo.toml").is_file() else {},
            afwegingskader=kader,
            eerdere_kaders=eerdere,
            doelorde=doelorde,
            kwaliteitskader=lees_kwaliteitskader(_als_er(map_ / "kwaliteitskader.toml")),
            wachtlijst=wachtlijst,
            simulatie=simulatie,
            scenarios=_scenarios(map_ / "scenarios"),
            partners=tuple(_partner(p) for p in ruw.get("partner", [])),
            buitengemeenten=tuple(_buitengemeente(b) for b in ruw.get("buitengemeente", [])),
            regiobureau=str(ruw.get("regiobureau", ruw["naam"])),
            cijfers={str(c["sleutel"]): float(c["waarde"]) for c in ruw.get("cijfer", [])},
            crisisdienst=_crisisdienst(ruw["crisisdienst"]) if "crisisdienst" in ruw else None,
        )
    except KeyError as fout:
        raise ImproperlyConfigured(f"{sleutel}/regio.toml mist {fout}.") from fout
    except (BeleidFout, ValueError) as fout:
        raise ImproperlyConfigured(f"Regio ‘{sleutel}’: {fout}") from fout


def _scenarios(map_: Path) -> dict[str, str]:
    """The scenarios that come with the region; a fault is told at the start, not when a page opens."""
    uit = {}
    for bestand in sorted(map_.glob("*.json")):
        tekst = bestand.read_text(encoding="utf-8")
        try:
            lees_scenario(tekst)
        except OngeldigScenario as fout:
            raise ValueError(f"{map_.name}/{bestand.name}: {fout}") from fout
        uit[bestand.stem] = tekst
    return uit


def _als_er(bestand: Path) -> Mapping[str, Any]:
    return _lees(bestand) if bestand.is_file() else {}


def _lees(bestand: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(bestand.read_text(encoding="utf-8"))
    except FileNotFoundError as fout:
        raise ImproperlyConfigured(f"{bestand.parent.name}/{bestand.name} ontbreekt.") from fout
    except tomllib.TOMLDecodeError as fout:
        raise ImproperlyConfigured(f"{bestand.parent.name}/{bestand.name} is geen geldige TOML: {fout}") from fout


def _lokaal_per_gemeente(ruw: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
    """The tables of lokaal.toml by the code of their gemeente."""
    rijen = ruw.get("gemeente", [])
    if not isinstance(rijen, list) or not all(isinstance(rij, dict) and rij.get("code") for rij in rijen):
        raise ImproperlyConfigured(f"{BESTAND}: schrijf elke gemeente als [[gemeente]] met een ‘code’.")
    per_code = {str(rij["code"]): rij for rij in rijen}
    if len(per_code) < len(rijen):
        raise ImproperlyConfigured(f"{BESTAND}: een gemeente staat er twee keer in.")
    return per_code


def _met_eigen_normen(
    beleid: Beleid, lokaal: Mapping[str, Mapping[str, Any]], gemeenten: Sequence[Mapping[str, Any]]
) -> Beleid:
    """The policy of the region with the own numbers of its gemeenten beside it."""
    onbekend = set(lokaal) - {str(g["code"]) for g in gemeenten}
    if onbekend:
        raise LokaalFout(f"{BESTAND}: {min(onbekend)} is geen gemeente van deze regio.")
    eigen = {
        code: lees_normen(rij.get("norm", []), f"{BESTAND}, {code}", eigenaar=f"gemeente {code}")
        for code, rij in lokaal.items()
    }
    for code, normen in eigen.items():
        vreemd = set(normen) - set(beleid.normen)
        if vreemd:
            raise LokaalFout(f"{BESTAND}, {code}: beleid.toml kent geen norm ‘{min(vreemd)}’ om van af te wijken.")
    return replace(beleid, lokaal=eigen)


def _gemeente(
    ruw: Mapping[str, Any], lidmaatschappen: Sequence[Mapping[str, Any]], lokaal: Mapping[str, Mapping[str, Any]]
) -> RegioGemeente:
    code = str(ruw["code"])
    return RegioGemeente(
        code=code,
        naam=str(ruw["naam"]),
        lokaal_team=str(ruw["lokaal_team"]),
        breedte=float(ruw["breedte"]),
        lengte=float(ruw["lengte"]),
        inwoners={int(jaar): int(aantal) for jaar, aantal in ruw["inwoners"].items()},
        jeugdigen=int(ruw["jeugdigen"]),
        lidmaatschappen=tuple(_lidmaatschap(rij) for rij in _voor(code, lidmaatschappen) if not rij.get("geen", False)),
        minderjarigen=int(ruw.get("minderjarigen", 0)),
        jeugdbescherming_procent=float(ruw.get("jeugdbescherming_procent", 0)),
        vierde_of_later=float(ruw.get("vierde_of_later", 0)),
        kernen=tuple(_kern(kern) for kern in ruw.get("kernen", [])),
        bronnen={str(wat): str(bron) for wat, bron in ruw.get("bronnen", {}).items()},
        verzonnen=frozenset(str(wat) for wat in ruw.get("verzonnen", [])),
        lokaal=lees_lokaal(lokaal.get(code, {}), code),
    )


def _voor(code: str, rijen: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The rows for one gemeente: its own rows, and the general row of each group it has no own row for."""
    eigen = [rij for rij in rijen if rij.get("gemeente") == code]
    geregeld = {rij["productgroep"] for rij in eigen}
    return eigen + [rij for rij in rijen if "gemeente" not in rij and rij["productgroep"] not in geregeld]


def _lidmaatschap(ruw: Mapping[str, Any]) -> Lidmaatschap:
    van, tot = ruw.get("van"), ruw.get("tot")
    if type(van) is not date or not (tot is None or type(tot) is date):
        raise ImproperlyConfigured("een lidmaatschap heeft data als ‘van’ en ‘tot’, zoals 2014-01-01.")
    verzonnen = bool(ruw.get("verzonnen", False))
    return Lidmaatschap(Productgroep(ruw["productgroep"]), van, tot, str(ruw["bron"]), verzonnen)


def _kern(ruw: Mapping[str, Any]) -> Kern:
    return Kern(str(ruw["naam"]), float(ruw["breedte"]), float(ruw["lengte"]), float(ruw["aandeel"]))


def _partner(ruw: Mapping[str, Any]) -> Partner:
    return Partner(
        naam=str(ruw["naam"]),
        soort=SoortOrganisatie(ruw["soort"]),
        gemeente_code=str(ruw["gemeente"]) if "gemeente" in ruw else None,
        bron=str(ruw["bron"]),
        is_verzonnen=bool(ruw.get("verzonnen", False)),
    )


def _buitengemeente(ruw: Mapping[str, Any]) -> Buitengemeente:
    return Buitengemeente(str(ruw["code"]), str(ruw["naam"]), float(ruw["breedte"]), float(ruw["lengte"]))


def _crisisdienst(ruw: Mapping[str, Any]) -> Crisisdienst:
    contact = {veld: waarde for veld, waarde in ruw.items() if veld not in ("naam", "mail")}
    return Crisisdienst(str(ruw["naam"]), lees_contact(contact, "crisisdienst"), str(ruw.get("mail", "")).strip())
