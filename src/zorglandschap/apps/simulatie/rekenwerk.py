"""What a run is made of: from names of scenarios to work for the kernel, and where half-finished work is kept."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from zorglandschap.apps.simulatie.queries.uitgangspunt import Uitgangspunt
from zorglandschap.core.simulatie.invoer import Invoer
from zorglandschap.core.simulatie.rekenen import Rekenwerk, reken, verdeel
from zorglandschap.core.simulatie.samenvatting import Delen, Samenvatting
from zorglandschap.core.simulatie.scenario import Scenario, lees_scenario, pas_scenario_toe, schrijf_scenario
from zorglandschap.core.simulatie.scenariobouw import bouw

JAREN, REPLICATIES, ZAAD = 10, 100, 2026
MEESTE_JAREN, MEESTE_REPLICATIES, MEESTE_SCENARIOS = 20, 5_000, 6
TREKKINGEN = 20  # of the estimate; each plays as many replications
MEESTE_TREKKINGEN = 200
BEWAAR = 200
MAANDEN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Vraag:
    """What was asked, as it is kept with the outcome; scenario 0 is what the others are compared with."""

    scenarios: tuple[Scenario, ...]
    jaren: int = JAREN
    replicaties: int = REPLICATIES
    zaad: int = ZAAD
    met_bijdragen: bool = False

    def als_json(self) -> dict[str, Any]:
        """For the database."""
        return {
            "scenarios": [schrijf_scenario(s) for s in self.scenarios],
            "jaren": self.jaren,
            "replicaties": self.replicaties,
            "zaad": self.zaad,
            "bijdragen": self.met_bijdragen,
        }

    @classmethod
    def van_json(cls, ruw: Mapping[str, Any]) -> Vraag:
        """From the database."""
        scenarios = tuple(lees_scenario(tekst) for tekst in ruw["scenarios"])
        return cls(
            scenarios=scenarios, jaren=ruw["jaren"], replicaties=ruw["replicaties"], zaad=ruw["zaad"],
            met_bijdragen=ruw["bijdragen"],
        )  # fmt: skip

    @property
    def alles(self) -> int:
        """Replications of all scenarios together, as they will be played."""
        aantal, binnen = self.verdeling
        return aantal * binnen * len(self.scenarios)

    @property
    def verdeling(self) -> tuple[int, int]:
        """Draws of the estimate, and replications of each."""
        return _verdeling(self)


def _verdeling(vraag: Vraag, hoogstens: int = MEESTE_TREKKINGEN) -> tuple[int, int]:
    """Twenty draws for what is on a screen, more when there are many replications."""
    return verdeel(vraag.replicaties, min(hoogstens, max(TREKKINGEN, vraag.replicaties // TREKKINGEN)))


def maak_werk(uitgangspunt: Uitgangspunt, vraag: Vraag) -> Rekenwerk:
    """The work for the kernel. Raises OngeldigScenario for a scenario that does not fit the region, before any run."""
    trekkingen = uitgangspunt.trekkingen

    met_beleid = [_met_beleid(uitgangspunt, s, vraag.jaren * MAANDEN) for s in vraag.scenarios]

    def maak(scenario: int, trekking: int) -> Invoer:
        midden, kaal = met_beleid[scenario]
        return uitgangspunt.met(trekkingen[trekking % len(trekkingen)], kaal) if trekkingen else midden

    aantal, binnen = _verdeling(vraag)
    return Rekenwerk(
        namen=tuple(s.naam for s in vraag.scenarios), maak=maak, trekkingen=aantal, binnen=binnen, zaad=vraag.zaad,
        bewaar=BEWAAR,
    )  # fmt: skip


def _met_beleid(uitgangspunt: Uitgangspunt, scenario: Scenario, maanden: int) -> tuple[Invoer, Invoer]:
    """The policy in the middle estimate, checked, and in the base case before a draw is filled in.

    The places of a policy are the same in every possible truth: people and stays are not.
    """
    midden = pas_scenario_toe(replace(uitgangspunt.invoer, maanden=maanden), scenario)
    kaal = replace(uitgangspunt.basis, maanden=maanden, instroom=midden.instroom)
    kaal = bouw(kaal, scenario.maatregelen)
    return midden, replace(kaal, voorzieningen=midden.voorzieningen, locaties=midden.locaties)


def reken_uit(uitgangspunt: Uitgangspunt, vraag: Vraag) -> Samenvatting:
    """Run it here and now."""
    return reken(maak_werk(uitgangspunt, vraag))


class Map:
    """A folder with the sums of the scenarios that are ready: numbers only, removed when the run is done."""

    def __init__(self, map_: Path) -> None:
        self.map = map_

    def haal(self, nummer: int) -> Delen | None:
        """What was kept; None when there is nothing, or when it was cut off half-way."""
        try:
            with np.load(self._bestand(nummer), allow_pickle=False) as pak:
                return {naam: pak[naam] for naam in pak.files}
        except (OSError, ValueError, EOFError, BadZipFile):
            return None

    def zet(self, nummer: int, delen: Delen) -> None:
        """Keep it, whole or not at all."""
        self.map.mkdir(parents=True, exist_ok=True)
        kladje = self.map / f"{nummer}.half"
        with kladje.open("wb") as bestand:
            np.savez(bestand, allow_pickle=False, **delen)
        kladje.replace(self._bestand(nummer))

    def ruim_op(self) -> None:
        """Remove what is there."""
        for bestand in self.map.glob("*") if self.map.is_dir() else ():
            bestand.unlink(missing_ok=True)
        if self.map.is_dir():
            self.map.rmdir()

    def _bestand(self, nummer: int) -> Path:
        return self.map / f"{nummer}.npz"


VELDEN = ("waarden", "verschil", "kruis", "op_slot")


def pak_in(uit: Samenvatting) -> bytes:
    """The outcome as one compressed file of arrays."""
    buffer = io.BytesIO()
    np.savez_compressed(
        buffer,
        allow_pickle=False,
        namen=_woorden(uit.scenarios),
        dagen=_woorden([uit.start.isoformat(), *(dag.isoformat() for dag in uit.periodes)]),
        gemeenten=_woorden(uit.gemeenten),
        vormen=_woorden(uit.vormen),
        getallen=np.array([uit.replicaties, uit.zaad]),
        **{veld: getattr(uit, veld) for veld in VELDEN},
    )
    return buffer.getvalue()


def pak_uit(inhoud: bytes) -> Samenvatting:
    """What ``pak_in`` made."""
    with np.load(io.BytesIO(inhoud), allow_pickle=False) as pak:
        start, *periodes = (date.fromisoformat(dag) for dag in pak["dagen"].tolist())
        replicaties, zaad = pak["getallen"].tolist()
        return Samenvatting(
            scenarios=tuple(pak["namen"].tolist()),
            start=start,
            periodes=tuple(periodes),
            gemeenten=tuple(pak["gemeenten"].tolist()),
            vormen=tuple(pak["vormen"].tolist()),
            replicaties=replicaties,
            zaad=zaad,
            **{veld: pak[veld] for veld in VELDEN},
        )


def _woorden(woorden: Sequence[str]) -> np.ndarray:
    return np.array(woorden, dtype=str)
