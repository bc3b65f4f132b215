"""What a gemeente has of its own beside the region: names, forms and extra steps (couleur locale)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from zorglandschap.core.begrippen.codelijsten import CasusStatus

BESTAND = "lokaal.toml"
STAPVELDEN = frozenset({"sleutel", "naam", "uitleg", "vanaf", "verplicht", "bron", "verzonnen"})
TEAMVELDEN = frozenset({"telefoon", "open", "bron", "verzonnen"})
TELEFOON = re.compile(r"0[0-9](?:[ -]?[0-9]){8}")  # ten digits, in groups as people read them
SLEUTEL = re.compile(r"[a-z][a-z0-9_]{1,60}")


class Formulier(StrEnum):
    """A form that a gemeente may give its own name; the value is the name of the region."""

    ANALYSE = "verklarende analyse"
    PLAN = "hulpverleningsplan"
    TOEKOMST = "plan voor later"
    BESLUIT = "beschikking"


class LokaalFout(ValueError):
    """Something in lokaal.toml is missing or unknown; the message says what, where and what is possible."""


@dataclass(frozen=True, slots=True)
class Stapvraag:
    """A step that one gemeente adds: asked from a status on, and before referral when it must.

    ``vanaf`` is the status from which it is asked. ``verplicht``: without it no referral (unless in a crisis).
    """

    sleutel: str
    naam: str
    uitleg: str
    vanaf: CasusStatus
    verplicht: bool
    bron: str
    is_verzonnen: bool = False


@dataclass(frozen=True, slots=True)
class Teamcontact:
    """How a family reaches the local team: the number as people read it, and when somebody answers."""

    telefoon: str
    open: str
    bron: str
    is_verzonnen: bool = False

    @property
    def cijfers(self) -> str:
        """The number as a telephone dials it."""
        return "".join(teken for teken in self.telefoon if teken.isdigit())


@dataclass(frozen=True, slots=True)
class Lokaal:
    """The own names of forms, the own steps and the local team of one gemeente; empty: as in the region."""

    formulieren: Mapping[Formulier, str] = field(default_factory=dict)
    stappen: tuple[Stapvraag, ...] = ()
    team: Teamcontact | None = None

    def naam(self, formulier: Formulier) -> str:
        """What this gemeente calls a form."""
        return self.formulieren.get(formulier, formulier.value)

    def stap(self, sleutel: str) -> Stapvraag | None:
        """The step with this key, or None."""
        return next((s for s in self.stappen if s.sleutel == sleutel), None)


def lees_lokaal(rij: Mapping[str, object], code: str) -> Lokaal:
    """Read one ``[[gemeente]]`` of lokaal.toml; raises LokaalFout with what is wrong and where."""
    onbekend = set(rij) - {"code", "formulieren", "stap", "norm", "team"}
    if onbekend:
        raise LokaalFout(f"{BESTAND}, {code}: onbekend: {', '.join(sorted(onbekend))}.")
    stappen = tuple(_stap(ruw, code) for ruw in _rijen(rij, "stap", code))
    dubbel = {s.sleutel for s in stappen if sum(s.sleutel == ander.sleutel for ander in stappen) > 1}
    if dubbel:
        raise LokaalFout(f"{BESTAND}, {code}: stap ‘{min(dubbel)}’ staat er twee keer in.")
    team = lees_contact(rij["team"], f"{BESTAND}, {code}, team") if "team" in rij else None
    return Lokaal(_formulieren(rij.get("formulieren", {}), code), stappen, team)


def _rijen(rij: Mapping[str, object], naam: str, code: str) -> Sequence[object]:
    rijen = rij.get(naam, [])
    if not isinstance(rijen, list):
        raise LokaalFout(f"{BESTAND}, {code}: schrijf elke {naam} als [[gemeente.{naam}]].")
    return rijen


def _formulieren(ruw: object, code: str) -> Mapping[Formulier, str]:
    bekend = {f.name.lower(): f for f in Formulier}
    if not isinstance(ruw, dict) or not set(ruw) <= set(bekend):
        raise LokaalFout(f"{BESTAND}, {code}: formulieren met een eigen naam kunnen zijn: {', '.join(sorted(bekend))}.")
    leeg = [naam for naam, tekst in ruw.items() if not isinstance(tekst, str) or not tekst.strip()]
    if leeg:
        raise LokaalFout(f"{BESTAND}, {code}: formulier ‘{leeg[0]}’ heeft geen naam.")
    return {bekend[naam]: tekst.strip() for naam, tekst in ruw.items()}


def lees_contact(ruw: object, plek: str) -> Teamcontact:
    """Read how somebody is reached; raises LokaalFout with what is wrong and where."""
    if not isinstance(ruw, dict):
        raise LokaalFout(f"{plek}: schrijf dit als [gemeente.team].")
    onbekend = sorted(set(ruw) - TEAMVELDEN)
    if onbekend:
        raise LokaalFout(f"{plek} kent geen: {', '.join(map(str, onbekend))}.")
    telefoon, open_, bron = (str(ruw.get(veld, "")).strip() for veld in ("telefoon", "open", "bron"))
    if not (open_ and bron):
        raise LokaalFout(f"{plek} mist: {'bron' if open_ else 'open'}.")
    if not TELEFOON.fullmatch(telefoon):
        raise LokaalFout(f"{plek}: een telefoonnummer heeft tien cijfers en begint met 0, zoals 0527 00 00 00.")
    return Teamcontact(telefoon, open_, bron, is_verzonnen=bool(ruw.get("verzonnen", False)))


def _stap(ruw: object, code: str) -> Stapvraag:
    if not isinstance(ruw, dict):
        raise LokaalFout(f"{BESTAND}, {code}: elke [[gemeente.stap]] is een tabel.")
    sleutel = str(ruw.get("sleutel", ""))
    plek = f"{BESTAND}, {code}, stap ‘{sleutel or '?'}’"
    ontbreekt = [s for s in ("sleutel", "naam", "uitleg", "vanaf", "bron") if not str(ruw.get(s, "")).strip()]
    onbekend = sorted(set(ruw) - STAPVELDEN)
    if ontbreekt or onbekend:
        wat, namen = ("mist", ontbreekt) if ontbreekt else ("kent geen", onbekend)
        raise LokaalFout(f"{plek} {wat}: {', '.join(map(str, namen))}.")
    if not SLEUTEL.fullmatch(sleutel):
        raise LokaalFout(f"{plek}: een sleutel heeft alleen kleine letters, cijfers en _.")
    verplicht = ruw.get("verplicht", False)
    if not isinstance(verplicht, bool):
        raise LokaalFout(f"{plek}: ‘verplicht’ is true of false.")
    return Stapvraag(
        sleutel=sleutel,
        naam=str(ruw["naam"]).strip(),
        uitleg=str(ruw["uitleg"]).strip(),
        vanaf=_status(str(ruw["vanaf"]), plek),
        verplicht=verplicht,
        bron=str(ruw["bron"]).strip(),
        is_verzonnen=bool(ruw.get("verzonnen", False)),
    )


def _status(tekst: str, plek: str) -> CasusStatus:
    open_ = [s.value for s in CasusStatus if s is not CasusStatus.AFGESLOTEN]
    if tekst not in open_:
        raise LokaalFout(f"{plek}: ‘vanaf’ is een van: {', '.join(open_)}.")
    return CasusStatus(tekst)
