"""Who sees a file: looking in need is always explained and reviewed by another; nobody works on the own family."""

from __future__ import annotations

from dataclasses import dataclass

from zorglandschap.core.begrippen.bron import Bron
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.regels.uitkomst import Oordeel, Uitkomst

NOODKNOP = Bron("NEN 7513", "controle van de logging", "bij nood telt veiligheid; elk gebruik wordt nagekeken")
ONAFHANKELIJK = Bron("NEN 7513", "onafhankelijke controle", "wie zelf keek, kijkt niet na of dat terecht was")
VOORINGENOMEN = Bron(
    "Algemene wet bestuursrecht",
    "art. 2:4",
    "Een bestuursorgaan werkt zonder vooringenomenheid: wie een persoonlijk belang heeft, doet niet mee.",
)


@dataclass(frozen=True, slots=True)
class NoodFeiten:
    """What these rules may know; numbers of letters and days are policy, ``dagen_open`` counts since the look."""

    reden_tekens: int
    dagen_norm: int
    reden: str = ""
    nagekeken: bool = False
    dagen_open: int = 0
    kijkt_zelf_na: bool = False
    is_bekende: bool = False
    heeft_rol_in_gezin: bool = False


def noodinzage_met_reden(feiten: NoodFeiten) -> Uitkomst:
    """Wie in nood een afgeschermd dossier opent, schrijft eerst op waarom dat nu moet."""
    ontbreekt: tuple[Tekst, ...] = ()
    if len(feiten.reden.strip()) >= feiten.reden_tekens:
        oordeel, reden = Oordeel.VOLDAAN, zin("De reden staat erbij.")
    else:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("De reden is te kort om later te begrijpen waarom u keek.")
        ontbreekt = (
            zin(
                "Schrijf in ten minste %(tekens)s tekens op wat er aan de hand is en waarom het nu moet.",
                tekens=feiten.reden_tekens,
            ),
        )
    return Uitkomst("noodinzage met reden", oordeel, reden, NOODKNOP, ontbreekt)


def noodinzage_nagekeken(feiten: NoodFeiten) -> Uitkomst:
    """Elke noodinzage wordt binnen een vaste termijn nagekeken door de privacyfunctionaris."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.nagekeken:
        oordeel, reden = Oordeel.VOLDAAN, zin("Deze noodinzage is nagekeken.")
    elif feiten.dagen_open > feiten.dagen_norm:
        oordeel = Oordeel.NIET_VOLDAAN
        reden = zin("Deze noodinzage wacht al %(dagen)s dagen op controle.", dagen=feiten.dagen_open)
        ontbreekt = (zin("Vraag na waarom er gekeken is en geef een oordeel."),)
    else:
        oordeel, reden = Oordeel.LET_OP, zin("Deze noodinzage is nog niet nagekeken.")
        ontbreekt = (zin("Kijk haar na binnen %(norm)s dagen.", norm=feiten.dagen_norm),)
    return Uitkomst("noodinzage nagekeken", oordeel, reden, NOODKNOP, ontbreekt, is_hard=False)


def nakijken_door_een_ander(feiten: NoodFeiten) -> Uitkomst:
    """Wie zelf in nood keek, geeft daar niet zelf het oordeel over."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.kijkt_zelf_na:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("U heeft zelf in dit dossier gekeken.")
        ontbreekt = (zin("Vraag een andere functionaris om dit na te kijken."),)
    else:
        oordeel, reden = Oordeel.VOLDAAN, zin("Een ander kijkt na.")
    return Uitkomst("nakijken door een ander", oordeel, reden, ONAFHANKELIJK, ontbreekt)


def geen_werk_voor_bekenden(feiten: NoodFeiten) -> Uitkomst:
    """Wie een gezin persoonlijk kent, heeft geen taak in dat gezin en ziet het dossier niet."""
    ontbreekt: tuple[Tekst, ...] = ()
    if not feiten.is_bekende:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("Niemand heeft gezegd dit gezin te kennen.")
    elif feiten.heeft_rol_in_gezin:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("Deze collega heeft nog een taak in dit gezin.")
        ontbreekt = (
            zin("Draag die taak eerst over aan een collega. Daarna sluit de nieuwe regisseur deze collega uit."),
        )
    else:
        oordeel, reden = Oordeel.VOLDAAN, zin("Deze collega heeft geen taak in dit gezin.")
    return Uitkomst("geen werk voor bekenden", oordeel, reden, VOORINGENOMEN, ontbreekt)
