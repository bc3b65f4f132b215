"""The words that measures share: what a field means and its bounds, and dates and factors as a reader writes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated


@dataclass(frozen=True, slots=True)
class Veld:
    """What a field means, and the bounds of its value or values."""

    uitleg: str
    minstens: float | None = None
    hoogstens: float | None = None


Vorm = Annotated[str, Veld("Naam van de hulpvorm, zoals in de codelijst.")]
Vanaf = Annotated[date, Veld("Dag waarop de maatregel ingaat (jjjj-mm-dd).")]
Tot = Annotated[date | None, Veld("Dag waarop alles bereikt is, met elke maand een even grote stap; leeg: ineens.")]
Gemeente = Annotated[str | None, Veld("Naam van de gemeente; leeg: overal.")]
Korter = Annotated[float, Veld("Waarmee de duur van verblijven die beginnen, vermenigvuldigd wordt.", 0.001, 10.0)]
Ruimte = Annotated[int, Veld("Hoeveel jeugdigen het team tegelijk helpt; is het vol, dan is er geen effect.", 0, 9999)]


def dag(op: date) -> str:
    """A date as a reader writes it."""
    return f"{op:%d-%m-%Y}"


def procent(factor: float) -> str:
    """A factor as the change it is: 0.5 is ‘−50%’."""
    return f"{round((factor - 1) * 100, 1):+g}%".replace(".", ",").replace("-", "−")
