"""What every part of the load shares: the tables, the names and keys made for them, and where rows go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, get_args

import numpy as np

from zorglandschap.apps.demo.invoer import Invoer
from zorglandschap.apps.demo.teksten import Teksten
from zorglandschap.core.begrippen.regio import Regio
from zorglandschap.core.synthetisch.dagen import Reeks, dagnummer
from zorglandschap.core.synthetisch.opgave import Naamgroep, Opgave
from zorglandschap.core.synthetisch.tabellen import Gezinnen, Jeugdigen, Medewerkers, SynthetischeRegio

Onderwerp = Literal[
    "gezinnen", "toestemmingen", "regie", "analyses", "jims", "plannen", "toekomst", "besluiten", "maatregelen",
    "afsluitingen", "hulpvragen", "trajecten", "meldingen", "verhuiswensen",
    "woonwensen",
]  # fmt: skip
ONDERWERPEN: tuple[Onderwerp, ...] = get_args(Onderwerp)


@dataclass(frozen=True, slots=True, eq=False)
class Lading:
    """One load. ``organisatie`` is the primary key of each organisation; names are in the order of their table."""

    invoer: Invoer
    regio: Regio
    streek: SynthetischeRegio
    nu: datetime
    vandaag: date
    rng: np.random.Generator
    teksten: Teksten
    naamgroepen: tuple[Naamgroep, ...]
    organisatie: Reeks
    medewerkers: list[str]
    voornamen: list[str]
    achternamen: list[str]
    opgave: Opgave
    zaad: int

    def dobbelstenen(self, onderwerp: Onderwerp) -> np.random.Generator:
        """Dice of its own for each subject, so that a change in one does not move the others."""
        return np.random.default_rng([self.zaad, ONDERWERPEN.index(onderwerp) + 2])

    @property
    def dag(self) -> int:
        """Today as a number."""
        return dagnummer(self.vandaag)

    @property
    def gemeentecodes(self) -> list[str]:
        """CBS codes in the order in which the synthetic region counts them: first those of the region."""
        return gemeentecodes(self.regio)

    @property
    def teams(self) -> Reeks:
        """Primary key of the local team of each gemeente: they come first."""
        return self.organisatie[: len(self.regio.gemeenten)]


def gemeentecodes(regio: Regio) -> list[str]:
    """CBS codes of the gemeenten of the region, and then of those outside."""
    return [g.code for g in regio.gemeenten] + [b.code for b in regio.buitengemeenten]


def medewerkersnamen(medewerkers: Medewerkers, namen: tuple[Naamgroep, ...]) -> list[str]:
    """Given name and surname of all staff."""
    uit = []
    for vrouw, groep, voor, achter in zip(
        medewerkers.is_vrouw.tolist(),
        medewerkers.naamgroep.tolist(),
        medewerkers.voornaam.tolist(),
        medewerkers.achternaam.tolist(),
        strict=True,
    ):
        lijst = namen[groep].ouders_vrouw if vrouw else namen[groep].ouders_man
        uit.append(f"{lijst[voor]} {namen[groep].achternamen[achter]}")
    return uit


def achternamen(gezinnen: Gezinnen, namen: tuple[Naamgroep, ...]) -> list[str]:
    """Surname of each family."""
    paren = zip(gezinnen.naamgroep.tolist(), gezinnen.achternaam.tolist(), strict=True)
    return [namen[groep].achternamen[achter] for groep, achter in paren]


def voornamen(jeugdigen: Jeugdigen, gezinnen: Gezinnen, namen: tuple[Naamgroep, ...]) -> list[str]:
    """Given name of each youth."""
    groep = gezinnen.naamgroep[jeugdigen.gezin].tolist()
    rijen = zip(groep, jeugdigen.is_meisje.tolist(), jeugdigen.voornaam.tolist(), strict=True)
    return [(namen[g].meisjes if meisje else namen[g].jongens)[nr] for g, meisje, nr in rijen]


def volwassenen(namen: tuple[Naamgroep, ...]) -> list[str]:
    """Names of adults who are nobody's parent here, for the mentors."""
    return [
        f"{voor} {groep.achternamen[i % len(groep.achternamen)]}"
        for groep in namen
        for i, voor in enumerate((*groep.ouders_vrouw, *groep.ouders_man))
    ]
