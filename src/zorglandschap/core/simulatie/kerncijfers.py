"""Which figures of a simulation people see: from which counts, in which unit, and whether less or more is better.

The definitions stand at the measures of the kernel; everything of a youth counts at the gemeente it comes from
(woonplaatsbeginsel), only occupancy counts where the places are.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.simulatie.cijfers import KOSTEN, UIT_HUIS

EIGEN_UIT_HUIS, KM_UIT_HUIS = "uit huis in de eigen gemeente", "kilometers van huis"
BEZETDAGEN, RUIMTEDAGEN = "bezetdagen", "ruimtedagen"
# What adds up over gemeenten, forms and replications: counts of the kernel, and those made from them.
GROND: tuple[str, ...] = (
    "aanwezig", "wachtend", "op slot", "buiten de regio",
    "instroom", "uitstroom", "wachttijd", "eerste keus", "escalaties", "voorkomen",
    "schadedagen", "crisis te lang", "verdrongen",
    UIT_HUIS, EIGEN_UIT_HUIS, KM_UIT_HUIS, KOSTEN, BEZETDAGEN, RUIMTEDAGEN,
)  # fmt: skip


class Maat(StrEnum):
    """What a figure is counted in."""

    JEUGDIGEN = "jeugdigen"
    DAGEN = "dagen"
    KILOMETER = "kilometer"
    EUROS = "euro"
    DEEL = "deel"  # a share, shown as a percentage


@dataclass(frozen=True, slots=True)
class Kerncijfer:
    """A figure: ``teller`` (of ``GROND``) over ``noemer``. ``stand``: at the end of a period, else within it.

    ``beter``: -1 when less is better, 1 when more is, 0 when neither can be said.
    """

    sleutel: str
    naam: Tekst
    uitleg: Tekst
    maat: Maat
    teller: str
    noemer: str | None = None
    stand: bool = False
    beter: int = 0


KERNCIJFERS: tuple[Kerncijfer, ...] = (
    Kerncijfer(
        "uit-huis", zin("Jeugdigen uit huis"), zin("Wie aan het eind van de maand in een verblijfsvorm woont."),
        Maat.JEUGDIGEN, UIT_HUIS, stand=True, beter=-1,
    ),
    Kerncijfer(
        "in-zorg", zin("Jeugdigen met hulp"), zin("Wie aan het eind van de maand hulp heeft, ook thuis."),
        Maat.JEUGDIGEN, "aanwezig", stand=True,
    ),
    Kerncijfer(
        "wachtend", zin("Wachtenden"), zin("Wie aan het eind van de maand wacht op hulp die past."),
        Maat.JEUGDIGEN, "wachtend", stand=True, beter=-1,
    ),
    Kerncijfer(
        "wachttijd", zin("Wachttijd"), zin("Dagen van vraag tot begin, gemiddeld over wie in de maand begint."),
        Maat.DAGEN, "wachttijd", "instroom", beter=-1,
    ),
    Kerncijfer(
        "schadedagen", zin("Schadedagen"), zin("Dagen die jeugdigen langer wachten dan de norm van de hulpvorm."),
        Maat.DAGEN, "schadedagen", beter=-1,
    ),
    Kerncijfer(
        "op-slot", zin("Op slot"), zin("Wie klaar is voor een volgende plek, en de oude plek bezet tot die er is."),
        Maat.JEUGDIGEN, "op slot", stand=True, beter=-1,
    ),
    Kerncijfer(
        "bezetting", zin("Bezetting"), zin("Deel van de plekken dat bezet is; boven 100% als er wordt afgebouwd."),
        Maat.DEEL, BEZETDAGEN, RUIMTEDAGEN,
    ),
    Kerncijfer(
        "crisis-te-lang", zin("Te lang in crisis"),
        zin("Wie aan het eind van de maand langer in crisishulp is dan de norm."),
        Maat.JEUGDIGEN, "crisis te lang", stand=True, beter=-1,
    ),
    Kerncijfer(
        "verdrongen", zin("Verdrongen crisisdagen"),
        zin("Dagen op een crisisplek na het einde van de crisis of na de norm: die plek kan niemand anders krijgen."),
        Maat.DAGEN, "verdrongen", beter=-1,
    ),
    Kerncijfer(
        "buiten", zin("Buiten de regio"), zin("Wie aan het eind van de maand in crisishulp buiten de regio is."),
        Maat.JEUGDIGEN, "buiten de regio", stand=True, beter=-1,
    ),
    Kerncijfer(
        "eigen-gemeente", zin("In de eigen gemeente"),
        zin("Deel van wie uit huis woont, met een plek in de eigen gemeente."),
        Maat.DEEL, EIGEN_UIT_HUIS, UIT_HUIS, stand=True, beter=1,
    ),
    Kerncijfer(
        "afstand", zin("Afstand tot thuis"), zin("Kilometers van thuis, gemiddeld over wie uit huis woont."),
        Maat.KILOMETER, KM_UIT_HUIS, UIT_HUIS, stand=True, beter=-1,
    ),
    Kerncijfer(
        "eerste-keus", zin("Het best passend"), zin("Deel van wie begint, met de hulpvorm die het best past."),
        Maat.DEEL, "eerste keus", "instroom", beter=1,
    ),
    Kerncijfer(
        "instroom", zin("Instroom"), zin("Wie in de maand met een hulpvorm begint."), Maat.JEUGDIGEN, "instroom",
    ),
    Kerncijfer(
        "uitstroom", zin("Uitstroom"), zin("Wie in de maand uit een hulpvorm vertrekt."), Maat.JEUGDIGEN, "uitstroom",
    ),
    Kerncijfer(
        "escalaties", zin("Van wachten naar crisis"), zin("Wie in de maand zo lang wacht dat het een crisis wordt."),
        Maat.JEUGDIGEN, "escalaties", beter=-1,
    ),
    Kerncijfer(
        "voorkomen", zin("Voorkomen"), zin("Vragen die een team in de maand thuis opvangt."),
        Maat.JEUGDIGEN, "voorkomen", beter=1,
    ),
    Kerncijfer(
        "kosten", zin("Kosten"), zin("Plekdagen maal tarief, voor de gemeente waar de jeugdige vandaan komt."),
        Maat.EUROS, KOSTEN, beter=-1,
    ),
)  # fmt: skip
