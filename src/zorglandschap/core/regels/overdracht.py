"""Who stays a fixed face, and how is regie handed over? Regiovisie §2.2 and §2.3."""

from __future__ import annotations

from dataclasses import dataclass

from zorglandschap.core.begrippen.besluitwoorden import RedenOverdracht, Regiesoort
from zorglandschap.core.begrippen.bron import JEUGDWET, REGIOVISIE, Bron
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.regels.uitkomst import Oordeel, Uitkomst

CONTACTPERSOON = Bron(
    REGIOVISIE,
    "§2.2",
    "Wie vrijwillig in 24-uurs jeugdhulp verblijft, heeft een vast contactpersoon bij de lokale toegang die "
    "niet loslaat.",
)
NAAST_GEZIN = Bron(
    REGIOVISIE,
    "§2.3",
    "De lokale infrastructuur of de GI voert de casusregie en blijft het hele proces naast het gezin.",
)
WOONPLAATS = Bron(
    JEUGDWET,
    "art. 1.1",
    "Bij verblijf blijft de gemeente van vóór het verblijf verantwoordelijk, ook na een verhuizing.",
)
WIJS_AAN = zin("Wijs een vaste contactpersoon aan die bij alle plekken betrokken blijft.")
KIES_REDEN = zin("Laat de contactpersoon blijven, of kies een reden die zwaar genoeg is en licht die toe.")
PLAN_GESPREK = zin("Plan eerst een gesprek van het gezin met de oude en de nieuwe medewerker.")
HAAL_IN = zin("Maak zo snel mogelijk kennis met het gezin.")
LICHT_TOE = zin("Schrijf op waarom het gezin een ander gezicht krijgt, in woorden die het gezin begrijpt.")

# A placement that changes is no reason, and neither is a family that moves: the gemeente stays responsible.
ZWAARWEGEND = frozenset(
    {
        RedenOverdracht.WENS,
        RedenOverdracht.VERTREK,
        RedenOverdracht.AFWEZIG,
        RedenOverdracht.BELANGEN,
        RedenOverdracht.KADER,
    }
)
ZONDER_GESPREK = frozenset({RedenOverdracht.START, RedenOverdracht.AFWEZIG, RedenOverdracht.BELANGEN})


@dataclass(frozen=True, slots=True)
class OverdrachtFeiten:
    """What the rules may know when a fixed face changes; ``gesprek`` is true when the family met old and new."""

    soort: Regiesoort = Regiesoort.CASUSREGIE
    reden: RedenOverdracht = RedenOverdracht.WENS
    toelichting: str = ""
    gesprek: bool = False
    vrijwillig_verblijf: bool = False
    heeft_contactpersoon: bool = False
    crisis: bool = False


def contactpersoon_bij_verblijf(feiten: OverdrachtFeiten) -> Uitkomst:
    """Wie vrijwillig in verblijf is, heeft een vaste contactpersoon van de lokale toegang."""
    ontbreekt: tuple[Tekst, ...] = ()
    if not feiten.vrijwillig_verblijf:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("De jeugdige is niet vrijwillig in verblijf.")
    elif feiten.heeft_contactpersoon:
        oordeel, reden = Oordeel.VOLDAAN, zin("Er is een vaste contactpersoon.")
    else:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("Bij dit verblijf is nog geen vaste contactpersoon aangewezen.")
        ontbreekt = (WIJS_AAN,)
    return Uitkomst("contactpersoon bij verblijf", oordeel, reden, CONTACTPERSOON, ontbreekt, is_hard=False)


def perspectiefregisseur_blijft(feiten: OverdrachtFeiten) -> Uitkomst:
    """De vaste contactpersoon blijft bij alle plekken betrokken; wisselen kan alleen om een zware reden."""
    ontbreekt: tuple[Tekst, ...] = ()
    bron = WOONPLAATS if feiten.reden is RedenOverdracht.VERHUIZING else CONTACTPERSOON
    if feiten.soort is not Regiesoort.PERSPECTIEFREGIE or not feiten.heeft_contactpersoon:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("De vaste contactpersoon verandert hierdoor niet.")
    elif not feiten.vrijwillig_verblijf:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("De jeugdige is niet vrijwillig in verblijf.")
    elif feiten.reden in ZWAARWEGEND and feiten.toelichting.strip():
        oordeel, reden = Oordeel.VOLDAAN, zin("De reden is zwaar genoeg: %(reden)s.", reden=feiten.reden.value)
    elif feiten.crisis:
        oordeel, reden = Oordeel.LET_OP, zin("Bij crisis mag iemand anders het overnemen; leg uit waarom.")
        ontbreekt = (LICHT_TOE,)
    else:
        oordeel = Oordeel.NIET_VOLDAAN
        reden = zin("‘%(reden)s’ is geen reden om de vaste contactpersoon te wisselen.", reden=feiten.reden.value)
        if feiten.reden in ZWAARWEGEND:
            reden = zin("De vaste contactpersoon wisselt, maar er staat niet bij waarom.")
        ontbreekt = (KIES_REDEN,)
    return Uitkomst("perspectiefregisseur blijft", oordeel, reden, bron, ontbreekt)


def overdracht_met_gesprek(feiten: OverdrachtFeiten) -> Uitkomst:
    """Draag over in een gesprek van het gezin met de oude en de nieuwe medewerker samen, met uitleg waarom."""
    ontbreekt: tuple[Tekst, ...] = ()
    if not feiten.toelichting.strip() and not feiten.crisis:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("Er staat nog niet bij waarom het gezin een ander gezicht krijgt.")
        ontbreekt = (LICHT_TOE,)
    elif feiten.gesprek:
        oordeel, reden = Oordeel.VOLDAAN, zin("Het gezin heeft met de oude en de nieuwe medewerker samen gesproken.")
    elif feiten.crisis or feiten.reden in ZONDER_GESPREK:
        oordeel, reden = Oordeel.LET_OP, zin("Er was geen gesprek met de oude en de nieuwe medewerker samen.")
        ontbreekt = (HAAL_IN,)
    else:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("Het gezin heeft de nieuwe medewerker nog niet ontmoet.")
        ontbreekt = (PLAN_GESPREK,)
    return Uitkomst("overdracht met gesprek", oordeel, reden, NAAST_GEZIN, ontbreekt)
