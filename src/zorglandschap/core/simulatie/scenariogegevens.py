"""What a scenario is: a name, what it is for, its measures, and where its numbers come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from zorglandschap.core.begrippen.tekst import Tekst
from zorglandschap.core.simulatie.maatregelen import Maatregel
from zorglandschap.core.simulatie.maatregelvelden import Veld


@dataclass(frozen=True, slots=True)
class Scenario:
    """A named policy: measures on top of a base case. ``verzonnen`` names which numbers are our own guess."""

    naam: Annotated[str, Veld("Korte naam van het scenario.")]
    omschrijving: Annotated[str, Veld("Wat dit beleid is, in een paar zinnen.")] = ""
    maatregelen: tuple[Maatregel, ...] = ()
    bronnen: Annotated[tuple[str, ...], Veld("Waar het beleid staat: document en paragraaf.")] = ()
    verzonnen: Annotated[tuple[str, ...], Veld("Welke getallen een eigen schatting zijn.")] = ()


class OngeldigScenario(ValueError):
    """The scenario cannot be read or run; ``fouten`` are all reasons, as sentences."""

    def __init__(self, fouten: list[Tekst]) -> None:
        super().__init__("\n".join(str(f) for f in fouten))
        self.fouten = tuple(fouten)
