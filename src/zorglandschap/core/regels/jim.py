"""The mentor whom the youth chose: do the parents agree, and is it looked at in time? Regiovisie §3.5."""

from __future__ import annotations

from dataclasses import dataclass

from zorglandschap.core.begrippen.bron import Bron
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.regels.uitkomst import Oordeel, Uitkomst

JIM_EVALUATIE = Bron(
    "Koraal, ‘JIM biedt jongeren vertrouwen en motivatie’ (pilot Midden-Limburg)",
    "evaluatie",
    "Het team kijkt iedere twee maanden met jeugdige en JIM of het nog werkt.",
)
JIM_AKKOORD = Bron(
    "Tilburg en GGz Breburg, werkwijze JIM",
    "kiezen van de JIM",
    "De jeugdige kiest iemand uit het eigen netwerk, geen ouder; de ouders stemmen in met die keuze.",
)

PLAN_JIMGESPREK = zin("Plan een gesprek met de jeugdige en de JIM: werkt het nog?")
VRAAG_OUDERS = zin("Vraag de ouders of zij met deze JIM instemmen.")


@dataclass(frozen=True, slots=True)
class JimFeiten:
    """What the rules may know of the mentor; days count since the choice or the last talk, the norm is policy."""

    heeft_jim: bool = False
    dagen_sinds_gesprek: int = 0
    gesprek_hoogstens_dagen: int = 0
    ouders_akkoord: bool = False
    beslist_zelf: bool = False


def jim_gesprek_op_tijd(feiten: JimFeiten) -> Uitkomst:
    """Bespreek iedere twee maanden met de jeugdige en de eigen mentor (JIM) of het nog werkt."""
    ontbreekt: tuple[Tekst, ...] = ()
    over = feiten.gesprek_hoogstens_dagen - feiten.dagen_sinds_gesprek
    if not feiten.heeft_jim:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("Er is geen JIM.")
    elif over < 0:
        oordeel, ontbreekt = Oordeel.NIET_VOLDAAN, (PLAN_JIMGESPREK,)
        reden = zin("Het gesprek met de JIM is %(dagen)s dagen te laat.", dagen=-over)
    else:
        oordeel, reden = Oordeel.VOLDAAN, zin("Het volgende gesprek met de JIM is binnen %(dagen)s dagen.", dagen=over)
    return Uitkomst("JIM gesprek op tijd", oordeel, reden, JIM_EVALUATIE, ontbreekt, is_hard=False)


def jim_met_akkoord_van_ouders(feiten: JimFeiten) -> Uitkomst:
    """De jeugdige kiest de eigen mentor (JIM) en de ouders stemmen daarmee in."""
    ontbreekt: tuple[Tekst, ...] = ()
    if not feiten.heeft_jim:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("Er is geen JIM.")
    elif feiten.ouders_akkoord:
        oordeel, reden = Oordeel.VOLDAAN, zin("De ouders stemmen in met de gekozen JIM.")
    elif feiten.beslist_zelf:
        oordeel, reden = Oordeel.VOLDAAN, zin("De jeugdige beslist zelf; instemming van de ouders helpt wel.")
    else:
        oordeel, reden, ontbreekt = Oordeel.LET_OP, zin("De ouders hebben nog niet ingestemd."), (VRAAG_OUDERS,)
    return Uitkomst("JIM met akkoord van ouders", oordeel, reden, JIM_AKKOORD, ontbreekt, is_hard=False)
