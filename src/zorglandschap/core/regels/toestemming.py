"""Who must say yes to the help, and to sharing what is known? Jeugdwet art. 7.3.4 and 7.3.11."""

from __future__ import annotations

from dataclasses import dataclass

from zorglandschap.core.begrippen.bron import JEUGDWET, Bron
from zorglandschap.core.begrippen.codelijsten import JuridischKader
from zorglandschap.core.begrippen.gezinswoorden import Toestemmingsdoel
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.regels.uitkomst import Oordeel, Uitkomst

WIE_STEMT_IN = Bron(
    JEUGDWET,
    "art. 7.3.4",
    "Tot 12 jaar geven de ouders of voogd met gezag toestemming, van 12 tot 16 jaar de jeugdige en zij samen, "
    "vanaf 16 jaar de jeugdige alleen. Onder een maatregel, bij gesloten jeugdhulp en bij jeugdreclassering "
    "is voor de hulp zelf geen toestemming nodig.",
)
NIET_DELEN = Bron(
    JEUGDWET,
    "art. 7.3.11",
    "Gegevens gaan alleen met toestemming naar een ander. Wie bij de hulp zelf betrokken is, mag weten wat nodig is.",
)
NIET_VERHUIZEN = Bron(
    JEUGDWET,
    "art. 7.3.4",
    "Verhuizen is nieuwe hulp: wie over de hulp beslist, zegt ja of nee. Voor een betere plek voor iedereen samen "
    "verhuist niemand zonder dat ja. Dat is onze afspraak, ook onder een maatregel.",
)

_Antwoord = tuple[Oordeel, Tekst, tuple[Tekst, ...]]


@dataclass(frozen=True, slots=True)
class ToestemmingFeiten:
    """What the rules of consent may know; ``mede_vanaf`` and ``alleen_vanaf`` are ages of the law.

    ``met_gezag`` is how many people have gezag now, ``ouders_ja`` how many of them said yes. ``zonder_ouders``
    says that it was written down why the parents are not asked (12 to 15 years).
    """

    leeftijd: int
    mede_vanaf: int
    alleen_vanaf: int
    doel: Toestemmingsdoel = Toestemmingsdoel.HULP
    kader: JuridischKader = JuridischKader.VRIJWILLIG
    jeugdige_ja: bool = False
    met_gezag: int = 0
    ouders_ja: int = 0
    zonder_ouders: bool = False
    ingetrokken: bool = False
    crisis: bool = False


def toestemming_geldig(feiten: ToestemmingFeiten) -> Uitkomst:
    """Vraag toestemming aan wie er volgens de wet over gaat: ouders, jeugdige of allebei."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.doel is Toestemmingsdoel.HULP and feiten.kader is not JuridischKader.VRIJWILLIG:
        oordeel = Oordeel.NIET_VAN_TOEPASSING
        reden = zin(
            "Het kader is %(kader)s. Voor de hulp zelf is dan geen toestemming nodig. Leg wel uit wat er gebeurt.",
            kader=feiten.kader.value,
        )
    else:
        oordeel, reden, ontbreekt = _weeg(feiten)
    return Uitkomst("toestemming geldig", oordeel, reden, WIE_STEMT_IN, ontbreekt)


def delen_met_toestemming(feiten: ToestemmingFeiten) -> Uitkomst:
    """Deel gegevens alleen met een ander als daar nu toestemming voor is."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.doel is Toestemmingsdoel.HULP:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("Dit gaat over de hulp zelf, niet over gegevens delen.")
    else:
        oordeel, reden, ontbreekt = _weeg(feiten)
    return Uitkomst("delen met toestemming", oordeel, reden, NIET_DELEN, ontbreekt)


def instemming_met_verhuizen(feiten: ToestemmingFeiten) -> Uitkomst:
    """Laat een jeugdige alleen meedoen als verhuizer wanneer vastligt dat hij en wie erover gaan dat willen."""
    oordeel, reden, ontbreekt = _weeg(feiten)
    return Uitkomst("instemming met verhuizen", oordeel, reden, NIET_VERHUIZEN, ontbreekt)


def _weeg(feiten: ToestemmingFeiten) -> _Antwoord:
    oordeel, reden, ontbreekt = _naar_leeftijd(feiten)
    if oordeel is not Oordeel.NIET_VOLDAAN:
        return oordeel, reden, ontbreekt
    if feiten.crisis:
        nu = zin(
            "Er is een crisis: handel nu en deel alleen wat daarvoor nodig is. Vraag de toestemming zo snel u kunt."
        )
        return Oordeel.LET_OP, nu, ontbreekt
    if feiten.ingetrokken:
        gesprek = zin("Praat met wie de toestemming introk: wat is er nodig om verder te kunnen?")
        return oordeel, zin("De toestemming is ingetrokken. Sindsdien geldt zij niet meer."), (*ontbreekt, gesprek)
    return oordeel, reden, ontbreekt


def _naar_leeftijd(feiten: ToestemmingFeiten) -> _Antwoord:
    if feiten.leeftijd >= feiten.alleen_vanaf:
        return _van_jeugdige(feiten)
    if feiten.leeftijd >= feiten.mede_vanaf:
        return _samen(feiten)
    return _van_ouders(feiten)


def _van_jeugdige(feiten: ToestemmingFeiten) -> _Antwoord:
    vanaf = feiten.alleen_vanaf
    if feiten.jeugdige_ja:
        return Oordeel.VOLDAAN, zin("De jeugdige is %(vanaf)s jaar of ouder en zegt ja.", vanaf=vanaf), ()
    reden = zin("De jeugdige is %(vanaf)s jaar of ouder en beslist zelf. Er is nog geen ja.", vanaf=vanaf)
    return Oordeel.NIET_VOLDAAN, reden, (VRAAG_JEUGDIGE,)


def _samen(feiten: ToestemmingFeiten) -> _Antwoord:
    """From twelve to sixteen: the youth and everybody with gezag, or the youth with a reason of the law."""
    if feiten.jeugdige_ja and _alle_ouders(feiten):
        return Oordeel.VOLDAAN, zin("De jeugdige en wie het gezag heeft, zeggen allebei ja."), ()
    if feiten.jeugdige_ja and feiten.zonder_ouders:
        reden = zin(
            "De jeugdige zegt ja, de ouders niet. Dat mag als het ernstig nadeel voorkomt, of als de jeugdige er goed "
            "over nadacht en het blijft willen. De reden is opgeschreven."
        )
        return Oordeel.LET_OP, reden, ()
    ontbreekt = () if feiten.jeugdige_ja else (VRAAG_JEUGDIGE,)
    if not _alle_ouders(feiten):
        ontbreekt = (*ontbreekt, _vraag_ouders(feiten))
    reden = zin(
        "Van %(van)s tot %(tot)s jaar zijn het ja van de jeugdige en van wie het gezag heeft allebei nodig.",
        van=feiten.mede_vanaf,
        tot=feiten.alleen_vanaf,
    )
    return Oordeel.NIET_VOLDAAN, reden, ontbreekt


def _van_ouders(feiten: ToestemmingFeiten) -> _Antwoord:
    if _alle_ouders(feiten):
        return Oordeel.VOLDAAN, zin("Iedereen met gezag zegt ja. Leg de jeugdige uit wat er gaat gebeuren."), ()
    if feiten.ouders_ja:
        reden = zin(
            "%(ja)s van de %(aantal)s mensen met gezag zegt ja. Alle mensen met gezag moeten instemmen.",
            ja=feiten.ouders_ja,
            aantal=feiten.met_gezag,
        )
    else:
        reden = zin("De jeugdige is jonger dan %(tot)s jaar. Wie het gezag heeft, beslist.", tot=feiten.mede_vanaf)
    return Oordeel.NIET_VOLDAAN, reden, (_vraag_ouders(feiten),)


def _alle_ouders(feiten: ToestemmingFeiten) -> bool:
    return 0 < feiten.met_gezag <= feiten.ouders_ja


def _vraag_ouders(feiten: ToestemmingFeiten) -> Tekst:
    if not feiten.met_gezag:
        return zin("Leg vast wie het gezag heeft en vraag die om toestemming.")
    if feiten.ouders_ja:
        return zin("Vraag ook de ander met gezag. Lukt dat niet, dan kan de rechter vervangende toestemming geven.")
    return zin("Vraag toestemming aan wie het gezag heeft, en leg het antwoord vast.")


VRAAG_JEUGDIGE = zin("Leg de jeugdige in gewone woorden uit waarvoor u toestemming vraagt, en leg het antwoord vast.")
