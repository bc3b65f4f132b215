"""What one gemeente adds to the way of the region: its own steps (regiovisie §2.2, couleur locale)."""

from __future__ import annotations

from dataclasses import dataclass

from zorglandschap.core.begrippen.bron import REGIOVISIE, Bron
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.regels.uitkomst import Oordeel, Uitkomst

COULEUR_LOCALE = Bron(
    REGIOVISIE, "§2.2", "De lokale toegang is in elke gemeente volgens de couleur locale georganiseerd."
)


@dataclass(frozen=True, slots=True)
class LokaalFeiten:
    """The steps that the gemeente asks before referral, by name: those that must, and those still open."""

    verplicht: tuple[str, ...] = ()
    nog_open: tuple[str, ...] = ()
    crisis: bool = False


def gemeentelijke_stap_gezet(feiten: LokaalFeiten) -> Uitkomst:
    """Zet eerst de stap die uw gemeente vóór een verwijzing vraagt; bij crisis mag die later."""
    ontbreekt = tuple(zin("Zet eerst deze stap van de gemeente: ‘%(stap)s’.", stap=s) for s in feiten.nog_open)
    if not feiten.verplicht:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("Deze gemeente vraagt vóór een verwijzing niets extra.")
    elif not ontbreekt:
        oordeel, reden = Oordeel.VOLDAAN, zin("De stappen die deze gemeente vraagt, zijn gezet.")
    elif feiten.crisis:
        oordeel, reden = Oordeel.LET_OP, zin("Bij crisis mag de stap van de gemeente later.")
    else:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("Een stap die deze gemeente vraagt, is nog niet gezet.")
    return Uitkomst("gemeentelijke stap gezet", oordeel, reden, COULEUR_LOCALE, ontbreekt)
