"""What does a placement need, and what keeps being watched after it? Regiovisie §1.1, §3.2 and §3.5."""

from __future__ import annotations

from dataclasses import dataclass

from zorglandschap.core.begrippen.bron import CRISISWIJZER, REGIOVISIE, WAT_VOORAFGING, Bron
from zorglandschap.core.begrippen.codelijsten import Niveau
from zorglandschap.core.begrippen.hulpvormen import CRISIS, VERBLIJF, Hulpvorm
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.regels.uitkomst import Oordeel, Uitkomst

KOPPELING = Bron(REGIOVISIE, "§3.5", "Bij elke vorm van verblijf hoort altijd een koppeling met ambulante hulp.")
EIGEN_GEMEENTE = Bron(
    REGIOVISIE,
    "§1.1 en §3.5",
    "Als thuis niet meer kan: zo dichtbij mogelijk, in de vertrouwde omgeving, in de eigen gemeente.",
)
KLOOF = Bron(
    WAT_VOORAFGING,
    "Afwegingskader",
    "Wat is geadviseerd en wat is gegeven leggen we naast elkaar vast, zodat het verschil zichtbaar wordt.",
)
CRISIS_OPEN = Bron(
    REGIOVISIE,
    "§2.3 en §3.5",
    "Crisisopvang moet altijd open blijven; gewone verwijzingen horen daar niet.",
)
CRISIS_KORT = Bron(CRISISWIJZER, "crisisbed", "Een crisisplek duurt hoogstens 28 dagen en heeft snel een vervolg.")

EERST_WAT_PAST = Bron(
    REGIOVISIE, "§3.2", "We verwijzen naar wat past, niet naar wat bekend is of waar toevallig plek is."
)

WACHT_AF = zin("Wacht het antwoord af, of trek eerst een verzoek in.")
GEEF_REDEN = zin("Kies een reden en licht die kort toe.")
KOPPEL = zin("Kies een vorm van ambulante hulp naast het verblijf.")
REGEL_VERVOLG = zin("Spreek af waar de jeugdige hierna woont en wat daarvoor nodig is.")
KIES_ANDERS = zin("Kies een plek die niet voor crisis is bedoeld.")


@dataclass(frozen=True, slots=True)
class PlaatsingFeiten:
    """What the rules of placement may know.

    ``eigen_gemeente_kan``: a fitting place of the same level is free in the own gemeente. ``eerder_in_rang``: a
    better ranked offer is passed over. ``verzoeken_open``: other places that are held for this youth. Days count
    whole days in a crisis place; the norms are policy.
    """

    hulpvorm: Hulpvorm
    niveau: Niveau = Niveau.FIRST_BEST
    in_eigen_gemeente: bool = True
    eigen_gemeente_kan: bool = False
    eerder_in_rang: bool = False
    reden: str = ""
    ambulant_loopt: bool = False
    dagen_in_crisisplek: int = 0
    crisis_hoogstens_dagen: int = 0
    crisis: bool = False
    verzoeken_open: int = 0
    verzoeken_hoogstens: int = 0


def ambulant_naast_verblijf(feiten: PlaatsingFeiten) -> Uitkomst:
    """Naast elk verblijf loopt ambulante hulp, gericht op de terugkeer naar huis."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.hulpvorm not in VERBLIJF:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("De jeugdige woont thuis.")
    elif feiten.ambulant_loopt:
        oordeel, reden = Oordeel.VOLDAAN, zin("Er loopt ambulante hulp naast het verblijf.")
    else:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("Naast dit verblijf is nog geen ambulante hulp gekoppeld.")
        ontbreekt = (KOPPEL,)
    return Uitkomst("ambulant naast verblijf", oordeel, reden, KOPPELING, ontbreekt, is_hard=False)


def eigen_gemeente_eerst(feiten: PlaatsingFeiten) -> Uitkomst:
    """Zoek een plek om te wonen eerst in de eigen gemeente; kies alleen met een reden voor verder weg."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.hulpvorm not in VERBLIJF:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("De jeugdige woont thuis.")
    elif feiten.in_eigen_gemeente:
        oordeel, reden = Oordeel.VOLDAAN, zin("De plek is in de eigen gemeente.")
    elif not feiten.eigen_gemeente_kan:
        oordeel, reden = Oordeel.VOLDAAN, zin("In de eigen gemeente is nu geen passende plek vrij.")
    elif feiten.reden.strip():
        oordeel, reden = Oordeel.LET_OP, zin("De plek is buiten de eigen gemeente; de reden is vastgelegd.")
    elif feiten.crisis:
        oordeel, reden = Oordeel.LET_OP, zin("Bij crisis mag een plek verder weg; zoek daarna dichterbij.")
    else:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("In de eigen gemeente is een passende plek vrij.")
        ontbreekt = (GEEF_REDEN,)
    return Uitkomst("eigen gemeente eerst", oordeel, reden, EIGEN_GEMEENTE, ontbreekt)


def afwijking_met_reden(feiten: PlaatsingFeiten) -> Uitkomst:
    """Wie een andere plek kiest dan het advies of dan de eerste in de rij, legt de reden vast."""
    ontbreekt: tuple[Tekst, ...] = ()
    wijkt_af = feiten.niveau is not Niveau.FIRST_BEST
    if not wijkt_af and not feiten.eerder_in_rang:
        oordeel, reden = Oordeel.VOLDAAN, zin("De plek volgt het advies en staat bovenaan.")
    elif feiten.reden.strip():
        oordeel, reden = Oordeel.LET_OP, zin("De keuze wijkt af; de reden is vastgelegd.")
    elif feiten.crisis:
        oordeel, reden = Oordeel.LET_OP, zin("De keuze wijkt af wegens crisis; dat wordt als reden vastgelegd.")
    else:
        oordeel, ontbreekt = Oordeel.NIET_VOLDAAN, (GEEF_REDEN,)
        reden = zin("De plek wijkt af van het advies.") if wijkt_af else zin("Er staat een plek hoger in de rij.")
    return Uitkomst("afwijking met reden", oordeel, reden, KLOOF, ontbreekt)


def crisisplek_alleen_voor_crisis(feiten: PlaatsingFeiten) -> Uitkomst:
    """Een crisisplek is alleen voor crisis, zodat die altijd open blijft."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.hulpvorm not in CRISIS:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("Dit is geen crisisplek.")
    elif feiten.crisis:
        oordeel, reden = Oordeel.VOLDAAN, zin("Er is een crisis gemeld.")
    else:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("Deze plek is bedoeld voor crisis, en die is er niet gemeld.")
        ontbreekt = (KIES_ANDERS,)
    return Uitkomst("crisisplek alleen voor crisis", oordeel, reden, CRISIS_OPEN, ontbreekt)


def crisis_hoogstens_28_dagen(feiten: PlaatsingFeiten) -> Uitkomst:
    """Een verblijf op een crisisplek duurt hoogstens 28 dagen."""
    dagen, norm = feiten.dagen_in_crisisplek, feiten.crisis_hoogstens_dagen
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.hulpvorm not in CRISIS & VERBLIJF:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("De jeugdige verblijft niet op een crisisplek.")
    elif dagen > norm:
        oordeel, ontbreekt = Oordeel.NIET_VOLDAAN, (REGEL_VERVOLG,)
        reden = zin("Dit is dag %(dag)s op een crisisplek; het mag %(norm)s dagen.", dag=dagen, norm=norm)
    elif dagen * 2 > norm:
        oordeel, ontbreekt = Oordeel.LET_OP, (REGEL_VERVOLG,)
        reden = zin("Dit is dag %(dag)s van de %(norm)s op een crisisplek: over de helft.", dag=dagen, norm=norm)
    else:
        oordeel = Oordeel.VOLDAAN
        reden = zin("Dit is dag %(dag)s van de %(norm)s op een crisisplek.", dag=dagen, norm=norm)
    return Uitkomst("crisis hoogstens 28 dagen", oordeel, reden, CRISIS_KORT, ontbreekt, is_hard=False)


def niet_te_veel_tegelijk(feiten: PlaatsingFeiten) -> Uitkomst:
    """Vraag alleen plekken die het best passen tegelijk, en nooit meer dan de norm: een ander wacht er ook op."""
    al, norm = feiten.verzoeken_open, feiten.verzoeken_hoogstens
    ontbreekt: tuple[Tekst, ...] = ()
    if not al:
        oordeel, reden = Oordeel.VOLDAAN, zin("Er staat geen ander verzoek open.")
    elif feiten.crisis:
        oordeel, reden = Oordeel.LET_OP, zin("Bij crisis mag dit; geef de andere plekken vrij zodra u een ja heeft.")
    elif feiten.niveau is not Niveau.FIRST_BEST:
        oordeel, ontbreekt = Oordeel.NIET_VOLDAAN, (WACHT_AF,)
        reden = zin("Er staat al een verzoek open. Tegelijk vragen kan alleen voor plekken die het best passen.")
    elif al >= norm:
        oordeel, ontbreekt = Oordeel.NIET_VOLDAAN, (WACHT_AF,)
        reden = zin("Er staan al %(al)s verzoeken open; het mogen er %(norm)s zijn.", al=al, norm=norm)
    else:
        oordeel = Oordeel.VOLDAAN
        reden = zin("Dit is verzoek %(nummer)s van hoogstens %(norm)s tegelijk.", nummer=al + 1, norm=norm)
    return Uitkomst("niet te veel tegelijk", oordeel, reden, EERST_WAT_PAST, ontbreekt)


# The rules that stand before a request for a place (beside that of the ground, in kader.py), and those that are
# watched while help runs.
BIJ_VRAGEN = (niet_te_veel_tegelijk, crisisplek_alleen_voor_crisis, eigen_gemeente_eerst, afwijking_met_reden)
BEWAAKT = (ambulant_naast_verblijf, crisis_hoogstens_28_dagen)
