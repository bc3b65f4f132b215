"""A question to the planner as a file: JSON with a version; whatever is wrong is told by path and reason, all at once.

What is left out is filled in from the region: the places that may change, and the days. The layout stands in
docs/methode/planning.md.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Any

from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.simulatie.controle import OngeldigeInvoer
from zorglandschap.core.simulatie.invoer import Invoer
from zorglandschap.core.simulatie.planning.doelen import Bezetting, Budget, Doel, UitHuis, Wachttijd
from zorglandschap.core.simulatie.planning.doelen_spreiding import EigenGemeente, Spreiding
from zorglandschap.core.simulatie.planning.opgave import DAGEN_JAAR, Knop, Opgave, Plafond, plekken_op

VERSIE = 1
MEEST_ERBIJ = 50  # places more in one gemeente, when the file does not say: a bound for the search, no policy
AANLOOP = timedelta(days=180)  # before the first day on which something can change
MEESTE_MOMENTEN = 3


class _Mis(ValueError):
    """A value is not of the kind it should be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planvraag:
    """Targets, and what may change; ``openen`` and ``sluiten``: euros a place, for knoppen that are not given."""

    doelen: tuple[Doel, ...]
    knoppen: tuple[Knop, ...] = ()
    plafonds: tuple[Plafond, ...] = ()
    momenten: tuple[date, ...] = ()
    leeg: float = 1.0
    meest_erbij: int = MEEST_ERBIJ
    openen: float = 0.0
    sluiten: float = 0.0


# --- reading --------------------------------------------------------------------------------------------------


def _tekst(waarde: object) -> str:
    if not isinstance(waarde, str) or not waarde.strip():
        raise _Mis("een tekst")
    return waarde


def _getal(waarde: object) -> float:
    if isinstance(waarde, bool) or not isinstance(waarde, int | float) or not abs(waarde) < 1e15:
        raise _Mis("een getal")
    return float(waarde)


def _heel(waarde: object) -> int:
    if isinstance(waarde, bool) or not isinstance(waarde, int) or abs(waarde) > 99_999:
        raise _Mis("een heel getal")
    return waarde


def _dag(waarde: object) -> date:
    try:
        return date.fromisoformat(_tekst(waarde))
    except ValueError as fout:
        raise _Mis("een dag (jjjj-mm-dd)") from fout


Lees = Callable[[object], Any]
Velden = Mapping[str, tuple[Lees, bool]]  # how a field is read, and whether it must be there
_VORM: Velden = {"vorm": (_tekst, True)}
_VANAF: Velden = {"vanaf": (_dag, False)}
DOELEN: dict[str, tuple[Callable[..., Doel], Velden]] = {
    "wachttijd": (Wachttijd, {**_VORM, "dagen": (_getal, True), **_VANAF}),
    "uit huis": (UitHuis, {"hoogstens": (_getal, True), "gemeente": (_tekst, False), **_VANAF}),
    "bezetting": (Bezetting, {**_VORM, "hoogstens": (_getal, True), **_VANAF}),
    "budget": (Budget, {"euro": (_getal, True)}),
    "eigen gemeente": (EigenGemeente, {"minste_deel": (_getal, True), "vorm": (_tekst, False), **_VANAF}),
    "spreiding": (Spreiding, {**_VORM, "hoogstens": (_getal, True), **_VANAF}),
}
_SOORT = {klasse: soort for soort, (klasse, _) in DOELEN.items()}
_KNOP: Velden = {
    **_VORM, "locatie": (_tekst, True), "meest": (_heel, True), "minst": (_heel, False), "openen": (_getal, False),
    "sluiten": (_getal, False),
}  # fmt: skip
_PLAFOND: Velden = {**_VORM, "hoogstens": (_heel, True), "vanaf": (_dag, True)}
_LOS: Velden = {
    "leeg": (_getal, False), "meest_erbij": (_heel, False), "openen": (_getal, False), "sluiten": (_getal, False),
}  # fmt: skip
_LIJSTEN = ("doelen", "knoppen", "plafonds", "momenten")


@dataclass(frozen=True, slots=True)
class _Lezer:
    """Reads objects, and keeps every fault with its path."""

    fouten: list[Tekst]

    def verkeerd(self, pad: str, waarde: object, wat: str) -> None:
        tekst = json.dumps(waarde, ensure_ascii=False)
        kort = tekst if len(tekst) <= 40 else f"{tekst[:40]}…"
        self.fouten.append(zin("%(veld)s is %(waarde)s: hier hoort %(wat)s.", veld=pad, waarde=kort, wat=wat))

    def velden(self, pad: str, ruw: Mapping[str, object], bekend: Velden) -> dict[str, Any]:
        for naam in ruw:
            if naam not in bekend:
                self.fouten.append(
                    zin("%(veld)s is geen bekend veld: haal het weg of kijk de naam na.", veld=pad + naam)
                )
        uit = {}
        for naam, (lees, verplicht) in bekend.items():
            if ruw.get(naam) is not None:
                try:
                    uit[naam] = lees(ruw[naam])
                except _Mis as fout:
                    self.verkeerd(pad + naam, ruw[naam], str(fout))
            elif verplicht:
                self.fouten.append(zin("%(veld)s ontbreekt.", veld=pad + naam))
        return uit

    def lijst(self, ruw: Mapping[str, object], naam: str) -> list[tuple[str, Any]]:
        waarde = ruw.get(naam, [])
        if not isinstance(waarde, list):
            self.verkeerd(naam, waarde, "een lijst")
            return []
        return [(f"{naam}[{i}]", rij) for i, rij in enumerate(waarde)]

    def rijen(self, ruw: Mapping[str, object], naam: str, klasse: Callable[..., Any], bekend: Velden) -> list[Any]:
        return [self.rij(pad, rij, klasse, bekend) for pad, rij in self.lijst(ruw, naam)]

    def rij(self, pad: str, rij: object, klasse: Callable[..., Any], bekend: Velden) -> Any:
        if not isinstance(rij, dict):
            self.verkeerd(pad, rij, "een object")
            return None
        voor = len(self.fouten)
        waarden = self.velden(f"{pad}.", rij, bekend)
        return klasse(**waarden) if len(self.fouten) == voor else None

    def doel(self, pad: str, rij: object) -> Doel | None:
        soort = rij.get("soort") if isinstance(rij, dict) else None
        if isinstance(rij, dict) and (not isinstance(soort, str) or soort not in DOELEN):
            self.verkeerd(f"{pad}.soort", soort, f"een van: {', '.join(DOELEN)}")
            return None
        klasse, bekend = DOELEN.get(str(soort), (Budget, {}))
        kaal = {n: w for n, w in rij.items() if n != "soort"} if isinstance(rij, dict) else rij
        doel: Doel | None = self.rij(pad, kaal, klasse, bekend)
        return doel

    def momenten(self, ruw: Mapping[str, object]) -> list[date]:
        uit = []
        for pad, waarde in self.lijst(ruw, "momenten"):
            try:
                uit.append(_dag(waarde))
            except _Mis as fout:
                self.verkeerd(pad, waarde, str(fout))
        return uit


def lees_planvraag(ruw: object) -> Planvraag:
    """From what stood in a JSON file. Raises OngeldigeInvoer with every fault: path and reason."""
    if not isinstance(ruw, dict):
        raise OngeldigeInvoer([zin("Een doelenbestand is één object met ‘versie’ en ‘doelen’.")])
    lezer = _Lezer([])
    if ruw.get("versie") is not VERSIE:
        lezer.verkeerd("versie", ruw.get("versie"), str(VERSIE))
    los = {n: w for n, w in ruw.items() if n not in ("versie", *_LIJSTEN)}
    waarden = lezer.velden("", los, _LOS)
    doelen = [lezer.doel(pad, rij) for pad, rij in lezer.lijst(ruw, "doelen")]
    knoppen = lezer.rijen(ruw, "knoppen", Knop, _KNOP)
    plafonds = lezer.rijen(ruw, "plafonds", Plafond, _PLAFOND)
    momenten = lezer.momenten(ruw)
    if lezer.fouten:
        raise OngeldigeInvoer(lezer.fouten)
    return Planvraag(
        doelen=tuple(d for d in doelen if d is not None), knoppen=tuple(knoppen), plafonds=tuple(plafonds),
        momenten=tuple(momenten), **waarden,
    )  # fmt: skip


def als_json(vraag: Planvraag) -> dict[str, Any]:
    """What ``lees_planvraag`` reads back."""
    return {
        "versie": VERSIE,
        "doelen": [{"soort": _SOORT[type(d)], **_waarden(d)} for d in vraag.doelen],
        "knoppen": [_waarden(k) for k in vraag.knoppen],
        "plafonds": [_waarden(p) for p in vraag.plafonds],
        "momenten": [op.isoformat() for op in vraag.momenten],
        "leeg": vraag.leeg, "meest_erbij": vraag.meest_erbij, "openen": vraag.openen, "sluiten": vraag.sluiten,
    }  # fmt: skip


def _waarden(ding: Any) -> dict[str, Any]:
    paren = ((v.name, getattr(ding, v.name)) for v in fields(ding))
    return {naam: w.isoformat() if isinstance(w, date) else w for naam, w in paren if w is not None}


# --- from a question to work ----------------------------------------------------------------------------------


def maak_opgave(vraag: Planvraag, invoer: Invoer) -> Opgave:
    """The question about this region: what is left out filled in; targets hold from the first moment."""
    momenten = vraag.momenten or momenten_vanaf(eerste_moment(invoer.start), invoer.maanden / 12, invoer.start)
    doelen = tuple(
        replace(d, vanaf=momenten[0]) if "vanaf" in _namen(d) and d.vanaf is None and momenten else d  # type: ignore[type-var]
        for d in vraag.doelen
    )
    return Opgave(
        invoer=invoer, doelen=doelen, knoppen=vraag.knoppen or tuple(_knoppen(vraag, invoer)), momenten=momenten,
        plafonds=vraag.plafonds, leeg=vraag.leeg,
    )  # fmt: skip


def _namen(doel: Any) -> set[str]:
    return {v.name for v in fields(doel)}


def eerste_moment(start: date) -> date:
    """The first 1 January or 1 July that leaves time to prepare."""
    na = start + AANLOOP
    return min(op for jaar in (na.year, na.year + 1) for op in (date(jaar, 1, 1), date(jaar, 7, 1)) if op >= na)


def momenten_vanaf(eerste: date, jaren: float, start: date) -> tuple[date, ...]:
    """That day, and a year and two years later, until half a year before the end: later makes no difference."""
    einde = start + timedelta(days=round(jaren * DAGEN_JAAR)) - AANLOOP
    later = (date(eerste.year + k, eerste.month, min(eerste.day, 28)) for k in range(1, MEESTE_MOMENTEN))
    return (eerste, *(op for op in later if op < einde))


def _knoppen(vraag: Planvraag, invoer: Invoer) -> list[Knop]:
    """Per form with a limit on waiting and per gemeente: the location with most places, or nearest its youths."""
    uit = []
    for vorm in dict.fromkeys(d.vorm for d in vraag.doelen if isinstance(d, Wachttijd)):
        nu = {v.locatie: plekken_op(v, invoer.start) for v in invoer.voorzieningen if v.vorm == vorm}
        for gemeente in invoer.gemeenten:
            eigen = [p for p in invoer.locaties if p.gemeente == gemeente]
            if eigen:
                waar = min(eigen, key=lambda p: (-nu.get(p.naam, -1), p.km[gemeente], p.naam)).naam
                meest = max([nu.get(waar, 0), *_later(invoer, vorm, waar)]) + vraag.meest_erbij
                uit.append(Knop(vorm, waar, meest, openen=vraag.openen, sluiten=vraag.sluiten))
    return uit


def _later(invoer: Invoer, vorm: str, waar: str) -> list[int]:
    """The numbers of places that were decided already."""
    return [x.aantal for v in invoer.voorzieningen if (v.vorm, v.locatie) == (vorm, waar) for x in v.veranderingen]
