"""Gathers the steps of all cases while they are loaded; stored last, when all are known."""

from __future__ import annotations

from dataclasses import dataclass, field

from zorglandschap.core.begrippen.codelijsten import Stap


@dataclass(slots=True)
class Tijdlijn:
    """Steps being gathered: case, step, day and what stands beside it."""

    casus: list[int] = field(default_factory=list)
    stap: list[Stap] = field(default_factory=list)
    dag: list[int] = field(default_factory=list)
    tekst: list[str] = field(default_factory=list)

    def zet(self, casus: int, stap: Stap, dag: int, tekst: str = "") -> None:
        """Add one step of one case."""
        self.casus.append(casus)
        self.stap.append(stap)
        self.dag.append(dag)
        self.tekst.append(tekst)

    def eerste_dag(self, stap: Stap) -> dict[int, int]:
        """The day on which each case took a step for the first time."""
        uit: dict[int, int] = {}
        for casus, dag, wat in zip(self.casus, self.dag, self.stap, strict=True):
            if wat is stap:
                uit[casus] = min(dag, uit.get(casus, dag))
        return uit
