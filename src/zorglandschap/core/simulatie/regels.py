"""What a region decides about its simulation: forms, ages, teams and defaults, read from ``simulatie.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from zorglandschap.core.begrippen.hulpvormen import CRISIS, Hulpvorm


@dataclass(frozen=True, slots=True, kw_only=True)
class Vormregel:
    """One form of help: euros a day, and what happens to who waits (None: nobody gives up)."""

    hulpvorm: Hulpvorm
    tarief: float
    tarief_buiten: float = 0.0
    altijd_open: bool = False
    geduld_dagen: float | None = None
    kans_crisis: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Teamregel:
    """A team that prevents stays.

    ``hulpvorm``: its room is the caseload of this form, else ``ruimte``. ``uit_registratie``: how often it succeeds
    is counted from the threatened placements, else it is ``aandeel`` of the requests.
    """

    naam: str
    voorkomt: tuple[Hulpvorm, ...]
    dagen: float
    hulpvorm: Hulpvorm | None = None
    ruimte: int = 0
    aandeel: float = 0.0
    terugval: float = 0.0
    uit_registratie: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulatieregels:
    """All of it; ``leeftijden``: the first year of each age group with its name, in order."""

    versie: str
    jaren_geschiedenis: int
    trekkingen: int
    behoefte_minstens: int
    locaties_hoogstens: int
    km_buiten: float
    crisisvorm: Hulpvorm
    leeftijden: tuple[tuple[float, str], ...]
    vormen: tuple[Vormregel, ...]
    teams: tuple[Teamregel, ...]

    @property
    def hulpvormen(self) -> tuple[Hulpvorm, ...]:
        """The forms that are simulated, from light to heavy as the region lists them."""
        return tuple(v.hulpvorm for v in self.vormen)

    @property
    def crisis(self) -> frozenset[Hulpvorm]:
        """Those of them that are for a crisis."""
        return CRISIS & set(self.hulpvormen)

    def leeftijd(self, jaren: float) -> str:
        """The name of the age group."""
        return [naam for vanaf, naam in self.leeftijden if vanaf <= max(jaren, self.leeftijden[0][0])][-1]


def lees_simulatieregels(ruw: Mapping[str, Any]) -> Simulatieregels:
    """Read the table of a region; raises ValueError or KeyError that names what is wrong."""
    regels = Simulatieregels(
        versie=str(ruw["versie"]),
        jaren_geschiedenis=int(ruw["jaren_geschiedenis"]),
        trekkingen=int(ruw["trekkingen"]),
        behoefte_minstens=int(ruw["behoefte_minstens"]),
        locaties_hoogstens=int(ruw["locaties_hoogstens"]),
        km_buiten=float(ruw["km_buiten"]),
        crisisvorm=Hulpvorm(ruw["crisisvorm"]),
        leeftijden=tuple((float(rij["vanaf"]), str(rij["naam"])) for rij in ruw["leeftijd"]),
        vormen=tuple(_vorm(rij) for rij in ruw["vorm"]),
        teams=tuple(_team(rij) for rij in ruw.get("team", [])),
    )
    _kijk_na(regels, [*ruw["vorm"], *ruw.get("team", [])])
    return regels


def _vorm(rij: Mapping[str, Any]) -> Vormregel:
    geduld = rij.get("geduld_dagen")
    return Vormregel(
        hulpvorm=Hulpvorm(rij["hulpvorm"]),
        tarief=float(rij["tarief"]),
        tarief_buiten=float(rij.get("tarief_buiten", 0.0)),
        altijd_open=bool(rij.get("altijd_open", False)),
        geduld_dagen=None if geduld is None else float(geduld),
        kans_crisis=float(rij.get("kans_crisis", 0.0)),
    )


def _team(rij: Mapping[str, Any]) -> Teamregel:
    return Teamregel(
        naam=str(rij["naam"]),
        voorkomt=tuple(map(Hulpvorm, rij["voorkomt"])),
        dagen=float(rij["dagen"]),
        hulpvorm=Hulpvorm(rij["hulpvorm"]) if "hulpvorm" in rij else None,
        ruimte=int(rij.get("ruimte", 0)),
        aandeel=float(rij.get("aandeel", 0.0)),
        terugval=float(rij.get("terugval", 0.0)),
        uit_registratie=bool(rij.get("uit_registratie", False)),
    )


def _kijk_na(regels: Simulatieregels, rijen: list[Mapping[str, Any]]) -> None:
    if any(not str(rij.get("bron", "")).strip() for rij in rijen):
        raise ValueError("simulatie.toml: elke vorm en elk team heeft een bron nodig.")
    vormen = set(regels.hulpvormen)
    if regels.crisisvorm not in vormen:
        raise ValueError(f"simulatie.toml: crisisvorm ‘{regels.crisisvorm}’ staat niet bij de vormen.")
    if vreemd := sorted({v for team in regels.teams for v in team.voorkomt} - vormen):
        raise ValueError(f"simulatie.toml: een team voorkomt ‘{vreemd[0]}’, en die vorm staat er niet bij.")
    if [vanaf for vanaf, _ in regels.leeftijden] != sorted({vanaf for vanaf, _ in regels.leeftijden}):
        raise ValueError("simulatie.toml: de leeftijden lopen niet op.")
    if not regels.leeftijden or regels.jaren_geschiedenis < 1 or regels.trekkingen < 1:
        raise ValueError("simulatie.toml: minstens een leeftijd, een jaar geschiedenis en een trekking zijn nodig.")
