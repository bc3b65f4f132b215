"""When a child moves on, goes home or is no longer in crisis: what must be true? Regiovisie §1.1, §2.3 and §3.5."""

from __future__ import annotations

from dataclasses import dataclass

from zorglandschap.core.begrippen.besluitwoorden import RedenVerhuizing
from zorglandschap.core.begrippen.bron import REGIOVISIE, Bron
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.regels.uitkomst import Oordeel, Uitkomst

PASSENDE_PLEK = Bron(
    REGIOVISIE,
    "§2.3",
    "De ontwikkeling van jeugdigen die niet op een passende plek verblijven, stagneert; dat voorkomen we.",
)
RUST = Bron(
    REGIOVISIE,
    "§1.1 en §3.6",
    "Zo kort en zo dichtbij mogelijk, in de vertrouwde omgeving; wisselingen van hulpverlener zijn een knelpunt.",
)
NAAR_HUIS = Bron(
    REGIOVISIE,
    "§1.1 en §2.3",
    "Terugkeer hoort bij het plan; doorstroom naar huis gaat met intensieve begeleiding.",
)
DIRECT_VEILIG = Bron(REGIOVISIE, "§3.6", "Eerst directe veiligheid, daarna werken aan de oorzaken.")

GEEF_REDEN = zin("Kies waarom een andere plek nodig is en licht die keuze toe.")
ZOEK_RUST = zin("Bespreek met jeugdige, ouders en gedragsdeskundige wat nodig is om te kunnen blijven.")
REGEL_HULP_THUIS = zin("Regel ambulante hulp voor thuis, of schrijf op waarom die niet nodig is.")
ZEG_VEILIG = zin("Stel eerst vast dat de jeugdige nu veilig is.")
WAAROM_VOORBIJ = zin("Schrijf op wat er is veranderd en wie een oogje in het zeil houdt.")


@dataclass(frozen=True, slots=True)
class BewegingFeiten:
    """What the rules of moving on may know.

    ``verhuizingen`` counts how often the child already moved from one place to another; the most that is still
    calm is policy. ``zonder_hulp_reden`` is why no help is needed after going home.
    """

    reden: RedenVerhuizing | None = None
    toelichting: str = ""
    verhuizingen: int = 0
    verhuizingen_hoogstens: int = 0
    ambulant_loopt: bool = False
    zonder_hulp_reden: str = ""
    is_veilig: bool = False
    crisis: bool = False


def doorplaatsen_met_reden(feiten: BewegingFeiten) -> Uitkomst:
    """Zoek alleen een andere plek als duidelijk is waarom, en leg die reden vast."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.reden is not None and feiten.toelichting.strip():
        oordeel, reden = Oordeel.VOLDAAN, zin("De reden is vastgelegd: %(reden)s.", reden=feiten.reden.value)
    elif feiten.crisis:
        oordeel, reden, ontbreekt = Oordeel.LET_OP, zin("Bij crisis mag de uitleg later."), (GEEF_REDEN,)
    else:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("Er staat nog niet waarom een andere plek nodig is.")
        ontbreekt = (GEEF_REDEN,)
    return Uitkomst("doorplaatsen met reden", oordeel, reden, PASSENDE_PLEK, ontbreekt)


def rust_voor_de_jeugdige(feiten: BewegingFeiten) -> Uitkomst:
    """Een jeugdige verhuist zo weinig mogelijk van plek naar plek."""
    ontbreekt: tuple[Tekst, ...] = ()
    aantal = feiten.verhuizingen
    if aantal == 0:
        oordeel, reden = Oordeel.VOLDAAN, zin("De jeugdige is niet van plek naar plek verhuisd.")
    elif aantal <= feiten.verhuizingen_hoogstens:
        oordeel = Oordeel.VOLDAAN
        reden = zin("De jeugdige verhuisde %(aantal)s keer van plek naar plek.", aantal=aantal)
    else:
        oordeel, ontbreekt = Oordeel.NIET_VOLDAAN, (ZOEK_RUST,)
        reden = zin("De jeugdige verhuisde al %(aantal)s keer. Dat is onrustig.", aantal=aantal)
    return Uitkomst("rust voor de jeugdige", oordeel, reden, RUST, ontbreekt, is_hard=False)


def terug_met_hulp(feiten: BewegingFeiten) -> Uitkomst:
    """Wie terug naar huis gaat, krijgt thuis hulp, of er staat waarom dat niet nodig is."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.ambulant_loopt:
        oordeel, reden = Oordeel.VOLDAAN, zin("De ambulante hulp gaat mee naar huis.")
    elif feiten.zonder_hulp_reden.strip():
        oordeel, reden = Oordeel.LET_OP, zin("Er loopt thuis geen hulp; de reden is vastgelegd.")
    elif feiten.crisis:
        oordeel, reden = Oordeel.LET_OP, zin("Bij crisis mag de hulp thuis direct daarna beginnen.")
        ontbreekt = (REGEL_HULP_THUIS,)
    else:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("Er is nog geen hulp voor thuis geregeld.")
        ontbreekt = (REGEL_HULP_THUIS,)
    return Uitkomst("terug met hulp", oordeel, reden, NAAR_HUIS, ontbreekt)


def crisis_voorbij_als_veilig(feiten: BewegingFeiten) -> Uitkomst:
    """Een crisis is pas voorbij als de jeugdige nu veilig is en er staat waarom."""
    ontbreekt = tuple(
        doe
        for klaar, doe in ((feiten.is_veilig, ZEG_VEILIG), (bool(feiten.toelichting.strip()), WAAROM_VOORBIJ))
        if not klaar
    )
    if not feiten.crisis:
        oordeel, reden, ontbreekt = Oordeel.NIET_VAN_TOEPASSING, zin("Er is geen crisis gemeld."), ()
    elif not ontbreekt:
        oordeel, reden = Oordeel.VOLDAAN, zin("De jeugdige is nu veilig en er staat waarom.")
    else:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("Nog niet duidelijk is dat de jeugdige nu veilig is.")
    return Uitkomst("crisis voorbij als veilig", oordeel, reden, DIRECT_VEILIG, ontbreekt)
