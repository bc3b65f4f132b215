"""A scenario as a file: JSON with a version; whatever is wrong with it is told by path and reason, all at once."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.simulatie.maatregelen import SOORTEN, Maatregel
from zorglandschap.core.simulatie.scenariocontrole import eigen_fouten
from zorglandschap.core.simulatie.scenariogegevens import OngeldigScenario, Scenario
from zorglandschap.core.simulatie.scenariovelden import WAT, Eigenschap, eigenschappen

VERSIE = 1
_NAAM = {klasse: naam for naam, klasse in SOORTEN.items()}


class _Mis(ValueError):
    """A value is not of the kind it should be."""


def lees_scenario(tekst: str) -> Scenario:
    """Read a scenario file. Raises OngeldigScenario with every fault: path and reason."""
    ruw = _lees_json(tekst)
    if ruw.get("versie") != VERSIE or isinstance(ruw.get("versie"), bool):
        raise OngeldigScenario([zin(
            "versie is %(waarde)s: dit programma leest versie %(versie)s van een scenariobestand.",
            waarde=_toon(ruw.get("versie")), versie=VERSIE,
        )])  # fmt: skip
    fouten: list[Tekst] = []
    rest = {naam: waarde for naam, waarde in ruw.items() if naam not in ("versie", "maatregelen", "$schema")}
    velden = _velden("", Scenario, rest, fouten)
    maatregelen = _maatregelen(ruw.get("maatregelen", []), fouten)
    if fouten:
        raise OngeldigScenario(fouten)
    scenario = Scenario(**velden, maatregelen=maatregelen)
    fouten = list(eigen_fouten(scenario))
    if fouten:
        raise OngeldigScenario(fouten)
    return scenario


def _lees_json(tekst: str) -> Mapping[str, Any]:
    try:
        ruw = json.loads(tekst, parse_constant=_geen_getal, object_pairs_hook=_eenmalig)
    except json.JSONDecodeError as fout:
        reden = zin("Dit is geen JSON: kijk bij regel %(regel)s, teken %(teken)s.", regel=fout.lineno, teken=fout.colno)
        raise OngeldigScenario([reden]) from fout
    except (ValueError, RecursionError) as fout:
        waarom = str(fout) if isinstance(fout, _Mis) else "er staat iets in dat te diep of te groot is"
        raise OngeldigScenario([zin("Dit is geen goed bestand: %(reden)s.", reden=waarom)]) from fout
    if not isinstance(ruw, dict):
        raise OngeldigScenario([zin("Een scenariobestand is één object met een naam en maatregelen.")])
    return ruw


def _geen_getal(teken: str) -> float:
    raise _Mis(f"{teken} is geen getal")


def _eenmalig(paren: list[tuple[str, Any]]) -> dict[str, Any]:
    uit = dict(paren)
    if len(uit) < len(paren):
        dubbel = next(naam for naam, keer in Counter(naam for naam, _ in paren).items() if keer > 1)
        raise _Mis(f"‘{dubbel}’ staat er twee keer")
    return uit


def _maatregelen(ruw: object, fouten: list[Tekst]) -> tuple[Maatregel, ...]:
    if not isinstance(ruw, list):
        fouten.append(_verkeerd("maatregelen", ruw, "een lijst"))
        return ()
    uit = []
    for i, rij in enumerate(ruw):
        pad = f"maatregelen[{i}]"
        if not isinstance(rij, dict):
            fouten.append(_verkeerd(pad, rij, "een object"))
            continue
        klasse = SOORTEN.get(str(rij.get("soort")))
        if klasse is None:
            fouten.append(zin(
                "%(veld)s.soort is %(waarde)s: kies uit %(soorten)s.",
                veld=pad, waarde=_toon(rij.get("soort")), soorten=", ".join(SOORTEN),
            ))  # fmt: skip
            continue
        voor = len(fouten)
        velden = _velden(f"{pad}.", klasse, {n: w for n, w in rij.items() if n != "soort"}, fouten)
        if len(fouten) == voor:
            uit.append(klasse(**velden))
    return tuple(uit)


def _velden(pad: str, klasse: type, ruw: Mapping[str, Any], fouten: list[Tekst]) -> dict[str, Any]:
    bekend = {eigen.naam: eigen for eigen in eigenschappen(klasse)}
    fouten += [
        zin("%(veld)s is geen bekend veld: haal het weg of kijk de naam na.", veld=pad + n)
        for n in ruw
        if n not in bekend
    ]
    uit = {}
    for naam, eigen in bekend.items():
        if naam not in ruw:
            if eigen.verplicht:
                fouten.append(
                    zin("%(veld)s ontbreekt. Wat er moet staan: %(uitleg)s", veld=pad + naam, uitleg=eigen.veld.uitleg)
                )
            continue
        try:
            uit[naam] = _waarde(eigen, ruw[naam])
        except _Mis:
            fouten.append(_verkeerd(pad + naam, ruw[naam], WAT[eigen.soort]))
    return uit


def _waarde(eigen: Eigenschap, ruw: Any) -> Any:
    return None if ruw is None and eigen.mag_leeg else _LEZERS[eigen.soort](ruw)


def _is_tekst(ruw: Any) -> str:
    if not isinstance(ruw, str) or any(teken == "\x00" or "\ud800" <= teken <= "\udfff" for teken in ruw):
        raise _Mis  # half characters and the empty sign cannot be stored
    return ruw


def _is_heel(ruw: Any) -> int:
    if isinstance(ruw, bool) or not isinstance(ruw, int):
        raise _Mis
    return ruw


def _is_getal(ruw: Any) -> float:
    if isinstance(ruw, bool) or not isinstance(ruw, int | float) or abs(ruw) > 1e300:
        raise _Mis
    return float(ruw)


def _is_keuze(ruw: Any) -> bool:
    if not isinstance(ruw, bool):
        raise _Mis
    return ruw


def _is_dag(ruw: Any) -> date:
    try:
        dag = date.fromisoformat(_is_tekst(ruw))
    except ValueError as fout:
        raise _Mis from fout
    if dag.isoformat() != ruw:
        raise _Mis
    return dag


def _is_delen(ruw: Any) -> dict[str, float]:
    if not isinstance(ruw, dict):
        raise _Mis
    return {naam: _is_getal(waarde) for naam, waarde in ruw.items()}


def _is_rij(ruw: Any) -> tuple[str, ...]:
    if not isinstance(ruw, list):
        raise _Mis
    return tuple(_is_tekst(waarde) for waarde in ruw)


_LEZERS: dict[type, Callable[[Any], Any]] = {
    str: _is_tekst, int: _is_heel, float: _is_getal, bool: _is_keuze, date: _is_dag, dict: _is_delen, tuple: _is_rij,
}  # fmt: skip


def _verkeerd(pad: str, waarde: object, wat: str) -> Tekst:
    return zin("%(veld)s is %(waarde)s: dat moet %(wat)s zijn.", veld=pad, waarde=_toon(waarde), wat=wat)


def _toon(waarde: object) -> str:
    """A value as it stands in the file, cut off when it is long."""
    tekst = "leeg" if waarde is None else json.dumps(waarde, ensure_ascii=False)
    return tekst if len(tekst) <= 60 else tekst[:59] + "…"


def schrijf_scenario(scenario: Scenario) -> str:
    """The file of a scenario: what is left at its default is left out; reading it back gives the same scenario."""
    uit = {"versie": VERSIE, **_uit(scenario)}
    uit["maatregelen"] = [{"soort": _NAAM[type(m)], **_uit(m)} for m in scenario.maatregelen]
    return json.dumps(uit, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _uit(ding: Scenario | Maatregel) -> dict[str, Any]:
    velden = ((eigen, getattr(ding, eigen.naam)) for eigen in eigenschappen(type(ding)))
    return {
        eigen.naam: _kaal(eigen, waarde) for eigen, waarde in velden if eigen.verplicht or waarde != eigen.standaard
    }


def _kaal(eigen: Eigenschap, waarde: Any) -> Any:
    if eigen.soort is date:
        return waarde.isoformat()
    return dict(waarde) if eigen.soort is dict else waarde
