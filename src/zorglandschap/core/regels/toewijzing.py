"""What may a decision allocate, and until when? Jeugdwet art. 1.1, regiovisie §3.3 and iJw 3.2."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zorglandschap.core.begrippen.bron import JEUGDWET, REGIOVISIE, Bron
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.regels.besluit import IJW
from zorglandschap.core.regels.uitkomst import Oordeel, Uitkomst

LEEFTIJD = Bron(
    JEUGDWET,
    "art. 1.1 en 6.1.2",
    "Jeugdhulp is er tot 18 jaar. Wat voor 18 begon, kan doorlopen tot 23 jaar en pleegzorg tot 21 jaar; gesloten "
    "hulp hoogstens een half jaar na 18.",
)
EINDE_IN_ZICHT = Bron(REGIOVISIE, "§3.3", "Hulp heeft een einde in zicht: we spreken vooraf af wanneer het klaar is.")
OMVANG = Bron(
    IJW, "CD041 en CD080", "Bij een productcode hoort een omvang; zonder productcode gaat er geen omvang mee."
)

_Antwoord = tuple[Oordeel, Tekst, tuple[Tekst, ...]]


@dataclass(frozen=True, slots=True)
class ToewijzingFeiten:
    """What the rules of one allocation may know.

    ``grens_op`` is the first day on which this form of help can no longer be jeugdhulp, ``lang_op`` the day after
    which policy calls the period long. ``liep_al``: this help began before the eighteenth birthday.
    """

    van: date
    achttien_op: date
    grens_op: date
    lang_op: date
    tot: date | None = None
    liep_al: bool = False
    heeft_product: bool = False
    heeft_omvang: bool = False


def toewijzing_binnen_leeftijd(feiten: ToewijzingFeiten) -> Uitkomst:
    """Wijs jeugdhulp toe tot 18 jaar; wat al liep mag doorlopen tot 21 of 23 jaar."""
    oordeel, reden, ontbreekt = _naar_leeftijd(feiten)
    return Uitkomst("toewijzing binnen leeftijd", oordeel, reden, LEEFTIJD, ontbreekt)


def _naar_leeftijd(feiten: ToewijzingFeiten) -> _Antwoord:
    if feiten.tot is not None and feiten.tot <= feiten.achttien_op:
        return Oordeel.VOLDAAN, zin("De hulp eindigt voor de achttiende verjaardag."), ()
    if feiten.van >= feiten.grens_op or (feiten.tot is not None and feiten.tot > feiten.grens_op):
        reden = zin("Deze vorm van jeugdhulp kan hoogstens tot %(dag)s.", dag=feiten.grens_op.isoformat())
        return Oordeel.NIET_VOLDAAN, reden, (KORTER,)
    if feiten.van >= feiten.achttien_op and not feiten.liep_al:
        reden = zin("De jeugdige is dan 18 jaar of ouder en deze hulp begon niet voor die tijd.")
        return Oordeel.NIET_VOLDAAN, reden, (ANDERE_WET,)
    if feiten.tot is None:
        reden = zin("De hulp heeft geen einddatum. Ze kan hoogstens tot %(dag)s.", dag=feiten.grens_op.isoformat())
        return Oordeel.LET_OP, reden, ()
    return Oordeel.LET_OP, zin("De hulp loopt door na de achttiende verjaardag. Leg uit waarom dat nodig is."), ()


def periode_is_eindig(feiten: ToewijzingFeiten) -> Uitkomst:
    """Hulp heeft een einde in zicht: spreek een einddatum af die niet te ver weg ligt."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.tot is None:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("Er is geen einddatum afgesproken.")
        ontbreekt = (SPREEK_EINDE_AF,)
    elif feiten.tot > feiten.lang_op:
        oordeel, reden = Oordeel.LET_OP, zin("De periode is lang. Kijk tussendoor of de hulp nog nodig is.")
    else:
        oordeel, reden = Oordeel.VOLDAAN, zin("Er is een einddatum afgesproken.")
    return Uitkomst("periode is eindig", oordeel, reden, EINDE_IN_ZICHT, ontbreekt, is_hard=False)


def omvang_bij_product(feiten: ToewijzingFeiten) -> Uitkomst:
    """Bij een productcode hoort hoeveel hulp dat is, zodat het bericht naar de aanbieder klopt."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.heeft_product and not feiten.heeft_omvang:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("Er is een productcode ingevuld, maar niet hoeveel hulp dat is.")
        ontbreekt = (VUL_OMVANG_IN,)
    elif feiten.heeft_omvang and not feiten.heeft_product:
        oordeel = Oordeel.LET_OP
        reden = zin("Zonder productcode staat de omvang wel in de brief, maar niet in het bericht aan de aanbieder.")
    else:
        oordeel, reden = Oordeel.VOLDAAN, zin("Productcode en omvang passen bij elkaar.")
    return Uitkomst("omvang bij product", oordeel, reden, OMVANG, ontbreekt)


KORTER = zin("Kies een eerdere einddatum, of zoek hulp uit een andere wet (Wmo, Zvw of Wlz).")
ANDERE_WET = zin("Zoek samen hulp uit een andere wet: Wmo, Zvw of Wlz.")
SPREEK_EINDE_AF = zin("Spreek af wanneer u samen kijkt of de hulp klaar is, en vul die dag in.")
VUL_OMVANG_IN = zin("Vul het aantal, de eenheid en de frequentie in.")

# Asked of every allocation in a decision.
BIJ_TOEWIJZING = (toewijzing_binnen_leeftijd, periode_is_eindig, omvang_bij_product)
