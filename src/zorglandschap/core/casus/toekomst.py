"""The birthdays at which help for a youth changes: 16, 18, 21 and 23, each with its day and what it means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zorglandschap.core.begrippen.bron import JEUGDWET, REGIOVISIE, Bron
from zorglandschap.core.begrippen.periode import verjaardag
from zorglandschap.core.begrippen.tekst import Tekst, zin

PLAN = Bron(REGIOVISIE, "§3.8", "Voor iedere jongvolwassene vanaf 16 jaar in verblijf komt er een plan.")
TOT_18 = Bron(JEUGDWET, "art. 1.1", "Jeugdhulp is er tot 18 jaar; daarna alleen in bijzondere gevallen.")
PLEEGZORG_TOT_21 = Bron(
    JEUGDWET,
    "art. 1.1",
    "Pleegzorg loopt door tot 21 jaar als die voor 18 begon, of binnen een half jaar opnieuw begint.",
)
HULP_TOT_23 = Bron(
    JEUGDWET,
    "art. 1.1",
    "Andere jeugdhulp kan tot 23 jaar als voor 18 is bepaald dat die doorgaat, of binnen een half jaar weer begint.",
)


@dataclass(frozen=True, slots=True)
class Leeftijdsgrenzen:
    """The ages, in years, at which something changes (policy and law)."""

    plan: int
    meerderjarig: int
    pleegzorg_tot: int
    hulp_tot: int


@dataclass(frozen=True, slots=True)
class Grens:
    """One birthday: the age, the day, what changes then, where that stands, and whether it counts for this youth."""

    leeftijd: int
    op: date
    tekst: Tekst
    bron: Bron
    telt: bool = True

    def is_voorbij(self, vandaag: date) -> bool:
        """True from the birthday itself on."""
        return self.op <= vandaag


def grenzen(geboren_op: date, jaren: Leeftijdsgrenzen, *, in_pleegzorg: bool, in_verblijf: bool) -> tuple[Grens, ...]:
    """The birthdays that matter, in order; for a foster child 21 counts, for other help 23."""
    return (
        Grens(
            jaren.plan,
            verjaardag(geboren_op, jaren.plan),
            zin("Wie niet thuis woont, krijgt een plan voor later. De jongere beslist nu zelf over de hulp."),
            PLAN,
            telt=in_verblijf,
        ),
        Grens(
            jaren.meerderjarig,
            verjaardag(geboren_op, jaren.meerderjarig),
            zin("Volwassen voor de wet. Gewone jeugdhulp stopt, als er niets anders is besloten."),
            TOT_18,
        ),
        Grens(
            jaren.pleegzorg_tot,
            verjaardag(geboren_op, jaren.pleegzorg_tot),
            zin("Pleegzorg mag tot deze dag doorgaan, als die voor de achttiende verjaardag begon."),
            PLEEGZORG_TOT_21,
            telt=in_pleegzorg,
        ),
        Grens(
            jaren.hulp_tot,
            verjaardag(geboren_op, jaren.hulp_tot),
            zin("Andere jeugdhulp kan tot deze dag, als dat voor de achttiende verjaardag is besloten."),
            HULP_TOT_23,
        ),
    )
