"""What a policy can do to the landscape, with dates: each measure says in one plain sentence what it is.

A measure knows nothing of a region; ``scenario`` checks it against one and builds it in. The notes at the fields are
the descriptions in ``scenario.schema.json``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.simulatie.maatregelvelden import (
    Gemeente,
    Korter,
    Ruimte,
    Tot,
    Vanaf,
    Veld,
    Vorm,
    dag,
    procent,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Capaciteit:
    """Places of a form: a factor, or a number more (or fewer). Closing happens when a youth leaves.

    ``spreiding``: the places also move to where the demand comes from (‘evenwichtige spreiding’).
    """

    vorm: Vorm
    vanaf: Vanaf
    tot: Tot = None
    factor: Annotated[float | None, Veld("Waarmee het aantal plekken vermenigvuldigd wordt.", 0.0, 100.0)] = None
    erbij: Annotated[int | None, Veld("Hoeveel plekken erbij komen; onder nul: eraf.", -9999, 9999)] = None
    gemeente: Gemeente = None
    locatie: Annotated[str | None, Veld("Naam van de locatie; leeg: alle locaties.")] = None
    spreiding: Annotated[bool, Veld("De plekken verdelen naar de vraag per gemeente (hele regio).")] = False

    def zin(self) -> Tekst:
        """Which places change, where and when."""
        waarden = {"vorm": self.vorm, "wat": self._wat(), "vanaf": dag(self.vanaf)}
        waar = self.locatie or self.gemeente
        if self.tot is None:
            if self.spreiding:
                return zin("%(vorm)s: %(wat)s plekken vanaf %(vanaf)s, verdeeld naar de vraag per gemeente.", **waarden)
            if waar is None:
                return zin("%(vorm)s: %(wat)s plekken in de regio vanaf %(vanaf)s.", **waarden)
            return zin("%(vorm)s: %(wat)s plekken in %(waar)s vanaf %(vanaf)s.", **waarden, waar=waar)
        waarden["tot"] = dag(self.tot)
        if self.spreiding:
            return zin(
                "%(vorm)s: %(wat)s plekken, elke maand een stap van %(vanaf)s tot %(tot)s, "
                "verdeeld naar de vraag per gemeente.",
                **waarden,
            )
        if waar is None:
            return zin(
                "%(vorm)s: %(wat)s plekken in de regio, elke maand een stap van %(vanaf)s tot %(tot)s.", **waarden
            )
        return zin(
            "%(vorm)s: %(wat)s plekken in %(waar)s, elke maand een stap van %(vanaf)s tot %(tot)s.",
            **waarden, waar=waar,
        )  # fmt: skip

    def _wat(self) -> str:
        return (
            f"{self.erbij:+d}".replace("-", "−")
            if self.erbij is not None
            else procent(1.0 if self.factor is None else self.factor)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NieuweVoorzieningen:
    """New gezinshuizen, foster families or groups, in one gemeente or in each of them."""

    vorm: Vorm
    vanaf: Vanaf
    aantal: Annotated[int, Veld("Hoeveel voorzieningen er per gemeente bij komen.", 1, 999)]
    plekken: Annotated[int, Veld("Plekken per voorziening.", 1, 999)] = 1
    tot: Tot = None
    gemeente: Gemeente = None

    def zin(self) -> Tekst:
        """How many come where and when."""
        waarden: dict[str, str | int] = {
            "vorm": self.vorm, "aantal": self.aantal, "plekken": self.plekken, "vanaf": dag(self.vanaf),
        }  # fmt: skip
        if self.tot is None:
            if self.gemeente is None:
                return zin(
                    "%(vorm)s: in elke gemeente %(aantal)s erbij met elk %(plekken)s plekken, vanaf %(vanaf)s.",
                    **waarden,
                )
            waarden["gemeente"] = self.gemeente
            return zin(
                "%(vorm)s: in %(gemeente)s %(aantal)s erbij met elk %(plekken)s plekken, vanaf %(vanaf)s.", **waarden
            )
        waarden["tot"] = dag(self.tot)
        if self.gemeente is None:
            return zin(
                "%(vorm)s: in elke gemeente %(aantal)s erbij met elk %(plekken)s plekken, "
                "verdeeld over %(vanaf)s tot %(tot)s.",
                **waarden,
            )
        waarden["gemeente"] = self.gemeente
        return zin(
            "%(vorm)s: in %(gemeente)s %(aantal)s erbij met elk %(plekken)s plekken, "
            "verdeeld over %(vanaf)s tot %(tot)s.",
            **waarden,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PreventiefTeam:
    """A team at home that takes over a share of the requests for some forms, as long as it has room."""

    naam: Annotated[str, Veld("Naam van het nieuwe team.")]
    vormen: Annotated[Mapping[str, float], Veld("Per hulpvorm het deel van de vragen dat het team overneemt.", 0, 1)]
    ruimte: Ruimte
    dagen: Annotated[float, Veld("Hoeveel dagen het team gemiddeld bij een gezin blijft.", 1.0, 9999.0)]
    vanaf: Vanaf
    tot: Tot = None
    terugval: Annotated[float, Veld("Deel dat daarna toch de hulpvorm vraagt.", 0.0, 1.0)] = 0.0

    def zin(self) -> Tekst:
        """What the team takes over, and its room."""
        return zin(
            "%(naam)s voorkomt vanaf %(vanaf)s een deel van de vragen (%(delen)s) en helpt %(ruimte)s jeugdigen "
            "tegelijk.",
            naam=self.naam, vanaf=dag(self.vanaf), ruimte=self.ruimte,
            delen=", ".join(f"{vorm} {deel:.0%}" for vorm, deel in self.vormen.items()),
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class KorterVerblijf:
    """Stays of a form that begin are shorter (or longer): all of them, or those a team has room for."""

    vorm: Vorm
    factor: Korter
    vanaf: Vanaf
    ruimte: Annotated[int | None, Veld("Ruimte van het team dat dit doet; leeg: geldt voor ieder.", 0, 9999)] = None

    def zin(self) -> Tekst:
        """How much shorter, for whom."""
        waarden = {"vorm": self.vorm, "wat": procent(self.factor), "vanaf": dag(self.vanaf)}
        if self.ruimte is None:
            return zin("%(vorm)s: voor wie vanaf %(vanaf)s begint, duurt het verblijf %(wat)s.", **waarden)
        return zin(
            "%(vorm)s: voor wie vanaf %(vanaf)s begint, duurt het verblijf %(wat)s als het team (%(ruimte)s tegelijk) "
            "ruimte heeft.",
            **waarden, ruimte=self.ruimte,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class SnellereUitstroom:
    """A new team that helps youths leave some forms sooner, as long as it has room."""

    naam: Annotated[str, Veld("Naam van het nieuwe team.")]
    vormen: Annotated[tuple[str, ...], Veld("Hulpvormen waaruit jeugdigen eerder vertrekken.")]
    factor: Korter
    ruimte: Ruimte
    vanaf: Vanaf
    tot: Tot = None

    def zin(self) -> Tekst:
        """Which stays the team shortens, and its room."""
        return zin(
            "%(naam)s helpt vanaf %(vanaf)s %(ruimte)s jeugdigen tegelijk: het verblijf duurt %(wat)s "
            "(%(vormen)s).",
            naam=self.naam, vanaf=dag(self.vanaf), ruimte=self.ruimte, wat=procent(self.factor),
            vormen=", ".join(self.vormen),
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Teamruimte:
    """More or less room in a team that is there already."""

    team: Annotated[str, Veld("Naam van een team dat er al is.")]
    factor: Annotated[float, Veld("Waarmee de ruimte vermenigvuldigd wordt.", 0.0, 100.0)]
    vanaf: Vanaf
    tot: Tot = None

    def zin(self) -> Tekst:
        """How much more room, from when."""
        return zin(
            "%(team)s: %(wat)s ruimte vanaf %(vanaf)s.",
            team=self.team, wat=procent(self.factor), vanaf=dag(self.vanaf),
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Vraaggroei:
    """More or fewer requests, of everyone, one gemeente, one profile, or one profile in one gemeente."""

    factor: Annotated[float, Veld("Waarmee het aantal nieuwe vragen vermenigvuldigd wordt.", 0.0, 100.0)]
    vanaf: Vanaf
    gemeente: Gemeente = None
    profiel: Annotated[str | None, Veld("Naam van het profiel; leeg: alle jeugdigen.")] = None

    def zin(self) -> Tekst:
        """Whose demand grows, how much."""
        waarden = {"wat": procent(self.factor), "vanaf": dag(self.vanaf)}
        wie = ", ".join(naam for naam in (self.gemeente, self.profiel) if naam is not None)
        if not wie:
            return zin("De vraag: %(wat)s vanaf %(vanaf)s.", **waarden)
        return zin("De vraag (%(wie)s): %(wat)s vanaf %(vanaf)s.", **waarden, wie=wie)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tariefwijziging:
    """Another price of a form from the start; it changes the costs, not the youths."""

    vorm: Vorm
    factor: Annotated[float, Veld("Waarmee het tarief vermenigvuldigd wordt, ook dat buiten de regio.", 0.0, 100.0)]

    def zin(self) -> Tekst:
        """How much dearer."""
        return zin("%(vorm)s: het tarief wordt %(wat)s.", vorm=self.vorm, wat=procent(self.factor))


Maatregel = (
    Capaciteit
    | NieuweVoorzieningen
    | PreventiefTeam
    | KorterVerblijf
    | SnellereUitstroom
    | Teamruimte
    | Vraaggroei
    | Tariefwijziging
)
# The kinds by the word in a file (``soort``).
SOORTEN: dict[str, type[Maatregel]] = {
    "capaciteit": Capaciteit,
    "nieuwe voorzieningen": NieuweVoorzieningen,
    "preventief team": PreventiefTeam,
    "korter verblijf": KorterVerblijf,
    "snellere uitstroom": SnellereUitstroom,
    "ruimte van een team": Teamruimte,
    "groei van de vraag": Vraaggroei,
    "tarief": Tariefwijziging,
}
