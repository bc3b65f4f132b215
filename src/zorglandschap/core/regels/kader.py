"""On what ground may a child live elsewhere? Jeugdwet and Burgerlijk Wetboek boek 1."""

from __future__ import annotations

from dataclasses import dataclass

from zorglandschap.core.begrippen.bron import JEUGDWET, Bron
from zorglandschap.core.begrippen.codelijsten import JuridischKader
from zorglandschap.core.begrippen.hulpvormen import VERBLIJF, Hulpvorm
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.regels.uitkomst import Oordeel, Uitkomst

BW = "Burgerlijk Wetboek boek 1"

PLAATSINGSGROND = Bron(
    BW,
    "art. 1:265a en 1:265b",
    "Onder toezicht woont een kind alleen buiten het gezin met een machtiging uithuisplaatsing van de kinderrechter. "
    "Vrijwillig kan het met toestemming, onder voogdij beslist de voogd.",
)
MACHTIGING = Bron(
    JEUGDWET,
    "art. 6.1.2, 6.1.4 tot en met 6.1.6 en 6.1.12",
    "Gesloten jeugdhulp kan alleen met een machtiging van de kinderrechter. Bij een voorwaardelijke machtiging kan "
    "opname pas als een voorwaarde niet is nageleefd. Een machtiging die drie maanden niet is gebruikt, vervalt.",
)
TOESTEMMING = Bron(JEUGDWET, "art. 7.3.4", "Hulp in een vrijwillig kader begint met toestemming.")

LEG_TOESTEMMING_VAST = zin("Leg vast wie er toestemming geeft voor de hulp.")
LEG_MAATREGEL_VAST = zin("Leg de beslissing van de kinderrechter vast, of vraag een machtiging uithuisplaatsing.")
LEG_GESLOTEN_VAST = zin("Leg de machtiging gesloten jeugdhulp vast, of kies een andere plek.")
LEG_OPNAME_VAST = zin(
    "Leg bij de machtiging vast welke voorwaarde niet is nageleefd, op welke dag, en wie tot opname besloot. "
    "Is dat er niet, zoek dan een open plek."
)
VRAAG_OPNIEUW = zin("Bespreek of het nog nodig is. Alleen met een nieuwe machtiging kan het alsnog.")
LEG_BASIS_VAST = zin(
    "Leg vast dat er een ondertoezichtstelling of voogdij is, of dat de wettelijke vertegenwoordiger instemt."
)
NOOIT_ZONDER_RECHTER = zin(
    "Ook in een crisis gaat een kind niet zonder kinderrechter naar gesloten jeugdhulp. Met een spoedmachtiging kan "
    "de rechter dezelfde dag beslissen."
)
BEL_VOOR_SPOEDMACHTIGING = zin(
    "Bel nu de GI als er een maatregel is, en anders de Raad voor de Kinderbescherming. Zij vragen de kinderrechter "
    "vandaag om een spoedmachtiging, ook buiten kantoortijd. Is de hulp vrijwillig, dan vraagt de gemeente die aan."
)
TOT_DE_BESLISSING = zin(
    "Houd het kind tot de beslissing veilig op een open crisisplek. Leg de spoedmachtiging daarna vast."
)
VRAAG_SPOED = zin("Vraag vandaag nog een spoedbeslissing aan de kinderrechter en leg die hier vast.")
REGEL_TOESTEMMING_NU = zin("Vraag de toestemming vandaag nog en leg het antwoord vast.")

_K = JuridischKader
_TOEZICHT = frozenset({_K.OTS, _K.VOTS})
_BASIS_GESLOTEN = _TOEZICHT | {_K.VOOGDIJ}

_Antwoord = tuple[Oordeel, Tekst, tuple[Tekst, ...]]


@dataclass(frozen=True, slots=True)
class KaderFeiten:
    """What the rule of the ground may know: the measures that hold on the day on which the stay begins.

    ``vervallen``: authorisations that lapsed before their end. ``wacht_op_voorwaarde``: there is a conditional
    authorisation and no decision to admit. An adult has nobody else who must consent.
    """

    hulpvorm: Hulpvorm
    kaders: frozenset[JuridischKader] = frozenset()
    heeft_toestemming: bool = False
    crisis: bool = False
    vervallen: frozenset[JuridischKader] = frozenset()
    wacht_op_voorwaarde: bool = False
    vertegenwoordiger_stemt_in: bool = False
    is_meerderjarig: bool = False


def geldige_plaatsingsgrond(feiten: KaderFeiten) -> Uitkomst:
    """Een kind woont alleen ergens anders met toestemming of met een beslissing van de rechter."""
    bron = PLAATSINGSGROND
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.hulpvorm not in VERBLIJF:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("De jeugdige woont thuis.")
    elif feiten.hulpvorm is Hulpvorm.GESLOTEN:
        bron = MACHTIGING
        oordeel, reden, ontbreekt = _gesloten(feiten)
    elif _K.VOOGDIJ in feiten.kaders:
        oordeel, reden = Oordeel.VOLDAAN, zin("De voogd beslist waar het kind woont.")
    elif feiten.kaders & _TOEZICHT:
        oordeel, reden, ontbreekt = _onder_toezicht(feiten)
    else:
        bron = TOESTEMMING
        oordeel, reden, ontbreekt = _vrijwillig(feiten)
    return Uitkomst("geldige plaatsingsgrond", oordeel, reden, bron, ontbreekt)


def _gesloten(feiten: KaderFeiten) -> _Antwoord:
    """Locking up a child is never possible without a judge: in a crisis the judge decides the same day."""
    if _K.GESLOTEN in feiten.kaders:
        return _op_basis(feiten)
    spoed = (BEL_VOOR_SPOEDMACHTIGING, TOT_DE_BESLISSING) if feiten.crisis else ()
    if feiten.wacht_op_voorwaarde:
        reden = zin("De machtiging gesloten jeugdhulp is voorwaardelijk en er is geen besluit tot opname.")
        return Oordeel.NIET_VOLDAAN, reden, (LEG_OPNAME_VAST, *spoed)
    if feiten.crisis:
        return Oordeel.NIET_VOLDAAN, NOOIT_ZONDER_RECHTER, spoed
    if _K.GESLOTEN in feiten.vervallen:
        reden = zin("De machtiging gesloten jeugdhulp is vervallen: te lang niet gebruikt, of zonder instemming.")
        return Oordeel.NIET_VOLDAAN, reden, (VRAAG_OPNIEUW,)
    return Oordeel.NIET_VOLDAAN, zin("Er is geen geldige machtiging gesloten jeugdhulp."), (LEG_GESLOTEN_VAST,)


def _op_basis(feiten: KaderFeiten) -> _Antwoord:
    """Beside the authorisation stands supervision, guardianship or the consent of who has the gezag."""
    basis = feiten.kaders & _BASIS_GESLOTEN or feiten.vertegenwoordiger_stemt_in or feiten.is_meerderjarig
    if basis:
        return Oordeel.VOLDAAN, zin("Er is een geldige machtiging gesloten jeugdhulp."), ()
    reden = zin("Bij de machtiging gesloten staat geen ondertoezichtstelling, voogdij of instemming.")
    return Oordeel.LET_OP if feiten.crisis else Oordeel.NIET_VOLDAAN, reden, (LEG_BASIS_VAST,)


def _onder_toezicht(feiten: KaderFeiten) -> _Antwoord:
    if _K.MUHP in feiten.kaders:
        return Oordeel.VOLDAAN, zin("Er is een geldige machtiging uithuisplaatsing."), ()
    if feiten.crisis:
        reden = zin("Er is een crisis: handel nu. Een machtiging uithuisplaatsing is er nog niet.")
        return Oordeel.LET_OP, reden, (VRAAG_SPOED,)
    if _K.MUHP in feiten.vervallen:
        reden = zin("De machtiging uithuisplaatsing is vervallen: zij is drie maanden niet gebruikt.")
        return Oordeel.NIET_VOLDAAN, reden, (VRAAG_OPNIEUW,)
    reden = zin("Het kind staat onder toezicht en er is geen geldige machtiging uithuisplaatsing.")
    return Oordeel.NIET_VOLDAAN, reden, (LEG_MAATREGEL_VAST,)


def _vrijwillig(feiten: KaderFeiten) -> _Antwoord:
    if feiten.heeft_toestemming:
        return Oordeel.VOLDAAN, zin("De hulp is vrijwillig en er is toestemming."), ()
    if _K.JEUGDRECLASSERING in feiten.kaders:
        reden = zin("Het verblijf hoort bij de jeugdreclassering. Kijk of het in de beslissing van de rechter staat.")
        return Oordeel.LET_OP, reden, ()
    if feiten.crisis:
        reden = zin("Er is een crisis: handel nu. Toestemming voor het verblijf is er nog niet.")
        return Oordeel.LET_OP, reden, (REGEL_TOESTEMMING_NU,)
    reden = zin("De hulp is vrijwillig en er is nog geen toestemming voor.")
    return Oordeel.NIET_VOLDAAN, reden, (LEG_TOESTEMMING_VAST,)
