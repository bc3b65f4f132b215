"""When may a youth be referred to regional help? Regiovisie §3.2."""

from __future__ import annotations

from dataclasses import dataclass

from zorglandschap.core.begrippen.bron import REGIOVISIE, Bron
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.regels.uitkomst import Oordeel, Uitkomst

ANALYSE_EERST = Bron(
    REGIOVISIE,
    "§3.2",
    "We verwijzen pas als er een volledige verklarende analyse is, behalve bij crisis of een onveilige "
    "situatie waarin direct handelen nodig is.",
)

BEGIN_ANALYSE = zin("Begin samen met jeugdige en ouders een verklarende analyse.")
STEL_VAST = zin("Maak de verklarende analyse af en stel deze vast.")
SCHRIJF_REDEN = zin("Schrijf op waarom direct handelen nodig is.")


@dataclass(frozen=True, slots=True)
class VerwijzingFeiten:
    """What the rules of referral may know.

    ``crisis`` stands for a crisis or an unsafe situation in which one must act at once.
    """

    analyse_begonnen: bool = False
    analyse_vastgesteld: bool = False
    crisis: bool = False
    crisis_reden: str = ""


def analyse_voor_verwijzing(feiten: VerwijzingFeiten) -> Uitkomst:
    """Verwijs pas na een volledige verklarende analyse; bij crisis handelen we direct."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.crisis:
        oordeel, reden = (
            Oordeel.NIET_VAN_TOEPASSING,
            zin("Er is een crisis of onveilige situatie: direct handelen gaat voor."),
        )
    elif feiten.analyse_vastgesteld:
        oordeel, reden = Oordeel.VOLDAAN, zin("De verklarende analyse is volledig en vastgesteld.")
    elif feiten.analyse_begonnen:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("De verklarende analyse is nog niet vastgesteld.")
        ontbreekt = (STEL_VAST,)
    else:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("Er is nog geen verklarende analyse.")
        ontbreekt = (BEGIN_ANALYSE,)
    return Uitkomst("analyse voor verwijzing", oordeel, reden, ANALYSE_EERST, ontbreekt)


def crisis_met_reden(feiten: VerwijzingFeiten) -> Uitkomst:
    """Wie wegens crisis eerder verwijst, schrijft op waarom direct handelen nodig is."""
    ontbreekt: tuple[Tekst, ...] = ()
    if not feiten.crisis:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("Er is geen crisis gemeld.")
    elif feiten.crisis_reden.strip():
        oordeel, reden = Oordeel.VOLDAAN, zin("De reden om direct te handelen staat in de casus.")
    else:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("De reden om direct te handelen ontbreekt nog.")
        ontbreekt = (SCHRIJF_REDEN,)
    return Uitkomst("crisis met reden", oordeel, reden, ANALYSE_EERST, ontbreekt)
